import Canvas
import Domain
import Forms

/// A filed form as lines of plain text for paper: who it is about, what was answered and what it
/// came to, by the version by which it was filled in.
struct FormPrint {
  private let filed: FiledForm
  private let card: PrintedCard
  private let book: FormBook
  private let language: Language

  init(_ filed: FiledForm, of card: PrintedCard, _ book: FormBook, language: Language) {
    self.filed = filed
    self.card = card
    self.book = book
    self.language = language
  }

  /// What goes to the printer; whatever would move paper or open a drawer is gone.
  var lines: [String] {
    let sheet = FormSheet(
      filed.response, library: book.library, indicators: book.indicators, language: language)
    let birth = card.birthDate.isEmpty ? "" : "  \(card.birthDate)"
    var all = [
      card.clinic[language], "\(card.name)  \(card.sex.title[language])\(birth)  \(card.card)",
      String(repeating: "-", count: 32),
    ]
    all += sheet.lines.map { line in
      switch line.kind {
      case .title: "\(line.label)  \(line.value)"
      case .heading: "[\(line.label)]"
      case .answer, .result:
        "  \(line.label): \(line.value)"
          + (line.isCarried ? " (\(FormDeskWords.carried[language]))" : "")
      case .note: "  ! \(line.label): \(line.value)"
      }
    }
    all.append(String(repeating: "-", count: 32))
    if let state = FormDeskWords.state(filed) { all.append(state[language]) }
    if let form = book.library.form(of: filed.response) {
      all.append("\(form.source[language])  \(form.version)")
    }
    if let staff = filed.staff { all.append(Localized(zh: "填写 ", en: "By ")[language] + staff) }
    return all.filter { !$0.isEmpty }.map { DisplayText.of($0) }
  }
}
