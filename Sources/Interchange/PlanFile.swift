package import Domain

/// The clinic's plans of follow-ups as an editable file, `plans/*.json5`.
package enum PlanFile {
  /// The newest form of the file that is known.
  package static let format = 1
  /// A file with more plans than this is refused.
  package static let mostPlans = 500

  /// Reads a file; a plan with any error is left out whole, and everything wrong with it reported.
  ///
  /// What plans say of one another is checked when all files are together. O(n).
  package static func read(
    _ bytes: [UInt8]
  ) -> (plans: [PlanDefinition], diagnostics: [Diagnostic]) {
    switch JSONParser.parse(bytes, dialect: .json5) {
    case .refused(let diagnostic):
      return ([], [diagnostic])
    case .read(let document):
      var reader = PlanFileReader()
      let plans = reader.plans(in: document.root)
      return (plans, reader.problems.diagnostics(and: document.diagnostics))
    }
  }
}

/// Reads the plans of one file and gathers what is wrong with them.
struct PlanFileReader {
  var problems = ProblemList()
  /// How many errors there were; a plan during which it rose is left out.
  var errorCount = 0
  private var known: Set<String> = []

  static let planKeys: Set<String> = [
    "id", "version", "zh", "en", "programme", "priority", "source", "start", "again", "replaces",
    "contact", "window", "steps", "every", "on", "stop",
  ]

  mutating func plans(in root: JSONValue) -> [PlanDefinition] {
    guard root.kind == .object else {
      wrongType(root, zh: "{ version, plans }", en: "{ version, plans }")
      return []
    }
    checkKeys(of: root, among: ["version", "plans"])
    guard root["version"]?.int == PlanFile.format else {
      refuse(
        "plans.version", at: root["version"] ?? root, zh: "文件版本应为 \(PlanFile.format)",
        en: "this program reads version \(PlanFile.format) of the file",
        help: Localized(zh: "写明 version: \(PlanFile.format)", en: "say version: \(PlanFile.format)")
      )
      return []
    }
    guard let list = root["plans"], list.kind == .array else {
      missing("plans", of: root)
      return []
    }
    guard list.count <= PlanFile.mostPlans else {
      refuse(
        "plans.too-many", at: list, zh: "计划超过 \(PlanFile.mostPlans) 个",
        en: "there are more than \(PlanFile.mostPlans) plans")
      return []
    }
    return list.elements.compactMap { plan($0) }
  }

  /// One plan; nil when anything in it is wrong.
  private mutating func plan(_ entry: JSONValue) -> PlanDefinition? {
    let before = errorCount
    guard entry.kind == .object else {
      wrongType(entry, zh: "一个计划 { … }", en: "a plan { … }")
      return nil
    }
    checkKeys(of: entry, among: Self.planKeys)
    let title = words(of: entry, limit: 60)
    let id = name("id", of: entry) ?? ""
    let version = number(entry["version"], 1...1_000_000, orElse: 1)
    if !id.isEmpty, !known.insert("\(id)\n\(version)").inserted, let place = entry["id"] {
      refuse(
        "plans.duplicate", at: place, zh: "计划 “\(id)” 的版本 \(version) 已写过",
        en: "version \(version) of plan \"\(id)\" was given before",
        help: Localized(zh: "改内容时把 version 加 1", en: "raise its version when you change it"))
    }
    let defaults = Defaults(
      contact: contact(
        entry["contact"], over: PlanContact(title: title), titled: false, inside: entry),
      window: window(entry["window"], orElse: PlanWindow(early: 0, late: 0)))
    let steps = steps(entry["steps"], defaults)
    let series = series(entry["every"], defaults)
    if entry["steps"] == nil, entry["every"] == nil {
      refuse(
        "plans.empty", at: entry, zh: "计划没有任何日期", en: "the plan has no dates",
        help: Localized(zh: "写 steps 或 every", en: "give steps or every"))
    }
    checkDates(steps, series)
    let result = PlanDefinition(
      id: id, version: version, title: title, programme: optionalName("programme", of: entry),
      priority: number(entry["priority"], -1000...1000, orElse: 0),
      source: source(entry["source"], of: entry), starts: starts(entry["start"], of: entry),
      again: choice(entry["again"], orElse: .ignore), replaces: names(entry["replaces"]),
      steps: steps.map(\.step), recurrence: series?.value,
      responses: responses(entry["on"], defaults), stops: stops(entry["stop"]))
    return errorCount == before ? result : nil
  }

  /// What the dates of a plan have in common unless one says otherwise.
  struct Defaults {
    var contact: PlanContact
    var window: PlanWindow
  }

  /// Where the plan comes from; it has to be said, as every date is shown with it.
  private mutating func source(_ value: JSONValue?, of entry: JSONValue) -> Localized {
    guard let value else {
      missing(
        "source", of: entry,
        help: Localized(zh: "没有出处的写“诊所自定”", en: "where there is none, say so: 'clinic's own'"))
      return Localized(same: "")
    }
    checkKeys(of: value, among: ["zh", "en"])
    return words(of: value, limit: 60)
  }

  private mutating func names(_ value: JSONValue?) -> [String] {
    guard let value else { return [] }
    let names = value.elements.compactMap(\.string)
    guard value.kind == .array, names.count == value.count else {
      wrongType(value, zh: "计划代码的列表", en: "a list of ids of plans")
      return []
    }
    return names
  }
}
