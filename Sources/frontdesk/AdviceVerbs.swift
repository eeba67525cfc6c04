internal import Domain
internal import Interchange
internal import Store

/// Advice that is given to a person, and what was given.
enum AdviceVerbs {
  /// Gives advice at a follow-up, at the visit of a form, or today.
  static func give(
    _ person: String, _ entries: ArraySlice<String>, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let (followUp, form) = (try number("--followup", session), try number("--form", session))
    guard followUp == nil || form == nil else { throw AdviceCommand.wrongUse }
    let plan = try number("--plan", session)
    let clinic = try session.open()
    let patient = try clinic.patient(person)
    let contact: AdviceContact
    if let followUp {
      contact = .followUp(FollowUpID(followUp))
    } else if let form {
      contact = .form(form)
    } else {
      contact = try usingStore { () throws(StoreError) in
        try clinic.store.adviceContact(of: patient)
      }
    }
    for entry in entries {
      let given = try give(entry, of: patient, at: contact, into: plan, clinic)
      if session.isJSON {
        Output.json(AdviceCommand.json(given, session.language))
      } else {
        AdviceCommand.tell(given, session)
      }
    }
    return .done
  }

  private static func give(
    _ entry: String, of patient: PatientID, at contact: AdviceContact, into plan: Int?,
    _ clinic: OpenClinic
  ) throws(CommandFailure) -> GivenAdvice {
    do {
      return try clinic.store.giveAdvice(entry, of: patient, at: contact, into: plan)
    } catch .notFound {
      throw .no(missing(contact, plan))
    } catch {
      throw CommandFailure(error)
    }
  }

  private static func missing(_ contact: AdviceContact, _ plan: Int?) -> Localized {
    switch contact {
    case .followUp(let id): AdviceCommand.noFollowUp(id.value)
    case .form(let id):
      Localized(
        zh: "此人没有已填的表单 \(id)；frontdesk form filled PATIENT 列出已填的",
        en:
          "the person has no filled form \(id); `frontdesk form filled PATIENT` has those there are"
      )
    case .day:
      Localized(
        zh: "此人没有照护计划 \(plan ?? 0)；frontdesk care of PATIENT 列出全部",
        en: "the person has no care plan \(plan ?? 0); `frontdesk care of PATIENT` has all")
    }
  }

  /// What was given to a person and stands, the newest first.
  static func list(_ person: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let given = try given(of: try clinic.patient(person), clinic)
    for one in given {
      if session.isJSON {
        Output.json(AdviceCommand.json(one, session.language))
      } else {
        AdviceCommand.tell(one, session)
      }
    }
    return given.isEmpty ? .no : .done
  }

  /// Takes advice back by its number.
  static func undo(
    _ person: String, _ word: String, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    guard let id = Int(word) else { throw AdviceCommand.wrongUse }
    let clinic = try session.open()
    let all = try given(of: try clinic.patient(person), clinic)
    guard let present = all.first(where: { $0.id == id }) else {
      throw .no(
        Localized(
          zh: "没有给出的建议 \(id)；frontdesk advice given PATIENT 列出全部",
          en: "no advice \(id) was given; `frontdesk advice given PATIENT` has all"))
    }
    let taken = try usingStore { () throws(StoreError) in
      try clinic.store.undoAdvice(id, version: present.version)
    }
    AdviceCommand.tell(taken, session)
    return .done
  }

  static func given(
    of patient: PatientID, _ clinic: OpenClinic
  ) throws(CommandFailure) -> [GivenAdvice] {
    try usingStore { () throws(StoreError) in try clinic.store.givenAdvice(of: patient) }
  }

  private static func number(
    _ option: String, _ session: Session
  ) throws(CommandFailure) -> Int? {
    guard let text = session.options[option] else { return nil }
    guard let number = Int(text), number > 0 else { throw AdviceCommand.wrongUse }
    return number
  }
}

extension AdviceCommand {
  /// The advice of a follow-up, as far as it is the reader's, the oldest first.
  static func given(
    at followUp: FollowUp, _ clinic: OpenClinic
  ) throws(CommandFailure) -> [GivenAdvice] {
    guard clinic.store.access.allows(.read, .triage) else { return [] }
    return try AdviceVerbs.given(of: followUp.patient, clinic)
      .filter { $0.followUp == followUp.id }.reversed()
  }

  /// One line: number, day, what it is about, the words, why and who.
  static func tell(_ given: GivenAdvice, _ session: Session) {
    let language = session.language
    let advice = given.advice
    let place: String =
      given.followUp.map { Localized(zh: "随访 \($0.value)", en: "follow-up \($0.value)")[language] }
      ?? given.form.map { Localized(zh: "表单 \($0)", en: "form \($0)")[language] } ?? ""
    let cells: [String] = [
      "\(given.id)", advice.day.description, place, advice.kind.title[language],
      advice.text[language], advice.why[language], given.staff ?? "",
      given.isMistaken ? Localized(zh: "已收回", en: "taken back")[language] : "",
    ]
    Output.drawing(cells.filter { !$0.isEmpty }.joined(separator: "  "))
  }

  static func json(_ given: GivenAdvice, _ language: Language) -> JSONOutput {
    let advice = given.advice
    return .members([
      "given": .integer(given.id), "advice": .string(advice.entry),
      "version": .integer(advice.version), "kind": .string(advice.kind.rawValue),
      "text": .string(advice.text[language]), "why": .string(advice.why[language]),
      "day": .string(advice.day.description), "staff": .optional(given.staff),
      "followUp": given.followUp.map { .integer($0.value) } ?? .null,
      "form": given.form.map { .integer($0) } ?? .null,
      "plan": given.carePlan.map { .integer($0) } ?? .null,
      "state": .string(given.isMistaken ? "entered-in-error" : "completed"),
    ])
  }

  /// That somebody has no such follow-up.
  static func noFollowUp(_ id: Int) -> Localized {
    Localized(
      zh: "此人没有随访 \(id)；frontdesk queue --due all 列出全部",
      en: "the person has no follow-up \(id); `frontdesk queue --due all` lists them")
  }
}
