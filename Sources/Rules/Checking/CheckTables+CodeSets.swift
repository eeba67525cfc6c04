import Domain

// Named code sets: each name once, codes that look like codes, no set within itself.
extension CheckTables {
  mutating func collectCodeSets() {
    for (file, tree) in files.enumerated() {
      for syntax in tree.codes {
        guard let name = syntax.name else { continue }
        if let first = codeSets[name.text] {
          let other = place(first.file, first.syntax.range.lowerBound)
          report(.repeatedName, file: file, name.range, [name.text, other])
        } else {
          codeSets[name.text] = CodeSetEntry(file: file, syntax: syntax)
        }
      }
    }
    for (file, tree) in files.enumerated() {
      for name in tree.codes.compactMap(\.name) where codeSets[name.text]?.file == file {
        var path: [String] = []
        _ = resolve(name.text, path: &path)
      }
    }
  }

  /// The ranges of a named set; nil when there is none of that name.
  ///
  /// - Parameter path: The sets around it, so that one within itself is found.
  private mutating func resolve(_ name: String, path: inout [String]) -> [CodeRange]? {
    guard let entry = codeSets[name] else { return nil }
    if let ranges = entry.ranges { return ranges }
    if let start = path.firstIndex(of: name) {
      let cycle = (path[start...] + [name]).joined(separator: " → ")
      report(.codeSetCycle, file: entry.file, entry.syntax.range, [cycle])
      return []
    }
    guard path.count < RuleLimits.depth else {
      report(.tooDeep, file: entry.file, entry.syntax.range, [String(RuleLimits.depth)])
      return []
    }
    path.append(name)
    let ranges = ranges(of: entry.syntax.list, file: entry.file, path: &path)
    path.removeLast()
    codeSets[name]?.ranges = ranges
    return ranges
  }

  /// The ranges of codes in braces; what is wrong with them is told.
  mutating func ranges(
    of list: CodeListSyntax, file: Int, path: inout [String], rule: Int? = nil
  ) -> [CodeRange] {
    var ranges: [CodeRange] = []
    var seen: Set<CodeRange> = []
    for item in list.items {
      guard seen.count <= RuleLimits.codeRanges, codeWork <= RuleLimits.codeWork else {
        let limit = String(RuleLimits.codeRanges)
        report(.tooMany, file: file, list.range, ["编码", limit, "codes"], rule: rule)
        return []
      }
      let found = self.ranges(of: item, file: file, path: &path, rule: rule)
      codeWork += found.count
      for range in found where seen.insert(range).inserted { ranges.append(range) }
    }
    return ranges
  }

  private mutating func ranges(
    of item: CodeListSyntax.Item, file: Int, path: inout [String], rule: Int?
  ) -> [CodeRange] {
    switch item {
    case .codes(let low, let high):
      return range(low, high, file: file, rule: rule).map { [$0] } ?? []
    case .set(let name):
      guard let inner = resolve(name.text, path: &path) else {
        unknownCodeSet(name, file: file, rule: rule)
        return []
      }
      codeSets[name.text]?.isUsed = true
      return inner
    }
  }

  mutating func unknownCodeSet(_ name: TextSyntax, file: Int, rule: Int?) {
    let near = Spelling.nearest(to: name.text, of: codeSets.keys.sorted())
    report(
      .unknownCodeSet, file: file, name.range, [name.text], suggestion: near,
      fix: near.map { RuleDiagnostic.Fix(range: name.range, text: $0) }, rule: rule)
  }

  /// The range of one entry; nil after telling what is wrong with it.
  mutating func range(
    _ low: TextSyntax, _ high: TextSyntax?, file: Int, rule: Int?
  ) -> CodeRange? {
    for code in [low, high].compactMap(\.self) where !Self.isCode(code.text) {
      report(.badCode, file: file, code.range, [code.text], rule: rule)
      return nil
    }
    let first = low.text.uppercased()
    guard let high else { return CodeRange(first) }
    let last = high.text.uppercased()
    // "I10".."I1" is the other way round too, though "I1" holds "I10".
    guard first <= last else {
      report(
        .backwardRange, file: file, low.range.lowerBound..<high.range.upperBound,
        [low.text, high.text],
        fix: RuleDiagnostic.Fix(
          range: low.range.lowerBound..<high.range.upperBound,
          text: "\"\(high.text)\"..\"\(low.text)\""), rule: rule)
      return nil
    }
    return CodeRange(first, last)
  }

  /// Whether a text looks like a code of ICD-10, ATC, SNOMED CT or a national list.
  private static func isCode(_ text: String) -> Bool {
    guard (1...32).contains(text.utf8.count) else { return false }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: ".-_/+*:".utf8.contains(byte)
      }
    }
  }

  /// A named set for a condition; nil after telling that there is none.
  mutating func namedSet(_ name: TextSyntax, file: Int, rule: Int) -> Int? {
    guard let entry = codeSets[name.text] else {
      unknownCodeSet(name, file: file, rule: rule)
      return nil
    }
    codeSets[name.text]?.isUsed = true
    return index(of: CodeSet(name: name.text, ranges: entry.ranges ?? []))
  }

  mutating func lintCodeSets() {
    for (name, entry) in codeSets.sorted(by: { $0.key < $1.key }) where !entry.isUsed {
      report(
        .unusedCodeSet, file: entry.file, entry.syntax.name?.range ?? entry.syntax.range, [name])
    }
  }
}
