import Domain
import Foundation
import Interchange
import SQLite
import Testing

@testable import Store

/// Tags belong to the person: they are handed out with everything else, and go with it.
@Suite struct TagExportTests {
  private func taggedPerson() throws -> (RuleClinic, PatientID) {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)], diagnoses: [RuleClinic.hypertension])
    // A value that was wrong: what it gave never was so.
    try rules.take([("2026-11-20", 190)], diagnoses: [RuleClinic.hypertension])
    rules.clinic.clock.advance(seconds: 86_400)
    try rules.take(
      [("2026-11-20", 190), ("2026-11-22", 130)], diagnoses: [RuleClinic.hypertension])
    _ = try rules.store.overrideTag(
      TagOverrideDraft(tag: "高血压患者", isOn: false, reason: .treatedElsewhere, note: "市医院"),
      of: patient)
    return (rules, patient)
  }

  @Test func theCopyOfAPersonHoldsTheirTagsAndWhatWasSaidOfThem() throws {
    let (rules, patient) = try taggedPerson()
    let manager = try rules.clinic.terminal(of: .manager)
    let export = try manager.exportPerson(patient, to: "本人", purpose: "查阅")
    #expect(export.tags.map(\.rule) == ["bp.high", "htn.known"])
    let pressure = try #require(export.tags.first)
    #expect(pressure.tag == Localized(zh: "血压高", en: "BP high"))
    #expect(pressure.version == 1 && !pressure.isWithdrawn)
    #expect(pressure.from == CalendarDate(iso: "2026-11-21"))
    #expect(pressure.until == CalendarDate(iso: "2026-11-22"))
    #expect(export.tags.last?.until == nil)
    #expect(export.tagOverrides.map(\.details.note) == ["市医院"])
    let text = FHIRExport(export, zone: TestClinic.zone, clinic: "测试")
      .bundle(at: rules.clinic.clock.now).text
    let bundle = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let entries = try #require(bundle["entry"] as? [[String: Any]])
    let flags = entries.compactMap { $0["resource"] as? [String: Any] }
      .filter { $0["resourceType"] as? String == "Flag" }
    #expect(flags.map { $0["status"] as? String } == ["inactive", "active", "active"])
    func inner(_ flag: [String: Any], _ name: String) -> [String: Any]? {
      flag[name] as? [String: Any] ?? (flag[name] as? [[String: Any]])?.first
    }
    #expect(inner(flags[0], "identifier")?["value"] as? String == "bp.high|1")
    #expect(inner(flags[0], "code")?["text"] as? String == "血压高")
    // The last day on which it was on.
    let day = ["start": "2026-11-21", "end": "2026-11-21"]
    #expect(inner(flags[0], "period") as? [String: String] == day)
    #expect(inner(flags[0], "extension")?["valueString"] as? String == "符合规则条件（资料有变）")
    #expect(inner(flags[1], "period") as? [String: String] == ["start": "2026-11-21"])
    #expect(inner(flags[2], "author")?["display"] as? String == "李护士")
    #expect(inner(flags[2], "extension")?["valueString"] as? String == "他院治疗中；市医院")
    let references = flags.compactMap { inner($0, "subject")?["reference"] as? String }
    #expect(Set(references).count == 1 && references.count == 3)
  }

  @Test func whatWasWithdrawnIsSaidToBeAnError() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)])
    try rules.take([("2026-11-20", 120)])
    let manager = try rules.clinic.terminal(of: .manager)
    let export = try manager.exportPerson(patient, to: "本人", purpose: "查阅")
    #expect(export.tags.map(\.isWithdrawn) == [true])
    let text = FHIRExport(export, zone: TestClinic.zone, clinic: "测试")
      .bundle(at: rules.clinic.clock.now).text
    #expect(text.contains("entered-in-error"))
  }

  /// After an erasure no row of the rules names the person, nor a card that was merged into theirs.
  @Test func theErasureTakesEveryTraceOfTags() throws {
    let rules = try RuleClinic()
    var old = sampleRecord(name: "张三", key: "Patient/1", phone: "13812340021")
    old.encounters = [
      .init(
        Encounter(
          start: TestClinic.zone.instant(try #require(CalendarDate(iso: "2010-01-05"))),
          day: try #require(CalendarDate(iso: "2010-01-05")), classCode: "AMB", type: "复诊"),
        key: "Encounter/1")
    ]
    old.conditions = [.init(RuleClinic.hypertension, key: "Condition/1")]
    let importer = Importer(rules.store, source: "his")
    _ = try importer.take(old)
    var other = sampleRecord(name: "张山", key: "Patient/2", phone: "13812340022")
    other.conditions = [.init(RuleClinic.hypertension, key: "Condition/2")]
    _ = try importer.take(other)
    _ = try rules.store.overrideTag(
      TagOverrideDraft(tag: "血压高", isOn: true, reason: .clinicalJudgement, note: "特别长的说明"),
      of: PatientID(2))
    let preview = try rules.store.mergePreview(into: PatientID(1), of: PatientID(2))
    _ = try rules.store.merge(preview, taking: [])
    #expect(try Set(rules.shown(PatientID(1))) == ["血压高", "高血压患者"])
    #expect(try rules.number("SELECT count(*) FROM tag_event") > 1)
    let manager = try rules.clinic.terminal(of: .manager)
    let question = try manager.askToErase(PatientID(1), reason: "本人要求")
    let second = try rules.clinic.machine()
    _ = try second.act(as: "ma", systemUser: "")
    try second.decide(question, allow: true)
    try manager.erase(PatientID(1))
    let tables = [
      "tag_state", "tag_event", "tag_override", "tag_due", "rule_action", "rule_touched",
    ]
    for table in tables {
      #expect(try rules.number("SELECT count(*) FROM \(table)") == 0, "\(table)")
    }
    // Nor does a table that is added later, as long as it says whose its rows are.
    let named = try rules.text(
      """
      SELECT group_concat(m.name, ' ') FROM sqlite_master m
      WHERE m.type = 'table' AND (m.name GLOB 'tag_*' OR m.name GLOB 'rule_*')
        AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'patient')
      """)
    #expect(Set(named?.split(separator: " ").map(String.init) ?? []) == Set(tables))
    try Connection(path: rules.clinic.path, mode: .readWrite).execute(
      "PRAGMA wal_checkpoint(TRUNCATE)")
    let bytes = try Data(contentsOf: URL(filePath: rules.clinic.path))
    #expect(bytes.firstRange(of: Data("特别长的说明".utf8)) == nil)
    // Whoever is due tomorrow is not the one who is gone.
    rules.clinic.clock.advance(seconds: 400 * 86_400)
    #expect(try rules.store.dueRulesCount() == 0)
  }
}
