import Domain

/// A reader of a file of entries, each with an id and a version: plans, advice, templates of care plans.
protocol EntryReader: FieldReader {
  /// How many times longer than its Chinese text the English one of an entry may be.
  var englishFactor: Int { get }
  /// The ids and versions that the file has given so far.
  var known: Set<String> { get set }
}

extension EntryReader {
  var englishFactor: Int { 3 }

  /// What stands under one key of the file's outermost object; nil, reported, when it is not in form.
  mutating func content(
    of root: JSONValue, under key: StaticString, format: Int
  ) -> JSONValue? {
    guard root.kind == .object else {
      wrongType(root, zh: "{ version, \(key) }", en: "{ version, \(key) }")
      return nil
    }
    checkKeys(of: root, among: ["version", "\(key)"])
    guard root["version"]?.int == format else {
      refuse(
        "version", at: root["version"] ?? root, zh: "文件版本应为 \(format)",
        en: "this program reads version \(format) of the file",
        help: Localized(zh: "写明 version: \(format)", en: "say version: \(format)"))
      return nil
    }
    if root[key] == nil { missing("\(key)", of: root) }
    return root[key]
  }

  /// The id and the version of an entry, which no other entry of the file may have.
  ///
  /// - Parameters:
  ///   - zh: What an entry is called, with a space behind it.
  ///   - en: The same in English.
  mutating func version(
    of entry: JSONValue, zh: String = "", en: String = ""
  ) -> (id: String, number: Int) {
    let id = name("id", of: entry) ?? ""
    let version = number(entry["version"], 1...1_000_000, orElse: 1)
    if !id.isEmpty, !known.insert("\(id)\n\(version)").inserted, let place = entry["id"] {
      refuse(
        "duplicate", at: place, zh: "\(zh)“\(id)” 的版本 \(version) 已写过",
        en: "version \(version) of \(en)\"\(id)\" was given before",
        help: Localized(zh: "改内容时把 version 加 1", en: "raise its version when you change it"))
    }
    return (id, version)
  }

  /// Where an entry comes from; it has to be said, as it is shown with what people are told.
  mutating func source(of entry: JSONValue) -> Localized {
    guard let value = entry["source"] else {
      missing(
        "source", of: entry,
        help: Localized(zh: "没有出处的写“诊所自定”", en: "where there is none, say so: 'clinic's own'"))
      return Localized(same: "")
    }
    return source(value)
  }

  mutating func source(_ value: JSONValue) -> Localized {
    checkKeys(of: value, among: ["zh", "en"])
    return words(of: value, limit: 60)
  }

  // MARK: - Texts

  /// The texts `zh` and `en` of an object; both must be there.
  mutating func words(of object: JSONValue, limit: Int) -> Localized {
    let chinese = text("zh", of: object, limit: limit)
    let english = text("en", of: object, limit: englishFactor * limit)
    return Localized(zh: chinese ?? "", en: english ?? "")
  }

  /// A text that must be there, in one line and of a bounded length; nil, reported, when it is not.
  mutating func text(_ key: StaticString, of object: JSONValue, limit: Int) -> String? {
    guard let value = object[key] else {
      missing("\(key)", of: object)
      return nil
    }
    return text(value, limit: limit)
  }

  /// A text in one line and of a bounded length; nil, reported, when it is none.
  mutating func text(_ value: JSONValue, limit: Int) -> String? {
    guard let text = text(value, where: { !$0.allSatisfy(\.isWhitespace) }) else { return nil }
    guard text.count <= limit else {
      refuse(
        "too-long", at: value, zh: "文字超过 \(limit) 字",
        en: "the text is longer than \(limit) letters")
      return nil
    }
    guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
      refuse(
        "control-character", at: value, zh: "文字里有换行或控制字符",
        en: "the text has line breaks or control characters")
      return nil
    }
    return text
  }

  /// A name for programs: small letters, digits, `-`, `_` and `.`.
  mutating func name(_ key: StaticString, of object: JSONValue) -> String? {
    guard let text = text(key, of: object, limit: 60), let value = object[key] else { return nil }
    guard isPlain(text) else {
      refuse(
        "bad-name", at: value, zh: "代码只能用小写字母、数字、“-”、“_”和“.”",
        en: "a name has only small letters, digits, \"-\", \"_\" and \".\"")
      return nil
    }
    return text
  }

  mutating func optionalName(_ key: StaticString, of object: JSONValue) -> String? {
    object[key] == nil ? nil : name(key, of: object)
  }

  /// The beginning of a code of ICD-10, of a length in bytes; nil, reported, when it is none.
  mutating func icd10(_ value: JSONValue, _ lengths: ClosedRange<Int>) -> String? {
    guard let code = value.string, let letter = code.utf8.first, lengths.contains(code.utf8.count),
      (0x41...0x5A).contains(letter),
      code.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E })
    else {
      refuse(
        "bad-code", at: value, zh: "此处应为 ICD-10 编码的开头，如 'I10'",
        en: "expected the beginning of an ICD-10 code here, such as 'I10'")
      return nil
    }
    return code
  }

  // MARK: - Numbers and words

  mutating func number(
    _ value: JSONValue?, _ range: ClosedRange<Int>, orElse standard: Int
  ) -> Int {
    value.flatMap { whole($0, in: range) } ?? standard
  }

  /// A word of a closed list; nil, reported, when it is none.
  mutating func choice<Choice>(
    _ value: JSONValue
  ) -> Choice? where Choice: RawRepresentable<String> & CaseIterable {
    guard let word = value.string else {
      wrongType(value, zh: "文字", en: "a text")
      return nil
    }
    guard let choice = Choice(rawValue: word) else {
      unknown(
        "unknown-word", word, at: value, among: Choice.allCases.map(\.rawValue), zh: "不认识",
        en: "unknown word")
      return nil
    }
    return choice
  }

  /// A word of a closed list that may be left out.
  mutating func choice<Choice>(
    _ value: JSONValue?, orElse standard: Choice
  ) -> Choice where Choice: RawRepresentable<String> & CaseIterable {
    value.flatMap { choice($0) } ?? standard
  }

  /// A length of time such as `14d`; nil, reported, when it is none.
  mutating func span(
    _ value: JSONValue, where isAllowed: (PlanSpan) -> Bool = { $0.count > 0 }
  ) -> PlanSpan? {
    guard let text = value.string, let span = PlanSpan(text: text), isAllowed(span) else {
      refuse(
        "bad-span", at: value, zh: "此处应为时长，如 '14d'、'2w'、'3m'、'1y'",
        en: "expected a length of time here, such as '14d', '2w', '3m' or '1y'")
      return nil
    }
    return span
  }
}
