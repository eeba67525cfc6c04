import Domain
import Widgets

/// The fields of a card in one language, as far as they are the role's.
struct CardFields {
  let language: Language
  let access: Access
  /// Whether a new card is opened.
  let isNew: Bool
  /// What the role may not see of the card.
  let hidden: Set<CardItem>

  /// The fields of who signs the consent, which belong to no card.
  static let signer = "consent-signer"
  static let relation = "consent-relation"

  private static let longestLine = 400

  /// The kind of a card's drafts among all that a member of staff has.
  static let draftKind = "card"

  /// In the order in which people say it at the counter: a number, a name and a phone first.
  private static let person: [CardItem] = [
    .document, .name, .phone, .sex, .birthDate, .documentKind, .ethnicity, .address,
  ]

  var sections: [FormSection] {
    var sections = CardItem.Section.allCases.map { section in
      let items =
        section == .person ? Self.person : CardItem.allCases.filter { $0.section == section }
      return FormSection(
        section.title[language], items.filter { !hidden.contains($0) }.map(field))
    }
    sections.removeAll { $0.fields.isEmpty }
    if isNew { sections.append(consent) }
    return sections
  }

  private func field(_ item: CardItem) -> FormField {
    let mayWrite = access.allows(isNew ? .add : .change, item.object)
    return FormField(
      item.rawValue, item.title[language], kind(item), isRequired: item.isRequired,
      hint: hint(item), placeholder: placeholder(item),
      obstacle: mayWrite ? "" : Localized(zh: "由医护填写", en: "for nurses and doctors")[language])
  }

  private func kind(_ item: CardItem) -> FormField.Kind {
    func options(_ all: [CardOption]) -> [FormField.Option] {
      all.map { .init($0.code, $0.title[language]) }
    }
    return switch item.shape {
    // A reader that types puts its whole line into one of the first fields.
    case .text(let limit): .text(limit: item.section == .person ? Self.longestLine : limit)
    case .choice(let all): .choice(options(all))
    case .choices(let all): .choices(options(all))
    }
  }

  private func hint(_ item: CardItem) -> String {
    switch item {
    case .document: Localized(zh: "可直接刷卡或粘贴", en: "scan or paste")[language]
    default: ""
    }
  }

  private func placeholder(_ item: CardItem) -> String {
    switch item {
    case .birthDate: Localized(zh: "1968-03-12 或 58岁", en: "1968-03-12 or 58y")[language]
    case .diseaseDates: Localized(zh: "高血压 2015-03; 糖尿病 2018", en: "hypertension 2015-03")[language]
    case .surgery, .trauma, .transfusion: Localized(zh: "名称 年月", en: "what, when")[language]
    default: ""
    }
  }

  private var consent: FormSection {
    let text = Localized(
      zh: "建档同意书 \(CareConsent.version)", en: "Consent \(CareConsent.version)")
    return FormSection(
      text[language],
      [
        FormField(
          Self.signer, Localized(zh: "签署人", en: "Signed by")[language],
          .text(limit: CardItem.longestName),
          hint: Localized(zh: "未签可空", en: "empty if not signed")[language]),
        FormField(
          Self.relation, Localized(zh: "签署人是", en: "Who is")[language],
          .choice(ConsentRelation.allCases.map { .init($0.rawValue, $0.title[language]) })),
      ])
  }
}
