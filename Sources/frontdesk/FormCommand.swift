internal import Domain
internal import Forms
internal import Interchange
internal import Store

/// The clinic's forms: which there are, what they ask, and what was filled in.
enum FormCommand: Subcommand {
  static let name = "form"
  static let usage = """
    frontdesk form list | show FORM [--json]
           form save FILE…
           form fill PATIENT FORM --answers FILE|- [--at DATE] [--for FOLLOWUP | --amend]
                [--dry-run] [--json]
           form filled PATIENT [FORM] [--json]
    """
  static let summary = Localized(
    zh: "表单：列出、查看题目、装入、填写或更正（答案用 JSON 文件）、查看已填",
    en:
      "Forms: list, show what they ask, save files, fill in or correct from a JSON file, show what was filled in"
  )
  static let options = [
    "--answers": true, "--at": true, "--for": true, "--amend": false, "--dry-run": false,
  ]
  static let mostWords = Int.max
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    switch (words.first, words.count) {
    case ("list", 1): return try list(session)
    case ("show", 2): return try show(words[1], session)
    case ("save", 2...): return try DataFiles.forms.save(words.dropFirst(), session)
    case ("fill", 3): return try FormFilling.run(words[1], words[2], session)
    case ("filled", 2...3):
      return try filled(words[1], words.count == 3 ? words[2] : nil, session)
    default: throw wrongUse
    }
  }

  // MARK: - Forms

  private static func list(_ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let library = try usingStore { () throws(StoreError) in try clinic.store.forms() }
    for form in library.ids.compactMap({ library[$0] }) {
      guard session.isJSON else {
        Output.row([
          form.id, form.version, form.title[session.language], form.source[session.language],
        ])
        continue
      }
      let value = JSONOutput.members([
        "form": .string(form.id), "version": .string(form.version),
        "title": .string(form.title[session.language]),
        "source": .string(form.source[session.language]),
        "licence": .string(form.licence.rawValue), "questions": .integer(form.items.count),
      ])
      Output.json(value)
    }
    return library.ids.isEmpty ? .no : .done
  }

  /// A form of the clinic by its id, in the version that is filled in now.
  static func form(
    _ id: String, _ clinic: OpenClinic
  ) throws(CommandFailure) -> Questionnaire {
    let library = try usingStore { () throws(StoreError) in try clinic.store.forms(named: id) }
    guard let form = library[id] else {
      throw .no(
        Localized(
          zh: "没有表单 \(id)；frontdesk form list 列出全部，form save 装入",
          en: "there is no form \(id); `frontdesk form list` has all, `form save` brings one in"))
    }
    return form
  }

  private static func show(_ id: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let form = try form(id, try session.open())
    guard !session.isJSON else {
      let items = form.items.map { item in
        JSONOutput.members([
          "linkId": .string(item.linkID), "text": .string(item.text[session.language]),
          "required": .bool(item.isRequired), "unit": .optional(item.unit),
          "indicator": .optional(item.indicator),
          "options": .array(
            item.options.map {
              .members([
                "key": .string($0.key), "code": .string($0.code),
                "text": .string($0.text[session.language]),
              ])
            }),
        ])
      }
      let value = JSONOutput.members([
        "form": .string(form.id), "version": .string(form.version), "items": .array(items),
      ])
      Output.json(value)
      return .done
    }
    Output.line("\(form.title[session.language])  \(form.id) \(form.version)")
    for section in form.sections {
      Output.line("")
      Output.line(section.title[session.language])
      for item in section.items { show(item, session, indent: "  ") }
    }
    return .done
  }

  private static func show(_ item: QuestionnaireItem, _ session: Session, indent: String) {
    let mark = item.isRequired ? "*" : " "
    let unit = item.unit.map { " (\($0))" } ?? ""
    Output.line(indent + mark + " \(item.linkID)  \(item.text[session.language])\(unit)")
    if !item.options.isEmpty {
      let options = item.options.map { "\($0.key) \($0.text[session.language])" }
      Output.line(indent + "    " + options.joined(separator: "  "))
    }
    if case .table(let table) = item.kind {
      for column in table.columns { show(column, session, indent: indent + "  ") }
    }
  }

  // MARK: - What was filled in

  private static func filled(
    _ person: String, _ form: String?, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let patient = try clinic.patient(person)
    let all = try usingStore { () throws(StoreError) in
      try clinic.store.filedForms(of: patient, form: form)
    }
    let library = try usingStore { () throws(StoreError) in try clinic.store.forms() }
    for one in all {
      guard !session.isJSON else {
        Output.json(one.standing.json)
        continue
      }
      let sheet = FormSheet(
        one.response, library: library,
        indicators: IndicatorDictionary(clinic.store.indicators), language: session.language)
      let state = state(of: one)[session.language]
      for (place, line) in sheet.lines.enumerated() {
        Output.line(
          (line.kind == .title || line.kind == .heading ? "" : "  ") + line.label
            + (line.value.isEmpty ? "" : "  " + line.value) + (place == 0 ? state : ""))
      }
    }
    return all.isEmpty ? .no : .done
  }

  /// What became of a form since it was filed; empty while it stands.
  private static func state(of one: FiledForm) -> Localized {
    guard one.isMistaken else { return Localized(same: "") }
    return one.supersededBy == nil
      ? Localized(zh: "（已作废）", en: "  (entered in error)")
      : Localized(zh: "（已更正）", en: "  (corrected since)")
  }
}
