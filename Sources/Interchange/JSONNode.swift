/// One value of a document as it lies in the source: 16 bytes, so that a large file stays small.
struct JSONNode: Sendable {
  enum Kind: UInt8, Sendable {
    case null, bool, number, string, array, object
  }

  /// Where the value begins in the document's bytes; for a string, after the quote.
  var start: UInt32
  /// Where it ends; for a string, before the closing quote.
  var end: UInt32
  /// The place of the node after this one and all inside it.
  var next: UInt32
  var kind: Kind
  /// Whether a string's text differs from its bytes, or a key is overridden by a later twin.
  var flags: UInt8 = 0

  static let hasEscapes: UInt8 = 1
  static let isOverridden: UInt8 = 2
}
