import Domain
import Interchange
import Rules
import SQLite
import Testing

@testable import Store

/// Judging as facts come, judging every night and judging all at once give the same history.
@Suite struct RuleHistoryTests {
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ (state >> 29)) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  private static let text =
    RuleClinic.pressure + """

      rule bp.old version 1
        tag "血压该测" en "BP due"
        when has_tag("高血压患者") and (days_since(sbp) is unknown or days_since(sbp) > 30d)
        then follow_up "预约测血压" due 7d to desk once 30d
      end
      rule bp.swing version 1
        tag "血压波动"  when max(sbp, 20d) - min(sbp, 20d) >= 30 mm[Hg]
        if unknown keep  hold 5d  expires 25d
      end

      """

  /// What happens on one day, the same at both clinics.
  private enum Happening {
    case value(person: Int, key: Int, day: Int, Double)
    case diagnosis(person: Int, onset: Int?)
    case override(person: Int, tag: String, isOn: Bool, days: Int)
    case born(person: Int, Int)
    case merge
    case unmerge
  }

  private static func happening(_ dice: inout Dice, today: Int) -> Happening {
    let person = Int.random(in: 1...2, using: &dice)
    switch Int.random(in: 0..<12, using: &dice) {
    case 0: return .diagnosis(person: person, onset: dice.next() % 2 == 0 ? today - 40 : nil)
    case 1:
      let tag = ["血压高", "血压该测", "高血压患者", "血压危急"].randomElement(using: &dice) ?? ""
      return .override(
        person: person, tag: tag, isOn: dice.next() % 2 == 0,
        days: Int.random(in: 0...20, using: &dice))
    case 2: return .born(person: person, Int.random(in: -9000...0, using: &dice))
    case 3: return .merge
    case 4: return .unmerge
    default:
      // A key that was used before makes it a correction. Most values come at once, some late.
      let late = dice.next() % 3 == 0 ? 25 : 2
      return .value(
        person: person, key: Int.random(in: 0..<8, using: &dice),
        day: today - Int.random(in: 0...late, using: &dice),
        Double(Int.random(in: 110...190, using: &dice)))
    }
  }

  private static func carryOut(_ happening: Happening, _ rules: RuleClinic) throws {
    func person(_ number: Int) -> PatientRecord {
      sampleRecord(
        name: ["张三", "王五"][number - 1], key: "Patient/\(number)", phone: "1381234002\(number)")
    }
    let importer = Importer(rules.store, source: "his")
    switch happening {
    case .value(let number, let key, let day, let value):
      var record = person(number)
      record.measurements = [
        systolic(
          value, on: CalendarDate(dayNumber: day).description, key: "Observation/\(number)/\(key)")
      ]
      _ = try importer.take(record)
    case .diagnosis(let number, let onset):
      var record = person(number)
      var diagnosis = RuleClinic.hypertension
      diagnosis.onset = onset.map(CalendarDate.init(dayNumber:))
      record.conditions = [.init(diagnosis, key: "Condition/\(number)")]
      _ = try importer.take(record)
    case .override(let number, let tag, let isOn, let days):
      let today = rules.clinic.today.dayNumber
      try rules.store.write { connection in
        try connection.statement(
          """
          INSERT INTO tag_override (patient, tag, is_on, reason, note, from_day, until_day, at)
          VALUES (?, ?, ?, 'x', '', ?, ?, 0)
          """
        ).bind(number, tag, isOn, today, today + days).run()
      }
    case .born(let number, let day):
      try rules.store.write { connection in
        try connection.statement("UPDATE patient SET birth_day = ? WHERE id = ?")
          .bind(day, number).run()
      }
    case .merge:
      guard try rules.number("SELECT count(*) FROM patient WHERE merged_into IS NULL") == 2 else {
        return
      }
      let preview = try rules.store.mergePreview(into: PatientID(1), of: PatientID(2))
      _ = try rules.store.merge(preview, taking: [])
    case .unmerge:
      guard let merge = try rules.store.merges(of: PatientID(1)).first,
        try rules.number("SELECT count(*) FROM patient WHERE merged_into IS NULL") == 1
      else { return }
      _ = try rules.store.unmerge(merge.id)
    }
  }

  private static func history(_ rules: RuleClinic) throws -> String? {
    try rules.text(
      """
      SELECT group_concat(line, char(10)) FROM (
        SELECT patient || ' ' || rule || ' ' || day || ' ' || is_on || ' ' || is_shown || ' '
          || evidence || ' ' || cause AS line
        FROM tag_event WHERE withdrawn_at IS NULL ORDER BY patient, rule, day, seq)
      """)
  }

  private static func states(_ rules: RuleClinic) throws -> String? {
    try rules.text(
      """
      SELECT group_concat(line, char(10)) FROM (
        SELECT patient || ' ' || rule || ' ' || is_on || ' ' || is_shown || ' ' || since || ' '
          || evidence || ' ' || cause AS line FROM tag_state ORDER BY patient, rule)
      """)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func asTheyComeEveryNightAndAllAtOnceAreOne(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 7919)
    let seldom = try RuleClinic(Self.text)
    let nightly = try RuleClinic(Self.text)
    for rules in [seldom, nightly] {
      try rules.take(name: "张三", key: "1")
      try rules.take(name: "王五", key: "2")
    }
    for _ in 0..<40 {
      let days = Int.random(in: 0...14, using: &dice)
      for _ in 0..<days {
        nightly.clinic.clock.advance(seconds: 86_400)
        _ = try nightly.store.runDueRules()
      }
      seldom.clinic.clock.advance(seconds: days * 86_400)
      let what = Self.happening(&dice, today: seldom.clinic.today.dayNumber)
      for rules in [seldom, nightly] { try Self.carryOut(what, rules) }
    }
    for rules in [seldom, nightly] { _ = try rules.store.runDueRules() }
    let history = try Self.history(seldom)
    #expect(history?.isEmpty == false)
    #expect(try Self.history(nightly) == history)
    #expect(try Self.states(nightly) == Self.states(seldom))
    #expect(try seldom.store.checkAllRules().differing == [])
    try replay(seldom)
    #expect(try Self.history(seldom) == history)
    #expect(try seldom.store.check().isClean)
  }

  /// Judges everybody from the first day of the rules.
  private func replay(_ rules: RuleClinic) throws {
    try rules.store.write { connection in
      let book = try #require(try rules.store.rulesInForce.book(of: rules.store, in: connection))
      let judging = PatientJudging(store: rules.store, connection: connection, book: book)
      for patient in 1...2 {
        let changed = try judging.judge(patient, from: Schema.beforeAll, reason: .night)
        #expect(changed == 0)
      }
    }
  }
}
