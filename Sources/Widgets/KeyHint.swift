/// A key and what it does now.
package struct KeyHint: Hashable, Sendable {
  /// The key as people read it, such as `F1` or `^N`.
  package var keys: String
  package var title: String
  /// The higher, the longer it stays when there is little room.
  package var priority: Int

  package init(_ keys: String, _ title: String, priority: Int = 0) {
    self.keys = keys
    self.title = title
    self.priority = priority
  }
}
