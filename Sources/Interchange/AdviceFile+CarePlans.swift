package import Domain

/// The clinic's templates of care plans as an editable file, `care/*.json5`.
package enum CareFile {
  /// The newest form of the file that is known.
  package static let format = 1
  /// A file with more templates than this is refused.
  package static let mostTemplates = 200

  /// Reads a file; a template with any error is left out, and everything wrong with it reported.
  ///
  /// - Parameter indicators: The clinic's; a goal of another is an error.
  package static func read(
    _ bytes: [UInt8], indicators: IndicatorDictionary
  ) -> (templates: [CareTemplate], diagnostics: [Diagnostic]) {
    var reader = CareFileReader(indicators: indicators)
    return reader.read(bytes, orElse: []) { $0.templates(in: $1) }
  }
}

/// Reads the templates of one file.
private struct CareFileReader: EntryReader {
  let prefix = "care"
  var problems = ProblemList()
  var known: Set<String> = []
  let indicators: IndicatorDictionary

  init(indicators: IndicatorDictionary) { self.indicators = indicators }

  mutating func templates(in root: JSONValue) -> [CareTemplate] {
    let list = content(of: root, under: "templates", format: CareFile.format)
    return elements(list, limit: CareFile.mostTemplates).compactMap { template($0) }
  }

  /// One template; nil when anything in it is wrong.
  private mutating func template(_ value: JSONValue) -> CareTemplate? {
    let before = errorCount
    guard value.kind == .object else {
      wrongType(value, zh: "一个模板 { … }", en: "a template { … }")
      return nil
    }
    checkKeys(
      of: value, among: ["id", "version", "zh", "en", "for", "not", "goals", "tasks"])
    let (id, version) = version(of: value, zh: "模板 ", en: "template ")
    let isFor = whom(of: value)
    let goals = elements(value["goals"], limit: CarePlan.mostParts).compactMap { goal($0) }
    let tasks = elements(value["tasks"], limit: CarePlan.mostParts).compactMap { task($0) }
    if value["goals"] == nil, value["tasks"] == nil {
      refuse("empty", at: value, zh: "模板没有目标也没有任务", en: "the template has neither goals nor tasks")
    }
    let template = CareTemplate(
      id: id, version: version, title: words(of: value, limit: 40), isFor: isFor,
      isNotFor: conditions(value["not"]), goals: goals, tasks: tasks)
    return errorCount == before ? template : nil
  }

  private mutating func goal(_ value: JSONValue) -> CareTemplate.Goal? {
    guard value.kind == .object else {
      wrongType(value, zh: "一个目标 { … }", en: "a goal { … }")
      return nil
    }
    checkKeys(of: value, among: ["indicator", "target", "lower", "within", "for", "source"])
    let indicator = name("indicator", of: value) ?? ""
    if !indicator.isEmpty, indicators[code: indicator] == nil, let place = value["indicator"] {
      refuse(
        "unknown-indicator", at: place, zh: "没有指标 “\(indicator)”",
        en: "there is no indicator \"\(indicator)\"",
        help: meant(indicator, among: indicators.indicators.map(\.code)))
    }
    let source = source(of: value)
    let conditions = conditions(value["for"])
    guard let within = within(of: value), let aim = aim(of: value) else { return nil }
    return CareTemplate.Goal(
      indicator: indicator, aim: aim, within: within, isFor: conditions, source: source)
  }

  private mutating func within(of value: JSONValue) -> PlanSpan? {
    guard let span = value["within"] else {
      missing("within", of: value)
      return nil
    }
    return self.span(span)
  }

  private mutating func aim(of value: JSONValue) -> CareTemplate.Goal.Aim? {
    switch (value["target"], value["lower"]) {
    case (let target?, nil):
      guard let text = target.string, let line = GoalTarget(text: text) else {
        refuse(
          "bad-target", at: target, zh: "此处应为目标，如 '<140'、'>=30'、'4.4-7.0'",
          en: "expected a target here, such as '<140', '>=30' or '4.4-7.0'")
        return nil
      }
      return .fixed(line)
    case (nil, let lower?):
      let before = errorCount
      let percent = number(lower, 1...50, orElse: 1)
      return errorCount == before ? .lower(percent: percent) : nil
    default:
      refuse(
        "bad-target", at: value, zh: "写 target 或 lower，只写一个", en: "give either target or lower")
      return nil
    }
  }

  private mutating func task(_ value: JSONValue) -> CareTemplate.Task? {
    guard value.kind == .object else {
      wrongType(value, zh: "一个任务 { … }", en: "a task { … }")
      return nil
    }
    checkKeys(of: value, among: ["zh", "en", "staff", "within", "for"])
    return CareTemplate.Task(
      text: words(of: value, limit: 60), isForStaff: flag(value["staff"]),
      within: value["within"].flatMap { span($0) }, isFor: conditions(value["for"]))
  }
}
