package import Domain

/// A figure of a manager: a part of a whole, both as lists of the people behind them.
package struct Figure: Hashable, Sendable {
  /// Which figure it is.
  package enum Kind: String, Sendable, CaseIterable {
    /// 管理率: managed at any day of the period / managed or diagnosed.
    ///
    /// The national figure divides by an estimate of how many people live there and are ill; here it
    /// is by those whom the archive knows to be ill.
    case managed
    /// 规范管理率: managed to the standard / managed for at least a whole quarter.
    ///
    /// By the year of the period up to its end, as ``ManagementCard`` has it.
    case standard
    /// 控制率: controlled at the latest visit with a reading / managed at the end, or lost.
    ///
    /// Of the year of the period up to its end; a lost person and one without a reading are not
    /// controlled. Who died or moved away is in neither.
    case control
    /// 完成率: dates of the period done within their window / dates whose window is over, or done.
    case completion
    /// 及时率: done no later than the planned day / dates of the period that were done.
    case timeliness
    /// 联系到率: people reached at least once / people whom somebody tried to reach.
    case reach
    /// 约后来诊率: came within ``Figure/returnDays`` days / calls in which somebody agreed to come.
    ///
    /// Simple's "returned within 15 days of a call"; a call whose days are not over counts once the
    /// person has come.
    case returned

    package var title: Localized {
      switch self {
      case .managed: Localized(zh: "管理率", en: "Management rate")
      case .standard: Localized(zh: "规范管理率", en: "Standard management rate")
      case .control: Localized(zh: "控制率", en: "Control rate")
      case .completion: Localized(zh: "随访完成率", en: "Completion")
      case .timeliness: Localized(zh: "随访及时率", en: "Timeliness")
      case .reach: Localized(zh: "联系到率", en: "Reached")
      case .returned: Localized(zh: "约后来诊率", en: "Returned after a call")
      }
    }

    /// A shorter title for the heads of narrow columns.
    package var shortTitle: Localized {
      switch self {
      case .managed: Localized(zh: "管理率", en: "Managed")
      case .standard: Localized(zh: "规范率", en: "Standard")
      case .control: Localized(zh: "控制率", en: "Control")
      case .completion: Localized(zh: "完成率", en: "Done")
      case .timeliness: Localized(zh: "及时率", en: "In time")
      case .reach: Localized(zh: "联系率", en: "Reached")
      case .returned: Localized(zh: "来诊率", en: "Came")
      }
    }

    /// What is divided by what, and by which definition.
    package var definition: Localized {
      switch self {
      case .managed:
        Localized(
          zh: "期内在管人数 ÷ 档案中已诊断或在管人数（诊所口径）",
          en: "managed in the period / diagnosed or managed, as the archive knows (clinic's own)")
      case .standard:
        Localized(
          zh: "每个完整在管季度都有面访的人数 ÷ 至少在管一个季度的人数（规范三版：每年至少4次面访）",
          en:
            "seen in person in every whole quarter managed / managed for a quarter or more (national "
            + "standard, 3rd ed.: 4 visits in person a year)")
      case .control:
        Localized(
          zh: "本年最近一次有测量值的随访达标人数 ÷ 期末在管或失访人数（失访、无值均不算达标）",
          en:
            "controlled at the year's latest visit with a reading / managed or lost at the end (lost or "
            + "unmeasured is not controlled)")
      case .completion:
        Localized(zh: "在窗口内完成的随访 ÷ 期内应完成的随访", en: "done within the window / due in the period")
      case .timeliness:
        Localized(zh: "不晚于计划日完成的随访 ÷ 已完成的随访", en: "done by the planned day / done")
      case .reach:
        Localized(zh: "至少联系到一次的人数 ÷ 联系过的人数", en: "reached at least once / tried to reach")
      case .returned:
        Localized(
          zh: "答应来诊后\(Figure.returnDays)天内到诊 ÷ 答应来诊的电话",
          en: "came within \(Figure.returnDays) days / calls in which they agreed to come")
      }
    }
  }

  /// A person, or one date or call of a person, that counts in a figure.
  package struct Item: Hashable, Comparable, Sendable {
    package var patient: PatientID
    /// The planned date or the day of the call; nil where the person counts.
    package var day: CalendarDate?
    /// Whose it is; nil for nobody's.
    package var staff: String?

    package init(patient: PatientID, day: CalendarDate? = nil, staff: String? = nil) {
      self.patient = patient
      self.day = day
      self.staff = staff
    }

    package static func < (left: Item, right: Item) -> Bool {
      (left.patient.value, left.day?.dayNumber ?? 0, left.staff ?? "")
        < (right.patient.value, right.day?.dayNumber ?? 0, right.staff ?? "")
    }
  }

  /// So many days after a call in which somebody agreed to come it counts that they came.
  package static let returnDays = 15

  package let kind: Kind
  /// Those of the whole that count, in order.
  package let numerator: [Item]
  /// The whole, in order.
  package let denominator: [Item]

  package init(kind: Kind, numerator: [Item], denominator: [Item]) {
    self.kind = kind
    self.numerator = numerator.sorted()
    self.denominator = denominator.sorted()
  }

  /// Those of the whole that do not count, in order: whom to see to; O(n).
  package var missing: [Item] {
    var counts: [Item: Int] = [:]
    for item in numerator { counts[item, default: 0] += 1 }
    return denominator.filter { item in
      guard let left = counts[item], left > 0 else { return true }
      counts[item] = left - 1
      return false
    }
  }

  /// The part in tenths of a per cent, rounded half up; nil of nothing.
  package var permille: Int? { Figure.permille(numerator.count, of: denominator.count) }

  /// `83.3%`, or a dash of nothing.
  package var percentText: String { Figure.percentText(permille) }

  /// A part in tenths of a per cent, rounded half up; nil of nothing.
  package static func permille(_ part: Int, of whole: Int) -> Int? {
    whole > 0 ? (2000 * part + whole) / (2 * whole) : nil
  }

  /// `83.3%`, or a dash for nil.
  package static func percentText(_ permille: Int?) -> String {
    permille.map { "\($0 / 10).\($0 % 10)%" } ?? "—"
  }

  /// The figure of each group, by the groups' names; items of nobody come last, under nil.
  ///
  /// - Parameter group: The group of a member of staff, such as their team.
  package func grouped(by group: (String?) -> String?) -> [(group: String?, figure: Figure)] {
    let tops = Dictionary(grouping: numerator) { group($0.staff) }
    let wholes = Dictionary(grouping: denominator) { group($0.staff) }
    let names = wholes.keys.sorted { left, right in
      guard let left else { return false }
      return right.map { left < $0 } ?? true
    }
    return names.map { name in
      (name, Figure(kind: kind, numerator: tops[name] ?? [], denominator: wholes[name] ?? []))
    }
  }
}
