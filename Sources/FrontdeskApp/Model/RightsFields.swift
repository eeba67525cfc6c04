import Domain
import Widgets

/// The fields of a form about a patient's rights in one language, and what becomes of the answers.
struct RightsFields {
  let model: Model
  let kind: RightsForm.Kind
  private let language: Language

  init(_ model: Model, _ kind: RightsForm.Kind) {
    self.model = model
    self.kind = kind
    language = model.language
  }

  /// The form as it opens.
  var form: FormState {
    var form = FormState(sections, values: values, today: model.today.dayNumber)
    if let key = CommandRegistry.command(.saveOutcome).flatMap({ model.keymap[$0].keys.first }) {
      form.commitKey = key
    }
    settle(&form)
    return form
  }

  // MARK: - Fields

  private var sections: [FormSection] {
    let fields: [FormField] =
      switch kind {
      case .consent: consentFields
      case .withdraw, .askErasure: [reason]
      case .correct: correctionFields
      case .restrict:
        [
          FormField(
            "requester", RightsWords.requester[language], .text(limit: 40), isRequired: true),
          reason,
        ]
      case .export: exportFields
      case .erase:
        [FormField("card", RightsWords.card[language], .text(limit: 12), isRequired: true)]
      case .notice: CounterFields(model).notice
      case .familyLink: CounterFields(model).link
      case .tagOn, .tagOff: TagFields(model, kind).fields
      case .care(let form): CareFields(model, form).fields
      }
    return [FormSection("", fields)]
  }

  private var reason: FormField {
    FormField(
      "reason", RightsWords.reason[language], .lines(rows: 2, limit: 200), isRequired: true)
  }

  private func say(_ chinese: String, _ english: String) -> String {
    Localized(zh: chinese, en: english)[language]
  }

  private var consentFields: [FormField] {
    [
      FormField(
        "purpose", RightsWords.purpose[language],
        .choice(ConsentPurpose.allCases.map { .init($0.rawValue, $0.title[language]) }),
        isRequired: true),
      FormField(
        "relation", RightsWords.relation[language],
        .choice(ConsentRelation.allCases.map { .init($0.rawValue, $0.title[language]) }),
        isRequired: true),
      FormField("signer", RightsWords.signer[language], .text(limit: 40), isRequired: true),
      FormField(
        "until", RightsWords.until[language],
        .date(FormField.DateRule(first: model.today.dayNumber)),
        hint: say("空着为撤回为止", "empty: until withdrawn")),
      FormField("version", RightsWords.version[language], .text(limit: 30), isRequired: true),
      FormField(
        "text", RightsWords.text[language], .lines(rows: 8, limit: 4_000), isRequired: true),
    ]
  }

  private var correctionFields: [FormField] {
    [
      FormField(
        "field", RightsWords.field[language],
        .choice(CardField.allCases.map { .init($0.rawValue, $0.title[language]) }),
        isRequired: true),
      FormField(
        "value", RightsWords.after[language], .text(limit: 120),
        placeholder: say("空着为清空; 日期如 1968-03-12", "empty clears; a date like 1968-03-12")),
      FormField(
        "sex", RightsWords.after[language],
        .choice(
          [Sex.male, .female, .other, .unknown].map { .init($0.rawValue, $0.title[language]) })),
      reason,
    ]
  }

  private var exportFields: [FormField] {
    [
      FormField(
        "format", say("形式", "Form"),
        .choice([
          .init("text", say("可读文本", "text to read")),
          .init("bundle", say("FHIR, 给程序", "FHIR, for programs")),
        ]), isRequired: true),
      FormField("recipient", RightsWords.recipient[language], .text(limit: 60), isRequired: true),
      FormField("reason", RightsWords.reason[language], .text(limit: 120), isRequired: true),
    ]
  }

  // MARK: - Answers to begin with

  private var values: [String: String] {
    switch kind {
    case .consent:
      let isChild = (person?.patient.birthDate?.age(on: model.today)).map {
        $0 < ConsentRelation.ownAge
      }
      let purpose = selectedPurpose
      let text = text(of: purpose)
      return [
        "purpose": purpose.rawValue, "version": text.version, "text": text.text,
        "relation": (isChild == true ? ConsentRelation.parent : .own).rawValue,
        // Nobody's name comes up by itself where patients can see it.
        "signer": isChild == true || model.isVeiled ? "" : name,
      ]
    case .correct: return ["field": CardField.name.rawValue]
    case .restrict: return ["requester": say("本人", "the patient")]
    case .export: return ["format": "text", "recipient": say("本人", "the patient")]
    case .notice: return CounterFields(model).noticeValues
    case .familyLink: return ["relation": FamilyRelation.spouse.rawValue, "household": "true"]
    case .tagOn, .tagOff: return TagFields(model, kind).values
    case .care(let form): return CareFields(model, form).values
    case .withdraw, .askErasure, .erase: return [:]
    }
  }

  private var person: PatientArchive? { model.archive.archive }
  private var name: String { person?.patient.name ?? "" }

  private var selectedPurpose: ConsentPurpose {
    guard case .consent(let purpose, _) = model.rightsRow else { return .care }
    return purpose
  }

  /// What is read before it is signed: what the clinic signed last, else the standard text.
  private func text(of purpose: ConsentPurpose) -> ConsentText {
    model.rightsFacts?.texts[purpose]
      ?? .standard(purpose, clinic: model.clinicName[language], language)
  }

  /// Version and text as the form holds them while nobody has touched them.
  private func untouched(_ purpose: String) -> [String] {
    guard let purpose = ConsentPurpose(rawValue: purpose) else { return [] }
    let text = text(of: purpose)
    let form = FormState(
      sections, values: ["version": text.version, "text": text.text], today: 0)
    return [form.raw("version"), form.raw("text")]
  }

  // MARK: - What follows from answers

  /// Hides what does not apply.
  func settle(_ form: inout FormState) {
    if kind == .notice { CounterFields.settle(&form) }
    guard kind == .correct else { return }
    form.hide([form.raw("field") == CardField.sex.rawValue ? "value" : "sex"])
  }

  /// Lets other answers follow one that was changed.
  func follow(_ form: inout FormState, after before: FormState) {
    settle(&form)
    guard kind == .consent else { return }
    if form.raw("purpose") != before.raw("purpose") {
      // Words that were typed stay; words that stood there give way to those of the purpose.
      let old = untouched(before.raw("purpose"))
      if old.isEmpty || [form.raw("version"), form.raw("text")] == old { setText(&form) }
    }
    guard form.raw("relation") != before.raw("relation") else { return }
    let isOwn = form.raw("relation") == ConsentRelation.own.rawValue
    if isOwn, form.raw("signer").isEmpty { form.set("signer", to: name) }
    if !isOwn, form.raw("signer") == name { form.set("signer", to: "") }
  }

  private func setText(_ form: inout FormState) {
    guard let purpose = ConsentPurpose(rawValue: form.raw("purpose")) else { return }
    let text = text(of: purpose)
    form.set("version", to: text.version)
    form.set("text", to: text.text)
  }

  /// The same answers, asked in this language; a text of ours that nobody touched is in it too.
  func relabelled(_ form: FormState, from old: RightsFields) -> FormState {
    var next = form.relabelled(as: self.form)
    guard kind == .consent else { return next }
    if [form.raw("version"), form.raw("text")] == old.untouched(form.raw("purpose")) {
      setText(&next)
    }
    return next
  }

  // MARK: - What is done with them

  /// What a whole form asks for; nil when an answer is wrong, which the form then says.
  func request(_ form: inout FormState, _ patient: PatientID) -> RightsRequest? {
    let reason = form.value("reason")
    switch kind {
    case .consent: return sign(form, patient)
    case .withdraw(let purpose): return .withdraw(patient, purpose, reason: reason)
    case .correct:
      guard let field = CardField(rawValue: form.value("field")) else { return nil }
      let text = form.value(field == .sex ? "sex" : "value")
      if field == .sex, text.isEmpty {
        form.refuse("sex", RightsWords.chooseValue[language])
        return nil
      }
      return .correct(patient, field, text, reason: reason)
    case .restrict:
      return .restrict(patient, reason: reason, requester: form.value("requester"))
    case .export:
      return .export(
        patient,
        PersonCopyOrder(
          isText: form.value("format") == "text", language: language,
          recipient: form.value("recipient"), purpose: reason, at: model.now))
    case .askErasure: return .askErasure(patient, reason: reason)
    case .erase:
      let typed = form.value("card")
      guard CardNumber(typed)?.description == person?.card || typed == person?.card else {
        form.refuse("card", RightsWords.wrongCard[language])
        return nil
      }
      return .erase(patient)
    case .notice: return CounterFields(model).noticeRequest(&form, patient)
    case .familyLink: return CounterFields(model).linkRequest(form, patient)
    case .tagOn, .tagOff: return TagFields(model, kind).request(&form, patient)
    case .care(let asked): return CareFields(model, asked).request(&form, patient)
    }
  }

  private func sign(_ form: FormState, _ patient: PatientID) -> RightsRequest? {
    guard let purpose = ConsentPurpose(rawValue: form.value("purpose")),
      let relation = ConsentRelation(rawValue: form.value("relation"))
    else { return nil }
    return .sign(
      patient,
      ConsentDraft(
        purpose: purpose, textVersion: form.value("version"), text: form.value("text"),
        signer: form.value("signer"), relation: relation,
        expires: form.day("until").map { CalendarDate(dayNumber: $0) }))
  }
}
