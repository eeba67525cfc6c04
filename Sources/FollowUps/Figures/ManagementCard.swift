package import Domain

/// What a year of managing an illness came to, for one person: 年度管理卡.
///
/// The standard asks for at least 4 visits in person a year (国家基本公共卫生服务规范 第三版, 2017), which
/// is used as one in each quarter: a visit two weeks after another does not count for the next one.
package struct ManagementCard: Hashable, Sendable {
  /// A quarter of the year.
  package struct Quarter: Hashable, Sendable {
    /// How a quarter stands to the standard.
    package enum State: String, Sendable, CaseIterable {
      /// There was a visit in person.
      case met
      /// It is over, the person was managed all through, and there was none.
      case missed
      /// It is not over yet.
      case open
      /// The person was not managed all through it: no visit is asked for.
      case exempt

      package var title: Localized {
        switch self {
        case .met: Localized(zh: "已面访", en: "seen")
        case .missed: Localized(zh: "缺面访", en: "missed")
        case .open: Localized(zh: "未到期", en: "not over")
        case .exempt: Localized(zh: "不要求", en: "not asked for")
        }
      }
    }

    /// 1 through 4.
    package let number: Int
    package let state: State
    /// The visits of its days, by day.
    package let visits: [ManagedVisit]
    /// The first visit in person; nil when there is none.
    package let counted: ManagedVisit?
  }

  /// Whether the year was managed to the standard.
  package enum Standard: String, Sendable, CaseIterable {
    case met
    /// No quarter was missed so far, and the year is not over.
    case metSoFar = "met-so-far"
    case notMet = "not-met"
    /// No whole quarter was managed, so that nothing can be said.
    case unknown

    package var title: Localized {
      switch self {
      case .met: Localized(zh: "规范管理", en: "managed to the standard")
      case .metSoFar: Localized(zh: "至今规范", en: "to the standard so far")
      case .notMet: Localized(zh: "未规范管理", en: "not managed to the standard")
      case .unknown: Localized(zh: "未满一个季度", en: "less than a quarter managed")
      }
    }
  }

  /// How the year went: the grading of B-Soft's CHIS, not a national one.
  package enum Effect: String, Sendable, CaseIterable {
    /// At least 3 quarters were controlled.
    case marked
    /// 2 quarters were.
    case fair
    case none

    package var title: Localized {
      switch self {
      case .marked: Localized(zh: "显效", en: "marked effect")
      case .fair: Localized(zh: "有效", en: "some effect")
      case .none: Localized(zh: "无效", en: "no effect")
      }
    }
  }

  package let disease: ManagedDisease
  package let year: Int
  package let span: ManagedSpan
  /// Four, in order.
  package let quarters: [Quarter]
  /// All visits of the year up to the day, by day.
  package let visits: [ManagedVisit]
  package let standard: Standard
  /// What the last visit with a reading said; nil when there is none.
  package let control: PlanFinding.Control?
  /// Whether it counts as controlled: a lost person never does.
  package let isControlled: Bool
  /// Nil until the year is over.
  package let effect: Effect?
  /// The newest yearly examination of the year; nil when there was none.
  package let exam: CalendarDate?
  /// The day up to which it was made.
  package let asOf: CalendarDate

  /// How many visits in person there were.
  package var visitsInPerson: Int { visits.filter(\.isInPerson).count }

  /// The next date that was agreed at the last visit; nil when there is none.
  package var next: CalendarDate? { visits.last?.next }

  /// - Parameters:
  ///   - visits: Of any years, in any order.
  ///   - span: The time of management that touches the year.
  ///   - exams: The days of yearly examinations.
  ///   - asOf: The day up to which it is made; later visits do not count.
  /// - Complexity: O(n log n) in the visits.
  package init(
    of disease: ManagedDisease, year: Int, visits: [ManagedVisit], span: ManagedSpan,
    exams: [CalendarDate] = [], asOf: CalendarDate
  ) {
    let whole = FigurePeriod.year(year)
    let known = visits.filter { $0.day <= asOf }.sorted { $0.day < $1.day }
    let quarters = Self.quarters(of: year, known, span, asOf)
    let own = known.filter { whole.contains($0.day) }
    let isOver = whole.last < asOf
    let isLost = span.isLost(by: min(asOf, whole.last))
    self.disease = disease
    self.year = year
    self.span = span
    self.quarters = quarters
    self.visits = own
    self.asOf = asOf
    control = own.last { $0.hasReading }?.control
    isControlled = control == .controlled && !isLost
    exam = exams.filter { whole.contains($0) && $0 <= asOf }.max()
    effect = isOver ? Self.effect(quarters) : nil
    standard =
      quarters.contains { $0.state == .missed }
      ? .notMet
      : !quarters.contains { $0.state == .met } ? .unknown : isOver ? .met : .metSoFar
  }

  private static func quarters(
    of year: Int, _ visits: [ManagedVisit], _ span: ManagedSpan, _ asOf: CalendarDate
  ) -> [Quarter] {
    return (1...4).map { number in
      let period = FigurePeriod.quarter(year: year, quarter: number)
      let own = visits.filter { period.contains($0.day) }
      let counted = own.first(where: \.isInPerson)
      let state: Quarter.State
      if counted != nil {
        state = .met
      } else if !span.covers(period.first...period.last) {
        state = .exempt
      } else {
        state = period.last < asOf ? .missed : .open
      }
      return Quarter(number: number, state: state, visits: own, counted: counted)
    }
  }

  /// A quarter is controlled when its last reading was.
  private static func effect(_ quarters: [Quarter]) -> Effect {
    let controlled = quarters.filter { $0.visits.last { $0.hasReading }?.control == .controlled }
    switch controlled.count {
    case 3...: return .marked
    case 2: return .fair
    default: return .none
    }
  }
}
