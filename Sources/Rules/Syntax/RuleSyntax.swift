package import Domain

/// A rule as it was written; what a clause lacks is nil and told by a diagnostic.
package struct RuleSyntax: Hashable, Sendable {
  /// From `rule` through `end`, in bytes.
  package var range: Range<Int>
  /// `rule` with its name and version, in bytes.
  package var header: Range<Int>
  package var name: TextSyntax?
  package var version: NumberSyntax?
  package var tag: TagSyntax?
  package var group: TextSyntax?
  package var priority: NumberSyntax?
  package var when: ExpressionSyntax?
  package var clear: ExpressionSyntax?
  package var ifUnknown: PolicySyntax?
  package var hold: QuantitySyntax?
  package var expires: QuantitySyntax?
  package var actions: [ActionSyntax] = []
  package var because: TemplateSyntax?
  /// What `because` says to those who read English; nil for the same.
  package var becauseEnglish: TemplateSyntax?
  package var tests: [TestSyntax] = []
  /// Whether a clause could not be read, so that what is missing may stand there.
  package var isTorn = false
}

/// A whole number with its place.
package struct NumberSyntax: Hashable, Sendable {
  package let value: Int
  package let range: Range<Int>
}

/// What `tag "血压未控" en "BP uncontrolled"` says.
package struct TagSyntax: Hashable, Sendable {
  package let name: TextSyntax
  package let english: TextSyntax?
}

/// What `if unknown keep` says.
package struct PolicySyntax: Hashable, Sendable {
  package let policy: UnknownPolicy
  package let range: Range<Int>
}

/// What `then follow_up "复测血压" en "BP re-check" due 14d to nurse once 30d` says.
package struct ActionSyntax: Hashable, Sendable {
  package let range: Range<Int>
  package var title: TextSyntax
  package var english: TextSyntax?
  package var due: QuantitySyntax?
  package var staff: TextSyntax?
  package var once: QuantitySyntax?
}

/// A text with expressions in braces.
package struct TemplateSyntax: Hashable, Sendable {
  package let range: Range<Int>
  package let parts: [Part]

  /// A stretch of the text.
  package enum Part: Hashable, Sendable {
    case text(String)
    case expression(ExpressionSyntax)
  }
}

/// An example beside a rule.
package struct TestSyntax: Hashable, Sendable {
  package var range: Range<Int>
  package var title: TextSyntax
  package var birth: DateSyntax?
  package var sex: TextSyntax?
  package var deceased: DateSyntax?
  package var diagnoses: [Period] = []
  package var medications: [Period] = []
  /// `tag "x" 2026-01-01 to 2026-02-01`: a tag that the patient carries.
  package var tags: [Period] = []
  package var series: [Series] = []
  package var expectations: [Expectation] = []
  /// Whether a line could not be read, so that what is missing may stand there.
  package var isTorn = false

  /// A code or a tag with the days it held.
  package struct Period: Hashable, Sendable {
    package let text: TextSyntax
    package let from: DateSyntax
    package let through: DateSyntax?
  }

  /// An indicator with its values.
  package struct Series: Hashable, Sendable {
    package let indicator: TextSyntax
    package let readings: [Reading]
  }

  /// What `2026-01-02 < 5 mmol/L preliminary` says.
  package struct Reading: Hashable, Sendable {
    package let day: DateSyntax
    package let comparator: Comparator?
    package let value: QuantitySyntax?
    package let isNegative: Bool
    package let isPreliminary: Bool
  }

  /// What `on at 2026-01-20` says.
  package struct Expectation: Hashable, Sendable {
    package let isOn: Bool
    package let day: DateSyntax
  }
}

/// A date with its place.
package struct DateSyntax: Hashable, Sendable {
  package let date: CalendarDate
  package let range: Range<Int>
}

/// What `codes htn = { "I10".."I15" }` says.
package struct CodesSyntax: Hashable, Sendable {
  package let range: Range<Int>
  package let name: TextSyntax?
  package let list: CodeListSyntax
}
