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

  /// The UTF-8 of a string's text.
  func text(of node: JSONNode) -> [UInt8] {
    bytes.withUnsafeBufferPointer { JSONText.decoded(node, in: $0) }
  }

  /// The bytes of a value as they lie in the source.
  func source(of node: JSONNode) -> String {
    String(decoding: bytes[Int(node.start)..<Int(node.end)], as: UTF8.self)
  }

  /// Whether a string node reads as this text; no copy is made.
  func reads(_ node: JSONNode, as text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard node.flags & JSONNode.hasEscapes == 0 else {
      return self.text(of: node).elementsEqual(
        UnsafeBufferPointer(start: text.utf8Start, count: count))
    }
    guard Int(node.end - node.start) == count else { return false }
    let start = Int(node.start)
    return bytes.withUnsafeBufferPointer { source in
      var place = 0
      while place < count {
        if source[start + place] != text.utf8Start[place] { return false }
        place += 1
      }
      return true
    }
  }

  /// The way to a value, such as `entry[12].resource.status`; empty for the outermost.
  ///
  /// Worked out by walking down from the root, as only few values are ever asked for theirs.
  func path(to index: Int) -> String {
    var path = ""
    var place = 0
    while place < index, Int(nodes[place].next) > index {
      switch nodes[place].kind {
      case .array:
        var element = place + 1
        var number = 0
        while Int(nodes[element].next) <= index {
          element = Int(nodes[element].next)
          number += 1
        }
        path += "[\(number)]"
        place = element
      case .object:
        var key = place + 1
        while Int(nodes[key + 1].next) <= index { key = Int(nodes[key + 1].next) }
        path += (path.isEmpty ? "" : ".") + shownKey(nodes[key])
        place = key + 1
        // The key itself was asked for: its path is that of its value.
        if index == key { return path }
      default: return path
      }
    }
    return path
  }

  private func shownKey(_ node: JSONNode) -> String {
    let name = String(decoding: text(of: node), as: UTF8.self)
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.isIDContinue || $0 == "-" || $0 == "$"
    }
    return isPlain ? String(name.prefix(40)) : "?"
  }
}
