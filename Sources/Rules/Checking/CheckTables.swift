import Domain

/// What the stages of a check share: the tables that rules point into, and what was found.
struct CheckTables {
  let vocabulary: Vocabulary
  let files: [RuleFile]
  var entries: [RuleEntry] = []
  /// The named code sets by name.
  var codeSets: [String: CodeSetEntry] = [:]
  /// How many ranges were gathered for code sets so far.
  var codeWork = 0
  /// The sets that conditions ask for.
  var usedSets: [CodeSet] = []
  private(set) var indicators: [RuleIndicator] = []
  private var indicatorIndex: [String: Int] = [:]
  var tags: [TagName] = []
  var tagIndex: [String: Int] = [:]
  var groups: [String] = []
  private var diagnostics: [RuleDiagnostic] = []
  /// Rules with an error, by their place in `entries`.
  private(set) var broken: Set<Int> = []

  init(_ vocabulary: Vocabulary, files: [RuleFile]) {
    self.vocabulary = vocabulary
    self.files = files
  }

  /// A rule on its way through the stages.
  struct RuleEntry {
    let file: Int
    let syntax: RuleSyntax
    /// Nil until it was checked, and when it cannot be.
    var checked: CheckedRule?
    /// The tags that it asks for, with the place of the first question.
    var asks: [Int: Range<Int>] = [:]

    /// How messages call the rule.
    var name: String { syntax.name?.text ?? "?" }
  }

  /// A named code set.
  struct CodeSetEntry {
    let file: Int
    let syntax: CodesSyntax
    /// The flat ranges, once they were resolved.
    var ranges: [CodeRange]?
    var isUsed = false
  }

  // MARK: - Telling

  /// Tells of a place in a file; an error breaks the rule that it is in.
  mutating func report(
    _ code: RuleCode, file: Int, _ range: Range<Int>, _ arguments: [String] = [],
    suggestion: String? = nil, fix: RuleDiagnostic.Fix? = nil, rule: Int? = nil
  ) {
    if code.severity == .error, let rule { broken.insert(rule) }
    // A set of a thousand broken rules tells no more than can be read.
    guard diagnostics.count < RuleLimits.diagnostics * (files.count + 1) else { return }
    diagnostics.append(
      RuleDiagnostic(
        code, file: files[file].source.name, range: range, arguments: arguments,
        suggestion: suggestion, fix: fix))
  }

  mutating func markBroken(_ rule: Int) { broken.insert(rule) }

  /// Everything found in reading and checking, by file and place, each file's cut where too long.
  func told() -> [RuleDiagnostic] {
    var byFile: [String: [RuleDiagnostic]] = [:]
    for diagnostic in files.flatMap(\.diagnostics) + diagnostics {
      byFile[diagnostic.file, default: []].append(diagnostic)
    }
    return byFile.flatMap { name, found in
      RuleDiagnostic.told(
        found.filter { $0.code != .tooManyErrors }, file: name)
    }.sorted()
  }

  /// `门诊.rules:12`, for a message that points at another place.
  func place(_ file: Int, _ offset: Int) -> String {
    "\(files[file].source.name):\(files[file].source.line(of: offset))"
  }

  // MARK: - Tables

  /// The index of an indicator that a rule or test names.
  mutating func index(of indicator: Indicator) -> Int {
    if let index = indicatorIndex[indicator.code] { return index }
    indicatorIndex[indicator.code] = indicators.count
    indicators.append(
      RuleIndicator(
        code: indicator.code, name: indicator.name, unitLabel: indicator.unitLabel,
        decimals: indicator.decimals))
    return indicators.count - 1
  }

  /// The index of a set that a condition asks for.
  mutating func index(of set: CodeSet) -> Int {
    if let index = usedSets.firstIndex(of: set) { return index }
    usedSets.append(set)
    return usedSets.count - 1
  }

  /// The rules without an error, with their tables.
  func ruleSet() -> RuleSet {
    let rules = entries.indices.compactMap { broken.contains($0) ? nil : entries[$0].checked }
    return RuleSet(
      rules: rules, indicators: indicators, codeSets: usedSets, tags: tags, groups: groups)
  }
}
