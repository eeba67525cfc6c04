import Domain
package import Store

extension StoreRunner {
  /// Changes who acts; called on the line of the records alone.
  func account(_ effect: Effect, _ store: Store) throws(StoreError) -> Message {
    do {
      switch effect {
      case .signIn(let code, let password):
        let signed = try store.signIn(code: code, password: password, terminal: terminal)
        try follow(session: signed.session)
        return .signedIn(
          try description(
            signed.member, store, mustChange: signed.mustChangePassword, last: signed.lastSignedIn))
      case .unlock(let password):
        try store.unlock(password: password, terminal: terminal)
        return .unlocked
      case .signOut(let isIdle):
        try store.signOut(isIdle ? .idle : .signedOut)
        leave()
        return .settled
      case .changePassword(let old, let new): return try changePassword(old, new, store)
      case .signInChoices: return .signInChoices(try store.signInChoices())
      default: return .settled
      }
    } catch {
      guard case .signInRefused(let refusal) = error else { throw error }
      return .signInRefused(refusal.message)
    }
  }

  private func changePassword(
    _ old: Secret?, _ new: Secret, _ store: Store
  ) throws(StoreError) -> Message {
    do {
      try store.setOwnPassword(old: old, new: new, terminal: terminal)
    } catch {
      guard case .refused(let reason) = error else { throw error }
      return .passwordRefused(reason)
    }
    let signed = try store.beginSession(terminal)
    try follow(session: signed.session)
    return .passwordChanged(
      try description(signed.member, store, mustChange: false, last: nil))
  }

  /// What the screens have to know of somebody who acts from now on.
  private func description(
    _ member: StaffMember, _ store: Store, mustChange: Bool, last: Instant?
  ) throws(StoreError) -> SignIn {
    let hasPassword = try store.needsPassword(code: member.code)
    var signIn = SignIn(
      member, hasPassword: hasPassword, mustChangePassword: mustChange, lastSignedIn: last)
    guard !mustChange else { return signIn }
    var texts: [String: String] = [:]
    for name in Preferences.names { texts[name] = try store.preference(name) }
    signIn.preferences = Preferences(texts)
    signIn.copyPolicy = try store.policy(.copying).flatMap(CopyPolicy.init)
    if hasPassword { signIn.limits = try IdleLimits(store) }
    return signIn
  }

  // MARK: - What is kept from most

  /// Shows what is kept from most; called on the line of the records alone.
  static func guarded(_ effect: Effect, _ store: Store) throws(StoreError) -> Message {
    switch effect {
    case .reveal(let patient, let field):
      return .revealed(patient, field, try store.reveal(field, of: patient))
    case .breakGlass(let patient, let code, let reason):
      return .glassChanged(patient, try store.breakGlass(patient, code: code, reason: reason))
    case .endBreakGlass(let patient):
      try store.endBreakGlass(patient)
      return .glassChanged(patient, nil)
    case .findBreakGlass(let patient):
      return .glassChanged(patient, try store.activeBreakGlass(patient))
    case .readAudit(let ask, let generation):
      return .auditRead(try auditLines(ask, store), generation: generation)
    case .reviewGlass(let id, let text):
      try store.reviewBreakGlass(id, text: text)
      return .glassReviewed
    default: return .settled
    }
  }

  private static func auditLines(
    _ ask: AuditAsk, _ store: Store
  ) throws(StoreError) -> [AuditLine] {
    switch ask.view {
    case .trail:
      var lines: [AuditLine] = []
      let question = AuditQuestion(patient: ask.patient, staff: ask.staff, limit: ask.limit)
      try store.readAudit(question) { row in lines.append(AuditLine(row)) }
      return lines
    case .unusual:
      return try store.unusualLooks(since: ask.since).reversed().map(AuditLine.init)
    case .emergency:
      return try store.breakGlassUses(since: ask.moment).map(AuditLine.init)
    }
  }

  /// How the session stands, and whether another terminal has written.
  static func poll(_ store: Store) throws(StoreError) -> Message {
    switch try store.sessionState() {
    case .ended(let ending): return .sessionEnded(ending.message)
    case .changed(let member): return .rightsChanged(member)
    case .active, .none: return .storeVersion(try store.changeMark())
    }
  }
}

extension IdleLimits {
  /// What the clinic has decided.
  package init(_ store: Store) throws(StoreError) {
    self.init(
      mask: try store.policyNumber(.maskMinutes), lock: try store.policyNumber(.deskLockMinutes),
      signOut: try store.policyNumber(.signOutMinutes))
  }
}

extension AuditLine {
  fileprivate init(_ row: AuditRow) {
    let kind = AuditKind(action: row.action, object: row.object, detail: row.detail)
    self.init(
      id: row.id, at: row.at, staff: row.staff ?? "", staffName: row.staffName ?? row.staff ?? "",
      what: kind.title, patient: row.patient,
      detail: row.reason.map(Localized.init(same:)) ?? AuditWords.said(row.detail),
      isRefused: row.outcome != AuditOutcome.success.rawValue)
  }

  fileprivate init(_ look: UnusualLook) {
    let kind: Localized =
      switch look.kind {
      case .own: Localized(zh: "本人档案", en: "own record")
      case .colleague: Localized(zh: "同事档案", en: "colleague's record")
      case .family: Localized(zh: "家人档案", en: "family's record")
      case .withoutCause: Localized(zh: "无就诊大量打开", en: "many records without a visit")
      case .nightExport: Localized(zh: "夜间导出", en: "export at night")
      case .manySearches: Localized(zh: "短时大量查找", en: "many searches at once")
      }
    self.init(
      id: look.row, at: look.at, staff: look.staff, staffName: look.staffName, what: kind,
      patient: look.patient, detail: Localized(same: look.count > 1 ? "x\(look.count)" : ""),
      isRefused: true)
  }

  fileprivate init(_ use: BreakGlassUse) {
    let review = use.review.map { review in "\(review) (\(use.reviewer ?? ""))" }
    self.init(
      id: use.id, at: use.since, staff: use.staff, staffName: use.staffName, what: use.code.title,
      patient: use.patient,
      detail: Localized(
        same: [use.reason, "x\(use.looks)", review ?? ""].filter { !$0.isEmpty }
          .joined(separator: "  ")),
      isOpen: use.review == nil)
  }
}
