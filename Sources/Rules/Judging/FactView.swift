import Domain

/// One patient on one day, as the compiled conditions read it: pointers into `PatientFacts`.
///
/// It is lent for the length of a judgement and never kept.
struct FactView: BitwiseCopyable {
  /// What `until` says when time alone changes nothing: later than every date.
  static let never = Int(Int32.max)

  /// The day of judgement, as a day number.
  var today: Int
  /// The day of judgement as 20260131, by which ages are reckoned.
  var todayKey: Int
  /// The birth date as 19600501; 0 when unknown.
  var birthKey: Int
  var sex: SexBits
  /// The day of death; nil while alive, `Int.min` when the day is unknown.
  var deathDay: Int?

  /// Where the rows of each indicator begin and end.
  var seriesStarts: UnsafePointer<Int32>
  var seriesEnds: UnsafePointer<Int32>
  /// The marks of all rows of each indicator together.
  var seriesMarks: UnsafePointer<UInt8>
  var days: UnsafePointer<Int32>
  var values: UnsafePointer<Int64>
  var marks: UnsafePointer<UInt8>

  var diagnoses: CodedPeriods
  var medications: CodedPeriods
  /// Which code sets hold each interned code: `codeWords` words of bits for each.
  var codeBits: UnsafePointer<UInt64>
  var codeWords: Int

  /// For each window of the rules, the last day before it.
  var windowStarts: UnsafePointer<Int32>
  /// For each tag, whether it is shown.
  var shownTags: UnsafePointer<Bool>

  /// Whole years on the day of judgement; nil without a birth date.
  var age: Int? {
    birthKey == 0 ? nil : max(0, (todayKey - birthKey) / 10_000)
  }

  /// A date as one number that orders like the date: 20260131.
  static func key(_ date: CalendarDate) -> Int {
    let (year, month, day) = date.parts
    return year * 10_000 + month * 100 + day
  }

  /// The day on which someone born on a day becomes so old, by the rule of `CalendarDate.age`.
  func birthday(_ age: Int) -> Int {
    let year = birthKey / 10_000 + age
    guard year <= 9999 else { return Self.never }
    return CalendarDate.dayNumber(year: year, month: birthKey / 100 % 100, day: birthKey % 100)
  }
}

/// Codes and the days each held, as rows of three columns.
struct CodedPeriods: BitwiseCopyable {
  var count: Int
  var codes: UnsafePointer<Int32>
  /// The first day; `Int32.min` when unknown.
  var from: UnsafePointer<Int32>
  /// The last day; `Int32.max` while it lasts.
  var through: UnsafePointer<Int32>
}

/// A set of sexes as bits, so that a view holds plain bytes alone.
struct SexBits: OptionSet, BitwiseCopyable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// One sex; none when it is not recorded.
  init(_ sex: Sex) {
    switch sex {
    case .unknown: rawValue = 0
    case .male: rawValue = 1
    case .female: rawValue = 2
    case .other: rawValue = 4
    }
  }
}

/// What is special about a value, as bits of a byte.
enum FactMark {
  /// `<`: the true value is below the number.
  static let below: UInt8 = 1
  /// `<=`: the true value is the number or below it.
  static let atMost: UInt8 = 2
  /// `>=`: the true value is the number or above it.
  static let atLeast: UInt8 = 4
  /// `>`: the true value is above the number.
  static let above: UInt8 = 8
  static let censored: UInt8 = 15
  static let preliminary: UInt8 = 16
  /// A result in words, or a day alone: there is no number.
  static let wordless: UInt8 = 32
}
