package import Domain

/// One value of a JSON document, with its place in the source.
///
/// It is a view that keeps its document alive; copying it is cheap.
package struct JSONValue: Sendable {
  let document: JSONDocument
  let index: Int

  /// What a value is.
  package enum Kind: Sendable {
    case null, bool, number, string, array, object
  }

  var node: JSONNode { document.nodes[index] }

  /// What the value is.
  package var kind: Kind {
    switch node.kind {
    case .null: .null
    case .bool: .bool
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// Where the value begins, in bytes from the beginning of the text.
  package var offset: Int {
    node.kind == .string && Int(node.start) > 0 && isQuoted ? Int(node.start) - 1 : Int(node.start)
  }

  private var isQuoted: Bool {
    let before = document.bytes[Int(node.start) - 1]
    return before == UInt8(ascii: "\"") || before == UInt8(ascii: "'")
  }

  /// Where the value begins, with its path.
  ///
  /// O(n) in the text before it.
  package var place: SourcePlace {
    let place = SourceText.places(of: [offset], in: document.bytes)[0]
    return SourcePlace(line: place.line, column: place.column, path: path)
  }

  /// The way to the value, such as `entry[12].resource.status`; empty for the outermost.
  package var path: String { document.path(to: index) }

  /// True or false; nil when it is something else.
  package var bool: Bool? {
    node.kind == .bool ? document.bytes[Int(node.start)] == UInt8(ascii: "t") : nil
  }

  /// The text of a string; nil when it is something else.
  package var string: String? {
    guard node.kind == .string else { return nil }
    if node.flags & JSONNode.hasEscapes == 0 { return document.source(of: node) }
    return String(decoding: document.text(of: node), as: UTF8.self)
  }

  /// Whether it is a string with exactly this text; no copy is made.
  package func isString(_ text: StaticString) -> Bool {
    node.kind == .string && document.reads(node, as: text)
  }

  /// A number exactly as it was written, such as `7.0` or `1e2`; nil when it is something else.
  package var numberText: String? {
    node.kind == .number ? document.source(of: node) : nil
  }

  /// A number, correctly rounded; nil when it is something else, or too large for a Double.
  package var double: Double? {
    guard var text = numberText else { return nil }
    if document.dialect == .json5 {
      if text.hasPrefix("+") { text.removeFirst() }
      if text.hasSuffix(".") { text.removeLast() }
      if text.hasPrefix(".") { text = "0" + text }
      if text.hasPrefix("-.") { text = "-0" + text.dropFirst() }
      text = text.replacing(".e", with: "e").replacing(".E", with: "e")
    }
    guard let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// A whole number written without a point or exponent; nil when it is something else.
  package var int: Int? { numberText.flatMap { Int($0) } }

  /// How many elements an array has, or members an object; 0 for the others.
  package var count: Int {
    switch node.kind {
    case .array: elements.reduce(0) { count, _ in count + 1 }
    case .object: members.reduce(0) { count, _ in count + 1 }
    default: 0
    }
  }
}
