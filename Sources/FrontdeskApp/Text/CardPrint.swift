import Canvas
import Domain

/// A patient's card and a label for papers and tubes, as lines of plain text.
///
/// Who it is and no more: nothing of an illness, and numbers masked.
struct CardPrint {
  private let card: PrintedCard
  private let language: Language

  init(_ card: PrintedCard, language: Language) {
    self.card = card
    self.language = language
  }

  /// What goes to the printer; whatever would move paper or open a drawer is gone.
  var lines: [String] {
    let birth = card.birthDate.isEmpty ? "" : "  \(card.birthDate)"
    let person = "\(card.name)  \(card.sex.title[language])\(birth)"
    let cut = String(repeating: "-", count: 32)
    let all = [
      card.clinic[language], Localized(zh: "就诊卡", en: "Patient card")[language], person,
      Localized(zh: "卡号 ", en: "Card ")[language] + card.card,
      Localized(zh: "档案 ", en: "Archive ")[language] + card.archiveCode,
      card.phone.isEmpty ? "" : Localized(zh: "电话 ", en: "Phone ")[language] + card.phone,
      cut, person, card.card,
    ]
    return all.filter { !$0.isEmpty }.map { DisplayText.of($0) }
  }
}
