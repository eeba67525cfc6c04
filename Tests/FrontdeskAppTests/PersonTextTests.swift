import Domain
import Testing

@testable import FrontdeskApp

/// Everything held on a person, as they read it.
@Suite struct PersonTextTests {
  private func export() throws -> PersonExport {
    let day = try #require(CalendarDate(iso: "2026-03-01"))
    let person = Patient(name: "林秀兰", sex: .female, birthDate: nil)
    var export = PersonExport(
      archive: PatientArchive(id: PatientID(1), card: "000019", patient: person))
    export.tags = [
      TagPeriod(
        tag: Localized(zh: "血压高", en: "BP high"), rule: "bp.high", version: 2, from: day,
        until: day.adding(days: 30), reason: Localized(zh: "条件成立", en: "its condition was met")),
      TagPeriod(
        tag: Localized(zh: "肥胖", en: "Obese"), rule: "obese", version: 1, from: day,
        reason: Localized(zh: "条件成立", en: "its condition was met"), isWithdrawn: true),
    ]
    return export
  }

  @Test func tagsAreListedWithTheirTimesAndRules() throws {
    let lines = PersonText(try export(), zone: .fixed(0), language: .chinese).lines
    let start = try #require(lines.firstIndex(of: "标签"))
    #expect(lines[start + 1] == "  血压高 2026-03-01 → 2026-03-31 条件成立 bp.high v2")
    #expect(lines[start + 2].hasPrefix("  肥胖 2026-03-01 → 条件成立 obese v1 "))
    let english = PersonText(try export(), zone: .fixed(0), language: .english).lines
    #expect(english.contains("Tags"))
    #expect(english.contains { $0.contains("BP high") && $0.contains("bp.high v2") })
  }
}
