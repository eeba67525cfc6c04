import Domain
import Widgets

extension PlainText {
  /// Whose follow-ups and which of them can be shown, a numbered line for each choice.
  mutating func addNarrow(_ narrow: QueueNarrow) {
    add(.place, "narrow", CallWords.narrowTitle[language])
    let rows = narrow.rows
    addRows(of: narrow.list, subject: "narrow") { text, row in
      guard rows.indices.contains(row) else { return ([], nil) }
      return (text.narrowFields(rows[row]), .accessRow(row))
    }
  }

  private func narrowFields(_ row: QueueNarrow.Row) -> [String] {
    switch row {
    case .whose(let whose): [CallWords.whose[language], whose.title[language]]
    case .facet(let facet):
      [facet.kind.title[language], shown(facet.title[language]), Format.grouped(facet.count)]
    case .load(let line):
      [
        QueueFacet.Kind.owner.title[language],
        line.ownerName.map(shown) ?? Phrase.nobody[language], line.team.map(shown) ?? "",
        CallWords.load(line)[language],
      ]
    }
  }
}
