import Domain
import Widgets

/// Seven days at once: how many are on each, and how full it is.
extension Model {
  /// Carries out a command of the week.
  mutating func performWeek(_ id: CommandID) -> [Effect] {
    switch id {
    case .viewWeek:
      day.dialog = .week(WeekState(day: shownDay))
      return [askWeek()].compactMap { $0 }
    case .weekOpenDay:
      guard case .week(let week) = day.dialog else { return [] }
      day.dialog = nil
      return showDay(week.day)
    case .weekBefore: return moveWeek(days: -DayLoad.daysOfWeek)
    case .weekAfter: return moveWeek(days: DayLoad.daysOfWeek)
    case .weekPresent:
      guard case .week(let week) = day.dialog else { return [] }
      return moveWeek(days: today.dayNumber - week.day.dayNumber)
    default: return []
    }
  }

  /// Asks for the week that is shown; nil while none is.
  mutating func askWeek() -> Effect? {
    guard case .week(let week) = day.dialog else { return nil }
    day.weekGeneration += 1
    return .readWeek(week.first, generation: day.weekGeneration)
  }

  mutating func weekRead(_ days: [DayLoad], generation: Int) -> [Effect] {
    guard generation == day.weekGeneration, case .week(var week) = day.dialog else { return [] }
    week.loads = days
    day.dialog = .week(week)
    return []
  }

  /// Selects another day, no farther away than can be booked, and reads its week if it is another.
  mutating func moveWeek(days: Int) -> [Effect] {
    guard case .week(var week) = day.dialog else { return [] }
    let ahead = week.day.dayNumber - today.dayNumber + days
    let before = week.first
    week.day = today.adding(days: min(max(-WeekState.mostDays, ahead), WeekState.mostDays))
    day.dialog = .week(week)
    return week.first == before ? [] : [askWeek()].compactMap { $0 }
  }

  /// Selects a day of the week shown by its place.
  mutating func changeWeekList(_ change: (inout ListState) -> Void) {
    guard case .week(var week) = day.dialog else { return }
    var list = week.list
    change(&list)
    week.day = week.first.adding(days: list.selected)
    day.dialog = .week(week)
  }

  /// A digit opens the day of the week that it counts; a letter is one of the commands.
  mutating func typeInWeek(_ text: String) -> [Effect] {
    guard text.count == 1, let sign = text.first.map(CommandFolding.fold) else { return [] }
    if let digit = sign.wholeNumberValue, (1...DayLoad.daysOfWeek).contains(digit) {
      changeWeekList { $0.select(digit - 1) }
      return performWeek(.weekOpenDay)
    }
    guard let command = keymap.command(forLetter: sign, in: layer), command.isEnabled(self) else {
      return []
    }
    return perform(command.id)
  }
}
