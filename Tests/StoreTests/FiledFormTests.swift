import Domain
import Forms
import Rules
import SQLite
import Store
import TestSupport
import Testing

/// Forms that are kept, filled in, filed with their values, and taken back.
@Suite struct FiledFormTests {
  /// The smallest form that measures something.
  private static func form(version: String = "1", text: String = "收缩压") -> [UInt8] {
    Array(
      """
      {
        format: 1, id: 'pressure', version: '\(version)', zh: '血压', en: 'Pressure',
        source: { zh: '自编', en: 'our own' }, licence: 'own',
        wording: { zh: 'official', en: 'official' },
        sections: [
          { id: 'a', zh: '测量', en: 'Measured', items: [
            { id: 'sbp', zh: '\(text)', en: 'Systolic', type: 'quantity', unit: 'mm[Hg]',
              decimals: 0, required: true, indicator: 'sbp' },
          ] },
        ],
      }
      """.utf8)
  }

  private func shipped(_ name: String) throws -> (name: String, bytes: [UInt8]) {
    (name, Array(try SharedFiles.repositoryBytes("sample-data/clinic/forms/\(name)")))
  }

  /// A clinic with the rule of raised pressure and the form of two numbers, and its patient.
  private func clinic() throws -> (rules: RuleClinic, patient: PatientID) {
    let rules = try RuleClinic()
    let saving = try rules.store.saveForms([("pressure.json5", Self.form())])
    try #require(saving.isAccepted, "\(saving.diagnostics)")
    return (rules, try rules.take())
  }

  private func fill(_ store: Store, _ patient: PatientID, _ value: String) throws -> FilledForm {
    let form = try #require(try store.forms()["pressure"])
    var open = OpenForm(
      form, context: try store.formContext(form, of: patient, on: store.today))
    #expect(open.enter(value, at: QuestionnaireItemKey("sbp")) == nil)
    return try open.completed().get()
  }

  /// The tag is there as soon as the form is.
  @Test func aFiledFormGivesItsValueAndTheTagAtOnce() throws {
    let (rules, patient) = try clinic()
    let store = rules.store
    #expect(try store.tags(of: patient).tags.isEmpty)
    let filed = try store.file(try fill(store, patient, "152"), of: patient)
    #expect(filed.response.questionnaire == "pressure" && filed.version == 1)
    let series = try store.archive(of: patient, purpose: .command).series
    #expect(series.map(\.indicator.code) == ["sbp"])
    #expect(series.first?.points.last?.value == 152)
    #expect(try store.tags(of: patient).tags.map(\.name.name) == ["血压高"])
    #expect(try store.filedForms(of: patient) == [filed])
  }

  @Test func takenBackTheValueAndTheTagGoAndTheFormIsMarked() throws {
    let (rules, patient) = try clinic()
    let nurse = try rules.clinic.terminal(of: .nurse)
    let filed = try nurse.file(try fill(nurse, patient, "152"), of: patient)
    let change = try #require(try nurse.lastOwnChange())
    #expect(change.object == .form)
    _ = try nurse.takeBack(change.id)
    let store = rules.store
    #expect(try store.archive(of: patient, purpose: .command).series.allSatisfy(\.points.isEmpty))
    #expect(try store.tags(of: patient).tags.isEmpty)
    let kept = try store.filedForms(of: patient)
    #expect(kept.map(\.isMistaken) == [true] && kept.map(\.id) == [filed.id])
    #expect(throws: StoreError.conflict) { try store.undoForm(filed.id, version: 1) }
  }

  @Test func whatWasAnsweredLastIsKnownTheNextTime() throws {
    let (rules, patient) = try clinic()
    let store = rules.store
    _ = try store.file(try fill(store, patient, "138"), of: patient)
    let form = try #require(try store.forms()["pressure"])
    let context = try store.formContext(form, of: patient, on: store.today)
    #expect(context.last?["sbp"] != nil)
    #expect(context.observed["sbp"]?.value == DecimalNumber(138.0))
    #expect(context.sex == .male)
  }

  @Test func aFormThatTheClinicDoesNotHaveIsNotFiled() throws {
    let (rules, patient) = try clinic()
    var filled = try fill(rules.store, patient, "138")
    filled.response.version = "99"
    let error = #expect(throws: StoreError.self) {
      _ = try rules.store.file(filled, of: patient)
    }
    #expect(error?.message.english.contains("pressure 99") == true)
    #expect(try rules.store.filedForms(of: patient).isEmpty)
    #expect(
      try rules.store.archive(of: patient, purpose: .command).series.allSatisfy(\.points.isEmpty))
  }

  @Test func aVersionNeverChangesAndANewOneIsUsed() throws {
    let (rules, patient) = try clinic()
    let store = rules.store
    let old = try store.file(try fill(store, patient, "138"), of: patient)
    let error = #expect(throws: StoreError.self) {
      _ = try store.saveForms([("p.json5", Self.form(text: "高压"))])
    }
    #expect(error?.message.chinese.contains("version") == true)
    #expect(try store.saveForms([("p.json5", Self.form())]).written == [])
    #expect(
      try store.saveForms([("p.json5", Self.form(version: "2", text: "高压"))]).written.count == 1)
    let library = try store.forms()
    #expect(library["pressure"]?.version == "2")
    #expect(library.form(of: old.response)?.item("sbp")?.text.chinese == "收缩压")
  }

  @Test func ofFilesWithAnErrorNothingIsKept() throws {
    let rules = try RuleClinic()
    let broken = Array(#"{ id: 'x', version: '1' }"#.utf8)
    let saving = try rules.store.saveForms([
      ("good.json5", Self.form()), ("broken.json5", broken),
    ])
    #expect(!saving.isAccepted)
    #expect(saving.diagnostics.map(\.file) == ["broken.json5"])
    #expect(try rules.store.forms().ids.isEmpty)
  }

  @Test func theShippedFormsAreKeptByAClinic() throws {
    let rules = try RuleClinic()
    let names = ["hypertension-visit.json5", "diabetes-visit.json5", "phq-9.json5"]
    let saving = try rules.store.saveForms(try names.map(shipped))
    #expect(saving.isAccepted && saving.written.count == names.count, "\(saving.diagnostics)")
  }

  @Test func onlyThoseWhoMayMeasureFillIn() throws {
    let (rules, patient) = try clinic()
    let filled = try fill(rules.store, patient, "138")
    for role in [StaffRole.reception, .cashier, .manager, .auditor] {
      let terminal = try rules.clinic.terminal(of: role)
      #expect(throws: StoreError.denied(.add, .triage)) {
        _ = try terminal.file(filled, of: patient)
      }
      #expect(throws: StoreError.denied(.read, .triage)) {
        _ = try terminal.filedForms(of: patient)
      }
    }
  }
}
