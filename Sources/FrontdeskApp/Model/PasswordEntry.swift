package import Canvas
package import Domain

/// A password while it is typed into a card or a dialog of the model.
///
/// Every state holds its bytes in a block of its own that is wiped with it; what prints or reflects
/// a model learns nothing of them.
package struct PasswordEntry: Equatable, Sendable {
  private var secret = Secret([])
  /// How many characters were typed.
  package private(set) var count = 0

  /// The longest password, in bytes of UTF-8.
  private static let capacity = SecretEntry.capacity

  package init() {}

  /// Takes over what was typed elsewhere.
  init(_ secret: Secret) {
    self.secret = secret
    count = secret.withBytes { String(decoding: $0, as: UTF8.self).count }
  }

  package var isEmpty: Bool { count == 0 }

  /// What was typed; nil when nothing was.
  package var typed: Secret? { isEmpty ? nil : secret }

  /// Types or pastes at the end; control characters, such as the line end of a paste, stay out.
  package mutating func insert(_ text: String) {
    for character in text where !character.unicodeScalars.contains(where: Self.isControl) {
      let bytes = Array(String(character).utf8)
      guard secret.count + bytes.count <= Self.capacity else { return }
      replace(keeping: secret.count, adding: bytes)
      count += 1
    }
  }

  /// Takes back the last character.
  package mutating func backspace() {
    guard count > 0 else { return }
    count -= 1
    // A character may be several scalars; the ones kept are counted from the front.
    let kept: Int = secret.withBytes { bytes in
      String(decoding: bytes, as: UTF8.self).prefix(count).utf8.count
    }
    replace(keeping: kept, adding: [])
  }

  /// Forgets everything.
  package mutating func clear() { self = PasswordEntry() }

  /// Does what a key does in a field of which nothing can be read.
  ///
  /// - Returns: Whether the key belongs to text fields.
  package mutating func edit(_ press: KeyPress) -> Bool {
    switch (press.key, press.modifiers) {
    case (.backspace, []), (.backspace, .shift): backspace()
    case (.character("u"), .control), (.character("w"), .control), (.backspace, .control),
      (.backspace, .alt):
      clear()
    case (.left, []), (.right, []), (.home, []), (.end, []), (.delete, []): break
    default: return false
    }
    return true
  }

  private mutating func replace(keeping kept: Int, adding more: [UInt8]) {
    var bytes = secret.withBytes { Array($0.prefix(kept)) } + more
    secret = Secret(bytes)
    bytes.withUnsafeMutableBytes { Secret.wipe($0) }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}

extension PasswordEntry: CustomStringConvertible, CustomReflectable {
  package var description: String { "•••" }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}
