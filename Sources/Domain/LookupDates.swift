/// The birthdays that a term of a query may spell.
enum LookupDates {
  /// A key to look for, without its letter.
  struct Key: Equatable {
    var kind: LookupKind
    var text: String
    var isPrefix: Bool
  }

  /// The first year for which a number is taken for a year of birth.
  private static let firstYear = 1900

  /// The birthdays of a term that has separators or the words 年, 月, 日.
  ///
  /// Understood are `1968-03-12`, `1968/3/12`, `1968.3`, `1968年3月12日`, `1968年`, `03-12`, `3/12`,
  /// `3月12日`, `3月`, and `12/3/1968` both ways round; a separator at the end is ignored.
  static func spelled(in term: ArraySlice<Unicode.Scalar>, today: CalendarDate) -> [Key] {
    guard let parts = parts(of: term) else { return [] }
    let numbers = parts.map(\.number)
    switch (parts.count, parts[0].width) {
    case (1, 4): return year(numbers[0], today)
    case (1, 1...2): return month(numbers[0])
    case (2, 4): return yearAndMonth(numbers[0], numbers[1], today)
    case (2, 1...2): return monthAndDay(numbers[0], numbers[1])
    case (3, 4): return day(numbers[0], numbers[1], numbers[2], today)
    case (3, 1...2) where parts[2].width == 4:
      return day(numbers[2], numbers[1], numbers[0], today)
        + (numbers[0] == numbers[1] ? [] : day(numbers[2], numbers[0], numbers[1], today))
    default: return []
    }
  }

  /// The birthday that bare digits may mean: `19680312`, `196803`, `1968`.
  static func bare(_ digits: String, today: CalendarDate) -> Key? {
    guard let number = Int(digits) else { return nil }
    switch digits.utf8.count {
    case 4: return year(number, today).first
    case 6: return yearAndMonth(number / 100, number % 100, today).first
    case 8: return day(number / 10_000, number / 100 % 100, number % 100, today).first
    default: return nil
    }
  }

  // MARK: - Keys

  private static func year(_ year: Int, _ today: CalendarDate) -> [Key] {
    guard (firstYear...max(firstYear, today.year)).contains(year) else { return [] }
    return [Key(kind: .birthDate, text: padded(year, 4), isPrefix: true)]
  }

  private static func yearAndMonth(_ year: Int, _ month: Int, _ today: CalendarDate) -> [Key] {
    guard let first = CalendarDate(year: year, month: month, day: 1), year >= firstYear,
      first <= today
    else { return [] }
    return [Key(kind: .birthDate, text: padded(year, 4) + padded(month, 2), isPrefix: true)]
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int, _ today: CalendarDate) -> [Key] {
    guard let date = CalendarDate(year: year, month: month, day: day), year >= firstYear,
      date <= today
    else { return [] }
    let text = padded(year, 4) + padded(month, 2) + padded(day, 2)
    return [Key(kind: .birthDate, text: text, isPrefix: false)]
  }

  private static func month(_ month: Int) -> [Key] {
    guard (1...12).contains(month) else { return [] }
    return [Key(kind: .birthDay, text: padded(month, 2), isPrefix: true)]
  }

  private static func monthAndDay(_ month: Int, _ day: Int) -> [Key] {
    // In a leap year, so that 29 February is a birthday.
    guard CalendarDate(year: 2000, month: month, day: day) != nil else { return [] }
    return [Key(kind: .birthDay, text: padded(month, 2) + padded(day, 2), isPrefix: false)]
  }

  // MARK: - Parts

  private struct Part {
    var number: Int
    /// How many digits it was written with.
    var width: Int
  }

  /// The numbers of a term that is built of one to three numbers with a separator after each.
  ///
  /// Nil for anything else, also for a number alone. The separators are all the same sign, or are
  /// 年, 月 and 日 or 号 in this order.
  private static func parts(of term: ArraySlice<Unicode.Scalar>) -> [Part]? {
    var parts: [Part] = []
    var separators: [Unicode.Scalar] = []
    var current = Part(number: 0, width: 0)
    for scalar in term {
      if LookupKeys.isDigit(scalar) {
        guard current.width < 4 else { return nil }
        current.number = current.number * 10 + Int(scalar.value - 0x30)
        current.width += 1
      } else {
        guard current.width > 0, parts.count < 3 else { return nil }
        parts.append(current)
        separators.append(isDash(scalar) ? "-" : scalar)
        current = Part(number: 0, width: 0)
      }
    }
    if current.width > 0 { parts.append(current) }
    guard (1...3).contains(parts.count), areSeparators(separators, of: parts) else { return nil }
    return parts
  }

  private static func areSeparators(_ separators: [Unicode.Scalar], of parts: [Part]) -> Bool {
    guard let first = separators.first else { return false }
    if "-/.".unicodeScalars.contains(first) { return separators.allSatisfy { $0 == first } }
    let words: [[Unicode.Scalar]] = [["年"], ["月"], ["日", "号", "號"]]
    let start = parts[0].width == 4 ? 0 : 1
    guard separators.count <= words.count - start else { return false }
    return zip(separators, words[start...]).allSatisfy { $1.contains($0) }
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    (0x2010...0x2015).contains(scalar.value) || scalar.value == 0x2212
  }
}
