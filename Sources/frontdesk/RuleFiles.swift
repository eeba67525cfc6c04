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
    let sources = Dictionary(files.map { ($0.source.name, $0.source) }) { first, _ in first }
    return outcome.diagnostics.compactMap { found in
      guard let source = sources[found.file] else { return nil }
      if session.isJSON { return Self.member(found, source) }
      let picture = found.picture(in: source, language: session.language) { TextWidth.of($0) }
      for line in picture.split(separator: "\n", omittingEmptySubsequences: false) {
        Output.error(String(line))
      }
      Output.error("")
      return nil
    }
  }

  private static func member(_ found: RuleDiagnostic, _ source: RuleSource) -> JSONOutput {
    let place = source.place(of: found.range.lowerBound)
    return .members([
      "file": .string(found.file), "line": .integer(place.line), "column": .integer(place.column),
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
