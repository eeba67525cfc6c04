internal import Domain
internal import FollowUps
internal import Forms
internal import Interchange
internal import Store

/// Fills a form in from a file of answers, as the screens would from keys.
///
/// The file is `{"answers": {"sbp": "138", "symptoms": "1"}, "acknowledged": {"flag": "note"},
/// "confirmed": ["warning"]}`; each answer is what a person would type. A row of a table is named
/// with its number from 1: `"medicine.2"`. FHIR's QuestionnaireResponse is read too.
enum FormFilling {
  static func run(
    _ person: String, _ id: String, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    guard let file = session.options["--answers"] else {
      throw .use(
        Localized(
          zh: "请用 --answers 给出答案文件；frontdesk form show \(id) 列出题目",
          en: "give the answers with --answers; `frontdesk form show \(id)` lists the questions"))
    }
    let bytes = try FileReading.bytes(file)
    let clinic = try session.open()
    let patient = try clinic.patient(person)
    let amended =
      session.options.has("--amend") ? try newest(id, of: patient, clinic) : nil
    let form: Questionnaire
    if let amended {
      form = try version(of: amended, clinic)
    } else {
      form = try FormCommand.form(id, clinic)
    }
    let day =
      session.options.has("--at")
      ? try DayArguments.day("--at", session, today: clinic.store.today)
      : amended?.response.day ?? clinic.store.today
    let context = try usingStore { () throws(StoreError) in
      try clinic.store.formContext(form, of: patient, on: day)
    }
    var open: OpenForm
    switch answers(in: bytes, file) {
    case .failure(let failure): throw failure
    case .success(.response(let response)):
      open = OpenForm(form, context: context, draft: response)
    case .success(.typed(let typed)):
      open =
        amended.map { OpenForm(form, context: context, draft: $0.response) }
        ?? OpenForm(form, context: context)
      guard enter(typed, into: &open, session) else { return .no }
    }
    return try complete(open, of: patient, amending: amended, clinic, session)
  }

  // MARK: - Correcting

  /// The newest filed form of an id that holds, which is to be corrected.
  private static func newest(
    _ id: String, of patient: PatientID, _ clinic: OpenClinic
  ) throws(CommandFailure) -> FiledForm {
    let all = try usingStore { () throws(StoreError) in
      try clinic.store.filedForms(of: patient, form: id)
    }
    guard let filed = all.first(where: { !$0.isMistaken }) else {
      throw .no(
        Localized(
          zh: "没有已填的 \(id) 可更正；frontdesk form filled 列出已填的",
          en: "there is no filed \(id) to correct; `frontdesk form filled` lists what was filed"))
    }
    return filed
  }

  /// The form in the version by which it was filled in, else the one in use.
  private static func version(
    of filed: FiledForm, _ clinic: OpenClinic
  ) throws(CommandFailure) -> Questionnaire {
    let id = filed.response.questionnaire
    let library = try usingStore { () throws(StoreError) in try clinic.store.forms(named: id) }
    if let form = library.form(of: filed.response) { return form }
    return try FormCommand.form(id, clinic)
  }

  // MARK: - Answers

  private enum Given {
    case typed(JSONValue)
    case response(QuestionnaireResponse)
  }

  private static func answers(
    in bytes: [UInt8], _ file: String
  ) -> Result<Given, CommandFailure> {
    switch JSONParser.parse(bytes) {
    case .refused(let diagnostic):
      return .failure(
        .no(
          Localized(
            zh: "\(file)\(diagnostic.position)：\(diagnostic.message.chinese)",
            en: "\(file)\(diagnostic.position): \(diagnostic.message.english)")))
    case .read(let document):
      guard document.root["resourceType"]?.string != nil else {
        guard document.root["answers"] != nil else {
          return .failure(
            .no(
              Localized(
                zh: "\(file) 应为 {\"answers\": {…}}", en: "\(file) should be {\"answers\": {…}}")))
        }
        return .success(.typed(document.root))
      }
      let read = QuestionnaireResponseJSON.read(bytes)
      guard let response = read.response else {
        let reason = read.diagnostics.first?.message ?? Localized(same: "")
        return .failure(
          .no(
            Localized(
              zh: "\(file) 不是填好的表单：\(reason.chinese)",
              en: "\(file) is no filled form: \(reason.english)")))
      }
      return .success(.response(response))
    }
  }

  /// Enters answers until none can be entered any more, as one may open the way to another.
  private static func enter(
    _ root: JSONValue, into open: inout OpenForm, _ session: Session
  ) -> Bool {
    var waiting = (root["answers"]?.members).map(Array.init) ?? []
    var refusals: [(name: String, refusal: FormRefusal)] = []
    repeat {
      let before = waiting.count
      refusals = []
      waiting = waiting.filter { member in
        let text = member.value.string ?? member.value.numberText ?? ""
        guard let refusal = open.enter(text, at: key(member.name)) else { return false }
        refusals.append((member.name, refusal))
        return true
      }
      if waiting.count == before { break }
    } while !waiting.isEmpty
    for (name, refusal) in refusals {
      Output.error(
        "error[form.\(refusal.kind.rawValue)]: \(name): \(refusal.text[session.language])")
    }
    for member in (root["acknowledged"]?.members).map(Array.init) ?? [] {
      _ = open.acknowledge(member.name, note: member.value.string ?? "")
    }
    for id in (root["confirmed"]?.elements).map(Array.init) ?? [] {
      _ = id.string.map { open.confirm($0) }
    }
    return refusals.isEmpty
  }

  /// `medicine.2` is the second row of an item of a table.
  private static func key(_ name: String) -> QuestionnaireItemKey {
    guard let dot = name.lastIndex(of: "."), let row = Int(name[name.index(after: dot)...]),
      row > 0
    else { return QuestionnaireItemKey(name) }
    return QuestionnaireItemKey(String(name[..<dot]), row: row - 1)
  }

  // MARK: - Filing

  private static func complete(
    _ open: OpenForm, of patient: PatientID, amending amended: FiledForm?, _ clinic: OpenClinic,
    _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let filled: FilledForm
    switch open.completed(isAmendment: amended != nil) {
    case .failure(let incomplete):
      for problem in incomplete.problems { tell(problem, session) }
      return .no
    case .success(let form): filled = form
    }
    let isTrial = session.options.has("--dry-run")
    let visit = try file(
      filled, of: patient, amending: amended, isTrial: isTrial, clinic, session)
    if session.isJSON {
      let value = JSONOutput.members([
        "form": .string(open.form.id), "version": .string(open.form.version),
        "results": .array(filled.response.results.map(result)),
        "outcomes": .array(filled.outcomes.map(\.rawValue).sorted().map { .string($0) }),
        "observations": .integer(filled.observations.count), "filed": .bool(!isTrial),
        "amends": amended.map { .integer($0.id) } ?? .null,
        "next": .optional(visit?.due), "why": .optional(visit?.why?[session.language]),
      ])
      Output.json(value)
      return .done
    }
    for result in filled.response.results {
      guard let item = open.form.item(result.linkID) else { continue }
      let number = result.value.map { "\($0)" } ?? ""
      Output.row([item.text[session.language], number, result.band ?? ""])
    }
    session.say(
      isTrial
        ? Localized(zh: "可以保存，未写入", en: "complete; nothing was written")
        : Localized(
          zh: "已保存，写入 \(filled.observations.count) 项指标",
          en: "filed, with \(filled.observations.count) values for the indicators"))
    if let due = visit?.due, let why = visit?.why {
      session.say(
        Localized(zh: "下次 \(due)  \(why.chinese)", en: "next \(due)  \(why.english)"))
    }
    return .done
  }

  /// Files a form, with `--for` as the end of the follow-up that it was filled in for, with `--amend`
  /// in the place of the one that it corrects.
  ///
  /// - Returns: The next dates, of a trial those that filing would lead to; nil without a follow-up.
  private static func file(
    _ filled: FilledForm, of patient: PatientID, amending amended: FiledForm?, isTrial: Bool,
    _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> VisitProposal? {
    if let amended {
      if !isTrial {
        _ = try usingStore { () throws(StoreError) in
          try clinic.store.amendForm(amended.id, version: amended.version, with: filled)
        }
      }
      return nil
    }
    guard let word = session.options["--for"] else {
      if !isTrial {
        _ = try usingStore { () throws(StoreError) in try clinic.store.file(filled, of: patient) }
      }
      return nil
    }
    let id = FollowUpID(try PatientCommand.number(word))
    return try usingStore { () throws(StoreError) -> VisitProposal? in
      let followUp = try clinic.store.followUp(id)
      guard followUp.details.state == .open else {
        throw .refused(Localized(zh: "这项随访已经结束", en: "this follow-up has ended already"))
      }
      if isTrial { return try clinic.store.planProposal(for: id, filled: filled) }
      return try clinic.store.file(
        filled, of: patient, for: id, completing: VisitCompletion(version: followUp.version)
      ).next
    }
  }

  private static func result(_ result: QuestionnaireResult) -> JSONOutput {
    .members([
      "linkId": .string(result.linkID), "value": .optional(result.value.map { "\($0)" }),
      "unit": .optional(result.unit), "band": .optional(result.band),
    ])
  }

  private static func tell(_ problem: FormObstacle, _ session: Session) {
    let kind =
      switch problem.kind {
      case .missing: "missing"
      case .warning: "warning"
      case .redFlag: "red-flag"
      }
    Output.error("error[form.\(kind)]: \(problem.id): \(problem.text[session.language])")
    if let next = problem.nextStep { Output.error("  = \(next[session.language])") }
    switch problem.kind {
    case .missing: break
    case .warning:
      Output.error("  = \"confirmed\": [\"\(problem.id)\"]")
    case .redFlag:
      Output.error("  = \"acknowledged\": {\"\(problem.id)\": \"…\"}")
    }
  }
}
