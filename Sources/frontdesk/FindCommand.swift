internal import Domain
internal import Interchange
internal import Store

/// What the lookup box finds, for scripts.
enum FindCommand: Subcommand {
  static let name = "find"
  static let usage = "frontdesk find QUERY… [--limit N] [--json]"
  static let summary = Localized(
    zh: "查找患者：姓名、拼音、缩写、电话、证件、生日、卡号，可任意组合",
    en: "Find patients by name, pinyin, initials, phone, ID, birthday or card, in any mix")
  static let options = ["--limit": true]
  static let mostWords = Int.max
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let limit = try session.options.integer("--limit", in: 1...1000, default: 50)
    let text = session.options.words.joined(separator: " ")
    guard !text.isEmpty else {
      throw .use(
        Localized(
          zh: "要找谁？例如 frontdesk find zs 138", en: "whom? for example: frontdesk find zs 138"))
    }
    let clinic = try session.open()
    let result = try usingStore { () throws(StoreError) in
      try clinic.store.lookup(LookupQuery(text, today: clinic.store.today), limit: limit)
    }
    for hit in result.hits { show(hit, session: session, today: clinic.store.today) }
    if result.hits.isEmpty, !session.isJSON {
      Output.error(session.language == .chinese ? "没有找到" : "nobody found")
    } else if result.hasMore, !session.isJSON {
      Output.error(
        session.language == .chinese
          ? "还有更多；请加条件，或用 --limit" : "there are more; add a term, or use --limit")
    }
    return result.hits.isEmpty ? .no : .done
  }

  private static func show(_ hit: LookupHit, session: Session, today: CalendarDate) {
    guard !session.isJSON else {
      let value = JSONOutput.members([
        "patient": .string(hit.card), "name": .string(hit.name), "sex": .string(hit.sex.rawValue),
        "birthDate": .optional(partialDate(hit.birthDate, hit.birthDatePrecision)),
        "match": .array(hit.reasons.map { .string($0.rawValue) }),
      ])
      return Output.json(value)
    }
    let age = hit.birthDate.map { String($0.age(on: today)) } ?? "?"
    let reasons = hit.reasons.map { $0.title[session.language] }.joined(separator: " ")
    let birth = partialDate(hit.birthDate, hit.birthDatePrecision) ?? "-"
    Output.row([hit.card, hit.name, hit.sex.title[session.language], age, birth, reasons])
  }
}

/// A date as far as it is known: `1950`, `1950-03` or `1950-03-12`; nil for nil.
func partialDate(_ date: CalendarDate?, _ precision: TimePrecision) -> String? {
  guard let date else { return nil }
  switch precision {
  case .year: return String(date.description.prefix(4))
  case .month: return String(date.description.prefix(7))
  case .day, .second: return date.description
  }
}
