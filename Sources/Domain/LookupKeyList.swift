/// Keys as they are gathered.
struct LookupKeyList {
  private(set) var keys: [String] = []

  /// Takes a key; an empty text gives none.
  mutating func add(_ kind: LookupKind, _ text: String) {
    if !text.isEmpty { keys.append(kind.rawValue + text) }
  }

  /// The keys in the order of their bytes, each once.
  func sorted() -> [String] {
    var result: [String] = []
    result.reserveCapacity(keys.count)
    let ordered = keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for key in ordered where result.last.map({ !$0.utf8.elementsEqual(key.utf8) }) ?? true {
      result.append(key)
    }
    return result
  }
}
