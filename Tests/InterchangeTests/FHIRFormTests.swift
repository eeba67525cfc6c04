import Domain
import Interchange
import Testing

/// Filled forms in the copy of everything held on a person.
@Suite struct FHIRFormTests {
  private func filed(isMistaken: Bool) -> FiledForm {
    let response = QuestionnaireResponse(
      questionnaire: "phq-2", version: "2003.1", status: .completed,
      day: CalendarDate(year: 2026, month: 3, day: 2) ?? CalendarDate(dayNumber: 0),
      answers: [
        QuestionnaireResponseAnswer(
          key: QuestionnaireItemKey("interest"), answer: .choice("several-days"))
      ],
      results: [QuestionnaireResult(linkID: "total", value: .one, band: "negative")])
    return FiledForm(
      id: 4, patient: PatientID(1), response: response, staff: "李护士",
      at: Instant(seconds: 1_772_400_000), isMistaken: isMistaken)
  }

  private func text(_ forms: [FiledForm]) -> String {
    let archive = PatientArchive(
      id: PatientID(1), card: "A-000001", patient: Patient(name: "张三", sex: .male, birthDate: nil))
    return FHIRExport(
      PersonExport(archive: archive, forms: forms), zone: .fixed(8 * 3600), clinic: "测试"
    ).bundle(at: Instant(seconds: 1_772_400_000)).text
  }

  @Test func eachIsAQuestionnaireResponseWithWhoFiledIt() {
    let text = text([filed(isMistaken: false)])
    #expect(text.contains(#""resourceType":"QuestionnaireResponse""#), "\(text)")
    #expect(text.contains(#""questionnaire":"urn:frontdesk:questionnaire:phq-2|2003.1""#))
    #expect(text.contains(#""status":"completed""#))
    #expect(text.contains(#""author":{"display":"李护士"}"#))
    #expect(text.contains("several-days"))
    #expect(text.split(separator: #""resourceType":"QuestionnaireResponse""#).count == 2)
  }

  @Test func whatWasTakenBackIsEnteredInError() {
    let text = text([filed(isMistaken: true)])
    #expect(text.contains(#""status":"entered-in-error""#), "\(text)")
    #expect(!text.contains(#""status":"completed""#))
  }

  /// Two forms and the card have addresses of their own.
  @Test func addressesDiffer() {
    let text = text([filed(isMistaken: false), filed(isMistaken: true)])
    let addresses = text.split(separator: #""fullUrl":""#).dropFirst().map { $0.prefix(45) }
    #expect(addresses.count == 3)
    #expect(Set(addresses).count == 3)
  }
}
