import Canvas
import Domain
import Widgets

/// What the counter needs of a person.
extension PlainText {
  /// One line for each thing, the most needed first.
  mutating func addCounter(
    _ archive: PatientArchive, _ part: PlainLine.Part, _ subject: String
  ) {
    guard let facts = archive.counter else { return }
    for line in CounterText(model).lines(facts) {
      add(part, subject, line.label[language] + ": " + line.text.plain)
    }
  }

  /// Everything, each with a number that does something about it.
  mutating func addCounterPanel() {
    guard let person = model.counterPerson else { return }
    add(.place, "counter", CounterWords.title[language], shown(person.patient.name))
    let rows = model.counterRows
    let text = CounterText(model)
    if rows.isEmpty { add(.list, "counter", CounterWords.nothing[language]) }
    for (place, row) in rows.enumerated() {
      add(
        .list, "counter",
        fields: [
          CounterWords.label(row)[language], text.text(row).plain,
          (CounterWords.act(row, model.access) ?? CounterWords.others(row, model.access))?[language]
            ?? "",
        ], number: place + 1, target: .accessRow(place))
    }
  }
}
