internal import DemoClinic
internal import Domain
internal import Glibc
internal import Store

/// The audit trail: a million rows verified, and what a row costs a saved outcome.
enum AuditRows {
  private static let rows = 1_000_000
  private static let patients = 2000
  private static let saves = 500

  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    try [digests()] + verification(clinic) + saving(clinic)
  }

  /// SHA-256 over a megabyte at a time.
  private static func digests() -> Row {
    let bytes = [UInt8](repeating: 0x61, count: 1 << 20)
    let times = Times(Array(0..<64)) { _ in _ = SHA256.digest(of: bytes) }
    return Row(
      "SHA-256", "\(short(1000 / max(times.processorMedian, 0.001) * 1.048_576)) MB/s",
      target: "≥ 150 MB/s")
  }

  /// A clinic of its own whose trail is filled by rescheduling, kept for the next run.
  private static func verification(_ clinic: BenchClinic) throws -> [Row] {
    let path = clinic.path + ".trail"
    if access(path + ".audit-key", F_OK) != 0 {
      for ending in ["", "-wal", "-shm", ".gate"] { unlink(path + ending) }
      try fill(path, clinic)
    }
    let store = try Store(path: path, zone: BenchClinic.zone, now: { BenchClinic.now })
    var count = 0
    let times = try Times(Array(0..<3)) { _ in
      let report = try store.verifyAudit()
      count = report.rows
      guard report.isWhole else {
        throw BenchClinic.Problem(description: "the trail of the bench is broken")
      }
    }
    return [
      Row("audit --verify, \(count) rows", times, target: "≤ 10000 ms for a million"),
      Row("memory after it", "peak \(BenchClinic.peakMegabytes) MiB"),
    ]
  }

  private static func fill(_ path: String, _ clinic: BenchClinic) throws {
    let demo = DemoClinic(
      seed: 2, patients: patients, years: 2, today: BenchClinic.today, zone: BenchClinic.zone)
    let setup = ClinicSetup(
      name: demo.name, staff: demo.staff, indicators: try clinic.open().indicators,
      timeZone: "CST-8", demoRecipe: "trail")
    _ = try BulkLoader.build(
      path: path, setup: setup, count: patients, now: BenchClinic.now,
      record: { demo.record($0) }, progress: { _ in true })
    let store = try Store(path: path, zone: BenchClinic.zone, now: { BenchClinic.now })
    let ids = try store.queueOrder(.all)
    var written = 0
    while written < rows {
      let briefs = try store.followUpBriefs(ids: ids)
      _ = try store.change(
        briefs, .reschedule(BenchClinic.today.adding(days: 1 + written / ids.count % 20)))
      written += ids.count
      Bench.tell("filling the trail \(written * 100 / rows)%\r")
    }
  }

  /// A saved outcome beside the cost of one row of the trail in it.
  private static func saving(_ clinic: BenchClinic) throws -> [Row] {
    let store = try clinic.open()
    let ids = try store.queueOrder(.all).prefix(saves)
    let save = try Times(Array(ids)) { id in
      let followUp = try store.followUp(FollowUpID(Int(id)))
      let saved = try store.recordOutcome(
        of: followUp.id, version: followUp.version, outcome: .noAnswer, note: "",
        nextDue: BenchClinic.today)
      _ = try store.undoOutcome(of: saved.id, version: saved.version)
    }
    let runs = Array(0..<saves)
    let plain = try Times(runs) { try store.setPreference("bench", to: "\($0)") }
    let chained = try Times(runs) { _ in try store.auditDenied(.approve, .sensitive) }
    let row = max(0, chained.processorMedian - plain.processorMedian)
    let one = save.processorMedian / 2
    return [
      Row("an outcome saved and taken back, two writes", save),
      Row("a write of one setting and nothing else", plain),
      Row("a write of one row of the trail and nothing else", chained, floor: plain),
      Row(
        "what a chained row adds to a saved outcome",
        "\(short(row)) ms on the processor of \(short(one)) ms, "
          + "\(short(100 * row / max(one - row, 0.001))) %; on the wall "
          + "\(short(max(0, chained.median - plain.median))) ms of \(short(save.median / 2)) ms",
        target: "≤ 20 %"),
    ]
  }
}
