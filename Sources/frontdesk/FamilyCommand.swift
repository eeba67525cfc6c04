internal import Domain
internal import Interchange
internal import Store

/// Those of a person's family who have a card.
enum FamilyCommand: Subcommand {
  static let name = "family"
  static let usage =
    "frontdesk family list PATIENT | add PATIENT RELATION RELATIVE [--apart] | "
    + "remove PATIENT RELATIVE [--json]"
  static let summary = Localized(
    zh: "一个人的家庭成员：列出、登记关系、去掉",
    en: "The members of a person's family: list, link, remove")
  static let options = ["--apart": false]
  static let mostWords = 4
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    switch (words.first, words.count) {
    case ("list", 2): try list(words[1], session)
    case ("add", 4): try add(words, session)
    case ("remove", 3): try remove(words, session)
    default: throw wrongUse
    }
    return .done
  }

  private static func list(_ word: String, _ session: Session) throws(CommandFailure) {
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    let all = try usingStore { () throws(StoreError) in try clinic.store.family(of: patient) }
    for one in all { show(one, session) }
  }

  private static func add(_ words: [String], _ session: Session) throws(CommandFailure) {
    let relation: FamilyRelation = try WordArgument.read(
      words[2], Localized(zh: "关系", en: "the relation"))
    let clinic = try session.open()
    let patient = try clinic.patient(words[1])
    let relative = try clinic.patient(words[3])
    let draft = FamilyLinkDraft(
      patient: patient, relative: relative, relation: relation,
      sharesHousehold: !session.options.has("--apart"))
    show(
      try usingStore { () throws(StoreError) in try clinic.store.addFamilyLink(draft) }, session)
  }

  private static func remove(_ words: [String], _ session: Session) throws(CommandFailure) {
    let clinic = try session.open()
    let patient = try clinic.patient(words[1])
    let relative = try clinic.patient(words[2])
    let all = try usingStore { () throws(StoreError) in try clinic.store.family(of: patient) }
    guard let member = all.first(where: { $0.patient == relative }), let link = member.link else {
      throw .no(
        Localized(
          zh: "两人没有登记关系；frontdesk family list 列出全部",
          en: "the two are not linked; `frontdesk family list` lists the family"))
    }
    try usingStore { () throws(StoreError) in
      try clinic.store.removeFamilyLink(link, version: member.version)
    }
    session.say(
      Localized(
        zh: "已去掉；frontdesk undo 可撤销", en: "removed; `frontdesk undo` takes it back"))
  }

  private static func show(_ member: FamilyMember, _ session: Session) {
    guard !session.isJSON else { return Output.json(json(member)) }
    Output.row([
      member.title[session.language], member.card, member.name, member.sex.title[session.language],
      partialDate(member.birthDate, member.birthDatePrecision) ?? "-",
      member.sharesHousehold
        ? Localized(zh: "同住", en: "same household")[session.language] : "-",
    ])
  }

  /// A member with the codes of HL7 v3 RoleCode and GB/T 4761.
  static func json(_ member: FamilyMember) -> JSONOutput {
    .members([
      "patient": .string(member.card), "name": .string(member.name),
      "sex": .string(member.sex.rawValue),
      "birthDate": .optional(partialDate(member.birthDate, member.birthDatePrecision)),
      "relation": .optional(member.relation?.rawValue),
      "roleCode": .optional(member.relation?.roleCode),
      "nationalCode": member.relation.map { .integer($0.nationalCode(member.sex)) } ?? .null,
      "sameHousehold": .bool(member.sharesHousehold), "deceased": .bool(member.isDeceased),
    ])
  }
}
