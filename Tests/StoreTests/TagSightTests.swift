import Domain
import Store
import Testing

/// The tags that come with a record and with a row of the lookup, to those who may know them.
@Suite struct TagSightTests {
  @Test func shownTagsStandInTheRecordAndInTheLookup() throws {
    let rules = try RuleClinic()
    let patient = try rules.take(
      [("2026-11-20", 150)], diagnoses: [RuleClinic.hypertension])
    let names = ["血压高", "高血压患者"]
    let archive = try rules.store.archive(of: patient, purpose: .open)
    #expect(archive.tags.map(\.name) == names)
    #expect(archive.tags[0].title == Localized(zh: "血压高", en: "BP high"))
    #expect(archive.tags[0].since == rules.clinic.today && !archive.tags[0].isByHand)
    #expect(try rules.clinic.find("张三").first?.tags.map(\.name) == names)
    // One that another of its group hides is not shown.
    try rules.take([("2026-11-20", 150), ("2026-11-21", 190)])
    #expect(
      try rules.store.archive(of: patient, purpose: .open).tags.map(\.name)
        == ["血压危急", "高血压患者"])
    #expect(try rules.clinic.find("张三").first?.tags.first?.name == "血压危急")
  }

  @Test(arguments: StaffRole.allCases)
  func onlyWhoMayKnowTheReasonOfAVisitSeesTags(role: StaffRole) throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)])
    let terminal = try rules.clinic.terminal(of: role)
    let query = LookupQuery("张三", today: rules.clinic.today)
    guard Access([role]).allows(.read, .identity) else { return }
    let sees: Set<StaffRole> = [.nurse, .doctor, .manager]
    let hit = try #require(try terminal.lookup(query, limit: 9).hits.first)
    #expect(hit.tags.isEmpty != sees.contains(role))
    let archive = try terminal.archive(of: patient, purpose: .open)
    #expect(archive.tags.isEmpty != sees.contains(role))
  }

  @Test func aClinicWithoutRulesHasNoTags() throws {
    let clinic = try TestClinic()
    _ = try Importer(clinic.store, source: "his").take(sampleRecord())
    #expect(try clinic.find("张三").first?.tags == [])
    #expect(try clinic.store.archive(of: PatientID(1), purpose: .open).tags == [])
  }
}
