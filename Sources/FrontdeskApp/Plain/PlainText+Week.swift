import Canvas
import Domain
import Widgets

extension PlainText {
  /// Seven days in words; a number opens its day.
  mutating func addWeek(_ week: WeekState) {
    let subject = "week/\(week.first)"
    add(
      .place, subject, WeekWords.title[language],
      "\(week.first) - \(week.first.adding(days: DayLoad.daysOfWeek - 1))")
    for (place, load) in week.days.enumerated() {
      add(
        .list, subject, fields: fields(load), number: place + 1, target: .accessRow(place),
        isSelected: load.day == week.day)
    }
    guard let selected = week.selected else { return }
    for one in selected.byStaff {
      let free = one.slots.filter { $0.left > 0 }.map(\.start.description)
      add(
        .details, "\(subject)/\(week.day)", shown(one.name.isEmpty ? one.staff : one.name),
        "\(WeekWords.taken[language]) \(one.taken)/\(one.capacity)",
        free.isEmpty ? "" : "\(WeekWords.freeAt[language]) \(free.joined(separator: " "))")
    }
  }

  /// The day, how many are on it, and what of its slots is taken; nothing that is none.
  private func fields(_ load: DayLoad) -> [String] {
    func count(_ title: Localized, _ number: Int) -> String {
      number > 0 ? "\(title[language]) \(number)" : ""
    }
    let taken =
      load.percent.map {
        "\(WeekWords.taken[language]) \(load.taken)/\(load.capacity), \($0)%"
      } ?? load.closed.map { "\(WeekWords.closed[language]) \(shown($0))" }
      ?? WeekWords.noSession[language]
    return [
      Phrase.weekday(load.day.weekday)[language], load.day.description,
      load.day == model.today ? WeekWords.today[language] : "",
      count(WeekWords.booked, load.booked), count(WeekWords.walkIns, load.walkIns),
      count(WeekWords.done, load.done), count(WeekWords.missed, load.missed), taken,
    ].filter { !$0.isEmpty }
  }
}
