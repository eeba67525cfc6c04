import Domain
import Interchange
import TestSupport
import Testing

/// The card in the copy of everything held on a person: FHIR's QuestionnaireResponse and
/// FamilyMemberHistory.
@Suite struct FHIRCardTests {
  private static let zone = ClinicZone.fixed(8 * 3600)
  private static let day = CalendarDate(iso: "2026-10-01") ?? CalendarDate(dayNumber: 0)

  private static let card = CardEntry([
    .name: "欧阳娜娜", .sex: "female", .birthDate: "1968-03", .workplace: "邮局\n\"二\"楼",
    .education: "primary", .payment: "resident,own", .bloodGroup: "ab", .father: "stroke,cancer",
    .mother: "none", .siblings: "hypertension", .water: "well", .livestockPen: "none",
  ])

  private func resources(_ card: CardEntry) throws -> [JSONValue] {
    let archive = PatientArchive(
      id: PatientID(381), card: "A-003813",
      patient: Patient(name: "欧阳娜娜", sex: .female, birthDate: nil))
    let export = FHIRExport(
      PersonExport(archive: archive, card: card), zone: Self.zone, clinic: "测试")
    let text = export.bundle(at: Self.zone.instant(Self.day, secondOfDay: 36_305)).text
    let root = try #require(JSONParser.parse(Array(text.utf8)).document?.root)
    let entries = try #require(root["entry"]?.elements)
    return entries.compactMap { $0["resource"] }
  }

  private func all(_ type: String, _ resources: [JSONValue]) -> [JSONValue] {
    resources.filter { $0["resourceType"]?.string == type }
  }

  @Test func everyAnswerOfTheFormStandsUnderItsOwnName() throws {
    let found = try resources(Self.card)
    let response = try #require(all("QuestionnaireResponse", found).first)
    #expect(all("QuestionnaireResponse", found).count == 1)
    #expect(response["status"]?.string == "completed")
    #expect(response["questionnaire"]?.string == "urn:frontdesk:card")
    #expect(response["authored"]?.string?.hasPrefix("2026-10-01T10:05:05") == true)
    let patient = try #require(all("Patient", found).first)
    #expect(patient["resourceType"] != nil)
    var answers: [String: [String]] = [:]
    for item in try #require(response["item"]?.elements) {
      let id = try #require(item["linkId"]?.string)
      #expect(item["text"]?.string?.isEmpty == false)
      for answer in item["answer"]?.elements.map(\.self) ?? [] {
        let text = answer["valueString"]?.string ?? answer["valueCoding"]?["code"]?.string
        answers[id, default: []].append(try #require(text))
      }
    }
    #expect(answers["workplace"] == ["邮局\n\"二\"楼"])
    #expect(answers["water"] == ["well"])
    #expect(answers["livestock-pen"] == ["none"])
    #expect(answers["education"] == ["primary"])
    #expect(answers["payment"] == ["resident", "own"])
    #expect(answers["blood-group"] == ["ab"])
  }

  @Test func diseasesOfTheFamilyAreHistoryOfItsMembers() throws {
    let found = all("FamilyMemberHistory", try resources(Self.card))
    let told = found.map { one in
      let relation = one["relationship"]?["coding"]?.elements.first(where: { _ in true })
      let condition = one["condition"]?.elements.first(where: { _ in true })
      return (relation?["code"]?.string ?? "") + " " + (condition?["code"]?["text"]?.string ?? "")
    }
    #expect(told == ["FTH 脑卒中", "FTH 恶性肿瘤", "SIB 高血压"])
    #expect(found.allSatisfy { $0["status"]?.string == "completed" })
    #expect(
      found.allSatisfy { $0["patient"]?["reference"]?.string?.hasPrefix("urn:uuid:") == true })
  }

  @Test func anEmptyCardSaysNothing() throws {
    let found = try resources(CardEntry())
    #expect(all("QuestionnaireResponse", found).isEmpty)
    #expect(all("FamilyMemberHistory", found).isEmpty)
    #expect(all("Patient", found).count == 1)
  }
}
