package import Domain

/// What a visit counted as for one plan, so that nobody has to guess why a date moved or did not.
package struct PlanVisitUse: Hashable, Sendable {
  /// What a visit lacks to count as a date of the plan.
  package enum Lack: String, Sendable, CaseIterable {
    /// It was not in person.
    case inPerson = "in-person"
    /// Nothing was measured.
    case reading
  }

  /// What it counted as.
  package enum Counted: Hashable, Sendable {
    /// The date of this title.
    case counted(Localized)
    /// The date that an earlier result had asked for.
    case recheck
    /// A visit before its time: the dates are reckoned from it.
    case early
    /// One more; the dates stay.
    case extra
    /// No date, as something was lacking.
    case uncounted(Lack)

    /// Whether the plan goes on from it.
    var isPlanned: Bool {
      switch self {
      case .counted, .recheck, .early: true
      case .extra, .uncounted: false
      }
    }
  }

  /// The id of the plan's definition.
  package let plan: String
  /// What the visit came to.
  package let result: PlanResult
  package let counted: Counted
  /// The next date by the plan itself; nil when there is none.
  package let next: CalendarDate?

  /// One line for the screen: `计为季度随访 第3次`.
  package var line: Localized {
    switch counted {
    case .counted(let title):
      Localized(zh: "计为\(title.chinese)", en: "counts as \(title.english)")
    case .recheck: Localized(zh: "计为复查；原定日期不变", en: "counts as the re-check; the dates stay")
    case .early:
      Localized(
        zh: "提前就诊；下次从本次算起" + (next.map { " → \($0)" } ?? ""),
        en: "before its time; the next is reckoned from it" + (next.map { " → \($0)" } ?? ""))
    case .extra: Localized(zh: "额外就诊；原定日期不变", en: "one more visit; the dates stay")
    case .uncounted(.inPerson):
      Localized(zh: "不计面访：未见到本人", en: "does not count: not in person")
    case .uncounted(.reading):
      Localized(zh: "不计：没有测量值", en: "does not count: nothing was measured")
    }
  }
}
