/// What was found wrong with something a person gave: a file, a form, a rule.
///
/// Diagnostics are returned, never thrown. They hold no patient data: a name or a value of a
/// patient is not part of a message.
package struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  package enum Severity: String, Sendable, Comparable {
    /// Worth knowing; nothing was refused.
    case note
    /// Taken, but doubtful.
    case warning
    /// Refused.
    case error

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  package let severity: Severity
  /// A stable name such as `fhir.wrong-version`, for scripts and tests.
  package let code: String
  /// What is wrong, in lower case without a full stop.
  package let message: Localized
  /// Where in the input; nil when the whole input is meant.
  package let place: SourcePlace?
  /// The way out, or nil when the message already says it.
  package let help: Localized?

  package init(
    _ severity: Severity, code: String, message: Localized, place: SourcePlace? = nil,
    help: Localized? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
    self.help = help
  }
}

/// A place in a text input.
package struct SourcePlace: Hashable, Comparable, Sendable {
  /// The line, from 1.
  package let line: Int
  /// The column, from 1, in characters as an editor counts them (Unicode scalars).
  package let column: Int
  /// The path inside the document, such as `entry[12].resource.valueQuantity`; empty when none.
  package let path: String

  package init(line: Int, column: Int, path: String = "") {
    self.line = line
    self.column = column
    self.path = path
  }

  package static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.line, left.column, left.path) < (right.line, right.column, right.path)
  }
}
