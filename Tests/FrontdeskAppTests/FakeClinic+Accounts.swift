import Domain
import FrontdeskApp

/// Who is at the desk of the sample clinic, and what is kept from them.
extension FakeClinic {
  mutating func guarded(_ effect: Effect) -> Message? {
    switch effect {
    case .signIn(let code, let password): return signIn(code, password)
    case .unlock(let password): return isRight(actor, password) ? .unlocked : Self.refusal
    case .signOut:
      actor = ""
      return .settled
    case .changePassword(let old, let new): return changePassword(old, new)
    case .signInChoices: return .signInChoices(offersAccounts ? accounts.map(\.member) : [])
    case .openAnyway(let id, let generation):
      return .archiveOpened(archive(id), generation: generation)
    case .reveal(let id, let field): return reveal(id, field)
    case .breakGlass(let id, let code, _):
      let grant = BreakGlassGrant(
        id: glasses.count + 1, patient: id, code: code, since: SampleClinic.now,
        until: SampleClinic.now.adding(seconds: BreakGlassGrant.longest))
      glasses[id] = grant
      return .glassChanged(id, grant)
    case .endBreakGlass(let id):
      glasses[id] = nil
      return .glassChanged(id, nil)
    case .readAudit(let ask, let generation):
      return .auditRead(named(auditLines(ask)), generation: generation)
    case .reviewGlass:
      isReviewed = true
      return .glassReviewed
    case .findBreakGlass(let id): return .glassChanged(id, glasses[id])
    default: return nil
    }
  }

  static let refusal = Message.signInRefused(
    Localized(zh: "账号或密码不对；请核对后再试", en: "the code or the password is wrong; try again"))

  private mutating func signIn(_ code: String, _ password: Secret?) -> Message {
    guard let account = accounts.first(where: { $0.member.code == code }), isRight(code, password)
    else { return Self.refusal }
    actor = code
    return .signedIn(description(account))
  }

  private func isRight(_ code: String, _ password: Secret?) -> Bool {
    guard let account = accounts.first(where: { $0.member.code == code }) else { return false }
    return account.password.map { Secret(Array($0.utf8)) } == password
  }

  private func description(_ account: (member: StaffMember, password: String?)) -> SignIn {
    SignIn(
      account.member, hasPassword: account.password != nil,
      mustChangePassword: mustChange.contains(account.member.code),
      lastSignedIn: SampleClinic.now.adding(seconds: -86_400),
      preferences: preferences[account.member.code] ?? Preferences(),
      limits: account.password == nil ? nil : limits)
  }

  private mutating func changePassword(_ old: Secret?, _ new: Secret) -> Message {
    guard let place = accounts.firstIndex(where: { $0.member.code == actor }), isRight(actor, old)
    else { return Self.refusal }
    let text = new.withBytes { String(decoding: $0, as: UTF8.self) }
    guard text.count >= 8 else {
      return .passwordRefused(Localized(zh: "密码太短", en: "the password is too short"))
    }
    accounts[place].password = text
    mustChange.remove(actor)
    return .passwordChanged(description(accounts[place]))
  }

  private func reveal(_ id: PatientID, _ field: RevealField) -> Message? {
    guard let archive = archives.first(where: { $0.id == id }) else { return .settled }
    let value: String? =
      switch field {
      case .phone: archive.contacts.first?.value
      case .contact(let place):
        archive.contacts.indices.contains(place) ? archive.contacts[place].value : nil
      case .identifier(let place):
        archive.identifiers.indices.contains(place) ? archive.identifiers[place].value : nil
      case .address: archive.patient.address
      }
    return value.map { .revealed(id, field, $0) } ?? .settled
  }

  /// An archive without what is kept from the role.
  func closed(_ archive: PatientArchive) -> PatientArchive {
    var archive = archive
    archive.hidden = hiddenParts
    archive.hasAllergies = !archive.allergies.isEmpty
    if hiddenParts.contains(.conditions) { archive.conditions = [] }
    if hiddenParts.contains(.medications) { archive.medications = [] }
    if hiddenParts.contains(.allergies) { archive.allergies = [] }
    if hiddenParts.contains(.results) { archive.series = [] }
    if hiddenParts.contains(.reports) { archive.reports = [] }
    if hiddenParts.contains(.visits) { archive.encounters = [] }
    return archive
  }
}

extension FakeClinic {
  /// Rows of a trail: the newest first, as many as were asked for.
  static let trail: [AuditLine] = (0..<240).map { place in
    let staff = place % 3 == 0 ? SampleClinic.nurse : SampleClinic.manager
    return AuditLine(
      id: 240 - place, at: SampleClinic.now.adding(seconds: -60 * place), staff: staff.code,
      staffName: staff.name,
      what: place % 7 == 3
        ? Localized(zh: "被拒绝", en: "denied") : Localized(zh: "打开档案", en: "opened record"),
      patient: PatientID(1 + place % 4), isRefused: place % 7 == 3)
  }

  /// Rows with the names of whoever works at this clinic.
  private func named(_ lines: [AuditLine]) -> [AuditLine] {
    guard ownerName != SampleClinic.nurse.name else { return lines }
    return lines.map { line in
      var line = line
      if !line.staffName.isEmpty {
        line.staffName = line.staff == "li" ? ownerName : colleagueName
      }
      return line
    }
  }

  func auditLines(_ ask: AuditAsk) -> [AuditLine] {
    switch ask.view {
    case .trail:
      let rows = Self.trail.map { line in
        var line = line
        line.staffName = line.staff == SampleClinic.nurse.code ? ownerName : managerName
        return line
      }.filter { line in
        (ask.patient == nil || line.patient == ask.patient)
          && (ask.staff == nil || line.staff == ask.staff)
      }
      return Array(rows.prefix(ask.limit))
    case .unusual:
      return [
        AuditLine(
          id: 7, at: SampleClinic.now, staff: "li", staffName: ownerName,
          what: Localized(zh: "同事档案", en: "colleague's record"), patient: PatientID(2),
          isRefused: true)
      ]
    case .emergency:
      return [
        AuditLine(
          id: 1, at: SampleClinic.now, staff: "li", staffName: ownerName,
          what: BreakGlassCode.emergency.title, patient: PatientID(1), isOpen: !isReviewed)
      ]
    }
  }
}
