internal import Domain
internal import FrontdeskApp
internal import Store

/// A clinic opened for the screens: whoever needs no password is signed in already.
struct DeskClinic {
  let questions: Store
  let records: Store
  /// Who is signed in; nil while a password has to be typed.
  let member: StaffMember?
  /// The account that the sign-in offers; empty for none.
  let offered: String
  let hasPassword: Bool
  let isDemo: Bool
}

extension Session {
  /// Opens the clinic for a person who types their password on the screen, where they have one.
  func openForPerson() throws(CommandFailure) -> DeskClinic {
    let records = try store()
    let wanted = options["--as"]
    return try usingStore { () throws(StoreError) in
      let isDemo = try records.setting(.isDemo) == "1"
      let tied = try records.act(as: nil, systemUser: Environment.systemUser)
      records.awaitSignIn()
      let code = wanted ?? tied?.code ?? (isDemo ? "demo" : "")
      let hasPassword = code.isEmpty ? true : try records.needsPassword(code: code)
      var member: StaffMember?
      if !hasPassword { member = try records.act(as: code, systemUser: "") }
      let questions = try Store(
        path: databasePath, zone: Environment.zone, now: { Environment.now() })
      questions.shareLooks(of: records)
      questions.awaitSignIn()
      if member != nil {
        let signed = try records.beginSession(Environment.terminal)
        try questions.join(session: signed.session)
      }
      return DeskClinic(
        questions: questions, records: records, member: member, offered: code,
        hasPassword: hasPassword, isDemo: isDemo)
    }
  }

  /// Opens the clinic as any command does: as the system user's account, or by `--as`.
  func openForScript() throws(CommandFailure) -> DeskClinic {
    let clinic = try open()
    let other = try another(of: clinic)
    return DeskClinic(
      questions: other.store, records: clinic.store, member: clinic.member,
      offered: clinic.member.code, hasPassword: false, isDemo: clinic.isDemo)
  }

  private func store() throws(CommandFailure) -> Store {
    let path = databasePath
    let store = try usingStore { () throws(StoreError) in
      try Store(path: path, zone: Environment.zone, now: { Environment.now() })
    }
    let zone = try usingStore { () throws(StoreError) in try store.setting(.timeZone) }
    Environment.useTimeZone(zone)
    return store
  }
}
