import Domain

/// What a number measures, which decides what it can be compared with.
enum AmountType: Hashable {
  /// How many; no unit.
  case plain
  /// A value of an indicator, in its canonical unit.
  case level(Indicator)
  /// A difference of two values of an indicator.
  case difference(Indicator)
  /// A change of an indicator per time; the time is that of the literal it is compared with.
  case slope(Indicator, per: DaySpan.Unit?)
  /// `50 %`
  case percent
  /// Days from one day to another.
  case days
  /// Whole years of age.
  case years
  /// A product or quotient of values, in this unit of UCUM.
  case composite(String)

  /// The unit as a message shows it; empty for a plain number.
  var unit: String {
    switch self {
    case .plain: ""
    case .level(let indicator), .difference(let indicator): indicator.unit
    case .slope(let indicator, let per): "\(indicator.unit)/\((per ?? .year).rawValue)"
    case .percent: "%"
    case .days: "d"
    case .years: "a"
    case .composite(let unit): unit
    }
  }

  /// The unit behind a value in an explanation.
  var unitLabel: String {
    switch self {
    case .level(let indicator), .difference(let indicator): indicator.unitLabel
    case .slope(let indicator, let per): "\(indicator.unitLabel)/\((per ?? .year).rawValue)"
    case .years: ""
    default: unit
    }
  }

  /// Digits after the point in an explanation.
  var decimals: Int {
    switch self {
    case .plain, .days, .years: 0
    case .level(let indicator), .difference(let indicator): indicator.decimals
    case .slope(let indicator, _): min(9, indicator.decimals + 1)
    case .percent: 0
    case .composite: 2
    }
  }

  /// Whether its numbers are written without a unit.
  var isBare: Bool {
    switch self {
    case .plain, .years: true
    case .level(let indicator), .difference(let indicator):
      UnitText(indicator.unit).isDimensionless
    case .slope, .percent, .days, .composite: false
    }
  }

  /// Whether two numbers can be compared, added and subtracted without a conversion.
  func matches(_ other: AmountType) -> Bool {
    switch (self, other) {
    case (.slope(let left, _), .slope(let right, _)): left.unit == right.unit
    default: unit == other.unit && isTime == other.isTime
    }
  }

  private var isTime: Bool {
    switch self {
    case .days, .years: true
    default: false
    }
  }
}
