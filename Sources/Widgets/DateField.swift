package import Canvas

/// A date being typed, and the calendar from which it can be picked instead.
///
/// What was typed stays as it is until it is settled; nothing that cannot be read is lost.
package struct DateField: Hashable, Sendable {
  /// What was typed.
  package private(set) var text: TextField
  /// The day under the cursor of the calendar; nil while the calendar is closed.
  package private(set) var calendar: Int?
  /// Which day an open text means.
  package let meaning: DateReader.Meaning
  /// The days allowed; nil for no limit.
  package let first: Int?
  package let last: Int?

  /// Makes a field that holds a day, or nothing.
  package init(
    _ day: Int? = nil, meaning: DateReader.Meaning = .coming, first: Int? = nil, last: Int? = nil
  ) {
    text = TextField(day.map(CivilDay.text) ?? "", limit: 40)
    self.meaning = meaning
    self.first = first
    self.last = last
  }

  /// The day that the text says, or why it says none that is allowed.
  package func day(today: Int) throws(DateReader.Problem) -> Int {
    let day = try DateReader.read(text.text, today: today, meaning: meaning)
    if let first, day < first { throw .tooEarly(first) }
    if let last, day > last { throw .tooLate(last) }
    return day
  }

  /// Replaces the text, as from a draft.
  package mutating func set(_ typed: String) {
    text.set(typed)
    calendar = nil
  }

  /// Writes out the day that was meant, as `2026-08-24`; what cannot be read stays.
  package mutating func settle(today: Int) {
    guard let day = try? day(today: today) else { return }
    text.set(CivilDay.text(day))
  }

  // MARK: - Steps

  /// Goes so many days on or back; an empty field begins with today.
  package mutating func step(days: Int, today: Int) {
    step(today: today) { CivilDay.adding(days: days, to: $0) }
  }

  /// Goes so many months on or back; an empty field begins with today.
  package mutating func step(months: Int, today: Int) {
    step(today: today) { CivilDay.adding(months: months, to: $0) }
  }

  private mutating func step(today: Int, _ change: (Int) -> Int) {
    guard !text.isEmpty else {
      text.set(CivilDay.text(within(CivilDay.clamped(today))))
      return
    }
    guard let day = try? DateReader.read(text.text, today: today, meaning: meaning) else { return }
    text.set(CivilDay.text(within(change(day))))
  }

  private func within(_ day: Int) -> Int {
    CivilDay.clamped(max(first ?? day, min(last ?? day, day)))
  }

  // MARK: - Keys

  /// Types text; a blank opens the calendar, and `+` or `-` after a whole date steps a day.
  package mutating func type(_ typed: String, today: Int) {
    let folded = String(typed.map(DateReader.fold))
    // Words such as "next monday" hold a blank of their own.
    if folded == " ", !text.text.contains(where: { $0.isASCII && $0.isLetter }) {
      if calendar == nil { open(today: today) } else { pick() }
      return
    }
    calendar = nil
    if isWhole, folded == "+" || folded == "-" {
      step(days: folded == "+" ? 1 : -1, today: today)
    } else {
      text.insert(typed)
    }
  }

  /// Whether the text is a date written out, to which no sign can be added.
  private var isWhole: Bool {
    let bytes = Array(text.text.utf8)
    return bytes.count == 10 && bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-")
  }

  /// Does what a key does in a date field.
  ///
  /// Closed: Up and Down step a day, PgUp and PgDn a month, Alt-Down opens the calendar. Open:
  /// the arrows move by days and weeks, Enter picks and Esc closes.
  ///
  /// - Returns: Whether the key belongs to date fields.
  package mutating func press(_ press: KeyPress, today: Int) -> Bool {
    if calendar != nil, pressInCalendar(press) { return true }
    switch (press.key, press.modifiers) {
    case (.up, []): step(days: 1, today: today)
    case (.down, []): step(days: -1, today: today)
    case (.pageUp, []): step(months: 1, today: today)
    case (.pageDown, []): step(months: -1, today: today)
    case (.down, .alt): open(today: today)
    default: return text.edit(press)
    }
    return true
  }

  /// Opens the calendar at the day typed, or at today.
  package mutating func open(today: Int) {
    let typed = try? DateReader.read(text.text, today: today, meaning: meaning)
    calendar = within(typed ?? CivilDay.clamped(today))
  }

  /// Closes the calendar and keeps the text.
  package mutating func close() { calendar = nil }

  /// Picks a day of the calendar, if it is allowed, and closes the calendar.
  mutating func pick(_ day: Int) {
    calendar = within(day)
    pick()
  }

  private mutating func pick() {
    if let calendar { text.set(CivilDay.text(calendar)) }
    calendar = nil
  }

  /// Does what a key does in the open calendar.
  mutating func pressInCalendar(_ press: KeyPress) -> Bool {
    guard let day = calendar, press.modifiers.isEmpty else { return false }
    let (year, month, dayOfMonth) = CivilDay.parts(of: day)
    switch press.key {
    case .left: calendar = within(day - 1)
    case .right: calendar = within(day + 1)
    case .up: calendar = within(day - 7)
    case .down: calendar = within(day + 7)
    case .pageUp: calendar = within(CivilDay.adding(months: -1, to: day))
    case .pageDown: calendar = within(CivilDay.adding(months: 1, to: day))
    case .home: calendar = within(day - dayOfMonth + 1)
    case .end: calendar = within(day - dayOfMonth + CivilDay.days(inMonth: month, ofYear: year))
    case .enter: pick()
    case .escape: close()
    default: return false
    }
    return true
  }
}
