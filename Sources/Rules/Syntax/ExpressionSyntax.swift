package import Domain

/// An expression as it was written, before anybody knows whether it makes sense.
package struct ExpressionSyntax: Hashable, Sendable {
  /// Where it stands, in bytes; with the brackets around it.
  package let range: Range<Int>
  package let form: Form

  init(_ form: Form, _ range: Range<Int>) {
    self.form = form
    self.range = range
  }

  /// What was written.
  package indirect enum Form: Hashable, Sendable {
    /// `140 mm[Hg]`
    case quantity(QuantitySyntax)
    /// `"male"`
    case text(String)
    /// `2026-01-31`
    case date(CalendarDate)
    /// `true`
    case truth(Bool)
    /// `age`, `sex`, `deceased`
    case attribute(Attribute)
    /// A word that calls nothing, such as `male` after `sex =`.
    case name(String)
    /// `avg(sbp, 90d)`
    case call(CallSyntax)
    /// `a and b and c`; two parts or more.
    case all([ExpressionSyntax])
    /// `a or b or c`; two parts or more.
    case any([ExpressionSyntax])
    case not(ExpressionSyntax)
    case compare(ExpressionSyntax, ComparisonSign, ExpressionSyntax)
    /// `x between low to high`
    case between(ExpressionSyntax, low: ExpressionSyntax, high: ExpressionSyntax, isNegated: Bool)
    /// `sex in {"male", "female"}`
    case within(ExpressionSyntax, CodeListSyntax, isNegated: Bool)
    /// `x is not known`
    case state(ExpressionSyntax, State, isNegated: Bool)
    case arithmetic(ExpressionSyntax, Operation, ExpressionSyntax)
    case negative(ExpressionSyntax)
    /// What could not be read; a diagnostic tells why.
    case missing
  }

  /// What is known of a patient beside values.
  package enum Attribute: String, Hashable, Sendable {
    case age, sex, deceased
  }

  /// What `is` asks.
  package enum State: Hashable, Sendable {
    case known, unknown, yes, no
  }

  /// A sign of reckoning.
  package enum Operation: String, Hashable, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
  }
}

/// A number with the unit that follows it.
package struct QuantitySyntax: Hashable, Sendable {
  package let number: TextSyntax
  /// Nil for a bare number.
  package let unit: TextSyntax?

  /// Where it stands, in bytes.
  package var range: Range<Int> {
    number.range.lowerBound..<(unit ?? number).range.upperBound
  }
}

/// A word, number or text with its place.
package struct TextSyntax: Hashable, Sendable {
  package let text: String
  package let range: Range<Int>
}

/// A function with what stands in its brackets.
package struct CallSyntax: Hashable, Sendable {
  /// The word before the bracket.
  package let name: TextSyntax
  /// Nil when the word calls no function.
  package let function: FunctionWord?
  package let arguments: [ArgumentSyntax]
}

/// What stands between two commas of a call.
package struct ArgumentSyntax: Hashable, Sendable {
  package let range: Range<Int>
  package let form: Form

  /// What an argument can be.
  package enum Form: Hashable, Sendable {
    /// An indicator or a code set.
    case name(String)
    /// A window.
    case duration(QuantitySyntax)
    /// A tag.
    case text(String)
    /// A set written in place.
    case codes(CodeListSyntax)
    /// `per: day`, `status: any`
    case option(ContextWord, ContextWord)
    /// `last: 3`
    case last(TextSyntax)
    /// `between: low to high`
    case between(low: ExpressionSyntax, high: ExpressionSyntax)
    /// What could not be read; a diagnostic tells why.
    case missing
  }
}

/// Codes in braces: `{ htn, "N18", "I10".."I15" }`.
package struct CodeListSyntax: Hashable, Sendable {
  package let range: Range<Int>
  package let items: [Item]

  /// One entry of the list.
  package enum Item: Hashable, Sendable {
    /// `"I10"`, or `"I10".."I15"` with its last code.
    case codes(TextSyntax, through: TextSyntax?)
    /// The name of another set.
    case set(TextSyntax)
  }
}
