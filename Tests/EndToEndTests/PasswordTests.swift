import Canvas
import Foundation
import Glibc
import Testing

/// Passwords as a person types them: on the terminal, unseen, and nowhere else.
@Suite struct PasswordTests {
  private static let password = "Green-Tea-7"

  /// A home with a real clinic whose manager, `tester`, has a password.
  private func realClinic() throws -> Clinic {
    let clinic = try Clinic(empty: ())
    #expect(try answer(clinic, ["init"], Self.password, Self.password).ending == .exited(0))
    return clinic
  }

  /// Runs a command on a terminal of its own and types a line at each question.
  private func answer(
    _ clinic: Clinic, _ arguments: [String], _ answers: String...
  ) throws -> (ending: Ending, screen: String, log: String) {
    let terminal = try clinic.open(columns: 120, rows: 50, ["--lang", "en"] + arguments)
    var questions = 0
    for answer in answers {
      try terminal.wait(for: "question \(questions + 1)") { screen in
        let asked = screen.lines.count { $0.contains("assword") && $0.hasSuffix(":") }
        return asked + screen.lines.count { $0 == "The same again:" } > questions
      }
      questions += 1
      terminal.type(answer + "\n")
    }
    let ending = try terminal.waitForEnd()
    #expect(terminal.settings == terminal.formerSettings, "the terminal is as it was")
    let log = String(decoding: terminal.log, as: UTF8.self)
    for answer in answers where answer.count > 3 { #expect(!log.contains(answer)) }
    return (ending, terminal.screen.text, log)
  }

  /// Runs a command that has no terminal at all, not even the one the tests run on.
  private func apart(
    _ clinic: Clinic, _ arguments: [String]
  ) throws -> (ending: Ending, output: String, errors: String) {
    let command = try RunningCommand(
      ["/usr/bin/setsid", "-w", Clinic.program, "--lang", "en"] + arguments,
      environment: clinic.environment, folder: clinic.home)
    let ending = try command.process.wait()
    return (ending, command.output, command.errors)
  }

  @Test func theFirstAccountGetsItsPasswordFromItsOwner() throws {
    let clinic = try Clinic(empty: ())
    let short = "short"
    let run = try answer(
      clinic, ["init", "--staff", "boss", "--staff-name", "周敏"], short, short, "Green-Tea-7",
      "Green-Tea-9", "Green-Tea-7", "Green-Tea-7")
    #expect(run.ending == .exited(0))
    #expect(run.screen.contains("a password has at least 8 characters of three kinds"))
    #expect(run.screen.contains("these were not the same"))
    #expect(run.screen.contains("the password was changed"))
    let list = try clinic.run(["staff", "list", "--json"])
    #expect(
      list.output.hasPrefix(
        #"{"staff":"boss","name":"周敏","role":"manager","roles":["manager","administrator"],"#))
    #expect(list.output.contains(#""systemUser":"tester","hasPassword":true"#))
  }

  @Test func withoutATerminalTheFirstAccountHasNonePasswordAndSaysSo() throws {
    let clinic = try Clinic(empty: ())
    let run = try apart(clinic, ["init"])
    #expect(run.ending == .exited(0))
    #expect(run.output.contains("the account tester has no password yet and only the system user"))
    #expect(try clinic.run(["staff", "list", "--json"]).output.contains(#""hasPassword":false"#))
    clinic.environment["USER"] = "stranger"
    let refused = try answer(clinic, ["--as", "tester", "find", "x"], Self.password)
    #expect(refused.ending == .exited(1))
    #expect(refused.screen.contains("error: the code or the password is wrong"))
  }

  @Test func anAccountIsMadeSignedInWithLockedAndUnlocked() throws {
    let clinic = try realClinic()
    let (given, own) = ("Given-By-99", "My-Own-Word-1")
    let add = try answer(
      clinic, ["staff", "add", "li", "--name", "李红", "--role", "nurse,reception"], given, given)
    #expect(add.ending == .exited(0))
    #expect(add.screen.contains("li has a password now and must change it at the next sign-in"))
    clinic.environment["USER"] = "stranger"
    let nobody = try clinic.run(["--lang", "en", "find", "x"])
    #expect(
      nobody.errors
        == "error: no staff account belongs to the system user stranger; name one with --as\n")
    let first = try answer(clinic, ["--as", "li", "staff", "list"], given)
    #expect(
      first.screen.contains("error: change your password first: frontdesk staff password --as li"))
    let change = try answer(clinic, ["--as", "li", "staff", "password"], given, own, own)
    #expect(change.ending == .exited(0), "\(change.screen)")
    let list = try answer(clinic, ["--as", "li", "staff", "list"], own)
    #expect(list.ending == .exited(0))
    #expect(list.screen.contains("li  李红  Nurse, Reception\n"))
    for code in ["li", "nobody", "li", "li", "li"] {
      let wrong = try answer(clinic, ["--as", code, "staff", "list"], "Wrong-One-1")
      #expect(wrong.ending == .exited(1))
    }
    let locked = try answer(clinic, ["--as", "li", "staff", "list"], "Wrong-One-1")
    #expect(
      locked.screen.contains("error: too many wrong passwords; wait 5 minutes, or ask the manager"))
    #expect(try answer(clinic, ["--as", "li", "staff", "list"], own).ending == .exited(1))
    clinic.environment["USER"] = "tester"
    #expect(try clinic.run(["staff", "unlock", "li"]).code == 0)
    clinic.environment["USER"] = "stranger"
    #expect(try answer(clinic, ["--as", "li", "staff", "list"], own).ending == .exited(0))
  }

  @Test func aSecondPersonIsAskedFromTheCommandLine() throws {
    let clinic = try realClinic()
    let second = ["staff", "add", "gao", "--name", "高", "--role", "manager"]
    #expect(try apart(clinic, second).ending == .exited(0))
    #expect(try clinic.run(["staff", "tie", "gao", "gaosys"]).code == 0)
    let third = ["staff", "add", "he", "--name", "何", "--role", "administrator", "--reason", "IT"]
    let asked = try apart(clinic, third)
    #expect(
      asked.output
        == "a second person must allow this: another manager runs `frontdesk approve yes 1`\n")
    #expect(try clinic.run(["approve", "yes", "1"]).code == 1)
    clinic.environment["USER"] = "gaosys"
    let list = try clinic.run(["--lang", "en", "approve"])
    #expect(
      list.output.contains(
        #"tester  accounts.add  {"staff":"he","name":"何","roles":["administrator"]}  IT"#))
    #expect(try clinic.run(["approve", "yes", "1"]).code == 0)
    #expect(try clinic.run(["staff", "list"]).output.contains("he  何  Administrator\n"))
    #expect(try clinic.run(["staff", "disable", "tester"]).code == 1, "not without a reason")
    #expect(try clinic.run(["staff", "disable", "tester", "--reason", "left"]).code == 0)
    clinic.environment["USER"] = "tester"
    #expect(try clinic.run(["staff", "list"]).code == 1)
  }

  @Test func aPolicyBelowTheFloorIsRefusedAndTheReportTellsWhatHolds() throws {
    let clinic = try realClinic()
    let refused = try clinic.run(["--lang", "en", "policy", "set", "lock.tries", "9"])
    #expect(refused.code == 1)
    #expect(
      refused.errors
        == "error: wrong passwords before a lock can only be 3–5; nothing was changed\n")
    #expect(try clinic.run(["policy", "set", "lock.tries", "4"]).code == 0)
    let report = try clinic.run(["--lang", "en", "policy", "--report"])
    #expect(
      report.output.contains(
        "lock.tries  4  wrong passwords before a lock  allowed 3–5  decided\n"))
    #expect(report.output.contains("managers of accounts  1: tester\n"))
    #expect(
      try clinic.run(["policy", "--json"]).output.contains(#""key":"lock.tries","value":"4""#))
    #expect(try clinic.run(["policy", "set", "nothing", "4"]).code == 2)
  }

  // MARK: - Nowhere else

  @Test func noCommandTakesAPasswordAsAnArgument() throws {
    let clinic = try Clinic()
    for command in [["init"], ["staff", "password"], ["staff", "add", "x"], ["find", "x"]] {
      for option in ["--password", "--pass", "--pw", "-p"] {
        let run = try clinic.run(["--lang", "en"] + command + [option, Self.password])
        #expect(run.code == 2)
        #expect(run.errors.hasPrefix("error: unknown option \(option);"))
      }
    }
  }

  @Test func standardInputAndTheEnvironmentAreNoPlaceForOne() throws {
    let clinic = try realClinic()
    for name in ["PASSWORD", "FRONTDESK_PASSWORD"] { clinic.environment[name] = Self.password }
    clinic.environment["USER"] = "stranger"
    let command = try RunningCommand(
      [
        "/usr/bin/setsid", "-w", "/bin/sh", "-c",
        "printf '\(Self.password)\\n' | \(Clinic.program) --lang en --as tester staff list",
      ], environment: clinic.environment, folder: clinic.home)
    #expect(try command.process.wait() == .exited(1))
    #expect(command.errors.hasPrefix("error: a password is needed and there is no terminal; "))
    #expect(command.output == "")
  }

  @Test func theProcessTableNeverHoldsIt() throws {
    let clinic = try realClinic()
    clinic.environment["USER"] = "stranger"
    let terminal = try clinic.open(["--lang", "en", "--as", "tester", "staff", "password"])
    try terminal.wait(for: "Password of tester:")
    terminal.type(Self.password + "\n")
    // The first is known to the program now, and its question for the next one is open.
    try terminal.wait(for: "New password for tester:")
    for file in ["cmdline", "environ"] {
      let bytes = try Data(contentsOf: URL(filePath: "/proc/\(terminal.process.pid)/\(file)"))
      #expect(!bytes.isEmpty)
      #expect(bytes.firstRange(of: Data(Self.password.utf8)) == nil)
    }
    terminal.type("\u{3}")
    #expect(try terminal.waitForEnd() == .signalled(SIGINT))
    #expect(terminal.settings == terminal.formerSettings)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGUSR1])
  func aSignalGivesTheTerminalItsEchoBack(_ number: Int32) throws {
    let clinic = try realClinic()
    clinic.environment["USER"] = "stranger"
    let terminal = try clinic.open(["--lang", "en", "--as", "tester", "staff", "list"])
    try terminal.wait(for: "Password of tester:")
    #expect(terminal.settings != terminal.formerSettings, "nothing is shown while it is typed")
    terminal.type("half of i")
    terminal.process.send(signal: number)
    #expect(try terminal.waitForEnd() == .signalled(number))
    #expect(terminal.settings == terminal.formerSettings)
    #expect(!String(decoding: terminal.log, as: UTF8.self).contains("half"))
  }

  @Test func endOfInputGivesUp() throws {
    let clinic = try realClinic()
    clinic.environment["USER"] = "stranger"
    let terminal = try clinic.open(["--lang", "en", "--as", "tester", "staff", "list"])
    try terminal.wait(for: "Password of tester:")
    terminal.type("\u{4}")
    #expect(try terminal.waitForEnd() == .exited(1))
    #expect(terminal.screen.text.contains("error: no password was given; nothing was done"))
    #expect(terminal.settings == terminal.formerSettings)
  }

  @Test func aDemoTellsItsAccountsAndAsksForNoPassword() throws {
    let clinic = try Clinic()
    let list = try clinic.run(["--lang", "en", "staff", "list"])
    #expect(list.code == 0)
    #expect(list.output.contains("demo  周敏  Manager, Doctor\n"))
    for role in ["Reception", "Nurse", "Doctor", "Cashier", "Manager", "Auditor", "Administrator"] {
      #expect(list.output.contains(role))
    }
    #expect(list.errors == "a demo clinic: none of these needs a password, choose one with --as\n")
    let reception = try clinic.run(["--lang", "en", "--as", "wu", "staff", "list"])
    #expect(reception.code == 0 && reception.output.contains("li  李红梅  Nurse\n"))
  }
}
