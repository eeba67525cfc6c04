package import Domain

/// A visit, a call or an exchange of messages in which the person was reached.
package struct PlanVisit: Hashable, Sendable {
  package var channel: FollowUpChannel
  /// What was found for each subject it was about, by ``PlanDefinition/subject``.
  ///
  /// A plan whose subject is not among them is not touched by the visit.
  package var findings: [String: PlanFinding]
  /// The versions in force when it was recorded, by plan; running plans go over to these.
  ///
  /// A plan that is not named keeps its version.
  package var versions: [String: Int]

  package init(
    channel: FollowUpChannel, findings: [String: PlanFinding], versions: [String: Int] = [:]
  ) {
    self.channel = channel
    self.findings = findings
    self.versions = versions
  }

  /// Whether the person was met: at the clinic or at home.
  package var isInPerson: Bool { channel == .visit || channel == .home }
}

/// What a visit found on one subject, judged on its day by the rules of that day.
package struct PlanFinding: Hashable, Sendable {
  /// What the values said.
  package enum Control: String, Sendable, CaseIterable {
    case controlled
    case uncontrolled
    /// There is no value by which to judge; never taken for a good one.
    case unmeasured
    /// There is nothing to judge by values.
    case unjudged
  }

  package var control: Control
  /// What was found beside the values.
  package var signs: Set<VisitFinding>

  package init(_ control: Control, signs: Set<VisitFinding> = []) {
    self.control = control
    self.signs = signs
  }

  /// Whether something was measured.
  package var hasReading: Bool { control == .controlled || control == .uncontrolled }

  /// What it comes to, the gravest first.
  ///
  /// - Parameters:
  ///   - run: How many visits in a row were not controlled, with this one.
  ///   - wasAttended: Whether the last visit called for attention.
  package func result(run: Int, wasAttended: Bool) -> PlanResult {
    if signs.contains(.dangerSign) { return .emergency }
    if signs.contains(.complication) { return .complication }
    if signs.contains(.stubbornReaction) { return .stubbornReaction }
    if control == .uncontrolled { return run > 1 ? .uncontrolledAgain : .uncontrolled }
    if signs.contains(.adverseReaction) { return .adverseReaction }
    switch control {
    case .controlled: return .controlled
    case .unmeasured: return wasAttended ? .unmeasuredAgain : .unmeasured
    case .uncontrolled, .unjudged: return .done
    }
  }
}
