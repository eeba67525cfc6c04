internal import Domain
internal import Interchange
internal import Rules

/// Rule files: checked, tried by the tests beside the rules, written in one form.
enum RulesCommand: Subcommand {
  static let name = "rules"
  static let usage = """
    frontdesk rules check FILE…|FOLDER… [--json]
           rules test FILE…|FOLDER… [--json]
           rules fmt FILE… [--write]
           rules list [--all] [--json]
           rules save FILE… | activate FILE…|RULE… | drop RULE…
           rules rollback RULE | retire RULE…
           rules preview RULE [FILE…] [--json]
           rules run [--full] [--json]
    """
  static let summary = Localized(
    zh:
      "标签规则：检查、运行规则自带的测试、统一格式（--lang 决定用中文还是英文关键字）；预览、存为草稿、生效、丢弃草稿、退回、停用、判定",
    en:
      "Tag rules: check files, run the tests beside rules, format them in either language; preview, "
      + "save as drafts, put in force, drop drafts, roll back, retire, judge")
  static let options = ["--write": false, "--all": false, "--full": false]
  static let mostWords = Int.max
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    if words == ["list"] { return try RulesInClinic.list(session) }
    if words == ["run"] { return try RuleRunVerbs.run(session) }
    guard let verb = words.first, words.count > 1 else { throw wrongUse }
    let rest = words.dropFirst()
    switch verb {
    case "check": return try check(rest, session)
    case "test": return try RuleTrial.run(rest, session)
    case "fmt": return try format(rest, session)
    case "save": return try RulesInClinic.save(rest, session)
    case "activate": return try RulesInClinic.activate(rest, session)
    case "rollback" where words.count == 2: return try RulesInClinic.rollBack(words[1], session)
    case "preview": return try RuleRunVerbs.preview(rest, session)
    case "retire": return try RulesInClinic.retire(rest, session)
    case "drop": return try RulesInClinic.drop(rest, session)
    default: throw wrongUse
    }
  }

  // MARK: - Check

  private static func check(
    _ words: ArraySlice<String>, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let read = try RuleFiles(words, session)
    let problems = read.tell(session)
    if session.isJSON {
      let value = JSONOutput.members([
        "files": .integer(read.files.count), "rules": .integer(read.own.count),
        "accepted": .bool(read.outcome.isAccepted), "problems": .array(problems),
      ])
      Output.json(value)
    } else {
      session.say(read.summary)
    }
    return read.outcome.isAccepted ? .done : .no
  }

  // MARK: - Format

  private static func format(
    _ words: ArraySlice<String>, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let writes = session.options.has("--write")
    var code = ExitCode.done
    for file in try RuleFiles.read(words) {
      guard let text = RuleFormatter.format(file, in: session.language) else {
        code = .no
        Output.error(
          Localized(
            zh: "\(file.source.name) 有错误，未改动；frontdesk rules check 指出位置",
            en: "\(file.source.name) has errors and was left alone; `frontdesk rules check` says "
              + "where")[session.language])
        continue
      }
      guard writes, file.source.name != "-" else {
        Output.raw(text)
        continue
      }
      guard Array(text.utf8) != file.source.bytes else { continue }
      try FileWriting.replace(file.source.name, with: text)
      session.say(Localized(zh: "已改写 \(file.source.name)", en: "rewrote \(file.source.name)"))
    }
    return code
  }
}
