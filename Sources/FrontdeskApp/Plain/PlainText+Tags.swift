import Canvas
import Domain
import Rules
import Widgets

/// The tags of a person, and why each is there.
extension PlainText {
  mutating func addTagsPanel(_ panel: TagsPanel) {
    add(
      .place, "tags", TagWords.title(panel.part)[language],
      (model.personInView?.patient.name).map(shown) ?? "")
    let text = TagText(model)
    if panel.why != nil {
      guard let why = model.tags.why else { return }
      if why.lines.isEmpty { add(.list, "why", TagWords.valuesNotForRole[language]) }
      for line in why.lines { add(.list, "why", text.line(line).plain) }
      return
    }
    guard let facts = model.tagFacts else { return }
    if facts.tags.isHidden { add(.list, "tags", TagWords.isHidden[language]) }
    if facts.tags.isBehind { add(.place, "tags", TagWords.isBehind[language]) }
    for (place, row) in model.tagRows(of: panel.part).enumerated() {
      add(
        .list, "tags", fields: text.parts(row).map(\.plain), number: place + 1,
        target: .accessRow(place))
    }
  }
}
