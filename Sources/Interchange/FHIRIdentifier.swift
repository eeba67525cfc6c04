import Domain

/// What kind of number a FHIR Identifier is.
enum FHIRIdentifier {
  /// The system of Chinese resident identity numbers.
  static let residentSystem = "urn:oid:2.16.156.10011.1.3"

  /// The system of the 17-digit health archive codes.
  static let archiveSystem = "urn:oid:2.16.156.10011.1.2"

  /// Kinds by the codes of HL7 v2 table 0203.
  private static let kinds: [String: PatientIdentifier.Kind] = [
    "MR": .medicalRecord, "MRN": .medicalRecord, "PI": .medicalRecord, "PT": .medicalRecord,
    "SS": .socialSecurity, "SB": .socialSecurity, "DL": .driverLicence, "PPN": .passport,
    "NNCHN": .residentID, "MI": .military, "BCT": .birthCertificate, "PRC": .foreignResident,
  ]

  /// The systems of numbers that HL7 has no code for, of our own naming.
  static let ownSystems: [(kind: PatientIdentifier.Kind, system: String)] = [
    (.hongKongMacao, "urn:frontdesk:hk-macao-permit"), (.taiwan, "urn:frontdesk:taiwan-permit"),
    (.formerCard, "urn:frontdesk:merged-card"),
  ]

  /// An Identifier with its value, as the clinic keeps it.
  static func identifier(_ identifier: JSONValue, value: String) -> PatientIdentifier {
    let system = identifier.text("system") ?? ""
    if system == residentSystem || isResidentID(value) {
      let hasForm = isResidentID(value)
      return PatientIdentifier(
        kind: .residentID, system: system == residentSystem ? "" : system,
        value: hasForm ? value.uppercased() : value)
    }
    let codes = identifier["type"]?.list("coding").compactMap { $0.text("code") } ?? []
    if let own = ownSystems.first(where: { $0.system == system }) {
      return PatientIdentifier(kind: own.kind, value: value)
    }
    let kind = system == archiveSystem ? .archiveCode : codes.lazy.compactMap { kinds[$0] }.first
    // What is called a resident number but fails its check digit is kept, not trusted as one.
    return PatientIdentifier(
      kind: kind.flatMap { $0 == .residentID ? nil : $0 } ?? .other, system: system, value: value)
  }

  /// Whether a text is a resident identity number: a date of birth and a check digit that fit.
  ///
  /// Source: GB 11643-1999; the check is ISO 7064 MOD 11-2.
  static func isResidentID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 18 else { return false }
    var sum = 0
    for (place, byte) in bytes.dropLast().enumerated() {
      guard (0x30...0x39).contains(byte) else { return false }
      sum += (Int(byte) - 0x30) * weights[place]
    }
    let check = Array("10X98765432".utf8)[sum % 11]
    guard bytes[17] == check || (check == UInt8(ascii: "X") && bytes[17] == UInt8(ascii: "x"))
    else { return false }
    let digits = bytes[6..<14].map { Int($0) - 0x30 }
    let year = digits[0..<4].reduce(0) { $0 * 10 + $1 }
    return CalendarDate(
      year: year, month: digits[4] * 10 + digits[5], day: digits[6] * 10 + digits[7]) != nil
  }

  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
}
