import Canvas
import Domain
import Widgets

// Who is in which team, and how much everybody has to do: for whoever shares out the work.
extension Model {
  mutating func openTeams() -> [Effect] {
    tables.dialog = .teams(TeamsDialog())
    return [.call(.staff)]
  }

  /// Takes the staff as they are now; who is selected stays.
  mutating func staffRead(_ lines: [StaffLine]) {
    guard case .teams(var open) = tables.dialog else { return }
    let selected = open.selected?.member.code
    open.lines = lines
    open.list.setCount(lines.count)
    if let place = lines.firstIndex(where: { $0.member.code == selected }) {
      open.list.select(place)
    }
    open.isSaving = false
    tables.dialog = .teams(open)
  }

  mutating func teamSet(
    _ code: String, from before: String?, to after: String?, _ lines: [StaffLine]
  ) {
    guard case .teams(var open) = tables.dialog else { return }
    open.last = TeamsDialog.Change(code: code, before: before, after: after)
    open.entry = nil
    tables.dialog = .teams(open)
    staffRead(lines)
    let name = lines.first { $0.member.code == code }?.member.name ?? code
    say(
      TeamWords.isIn(after.map { DisplayText.of($0) }, name: DisplayText.of(name)), .done)
  }

  /// Somebody was quicker: nothing was written, and what is typed stays.
  mutating func teamTaken(_ lines: [StaffLine]) {
    staffRead(lines)
    say(TeamWords.changedSince, .problem)
  }

  mutating func teamFailed() {
    guard case .teams(var open) = tables.dialog else { return }
    open.isSaving = false
    tables.dialog = .teams(open)
  }

  // MARK: - Keys

  mutating func teamsKey(_ press: KeyPress, _ before: TeamsDialog) -> [Effect]? {
    guard !before.isSaving else { return [] }
    var open = before
    guard var entry = open.entry else {
      switch press {
      case KeyPress(.enter): return beginTeam(open)
      case .control("z"): return takeBackTeam(open)
      default: return nil
      }
    }
    switch press {
    case KeyPress(.enter): return saveTeam(open, entry.text)
    case KeyPress(.tab): entry.set(open.team(after: entry.text.trimmingBlanks))
    default:
      guard entry.edit(press) else { return nil }
    }
    open.entry = entry
    tables.dialog = .teams(open)
    return []
  }

  /// Words are a team's name once one is being typed; before that a digit picks a line, letters move.
  mutating func typeInTeams(_ text: String, isPasted: Bool, _ before: TeamsDialog) -> [Effect] {
    guard !before.isSaving else { return [] }
    var open = before
    if open.entry != nil {
      open.entry?.insert(text)
      tables.dialog = .teams(open)
      return []
    }
    guard !isPasted, text.count == 1, let sign = text.first.map(CommandFolding.fold) else {
      return []
    }
    if let digit = sign.wholeNumberValue, sign.isASCII,
      open.lines?.indices.contains(digit - 1) == true
    {
      open.list.select(digit - 1)
      return beginTeam(open)
    }
    return sign == "j" || sign == "k" ? moveInDialog(by: sign == "j" ? 1 : -1) : []
  }

  /// A click selects, one on what is selected begins its change.
  mutating func clickTeam(_ row: Int, _ before: TeamsDialog) -> [Effect] {
    guard before.entry == nil, !before.isSaving else { return [] }
    var open = before
    open.list.select(row)
    tables.dialog = .teams(open)
    return before.list.selection == row ? beginTeam(open) : []
  }

  /// One step back: from the name to the list, from the list to the screen.
  mutating func closeTeams(_ before: TeamsDialog) {
    guard !before.isSaving else { return }
    guard before.entry != nil else {
      tables.dialog = nil
      return
    }
    var open = before
    open.entry = nil
    tables.dialog = .teams(open)
  }

  // MARK: - Changing

  private mutating func beginTeam(_ before: TeamsDialog) -> [Effect] {
    guard let line = before.selected else { return [] }
    var open = before
    open.entry = TextField(line.team ?? "", limit: TeamsDialog.mostCharacters)
    tables.dialog = .teams(open)
    return []
  }

  private mutating func saveTeam(_ open: TeamsDialog, _ typed: String) -> [Effect] {
    guard let line = open.selected else { return [] }
    let name = typed.trimmingBlanks
    let team = name.isEmpty ? nil : name
    guard team != line.team else {
      closeTeams(open)
      return []
    }
    return setTeam(
      TeamsDialog.Change(code: line.member.code, before: line.team, after: team), open)
  }

  private mutating func takeBackTeam(_ open: TeamsDialog) -> [Effect] {
    guard let last = open.last else {
      say(TeamWords.nothingToUndo)
      return []
    }
    return setTeam(last.reversed, open)
  }

  private mutating func setTeam(_ change: TeamsDialog.Change, _ before: TeamsDialog) -> [Effect] {
    var open = before
    open.isSaving = true
    tables.dialog = .teams(open)
    return [.call(.setTeam(of: change.code, from: change.before, to: change.after))]
  }
}
