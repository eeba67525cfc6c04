import DemoClinic
import Domain
import Testing

@Suite("Papers, telephones and families of the demo clinic")
struct PapersTests {
  /// The check character of GB 11643-1999, by its table of weights.
  private static func checkCharacter(_ digits: some StringProtocol) -> Character? {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let numbers = digits.compactMap(\.wholeNumberValue)
    guard numbers.count == 17 else { return nil }
    let sum = zip(weights, numbers).reduce(0) { $0 + $1.0 * $1.1 }
    return Array("10X98765432")[sum % 11]
  }

  @Test(arguments: ["11010519491231002X", "440524188001010014", "34052419800101001X"])
  func publishedNumbersPassTheCheckUsedHere(number: String) {
    #expect(Self.checkCharacter(number.prefix(17)) == number.last)
  }

  @Test func everyResidentNumberFitsItsBearer() throws {
    var seen = 0
    for record in Census.records {
      for paper in record.identifiers where paper.kind == .residentID {
        let number = paper.value
        try #require(number.count == 18)
        #expect(Self.checkCharacter(number.prefix(17)) == number.last)
        let birth = try #require(record.patient.birthDate)
        let digits = "\(birth)".filter { $0 != "-" }
        #expect(number.dropFirst(6).prefix(8) == digits)
        let serial = try #require(Int(number.dropFirst(14).prefix(3)))
        #expect((serial % 2 == 1) == (record.patient.sex == .male))
        let province = try #require(Int(number.prefix(2)))
        #expect((11...65).contains(province))
        seen += 1
      }
    }
    #expect(seen > 19_000)
  }

  @Test func noTwoPeopleShareANumber() {
    for kind in [PatientIdentifier.Kind.residentID, .archiveCode, .passport] {
      let all = Census.records.flatMap(\.identifiers).filter { $0.kind == kind }.map(\.value)
      #expect(Set(all).count == all.count)
    }
  }

  @Test func peopleOfTheSameDayAndSerialAreToldApartByTheirArea() {
    // 365 days times 500 serials: these indexes agree in both.
    let clinic = DemoClinic(
      seed: 1, patients: 2_920_000, years: 10, today: Census.today, zone: Census.zone)
    for start in [0, 77, 4321, 99_990] {
      let records = (0..<15).map { clinic.record(start + $0 * 182_500) }
      let numbers = records.flatMap(\.identifiers).filter { $0.kind == .residentID }
      #expect(numbers.count > 9)
      // Area without what lies between it and the serial: all must differ.
      let keys = numbers.map { $0.value.prefix(6) + $0.value.dropFirst(14).prefix(2) }
      #expect(Set(keys).count == keys.count)
      let archives = records.flatMap(\.identifiers).filter { $0.kind == .archiveCode }
      #expect(Set(archives.map(\.value)).count == 15)
    }
  }

  @Test func archiveCodesHaveSeventeenDigitsOfTheClinicsCounty() {
    for record in Census.records.prefix(3000) {
      let codes = record.identifiers.filter { $0.kind == .archiveCode }
      #expect(codes.count == 1)
      #expect(codes.allSatisfy { $0.value.count == 17 && $0.value.allSatisfy(\.isNumber) })
      #expect(codes.allSatisfy { $0.value.hasPrefix("510108") })
    }
  }

  @Test func telephonesAreMobilesOrLandlines() {
    for contact in Census.records.flatMap(\.contacts) {
      let isMobile =
        contact.value.count == 11 && contact.value.first == "1"
        && contact.value.allSatisfy(\.isNumber)
      #expect(isMobile || contact.value.hasPrefix("028-8") && contact.value.count == 12)
    }
  }

  @Test func whoSharesATelephoneLivesTogetherAndNamesItsHolder() {
    var homes: [String: [PatientRecord]] = [:]
    for record in Census.records {
      for contact in record.contacts { homes[contact.value, default: []].append(record) }
    }
    var families = 0
    for (phone, members) in homes where members.count > 1 {
      families += 1
      #expect(Set(members.map(\.patient.address)).count == 1)
      let holders = members.filter { member in
        member.contacts.contains { $0.value == phone && $0.holder == nil }
      }
      #expect(holders.count <= 1)
      let named = members.flatMap(\.contacts).filter { $0.value == phone }.compactMap(\.holder)
      #expect(Set(named.map { $0.split(separator: " ").last }).count <= 1)
      if let holder = holders.first {
        #expect(named.allSatisfy { $0.hasSuffix(" \(holder.patient.name)") })
      }
    }
    #expect(families > 2000)
  }

  @Test func childrenAreYoungerThanTheParentsTheyName() {
    var pairs = 0
    let byPhone = Dictionary(grouping: Census.records) { $0.contacts.first?.value ?? "" }
    for record in Census.records {
      for contact in record.contacts {
        guard let holder = contact.holder, holder.hasPrefix("母亲") || holder.hasPrefix("父亲"),
          let parent = byPhone[contact.value]?.first(where: { other in
            other.contacts.contains { $0.value == contact.value && $0.holder == nil }
          }), let birth = record.patient.birthDate, let older = parent.patient.birthDate
        else { continue }
        pairs += 1
        #expect((19...47).contains(birth.year - older.year))
        #expect((parent.patient.sex == .female) == holder.hasPrefix("母亲"))
        if holder.hasPrefix("父亲") {
          #expect(record.patient.familyName == parent.patient.familyName)
        }
      }
    }
    #expect(pairs > 500)
  }
}
