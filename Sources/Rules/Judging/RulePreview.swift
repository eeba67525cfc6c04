/// Whom a draft would touch, counted over a stream of patients.
package struct RulePreview: Hashable, Sendable {
  /// What a draft makes of one patient.
  package enum Change: Int, Sendable, CaseIterable {
    /// The tag comes.
    case gains
    /// The tag goes.
    case loses
    /// The tag stays.
    case keeps
    /// No tag before or after, and the condition is known not to be met.
    case staysOff
    /// No tag before or after, but only because the condition is unknown.
    case unknown
  }

  /// How many names of each kind are kept.
  package static let shownOfEach = 50

  /// How many patients of each kind, by the raw value of `Change`.
  private var counts = Array(repeating: 0, count: Change.allCases.count)
  private var patients = Array(repeating: [Int](), count: Change.allCases.count)
  /// How many follow-ups the draft would open.
  package private(set) var actions = 0

  package init() {}

  package subscript(change: Change) -> Int { counts[change.rawValue] }

  /// The first patients of a kind, 50 at most, by the numbers they were counted with.
  package func first(_ change: Change) -> [Int] { patients[change.rawValue] }

  /// Counts one patient.
  ///
  /// - Parameters:
  ///   - before: The stored state under the version in force; `RuleState.never` for a new rule.
  ///   - after: The state that the draft makes of it.
  ///   - truth: What is known of the draft's condition.
  ///   - opened: The follow-ups that it would open for the patient.
  package mutating func count(
    _ patient: Int, before: RuleState, after: RuleState, truth: Truth, opened: Int
  ) {
    let change = Self.change(before, after, truth)
    counts[change.rawValue] += 1
    actions += opened
    if patients[change.rawValue].count < Self.shownOfEach {
      patients[change.rawValue].append(patient)
    }
  }

  private static func change(_ before: RuleState, _ after: RuleState, _ truth: Truth) -> Change {
    switch (before.isOn, after.isOn) {
    case (false, true): .gains
    case (true, false): .loses
    case (true, true): .keeps
    case (false, false): truth == .unknown ? .unknown : .staysOff
    }
  }

  /// Adds what another worker counted; its patients come after these.
  package mutating func add(_ other: RulePreview) {
    for change in Change.allCases.map(\.rawValue) {
      counts[change] += other.counts[change]
      let room = Self.shownOfEach - patients[change].count
      patients[change] += other.patients[change].prefix(room)
    }
    actions += other.actions
  }
}

extension RuleJudge {
  /// What is known of a rule's condition with the patient at hand.
  ///
  /// - Parameter day: The last day judged.
  package func truth(of rule: Int, on day: Int) -> Truth {
    compiled[rule].when(view(on: day)).truth
  }
}
