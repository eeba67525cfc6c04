package import Domain

/// A JSON text that was read: its bytes and a flat list of the values in it.
///
/// Values are views into the document, so a large file needs its own size and 16 bytes a value.
package final class JSONDocument: Sendable {
  let bytes: [UInt8]
  let nodes: [JSONNode]
  let dialect: JSONDialect
  /// Notes and warnings: a byte order mark, keys given twice, broken surrogate pairs.
  package let diagnostics: [Diagnostic]

  init(bytes: [UInt8], nodes: [JSONNode], dialect: JSONDialect, diagnostics: [Diagnostic]) {
    self.bytes = bytes
    self.nodes = nodes
    self.dialect = dialect
    self.diagnostics = diagnostics
  }

  /// The outermost value.
  package var root: JSONValue { JSONValue(document: self, index: 0) }
}
