internal import Domain
internal import Rules

/// One item of a rule file, cut out of it.
struct RuleFileItem {
  let key: RuleKey
  /// As written; nil for a code set, whose versions the store counts.
  let version: Int?
  let source: String
  let digest: String
  let place: Int

  /// The items of a file that was read without an error, in its order.
  ///
  /// Comments above an item belong to it; what stands below the last one belongs to that.
  static func all(of file: RuleFile) -> [RuleFileItem] {
    let parts = parts(of: file)
    let digests = digests(of: file)
    var start = 0
    var items: [RuleFileItem] = []
    for (place, part) in parts.enumerated() {
      let isLast = place == parts.count - 1
      let end = isLast ? file.source.bytes.count : part.range.upperBound
      items.append(
        RuleFileItem(
          key: part.key, version: part.version, source: trimmed(file.source.text(start..<end)),
          digest: digests[part.key] ?? "", place: place))
      start = end
    }
    return items
  }

  /// Where an item stands, and its examples in it.
  private struct Part {
    let range: Range<Int>
    let key: RuleKey
    let version: Int?
    let tests: [Range<Int>]
  }

  private static func parts(of file: RuleFile) -> [Part] {
    let rules = file.rules.compactMap { rule in
      rule.name.map {
        Part(
          range: rule.range, key: RuleKey(.rule, $0.text), version: rule.version?.value,
          tests: rule.tests.map(\.range))
      }
    }
    let codes = file.codes.compactMap { codes in
      codes.name.map {
        Part(range: codes.range, key: RuleKey(.codes, $0.text), version: nil, tests: [])
      }
    }
    return (rules + codes).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// What each item means, in one language, so that a translation is no change.
  private static func digests(of file: RuleFile) -> [RuleKey: String] {
    let plain = RuleFormatter.format(file, in: .english)
      .map { RuleFile.read($0, fileName: file.source.name) }
    guard let plain, plain.isWhole else { return [:] }
    return Dictionary(
      parts(of: plain).map { ($0.key, digest(of: plain, $0.range, besides: $0.tests)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// A digest of the words of an item, without comments and examples.
  private static func digest(
    of file: RuleFile, _ range: Range<Int>, besides tests: [Range<Int>]
  ) -> String {
    var bytes: [UInt8] = []
    for token in file.tokens where range.contains(token.range.lowerBound) && token.kind != .end {
      if tests.contains(where: { $0.contains(token.range.lowerBound) }) { continue }
      bytes += (token.keyword?.rawValue ?? token.text).utf8
      bytes.append(token.kind == .text ? 1 : 0)
    }
    return SHA256.digest(of: bytes).hex
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    // The mark with which some editors begin a file belongs to no item.
    while let first = text.first, first.isNewline || first == " " || first == "\u{FEFF}" {
      text.removeFirst()
    }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
