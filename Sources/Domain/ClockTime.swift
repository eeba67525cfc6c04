/// A time of day on the clinic's wall clock, to the minute.
package struct ClockTime: Hashable, Comparable, Sendable {
  /// Minutes since midnight, 0 through 1440; the last is the end of the day.
  package let minutes: Int

  /// Makes a time from minutes since midnight; a number outside is moved to the nearer end.
  package init(minutes: Int) { self.minutes = min(max(minutes, 0), 1440) }

  /// Reads `9:00`, `09:00` or `0900`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let hours: Int?
    let rest: Int?
    switch parts.count {
    case 2:
      guard (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2 else { return nil }
      (hours, rest) = (Self.number(parts[0]), Self.number(parts[1]))
    case 1:
      guard parts[0].utf8.count == 4 else { return nil }
      (hours, rest) = (Self.number(parts[0].prefix(2)), Self.number(parts[0].suffix(2)))
    default: return nil
    }
    guard let hours, let rest, rest < 60, hours < 24 || (hours == 24 && rest == 0) else {
      return nil
    }
    minutes = hours * 60 + rest
  }

  private static func number(_ text: some StringProtocol) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  /// The time this many minutes later, or earlier when negative; never beyond the day.
  package func adding(minutes more: Int) -> ClockTime { ClockTime(minutes: minutes + more) }

  package static func < (left: ClockTime, right: ClockTime) -> Bool {
    left.minutes < right.minutes
  }
}

extension ClockTime: CustomStringConvertible {
  /// The time as `HH:MM`.
  package var description: String { "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))" }
}
