import Domain

/// A FHIR date, dateTime or instant, as exactly as it was given.
struct FHIRDateTime: Hashable {
  /// The date on the clock that the text was written by; a month or year is its first day.
  var date: CalendarDate
  var precision: TimePrecision
  /// Seconds since midnight on that clock; 0 when only a date was given.
  var secondOfDay = 0
  /// Seconds east of UTC; nil when the text does not say.
  var offset: Int?

  /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a date with a time; nil for anything else.
  ///
  /// Fractions of a second are cut off, a leap second counts as the second before it, and the
  /// seconds and the offset may be left out, although FHIR asks for them.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let year = Self.number(bytes, 0, 4) else { return nil }
    if bytes.count == 4 {
      self.init(year, 1, 1, .year)
      return
    }
    guard bytes.count >= 7, bytes[4] == UInt8(ascii: "-"), let month = Self.number(bytes, 5, 2)
    else { return nil }
    if bytes.count == 7 {
      self.init(year, month, 1, .month)
      return
    }
    guard bytes.count >= 10, bytes[7] == UInt8(ascii: "-"), let day = Self.number(bytes, 8, 2)
    else { return nil }
    if bytes.count == 10 {
      self.init(year, month, day, .day)
      return
    }
    self.init(year, month, day, .second)
    guard bytes[10] == UInt8(ascii: "T"), readTime(bytes[11...]) else { return nil }
  }

  private init?(_ year: Int, _ month: Int, _ day: Int, _ precision: TimePrecision) {
    guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    self.date = date
    self.precision = precision
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[start..<(start + count)] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte) - 0x30
    }
    return value
  }

  /// Reads `hh:mm`, `:ss`, a fraction and an offset; false when the text is something else.
  private mutating func readTime(_ text: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(text)
    guard let hour = Self.number(bytes, 0, 2), let minute = Self.number(bytes, 3, 2),
      bytes[2] == UInt8(ascii: ":"), hour < 24, minute < 60
    else { return false }
    var place = 5
    var second = 0
    if place < bytes.count, bytes[place] == UInt8(ascii: ":") {
      guard let value = Self.number(bytes, place + 1, 2), value <= 60 else { return false }
      second = min(value, 59)
      place += 3
      if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
        let digits = bytes[(place + 1)...].prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return false }
        place += 1 + digits.count
      }
    }
    secondOfDay = hour * 3600 + minute * 60 + second
    return readOffset(Array(bytes[place...]))
  }

  private mutating func readOffset(_ bytes: [UInt8]) -> Bool {
    if bytes.isEmpty { return true }
    if bytes == [UInt8(ascii: "Z")] {
      offset = 0
      return true
    }
    guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      bytes[3] == UInt8(ascii: ":"), let hours = Self.number(bytes, 1, 2),
      let minutes = Self.number(bytes, 4, 2), minutes < 60, hours * 60 + minutes <= 14 * 60
    else { return false }
    let seconds = (hours * 60 + minutes) * 60
    offset = bytes[0] == UInt8(ascii: "-") ? -seconds : seconds
    return true
  }

  /// The moment; without an offset, or without a time, it is on the clinic's clock.
  func instant(in zone: ClinicZone) -> Instant {
    guard precision == .second, let offset else {
      return zone.instant(date, secondOfDay: secondOfDay)
    }
    return Instant(date: date, secondOfDay: secondOfDay, offset: offset)
  }

  /// The clinic-local date.
  func day(in zone: ClinicZone) -> CalendarDate {
    precision == .second && offset != nil ? zone.day(instant(in: zone)) : date
  }
}
