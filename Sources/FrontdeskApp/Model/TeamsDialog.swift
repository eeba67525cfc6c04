package import Domain
package import Widgets

/// The dialog of a manager that says who is in which team and who has how much to do, and changes the
/// team of one.
package struct TeamsDialog: Equatable, Sendable {
  /// A change that was made here and can be taken back.
  struct Change: Equatable, Sendable {
    var code: String
    var before: String?
    var after: String?

    /// The change that takes it back.
    var reversed: Change { Change(code: code, before: after, after: before) }
  }

  /// Nil while they are being read.
  package internal(set) var lines: [StaffLine]?
  package internal(set) var list = ListState()
  /// The team of the selected as it is being typed; nil while the list has the keys.
  package internal(set) var entry: TextField?
  package internal(set) var isSaving = false
  /// Nil where there is nothing to take back.
  var last: Change?

  /// Most characters of a team's name.
  static let mostCharacters = 30

  /// The line selected.
  package var selected: StaffLine? {
    guard let lines else { return nil }
    return list.selection.flatMap { lines.indices.contains($0) ? lines[$0] : nil }
  }

  /// The teams there are, by name.
  package var teams: [String] { Set((lines ?? []).compactMap(\.team)).sorted() }

  /// The team after one among all, none after the last, and the first after any other text.
  func team(after typed: String) -> String {
    guard let place = teams.firstIndex(of: typed) else { return teams.first ?? "" }
    return teams.indices.contains(place + 1) ? teams[place + 1] : ""
  }
}
