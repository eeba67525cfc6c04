/// A checked number: something with a unit that is known or unknown of a patient on a day.
package struct AmountNode: Hashable, Sendable {
  /// A number unique among all nodes of its rule, from 0; values are looked up by it.
  package var id: Int
  package var place: SourceSpan
  /// The expression as it is shown in an explanation, such as `avg(sbp, 90d)`.
  package var text: String
  /// The unit behind the value in an explanation as people write it, such as `mmHg`; empty for none.
  package var unitLabel: String
  /// Digits after the point when shown, unless more are needed to show why a comparison failed.
  package var decimals: Int
  package var form: Form

  package init(
    id: Int, place: SourceSpan = .nowhere, text: String, unitLabel: String = "", decimals: Int = 0,
    form: Form
  ) {
    self.id = id
    self.place = place
    self.text = text
    self.unitLabel = unitLabel
    self.decimals = decimals
    self.form = form
  }

  /// How a number comes about.
  package indirect enum Form: Hashable, Sendable {
    /// A number in the canonical unit of what it is compared with; `text` keeps what was written.
    ///
    /// Percentages are written out: `50 %` is 50. A length of time is in days.
    case literal(Exact)
    /// `age`: whole years on the day; unknown without a birth date.
    case age
    /// A function over the values of one indicator.
    case series(SeriesRead)
    /// `-x`
    case negated(AmountNode)
    /// `x + y`; a number in another unit is brought to the first one's by a product.
    case sum(AmountNode, AmountNode)
    /// `x - y`
    case difference(AmountNode, AmountNode)
    /// `x * y`
    case product(AmountNode, AmountNode)
    /// `x / y`; division by zero is unknown.
    case quotient(AmountNode, AmountNode)
  }
}

/// A function over the values of one indicator.
package struct SeriesRead: Hashable, Sendable {
  package var function: SeriesFunction
  /// The index in `RuleSet.indicators`.
  package var indicator: Int
  /// The days that count, ending with the day of judgement; nil for everything up to that day.
  package var window: DaySpan?
  /// `last: 5`: only so many newest values of the window (days, with `per: day`); nil for all.
  package var last: Int?
  /// `per: day`: the values of one day are averaged first.
  package var isPerDay: Bool
  /// `status: any`: preliminary values count too.
  package var takesPreliminary: Bool

  package init(
    _ function: SeriesFunction, of indicator: Int, window: DaySpan? = nil, last: Int? = nil,
    isPerDay: Bool = false, takesPreliminary: Bool = false
  ) {
    self.function = function
    self.indicator = indicator
    self.window = window
    self.last = last
    self.isPerDay = isPerDay
    self.takesPreliminary = takesPreliminary
  }
}

/// What is made of the values in a window.
package enum SeriesFunction: Hashable, Sendable {
  /// The newest value.
  case latest
  /// The oldest value.
  case first
  case average
  case minimum
  case maximum
  case sum
  case median
  /// How many; 0 of an empty window.
  case count
  /// The slope of the least-squares line, in the canonical unit per this unit of time: a year
  /// (365.25 d) is `.year`, a month a twelfth of it.
  case trend(per: DaySpan.Unit)
  /// The newest value less the oldest.
  case delta
  /// `delta` as a percentage of the oldest.
  case change
  /// The percentage of values between two numbers in the canonical unit, both inside.
  case share(low: Exact, high: Exact)
  /// Days from the newest value to the day of judgement.
  case daysSince
}
