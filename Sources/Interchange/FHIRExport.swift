package import Domain

/// Everything held on one person as a FHIR R4 Bundle.
///
/// The values of the results are in the canonical unit; where another was received, the extension
/// `urn:frontdesk:as-received` keeps its words. Reading the bundle back gives the same person.
package struct FHIRExport {
  /// The system of the clinic's own card numbers.
  static let cardSystem = "urn:frontdesk:card"

  let export: PersonExport
  /// The clinic's clock.
  let zone: ClinicZone
  /// Tells this clinic's entries from another's.
  let clinic: String

  /// - Parameter clinic: The clinic's name, which goes into the addresses of the entries.
  package init(_ export: PersonExport, zone: ClinicZone, clinic: String) {
    self.export = export
    self.zone = zone
    self.clinic = clinic
  }

  /// The bundle, a collection with the Patient first.
  package func bundle(at moment: Instant) -> JSONOutput {
    let archive = export.archive
    var entries = [entry("Patient", 0, patient)]
    func add<Value>(_ type: String, _ values: [Value], _ make: (Value) -> [Member]) {
      for (place, value) in values.enumerated() {
        entries.append(entry(type, place, make(value)))
      }
    }
    add("Encounter", archive.encounters, encounter)
    add("Condition", archive.conditions, condition)
    add("MedicationStatement", archive.medications, medication)
    add("AllergyIntolerance", archive.allergies, allergy)
    add("DiagnosticReport", archive.reports, report)
    let points = archive.series.flatMap { series in series.points.map { (series.indicator, $0) } }
    add("Observation", points) { observation($0.0, $0.1) }
    add("Task", archive.followUps, task)
    add("Appointment", export.appointments, appointment)
    add("Consent", export.consents, consent)
    add("Provenance", export.corrections, provenance)
    if !export.card.isEmpty { entries.append(entry("QuestionnaireResponse", 0, cardForm(moment))) }
    for (place, filed) in export.forms.enumerated() {
      entries.append(entry("QuestionnaireResponse", place + 1, filledForm(filed)))
    }
    add("FamilyMemberHistory", familyHistory, familyMember)
    add("RelatedPerson", export.family, relative)
    add(
      "CommunicationRequest", export.notices.filter { $0.details.kind == .message }
    ) { communication($0) }
    add("Communication", export.advice) { communication($0) }
    add("Invoice", export.notices.filter { $0.details.kind == .unpaid }, invoice)
    let flags = export.tags.map(flag) + export.tagOverrides.map { flag($0, at: moment) }
    add("Flag", flags) { $0 }
    let carePlans = export.carePlans.map { carePlan($0) } + export.plans.map { carePlan($0) }
    add("CarePlan", carePlans) { $0 }
    add("Goal", goals) { goal($0.plan, $0.goal) }
    return .object([
      Member("resourceType", .string("Bundle")), Member("type", .string("collection")),
      Member("timestamp", .string(zone.local(moment).iso)), Member("entry", .array(entries)),
    ])
  }

  typealias Member = JSONOutput.Member

  private func entry(_ type: String, _ place: Int, _ members: [Member]) -> JSONOutput {
    .members([
      "fullUrl": .string(address(type, place)),
      "resource": .object([Member("resourceType", .string(type))] + members),
    ])
  }

  /// An address that is the same whenever the same person is exported.
  func address(_ type: String, _ place: Int) -> String {
    let text = "\(clinic)\n\(export.archive.card)\n\(type)\n\(place)"
    let one = Self.hash(text, from: 0xCBF2_9CE4_8422_2325)
    let two = Self.hash(text, from: 0x9E37_79B9_7F4A_7C15)
    // The bits of version 8 and the variant of RFC 9562: a UUID made by a rule of our own.
    let high = one & ~0xF000 | 0x8000
    let low = two & ~(0xC0 << 56) | 0x80 << 56
    let digits = Self.hex(high) + Self.hex(low)
    let ends = [8, 12, 16, 20, 32]
    let parts = zip([0] + ends, ends).map { digits.dropFirst($0).prefix($1 - $0) }
    return "urn:uuid:" + parts.joined(separator: "-")
  }

  /// FNV-1a; the addresses need to differ, not to hide anything.
  private static func hash(_ text: String, from start: UInt64) -> UInt64 {
    text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  var subject: Member { Member("subject", reference) }
  var reference: JSONOutput { .members(["reference": .string(address("Patient", 0))]) }

  func moment(_ instant: Instant) -> JSONOutput { .string(zone.local(instant).iso) }

  /// A member that is left out when there is nothing.
  func some(_ name: String, _ text: String?) -> [Member] {
    text.map { [Member(name, .string($0))] } ?? []
  }

  func some(_ name: String, _ date: CalendarDate?) -> [Member] {
    some(name, date?.description)
  }

  func concept(_ coding: Coding) -> JSONOutput {
    var members: [Member] = []
    if !coding.code.isEmpty {
      let inner =
        (coding.system.isEmpty ? [] : some("system", coding.system)) + some("code", coding.code)
        + some("display", coding.display)
      members.append(Member("coding", .array([.object(inner)])))
    }
    return .object(members + some("text", coding.display))
  }

  func concept(text: String) -> JSONOutput { .members(["text": .string(text)]) }

  /// A status as R4 wraps it.
  func status(_ code: String, system: String) -> JSONOutput {
    .members([
      "coding": .array([
        .members([
          "system": .string("http://terminology.hl7.org/CodeSystem/" + system),
          "code": .string(code),
        ])
      ])
    ])
  }
}
