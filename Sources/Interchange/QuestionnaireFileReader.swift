import Domain

/// Reads one form and gathers what is wrong with it.
struct QuestionnaireFileReader: FieldReader {
  let prefix = "forms"
  let indicators: IndicatorDictionary
  let scorers: [String: QuestionnaireScorer]
  var problems = ProblemList()
  /// The items by their link ids, known before conditions are read.
  var declared: [String: Declaration] = [:]
  /// Lists of options that several items share, by their names.
  var shared: [String: JSONValue] = [:]
  /// The ids of warnings and red flags.
  var alertIDs: Set<String> = []

  /// What is known of an item from its own lines alone.
  struct Declaration {
    var type: String
    /// The unit of its number; nil for none.
    var unit: String?
    var indicator: String?
    /// The codes of its options or bands.
    var codes: [String]
    /// Whether every option counts something in sums; true for what has no options.
    var isScored = true
    /// The table that it is a column of.
    var table: String?
    var value: JSONValue
  }

  static let longestText = 600
  static let mostItems = 600
  static let deepest = 16

  private static let keys: Set<String> = [
    "format", "id", "version", "zh", "en", "short", "source", "licence", "licenceNote", "wording",
    "introduction", "dayItem", "options", "sections", "warnings", "redFlags", "outcomes",
  ]

  init(indicators: IndicatorDictionary, scorers: [QuestionnaireScorer]) {
    self.indicators = indicators
    self.scorers = Dictionary(scorers.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The form; nil, with diagnostics, when its frame is wrong.
  mutating func form(in root: JSONValue) -> Questionnaire? {
    guard root.kind == .object else {
      wrongType(root, zh: "一张表单 { … }", en: "a form { … }")
      return nil
    }
    checkKeys(of: root, among: Self.keys)
    if let format = root["format"], format.int != 1 {
      refuse(
        "format", at: format, zh: "不认识的文件格式，应为 1",
        en: "unknown format of the file; this program reads format 1")
      return nil
    }
    readSharedOptions(root["options"])
    guard let list = sectionList(of: root) else { return nil }
    declare(list)
    let id = code("id", of: root)
    let version = text("version", of: root)
    let title = localized(root)
    let source = root["source"].flatMap { localized($0) }
    if root["source"] == nil { missing("source", of: root) }
    let licence = licence(of: root)
    let wording = wording(of: root)
    let dayItem = dayItem(of: root)
    let sections = list.compactMap { section($0) }
    checkCycles(sections)
    let warnings = elements(root["warnings"]).compactMap { warning($0) }
    let redFlags = elements(root["redFlags"]).compactMap { redFlag($0) }
    let outcomes = elements(root["outcomes"]).compactMap { outcome($0) }
    guard let id, let version, let title, let source, let licence else { return nil }
    return Questionnaire(
      id: id, version: version, title: title, shortTitle: optionalLocalized(root["short"]),
      source: source, licence: licence, licenceNote: optionalLocalized(root["licenceNote"]),
      wording: wording, introduction: optionalLocalized(root["introduction"]), dayItem: dayItem,
      sections: sections,
      warnings: warnings, redFlags: redFlags, outcomes: outcomes)
  }

  private mutating func sectionList(of root: JSONValue) -> [JSONValue]? {
    guard let value = root["sections"], value.kind == .array else {
      missing("sections", of: root)
      return nil
    }
    let list = Array(value.elements)
    if list.isEmpty {
      wrongType(value, zh: "至少一个部分", en: "at least one section")
      return nil
    }
    return list
  }

  private mutating func licence(of root: JSONValue) -> QuestionnaireLicence? {
    guard let word = text("licence", of: root), let value = root["licence"] else { return nil }
    guard let licence = QuestionnaireLicence(rawValue: word) else {
      unknown(
        "licence", word, at: value, among: QuestionnaireLicence.allCases.map(\.rawValue),
        zh: "不认识的许可状态", en: "unknown state of the licence")
      return nil
    }
    return licence
  }

  private mutating func dayItem(of root: JSONValue) -> String? {
    guard let value = root["dayItem"], let id = text("dayItem", of: root),
      let known = declaration(id, at: value)
    else { return nil }
    guard known.type == "date" else {
      wrongType(value, zh: "类型为 date 的项目", en: "an item of type date")
      return nil
    }
    return id
  }

  private mutating func wording(of root: JSONValue) -> [Language: QuestionnaireWording] {
    guard let value = root["wording"] else {
      missing("wording", of: root)
      return [:]
    }
    checkKeys(of: value, among: ["zh", "en"])
    var wording: [Language: QuestionnaireWording] = [:]
    for language in Language.allCases {
      guard let entry = value.member(language.rawValue), let word = entry.string else {
        missing(language.rawValue, of: value)
        continue
      }
      guard let state = QuestionnaireWording(rawValue: word) else {
        unknown(
          "wording", word, at: entry, among: QuestionnaireWording.allCases.map(\.rawValue),
          zh: "不认识的文字来源", en: "unknown origin of the wording")
        continue
      }
      wording[language] = state
    }
    return wording
  }

  private mutating func section(_ value: JSONValue) -> QuestionnaireSection? {
    guard value.kind == .object else {
      wrongType(value, zh: "一个部分 { … }", en: "a section { … }")
      return nil
    }
    checkKeys(of: value, among: ["id", "zh", "en", "when", "items"])
    let id = code("id", of: value)
    let title = localized(value)
    let condition = value["when"].flatMap { self.condition($0) }
    let items = elements(value["items"]).compactMap { item($0) }
    if elements(value["items"]).isEmpty {
      refuse("empty", at: value, zh: "此部分没有项目", en: "the section has no items")
    }
    guard let id, let title else { return nil }
    return QuestionnaireSection(id: id, title: title, enableWhen: condition, items: items)
  }
}
