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
    var reader = PlanFileReader()
    return reader.read(bytes, orElse: []) { $0.plans(in: $1) }
  }
}

/// Reads the plans of one file and gathers what is wrong with them.
struct PlanFileReader: EntryReader {
  let prefix = "plans"
  let englishFactor = 2
  var problems = ProblemList()
  var known: Set<String> = []

  static let planKeys: Set<String> = [
    "id", "version", "zh", "en", "programme", "priority", "source", "start", "again", "replaces",
    "contact", "window", "steps", "every", "on", "stop",
  ]

  mutating func plans(in root: JSONValue) -> [PlanDefinition] {
    guard let list = content(of: root, under: "plans", format: PlanFile.format) else { return [] }
    guard list.kind == .array else {
      missing("plans", of: root)
      return []
    }
    guard list.count <= PlanFile.mostPlans else {
      refuse(
        "too-many", at: list, zh: "计划超过 \(PlanFile.mostPlans) 个",
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
    let (id, version) = version(of: entry, zh: "计划 ", en: "plan ")
    let defaults = Defaults(
      contact: contact(
        entry["contact"], over: PlanContact(title: title), titled: false, inside: entry),
      window: window(entry["window"], orElse: PlanWindow(early: 0, late: 0)))
    let steps = steps(entry["steps"], defaults)
    let series = series(entry["every"], defaults)
    if entry["steps"] == nil, entry["every"] == nil {
      refuse(
        "empty", at: entry, zh: "计划没有任何日期", en: "the plan has no dates",
        help: Localized(zh: "写 steps 或 every", en: "give steps or every"))
    }
    checkDates(steps, series)
    let result = PlanDefinition(
      id: id, version: version, title: title, programme: optionalName("programme", of: entry),
      priority: number(entry["priority"], -1000...1000, orElse: 0),
      source: source(of: entry), starts: starts(entry["start"], of: entry),
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

  private mutating func names(_ value: JSONValue?) -> [String] {
    guard let value else { return [] }
    let names = value.elements.compactMap(\.string)
    guard value.kind == .array, names.count == value.count else {
      wrongType(value, zh: "计划代码的列表", en: "a list of ids of plans")
      return []
    }
    return names
  }

  /// A length of time such as `14d`; nil, reported, when it is none or not within the limits.
  mutating func span(_ value: JSONValue, atLeast least: Int?) -> PlanSpan? {
    guard let span = span(value, where: { _ in true }) else { return nil }
    if let least, span.count < least {
      refuse(
        "bad-span", at: value, zh: "时长不能小于 \(least)",
        en: "the length of time must be at least \(least)")
      return nil
    }
    return span
  }
}
