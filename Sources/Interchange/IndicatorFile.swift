package import Domain

/// The clinic's dictionary of indicators as an editable file, `indicators.json5`.
package enum IndicatorFile {
  /// Reads the file; indicators with an error are left out and reported.
  ///
  /// The place in the file is the place on the screens. O(n).
  package static func read(
    _ bytes: [UInt8]
  ) -> (indicators: [Indicator], diagnostics: [Diagnostic]) {
    var reader = IndicatorFileReader()
    return reader.read(bytes, orElse: []) { $0.indicators(in: $1) }
  }
}

/// Reads the entries of one file and gathers what is wrong with them.
struct IndicatorFileReader: FieldReader {
  let prefix = "indicators"
  var problems = ProblemList()
  private var codes: Set<String> = []
  private var loincOwners: Set<String> = []

  private static let keys: Set<String> = [
    "code", "loinc", "display", "zh", "en", "short", "unit", "label", "decimals", "bounds",
    "ordinal", "convert", "otherLoinc", "ranges", "source",
  ]

  mutating func indicators(in root: JSONValue) -> [Indicator] {
    checkKeys(of: root, among: ["version", "indicators"])
    if let version = root["version"], version.int != 1 {
      refuse(
        "version", at: version, zh: "不认识的文件版本，应为 1",
        en: "unknown version of the file; this program reads version 1")
      return []
    }
    guard let list = root["indicators"], list.kind == .array else {
      refuse(
        "missing", at: root["indicators"] ?? root,
        zh: "缺少 “indicators” 列表", en: "the list \"indicators\" is missing")
      return []
    }
    return list.elements.enumerated().compactMap { indicator($1, order: ($0 + 1) * 10) }
  }

  /// One entry; nil, with a diagnostic, when something in it is wrong.
  private mutating func indicator(_ entry: JSONValue, order: Int) -> Indicator? {
    guard entry.kind == .object else {
      wrongType(entry, zh: "一个指标 { … }", en: "an indicator { … }")
      return nil
    }
    checkKeys(of: entry, among: Self.keys)
    guard let code = code(of: entry), let chinese = text("zh", of: entry),
      let english = text("en", of: entry), let unit = text("unit", of: entry)
    else { return nil }
    let isOrdinal = entry["ordinal"] != nil
    guard let numbers = numbers(of: entry, unit: unit), let loinc = loinc(of: entry),
      let ordinal = words(entry["ordinal"], atLeast: isOrdinal ? 2 : 0),
      let label = optionalText(entry["label"]), let source = optionalText(entry["source"]),
      let short = shortName(of: entry)
    else { return nil }
    checkUnit(unit, at: entry["unit"] ?? entry)
    return Indicator(
      code: code, loinc: loinc.own, loincDisplay: loinc.display,
      name: Localized(zh: chinese, en: english), shortName: short.name, unit: unit,
      unitLabel: label.text, decimals: numbers.decimals, conversions: numbers.conversions,
      otherLoinc: loinc.others, references: numbers.ranges, hardBounds: numbers.bounds,
      source: source.text ?? "", order: order, ordinal: ordinal)
  }

  private mutating func code(of entry: JSONValue) -> String? {
    guard let code = text("code", of: entry), let value = entry["code"] else { return nil }
    guard isPlain(code, "_-") else {
      refuse(
        "bad-code", at: value,
        zh: "代码只能用小写字母、数字、“_”和“-”",
        en: "a code has only small letters, digits, \"_\" and \"-\"")
      return nil
    }
    guard codes.insert(code).inserted else {
      refuse(
        "duplicate", at: value, zh: "代码 “\(code)” 已用过",
        en: "the code \"\(code)\" was used before")
      return nil
    }
    return code
  }

  private mutating func loinc(
    of entry: JSONValue
  ) -> (own: String?, display: String?, others: [String])? {
    guard let own = loincCode(entry["loinc"]), let display = optionalText(entry["display"]),
      let others = words(entry["otherLoinc"], atLeast: 0)
    else { return nil }
    if let code = own.text, let value = entry["loinc"] {
      guard display.text != nil else {
        missing("display", of: entry)
        return nil
      }
      guard loincOwners.insert(code).inserted else {
        refuse(
          "duplicate", at: value, zh: "LOINC \(code) 已属于另一指标",
          en: "LOINC \(code) belongs to an indicator before")
        return nil
      }
    }
    for value in entry["otherLoinc"]?.elements ?? JSONElements(entry) {
      guard loincCode(value) != nil else { return nil }
    }
    return (own.text, display.text, others)
  }

  /// A LOINC code with a valid check digit; nil, with a diagnostic, when it is wrong.
  mutating func loincCode(_ value: JSONValue?) -> (text: String?, Void)? {
    guard let result = optionalText(value) else { return nil }
    guard let code = result.text, let value else { return (nil, ()) }
    guard LoincCode.isValid(code) else {
      refuse(
        "bad-loinc", at: value, zh: "“\(code)” 不是有效的 LOINC 代码",
        en: "\"\(code)\" is not a LOINC code: its check digit does not fit",
        help: Localized(zh: "请核对抄写", en: "check it for a slip"))
      return nil
    }
    return (code, ())
  }

  private mutating func shortName(of entry: JSONValue) -> (name: Localized?, Void)? {
    guard let short = entry["short"] else { return (nil, ()) }
    checkKeys(of: short, among: ["zh", "en"])
    guard let chinese = text("zh", of: short), let english = text("en", of: short) else {
      return nil
    }
    return (Localized(zh: chinese, en: english), ())
  }

  func isKnown(_ unit: String) -> Bool { UnitText(unit).isKnown }

  mutating func checkUnit(_ unit: String, at value: JSONValue) {
    guard !isKnown(unit) else { return }
    problems.add(
      .warning, "indicators.unknown-unit", at: value, zh: "不认识的单位 “\(unit)”",
      en: "the unit \"\(unit)\" is not known",
      help: Localized(
        zh: "若是本地单位可忽略；否则请核对写法",
        en: "check the spelling, or ignore this for a local unit"))
  }
}
