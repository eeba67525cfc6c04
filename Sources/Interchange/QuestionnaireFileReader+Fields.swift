import Domain

// Reading single keys, each with its own diagnostic.
extension QuestionnaireFileReader {
  /// Refuses keys that mean nothing, with the nearest one that does.
  mutating func checkKeys(of object: JSONValue, among known: Set<String>) {
    for member in object.members where !known.contains(member.name) {
      unknown(
        "forms.unknown-key", member.name, at: member.key, among: known.sorted(), zh: "不认识的键",
        en: "unknown key")
    }
  }

  /// A word that is none of those known, with the nearest of them.
  mutating func unknown(
    _ code: String, _ word: String, at value: JSONValue, among known: [String], zh: String,
    en: String
  ) {
    let shown = word.prefix(40)
    problems.add(
      .error, code, at: value, zh: "\(zh) “\(shown)”", en: "\(en) \"\(shown)\"",
      help: Self.suggestion(for: word, among: known))
  }

  /// The nearest words; all of them when they are few and none is near.
  static func suggestion(for word: String, among known: [String]) -> Localized? {
    let wanted = Array(word.prefix(60).lowercased())
    let near = known.map { ($0, editDistance(wanted, Array($0.lowercased()))) }
      .filter { $0.1 <= max(1, wanted.count / 3) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
    if !near.isEmpty {
      let list = near.joined(separator: ", ")
      return Localized(zh: "是不是 \(list)？", en: "did you mean \(list)?")
    }
    guard !known.isEmpty, known.count <= 30 else { return nil }
    let list = known.joined(separator: ", ")
    return Localized(zh: "可用的有：\(list)", en: "there are: \(list)")
  }

  /// The elements of a list; none, with a diagnostic, when it is something else.
  mutating func elements(_ value: JSONValue?) -> [JSONValue] {
    guard let value else { return [] }
    guard value.kind == .array else {
      wrongType(value, zh: "列表 [ … ]", en: "a list [ … ]")
      return []
    }
    return Array(value.elements)
  }

  /// A text that must be there and not be empty.
  mutating func text(_ key: StaticString, of object: JSONValue) -> String? {
    guard let value = object[key] else {
      missing("\(key)", of: object)
      return nil
    }
    guard let text = value.string, !text.isEmpty else {
      wrongType(value, zh: "非空的文字", en: "a text that is not empty")
      return nil
    }
    return isShort(text, at: value) ? text : nil
  }

  /// A code of small letters, digits, `-`, `_` and `.`.
  mutating func code(_ key: StaticString, of object: JSONValue) -> String? {
    guard let code = text(key, of: object), let value = object[key] else { return nil }
    let allowed = code.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
        || [0x2D, 0x2E, 0x5F].contains(byte)
    }
    guard allowed, code.utf8.count <= 64, !(0x30...0x39).contains(code.utf8.first ?? 0) else {
      problems.add(
        .error, "forms.bad-code", at: value,
        zh: "代码以小写字母开头，只含小写字母、数字、“-”“_”“.”，至多 64 个",
        en:
          "a code begins with a small letter and has small letters, digits, \"-\", \"_\" and \".\", at most 64"
      )
      return nil
    }
    return code
  }

  /// The wordings `zh` and `en` of an object; both must be there.
  mutating func localized(_ object: JSONValue) -> Localized? {
    guard object.kind == .object else {
      wrongType(object, zh: "{ zh: '…', en: '…' }", en: "{ zh: '…', en: '…' }")
      return nil
    }
    var texts: [String] = []
    for (key, chinese, english) in [("zh", "中文", "Chinese"), ("en", "英文", "English")] {
      guard let value = object.member(key) else {
        problems.add(
          .error, "forms.missing-language", at: object, zh: "缺少\(chinese)文字 “\(key)”",
          en: "the \(english) wording \"\(key)\" is missing")
        continue
      }
      guard let text = value.string, text.contains(where: { !$0.isWhitespace }) else {
        problems.add(
          .error, "forms.missing-language", at: value, zh: "\(chinese)文字是空的",
          en: "the \(english) wording is empty")
        continue
      }
      if isShort(text, at: value) { texts.append(text) }
    }
    return texts.count == 2 ? Localized(zh: texts[0], en: texts[1]) : nil
  }

  mutating func optionalLocalized(_ value: JSONValue?) -> Localized? {
    guard let value else { return nil }
    checkKeys(of: value, among: ["zh", "en"])
    return localized(value)
  }

  /// True or false, false when left out.
  mutating func flag(_ value: JSONValue?) -> Bool {
    guard let value else { return false }
    guard let flag = value.bool else {
      wrongType(value, zh: "true 或 false", en: "true or false")
      return false
    }
    return flag
  }

  /// A whole number within limits; nil, with a diagnostic, when it is something else.
  mutating func whole(_ value: JSONValue, in range: ClosedRange<Int>) -> Int? {
    guard let number = value.int, range.contains(number) else {
      wrongType(
        value, zh: "\(range.lowerBound) 到 \(range.upperBound) 的整数",
        en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  /// A number, exactly as written.
  mutating func decimal(_ value: JSONValue) -> DecimalNumber? {
    guard let text = value.numberText,
      let number = DecimalNumber(text) ?? value.double.flatMap({ DecimalNumber($0) })
    else {
      wrongType(value, zh: "数字", en: "a number")
      return nil
    }
    return number
  }

  mutating func missing(_ key: String, of object: JSONValue) {
    problems.add(
      .error, "forms.missing", at: object, zh: "缺少 “\(key)”", en: "\"\(key)\" is missing")
  }

  mutating func wrongType(_ value: JSONValue, zh: String, en: String) {
    problems.add(.error, "forms.wrong-type", at: value, zh: "此处应为\(zh)", en: "expected \(en) here")
  }

  private mutating func isShort(_ text: String, at value: JSONValue) -> Bool {
    guard text.count <= Self.longestText else {
      problems.add(
        .error, "forms.too-long", at: value, zh: "文字超过 \(Self.longestText) 个字",
        en: "the text is longer than \(Self.longestText) characters")
      return false
    }
    return true
  }
}
