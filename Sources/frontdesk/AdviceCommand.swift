internal import Domain
internal import FollowUps
internal import Interchange
internal import Store

/// The clinic's advice: what there is, what there is for one person, and what was given to them.
enum AdviceCommand: Subcommand {
  static let name = "advice"
  static let usage = """
    frontdesk advice list [KIND] | for PATIENT [--most N] [--json]
           advice give PATIENT ADVICE… [--followup ID | --form ID] [--plan N]
           advice given PATIENT | undo PATIENT NUMBER | save FILE…
    """
  static let summary = Localized(
    zh: "健康建议库：列出、装入，按标签、诊断、习惯和体质为一位患者挑选；给出建议并记入随访或就诊，收回",
    en:
      "Advice: list, save files, choose for a patient by tags, diagnoses, habits, constitution; give "
      + "it at a follow-up or visit, and take it back")
  static let options = ["--most": true, "--followup": true, "--form": true, "--plan": true]
  static let mostWords = Int.max
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    switch (words.first, words.count) {
    case ("list", 1...2): return try list(words.count == 2 ? words[1] : nil, session)
    case ("for", 2): return try choose(words[1], session)
    case ("give", 3...): return try AdviceVerbs.give(words[1], words.dropFirst(2), session)
    case ("given", 2): return try AdviceVerbs.list(words[1], session)
    case ("undo", 3): return try AdviceVerbs.undo(words[1], words[2], session)
    case ("save", 2...): return try DataFiles.advice.save(words.dropFirst(), session)
    default: throw wrongUse
    }
  }

  private static func list(
    _ word: String?, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    var kind: AdviceKind?
    if let word { kind = try WordArgument.read(word, Localized(zh: "KIND ", en: "KIND")) }
    let clinic = try session.open()
    let library = try usingStore { () throws(StoreError) in try clinic.store.adviceLibrary() }
    let shown = library.entries.filter { kind == nil || $0.kind == kind }
    for entry in shown {
      guard !session.isJSON else {
        Output.json(json(entry, session.language, [:]))
        continue
      }
      Output.row([entry.id, "\(entry.version)", entry.kind.title[session.language]])
      Output.drawing("  " + entry.text[session.language] + "  " + entry.source[session.language])
    }
    return shown.isEmpty ? .no : .done
  }

  private static func choose(
    _ person: String, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let most = try session.options.integer(
      "--most", in: 0...50, default: AdviceLibrary.mostOfAKind)
    let clinic = try session.open()
    let patient = try clinic.patient(person)
    let choice = try choice(for: patient, clinic, most: most)
    let language = session.language
    if session.isJSON {
      for one in choice.chosen {
        Output.json(json(one.entry, language, ["why": .string(one.why[language])]))
      }
      for one in choice.withheld {
        Output.json(json(one.entry, language, ["against": .string(one.why[language])]))
      }
      return choice.chosen.isEmpty ? .no : .done
    }
    var heading: AdviceKind?
    for one in choice.chosen {
      if one.entry.kind != heading { Output.line(one.entry.kind.title[language]) }
      heading = one.entry.kind
      Output.drawing("  " + one.entry.text[language])
      Output.drawing(
        ["    " + one.entry.id, one.why[language], one.entry.source[language]]
          .joined(separator: "  "))
    }
    if !choice.withheld.isEmpty {
      session.say(Localized(zh: "不宜给出", en: "Not to be given"))
      for one in choice.withheld {
        Output.drawing(
          ["  " + one.entry.id, one.entry.text[language], one.why[language]]
            .joined(separator: "  "))
      }
    }
    if !choice.further.isEmpty {
      session.say(
        Localized(
          zh: "另有 \(choice.further.count) 条适用（--most 可多列）",
          en: "\(choice.further.count) more would fit (--most shows more)"))
    }
    return choice.chosen.isEmpty ? .no : .done
  }

  /// What the library has for a person.
  static func choice(
    for patient: PatientID, _ clinic: OpenClinic, most: Int = AdviceLibrary.mostOfAKind
  ) throws(CommandFailure) -> AdviceChoice {
    let library = try usingStore { () throws(StoreError) in try clinic.store.adviceLibrary() }
    let facts = try usingStore { () throws(StoreError) in
      try clinic.store.adviceFacts(of: patient)
    }
    return library.choice(for: facts, mostOfAKind: most)
  }

  private static func json(
    _ entry: AdviceEntry, _ language: Language, _ more: KeyValuePairs<String, JSONOutput>
  ) -> JSONOutput {
    let members: [JSONOutput.Member] = [
      .init("advice", .string(entry.id)), .init("version", .integer(entry.version)),
      .init("kind", .string(entry.kind.rawValue)), .init("text", .string(entry.text[language])),
      .init("source", .string(entry.source[language])),
    ]
    return .object(members + more.map { .init($0.key, $0.value) })
  }
}
