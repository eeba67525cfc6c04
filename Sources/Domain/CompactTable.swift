/// Reads tables kept as text: groups of `head=characters;`, broken into lines anywhere.
enum CompactTable {
  /// Calls a function with the head and the characters of each group, in order.
  ///
  /// - Parameter parts: Text whose parts follow one another; a group may run over their border.
  static func forEachGroup(
    in parts: [StaticString], _ body: (_ head: String, _ characters: [Unicode.Scalar]) -> Void
  ) {
    var head = ""
    var characters: [Unicode.Scalar] = []
    var inHead = true
    for part in parts {
      let text = part.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
      for scalar in text.unicodeScalars where scalar != "\n" {
        if scalar == "=" {
          inHead = false
        } else if scalar == ";" {
          body(head, characters)
          head = ""
          characters.removeAll(keepingCapacity: true)
          inHead = true
        } else if inHead {
          head.unicodeScalars.append(scalar)
        } else {
          characters.append(scalar)
        }
      }
    }
  }
}
