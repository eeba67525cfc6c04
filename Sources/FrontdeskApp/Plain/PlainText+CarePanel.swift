import Canvas
import Domain
import FollowUps
import Widgets

/// What is planned for a person, line by line.
extension PlainText {
  mutating func addCarePanel(_ panel: CarePanel) {
    let name = model.isVeiled ? "" : shown(panel.name)
    if let papers = panel.papers { return addPapers(papers) }
    if let chooser = panel.chooser { return addChooser(chooser) }
    add(.place, "care", CareWords.title(panel.part)[language], name)
    if model.isVeiled { return add(.list, "care", CareWords.veiled[language]) }
    let text = CareText(model)
    if panel.whole != nil {
      for line in model.wholeCareRow {
        add(.list, "care/whole", labelled(line.label, line.text.plain.trimmingBlanks))
      }
      return
    }
    if let obstacle = model.care.obstacles[panel.part] {
      return add(.list, "care", obstacle[language])
    }
    guard model.isCareRead(panel.part) else { return }
    if panel.part == .plans, let absence = model.care.plans?.plans.absence {
      add(.place, "care", CareWords.away(absence)[language])
    }
    let rows = model.careRows(of: panel.part)
    if rows.isEmpty {
      let mayBegin = model.careAddObstacle == nil
      add(.list, "care", CareWords.nothing(panel.part, mayBegin: mayBegin)[language])
    }
    addRows(of: panel.list, subject: "care/\(panel.part.rawValue)") { _, row in
      guard rows.indices.contains(row) else { return ([], nil) }
      return (text.parts(rows[row]).map { $0.plain.trimmingBlanks }, .accessRow(row))
    }
    addVerbs()
  }

  private func labelled(_ label: String, _ text: String) -> String {
    label.isEmpty ? text : label + ": " + text
  }

  /// What can be done about the line selected, with the keys that are typed for it.
  private mutating func addVerbs() {
    let verbs = CommandRegistry.carePlanCommands.filter {
      $0.layers == .access && $0.isEnabled(model)
    }
    let names = verbs.map { command in
      command.title[language] + " " + model.keymap.keyName(of: command.id)[language]
    }
    guard !names.isEmpty else { return }
    add(
      .more, "care/verbs",
      Localized(zh: "可以", en: "You can")[language] + ": "
        + names.joined(separator: "; "))
  }

  private mutating func addChooser(_ chooser: CareChooser) {
    let subject = "care/choose/\(chooser.filter.text)"
    add(
      .place, subject, CareWords.chooserTitle(chooser.kind)[language],
      CareWords.typeWords(chooser.kind)[language])
    if chooser.kind == .template, let hidden = model.care.care?.templatesHidden {
      add(.place, subject, hidden[language])
    }
    let options = model.careOptions(chooser)
    if options.isEmpty { add(.list, subject, CareWords.nothingFits[language]) }
    let painting = Painting(model, size: Self.size)
    addRows(of: chooser.list, subject: subject) { _, row in
      guard options.indices.contains(row) else { return ([], nil) }
      return (painting.optionParts(options[row]).map(\.plain), .accessRow(row))
    }
  }
}
