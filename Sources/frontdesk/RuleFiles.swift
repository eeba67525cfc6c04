internal import Canvas
internal import Domain
internal import Interchange
internal import Rules

/// The rule files that a person named, read and checked together.
struct RuleFiles {
  let files: [RuleFile]
  /// What came of them; of the starting rules that they build on nothing is told.
  let outcome: RuleChecker.Outcome
  /// The rules of the files among those of the outcome.
  let own: Set<Int>

  /// Reads the files; a folder stands for the rule files in it.
  ///
  /// - Throws: `.use` when none is named, `.no` when one cannot be read or a folder has none.
  static func read(_ words: some Sequence<String>) throws(CommandFailure) -> [RuleFile] {
    var files: [RuleFile] = []
    for word in words {
      let paths: [String]
      if let inside = FileReading.files(in: word, ending: ".rules") {
        guard !inside.isEmpty else {
          throw .no(
            Localized(
              zh: "文件夹 \(word) 里没有 .rules 文件",
              en: "there are no .rules files in the folder \(word)"))
        }
        paths = inside
      } else {
        paths = [word]
      }
      for path in paths {
        files.append(RuleFile.read(bytes: try FileReading.bytes(path), fileName: path))
      }
    }
    return files
  }

  /// Reads the files and checks them together, by the indicators of the starting clinic's files.
  ///
  /// Code sets and tags that the files lack are looked for among the starting rules.
  init(_ words: some Sequence<String>, _ session: Session) throws(CommandFailure) {
    files = try Self.read(words)
    let paths = try session.dataPaths()
    let indicators = try ClinicFiles.indicators(paths)
    let checker = RuleChecker(
      Vocabulary(indicators: IndicatorDictionary(indicators), units: .clinic))
    var outcome = checker.check(files)
    if outcome.diagnostics.contains(where: { [.unknownCodeSet, .unknownTag].contains($0.code) }),
      let starting = try? ClinicFiles.rules(paths)
    {
      let known = starting.map { RuleFile.read($0.text, fileName: $0.name) }
      let names = Set(files.map(\.source.name))
      outcome = checker.check(Self.lacking(in: files, of: known) + files).telling(of: names)
    }
    self.outcome = outcome
    let ids = Set(files.flatMap { $0.rules.compactMap { $0.name?.text } })
    own = Set(outcome.rules.rules.indices.filter { ids.contains(outcome.rules.rules[$0].id) })
  }

  /// Other files without what some files hold themselves, item by item.
  private static func lacking(in files: [RuleFile], of others: [RuleFile]) -> [RuleFile] {
    let sets = Set(files.flatMap { $0.codes.compactMap { $0.name?.text } })
    let rules = Set(files.flatMap { $0.rules.compactMap { $0.name?.text } })
    let tags = Set(files.flatMap { $0.rules.compactMap { $0.tag?.name.text } })
    return others.map { other in
      let ranges =
        other.codes.filter { $0.name.map { !sets.contains($0.text) } ?? false }.map(\.range)
        + other.rules.filter { rule in
          guard let name = rule.name?.text, let tag = rule.tag?.name.text else { return false }
          return !rules.contains(name) && !tags.contains(tag)
        }.map(\.range)
      let text = ranges.map { other.source.text($0) }.joined(separator: "\n\n")
      return RuleFile.read(text, fileName: "starting/" + other.source.name)
    }
  }

  /// Tells everything that was found: pictures on standard error, or members of a JSON value.
  func tell(_ session: Session) -> [JSONOutput] {
    Self.tell(outcome.diagnostics, of: files, session)
  }

  /// Tells what was found in files; what is said of others stands without its line.
  @discardableResult
  static func tell(
    _ diagnostics: [RuleDiagnostic], of files: [RuleFile], _ session: Session
  ) -> [JSONOutput] {
    // The clinic keeps files by their names alone.
    let named = files.flatMap { [($0.source.name, $0.source), ($0.shortName, $0.source)] }
    let sources = Dictionary(named) { first, _ in first }
    return diagnostics.compactMap { found in
      let source = sources[found.file]
      if session.isJSON { return member(found, source) }
      guard let source else {
        Output.error(found.line(session.language))
        return nil
      }
      let picture = found.picture(in: source, language: session.language) { TextWidth.of($0) }
      for line in picture.split(separator: "\n", omittingEmptySubsequences: false) {
        Output.drawing(String(line), isError: true)
      }
      Output.error("")
      return nil
    }
  }

  private static func member(_ found: RuleDiagnostic, _ source: RuleSource?) -> JSONOutput {
    let place = source?.place(of: found.range.lowerBound)
    return .members([
      "file": .string(found.file), "line": place.map { .integer($0.line) } ?? .null,
      "column": place.map { .integer($0.column) } ?? .null,
      "severity": .string(found.severity.rawValue), "code": .string(found.code.rawValue),
      "message": .string(found.message.english), "help": .optional(found.help?.english),
    ])
  }

  /// How many errors and warnings were found, in a sentence.
  var summary: Localized {
    let errors = outcome.diagnostics.count { $0.severity == .error }
    let warnings = outcome.diagnostics.count { $0.severity == .warning }
    func many(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
    let found = Localized(
      zh: "\(errors) 个错误，\(warnings) 个警告",
      en: "\(many(errors, "error")), \(many(warnings, "warning"))")
    guard errors == 0 else {
      return Localized(
        zh: "\(files.count) 个文件：\(found.chinese)；改正错误之前都不能生效",
        en: "\(many(files.count, "file")): \(found.english); nothing of it can be put in force "
          + "before the errors are mended")
    }
    return Localized(
      zh: "\(files.count) 个文件，\(own.count) 条规则可用，\(found.chinese)",
      en: "\(many(files.count, "file")), \(many(own.count, "rule")) that can be used, "
        + found.english)
  }
}

extension RuleFile {
  /// The name without the folders.
  var shortName: String { FileReading.lastName(of: source.name) }
}
