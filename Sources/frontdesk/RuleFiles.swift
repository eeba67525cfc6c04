internal import Canvas
internal import Domain
internal import Interchange
internal import Rules

/// The rule files that a person named, read and checked together.
struct RuleFiles {
  let files: [RuleFile]
  let outcome: RuleChecker.Outcome

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
  init(_ words: some Sequence<String>, _ session: Session) throws(CommandFailure) {
    files = try Self.read(words)
    let indicators = try ClinicFiles.indicators(try session.dataPaths())
    let vocabulary = Vocabulary(indicators: IndicatorDictionary(indicators), units: .clinic)
    outcome = RuleChecker(vocabulary).check(files)
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
        Output.error("\(found.file): \(found.message[session.language])")
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
    let rules = outcome.rules.rules.count
    return Localized(
      zh: "\(files.count) 个文件，\(rules) 条规则可用，\(errors) 个错误，\(warnings) 个警告",
      en: "\(files.count) files, \(rules) rules that can be used, \(errors) errors, "
        + "\(warnings) warnings")
  }
}

extension RuleFile {
  /// The name without the folders.
  var shortName: String { FileReading.lastName(of: source.name) }
}
