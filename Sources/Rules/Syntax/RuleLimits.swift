/// How large a rule file and what stands in it may be.
///
/// A clinic's whole set is a few dozen kilobytes. The limits keep a file made by mistake, or by
/// malice, from costing more than a moment; what is past one is refused with a diagnostic.
package enum RuleLimits {
  /// Bytes of one file.
  package static let bytes = 1 << 20
  /// Rules of one file, and of a whole set.
  package static let rules = 1000
  /// Brackets, `not` and minus signs inside one another.
  package static let depth = 48
  /// Values, calls and operators of one rule, its templates included.
  package static let nodes = 1000
  /// Operands of one chain of `+`, `-`, `*` and `/`.
  package static let operands = 64
  /// Errors that are told of one file; one more says that there are others.
  package static let diagnostics = 100
  /// Ranges of one code set, with those of the sets within it.
  package static let codeRanges = 2000
  /// Ranges that are gathered for all code sets together.
  package static let codeWork = 1_000_000
  /// Characters of the name of a tag, rule or group.
  package static let name = 60
  /// Characters of a text in quotes.
  package static let text = 2000
  /// Digits of a number before and after its point together.
  package static let digits = 15
}
