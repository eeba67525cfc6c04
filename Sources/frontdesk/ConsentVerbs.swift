internal import Domain
internal import Interchange
internal import Store

/// What a patient agreed to.
enum ConsentVerbs {
  static func run(_ words: [String], _ session: Session) throws(CommandFailure) -> ExitCode {
    switch (words.count > 2 ? words[2] : "list", words.count) {
    case ("list", 2...3): return try list(words[1], session)
    case ("sign", 4): return try sign(words[1], try purpose(words[3]), session)
    case ("withdraw", 4): return try withdraw(words[1], try purpose(words[3]), session)
    default:
      throw .use(
        Localized(
          zh: "用法：frontdesk patient consent PATIENT [list | sign PURPOSE --text-file F "
            + "--text-version V --signer NAME [--relation R] [--until D] | withdraw PURPOSE --reason R]",
          en: "usage: frontdesk patient consent PATIENT [list | sign PURPOSE --text-file F "
            + "--text-version V --signer NAME [--relation R] [--until D] | withdraw PURPOSE --reason R]"
        ))
    }
  }

  private static func purpose(_ word: String) throws(CommandFailure) -> ConsentPurpose {
    guard let purpose = ConsentPurpose(rawValue: word) else {
      let all = ConsentPurpose.allCases.map(\.rawValue).joined(separator: ", ")
      throw .use(
        Localized(
          zh: "没有用途 \"\(word)\"；可用：\(all)", en: "there is no purpose \"\(word)\"; there are \(all)")
      )
    }
    return purpose
  }

  private static func list(_ word: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    let all = try usingStore { () throws(StoreError) in try clinic.store.consents(of: patient) }
    let today = clinic.store.today
    for one in all {
      let stands = one.isInForce(on: today)
      guard session.isJSON else {
        let state =
          stands
          ? Localized(zh: "有效", en: "in force")
          : one.withdrawn == nil
            ? Localized(zh: "已过期", en: "expired") : Localized(zh: "已撤回", en: "withdrawn")
        Output.row([
          one.day.description, one.details.purpose.title[session.language],
          state[session.language], one.details.textVersion, one.details.signer,
          one.details.relation.title[session.language],
        ])
        continue
      }
      let value = JSONOutput.members([
        "number": .integer(one.id), "purpose": .string(one.details.purpose.rawValue),
        "inForce": .bool(stands), "signed": .string(Environment.zone.local(one.signed).iso),
        "signer": .string(one.details.signer),
        "relation": .string(one.details.relation.rawValue),
        "textVersion": .string(one.details.textVersion), "text": .string(one.details.text),
        "expires": .optional(one.details.expires),
        "withdrawn": .optional(one.withdrawn.map { Environment.zone.local($0).iso }),
        "withdrawalReason": .optional(one.withdrawalReason),
      ])
      Output.json(value)
    }
    return .done
  }

  private static func sign(
    _ word: String, _ purpose: ConsentPurpose, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let file = try PatientCommand.needed("--text-file", session)
    let text = String(decoding: try FileReading.bytes(file), as: UTF8.self)
    let relation = ConsentRelation(rawValue: session.options["--relation"] ?? "self")
    guard let relation else {
      let all = ConsentRelation.allCases.map(\.rawValue).joined(separator: ", ")
      throw .use(Localized(zh: "--relation 可用：\(all)", en: "--relation takes \(all)"))
    }
    let until = session.options["--until"]
    let end = until.flatMap(CalendarDate.init(iso:))
    guard until == nil || end != nil else {
      throw .use(
        Localized(zh: "--until 应为日期，如 2027-12-31", en: "--until takes a date such as 2027-12-31"))
    }
    let draft = ConsentDraft(
      purpose: purpose, textVersion: try PatientCommand.needed("--text-version", session),
      text: text, signer: try PatientCommand.needed("--signer", session), relation: relation,
      expires: end)
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    _ = try usingStore { () throws(StoreError) in try clinic.store.sign(draft, of: patient) }
    session.say(Localized(zh: "已登记同意书", en: "the consent was taken down"))
    return .done
  }

  private static func withdraw(
    _ word: String, _ purpose: ConsentPurpose, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let reason = try PatientCommand.needed("--reason", session)
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    let closed = try usingStore { () throws(StoreError) in
      try clinic.store.withdrawConsent(purpose, of: patient, reason: reason)
    }
    session.say(
      Localized(
        zh: "已撤回，即时生效\(closed > 0 ? "；关闭了 \(closed) 项待办随访" : "")",
        en: "withdrawn, from this moment on"
          + (closed > 0 ? "; \(closed) open follow-up\(closed == 1 ? "" : "s") closed" : "")))
    return .done
  }
}
