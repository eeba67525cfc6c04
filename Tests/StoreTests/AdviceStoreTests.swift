import Domain
import FollowUps
import Interchange
import Store
import TestSupport
import Testing

/// The clinic's advice and templates, and what they go by.
@Suite struct AdviceStoreTests {
  private static func file(
    _ text: String = "少盐", version: Int = 1, tag: String = "血压高"
  ) -> [UInt8] {
    Array(
      """
      { version: 1, advice: [
        { id: 'salt', version: \(version), kind: 'diet', zh: '\(text)', en: 'less salt',
          for: [{ tag: '\(tag)' }], source: { zh: '源', en: 'source' } },
      ] }
      """.utf8)
  }

  @Test func theFilesAreKeptAndReadAgain() throws {
    let clinic = try TestClinic()
    let names = SharedFiles.repositoryFiles(in: "sample-data/clinic/advice", ending: ".json5")
    let files = try names.map {
      (name: $0, bytes: try SharedFiles.repositoryBytes("sample-data/clinic/advice/\($0)"))
    }
    let saving = try clinic.store.saveAdvice(files)
    #expect(saving.isAccepted)
    #expect(saving.written == names)
    #expect(try clinic.store.adviceLibrary().entries.count == saving.entries)
    #expect(try clinic.store.saveAdvice(files).written == [])
    let templates = try SharedFiles.repositoryBytes("sample-data/clinic/care/chronic.json5")
    #expect(try clinic.store.saveCareTemplates([("chronic.json5", templates)]).entries == 6)
    #expect(
      try clinic.store.careTemplates().map(\.id) == [
        "diabetes", "elderly", "hypertension", "prediabetes", "urate", "weight",
      ])
  }

  @Test func aVersionNeverSaysSomethingElse() throws {
    let clinic = try TestClinic()
    _ = try clinic.store.saveAdvice([("a.json5", Self.file())])
    #expect(throws: StoreError.self) {
      try clinic.store.saveAdvice([("a.json5", Self.file("不吃盐"))])
    }
    #expect(try clinic.store.adviceLibrary()["salt"]?.text.chinese == "少盐")
    _ = try clinic.store.saveAdvice([("a.json5", Self.file("不吃盐", version: 2))])
    #expect(try clinic.store.adviceLibrary()["salt"]?.text.chinese == "不吃盐")
  }

  @Test func aFileWithAnErrorIsNotKept() throws {
    let clinic = try TestClinic()
    let saving = try clinic.store.saveAdvice([
      ("a.json5", Self.file()), ("b.json5", Array("{".utf8)),
    ])
    #expect(!saving.isAccepted)
    #expect(saving.diagnostics.map(\.file) == ["b.json5"])
    #expect(try clinic.store.adviceLibrary().entries == [])
    // Two files with one entry are refused too, also when one of them was kept before.
    _ = try clinic.store.saveAdvice([("a.json5", Self.file())])
    let twin = try clinic.store.saveAdvice([("b.json5", Self.file())])
    #expect(twin.diagnostics.first?.diagnostics.map(\.code) == ["advice.twin"])
  }

  @Test func aTagThatNoRuleMakesIsAWarning() throws {
    let rules = try RuleClinic()
    #expect(try rules.store.saveAdvice([("a.json5", Self.file())]).diagnostics.isEmpty)
    let saving = try rules.store.saveAdvice([("a.json5", Self.file(version: 2, tag: "血压搞"))])
    #expect(saving.isAccepted)
    #expect(saving.diagnostics.first?.diagnostics.map(\.code) == ["advice.unknown-tag"])
  }

  @Test func adviceGoesByTheTagsDiagnosesAndFormsOfThePerson() throws {
    let rules = try RuleClinic()
    let patient = try rules.take(
      [("2026-11-20", 152)],
      diagnoses: [
        Condition(
          code: Coding(system: "http://hl7.org/fhir/sid/icd-10", code: "N18.3", display: "肾病"))
      ])
    let facts = try rules.store.adviceFacts(of: patient)
    #expect(facts.age == 58 && facts.sex == .male)
    #expect(facts.tags == [Localized(zh: "血压高", en: "BP high")])
    #expect(facts.diagnoses == ["N18.3"])
    #expect(facts.traits == [.kidneyDisease])
    _ = try rules.store.saveAdvice([("a.json5", Self.file())])
    let choice = try rules.store.adviceLibrary().choice(for: facts)
    #expect(choice.chosen.map(\.entry.id) == ["salt"])
    #expect(choice.chosen.first?.why.english == "tag \"BP high\"")
  }

  @Test func whoMayNotReadTheRecordGetsNoAdvice() throws {
    let rules = try RuleClinic()
    let patient = try rules.take()
    for role in [StaffRole.reception, .cashier, .manager] {
      let store = try rules.clinic.terminal(of: role)
      #expect(throws: StoreError.denied(.read, .clinical)) { try store.adviceFacts(of: patient) }
    }
    let nurse = try rules.clinic.terminal(of: .nurse)
    #expect(throws: StoreError.denied(.read, .clinical)) { try nurse.adviceFacts(of: patient) }
    _ = try rules.store.openFollowUps(
      [
        FollowUpDraft(
          reason: .other, channel: .phone, due: rules.store.today, risk: .regular,
          why: Localized(same: "x"))
      ], of: patient)
    #expect(try nurse.adviceFacts(of: patient).age == 58)
    #expect(throws: StoreError.denied(.change, .rules)) {
      try nurse.saveAdvice([("a.json5", Self.file())])
    }
  }
}
