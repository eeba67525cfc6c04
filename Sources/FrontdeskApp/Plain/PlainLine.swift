import Canvas
package import Domain

/// One line of plain mode: its words in the order they are read, and what its number chooses.
package struct PlainLine: Hashable, Sendable {
  /// The parts of a screen, in the order they are read.
  package enum Part: Int, CaseIterable, Sendable {
    /// Which screen it is, whose installation, who works and when.
    case title
    /// What is open: the person, the query, the range.
    case place
    /// The rows that numbers choose.
    case list
    /// What is known of the row selected.
    case details
    /// More of the same screen that no number chooses.
    case more
    /// What can be done.
    case hints
  }

  package let part: Part
  /// What the part is about: when that changes, the part is read anew from its first line.
  package let subject: String
  /// The number that chooses it; nil for a line that is only read.
  package let number: Int?
  /// What its number chooses.
  package let target: PlainTarget?
  /// Whether it is the row selected.
  package let isSelected: Bool
  /// The words without number and selection, each field safe to print.
  package let fields: [String]
  /// The word for a row that is selected, in the language of the line.
  private let selectedWord: String

  init(
    _ part: Part, _ subject: String, _ fields: [String], number: Int? = nil,
    target: PlainTarget? = nil, isSelected: Bool = false, language: Language
  ) {
    self.part = part
    self.subject = subject
    self.number = number
    self.target = target
    self.isSelected = isSelected
    self.fields = fields.map { DisplayText.of($0) }.filter { !$0.isEmpty }
    selectedWord = PlainPhrase.selected[language]
  }

  /// The line as it is printed: `3. 张三, 已选, 男, 58 岁`.
  package var text: String {
    var parts = fields
    if isSelected { parts.insert(selectedWord, at: min(1, parts.count)) }
    return (number.map { "\($0). " } ?? "") + parts.joined(separator: ", ")
  }

  /// What makes it another line: not its number, which shifts, nor that the selection left it.
  var identity: [String] { [subject] + fields }
}

/// What a number in plain mode chooses.
///
/// A thing, not a row: when somebody else changes a list between the reading and the answer, the
/// number still means what was read.
package enum PlainTarget: Hashable, Sendable {
  case patient(PatientID)
  case followUp(FollowUpID)
  case section(ArchiveSection)
  /// A row of the archive's present section, counted from 0.
  case row(Int)
  /// A value of the series shown, by its place in the series.
  case point(Int)
  /// An indicator of the person shown, by its code.
  case indicator(String)
  /// A line of the help or the palette.
  case entry(PaletteEntry)
  /// A row of a dialog about access, or of what the queue can be narrowed to.
  case accessRow(Int)
  /// A row of the audit trail.
  case auditRow(Int)
  /// A row of the list of a patient's rights, or of what waits for a second person.
  case listRow(Int)
  /// A row of the day, and a line of what lies over it.
  case dayRow(Int)
  case slot(Int)
  /// An account that is offered, by its code.
  case account(String)
  /// An answer to a field of a form, both by their ids.
  case answer(String, String)
}
