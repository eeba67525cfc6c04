import Domain

// Reading single keys, each with its own diagnostic.
extension QuestionnaireFileReader {
  /// The nearest words; all of them when they are few and none is near.
  func meant(_ word: String, among known: [String]) -> Localized? {
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

  /// A text that must be there and not be empty.
  mutating func text(_ key: StaticString, of object: JSONValue) -> String? {
    guard let value = object[key] else {
      missing("\(key)", of: object)
      return nil
    }
    return text(value) { !$0.isEmpty }.flatMap { isShort($0, at: value) ? $0 : nil }
  }

  /// A code of small letters, digits, `-`, `_` and `.`.
  mutating func code(_ key: StaticString, of object: JSONValue) -> String? {
    guard let code = text(key, of: object), let value = object[key] else { return nil }
    guard isPlain(code), code.utf8.count <= 64, !(0x30...0x39).contains(code.utf8.first ?? 0) else {
      refuse(
        "bad-code", at: value,
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
        refuse(
          "missing-language", at: object, zh: "缺少\(chinese)文字 “\(key)”",
          en: "the \(english) wording \"\(key)\" is missing")
        continue
      }
      guard let text = value.string, text.contains(where: { !$0.isWhitespace }) else {
        refuse(
          "missing-language", at: value, zh: "\(chinese)文字是空的",
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

  private mutating func isShort(_ text: String, at value: JSONValue) -> Bool {
    guard text.count <= Self.longestText else {
      refuse(
        "too-long", at: value, zh: "文字超过 \(Self.longestText) 个字",
        en: "the text is longer than \(Self.longestText) characters")
      return false
    }
    return true
  }
}
