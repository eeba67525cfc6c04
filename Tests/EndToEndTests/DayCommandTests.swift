import Foundation
import Testing

/// The day from the command line, as scripts and cron use it.
@Suite struct DayCommandTests {
  private func run(_ clinic: Clinic, _ words: String) throws -> CommandRun {
    try clinic.run(words.split(separator: " ").map(String.init) + ["--lang", "en"])
  }

  private func field(_ name: String, _ json: String) throws -> String {
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    return object?[name].map { "\($0)" } ?? ""
  }

  @Test func aPersonIsBookedMovedCancelledAndTakenBack() throws {
    let clinic = try Clinic()
    let booked = try run(clinic, "appointment book A-000018 --next --kind consultation --json")
    #expect(booked.code == 0, "\(booked.errors)")
    let id = try field("appointment", booked.output)
    let twice = try run(
      clinic,
      "appointment book A-000018 --day \(try field("day", booked.output))"
        + " --at \(try field("time", booked.output))")
    #expect(twice.code == 1)
    #expect(twice.errors.contains("this person is booked at that time already"))
    let moved = try run(clinic, "appointment move \(id) --next --json")
    #expect(moved.code == 0, "\(moved.errors)")
    #expect(try field("time", moved.output) != field("time", booked.output))
    let cancelled = try run(clinic, "appointment cancel \(id) --because patient --json")
    #expect(try field("status", cancelled.output) == "cancelled")
    #expect(try run(clinic, "appointment cancel \(id) --because patient").code == 1)
    let undone = try run(clinic, "appointment undo \(id) --json")
    #expect(try field("status", undone.output) == "booked")
    #expect(try run(clinic, "check").code == 0)
  }

  @Test func whoStandsAtTheCounterWaitsAndIsCalled() throws {
    let clinic = try Clinic()
    #expect(try run(clinic, "appointment call-next").code == 1)
    let here = try run(clinic, "appointment here A-000018 --json")
    #expect(try field("status", here.output) == "checked-in")
    #expect(try run(clinic, "appointment here A-000018").code == 1)
    let called = try run(clinic, "appointment call-next --json")
    #expect(try field("appointment", called.output) == field("appointment", here.output))
    let list = try run(clinic, "appointments --json")
    // Others of the demo may be booked for the day on which the test runs, and none is called.
    #expect(try field("appointment", list.lines[0]) == field("appointment", here.output))
    let done = try run(
      clinic, "appointment done \(try field("appointment", here.output)) --json")
    #expect(try field("status", done.output) == "fulfilled")
  }

  @Test func theDemosDayIsFull() throws {
    let clinic = try Clinic()
    let list = try run(clinic, "appointments --day \(Clinic.day)")
    #expect(list.lines.count > 40)
    #expect(list.output.contains("Waiting"))
    let tally = try run(clinic, "appointments --day \(Clinic.day) --tally --json")
    #expect(tally.lines.count > 4)
    let slots = try run(clinic, "slots --days 7 --staff huang --json")
    #expect(slots.code == 0)
    #expect(try slots.lines.allSatisfy { try field("staff", $0) == "huang" })
    #expect(try run(clinic, "reminders").code == 0)
  }

  @Test func sessionsAndDaysOffAreTheManagers() throws {
    let clinic = try Clinic()
    #expect(
      try run(clinic, "schedule add wu --week 1,2 --at 08:00-10:00 --minutes 20").lines.count == 2)
    #expect(try run(clinic, "schedule add wu --week 1 --at 09:00-11:00").code == 1)
    #expect(try run(clinic, "schedule add wu --week 8 --at 09:00-11:00").code == 2)
    #expect(
      try run(clinic, "schedule add wu --week 3 --at 09:00-11:00 --as wu").code == 1)
    #expect(
      try run(clinic, "schedule off --from 2030-10-01 --until 2030-10-03 --reason x").code == 0)
    #expect(try run(clinic, "schedule list").output.contains("2030-10-01 - 2030-10-03"))
  }

  @Test(arguments: [
    ("appointment", "usage: "), ("appointment book A-000018", "usage: "),
    ("appointment cancel 1", "--because takes one of"), ("appointment done x", "is no number"),
    ("appointments --kind x", "--kind takes one of"),
    ("slots --days 0", "--days takes a whole number"),
    ("appointment book A-000018 --day 2026-13-01 --at 9:00", "--day: "),
    ("appointment book A-000018 --at 9", "a time is HH:MM"),
  ])
  func wrongUseIsToldWithAWayOut(_ words: String, _ sentence: String) throws {
    let run = try run(try Clinic(), words)
    #expect(run.code == 2)
    #expect(run.errors.contains(sentence), "\(run.errors)")
  }
}
