import DemoClinic
import Domain
import FollowUps
import Foundation
import SQLite
import Store
import Testing

/// Figures of a generated clinic, read by SQL and worked out of the records as they were made.
@Suite struct CareFiguresTests {
  private static let today = CalendarDate(iso: "2026-11-21") ?? CalendarDate(dayNumber: 0)
  private static let now = TestClinic.zone.instant(today, secondOfDay: 36_000)
  private static let count = 400
  private static let demo = DemoClinic(
    seed: 11, patients: count, years: 10, today: today, zone: TestClinic.zone)

  /// A demo clinic in a folder of its own.
  private final class Built {
    let store: Store
    private let folder: URL

    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "fig-\(UUID().uuidString)")
      let path = folder.appending(path: "clinic.sqlite").path
      let setup = ClinicSetup(
        name: demo.name, staff: demo.staff, indicators: try TestClinic.indicators())
      _ = try BulkLoader.build(
        path: path, setup: setup, count: count, now: now, record: { demo.record($0) },
        progress: { _ in true })
      store = try Store(path: path, zone: TestClinic.zone, now: { CareFiguresTests.now })
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
  }

  /// The records of a person for an illness, made without the database.
  private static func records(_ index: Int, _ disease: ManagedDisease) -> FigureRecords? {
    let made = demo.record(index)
    let reasons = [disease.reason, disease.recheck]
    let followUps = made.followUps.filter { reasons.contains($0.reason) }.map { one in
      FigureRecords.FollowUp(
        planned: one.due, isRecheck: one.reason == disease.recheck, channel: one.channel,
        state: one.state, owner: one.owner,
        attempts: one.attempts.map {
          FigurePerson.Contact(
            day: TestClinic.zone.day($0.at), outcome: $0.outcome, staff: $0.staff)
        })
    }
    let isDiagnosed = made.conditions.map(\.value).contains {
      $0.isActive && disease.conditions.contains($0.code) && $0.verificationStatus != "refuted"
    }
    guard isDiagnosed || !followUps.isEmpty else { return nil }
    let ordered = made.measurements.map(\.value).sorted {
      $0.observation.instant < $1.observation.instant
    }
    var days: [CalendarDate: FigureRecords.Reading] = [:]
    let parts: [(String, WritableKeyPath<FigureRecords.Reading, Double?>)] =
      disease == .hypertension
      ? [("sbp", \.systolic), ("dbp", \.diastolic)]
      : [("fpg_cap", \.glucose), ("fpg", \.glucose)]
    for (code, part) in parts {
      for one in ordered where one.indicator == code {
        let observation = one.observation
        guard let value = observation.value, !observation.isImplausible,
          observation.status.isCurrent
        else { continue }
        let isHome = observation.source == .home
        var reading =
          days[observation.day] ?? FigureRecords.Reading(day: observation.day, isHome: isHome)
        if isHome && !reading.isHome { continue }
        if !isHome && reading.isHome { reading = FigureRecords.Reading(day: observation.day) }
        reading[keyPath: part] = value
        days[observation.day] = reading
      }
    }
    return FigureRecords(
      patient: PatientID(index + 1), birth: made.patient.birthDate, isDiagnosed: isDiagnosed,
      followUps: followUps, readings: days.values.sorted { $0.day < $1.day },
      arrivals: made.encounters.map(\.value).filter {
        ["AMB", "EMER", "HH"].contains($0.classCode)
      }.map(\.day))
  }

  @Test(arguments: ManagedDisease.allCases)
  func theClinicAgreesWithItsRecords(_ disease: ManagedDisease) throws {
    let built = try Built()
    let people = (0..<Self.count).compactMap { Self.records($0, disease) }
      .map { FigurePerson($0, disease: disease) }
    var seen: Set<Figure.Kind> = []
    for text in ["2026", "2025", "2026Q3", "2026-10", "2026-11", "2024"] {
      let period = try #require(FigurePeriod(text: text))
      let found = try built.store.figures(of: disease, in: period).figures
      let wanted = FigureMaker.figures(
        of: people, disease: disease, period: period, today: Self.today)
      #expect(found == wanted, "\(disease) \(text)")
      for figure in found where figure.numerator.count > 0 && figure.missing.count > 0 {
        seen.insert(figure.kind)
      }
    }
    // The demo has people on both sides of every figure that has people at all.
    #expect(seen.isSuperset(of: [.managed, .control, .reach]), "\(seen)")
  }

  @Test func aCardAgreesWithTheFiguresOfItsYear() throws {
    let built = try Built()
    let figures = try built.store.figures(of: .hypertension, in: .year(2026)).figures
    let control = try #require(figures.first { $0.kind == .control })
    try #require(control.denominator.count > 5)
    for item in control.denominator.prefix(30) {
      let card = try #require(
        try built.store.managementCard(of: item.patient, .hypertension, year: 2026))
      #expect(card.isControlled == control.numerator.contains { $0.patient == item.patient })
    }
  }

  @Test func thePeopleBehindAFigureHaveTheirNames() throws {
    let built = try Built()
    let figures = try built.store.figures(of: .hypertension, in: .year(2026))
    let control = try #require(figures.figures.first { $0.kind == .control })
    let people = try built.store.people(of: control)
    #expect(people.count == control.denominator.count)
    #expect(people.filter(\.counts).count == control.numerator.count)
    let first = try #require(people.first)
    #expect(!first.counts || control.missing.isEmpty)
    #expect(first.name == Self.demo.record(first.patient.value - 1).patient.name)
    #expect(figures.staff.count == Self.demo.staff.count)
  }

  @Test func aRestrictedPersonIsInNoFigure() throws {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "his")
    var record = sampleRecord()
    record.measurements = [systolic(130, on: "2026-10-01", key: "Observation/1")]
    _ = try importer.take(record)
    let patient = try #require(try clinic.find("张三").first).patient
    _ = try clinic.store.openFollowUps(
      [
        FollowUpDraft(
          reason: .hypertensionManagement, channel: .visit, due: clinic.today, risk: .regular,
          why: Localized(same: "x"), owner: "li")
      ], of: patient)
    func managed() throws -> Int {
      try clinic.store.figures(of: .hypertension, in: .year(2026)).figures[0].denominator.count
    }
    #expect(try managed() == 1)
    try clinic.store.restrict(patient, reason: "本人要求", requester: "本人")
    #expect(try managed() == 0)
  }

  @Test func figuresAreForThoseWhoMaySeeThem() throws {
    let clinic = try TestClinic()
    let reception = try clinic.terminal(of: .reception)
    #expect(throws: StoreError.denied(.read, .statistics)) {
      try reception.figures(of: .hypertension, in: .year(2026))
    }
    let auditor = try clinic.terminal(of: .auditor)
    let figures = try auditor.figures(of: .hypertension, in: .year(2026)).figures
    #expect(figures.map(\.denominator.count) == [0, 0, 0, 0, 0, 0, 0])
    #expect(throws: StoreError.denied(.read, .queue)) { try auditor.people(of: figures[0]) }
  }
}
