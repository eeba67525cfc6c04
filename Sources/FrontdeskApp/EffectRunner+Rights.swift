import Domain
import Interchange
import Store

extension StoreRunner {
  /// Does what the screens of patients' rights and of approvals want; called on the line of the
  /// records alone.
  func rights(_ request: RightsRequest, _ store: Store) throws(StoreError) -> Message {
    switch request {
    case .read(let patient, let generation):
      return .rights(.read(try Self.rights(of: patient, store), generation: generation))
    case .approvals(let generation):
      return .rights(.approvals(try Self.approvals(store), generation: generation))
    case .restricted(let generation):
      let found = try store.restrictedPatients()
      return .rights(.restricted(found.map(RestrictedLine.init), generation: generation))
    case .count: return .rights(.counted(try Self.approvals(store).count(where: \.waits)))
    case .lastChange: return .rights(.lastChange(try store.lastOwnChange()))
    case .export(let patient, let order):
      return try export(patient, order, request, store)
    case .link(let order): return .rights(try Self.link(order, store))
    case .tags(let patient, let withHistory, let generation):
      let facts = try Self.tags(of: patient, withHistory: withHistory, store)
      return .rights(.tags(facts, generation: generation))
    case .tagWhy(let patient, let rule, let language, let generation):
      let why = try Self.why(rule, of: patient, language, store)
      return .rights(.tagWhy(why, generation: generation))
    case .care(let request): return .rights(try Self.care(request, store))
    default: return .rights(.done(request, number: try Self.carryOut(request, store)))
    }
  }

  /// Nil when there is no such patient any more.
  private static func rights(
    of patient: PatientID, _ store: Store
  ) throws(StoreError) -> PatientRights? {
    do {
      return try store.patientRights(of: patient)
    } catch {
      guard error == .notFound else { throw error }
      return nil
    }
  }

  /// Writes something, and answers the number that comes of it.
  private static func carryOut(
    _ request: RightsRequest, _ store: Store
  ) throws(StoreError) -> Int {
    switch request {
    case .sign(let patient, let draft): return try store.sign(draft, of: patient).id
    case .withdraw(let patient, let purpose, let reason):
      return try store.withdrawConsent(purpose, of: patient, reason: reason)
    case .correct(let patient, let field, let text, let reason):
      return try store.correct(field, of: patient, to: text, reason: reason).id
    case .undo(_, let correction): try store.undoCorrection(correction)
    case .restrict(let patient, let reason, let requester):
      try store.restrict(patient, reason: reason, requester: requester)
    case .lift(let patient): try store.liftRestriction(of: patient)
    case .askErasure(let patient, let reason):
      return try store.askToErase(patient, reason: reason)
    case .erase(let patient): try store.erase(patient)
    case .decide(let id, let allow): try store.decide(id, allow: allow)
    case .askExport(let table, let people, let reason):
      return try store.askToExport(table.rawValue, people: people, reason: reason)
    case .addNotice(let patient, let draft): return try store.addNotice(draft, of: patient).id
    case .endNotice(let notice):
      return try store.endNotice(notice.id, version: notice.version).id
    case .removeLink(let member):
      guard let link = member.link else { throw .notFound }
      try store.removeFamilyLink(link, version: member.version)
    case .takeBack(let change): return try store.takeBack(change.id).id
    case .overrideTag(let patient, let draft):
      return try store.overrideTag(draft, of: patient).id
    case .endTagOverride(let record):
      return try store.endTagOverride(record.id, version: record.version).id
    case .read, .export, .approvals, .restricted, .count, .lastChange, .link, .tags, .tagWhy,
      .care:
      break
    }
    return 0
  }

  /// Links the only other person whom a query finds, or answers whom it finds.
  private static func link(
    _ order: FamilyLinkOrder, _ store: Store
  ) throws(StoreError) -> RightsAnswer {
    let others = try others(than: order.patient, foundBy: order.query, store)
    guard others.count == 1, let other = others.first else {
      return .relativesFound(order, others)
    }
    let member = try store.addFamilyLink(
      FamilyLinkDraft(
        patient: order.patient, relative: other.patient, relation: order.relation,
        sharesHousehold: order.sharesHousehold))
    return .done(.link(order), number: member.link ?? 0)
  }

  /// Writes everything that is held on a person to a file for its owner alone.
  private func export(
    _ patient: PatientID, _ order: PersonCopyOrder, _ request: RightsRequest, _ store: Store
  ) throws(StoreError) -> Message {
    let effect = Effect.rights(request)
    do {
      // Nothing leaves, and nothing is said to have left, where it could not be written.
      let path = try ExportFile.freePath(
        in: exportFolder, stem: "frontdesk-export-person-\(store.today)",
        kind: order.isText ? .text : .json)
      let everything = try store.exportPerson(patient, to: order.recipient, purpose: order.purpose)
      let file = try ExportFile(path: path)
      try file.add(Self.text(of: everything, order, store))
      return .rights(.exported(request, path: try file.finish()))
    } catch {
      if let failure = error as? ExportFile.Failure { return .failed(failure.message, effect) }
      if let failure = error as? StoreError { throw failure }
      return .failed(Phrase.exportStopped.text, effect)
    }
  }

  private static func text(
    of everything: PersonExport, _ order: PersonCopyOrder, _ store: Store
  ) throws(StoreError) -> String {
    if order.isText {
      let book = FormBook(
        library: try store.forms(), indicators: IndicatorDictionary(store.indicators))
      let text = PersonText(everything, zone: store.zone, language: order.language, book: book)
      return text.lines.map { $0 + "\n" }.joined()
    }
    let clinic = try store.clinicName()?.chinese ?? ""
    let bundle = FHIRExport(everything, zone: store.zone, clinic: clinic).bundle(at: order.at)
    return bundle.text + "\n"
  }

  // MARK: - Approvals

  /// What was allowed and waits to be done, then what waits for an answer, the oldest first.
  private static func approvals(_ store: Store) throws(StoreError) -> [ApprovalLine] {
    try store.allowances().map { ApprovalLine($0, isAllowed: true) }
      + store.approvals().map { ApprovalLine($0, isAllowed: false) }
  }
}

extension RestrictedLine {
  fileprivate init(_ row: RestrictedPatient) {
    self.init(
      patient: row.patient, card: row.card, reason: row.reason, requester: row.requester,
      since: row.since)
  }
}

extension ApprovalLine {
  fileprivate init(_ row: Approval, isAllowed: Bool) {
    let patient =
      row.kind.text == "patientRights.erase" ? Int(row.content).map(PatientID.init) : nil
    self.init(
      id: row.id, object: row.kind.object,
      what: Self.words(row.kind.text, row.content, patient) ?? Localized(same: row.kind.text),
      reason: row.reason, askedBy: row.askedBy, askedAt: row.askedAt, isOwn: row.isOwn,
      isAllowed: isAllowed, patient: patient,
      isByCommand: row.kind.text == "bulkExport.audit-close")
  }

  /// What would be done, from what the question keeps; nil for a kind without words of its own.
  private static func words(
    _ kind: String, _ content: String, _ patient: PatientID?
  ) -> Localized? {
    let root = JSONParser.parse(Array(content.utf8)).document?.root
    switch kind {
    case "accounts.add", "accounts.roles":
      guard let code = root?["staff"]?.string, let name = root?["name"]?.string else { return nil }
      let roles = root?["roles"]?.elements.compactMap { $0.string.flatMap(StaffRole.init) } ?? []
      let who = "\(code) \(name)"
      let zh = roles.map(\.title.chinese).joined(separator: "、")
      let en = roles.map(\.title.english).joined(separator: ", ")
      return kind == "accounts.add"
        ? Localized(zh: "新账号 \(who): \(zh)", en: "New account \(who): \(en)")
        : Localized(zh: "改角色 \(who): \(zh)", en: "Other roles for \(who): \(en)")
    case "importing.merge":
      guard let plan = MergePlan(content: content) else { return nil }
      let one = CardNumber(serial: plan.survivor.value).text
      let other = CardNumber(serial: plan.merged.value).text
      return Localized(zh: "把 \(other) 并入 \(one)", en: "Merge \(other) into \(one)")
    case "bulkExport.people":
      guard let table = root?["table"]?.string, let people = root?["people"]?.int else {
        return nil
      }
      let list = TableID(rawValue: table)?.title ?? Localized(same: table)
      return Localized(
        zh: "导出名单 (\(list.chinese)), \(people) 人以内",
        en: "Export a list (\(list.english)) of up to \(people) people")
    case "bulkExport.audit-close":
      guard let day = root?["until"]?.string else { return nil }
      return Localized(zh: "关闭 \(day) 及以前的审计记录", en: "Close the audit trail up to \(day)")
    default:
      guard let patient else { return nil }
      let card = CardNumber(serial: patient.value).description
      return Localized(zh: "删除 \(card) 的档案", en: "Erase the record of \(card)")
    }
  }
}
