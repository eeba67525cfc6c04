import Canvas
import Domain
import Widgets

extension Model {
  /// Commands about the selected row or the whole list: before the rows are there they would meet
  /// those of the question before.
  private static let aboutRows: Set<CommandID> = [
    .up, .down, .pageUp, .pageDown, .first, .last, .open, .openPerson, .viewArchive, .viewTrends,
    .copyValue, .markToggle, .markHere, .markUp, .markDown, .markRange, .markAll,
  ]
  /// Commands about rows that open something, which takes the keys that follow.
  private static let opensSomething: Set<CommandID> = [
    .record, .menu, .reschedule, .assign, .exportTable, .pickColumns, .filterStart,
  ]

  /// Commands that can come at once, but not before those that wait already.
  private static let inTurn: Set<CommandID> = [
    .sortCycle, .sortFurther, .sortLeft, .sortRight, .filterStart, .markClear, .nextScope,
    .previousScope,
  ]
  /// Commands about what stands in the selected row.
  private static let aboutContent: Set<CommandID> = [
    .open, .openPerson, .viewArchive, .viewTrends, .copyValue, .record, .menu,
  ]

  /// Whether the list with the keys shows the rows of an older question.
  private var awaitsRows: Bool {
    switch layer {
    case .screen(.lookup):
      lookup.focus == .query
        && (lookup.awaitsRows || !lookup.ahead.isEmpty && lookup.awaitsSelected)
    case .screen(.followUps):
      followUps.awaitsRows || !followUps.ahead.isEmpty && followUps.awaitsSelected
    default: false
    }
  }

  /// Whether the selected row itself has not been read yet.
  private var awaitsSelected: Bool {
    switch layer {
    case .screen(.lookup): lookup.focus == .query && lookup.awaitsSelected
    case .screen(.followUps): followUps.awaitsSelected
    default: false
    }
  }

  private mutating func changeAhead(_ change: (inout TypedAhead) -> Void) {
    switch screen {
    case .lookup: change(&lookup.ahead)
    case .followUps: change(&followUps.ahead)
    case .archive, .trends, .today, .audit, .rights, .approvals, .rules, .figures: break
    }
  }

  private var ahead: TypedAhead {
    switch screen {
    case .lookup: lookup.ahead
    case .followUps: followUps.ahead
    case .archive, .trends, .today, .audit, .rights, .approvals, .rules, .figures: TypedAhead()
    }
  }

  // MARK: - Keeping

  /// Keeps what belongs to a dialog that waits to be opened; Esc gives all of it up.
  ///
  /// - Returns: Whether it was kept.
  mutating func keepBehindOpening(_ event: Event) -> Bool {
    guard awaitsRows, ahead.opens else { return false }
    switch event {
    case .key(let press):
      let command = keymap.command(for: press, in: layer)?.id
      if [.back, .cancel, .lock, .quit, .suspend].contains(command) {
        changeAhead { $0.drop() }
        return false
      }
    case .text, .paste, .wheel: break
    default: return false
    }
    changeAhead { $0.add(event) }
    return true
  }

  /// Keeps a key whose command is about rows that are still to come.
  ///
  /// - Returns: Whether it was kept.
  mutating func keepUntilRows(_ event: Event, _ command: CommandID) -> Bool {
    guard awaitsRows || awaitsSelected && Self.aboutContent.contains(command) else {
      return false
    }
    // Enter alone opens somebody only where nobody else can be meant.
    if command == .open, screen == .lookup, ahead.isEmpty, !lookup.isSettled { return false }
    let opens = Self.opensSomething.contains(command)
    let isInTurn = Self.inTurn.contains(command)
    guard isInTurn ? !ahead.isEmpty : opens || Self.aboutRows.contains(command) else {
      if command == .back || command == .cancel { changeAhead { $0.drop() } }
      return false
    }
    changeAhead { $0.add(event, opens: opens) }
    return true
  }

  /// Keeps a turn of the wheel while the rows are still to come.
  mutating func keepWheel(_ event: Event) -> Bool {
    guard awaitsRows else { return false }
    changeAhead { $0.add(event) }
    return true
  }

  // MARK: - Carrying out

  /// Goes on with keys that waited for the row they are about.
  mutating func rowsCame(on list: ScreenID) -> [Effect] {
    screen == list && !ahead.isEmpty && !awaitsRows ? carryOutAhead(on: list) : []
  }

  /// Carries out what was typed while the rows of a list were on their way.
  mutating func carryOutAhead(on list: ScreenID) -> [Effect] {
    var events: [Event] = []
    if list == .lookup {
      events = lookup.ahead.events
      lookup.ahead = TypedAhead()
    } else {
      events = followUps.ahead.events
      followUps.ahead = TypedAhead()
    }
    guard !events.isEmpty, screen == list else { return [] }
    // What was opened meanwhile has the keys now, and these were not meant for it.
    guard case .screen = layer else { return [] }
    var effects: [Effect] = []
    for event in events {
      // A page is as long as it would have been, had the key come now.
      settleLists()
      effects += handle(event)
    }
    return effects
  }

  /// Whether what was typed reaches beyond the first rows while more are to come.
  var reachesBeyondFirstRows: Bool {
    guard !lookup.ahead.isEmpty else { return false }
    var model = self
    model.lookup.ahead = TypedAhead()
    model.lookup.opensWhenFound = false
    for event in lookup.ahead.events {
      _ = model.handle(event)
      guard model.layer == .screen(.lookup) else { return false }
      if model.lookup.list.selected == model.lookup.list.count - 1 { return true }
    }
    return false
  }
}
