package import Domain

/// Which texts the parser takes.
package enum JSONDialect: Sendable {
  /// RFC 8259 exactly.
  case json
  /// JSON5: comments, trailing commas, bare keys, single quotes, hexadecimal numbers.
  case json5
}

/// What parsing a JSON text gave.
package enum JSONOutcome: Sendable {
  case read(JSONDocument)
  /// The first thing that was wrong, with its place.
  case refused(Diagnostic)

  /// The document; nil when the text was refused.
  package var document: JSONDocument? {
    if case .read(let document) = self { document } else { nil }
  }

  /// Why the text was refused; nil when it was read.
  package var refusal: Diagnostic? {
    if case .refused(let diagnostic) = self { diagnostic } else { nil }
  }
}
