/// A thing that is measured: body weight, systolic pressure, a laboratory result.
package struct Indicator: Hashable, Sendable {
  /// Our stable code, such as `sbp`.
  package var code: String
  /// The LOINC code; nil for an indicator of our own.
  package var loinc: String?
  /// The official LOINC display name, kept beside ours as the licence asks; nil with no code.
  package var loincDisplay: String?
  package var name: Localized
  /// A shorter name for narrow columns; equal to `name` when there is none.
  package var shortName: Localized
  /// The canonical unit in UCUM, such as `mm[Hg]`.
  package var unit: String
  /// The canonical unit as people write it, such as `mmHg`.
  package var unitLabel: String
  /// Digits after the decimal point when shown.
  package var decimals: Int
  /// Other units and how they convert.
  package var conversions: [UnitConversion]
  /// Further LOINC codes that mean this indicator, perhaps in another unit.
  package var otherLoinc: [String]
  package var references: [ReferenceRange]
  /// Values outside are refused when typed and marked when imported; nil when unbounded.
  package var hardBounds: ClosedRange<Double>?
  /// Where the reference range comes from, such as `WS/T 404.1`.
  package var source: String
  /// The place in lists and on screens; lower comes first.
  package var order: Int
  /// The words of an ordinal scale from 0 up (`−`, `±`, `+`, …); empty for a measured number.
  package var ordinal: [String]

  package init(
    code: String, loinc: String? = nil, loincDisplay: String? = nil, name: Localized,
    shortName: Localized? = nil, unit: String, unitLabel: String? = nil, decimals: Int = 1,
    conversions: [UnitConversion] = [], otherLoinc: [String] = [],
    references: [ReferenceRange] = [], hardBounds: ClosedRange<Double>? = nil, source: String = "",
    order: Int = 1000, ordinal: [String] = []
  ) {
    self.code = code
    self.loinc = loinc
    self.loincDisplay = loincDisplay
    self.name = name
    self.shortName = shortName ?? name
    self.unit = unit
    self.unitLabel = unitLabel ?? unit
    self.decimals = decimals
    self.conversions = conversions
    self.otherLoinc = otherLoinc
    self.references = references
    self.hardBounds = hardBounds
    self.source = source
    self.order = order
    self.ordinal = ordinal
  }

  /// The range for a person, the first whose sex and age fit; nil when none is known.
  package func reference(sex: Sex, age: Int?) -> ReferenceRange? {
    references.first { $0.applies(sex: sex, age: age) }
  }
}

/// How a number in another unit becomes the canonical number: `canonical = number × factor + offset`.
package struct UnitConversion: Hashable, Sendable {
  /// The unit in UCUM, or a local word such as `斤`.
  package var unit: String
  package var factor: Double
  package var offset: Double
  /// The LOINC code that measures in this unit, or nil.
  package var loinc: String?

  package init(unit: String, factor: Double, offset: Double = 0, loinc: String? = nil) {
    self.unit = unit
    self.factor = factor
    self.offset = offset
    self.loinc = loinc
  }
}

/// A reference interval in the canonical unit and the people it is for.
package struct ReferenceRange: Hashable, Sendable {
  /// The lower limit; nil when there is none.
  package var low: Double?
  /// The upper limit; nil when there is none.
  package var high: Double?
  /// Whether a value equal to `low` is inside.
  package var includesLow: Bool
  /// Whether a value equal to `high` is inside; false for a range written `<5.2`.
  package var includesHigh: Bool
  /// Nil for every sex.
  package var sex: Sex?
  /// Whole years of age, both ends inside; nil for every age.
  package var ages: ClosedRange<Int>?

  package init(
    low: Double? = nil, high: Double? = nil, includesLow: Bool = true, includesHigh: Bool = true,
    sex: Sex? = nil, ages: ClosedRange<Int>? = nil
  ) {
    self.low = low
    self.high = high
    self.includesLow = includesLow
    self.includesHigh = includesHigh
    self.sex = sex
    self.ages = ages
  }

  /// Whether the range is for this person; an unknown age fits only a range for every age.
  package func applies(sex person: Sex, age: Int?) -> Bool {
    if let sex, sex != person { return false }
    guard let ages else { return true }
    guard let age else { return false }
    return ages.contains(age)
  }

  /// How a value stands to the range.
  ///
  /// A comparator counts only where it cannot change the answer: `<5` is normal only when 5 would
  /// be, low only when the limit is above 5; otherwise nil, as the answer is unknown.
  package func judge(_ value: Double, comparator: Comparator? = nil) -> ReferenceJudgement? {
    let isLow = low.map { includesLow ? value < $0 : value <= $0 } ?? false
    let isHigh = high.map { includesHigh ? value > $0 : value >= $0 } ?? false
    switch comparator {
    case nil:
      return isLow ? .low : isHigh ? .high : .normal
    case .lessThan, .atMost:
      if let low, value <= low { return .low }
      return low == nil && !isHigh ? .normal : nil
    case .greaterThan, .atLeast:
      if let high, value >= high { return .high }
      return high == nil && !isLow ? .normal : nil
    }
  }
}

/// How a value stands to its reference range.
package enum ReferenceJudgement: String, Sendable {
  case low
  case normal
  case high
}
