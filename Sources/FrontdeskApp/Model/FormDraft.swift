import Interchange

/// What was changed in a form and not saved, just as it was typed, by the ids of its fields.
package struct FormDraft: Equatable, Sendable {
  package var answers: [String: String]

  package init(answers: [String: String]) { self.answers = answers }

  /// The kind of the settings' drafts among all that a member of staff has.
  package static let settingsKind = "settings"

  /// The text to keep: JSON, its members in the order of their names.
  package var content: String {
    let members = answers.sorted { $0.key < $1.key }
    return JSONOutput.object(members.map { .init($0.key, .string($0.value)) }).text
  }

  /// Reads what was kept; nil for a text of another kind.
  ///
  /// Members that are no text count as not entered.
  package init?(content: String) {
    guard case .read(let document) = JSONParser.parse(Array(content.utf8), dialect: .json),
      document.root.kind == .object
    else { return nil }
    answers = [:]
    for member in document.root.members {
      if let text = member.value.string { answers[member.name] = text }
    }
  }
}
