package import Domain
internal import Interchange
internal import SQLite

/// Two cards that are to become one, as a question to whoever may merge keeps it: numbers of cards
/// and names of items, nothing of the person.
package struct MergePlan: Hashable, Sendable {
  package let survivor: PatientID
  package let merged: PatientID
  /// The items that the card which goes gives.
  package let taking: Set<CardItem>
  /// The versions that whoever proposed it saw, of the card that stays and of the one that goes.
  let versions: [Int]

  init(_ preview: MergePreview, taking: Set<CardItem>) {
    survivor = preview.survivor.patient
    merged = preview.merged.patient
    self.taking = taking
    versions = [preview.survivor.version, preview.merged.version]
  }

  /// Reads what `content` wrote; nil for anything else.
  package init?(content: String) {
    guard let root = JSONParser.parse(Array(content.utf8)).document?.root,
      let survivor = root["survivor"]?.int, let merged = root["merged"]?.int,
      let versions = root["versions"]?.elements.compactMap(\.int), versions.count == 2
    else { return nil }
    self.survivor = PatientID(survivor)
    self.merged = PatientID(merged)
    self.versions = versions
    let items = root["taking"]?.elements.compactMap { $0.string.flatMap(CardItem.init(rawValue:)) }
    taking = Set(items ?? [])
  }

  var content: String {
    let items = CardItem.allCases.filter(taking.contains).map { JSONOutput.string($0.rawValue) }
    return JSONOutput.object([
      .init("survivor", .integer(survivor.value)),
      .init("merged", .integer(merged.value)), .init("taking", .array(items)),
      .init("versions", .array(versions.map { .integer($0) })),
    ]).text
  }
}

extension Store {
  /// Asks somebody who may merge to make two cards one.
  ///
  /// - Parameter reason: Why they are taken for one person's; never empty.
  /// - Returns: The number of the question; of one that was asked before and is open, that one.
  /// - Throws: `.conflict` when one of the cards was changed since the preview.
  package func proposeMerge(
    _ preview: MergePreview, taking: Set<CardItem>, reason: String
  ) throws(StoreError) -> Int {
    try require(.add, .importing)
    let plan = MergePlan(preview, taking: taking)
    try requireVisible(plan.survivor)
    try requireVisible(plan.merged)
    return try write { connection in
      try checkPair(plan.survivor, plan.merged, in: connection)
      guard
        try plan.versions == [
          version(of: plan.survivor, in: connection), version(of: plan.merged, in: connection),
        ]
      else { throw StoreError.conflict }
      let open = try openProposals(in: connection).first { $0.isAbout(plan.survivor, plan.merged) }
      if let open { return open.id }
      return try ask(.merge, content: plan.content, reason: reason, in: connection)
    }
  }

  /// Two cards that somebody proposed to make one, beside each other as they are now.
  ///
  /// - Parameter id: The number of the question.
  /// - Throws: `.refused` for a question that is not open; as `mergePreview` does.
  package func proposedMerge(
    _ id: Int
  ) throws(StoreError) -> (preview: MergePreview, taking: Set<CardItem>) {
    try require(.approve, .importing)
    let plan = try read { connection in
      guard let open = try openProposals(in: connection).first(where: { $0.id == id }) else {
        throw StoreError.refused(
          Localized(zh: "这项合并已经处理过了", en: "this proposal was answered already"))
      }
      return open.plan
    }
    return (try mergePreview(into: plan.survivor, of: plan.merged), plan.taking)
  }

  private struct Proposal {
    let id: Int
    let plan: MergePlan

    func isAbout(_ one: PatientID, _ other: PatientID) -> Bool {
      Set([plan.survivor, plan.merged]) == Set([one, other])
    }
  }

  private func openProposals(in connection: Connection) throws -> [Proposal] {
    let moment = try Self.steadyMoment(now(), in: connection)
    let rows = try connection.statement(
      """
      SELECT id, content FROM approval WHERE kind = ? AND decided_at IS NULL AND asked_at > ?
      ORDER BY id
      """)
    rows.bind(ApprovalKind.merge.text, moment.seconds - Self.approvalPatience)
    var found: [Proposal] = []
    while try rows.step() {
      if let plan = MergePlan(content: rows.text(1)) {
        found.append(Proposal(id: rows.integer(0), plan: plan))
      }
    }
    return found
  }

  /// Makes two cards one as it was proposed, in the transaction of the answer.
  func mergeProposed(_ content: String, in connection: Connection) throws {
    guard let plan = MergePlan(content: content) else { throw StoreError.corrupt }
    let (survivor, merged) = (plan.survivor, plan.merged)
    try checkPair(survivor, merged, in: connection)
    var preview = MergePreview(
      survivor: try sheet(of: survivor, in: connection),
      merged: try sheet(of: merged, in: connection),
      likeness: Likeness(
        try card(of: survivor, in: connection), try card(of: merged, in: connection)),
      moves: [:])
    // What was proposed was seen as it was then.
    preview.survivor.version = plan.versions[0]
    preview.merged.version = plan.versions[1]
    _ = try merge(preview, taking: plan.taking, in: connection)
  }

  /// Answers every open proposal about two cards that became one.
  func closeProposals(
    of survivor: PatientID, _ merged: PatientID, at moment: Instant, in connection: Connection
  ) throws {
    for open in try openProposals(in: connection) where open.isAbout(survivor, merged) {
      try connection.statement(
        """
        UPDATE approval SET decided_by = ?, decided_at = ?, decision = 'yes', used_at = ?
        WHERE id = ?
        """
      ).bind(actor, moment.seconds, moment.seconds, open.id).run()
      try audit(
        .update, .database, id: open.id, detail: "approval \(ApprovalKind.merge.text) yes",
        in: connection)
    }
  }
}
