/// A key of an object with its value.
package struct JSONMember: Sendable {
  /// The key, as a string value with its place.
  package let key: JSONValue
  package let value: JSONValue

  /// The key's text.
  package var name: String { key.string ?? "" }
}

/// The values of an array in order; none when the value is no array.
package struct JSONElements: Sequence, IteratorProtocol, Sendable {
  private let document: JSONDocument
  private var index: Int
  private let end: Int

  init(_ value: JSONValue) {
    document = value.document
    index = value.index + 1
    end = value.node.kind == .array ? Int(value.node.next) : index
  }

  package mutating func next() -> JSONValue? {
    guard index < end else { return nil }
    let value = JSONValue(document: document, index: index)
    index = Int(document.nodes[index].next)
    return value
  }
}

/// The members of an object in order, without those that a later twin overrides.
package struct JSONMembers: Sequence, IteratorProtocol, Sendable {
  private let document: JSONDocument
  private var index: Int
  private let end: Int

  init(_ value: JSONValue) {
    document = value.document
    index = value.index + 1
    end = value.node.kind == .object ? Int(value.node.next) : index
  }

  package mutating func next() -> JSONMember? {
    while index < end {
      let key = index
      index = Int(document.nodes[key + 1].next)
      if document.nodes[key].flags & JSONNode.isOverridden == 0 {
        return JSONMember(
          key: JSONValue(document: document, index: key),
          value: JSONValue(document: document, index: key + 1))
      }
    }
    return nil
  }
}

extension JSONValue {
  /// The values of an array, in order; none when it is something else.
  package var elements: JSONElements { JSONElements(self) }

  /// The members of an object, in the order written; none when it is something else.
  package var members: JSONMembers { JSONMembers(self) }

  /// The value of a key of an object; nil when there is none.
  ///
  /// O(n) in the members.
  package subscript(key: StaticString) -> JSONValue? {
    let nodes = document.nodes
    guard nodes[index].kind == .object else { return nil }
    let end = Int(nodes[index].next)
    var place = index + 1
    while place < end {
      if nodes[place].flags & JSONNode.isOverridden == 0, document.reads(nodes[place], as: key) {
        return JSONValue(document: document, index: place + 1)
      }
      place = Int(nodes[place + 1].next)
    }
    return nil
  }

  /// The value of a key known only while running; nil when there is none.
  ///
  /// O(n) in the members.
  package func member(_ name: String) -> JSONValue? {
    members.first { $0.name == name }?.value
  }
}
