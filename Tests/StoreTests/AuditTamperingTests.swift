import Domain
import Foundation
import SQLite
import Testing

@testable import Store

/// Whatever is done to the trail by somebody who has the file and not the key, it shows.
@Suite struct AuditTamperingTests {
  /// A generator of its own seed, so that a failure comes again.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static let numbers = [
    "id", "at", "staff", "object_id", "patient", "utc_offset", "session", "outcome", "count",
    "epoch",
  ]
  private static let texts = [
    "action", "object", "detail", "role", "terminal", "reason", "program",
  ]
  private static let digests = ["before_digest", "after_digest", "digest", "mac"]

  @Test func theTrailAsItWasWrittenIsWhole() throws {
    let trail = try AuditTrailCopy()
    let plain = try trail.report()
    #expect(plain.isWhole, "\(plain.breaks.map(\.message.english))")
    #expect(plain.rows == trail.ids.count)
    // The last day alone has a key that is still there: three rows.
    #expect(plain.proven == 3)
    let proven = try trail.report([trail.firstKey])
    #expect(proven.isWhole, "\(proven.breaks.map(\.message.english))")
    #expect(proven.proven == trail.ids.count)
  }

  @Test func tenThousandTamperingsAreAllSeen() throws {
    let trail = try AuditTrailCopy()
    var dice = Dice(state: 20_261_122)
    var kinds: [String: Int] = [:]
    let untouched = try Self.fingerprint(trail.connection)
    for number in 0..<10_000 {
      var what = ""
      var didChange = true
      let report = try trail.report { connection in
        what = try Self.tamper(connection, trail.ids, &dice)
        didChange = try Self.fingerprint(connection) != untouched
      }
      guard didChange else { continue }
      kinds[String(what.prefix { $0 != " " }), default: 0] += 1
      #expect(!report.isWhole, "number \(number): \(what) was missed")
    }
    #expect(kinds.keys.count == 8)
    #expect(kinds.values.reduce(0, +) > 9_000)
  }

  /// Does one thing to the rows and tells what; some, such as a swap with itself, change nothing.
  private static func tamper(
    _ connection: Connection, _ ids: [Int], _ dice: inout Dice
  ) throws -> String {
    let id = ids.randomElement(using: &dice) ?? 1
    let other = ids.randomElement(using: &dice) ?? 1
    let what: String
    switch Int.random(in: 0..<8, using: &dice) {
    case 0:
      what = "number \(try editNumber(id, connection, &dice))"
    case 1:
      let column = texts.randomElement(using: &dice) ?? "detail"
      what = "text \(column) of \(id)"
      try connection.execute(
        "UPDATE audit_event SET \(column) = coalesce(\(column), '') || 'x' WHERE id = \(id)")
    case 2:
      what = "digest \(try editDigest(id, connection, &dice))"
    case 3:
      what = "delete \(id) and \(other)"
      let second = Bool.random(using: &dice) ? other : id
      try connection.execute("DELETE FROM audit_event WHERE id IN (\(id), \(second))")
    case 4:
      what = "insert a copy of \(id)"
      try connection.execute(insertion(of: id, as: "(SELECT max(id) + 1 FROM audit_event)"))
    case 5:
      what = "swap \(id) and \(other)"
      try connection.execute(
        """
        UPDATE audit_event SET id = -1 WHERE id = \(id);
        UPDATE audit_event SET id = \(id) WHERE id = \(other);
        UPDATE audit_event SET id = \(other) WHERE id = -1;
        """)
    case 6:
      what = "truncate after \(id)"
      try connection.execute("DELETE FROM audit_event WHERE id > \(id)")
    default:
      what = "forge from \(id)"
      try connection.execute("UPDATE audit_event SET detail = 'forged' WHERE id = \(id)")
      try AuditTrailCopy.forge(
        from: id, with: SHA256.digest(of: [UInt8(truncatingIfNeeded: id)]), in: connection)
    }
    return what
  }

  private static func editNumber(
    _ id: Int, _ connection: Connection, _ dice: inout Dice
  ) throws -> String {
    let column = numbers.randomElement(using: &dice) ?? "at"
    let by = Int.random(in: 1...5, using: &dice) * (column == "id" ? 1000 : 1)
    try connection.execute(
      "UPDATE audit_event SET \(column) = coalesce(\(column), 0) + \(by) WHERE id = \(id)")
    return "\(column) of \(id)"
  }

  private static func editDigest(
    _ id: Int, _ connection: Connection, _ dice: inout Dice
  ) throws -> String {
    let column = digests.randomElement(using: &dice) ?? "mac"
    let value =
      Bool.random(using: &dice)
      ? "NULL" : "x'" + SHA256.digest(of: [UInt8.random(in: 0...255, using: &dice)]).hex + "'"
    try connection.execute("UPDATE audit_event SET \(column) = \(value) WHERE id = \(id)")
    return "\(column) of \(id) to \(value.prefix(6))"
  }

  private static func insertion(of id: Int, as newID: String) -> String {
    let columns = AuditEntry.columns.replacingOccurrences(of: "\n", with: " ").dropFirst(4)
    return """
      INSERT INTO audit_event (id, \(columns), digest, mac)
      SELECT \(newID), \(columns), digest, mac FROM audit_event WHERE id = \(id)
      """
  }

  private static func fingerprint(_ connection: Connection) throws -> SHA256.Digest {
    try AuditCover(in: connection).digest
  }

  // MARK: - Single cases, with what is told

  @Test func everyBreakIsToldWithItsPlace() throws {
    let trail = try AuditTrailCopy()
    func kinds(_ sql: String) throws -> [AuditBreak] {
      try trail.report { try $0.execute(sql) }.breaks
    }
    let last = trail.ids.count
    #expect(
      try kinds("UPDATE audit_event SET detail = 'x' WHERE id = 4")
        == [AuditBreak(row: 4, kind: .changed)])
    #expect(
      try kinds("DELETE FROM audit_event WHERE id IN (4, 5)")
        == [AuditBreak(row: 4, kind: .missing(from: 4, to: 5))])
    #expect(
      try kinds("DELETE FROM audit_event WHERE id = \(last)")
        == [AuditBreak(row: last - 1, kind: .cut(known: last))])
    #expect(
      try kinds("UPDATE audit_event SET digest = NULL, mac = NULL WHERE id = 3")
        .contains(AuditBreak(row: 3, kind: .unchained)))
    #expect(
      try kinds("DELETE FROM audit_event WHERE id = 1").first
        == AuditBreak(row: 2, kind: .beginning))
    #expect(try kinds("DELETE FROM audit_event") == [AuditBreak(row: 0, kind: .cut(known: last))])
  }

  @Test func aSegmentThatWasNeverClosedExplainsNothing() throws {
    let trail = try AuditTrailCopy()
    let report = try trail.report { connection in
      try connection.execute(
        """
        INSERT INTO audit_segment SELECT 1, 1, 2, digest, digest, mac, 2, digest, 0, 1, 2
        FROM audit_event WHERE id = 2;
        DELETE FROM audit_event WHERE id <= 2;
        """)
    }
    #expect(report.breaks == [AuditBreak(row: 1, kind: .segment)])
  }

  @Test func theFirstKeyFindsWhatTodaysKeyCannot() throws {
    let trail = try AuditTrailCopy()
    let last = try #require(trail.ids.last)
    // Somebody with the key file as well rewrites a row of the first day with today's key and
    // fits the key file to it.
    func forge(_ connection: Connection) throws {
      try connection.execute("UPDATE audit_event SET detail = 'forged' WHERE id = 3")
      try AuditTrailCopy.forge(from: 3, with: trail.key.key, in: connection)
    }
    try trail.connection.execute("BEGIN")
    defer { try? trail.connection.execute("ROLLBACK") }
    try forge(trail.connection)
    var key = trail.key
    let row = try trail.connection.statement(
      "SELECT \(AuditEntry.columns), digest, mac FROM audit_event WHERE id = ?")
    row.bind(last)
    _ = try row.step()
    key.head = try #require(AuditChain.head(row))
    row.reset()
    #expect(try AuditVerifier.report(trail.connection, key: key, firstKeys: []).isWhole)
    let proven = try AuditVerifier.report(
      trail.connection, key: key, firstKeys: [trail.firstKey])
    #expect(proven.breaks.first == AuditBreak(row: 3, kind: .mac))
  }

  @Test func aForeignFirstKeyIsNamed() throws {
    let trail = try AuditTrailCopy()
    let report = try trail.report([FirstKey.draw()])
    #expect(report.breaks.map(\.kind) == [.foreignKey])
  }
}
