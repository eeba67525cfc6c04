internal import Domain
internal import Glibc
internal import Rules
internal import SQLite
internal import Store

/// The rules: one patient after a change, everybody, and whom one draft would touch.
enum RuleRows {
  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    let store = try clinic.openForNobody()
    var rows: [Row] = []
    if try store.setting(.rulesEdition) == nil {
      let start = Clock.milliseconds()
      let files = try clinic.ruleFiles()
      let begun = try store.beginRules(
        files, since: store.today.adding(days: -28), opening: store.today.adding(days: -3))
      guard begun.isAccepted else {
        throw BenchClinic.Problem(description: "the starting rules are not accepted")
      }
      rows.append(
        Row(
          "rules put in force and everybody judged over 28 days",
          "\(short((Clock.milliseconds() - start) / 1000)) s"))
    }
    rows += try everybody(store, clinic) + previews(store)
    rows.append(try onePatient(store, clinic))
    return rows
  }

  /// A full pass beside stepping all values once on one thread.
  private static func everybody(_ store: Store, _ clinic: BenchClinic) throws -> [Row] {
    _ = try store.runDueRules()
    let floor = try Times([0, 1, 2]) { _ in try step(clinic) }
    var rules = 0
    let pass = try Times([0, 1, 2]) { _ in
      let check = try store.checkAllRules()
      guard check.differing.isEmpty else {
        throw BenchClinic.Problem(description: "\(check.differing.count) people stand wrong")
      }
      rules = check.counts.count
    }
    return [
      Row(
        "rules: a full pass of \(rules) rules on two threads", pass,
        target: "≤ 1.2 × the floor, on the wall",
        floor: floor, onWall: true)
    ]
  }

  /// Steps every value with four of its columns.
  private static func step(_ clinic: BenchClinic) throws {
    let connection = try Connection(path: clinic.path, mode: .readOnly)
    let rows = try Statement(
      connection,
      sql: "SELECT patient, indicator, day, value FROM observation ORDER BY patient, indicator")
    var sum = 0.0
    while try rows.step() {
      sum += Double(rows.integer(0) &+ rows.integer(1) &+ rows.integer(2)) + rows.double(3)
    }
    if sum == 0 { Bench.tell("no values\n") }
  }

  /// Drafts of three kinds: one indicator of everybody, a diagnosis first, and age with two.
  private static func previews(_ store: Store) throws -> [Row] {
    let drafts = [
      ("one indicator", "latest(sbp, 90d) >= 160 mm[Hg]"),
      (
        "a diagnosis and two indicators",
        "has_dx({ \"I10\"..\"I15\" }) and (avg(sbp, 90d) >= 150 mm[Hg] or avg(dbp, 90d) >= 95 mm[Hg])"
      ),
      ("age and one indicator", "age >= 65 and count(cr, 365d) = 0"),
    ]
    return try drafts.map { name, condition in
      let text = "rule bench.draft version 1\n  tag \"bench\"\n  when \(condition)\nend\n"
      let previewer = try store.previewer(of: "bench.draft", in: [("bench.rules", text)])
      var gains = 0
      let times = try Times([0, 1, 2]) { _ in
        gains = try previewer.run { _ in true }?[.gains] ?? -1
      }
      return Row("rules: preview by \(name), \(gains) gain it", times, target: "≤ 2 s")
    }
  }

  /// The judging of one patient in a transaction, beside the same transaction over a patient whose
  /// record is restricted, with whom everything happens but that.
  private static func onePatient(_ store: Store, _ clinic: BenchClinic) throws -> Row {
    let people = (1...1000).map { $0 * 7 % clinic.patients + 1 }
    let touch = try Connection(path: clinic.path, mode: .readWrite)
    let judged = try tended(people, store, touch)
    try touch.execute("UPDATE patient SET restricted_at = 0 WHERE id = \(people[0])")
    defer { try? touch.execute("UPDATE patient SET restricted_at = NULL WHERE id = \(people[0])") }
    _ = try tended([people[0]], store, touch)
    let floor = try tended(Array(repeating: people[0], count: people.count), store, touch)
    return Row(
      "rules: one patient after a change, with its transaction", judged,
      target: "≤ 0.1 ms on the processor beside the same without judging", floor: floor)
  }

  /// Marks patients as changed, one by one, and lets the rules see to each.
  private static func tended(
    _ people: [Int], _ store: Store, _ touch: Connection
  ) throws -> Times {
    var times: [Double] = []
    var processor: [Double] = []
    for person in people {
      try touch.execute("INSERT OR IGNORE INTO rule_touched VALUES (\(person), 0, 0)")
      let start = Clock.milliseconds()
      let worked = Clock.milliseconds(of: CLOCK_THREAD_CPUTIME_ID)
      _ = try store.tendRules(isIdle: false)
      processor.append(Clock.milliseconds(of: CLOCK_THREAD_CPUTIME_ID) - worked)
      times.append(Clock.milliseconds() - start)
    }
    return Times(milliseconds: times, onProcessor: processor)
  }
}
