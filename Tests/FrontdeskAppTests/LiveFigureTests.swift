import DemoClinic
import Domain
import FollowUps
import Foundation
import FrontdeskApp
import Interchange
import Store
import TestSupport
import Testing

/// Figures over the real runner and a generated clinic: what shows is what the store counts.
@Suite struct LiveFigureTests {
  private static let people = 300

  /// A clinic with the people of the demo, and its manager at the desk.
  private func open() throws -> (clinic: LiveClinic, desk: LiveDesk) {
    let clinic = try LiveClinic()
    let manager = FileManager.default
    for file in try manager.contentsOfDirectory(atPath: clinic.folder.path)
    where file.hasPrefix("clinic.sqlite") {
      try manager.removeItem(at: clinic.folder.appending(path: file))
    }
    let now = SampleClinic.now
    let demo = DemoClinic(
      seed: 11, patients: Self.people, years: 6, today: SampleClinic.zone.day(now),
      zone: LiveClinic.zone)
    let own = Set(LiveClinic.staff.map(\.code))
    let bytes = try SharedFiles.repositoryBytes("sample-data/clinic/indicators.json5")
    let setup = ClinicSetup(
      name: demo.name, staff: LiveClinic.staff + demo.staff.filter { !own.contains($0.code) },
      indicators: IndicatorFile.read(bytes).indicators)
    _ = try BulkLoader.build(
      path: clinic.path, setup: setup, count: Self.people, now: now,
      record: { demo.record($0) }, progress: { _ in true })
    let store = try clinic.machine()
    _ = try store.act(as: "ma", systemUser: "")
    try store.setOwnPassword(
      old: nil, new: Secret(LiveClinic.password.utf8),
      terminal: SessionTerminal(host: "setup", tty: "", pid: 1))
    var desk = try clinic.desk()
    desk.signIn("ma")
    desk.send(.command(.viewFigures))
    return (clinic, desk)
  }

  @Test func whatShowsIsWhatTheStoreCounts() throws {
    var (clinic, desk) = try open()
    let machine = try clinic.machine()
    var seen = 0
    for keys in ["", "(", "p", "i", "p("] {
      desk.press(keys)
      let question = desk.model.figureQuestion
      let sheet = try #require(desk.model.figures.sheet)
      let found = try machine.figures(of: question.disease, in: question.period)
      #expect(sheet.question == question)
      for figure in found.figures {
        let line = try #require(sheet.line(figure.kind, of: .clinic))
        #expect(line.part == figure.numerator.count && line.whole == figure.denominator.count)
        let groups = sheet.lines.filter { $0.kind == figure.kind && $0.group != .clinic }
        let staff = groups.filter { if case .staff = $0.group { true } else { false } }
        #expect(staff.map(\.whole).reduce(0, +) == line.whole)
        #expect(staff.map(\.part).reduce(0, +) == line.part)
        seen += line.whole
      }
      let before = try #require(question.before)
      let earlier = try machine.figures(of: before.disease, in: before.period)
      let shown = try #require(desk.model.figures.before)
      for figure in earlier.figures {
        #expect(shown.line(figure.kind, of: .clinic)?.whole == figure.denominator.count)
      }
    }
    #expect(seen > 100, "the clinic has people behind its figures")
  }

  @Test func whoIsListedIsWhoTheStoreNames() throws {
    var (clinic, desk) = try open()
    let machine = try clinic.machine()
    let found = try machine.figures(of: .hypertension, in: desk.model.figureQuestion.period)
    var listed = 0
    for figure in found.figures {
      desk.press("<Enter>")
      let people = try #require(desk.model.figures.people)
      #expect(people.line.kind == figure.kind)
      let rows = try machine.people(of: figure)
      #expect(people.rows?.map(\.card) == rows.map(\.card))
      #expect(people.rows?.map(\.counts) == rows.map(\.counts))
      #expect(people.rows?.map(\.day) == rows.map(\.day))
      listed += rows.count
      desk.press("<Esc><Down>")
    }
    #expect(listed > 50)
    // From a figure to somebody's archive and back.
    desk.press("<Home><Enter>")
    let person = try #require(desk.model.figurePerson)
    desk.press("<Enter>")
    #expect(desk.model.archive.archive?.id == person.patient)
    desk.press("<Esc>")
    #expect(desk.model.figurePerson == person)
  }

  @Test func aListLeavesWithAReasonAndARowInTheTrail() throws {
    var (clinic, desk) = try open()
    desk.press("e<Enter>")
    let first = try FileManager.default.contentsOfDirectory(atPath: clinic.exports).first
    let table = clinic.exports + "/" + (first ?? "")
    #expect(first?.hasPrefix("frontdesk-export-figures-") == true)
    let text = try String(contentsOfFile: table, encoding: .utf8)
    #expect(text.split(whereSeparator: \.isNewline).count == 8, "\(text)")
    let mode = try FileManager.default.attributesOfItem(atPath: table)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    desk.press("<Enter><Left>e季度复查<Enter>")
    let files = try FileManager.default.contentsOfDirectory(atPath: clinic.exports)
    #expect(files.contains { $0.hasPrefix("frontdesk-export-figure-people") }, "\(files)")
    let details = try clinic.machine().auditRows(of: nil, limit: 40).map(\.detail)
    #expect(details.contains { $0.contains("export figures 1") }, "\(details)")
    #expect(details.contains { $0.contains("export figure-people") }, "\(details)")
  }
}
