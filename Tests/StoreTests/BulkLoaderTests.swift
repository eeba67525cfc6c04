import DemoClinic
import Domain
import Foundation
import Store
import Testing

@Suite struct BulkLoaderTests {
  private static let today = CalendarDate(iso: "2026-11-21") ?? CalendarDate(dayNumber: 0)
  private static let demo = DemoClinic(
    seed: 7, patients: 300, years: 10, today: today, zone: TestClinic.zone)
  private static let now = TestClinic.zone.instant(today, secondOfDay: 36_000)

  private func path() -> String {
    FileManager.default.temporaryDirectory
      .appending(path: "bulk-\(UUID().uuidString)/demo.sqlite").path
  }

  private func build(_ path: String, progress: (Int) -> Bool = { _ in true }) throws -> Bool {
    let setup = ClinicSetup(
      name: Self.demo.name, staff: Self.demo.staff, indicators: try TestClinic.indicators(),
      demoRecipe: "test")
    return try BulkLoader.build(
      path: path, setup: setup, count: 300, now: Self.now, record: { Self.demo.record($0) },
      progress: progress)
  }

  @Test func aLoadedClinicIsWholeAndHoldsWhatWasMade() throws {
    let path = path()
    #expect(try build(path))
    let store = try Store(path: path, zone: TestClinic.zone, now: { Self.now })
    #expect(try store.check().isClean)
    #expect(try store.patientCount() == 300)
    #expect(try store.setting(.isDemo) == "1")
    for index in [0, 17, 150, 299] {
      let made = Self.demo.record(index)
      let archive = try store.archive(of: PatientID(index + 1), purpose: .command)
      #expect(archive.patient == made.patient)
      #expect(archive.contacts == made.contacts)
      #expect(Set(archive.conditions) == Set(made.conditions.map(\.value)))
      #expect(Set(archive.encounters) == Set(made.encounters.map(\.value)))
      #expect(archive.followUps.count == made.followUps.count)
      let stored = archive.series.flatMap { one in
        one.points.map { PatientRecord.Measurement(indicator: one.indicator.code, observation: $0) }
      }
      #expect(Set(stored) == Set(made.measurements.map(\.value)))
      #expect(stored.count == made.measurements.count)
    }
  }

  @Test func everybodyIsFoundByCardNameAndPhone() throws {
    let path = path()
    #expect(try build(path))
    let store = try Store(path: path, zone: TestClinic.zone, now: { Self.now })
    for index in stride(from: 0, to: 300, by: 23) {
      let made = Self.demo.record(index)
      let card = CardNumber(serial: index + 1).description
      let queries =
        [card, made.patient.name + " " + card]
        + made.contacts.filter { $0.system == .phone }.map { $0.value + " " + card }
      for query in queries {
        let hits = try store.lookup(LookupQuery(query, today: Self.today), limit: 50).hits
        #expect(hits.contains { $0.patient == PatientID(index + 1) }, "\(index)")
      }
    }
  }

  @Test func aStoppedLoadLeavesNoFile() throws {
    let path = path()
    #expect(try build(path, progress: { _ in false }) == false)
    let folder = URL(filePath: path).deletingLastPathComponent().path
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test func aLoadNeverReplacesAFile() throws {
    let clinic = try TestClinic()
    #expect(throws: StoreError.alreadyThere(path: clinic.path)) { _ = try build(clinic.path) }
    #expect(try clinic.store.patientCount() == 0)
  }
}
