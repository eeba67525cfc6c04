/// A birth date as far as it is known, read from what was typed.
package struct BirthText: Hashable, Sendable {
  package let date: CalendarDate
  package let precision: TimePrecision
  /// Whether it was worked out from an age, so that only the year is meant, and roughly.
  package let isEstimated: Bool

  /// Why a text is no birth date.
  package enum Fault: Error, Hashable, Sendable {
    case unreadable
    /// The calendar has no such day, as 30 February.
    case noSuchDay
    case inFuture
    /// More than ``oldestAge`` years ago.
    case tooLongAgo
  }

  /// The oldest person whose age was proven reached 122 years.
  package static let oldestAge = 125

  /// Reads a date, a month, a year or an age.
  ///
  ///     1968-03-12  19680312  1968年3月12日  1968.3.12  1968-03  1968  58岁  58y  ~58
  ///
  /// - Parameter today: The day on which an age holds and after which nobody is born yet.
  package static func read(_ text: String, today: CalendarDate) throws(Fault) -> BirthText {
    let folded = TextFolding.search(text)
    if let age = age(folded) {
      guard age <= oldestAge else { throw .tooLongAgo }
      let year = today.year - age
      guard let date = CalendarDate(year: year, month: 1, day: 1) else { throw .unreadable }
      return BirthText(date: date, precision: .year, isEstimated: true)
    }
    let numbers = try numbers(folded)
    let precision: TimePrecision = [1: .year, 2: .month][numbers.count] ?? .day
    let (year, month, day) = (
      numbers[0], numbers.count > 1 ? numbers[1] : 1, numbers.count > 2 ? numbers[2] : 1
    )
    guard (1000...9999).contains(year) else { throw .unreadable }
    guard let date = CalendarDate(year: year, month: month, day: day) else { throw .noSuchDay }
    guard date <= today else { throw .inFuture }
    guard year >= today.year - oldestAge else { throw .tooLongAgo }
    return BirthText(date: date, precision: precision, isEstimated: false)
  }

  /// As it is kept in a card: `1968-03-12`, `1968-03` or `1968`.
  package var text: String {
    let length = [TimePrecision.year: 4, .month: 7][precision] ?? 10
    return String(date.description.prefix(length))
  }

  /// The age that a folded text says: `58岁`, `58y`, `~58`; nil for anything else.
  static func age(_ scalars: some Sequence<Unicode.Scalar>) -> Int? {
    var rest = scalars.filter { $0 != " " }[...]
    let isMarked = rest.first == "~" || rest.first == "约"
    if isMarked { rest.removeFirst() }
    let digits = rest.prefix { LookupKeys.isDigit($0) }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: rest.dropFirst(digits.count))
    guard (1...3).contains(digits.count),
      isMarked && word.isEmpty || ["岁", "周岁", "y", "yr", "years", "yo"].contains(String(word))
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
  }

  /// One to three numbers; eight digits in a row are three and six are two.
  private static func numbers(_ scalars: [Unicode.Scalar]) throws(Fault) -> [Int] {
    let allowed: Set<Unicode.Scalar> = ["-", "/", ".", " ", "年", "月", "日", "号"]
    guard scalars.allSatisfy({ LookupKeys.isDigit($0) || allowed.contains($0) }) else {
      throw .unreadable
    }
    var parts = scalars.split { !LookupKeys.isDigit($0) }.map(Array.init)
    if parts.count == 1, parts[0].count == 8 || parts[0].count == 6 {
      let all = parts[0]
      parts = [Array(all[..<4]), Array(all[4..<6])]
      if all.count == 8 { parts.append(Array(all[6...])) }
    }
    guard (1...3).contains(parts.count), parts[0].count == 4,
      parts.dropFirst().allSatisfy({ (1...2).contains($0.count) })
    else { throw .unreadable }
    return parts.map { $0.reduce(0) { $0 * 10 + Int($1.value) - 0x30 } }
  }
}

extension BirthText.Fault {
  package var message: Localized {
    switch self {
    case .unreadable:
      Localized(
        zh: "写成 1968-03-12、19680312、1968-03、1968，或年龄 58岁",
        en: "write 1968-03-12, 19680312, 1968-03, 1968, or an age as 58y")
    case .noSuchDay: Localized(zh: "日历上没有这一天", en: "the calendar has no such day")
    case .inFuture: Localized(zh: "出生日期在今天之后", en: "the birth date is after today")
    case .tooLongAgo:
      Localized(
        zh: "超过 \(BirthText.oldestAge) 岁，请核对年份",
        en: "more than \(BirthText.oldestAge) years old; check the year")
    }
  }
}
