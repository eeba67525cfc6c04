internal import Domain
internal import Interchange
internal import Rules
internal import Store

/// The tags of a patient, why each is there, and when tags came and went.
enum TagsCommand: Subcommand {
  static let name = "tags"
  static let usage = "frontdesk tags PATIENT [--explain | --history] [--json]"
  static let summary = Localized(
    zh: "某人的标签；--explain 逐条说明依据、缺什么、何时再看，--history 列出何时开、何时关",
    en: "A person's tags; --explain says why each is there, --history when they came and went")
  static let options = ["--explain": false, "--history": false]
  static let mostWords = 1
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    guard let word = session.options.words.first else { throw wrongUse }
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    if session.options.has("--history") { return try history(of: patient, clinic, session) }
    let found = try usingStore { () throws(StoreError) in try clinic.store.tags(of: patient) }
    guard !found.isHidden else {
      throw .no(Localized(zh: "您的岗位不能查看标签", en: "your role may not see tags"))
    }
    for tag in found.tags { try show(tag, of: patient, clinic, session) }
    if found.isBehind, !session.isJSON {
      Output.error(
        Localized(
          zh: "此人有资料还没有判定：frontdesk rules run",
          en: "some facts of this person are not judged yet: frontdesk rules run")[
            session.language])
    }
    return .done
  }

  // MARK: - Tags

  private static func show(
    _ tag: PatientTag, of patient: PatientID, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) {
    let explains = session.isJSON || session.options.has("--explain")
    var explained: ExplainedTag?
    if explains, let rule = tag.rule {
      do throws(StoreError) {
        explained = try clinic.store.explainTag(
          rule: rule, of: patient, language: session.language)
      } catch {
        // Who may know the tag but not the values behind it gets the tag alone.
        guard case .denied = error else { throw CommandFailure(error) }
      }
    }
    guard !session.isJSON else { return Output.json(member(tag, explained, session)) }
    Output.row([
      tag.name[session.language], title(tag.standing)[session.language], tag.since.description,
      tag.rule.map { "\($0) v\(tag.version)" } ?? "-",
    ])
    guard let explained else { return }
    let wording = ExplanationWording(explained.rules, session.language)
    for line in wording.lines(explained.explanation).dropFirst() {
      Output.drawing("    " + line.plain)
    }
  }

  private static func member(
    _ tag: PatientTag, _ explained: ExplainedTag?, _ session: Session
  ) -> JSONOutput {
    let wording = explained.map { ExplanationWording($0.rules, session.language) }
    let lines = explained.flatMap { why in wording.map { $0.lines(why.explanation) } } ?? []
    func texts(_ kind: ExplanationLine.Kind) -> JSONOutput {
      // The lines that join others say nothing by themselves.
      let told = lines.filter { $0.kind == kind && (kind == .missing || $0.isEvidence) }
      return .array(told.map { .string($0.detail.isEmpty ? $0.text : "\($0.text)  \($0.detail)") })
    }
    let override: String? =
      switch tag.standing {
      case .putOn: "on"
      case .takenOff: "off"
      case .shown, .hidden: nil
      }
    return .members([
      "tag": .string(tag.name.name), "state": .string(tag.isShown ? "on" : "off"),
      "since": .optional(tag.since), "rule": .optional(tag.rule),
      "version": .integer(tag.version), "override": .optional(override),
      "because": .optional(explained?.explanation.because), "evidence": texts(.condition),
      "missing": texts(.missing),
    ])
  }

  private static func title(_ standing: PatientTag.Standing) -> Localized {
    switch standing {
    case .shown: Localized(zh: "开", en: "on")
    case .putOn: Localized(zh: "开（人工）", en: "on (by hand)")
    case .hidden: Localized(zh: "被同组标签盖住", en: "hidden by its group")
    case .takenOff: Localized(zh: "关（人工）", en: "off (by hand)")
    }
  }

  // MARK: - History

  private static func history(
    of patient: PatientID, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let events = try usingStore { () throws(StoreError) in
      try clinic.store.tagHistory(of: patient)
    }
    for event in events {
      let state = event.isOn ? Localized(zh: "开", en: "on") : Localized(zh: "关", en: "off")
      guard session.isJSON else {
        let withdrawn =
          event.withdrawn == nil
          ? "" : Localized(zh: "已被后来的资料推翻", en: "withdrawn by later facts")[session.language]
        Output.row([
          event.day.description, event.tag[session.language], state[session.language],
          "\(event.cause.title[session.language]), \(event.why.title[session.language])",
          "\(event.rule) v\(event.version)", withdrawn,
        ])
        continue
      }
      let value = JSONOutput.members([
        "day": .optional(event.day), "tag": .string(event.tag.name),
        "state": .string(state.english), "rule": .string(event.rule),
        "version": .integer(event.version), "cause": .string(event.cause.title.english),
        "because": .string(event.why.title.english),
        "withdrawn": .bool(event.withdrawn != nil),
      ])
      Output.json(value)
    }
    return events.isEmpty ? .no : .done
  }
}

extension ExplanationLine {
  /// Whether it is a condition that is met, with the values that meet it.
  fileprivate var isEvidence: Bool { truth == .yes && !detail.isEmpty }
}
