import Domain
import Widgets

/// The fields of the forms of the counter in one language, and what becomes of the answers.
struct CounterFields {
  let model: Model
  private let language: Language

  init(_ model: Model) {
    self.model = model
    language = model.language
  }

  private func say(_ chinese: String, _ english: String) -> String {
    Localized(zh: chinese, en: english)[language]
  }

  // MARK: - A notice

  /// The kinds that are the role's to add.
  private var kinds: [NoticeKind] {
    NoticeKind.allCases.filter { model.access.allows(.add, $0.object) }
  }

  var notice: [FormField] {
    [
      FormField(
        "kind", CounterWords.kind[language],
        .choice(kinds.map { .init($0.rawValue, $0.title[language]) }), isRequired: true),
      FormField(
        "text", CounterWords.text[language], .text(limit: NoticeDraft.longestText),
        isRequired: true,
        placeholder: say("如 报告已出, 请到二楼取", "such as: the report is ready")),
      FormField(
        "amount", CounterWords.amountTitle[language], .text(limit: 16),
        hint: say("元", "CNY"), placeholder: "12.50"),
      FormField(
        "until", CounterWords.until[language],
        .date(FormField.DateRule(first: model.today.dayNumber)),
        hint: say("空着为一直提示", "empty: until it is done")),
    ]
  }

  var noticeValues: [String: String] {
    kinds.first.map { ["kind": $0.rawValue] } ?? [:]
  }

  /// A message has no amount.
  static func settle(_ form: inout FormState) {
    form.hide(form.raw("kind") == NoticeKind.unpaid.rawValue ? [] : ["amount"])
  }

  func noticeRequest(_ form: inout FormState, _ patient: PatientID) -> RightsRequest? {
    guard let kind = NoticeKind(rawValue: form.value("kind")) else { return nil }
    let amount = Yuan(form.value("amount"))
    if kind == .unpaid, amount == nil {
      form.refuse("amount", CounterWords.wrongAmount[language])
      return nil
    }
    let draft = NoticeDraft(
      kind: kind, text: form.value("text"), amount: amount,
      until: form.day("until").map { CalendarDate(dayNumber: $0) })
    if let fault = draft.fault(on: model.today) {
      form.refuse("text", fault[language])
      return nil
    }
    return .addNotice(patient, draft)
  }

  // MARK: - A link of the family

  /// The field that names the other.
  static let who = "who"

  var link: [FormField] {
    [
      FormField(
        Self.who, CounterWords.who[language], .text(limit: 60), isRequired: true,
        hint: say("几人符合时再选", "several: choose one"),
        placeholder: say("卡号, 或姓名加生日、手机尾号", "card, or name and birthday or phone tail")),
      FormField(
        "relation", CounterWords.relation[language],
        .choice(FamilyRelation.allCases.map { .init($0.rawValue, $0.title[language]) }),
        isRequired: true),
      FormField("household", CounterWords.household[language], .toggle),
    ]
  }

  func linkRequest(_ form: FormState, _ patient: PatientID) -> RightsRequest? {
    guard let relation = FamilyRelation(rawValue: form.value("relation")) else { return nil }
    return .link(
      FamilyLinkOrder(
        patient: patient, query: form.value(Self.who).trimmingBlanks, relation: relation,
        sharesHousehold: form.value("household") == "true"))
  }
}
