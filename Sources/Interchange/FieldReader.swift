import Domain

/// A reader of one of the clinic's data files: takes single keys, and gathers what is wrong with them.
protocol FieldReader {
  /// What every code of its diagnostics begins with, such as `plans`.
  var prefix: String { get }
  var problems: ProblemList { get set }

  /// The nearest of some words, or all of them when none is near.
  func meant(_ word: String, among known: [String]) -> Localized?
}

extension FieldReader {
  /// How many errors there were; an entry during which it rose is left out.
  var errorCount: Int { problems.errorCount }

  /// Reads a whole file of JSON5 from its outermost value.
  ///
  /// - Parameter nothing: What there is of a file that is no JSON5.
  mutating func read<Value>(
    _ bytes: [UInt8], orElse nothing: Value, _ body: (inout Self, JSONValue) -> Value
  ) -> (Value, [Diagnostic]) {
    switch JSONParser.parse(bytes, dialect: .json5) {
    case .refused(let diagnostic):
      return (nothing, [diagnostic])
    case .read(let document):
      let value = body(&self, document.root)
      return (value, problems.diagnostics(and: document.diagnostics))
    }
  }

  // MARK: - What is wrong

  mutating func refuse(
    _ code: String, at value: JSONValue, zh: String, en: String, help: Localized? = nil
  ) {
    problems.add(.error, "\(prefix).\(code)", at: value, zh: zh, en: en, help: help)
  }

  mutating func missing(_ key: String, of object: JSONValue, help: Localized? = nil) {
    refuse("missing", at: object, zh: "缺少 “\(key)”", en: "\"\(key)\" is missing", help: help)
  }

  mutating func wrongType(_ value: JSONValue, zh: String, en: String) {
    refuse("wrong-type", at: value, zh: "此处应为\(zh)", en: "expected \(en) here")
  }

  /// Refuses keys that mean nothing, with the nearest one that does.
  mutating func checkKeys(of object: JSONValue, among known: Set<String>) {
    for member in object.members where !known.contains(member.name) {
      unknown(
        "unknown-key", member.name, at: member.key, among: known.sorted(), zh: "不认识的键",
        en: "unknown key")
    }
  }

  /// A word that is none of those known, with what may have been meant.
  mutating func unknown(
    _ code: String, _ word: String, at value: JSONValue, among known: [String], zh: String,
    en: String
  ) {
    let shown = word.prefix(40)
    refuse(
      code, at: value, zh: "\(zh) “\(shown)”", en: "\(en) \"\(shown)\"",
      help: meant(word, among: known))
  }

  func meant(_ word: String, among known: [String]) -> Localized? {
    if let near = nearestWord(to: word, among: known) {
      return Localized(zh: "是否指 “\(near)”？", en: "did you mean \"\(near)\"?")
    }
    let list = known.joined(separator: ", ")
    return Localized(zh: "可用的有：\(list)", en: "there are: \(list)")
  }

  // MARK: - Single values

  /// A text that must be there and not be empty; nil, reported, when it is not.
  mutating func text(_ key: StaticString, of object: JSONValue) -> String? {
    guard let value = object[key] else {
      missing("\(key)", of: object)
      return nil
    }
    return text(value) { !$0.isEmpty }
  }

  /// A text that has something in it; nil, reported, when it is none.
  mutating func text(_ value: JSONValue, where isGiven: (String) -> Bool) -> String? {
    guard let text = value.string, isGiven(text) else {
      wrongType(value, zh: "非空的文字", en: "a text that is not empty")
      return nil
    }
    return text
  }

  /// Whether a code has only small letters, digits and the signs given.
  func isPlain(_ code: String, _ signs: String = "-_.") -> Bool {
    code.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || signs.utf8.contains(byte)
    }
  }

  /// A whole number within limits; nil, reported, when it is something else.
  mutating func whole(_ value: JSONValue, in range: ClosedRange<Int>) -> Int? {
    guard let number = value.int, range.contains(number) else {
      wrongType(
        value, zh: "\(range.lowerBound) 到 \(range.upperBound) 的整数",
        en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  /// True or false, as `standard` says when it is left out.
  mutating func flag(_ value: JSONValue?, orElse standard: Bool = false) -> Bool {
    guard let value else { return standard }
    guard let flag = value.bool else {
      wrongType(value, zh: "true 或 false", en: "true or false")
      return standard
    }
    return flag
  }

  /// The elements of a list; none, reported, when it is something else or has too many.
  mutating func elements(_ value: JSONValue?, limit: Int = .max) -> [JSONValue] {
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
