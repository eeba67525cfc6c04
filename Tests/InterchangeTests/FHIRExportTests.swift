import Domain
import Interchange
import TestSupport
import Testing

/// The copy of everything held on one person, read back by the reader of foreign bundles.
@Suite struct FHIRExportTests {
  private static let zone = ClinicZone.fixed(8 * 3600)
  private static let day = CalendarDate(iso: "2026-10-01") ?? CalendarDate(dayNumber: 0)
  private static let moment = zone.instant(day, secondOfDay: 36_305)

  private static func dictionary() throws -> IndicatorDictionary {
    let bytes = try SharedFiles.repositoryBytes("sample-data/clinic/indicators.json5")
    return IndicatorDictionary(IndicatorFile.read(bytes).indicators)
  }

  private static func point(
    _ value: Double?, text: String, unit: String, precision: TimePrecision = .second,
    comparator: Comparator? = nil
  ) -> Observation {
    Observation(
      instant: precision == .second ? moment : zone.instant(day), day: day, precision: precision,
      value: value, comparator: comparator, receivedText: text, receivedUnit: unit,
      source: .fhirImport)
  }

  private static func archive() throws -> PatientArchive {
    let dictionary = try dictionary()
    func indicator(_ code: String) throws -> Indicator { try #require(dictionary[code: code]) }
    return PatientArchive(
      id: PatientID(381), card: "A-003813",
      patient: Patient(
        name: "欧阳娜娜", familyName: "欧阳", sex: .female,
        birthDate: CalendarDate(iso: "1968-03-01"), birthDatePrecision: .month,
        address: "东城区 和平里 1 号", deceased: .onDate(day)),
      identifiers: [
        PatientIdentifier(kind: .residentID, value: "11010519491231002X"),
        PatientIdentifier(kind: .medicalRecord, system: "urn:hospital", value: "M-77"),
      ],
      contacts: [
        ContactPoint(system: .phone, value: "13812340021"),
        ContactPoint(system: .phone, value: "13900001111", holder: "配偶 李娟"),
      ],
      conditions: [
        Condition(
          code: Coding(
            system: "http://hl7.org/fhir/sid/icd-10", code: "I10", display: "高血压"),
          onset: CalendarDate(iso: "2017-01-02"))
      ],
      medications: [
        MedicationStatement(
          code: Coding(display: "氨氯地平片"), dosage: "5 mg qd", started: day)
      ],
      allergies: [
        AllergyIntolerance(
          code: Coding(display: "青霉素"), criticality: "high", reaction: "皮疹", recorded: day)
      ],
      encounters: [
        Encounter(
          start: moment, day: day, end: moment.adding(seconds: 600), classCode: "AMB",
          type: "血压复查", department: "全科", practitioner: "王医生", reason: "头晕")
      ],
      reports: [
        DiagnosticReport(
          code: Coding(display: "血常规"), issued: moment, day: day, conclusion: "大致正常")
      ],
      series: [
        IndicatorSeries(
          indicator: try indicator("sbp"),
          points: [
            point(150, text: "150", unit: "mm[Hg]"),
            point(141, text: "141", unit: "mm[Hg]", precision: .day),
          ]),
        IndicatorSeries(
          indicator: try indicator("fpg"),
          points: [point(7.0, text: "126", unit: "mg/dL", comparator: .greaterThan)]),
      ])
  }

  private static func text(_ export: PersonExport) -> String {
    FHIRExport(export, zone: zone, clinic: "测试").bundle(at: moment).text
  }

  @Test func whatIsReadBackIsThePersonThatWasWritten() throws {
    let archive = try Self.archive()
    let text = Self.text(PersonExport(archive: archive))
    let reading = FHIRReader(dictionary: try Self.dictionary(), zone: Self.zone)
      .read(Array(text.utf8))
    #expect(reading.refusal == nil)
    #expect(reading.diagnostics.filter { $0.severity == .error } == [])
    let record = try #require(reading.records.first)
    #expect(reading.records.count == 1)
    #expect(record.patient == archive.patient)
    #expect(
      record.identifiers.first
        == PatientIdentifier(
          kind: .other, system: "urn:frontdesk:card", value: "A-003813"))
    #expect(Array(record.identifiers.dropFirst()) == archive.identifiers)
    #expect(record.contacts == archive.contacts)
    #expect(record.conditions.map(\.value) == archive.conditions)
    #expect(record.medications.map(\.value) == archive.medications)
    #expect(record.allergies.map(\.value) == archive.allergies)
    #expect(record.encounters.map(\.value) == archive.encounters)
    #expect(record.reports.map(\.value) == archive.reports)
    let values = record.measurements.map(\.value)
    #expect(values.map(\.indicator) == ["sbp", "sbp", "fpg"])
    #expect(values.map(\.observation.value) == [150, 141, 7.0])
    #expect(values.map(\.observation.precision) == [.second, .day, .second])
    #expect(values.map(\.observation.instant) == archive.series.flatMap(\.points).map(\.instant))
    #expect(values.last?.observation.comparator == .greaterThan)
  }

  @Test func whatWasReceivedInAnotherUnitIsKeptInWords() throws {
    let text = Self.text(PersonExport(archive: try Self.archive()))
    #expect(
      text.contains(
        #"{"url":"urn:frontdesk:as-received","valueString":">126 mg/dL"}"#))
    #expect(text.contains(##""unit":"mmol/L","system":"http://unitsofmeasure.org""##))
    #expect(text.contains(##""system":"http://loinc.org","code":"8480-6""##))
  }

  @Test func addressesAreUUIDsThatStayTheSameAndDiffer() throws {
    let archive = try Self.archive()
    let export = FHIRExport(PersonExport(archive: archive), zone: Self.zone, clinic: "测试")
    let other = FHIRExport(PersonExport(archive: archive), zone: Self.zone, clinic: "别家")
    let addresses = try #require(Self.addresses(in: export.bundle(at: Self.moment)))
    #expect(Set(addresses).count == addresses.count && addresses.count == 9)
    for address in addresses {
      let pattern = /urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
      #expect(address.wholeMatch(of: pattern) != nil, "\(address)")
    }
    #expect(addresses == Self.addresses(in: export.bundle(at: Self.moment.adding(seconds: 9))))
    #expect(addresses != Self.addresses(in: other.bundle(at: Self.moment)))
  }

  private static func addresses(in bundle: JSONOutput) -> [String]? {
    guard case .object(let members) = bundle,
      case .array(let entries)? = members.first(where: { $0.name == "entry" })?.value
    else { return nil }
    return entries.compactMap { entry in
      guard case .object(let parts) = entry, case .string(let address)? = parts.first?.value else {
        return nil
      }
      return address
    }
  }

  @Test func consentsCorrectionsAndFollowUpsGoWithIt() throws {
    let consent = Consent(
      id: 1,
      details: ConsentDraft(
        purpose: .sharing, textVersion: "2026-01", text: "正文", signer: "欧阳父", relation: .parent),
      signed: Self.moment, day: Self.day, withdrawn: Self.moment, withdrawalReason: "不愿")
    let correction = Correction(
      id: 1, field: .name, before: "欧阳娜", after: "欧阳娜娜", reason: "听错", at: Self.moment,
      staff: "周敏")
    var archive = try Self.archive()
    archive.followUps = [
      FollowUp(
        id: FollowUpID(1), patient: archive.id,
        details: FollowUpDraft(
          reason: .hypertensionManagement, channel: .phone, due: Self.day, risk: .high,
          state: .done, why: Localized(same: "三月一次"),
          attempts: [
            FollowUpAttempt(at: Self.moment, outcome: .completed, note: "好转", staff: "li")
          ]), version: 1)
    ]
    let text = Self.text(
      PersonExport(archive: archive, consents: [consent], corrections: [correction]))
    for part in [
      #""resourceType":"Consent","status":"inactive""#, #""display":"欧阳父 (parent)""#,
      #""type":"deny""#, #""resourceType":"Provenance""#, "name: 欧阳娜 → 欧阳娜娜; 听错",
      #""resourceType":"Task","status":"completed""#, "完成 Done; 好转",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func whatTheCounterWasToSayAndTheFamilyGoWithIt() throws {
    let archive = try Self.archive()
    func notice(_ kind: NoticeKind, _ state: NoticeState, fen: Int = 1) -> Notice {
      Notice(
        id: 1, patient: archive.id,
        details: NoticeDraft(kind: kind, text: "挂号费", amount: Yuan(fen: fen), until: Self.day),
        state: state, at: Self.moment)
    }
    let member = FamilyMember(
      link: 1, patient: PatientID(9), card: "A-000094", name: "欧阳小明", sex: .male,
      birthDate: nil, relation: .child, sharesHousehold: true)
    let text = Self.text(
      PersonExport(
        archive: archive, notices: [notice(.message, .done), notice(.unpaid, .open, fen: 1250)],
        family: [member]))
    for part in [
      #""resourceType":"CommunicationRequest","status":"completed""#,
      #""payload":[{"contentString":"挂号费"}]"#, #""occurrencePeriod":{"end":"2026-10-01"}"#,
      #""resourceType":"Invoice","status":"issued""#,
      #""totalGross":{"value":12.5,"currency":"CNY"}"#,
      #""resourceType":"RelatedPerson""#, #""code":"CHILD""#, #""code":"2","display":"子女""#,
      #""name":[{"text":"欧阳小明"}]"#,
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("A-000094"), "the relative's card is the relative's")
  }
}
