import Domain

/// Walks once over the bytes of a JSON text and lists the values in it.
struct JSONScanner {
  let text: UnsafeBufferPointer<UInt8>
  let end: Int
  let isLoose: Bool
  var position: Int
  var nodes: [JSONNode] = []
  /// Doubtful things that refuse nothing, at most `warningLimit`.
  var warnings: [JSONFault] = []
  private var open: [Container] = []
  /// Hashes of the keys of all open objects, the innermost object's last.
  private var keyHashes: [UInt64] = []

  static let warningLimit = 100

  /// An array or object whose end has not been met.
  private struct Container {
    var node: Int
    var isArray: Bool
    /// Where its keys begin in `keyHashes`.
    var firstKey: Int
    /// Whether a key has escapes, so that its bytes do not tell its name.
    var hasEscapedKey = false
  }

  init(text: UnsafeBufferPointer<UInt8>, range: Range<Int>, dialect: JSONDialect) {
    self.text = text
    position = range.lowerBound
    end = range.upperBound
    isLoose = dialect == .json5
    nodes.reserveCapacity(range.count / 24 + 4)
  }

  /// The byte here; nil at the end.
  var byte: UInt8? { position < end ? text[position] : nil }

  mutating func warn(_ fault: JSONFault) {
    if warnings.count < Self.warningLimit { warnings.append(fault) }
  }

  mutating func scanDocument() throws(JSONFault) {
    skipMark()
    try skipSpace()
    guard position < end else {
      throw JSONFault("json.empty", at: position, zh: "文件是空的", en: "the text is empty")
    }
    repeat {
      try scanValue()
      try closeAndStep()
    } while !open.isEmpty
    try skipSpace()
    guard position == end else {
      throw JSONFault(
        "json.trailing", at: position, zh: "JSON 结束后还有内容",
        en: "there is more text after the end of the JSON value")
    }
  }

  private mutating func skipMark() {
    guard end - position >= 3, text[position] == 0xEF, text[position + 1] == 0xBB,
      text[position + 2] == 0xBF
    else { return }
    warn(
      JSONFault(
        "json.byte-order-mark", at: position, zh: "文件以字节顺序标记（BOM）开头，已忽略",
        en: "the text begins with a byte order mark, which was skipped"))
    position += 3
  }

  /// Reads a scalar whole, or opens an array or object and all those that begin right inside it.
  private mutating func scanValue() throws(JSONFault) {
    while let byte {
      switch byte {
      case UInt8(ascii: "["):
        try openContainer(.array)
        try skipSpace()
        if self.byte == UInt8(ascii: "]") { return }
      case UInt8(ascii: "{"):
        try openContainer(.object)
        try skipSpace()
        if self.byte == UInt8(ascii: "}") { return }
        try scanKey()
      case UInt8(ascii: "\""): return try scanString(quote: byte)
      case UInt8(ascii: "'") where isLoose: return try scanString(quote: byte)
      case UInt8(ascii: "t"): return try scanWord("true", .bool)
      case UInt8(ascii: "f"): return try scanWord("false", .bool)
      case UInt8(ascii: "n"): return try scanWord("null", .null)
      default: return try isLoose ? scanLooseNumber() : scanNumber()
      }
    }
    throw JSONFault.truncated(at: end)
  }

  /// Closes what ends here, then steps over a comma to the next value.
  private mutating func closeAndStep() throws(JSONFault) {
    while let top = open.last {
      try skipSpace()
      guard let byte else { throw JSONFault.truncated(at: end) }
      let closing = top.isArray ? UInt8(ascii: "]") : UInt8(ascii: "}")
      if byte == closing {
        closeContainer()
        continue
      }
      // A container that was just opened has no value before this place, so no comma may follow.
      guard byte == UInt8(ascii: ","), nodes.count > top.node + 1 else {
        throw top.isArray
          ? .expected("“,”或“]”", "\",\" or \"]\"", at: position)
          : .expected("“,”或“}”", "\",\" or \"}\"", at: position)
      }
      position += 1
      try skipSpace()
      if isLoose, self.byte == closing {
        closeContainer()
        continue
      }
      if !top.isArray { try scanKey() }
      return
    }
  }

  private mutating func openContainer(_ kind: JSONNode.Kind) throws(JSONFault) {
    guard open.count < JSONParser.depthLimit else { throw JSONFault.tooDeep(at: position) }
    open.append(
      Container(node: nodes.count, isArray: kind == .array, firstKey: keyHashes.count))
    append(kind, from: position, to: position)
    position += 1
  }

  private mutating func closeContainer() {
    position += 1
    guard let top = open.popLast() else { return }
    nodes[top.node].end = UInt32(position)
    nodes[top.node].next = UInt32(nodes.count)
    if !top.isArray {
      if top.hasEscapedKey || mayHaveTwins(from: top.firstKey) { markTwins(ofObject: top.node) }
      keyHashes.removeSubrange(top.firstKey...)
    }
  }

  mutating func append(
    _ kind: JSONNode.Kind, from start: Int, to end: Int, flags: UInt8 = 0
  ) {
    nodes.append(
      JSONNode(
        start: UInt32(start), end: UInt32(end), next: UInt32(nodes.count + 1), kind: kind,
        flags: flags))
  }

  private mutating func scanKey() throws(JSONFault) {
    guard let byte else { throw JSONFault.truncated(at: end) }
    if byte == UInt8(ascii: "\"") || (isLoose && byte == UInt8(ascii: "'")) {
      try scanString(quote: byte)
    } else if isLoose {
      try scanBareKey()
    } else {
      throw JSONFault.expected("用双引号括起的键名", "a key in double quotes", at: position)
    }
    let key = nodes[nodes.count - 1]
    if key.flags & JSONNode.hasEscapes != 0 { open[open.count - 1].hasEscapedKey = true }
    keyHashes.append(hash(from: Int(key.start), to: Int(key.end)))
    try skipSpace()
    guard self.byte == UInt8(ascii: ":") else {
      if self.byte == nil { throw JSONFault.truncated(at: end) }
      throw JSONFault.expected("“:”", "\":\"", at: position)
    }
    position += 1
    try skipSpace()
  }

  /// FNV-1a over a short run of bytes.
  private func hash(from start: Int, to end: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in start..<end { hash = (hash ^ UInt64(text[place])) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  /// Whether two keys of the innermost object have one hash.
  private func mayHaveTwins(from first: Int) -> Bool {
    let count = keyHashes.count - first
    if count > 24 {
      let sorted = keyHashes[first...].sorted()
      return zip(sorted, sorted.dropFirst()).contains { $0 == $1 }
    }
    for later in (first + 1)..<max(first + 1, keyHashes.count) {
      for earlier in first..<later where keyHashes[earlier] == keyHashes[later] { return true }
    }
    return false
  }

  private func beginning(ofKey key: JSONNode) -> Int {
    let before = text[max(0, Int(key.start) - 1)]
    let isQuoted = before == UInt8(ascii: "\"") || before == UInt8(ascii: "'")
    return Int(key.start) - (isQuoted ? 1 : 0)
  }

  /// Marks every key that a later equal key of the same object overrides.
  private mutating func markTwins(ofObject object: Int) {
    var seen: [[UInt8]: Int] = [:]
    var key = object + 1
    while key < Int(nodes[object].next) {
      let name = JSONText.decoded(nodes[key], in: text)
      if let earlier = seen.updateValue(key, forKey: name) {
        nodes[earlier].flags |= JSONNode.isOverridden
        warn(
          JSONFault(
            "json.duplicate-key", at: beginning(ofKey: nodes[key]), zh: "同一对象里键名重复，以最后一个为准",
            en: "the key was given before in the same object; the last one counts"))
      }
      key = Int(nodes[key + 1].next)
    }
  }
}
