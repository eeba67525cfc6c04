import Canvas
import Foundation
import Testing

/// What the program says to a wrong command line and to a world that does not fit.
@Suite struct WrongUseTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let words: [String]
    let code: Int32
    let error: String

    init(_ words: String, _ code: Int32, _ error: String) {
      self.words = words.split(separator: " ").map(String.init)
      self.code = code
      self.error = error
    }

    var testDescription: String { words.joined(separator: " ") }
  }

  static let cases = [
    Case(
      "", 3,
      "standard input is no terminal; run in one, use --plain, or a command (`frontdesk --help`)"),
    Case("nonsense", 2, "there is no command \"nonsense\"; `frontdesk --help` lists all commands"),
    Case(
      "quee", 2,
      "there is no command \"quee\"; did you mean queue? `frontdesk --help` lists all commands"),
    Case("--nonsense", 2, "unknown option --nonsense; `frontdesk --help` lists what there is"),
    Case("--lang fr", 2, "--lang takes zh or en"),
    Case("find --lang", 2, "--lang needs a value after it"),
    Case("check --database=", 2, "--database needs a value after it"),
    Case("--script x --theme nope", 2, "there is no theme \"nope\"; there are: dark, "),
    Case("--script x --glyphs nope", 2, "--glyphs takes line, block or ascii"),
    Case("--script x --size 80", 2, "--size takes columns x rows, such as 120x35"),
    Case("--script x --size 0x0", 2, "--size takes columns x rows, such as 120x35"),
    Case("--script a<Foo>", 2, "--script makes no sense at column 2, \"<Foo>\"; for example "),
    Case("--data-dir /nowhere --script x", 2, "--data-dir /nowhere is no folder"),
    Case("--database nowhere.sqlite --script x", 3, "no database at "),
    Case("--database /dev/null find x", 3, "/dev/null is a link or no plain file"),
    Case(
      "--as nobody find wang", 1, "there is no staff account \"nobody\"; `frontdesk staff list`"),
    Case("find", 2, "whom? for example: frontdesk find zs 138"),
    Case("find wang --limit 0", 2, "--limit takes a whole number from 1 to 1000, found \"0\""),
    Case("patient show", 2, "usage: frontdesk patient show PATIENT [--json]"),
    Case("patient show A-999999", 1, "no such patient; check the card number, or look with "),
    Case("patient show wang", 1, "more than one patient fits; give the card number ("),
    Case("show", 2, "usage: frontdesk show lookup|followups|PATIENT "),
    Case("show A-999999", 1, "no such patient; check the card number, or look with "),
    Case("show wang trends", 1, "more than one patient fits; give the card number ("),
    Case("show wang trends more", 2, "\"more\" is too much; usage: frontdesk show "),
    Case("trend wang", 2, "usage: frontdesk trend PATIENT INDICATOR [--json]"),
    Case("trend A-002909 nope", 1, "there is no such indicator; "),
    Case("queue --due never", 2, "--due takes today, overdue, week, retry, lost or all"),
    Case("queue now", 2, "\"now\" is too much; usage: frontdesk queue "),
    Case("followup show", 2, "usage: frontdesk followup show ID"),
    Case("followup show x", 2, "usage: frontdesk followup show ID"),
    Case("followup show 99999", 1, "there is no follow-up 99999; `frontdesk queue --due all`"),
    Case("followup record 3 maybe", 2, "the outcome is one of: completed, no-answer, "),
    Case("followup record 3 no-answer --next 1999-01-01", 2, "--next: this day is in the past"),
    Case("import", 2, "usage: frontdesk import FILE…|FOLDER|-"),
    Case("import x --format hl7", 2, "cannot read the format \"hl7\"; fhir can be imported"),
    Case("demo --patients 0", 2, "--patients takes a whole number from 1 to 10000000, found \"0\""),
    Case("demo --as-of 0001-01-01 --no-ui", 2, "--as-of takes a date from 2000 to 2100, such as "),
    Case("demo more", 2, "\"more\" is too much; usage: frontdesk demo "),
    Case("init", 3, "is there already and was not touched"),
    Case("backup", 2, "usage: frontdesk backup FILE"),
    Case("backup /nowhere/copy.sqlite", 3, "the folder /nowhere cannot be used"),
    Case("check everything", 2, "\"everything\" is too much; usage: frontdesk check"),
    Case("staff list --json --lang fr", 2, "--lang takes zh or en"),
    Case("doctor --json", 2, "doctor prints no JSON"),
    Case("-x", 2, "unknown option -x; `frontdesk --help` lists what there is"),
  ]

  @Test(arguments: cases)
  func itIsToldInOneSentenceAndLeavesOutputEmpty(wrong: Case) throws {
    let clinic = try Clinic()
    let run = try clinic.run(wrong.words)
    #expect(run.code == wrong.code)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("error: "))
    #expect(run.errors.contains(wrong.error), "\(run.errors)")
    #expect(run.errors.filter { $0 == "\n" }.count == 1)
    // The same in Chinese, when the language itself is not what is wrong.
    guard !wrong.words.contains("--lang") else { return }
    let chinese = try clinic.run(wrong.words + ["--lang=zh"])
    #expect(chinese.code == wrong.code)
    #expect(chinese.errors.hasPrefix("error: "))
    #expect(chinese.errors.contains(/\p{Script=Han}/), "\(chinese.errors)")
  }

  @Test func anAnswerOfNothingIsToldAndIsNoRow() throws {
    let clinic = try Clinic(empty: ())
    #expect(try clinic.run(["init", "--name", "空的"]).code == 0)
    let queue = try clinic.run(["queue", "--lang", "en"])
    #expect(queue == CommandRun(code: 0, output: "", errors: "nothing is due\n"))
    let found = try clinic.run(["find", "zs", "--lang", "zh"])
    #expect(found == CommandRun(code: 1, output: "", errors: "没有找到\n"))
    let json = try clinic.run(["find", "zs", "--json"])
    #expect(json == CommandRun(code: 1, output: "", errors: ""))
  }

  @Test func outputThatDoesNotArriveIsNoSuccess() throws {
    let clinic = try Clinic()
    let command = try clinic.start(["queue", "--due", "all", "--lang", "en"], output: "/dev/full")
    #expect(try command.process.wait() == .exited(3))
    #expect(command.errors.hasPrefix("error: the output could not be written whole: "))
    // A reader such as head has seen enough.
    let shell = try RunningCommand(
      ["/bin/sh", "-c", "\(Clinic.program) queue --due all | head -n 1"],
      environment: clinic.environment, folder: clinic.home)
    #expect(try shell.process.wait() == .exited(0))
    #expect(shell.errors == "")
  }

  @Test(
    arguments: [
      ("dumb", "the terminal dumb cannot move its cursor; use another, or --plain"),
      ("nonexistent", "the terminal TERM=nonexistent is not known; set it to xterm-256color "),
      (nil, "the variable TERM is not set; set it to xterm-256color or linux, or use --plain"),
    ] as [(String?, String)])
  func aTerminalThatCannotBeUsedIsToldOnACleanScreen(name: String?, error: String) throws {
    let clinic = try Clinic()
    clinic.environment["TERM"] = name
    clinic.environment["FRONTDESK_PLAIN"] = "0"
    let terminal = try clinic.open(columns: 120, rows: 10)
    #expect(try terminal.waitForEnd() == .exited(3))
    #expect(terminal.screen.lines[0].hasPrefix("error: " + error), "\(terminal.screen.text)")
    #expect(terminal.settings == terminal.formerSettings)
    #expect(terminal.screen.unknown == [])
  }

  @Test(
    arguments: [
      "", "open", "demo", "init", "find", "patient", "import", "trend", "queue", "followup", "show",
      "staff", "backup", "check", "migrate", "doctor",
    ])
  func everyCommandHelpsInBothLanguages(command: String) throws {
    let clinic = try Clinic(empty: ())
    let words = command.isEmpty ? [] : [command]
    let english = try clinic.run(words + ["--help", "--lang", "en"])
    let chinese = try clinic.run(["help"] + words + ["--lang", "zh"])
    for run in [english, chinese] {
      #expect(run.code == 0)
      #expect(run.errors == "")
      #expect(run.output.contains("frontdesk \(command == "open" ? "" : command)"))
    }
    #expect(!english.output.contains(/\p{Script=Han}/))
    #expect(chinese.output.contains(/\p{Script=Han}/))
  }
}
