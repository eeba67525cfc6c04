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
    switch JSONParser.parse(bytes, dialect: .json5) {
    case .refused(let diagnostic):
      return ([], [diagnostic])
    case .read(let document):
      var reader = CareFileReader(indicators: indicators)
      let templates = reader.templates(in: document.root)
      return (templates, reader.fields.problems.diagnostics(and: document.diagnostics))
    }
  }
}

/// Reads the templates of one file.
private struct CareFileReader {
  var fields = LibraryReader("care")
  let indicators: IndicatorDictionary
  private var known: Set<String> = []

  init(indicators: IndicatorDictionary) { self.indicators = indicators }

  mutating func templates(in root: JSONValue) -> [CareTemplate] {
    fields.entries(
      in: root, under: "templates", format: CareFile.format, most: CareFile.mostTemplates
    ).compactMap { template($0) }
  }

  /// One template; nil when anything in it is wrong.
  private mutating func template(_ value: JSONValue) -> CareTemplate? {
    let before = fields.errorCount
    guard value.kind == .object else {
      fields.wrongType(value, zh: "一个模板 { … }", en: "a template { … }")
      return nil
    }
    fields.checkKeys(
      of: value, among: ["id", "version", "zh", "en", "for", "not", "goals", "tasks"])
    let id = fields.name("id", of: value) ?? ""
    let version = fields.number(value["version"], 1...1_000_000, orElse: 1)
    if !id.isEmpty, !known.insert("\(id)\n\(version)").inserted, let place = value["id"] {
      fields.refuse(
        "duplicate", at: place, zh: "模板 “\(id)” 的版本 \(version) 已写过",
        en: "version \(version) of template \"\(id)\" was given before",
        help: Localized(zh: "改内容时把 version 加 1", en: "raise its version when you change it"))
    }
    let isFor = fields.conditions(value["for"])
    if isFor.isEmpty, value["for"].map({ $0.kind == .array && $0.count == 0 }) ?? true {
      fields.missing("for", of: value)
    }
    let goals = fields.elements(value["goals"], limit: CarePlan.mostParts).compactMap { goal($0) }
    let tasks = fields.elements(value["tasks"], limit: CarePlan.mostParts).compactMap { task($0) }
    if value["goals"] == nil, value["tasks"] == nil {
      fields.refuse(
        "empty", at: value, zh: "模板没有目标也没有任务", en: "the template has neither goals nor tasks")
    }
    let template = CareTemplate(
      id: id, version: version, title: fields.words(of: value, limit: 40), isFor: isFor,
      isNotFor: fields.conditions(value["not"]), goals: goals, tasks: tasks)
    return fields.errorCount == before ? template : nil
  }

  private mutating func goal(_ value: JSONValue) -> CareTemplate.Goal? {
    guard value.kind == .object else {
      fields.wrongType(value, zh: "一个目标 { … }", en: "a goal { … }")
      return nil
    }
    fields.checkKeys(of: value, among: ["indicator", "target", "lower", "within", "for", "source"])
    let indicator = fields.name("indicator", of: value) ?? ""
    if !indicator.isEmpty, indicators[code: indicator] == nil, let place = value["indicator"] {
      fields.refuse(
        "unknown-indicator", at: place, zh: "没有指标 “\(indicator)”",
        en: "there is no indicator \"\(indicator)\"",
        help: fields.meant(indicator, among: indicators.indicators.map(\.code)))
    }
    let source = fields.source(of: value)
    let conditions = fields.conditions(value["for"])
    guard let within = within(of: value), let aim = aim(of: value) else { return nil }
    return CareTemplate.Goal(
      indicator: indicator, aim: aim, within: within, isFor: conditions, source: source)
  }

  private mutating func within(of value: JSONValue) -> PlanSpan? {
    guard let span = value["within"] else {
      fields.missing("within", of: value)
      return nil
    }
    return fields.span(span)
  }

  private mutating func aim(of value: JSONValue) -> CareTemplate.Goal.Aim? {
    switch (value["target"], value["lower"]) {
    case (let target?, nil):
      guard let text = target.string, let line = GoalTarget(text: text) else {
        fields.refuse(
          "bad-target", at: target, zh: "此处应为目标，如 '<140'、'>=30'、'4.4-7.0'",
          en: "expected a target here, such as '<140', '>=30' or '4.4-7.0'")
        return nil
      }
      return .fixed(line)
    case (nil, let lower?):
      let before = fields.errorCount
      let percent = fields.number(lower, 1...50, orElse: 1)
      return fields.errorCount == before ? .lower(percent: percent) : nil
    default:
      fields.refuse(
        "bad-target", at: value, zh: "写 target 或 lower，只写一个", en: "give either target or lower")
      return nil
    }
  }

  private mutating func task(_ value: JSONValue) -> CareTemplate.Task? {
    guard value.kind == .object else {
      fields.wrongType(value, zh: "一个任务 { … }", en: "a task { … }")
      return nil
    }
    fields.checkKeys(of: value, among: ["zh", "en", "staff", "within", "for"])
    if let staff = value["staff"], staff.bool == nil {
      fields.wrongType(staff, zh: "true 或 false", en: "true or false")
    }
    return CareTemplate.Task(
      text: fields.words(of: value, limit: 60), isForStaff: value["staff"]?.bool ?? false,
      within: value["within"].flatMap { fields.span($0) }, isFor: fields.conditions(value["for"]))
  }
}
