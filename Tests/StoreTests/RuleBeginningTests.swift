import DemoClinic
import Domain
import Foundation
import Rules
import SQLite
import Testing

@testable import Store

/// A whole clinic judged at full speed stands as if it had been judged day by day.
@Suite struct RuleBeginningTests {
  /// A demo clinic in a folder of its own.
  final class Demo {
    static let zone = ClinicZone.fixed(8 * 3600)
    let path: String
    let store: Store
    private let folder: URL

    init(patients: Int) throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "demo-\(UUID().uuidString)")
      path = folder.appending(path: "clinic.sqlite").path
      let today = try #require(CalendarDate(iso: "2026-11-21"))
      let now = Self.zone.instant(today, secondOfDay: 36_000)
      let demo = DemoClinic(seed: 5, patients: patients, years: 10, today: today, zone: Self.zone)
      let setup = ClinicSetup(
        name: demo.name, staff: demo.staff, indicators: try TestClinic.indicators())
      let isWhole = try BulkLoader.build(
        path: path, setup: setup, count: patients, now: now, record: { demo.record($0) },
        progress: { _ in true })
      #expect(isWhole)
      store = try Store(path: path, zone: Self.zone, now: { now })
      try store.takeIn(demo.plan(at: now))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func begin(progress: (Int) -> Bool = { _ in true }) throws -> RuleActivation {
      try store.beginRules(
        try CountedSeriesTests.startingRules(), since: store.today.adding(days: -28),
        opening: store.today.adding(days: -3), progress: progress)
    }

    func text(_ sql: String) throws -> String? {
      try Connection(path: path, mode: .readOnly).text(sql)
    }

    func number(_ sql: String) throws -> Int {
      try Connection(path: path, mode: .readOnly).integer(sql) ?? -1
    }

    func history() throws -> String? {
      try text(
        """
        SELECT group_concat(line, char(10)) FROM (
          SELECT patient || ' ' || rule || ' ' || day || ' ' || is_on || ' ' || is_shown || ' '
            || evidence || ' ' || cause AS line
          FROM tag_event WHERE withdrawn_at IS NULL ORDER BY patient, rule, day, seq)
        """)
    }
  }

  @Test func theDemoStandsAsIfItsRulesHadBeenThereForWeeks() throws {
    let demo = try Demo(patients: 400)
    let activation = try demo.begin()
    #expect(activation.isAccepted)
    #expect(activation.backlog == 0)
    #expect(try demo.store.rulesBacklog() == 0)
    #expect(try demo.store.dueRulesCount() == 0)
    let first = try demo.number("SELECT min(day) FROM tag_event")
    #expect(first == demo.store.today.dayNumber - 28)
    #expect(try demo.number("SELECT count(DISTINCT day) FROM tag_event") > 5)
    #expect(try demo.store.checkAllRules().differing == [])
    // Judging everybody from the first day on finds the same.
    let history = try demo.history()
    try demo.store.write { connection in
      let book = try #require(try demo.store.rulesInForce.book(of: demo.store, in: connection))
      let judging = PatientJudging(store: demo.store, connection: connection, book: book)
      for patient in 1...400 {
        let changed = try judging.judge(patient, from: Schema.beforeAll, reason: .night)
        #expect(changed == 0, "\(patient)")
      }
    }
    #expect(try demo.history() == history)
    #expect(try demo.store.check().isClean)
  }

  /// Most carry something, nobody's card is covered with it, and the nurses have a few calls more.
  @Test func theDemosTagsAndFollowUpsAreBelievable() throws {
    let demo = try Demo(patients: 400)
    _ = try demo.begin()
    let tagged = try demo.number("SELECT count(DISTINCT patient) FROM tag_state WHERE is_shown = 1")
    #expect((200...390).contains(tagged), "\(tagged)")
    let most = try demo.number(
      "SELECT max(n) FROM (SELECT count(*) n FROM tag_state WHERE is_shown = 1 GROUP BY patient)")
    #expect((4...16).contains(most), "\(most)")
    let opened = try demo.number("SELECT count(*) FROM rule_action")
    let before = try demo.number("SELECT count(*) FROM follow_up WHERE state = 0") - opened
    #expect((2...before / 2).contains(opened), "\(opened) beside \(before)")
    let today = demo.store.today.dayNumber
    #expect(
      try demo.number(
        "SELECT min(due) FROM follow_up WHERE id IN (SELECT follow_up FROM rule_action)") >= today)
  }

  @Test func oneThatIsStoppedLeavesNoRulesInForce() throws {
    let demo = try Demo(patients: 30)
    let stopped = try demo.begin { _ in false }
    #expect(!stopped.isAccepted)
    #expect(try demo.store.setting(.rulesEdition) == nil)
    #expect(try demo.number("SELECT count(*) FROM tag_event") == 0)
    #expect(try demo.begin().isAccepted)
    #expect(try demo.number("SELECT count(*) FROM tag_event") > 30)
    #expect(throws: StoreError.self) { _ = try demo.begin() }
  }

  @Test func rulesWithAnErrorAreNotBegun() throws {
    let clinic = try TestClinic()
    let wrong = "rule a.b version 1\n  tag \"x\"\n  when latest(spb, 9d) > 1\nend\n"
    let activation = try clinic.store.beginRules(
      [("a.rules", wrong)], since: clinic.today, opening: clinic.today)
    #expect(!activation.isAccepted)
    #expect(activation.diagnostics.contains { $0.suggestion == "sbp" })
    #expect(try clinic.store.setting(.rulesEdition) == nil)
  }
}

/// A clinic of an older program takes what is new in the dictionary and keeps what it made its own.
@Suite struct IndicatorUpdateTests {
  @Test func onlyWhatIsMissingIsAdded() throws {
    let shipped = try TestClinic.indicators()
    var own = shipped.filter { !["noshow", "rx_count", "reached_phone", "ldl"].contains($0.code) }
    let place = try #require(own.firstIndex { $0.code == "sbp" })
    own[place].name = Localized(zh: "上压", en: "Upper pressure")
    // What the clinic calls by a name of its own is not added a second time.
    var low = try #require(shipped.first { $0.code == "ldl" })
    low.code = "our_ldl"
    own.append(low)
    let clinic = try TestClinic(indicators: own)
    let people = try CountedSeriesTests.startingRules()
    #expect(try !clinic.store.saveRules(people).isSaved)
    let missing = clinic.store.missingIndicators(among: shipped)
    #expect(Set(missing.added) == ["noshow", "rx_count", "reached_phone"])
    #expect(missing.passedOver == ["ldl"])
    #expect(try clinic.store.updateIndicators(from: shipped) == missing)
    #expect(clinic.store.indicators.first { $0.code == "sbp" }?.name.chinese == "上压")
    #expect(clinic.store.missingIndicators(among: shipped).added == [])
    #expect(try clinic.store.updateIndicators(from: shipped).added == [])
    // Another terminal that opens now has them, and the rules can be saved but for the other name.
    let saving = try clinic.secondTerminal().saveRules(people.filter { $0.name == "people.rules" })
    let unknown = saving.diagnostics.filter { $0.code.rawValue == "E014" }
    #expect(unknown.isEmpty, "\(unknown.map(\.message.english))")
  }

  @Test func theReceptionMayNot() throws {
    let clinic = try TestClinic()
    let reception = try clinic.terminal(of: .reception)
    #expect(throws: StoreError.denied(.change, .rules)) {
      _ = try reception.updateIndicators(from: [])
    }
  }
}
