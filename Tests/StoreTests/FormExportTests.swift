import Domain
import Forms
import Store
import TestSupport
import Testing

/// Filled forms belong to the person: they are handed out with everything else, also those that were
/// taken back.
@Suite struct FormExportTests {
  @Test func theCopyOfAPersonHoldsTheirForms() throws {
    let rules = try RuleClinic()
    let bytes = Array(try SharedFiles.repositoryBytes("sample-data/clinic/forms/phq-2.json5"))
    #expect(try rules.store.saveForms([("phq-2.json5", bytes)]).isAccepted)
    let patient = try rules.take()
    let nurse = try rules.clinic.terminal(of: .nurse)
    let form = try #require(try nurse.forms()["phq-2"])
    func fill(_ key: String) throws -> FilledForm {
      var open = OpenForm(
        form, context: try nurse.formContext(form, of: patient, on: nurse.today))
      for place in open.asked { #expect(open.enter(key, at: place) == nil) }
      return try open.completed().get()
    }
    let first = try nurse.file(try fill("1"), of: patient)
    try nurse.undoForm(first.id, version: first.version)
    let second = try nurse.file(try fill("2"), of: patient)
    let manager = try rules.clinic.terminal(of: .manager)
    let export = try manager.exportPerson(patient, to: "本人", purpose: "查阅")
    #expect(export.forms.map(\.id) == [first.id, second.id])
    #expect(export.forms.map(\.isMistaken) == [true, false])
    #expect(export.forms.last?.staff == second.staff)
  }
}
