import Domain
import Testing

/// What is of level 5 by its code or its words.
@Suite struct SensitivityTests {
  private static let icd = "http://hl7.org/fhir/sid/icd-10"

  @Test(arguments: ["B20", "B24", "B20.1", "b22", "Z21", "A50.0", "A53", "A54.9", "A64", "O04.9"])
  func codesOfTheStandardsExamplesAreVerySensitive(code: String) {
    let rule = Sensitivity()
    #expect(rule.level(of: Coding(system: Self.icd, code: code, display: "x")) == .treating)
    #expect(rule.level(of: Coding(system: "", code: code, display: "x")) == .treating)
  }

  @Test(arguments: [
    "B19", "B25", "Z20", "Z22", "A49", "A65", "O03", "O05", "I10", "E11.9", "F32.1", "", "B", "B2",
    "B2X",
  ])
  func theirNeighboursAreNot(code: String) {
    #expect(
      Sensitivity().level(of: Coding(system: Self.icd, code: code, display: "高血压")) == .care)
  }

  @Test(arguments: [
    ("http://loinc.org", "56888-1"), ("http://loinc.org", "20507-0"),
    ("http://snomed.info/sct", "86406008"), ("http://www.whocc.no/atc", "J05AR03"),
  ])
  func otherSystemsAreKnown(system: String, code: String) {
    #expect(Sensitivity().level(of: Coding(system: system, code: code, display: "")) == .treating)
  }

  @Test(arguments: [
    "HIV抗体", "HIV 1+2 Ab", "hiv阴性", "艾滋病病毒感染", "梅毒螺旋体抗体", "ＨＩＶ", "Syphilis, unspecified",
    "人工流产术后复查", "AIDS", "Gonorrhoea", "Genital herpes simplex", "TPPA", "RPR",
  ])
  func wordsAreEnough(text: String) {
    #expect(Sensitivity().level(of: text) == .treating, "\(text)")
  }

  @Test(arguments: [
    "高血压", "hearing aids", "shivering", "archive", "Hypertension", "自然分娩", "", "客流",
  ])
  func otherWordsAreNot(text: String) {
    #expect(Sensitivity().level(of: text) == .care, "\(text)")
  }

  @Test func mentalDisordersAreTheClinicsToDecide() {
    let depression = Coding(system: Self.icd, code: "F32.1", display: "抑郁发作")
    #expect(Sensitivity().level(of: depression) == .care)
    #expect(Sensitivity(includesMentalDisorders: true).level(of: depression) == .treating)
  }
}
