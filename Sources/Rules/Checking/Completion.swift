package import Domain

/// Something that can stand where a person is typing.
package struct Completion: Hashable, Sendable {
  /// What to put in.
  package let text: String
  /// What it means, in one line.
  package let title: Localized
  package let colour: TokenRole.Colour
  /// What it replaces, in bytes: the beginning of the word that was typed.
  package let replaces: Range<Int>
}

/// Finds what can stand at a place of a rule file, from the grammar itself.
///
/// The text before the place is parsed, and the parser tells what it would have taken next.
package struct RuleCompleter: Sendable {
  let vocabulary: Vocabulary
  private let codeSets: [String]
  /// The codes that stand in sets, each with the name of the first set that has it.
  private let codes: [(code: String, set: String)]
  private let tags: [TagName]
  private let groups: [String]

  /// - Parameter files: All files of the clinic, whose code sets, tags and groups are offered.
  package init(_ vocabulary: Vocabulary, files: [RuleFile] = []) {
    self.vocabulary = vocabulary
    codeSets = Self.unique(files.flatMap(\.codes).compactMap { $0.name?.text })
    codes = Self.codes(files)
    let rules = files.flatMap(\.rules)
    var tags: [TagName] = []
    for tag in rules.compactMap(\.tag) where !tags.contains(where: { $0.name == tag.name.text }) {
      tags.append(TagName(tag.name.text, english: tag.english?.text))
    }
    self.tags = tags
    groups = Self.unique(rules.compactMap { $0.group?.text })
  }

  private static func codes(_ files: [RuleFile]) -> [(code: String, set: String)] {
    var seen: Set<String> = []
    var codes: [(code: String, set: String)] = []
    for set in files.flatMap(\.codes) {
      for case .codes(let low, let high) in set.list.items {
        for code in [low, high].compactMap({ $0?.text }) where seen.insert(code).inserted {
          codes.append((code, set.name?.text ?? ""))
        }
      }
    }
    return codes
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// What can stand at a place, the likeliest first.
  ///
  /// What was typed of a word narrows the answer by its beginning, in either language: `收` finds
  /// `sbp`. O(n) in the text before the place.
  ///
  /// - Parameters:
  ///   - offset: The place, in bytes; 0 through the length of the text.
  ///   - language: In which language keywords are offered.
  package func completions(
    in text: String, at offset: Int, language: Language, limit: Int = 50
  ) -> [Completion] {
    let bytes = Array(text.utf8)
    guard (0...bytes.count).contains(offset), bytes.count <= RuleLimits.bytes,
      let before = String(validating: bytes[..<offset], as: UTF8.self)
    else { return [] }
    let cursor = Cursor(RuleSource(before, name: ""))
    guard let cursor else { return [] }
    var replaced = cursor.replaces
    if cursor.isInText, offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
      replaced = replaced.lowerBound..<(offset + 1)
    }
    var found: [(rank: Int, completion: Completion)] = []
    var seen: Set<String> = []
    for expectation in cursor.expected {
      for offer in offers(for: expectation, language) where seen.insert(offer.text).inserted {
        guard let rank = offer.rank(of: cursor.typed) else { continue }
        let completion = Completion(
          text: offer.text, title: offer.title, colour: offer.colour, replaces: replaced)
        found.append((rank, completion))
      }
    }
    let sorted = found.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }
    return sorted.prefix(max(0, limit)).map(\.element.completion)
  }

  /// The codes of a set, as many as fit a line.
  func codeSetTitle(_ name: String) -> Localized? {
    let codes = codes.filter { $0.set == name }.map(\.code)
    guard !codes.isEmpty else { return nil }
    return Localized(same: codes.prefix(8).joined(separator: ", ") + (codes.count > 8 ? ", …" : ""))
  }

  /// A tag by its names.
  func tagTitle(_ name: String) -> Localized? {
    tags.first { $0.name == name }.map { Localized(zh: $0.name, en: $0[.english]) }
  }

  // MARK: - What can be offered

  private func offers(
    for expectation: RuleParser.Expectation, _ language: Language
  ) -> [Offer] {
    switch expectation {
    case .keyword(let keyword): [Offer(keyword.spelling, language, .keyword)]
    case .context(let word): [Offer(word.spelling, language, .keyword)]
    case .function:
      FunctionWord.allCases.map { function in
        Offer(
          function.spelling[language] + "(", function.title, .function,
          names: [function.spelling.chinese, function.spelling.english])
      }
    case .indicator:
      ([Vocabulary.visit] + vocabulary.indicators.indicators).map { indicator in
        Offer(
          indicator.code, indicator.name, .indicator,
          names: [
            indicator.name.chinese, indicator.shortName.chinese, indicator.name.english,
            indicator.shortName.english,
          ])
      }
    case .codeSet: codeSets.map { Offer($0, Localized(zh: "编码集", en: "code set"), .name) }
    case .code:
      codes.map { Offer("\"\($0.code)\"", Localized(same: $0.set), .text, names: [$0.code]) }
    case .tag:
      tags.map { tag in
        Offer(
          "\"\(tag.name)\"", Localized(zh: tag.name, en: tag[.english]), .tag,
          names: [tag.name, tag[.english]])
      }
    case .staff: Self.staff(language)
    case .group: groups.map { Offer($0, Localized(zh: "分组", en: "group"), .name) }
    case .sex:
      [ContextWord.male, .female, .other].map { Offer($0.spelling, language, .keyword) }
    case .duration: Self.durations(language)
    case .unit(let indicator): units(of: indicator, language)
    }
  }

  private static func staff(_ language: Language) -> [Offer] {
    let desk = Offer("desk", StaffRole.reception.title, .name, names: ["前台", "reception"])
    return [desk]
      + StaffRole.allCases.filter { $0 != .reception }.map {
        Offer($0.rawValue, $0.title, .name, names: [$0.title.chinese])
      }
  }

  private static func durations(_ language: Language) -> [Offer] {
    let common: [DaySpan] = [.days(7), .days(14), .days(30), .days(90), .days(180), .days(365)]
    return common.map { span in
      let unit = language == .chinese ? TimeWord.chinese(span.unit) : span.unit.rawValue
      return Offer(
        "\(span.count)\(unit)", Localized(zh: "\(span.count) 天", en: "\(span.count) days"),
        .number)
    }
  }

  private func units(of indicator: String?, _ language: Language) -> [Offer] {
    guard let indicator = indicator.flatMap({ vocabulary.indicator($0) }) else {
      return DaySpan.Unit.allCases.map { unit in
        let word = language == .chinese ? TimeWord.chinese(unit) : unit.rawValue
        return Offer(word, Localized(zh: TimeWord.chinese(unit), en: unit.rawValue), .unit)
      }
    }
    return CheckTables.units(of: indicator).map { Offer($0, indicator.name, .unit) }
  }

  /// A candidate, before it is compared with what was typed.
  private struct Offer {
    let text: String
    let title: Localized
    let colour: TokenRole.Colour
    /// Further names that it is found by.
    let names: [String]

    init(
      _ text: String, _ title: Localized, _ colour: TokenRole.Colour, names: [String] = []
    ) {
      self.text = text
      self.title = title
      self.colour = colour
      self.names = names
    }

    /// A word with a spelling in each language; the title is both.
    init(_ spelling: Localized, _ language: Language, _ colour: TokenRole.Colour) {
      self.init(
        spelling[language], spelling, colour, names: [spelling.chinese, spelling.english])
    }

    /// 0 where the text begins so, 1 a name, 2 where a name holds it; nil where nothing fits.
    func rank(of typed: String) -> Int? {
      let wanted = typed.lowercased()
      if wanted.isEmpty || text.lowercased().hasPrefix(wanted) { return 0 }
      let names = names.map { $0.lowercased() }
      if names.contains(where: { $0.hasPrefix(wanted) }) { return 1 }
      let isLong = wanted.count > 1 || wanted.unicodeScalars.contains { $0.value >= 0x4E00 }
      return isLong && names.contains { $0.contains(wanted) } ? 2 : nil
    }
  }
}
