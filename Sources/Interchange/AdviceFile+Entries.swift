import Domain

/// Reads the entries of a file of advice or of care plans and gathers what is wrong with them.
struct LibraryReader {
  /// What every code of its diagnostics begins with, such as `advice`.
  let prefix: String
  var problems = ProblemList()
  /// How many errors there were; an entry during which it rose is left out.
  var errorCount = 0

  init(_ prefix: String) { self.prefix = prefix }

  /// The entries under one key of the file's outermost object; none, reported, when it is not in form.
  mutating func entries(
    in root: JSONValue, under key: StaticString, format: Int, most: Int
  ) -> [JSONValue] {
    guard root.kind == .object else {
      wrongType(root, zh: "{ version, \(key) }", en: "{ version, \(key) }")
      return []
    }
    checkKeys(of: root, among: ["version", "\(key)"])
    guard root["version"]?.int == format else {
      refuse(
        "version", at: root["version"] ?? root, zh: "文件版本应为 \(format)",
        en: "this program reads version \(format) of the file",
        help: Localized(zh: "写明 version: \(format)", en: "say version: \(format)"))
      return []
    }
    guard let list = root[key] else {
      missing("\(key)", of: root)
      return []
    }
    return elements(list, limit: most)
  }

  mutating func refuse(
    _ code: String, at value: JSONValue, zh: String, en: String, help: Localized? = nil
  ) {
    errorCount += 1
    problems.add(.error, "\(prefix).\(code)", at: value, zh: zh, en: en, help: help)
  }

  mutating func checkKeys(of object: JSONValue, among known: Set<String>) {
    for member in object.members where !known.contains(member.name) {
      let name = member.name.prefix(40)
      refuse(
        "unknown-key", at: member.key, zh: "不认识的键 “\(name)”", en: "unknown key \"\(name)\"",
        help: meant(member.name, among: known.sorted()))
    }
  }

  /// The nearest of some words, or all of them when none is near.
  func meant(_ word: String, among words: [String]) -> Localized {
    if let near = nearestWord(to: word, among: words) {
      return Localized(zh: "是否指 “\(near)”？", en: "did you mean \"\(near)\"?")
    }
    let list = words.joined(separator: ", ")
    return Localized(zh: "可用的有：\(list)", en: "there are: \(list)")
  }

  mutating func missing(_ key: String, of object: JSONValue, help: Localized? = nil) {
    refuse("missing", at: object, zh: "缺少 “\(key)”", en: "\"\(key)\" is missing", help: help)
  }

  mutating func wrongType(_ value: JSONValue, zh: String, en: String) {
    refuse("wrong-type", at: value, zh: "此处应为\(zh)", en: "expected \(en) here")
  }

  /// The texts `zh` and `en` of an object; both must be there.
  mutating func words(of object: JSONValue, limit: Int) -> Localized {
    let chinese = text("zh", of: object, limit: limit)
    let english = text("en", of: object, limit: 3 * limit)
    return Localized(zh: chinese ?? "", en: english ?? "")
  }

  /// Where an entry comes from; it has to be said, as it is printed with what people are told.
  mutating func source(of entry: JSONValue) -> Localized {
    guard let value = entry["source"] else {
      missing(
        "source", of: entry,
        help: Localized(zh: "没有出处的写“诊所自定”", en: "where there is none, say so: 'clinic's own'"))
      return Localized(same: "")
    }
    checkKeys(of: value, among: ["zh", "en"])
    return words(of: value, limit: 60)
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
    guard let text = value.string, !text.allSatisfy(\.isWhitespace) else {
      wrongType(value, zh: "非空的文字", en: "a text that is not empty")
      return nil
    }
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
    let isPlain = text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || "-_.".utf8.contains(byte)
    }
    guard isPlain else {
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

  mutating func number(
    _ value: JSONValue?, _ range: ClosedRange<Int>, orElse standard: Int
  ) -> Int {
    guard let value else { return standard }
    guard let number = value.int, range.contains(number) else {
      wrongType(
        value, zh: "\(range.lowerBound) 到 \(range.upperBound) 的整数",
        en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
      return standard
    }
    return number
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
      refuse(
        "unknown-word", at: value, zh: "不认识 “\(word.prefix(40))”",
        en: "unknown word \"\(word.prefix(40))\"",
        help: meant(word, among: Choice.allCases.map(\.rawValue)))
      return nil
    }
    return choice
  }

  /// A length of time such as `14d`, above zero; nil, reported, when it is none.
  mutating func span(_ value: JSONValue) -> PlanSpan? {
    guard let text = value.string, let span = PlanSpan(text: text), span.count > 0 else {
      refuse(
        "bad-span", at: value, zh: "此处应为时长，如 '14d'、'2w'、'3m'、'1y'",
        en: "expected a length of time here, such as '14d', '2w', '3m' or '1y'")
      return nil
    }
    return span
  }

  mutating func elements(_ value: JSONValue?, limit: Int) -> [JSONValue] {
    guard let value else { return [] }
    guard value.kind == .array else {
      wrongType(value, zh: "列表 [ … ]", en: "a list [ … ]")
      return []
    }
    guard value.count <= limit else {
      refuse("too-many", at: value, zh: "超过 \(limit) 项", en: "more than \(limit) entries")
      return []
    }
    return Array(value.elements)
  }
}
