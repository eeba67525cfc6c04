import Domain
import TestSupport
import Testing

/// The keys are the stored form of the lookup index: written out here, so that no change of them
/// goes unnoticed.
@Suite struct LookupKeysTests {
  @Test func aPatientWithEverythingHasExactlyTheseKeys() {
    let subject = LookupSubject(
      name: "张三丰", birthDate: CalendarDate(iso: "1968-03-12"), phones: ["138 1234-5678"],
      identifiers: [PatientIdentifier(kind: .residentID, value: "11010519491231002X")],
      card: "A-003813")
    let expected = """
      a张三丰 b三丰 b丰 czhangsanfeng dfeng dsanfeng ezhangsf ezsf e张sf ff fsf g13812345678 \
      h87654321831 i11010519491231002x jx20013219491501011 k003813 ka003813 l318300 m19680312 n0312 \
      o1234567 o234567 o34567 o381234567 o4567 o567 o81234567
      """
    #expect(LookupKeys.keys(for: subject).joined(separator: " ") == expected)
  }

  @Test(
    arguments: [
      (
        "O'Keefe Clarine", "aokeefe aokeefeclarine bclarine cokeefeclarine dclarine eoc eokeefec fc"
      ),
      (
        "O’Keefe  Clariné",
        "aokeefe aokeefeclarine bclarine cokeefeclarine dclarine eoc eokeefec fc"
      ),
      ("Müller", "amuller cmuller em"),
      (
        "单于静",
        "a单于静 b于静 b静"
          + " cchanyujing cdanyujing cshanyujing djing dyujing"
          + " echanyj echanyuj ecyj edanyj edanyuj edyj eshanyj eshanyuj esyj e单yj e单于j fj fyj"
      ),
      ("吕", "a吕 clu clv clyu el"),
      ("𠀂某", "a𠀂某 b某 dmou e𠀂m fm"),

      ("", ""), ("·-'*_", ""),
    ])
  func namesHaveTheseKeys(name: String, expected: String) {
    #expect(LookupKeys.keys(for: LookupSubject(name: name)).joined(separator: " ") == expected)
  }

  @Test func aNameOfPartsKeepsAllOfThem() {
    let keys = LookupKeys.keys(for: LookupSubject(name: "买买提·吐尔逊"))
    for key in ["a买买提吐尔逊", "b吐尔逊", "cmaimaitituerxun", "dtuerxun", "emmttex", "ftex"] {
      #expect(keys.contains(key), "\(key) is missing")
    }
    // It has no surname to which initials could be added.
    #expect(!keys.contains { $0.hasPrefix("e买") })
  }

  @Test func theFamilyNameDecidesWhereInitialsBegin() {
    let one = LookupKeys.keys(for: LookupSubject(name: "欧阳娜娜", familyName: "欧阳"))
    #expect(one.contains("eouyangnn") && one.contains("e欧阳nn") && !one.contains("e欧ynn"))
    let other = LookupKeys.keys(for: LookupSubject(name: "欧阳娜娜", familyName: "欧"))
    #expect(other.contains("e欧ynn") && other.contains("eouynn"))
  }

  @Test(arguments: [
    ("+86 138-1234-5678", ["g13812345678"]), ("8613812345678", ["g13812345678"]),
    ("008613812345678", ["g13812345678"]), ("010-12345678转801", ["g01012345678"]),
    ("tel: 555-783-1820 ext 7", ["g5557831820"]), ("１３８１２３４５６７８", ["g13812345678"]),
    ("13812345678/02087654321", ["g02087654321", "g13812345678"]), ("无", []), ("", []),
  ])
  func phonesAreKeptAsDigits(phone: String, expected: [String]) {
    let keys = LookupKeys.keys(for: LookupSubject(name: "", phones: [phone]))
    #expect(keys.filter { $0.hasPrefix("g") } == expected)
    #expect(keys.filter { $0.hasPrefix("h") }.count == expected.count)
    #expect(keys.allSatisfy { "gho".contains($0.prefix(1)) })
  }

  @Test func anOldResidentNumberIsAlsoKeptAsTheNewOne() {
    let id = PatientIdentifier(kind: .residentID, value: "130503670401001")
    let keys = LookupKeys.keys(for: LookupSubject(name: "", identifiers: [id]))
    #expect(
      keys == [
        "i130503196704010016", "i130503670401001", "j100104076305031", "j610010407691305031",
      ])
  }

  @Test(arguments: [
    (TimePrecision.day, ["m19680312", "n0312"]), (.second, ["m19680312", "n0312"]),
    (.month, ["m196803"]), (.year, ["m1968"]),
  ])
  func aBirthdayIsKeptAsFarAsItIsKnown(precision: TimePrecision, expected: [String]) {
    let subject = LookupSubject(
      name: "", birthDate: CalendarDate(iso: "1968-03-12"), birthDatePrecision: precision)
    #expect(LookupKeys.keys(for: subject) == expected)
  }

  @Test func longNamesStayCheap() {
    let endless = String(repeating: "阿卜杜热西提·", count: 2000)
    let keys = LookupKeys.keys(for: LookupSubject(name: endless))
    #expect(keys.count < 2000)
    #expect(keys.reduce(0) { $0 + $1.utf8.count } < 200_000)
  }

  @Test func aSubjectIsMadeOfWhatIsKeptOfAPatient() {
    let patient = Patient(
      name: "张三", familyName: "张", sex: .male, birthDate: nil, birthDatePrecision: .day)
    let subject = LookupSubject(
      patient: patient,
      contacts: [
        ContactPoint(system: .email, value: "a138@b.cn"),
        ContactPoint(system: .phone, value: "13812345678", holder: "配偶"),
      ], identifiers: [], card: "A-003813")
    #expect(subject.phones == ["13812345678"])
    #expect(subject.card == "A-003813" && subject.familyName == "张")
  }

  /// What SQLite's `ascii` tokenizer takes for one token: ASCII letters and digits, and the rest.
  @Test func keysOfAnythingAreSingleTokens() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<3000 {
      let text = random.text(length: 12)
      let subject = LookupSubject(
        name: text, familyName: String(text.prefix(1)), phones: [text],
        identifiers: [PatientIdentifier(kind: .other, value: text)], card: text)
      let keys = LookupKeys.keys(for: subject)
      #expect(keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
      #expect(Set(keys.map { Array($0.utf8) }).count == keys.count)
      #expect(keys.filter { !Self.isToken($0) } == [])
    }
  }

  private static func isToken(_ key: String) -> Bool {
    key.utf8.count >= 2
      && key.unicodeScalars.allSatisfy {
        ("a"..."z").contains($0) || ("0"..."9").contains($0)
          || !$0.isASCII && !TextFolding.isHidden($0)
      }
  }
}
