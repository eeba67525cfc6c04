import Domain
import Widgets

extension Model {
  /// What requests are about, by the right that their answer needs.
  private static let approvable: [AccessObject] = [
    .accounts, .bulkExport, .patientRights, .importing,
  ]

  /// Whether requests concern the one who is signed in: they may answer some, or ask.
  package var usesApprovals: Bool {
    Self.approvable.contains { object in
      [.approve, .change, .add].contains { access.allows($0, object) }
        // Taking down signatures asks nobody.
        && (object != .patientRights || access.allows(.change, object))
    }
  }

  /// Whether the title names the approvals: while something waits, and who is there.
  var showsApprovalsTab: Bool { screen == .approvals || approvals.waiting > 0 }

  /// Asks how much waits, for the title.
  func countApprovals() -> [Effect] { usesApprovals ? [.rights(.count)] : [] }

  /// The request selected; nil in an empty list and among restricted records.
  package var approvalLine: ApprovalLine? {
    guard screen == .approvals, approvals.part == .waiting, let place = approvals.list.selection,
      approvals.lines.indices.contains(place)
    else { return nil }
    return approvals.lines[place]
  }

  /// The restricted record selected.
  package var restrictedLine: RestrictedLine? {
    guard screen == .approvals, approvals.part == .restricted,
      let place = approvals.list.selection, approvals.restricted.indices.contains(place)
    else { return nil }
    return approvals.restricted[place]
  }

  /// The lists that this person may see.
  var approvalParts: [ApprovalsState.Part] {
    access.allows(.change, .patientRights) ? [.waiting, .restricted] : [.waiting]
  }

  /// Asks for the list as it is now; the one that shows stays until the other comes.
  mutating func askApprovals() -> [Effect] {
    if !approvalParts.contains(approvals.part) { approvals.part = .waiting }
    approvals.generation += 1
    switch approvals.part {
    case .waiting: return [.rights(.approvals(generation: approvals.generation))]
    case .restricted: return [.rights(.restricted(generation: approvals.generation))]
    }
  }

  mutating func moveApprovals(_ steps: Int) -> [Effect] {
    let all = approvalParts
    let place = all.firstIndex(of: approvals.part) ?? 0
    return showApprovals(all[(place + steps + all.count) % all.count])
  }

  mutating func showApprovals(_ part: ApprovalsState.Part) -> [Effect] {
    guard part != approvals.part, approvalParts.contains(part) else { return [] }
    approvals.part = part
    approvals.list = ListState(count: approvals.count)
    approvals.isLoaded = false
    return askApprovals()
  }

  /// Carries out a command about requests and restricted records.
  mutating func performApprovals(_ id: CommandID) -> [Effect] {
    switch id {
    case .viewApprovals, .viewRestricted:
      approvals.part = id == .viewApprovals ? .waiting : .restricted
      approvals.list = ListState(count: approvals.count)
      go(to: .approvals)
      return askApprovals()
    case .approvalAct:
      if let line = restrictedLine { return ask(.lift(line.patient, card: line.card)) }
      guard let line = approvalLine else { return [] }
      if line.isMerge { return line.isOwn ? [] : [.card(.previewProposal(line.id))] }
      // What was allowed is done where it belongs.
      if line.isAllowed { return line.patient == nil ? [] : showPerson(.rights) }
      return ask(.decide(line, allow: true))
    case .approvalRefuse: return approvalLine.map { ask(.decide($0, allow: false)) } ?? []
    default: return []
    }
  }

  /// Why Enter can do nothing with the row selected.
  var approvalObstacle: Localized? {
    if restrictedLine != nil { return nil }
    guard let line = approvalLine else { return RightsWords.nothingSelected }
    if line.isMerge, line.isOwn { return CardWords.proposalWaits }
    guard line.isAllowed, line.patient == nil else { return nil }
    return line.isByCommand ? RightsWords.byCommand : RightsWords.exportAgain
  }

  // MARK: - Answers

  mutating func approvalsRead(_ lines: [ApprovalLine], generation: Int) {
    approvals.waiting = lines.count(where: \.waits)
    guard generation == approvals.generation, approvals.part == .waiting else { return }
    approvals.lines = lines
    settleApprovals()
  }

  mutating func restrictedRead(_ lines: [RestrictedLine], generation: Int) {
    guard generation == approvals.generation, approvals.part == .restricted else { return }
    approvals.restricted = lines
    settleApprovals()
  }

  private mutating func settleApprovals() {
    approvals.isLoaded = true
    approvals.list.setCount(approvals.count)
  }

  // MARK: - Lists that are too long to leave

  /// A list may not leave by one person's word: the dialog offers to ask a second one.
  mutating func exportNeedsSecond(_ reason: Localized) {
    guard case .export(var run) = tables.dialog, run.phase == .working else { return }
    run.phase = .needsSecond
    run.problem = reason
    tables.dialog = .export(run)
  }

  /// Asks the second person.
  mutating func askSecond(_ asked: ExportRun) -> [Effect] {
    var run = asked
    run.phase = .askingSecond
    tables.dialog = .export(run)
    return [
      .rights(.askExport(run.table, people: run.people, reason: run.reason.text))
    ]
  }
}
