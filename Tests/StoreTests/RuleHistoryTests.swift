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
      rule contact.phone version 1
        tag "电话能通"  when count(reached_phone, 20d) >= 2 and count(reached_phone, 20d) > count(reached_msg, 20d)
      end
      rule contact.missed version 1
        tag "爽约"  when count(noshow, 25d) >= 1  hold 3d
      end
      rule med.many version 1
        tag "多药"  when latest(rx_count, 30d) >= 2  if unknown off
      end

      """

  /// Clocks go forward an hour in December and back in January, at two in the morning.
  private static let changing = ClinicZone { instant in
    instant.seconds >= 1_796_860_800 && instant.seconds < 1_799_539_200 ? 9 * 3600 : 8 * 3600
  }

  /// What happens on one day, the same at both clinics.
  private enum Happening {
    case value(person: Int, key: Int, day: Int, Double)
    case diagnosis(person: Int, onset: Int?)
    case override(person: Int, tag: String, isOn: Bool, days: Int)
    case born(person: Int, Int)
    case merge
    case unmerge
    case missed(person: Int, day: Int)
    case tookBackMissed(person: Int)
    /// So many seconds ago.
    case attempt(person: Int, channel: String, seconds: Int)
    case medicine(person: Int, number: Int, from: Int, through: Int?)
    case visit(person: Int, day: Int)
  }

  private static func happening(_ dice: inout Dice, today: Int) -> Happening {
    let person = Int.random(in: 1...2, using: &dice)
    switch Int.random(in: 0..<18, using: &dice) {
    case 0: return .diagnosis(person: person, onset: dice.next() % 2 == 0 ? today - 40 : nil)
    case 1:
      let tag = ["血压高", "血压该测", "高血压患者", "血压危急"].randomElement(using: &dice) ?? ""
      return .override(
        person: person, tag: tag, isOn: dice.next() % 2 == 0,
        days: Int.random(in: 0...20, using: &dice))
    case 2: return .born(person: person, Int.random(in: -9000...0, using: &dice))
    case 3: return .merge
    case 4: return .unmerge
    case 5: return .missed(person: person, day: today - Int.random(in: 0...20, using: &dice))
    case 6: return .tookBackMissed(person: person)
    case 7, 8:
      return .attempt(
        person: person, channel: dice.next() % 3 == 0 ? "message" : "phone",
        seconds: Int.random(in: 0..<200_000, using: &dice))
    case 9:
      let from = today - Int.random(in: 0...40, using: &dice)
      let days = Int.random(in: 0...60, using: &dice)
      return .medicine(
        person: person, number: Int.random(in: 0..<3, using: &dice), from: from,
        through: dice.next() % 2 == 0 ? from + days : nil)
    case 10: return .visit(person: person, day: today - Int.random(in: 0...9, using: &dice))
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
    case .missed(let person, _), .tookBackMissed(let person), .attempt(let person, _, _),
      .medicine(let person, _, _, _), .visit(let person, _):
      // Nobody writes to a card that went into another.
      let isThere = "SELECT count(*) FROM patient WHERE merged_into IS NULL AND id = \(person)"
      if try rules.number(isThere) == 1 { try contact(happening, rules) }
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

  /// What comes by other ways than files.
  private static func contact(_ happening: Happening, _ rules: RuleClinic) throws {
    let now = rules.clinic.clock.now.seconds
    try rules.store.write { connection in
      switch happening {
      case .missed(let person, let day):
        try connection.execute(
          "INSERT INTO appointment (patient, status, day, minutes, kind, created_at)"
            + " VALUES (\(person), 'noshow', \(day), 9, 'x', 0)")
      case .tookBackMissed(let person):
        try connection.execute(
          "UPDATE appointment SET status = 'booked' WHERE id ="
            + " (SELECT max(id) FROM appointment WHERE patient = \(person))")
      case .attempt(let person, let channel, let seconds):
        try connection.execute(
          """
          INSERT INTO follow_up (patient, reason, channel, due, risk, state, why_zh, why_en)
            VALUES (\(person), 'other', '\(channel)', 0, 0, 1, '', '');
          INSERT INTO follow_up_attempt (follow_up, number, at, outcome, note, before_due,
            before_risk, before_channel, before_why_zh, before_why_en)
            SELECT max(id), 0, \(now - seconds), 'completed', '', 0, 0, '\(channel)', '', ''
            FROM follow_up
          """)
      case .medicine(let person, let number, let from, let through):
        try connection.execute(
          """
          INSERT OR IGNORE INTO word (text) VALUES ('active');
          INSERT OR IGNORE INTO coding (code, system, display) VALUES ('C\(number)', 's', 'd');
          INSERT INTO medication_statement (patient, number, coding, status,
            started_day, ended_day)
            SELECT \(person), \(number), c.id, w.id, \(from), \(through.map(String.init) ?? "NULL")
            FROM coding c, word w WHERE c.code = 'C\(number)' AND w.text = 'active'
            ON CONFLICT DO UPDATE SET coding = excluded.coding, started_day = excluded.started_day,
              ended_day = excluded.ended_day
          """)
      case .visit(let person, let day):
        try connection.execute(
          """
          INSERT OR IGNORE INTO word (text) VALUES ('finished');
          INSERT INTO encounter (patient, number, day, started, class, type, status)
            SELECT \(person), (SELECT coalesce(max(number), -1) + 1 FROM encounter
              WHERE patient = \(person)), \(day), 0, w.id, w.id, w.id
            FROM word w WHERE w.text = 'finished'
          """)
      default: break
      }
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

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func asTheyComeEveryNightAndAllAtOnceAreOne(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 7919)
    let zone = seed % 2 == 0 ? Self.changing : TestClinic.zone
    let seldom = try RuleClinic(Self.text, zone: zone)
    let nightly = try RuleClinic(Self.text, zone: zone)
    for rules in [seldom, nightly] {
      try rules.take(name: "张三", key: "1")
      try rules.take(name: "王五", key: "2")
    }
    for _ in 0..<60 {
      let days = Int.random(in: 0...14, using: &dice)
      for _ in 0..<days {
        nightly.clinic.clock.advance(seconds: 86_400)
        while try nightly.store.tendRules(isIdle: true).hasMore {}
      }
      seldom.clinic.clock.advance(seconds: days * 86_400)
      let what = Self.happening(&dice, today: seldom.clinic.today.dayNumber)
      for rules in [seldom, nightly] { try Self.carryOut(what, rules) }
    }
    for rules in [seldom, nightly] { _ = try rules.store.runDueRules() }
    // The pass that each night made found nothing, on any of them.
    #expect(try nightly.number("SELECT count(*) FROM rule_night WHERE differing > 0") == 0)
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
