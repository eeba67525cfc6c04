import Domain
import Testing

/// A card as texts and as a person's record.
@Suite struct CardEntryTests {
  private let entry = CardEntry([
    .documentKind: "id", .document: "11010519491231002X", .name: "张三", .sex: "female",
    .birthDate: "1949-12-31", .phone: "13812345678", .address: "城东区建设路1号", .ethnicity: "汉族",
    .contactName: "李娟", .contactRelation: "spouse", .contactPhone: "13900001111",
  ])

  @Test func aCardBecomesAPersonAndACardAgain() {
    let record = entry.record
    #expect(record.patient.name == "张三")
    #expect(record.patient.birthDate?.description == "1949-12-31")
    #expect(record.contacts.map(\.holder) == [nil, "配偶 李娟"])
    #expect(CardEntry(record).differences(from: entry).isEmpty)
  }

  @Test(arguments: ["1968", "1968-03", "1968-03-12", ""])
  func aBirthDateKeepsItsPrecision(text: String) {
    #expect(CardEntry(CardEntry([.birthDate: text]).record)[.birthDate] == text)
  }

  @Test func onlyTheItemsThatChangedAreTaken() {
    var changed = entry
    changed[.name] = "张三三"
    changed[.phone] = "13700000000"
    let record = entry.record.applying(changed, items: [.phone])
    #expect(record.patient.name == "张三")
    #expect(record.contacts.first?.value == "13700000000")
  }

  @Test func emptyingAnItemTakesItsNumberAway() {
    var changed = entry
    changed[.phone] = ""
    changed[.document] = ""
    let record = entry.record.applying(changed, items: [.phone, .document])
    #expect(record.contacts.map(\.value) == ["13900001111"])
    #expect(record.identifiers.isEmpty)
  }

  @Test(arguments: [
    ("妻子 李娟", "李娟", "spouse"), ("儿子 张四", "张四", "child"), ("李娟", "李娟", ""),
    ("Jane Doe", "Jane Doe", ""),
  ])
  func whoAContactIsIsReadFromTheOneText(text: String, name: String, relation: String) {
    let holder = CardHolder(text)
    #expect(holder.name == name)
    #expect(holder.relation == relation)
  }

  @Test(arguments: [
    ("510104001001", 7, "51010400100100007"), ("c", 381, "C00000381"), ("AB", 1, "AB00000001"),
  ])
  func archiveCodesEndWithTheirSerial(prefix: String, serial: Int, code: String) {
    #expect(ArchivePrefix(prefix)?.code(serial) == code)
  }

  @Test func aVillageHasNoMoreThan99999Serials() throws {
    let prefix = try #require(ArchivePrefix("510104001001"))
    #expect(prefix.code(99_999) == "51010400100199999")
    #expect(prefix.code(100_000) == nil)
    #expect(prefix.code(0) == nil)
  }

  @Test(arguments: ["", "12345", "990104001001", "ABCDE", "51010400100A"])
  func whatIsNoPrefixIsRefused(text: String) {
    #expect(ArchivePrefix(text) == nil)
  }

  @Test func everyOptionHasACodeOfItsOwnWithoutACommaOrBlank() {
    for item in CardItem.allCases {
      let codes = item.options.map(\.code)
      #expect(Set(codes).count == codes.count)
      #expect(codes.allSatisfy { !$0.contains(",") && !$0.contains(" ") && !$0.isEmpty })
    }
  }

  @Test func everyDiseaseOfTheFormIsKnownAgainByItsCode() {
    for option in CardItem.diseases.options where option.code != CardOption.none {
      let coding = CardHistory.coding(option.code)
      #expect(coding.flatMap(CardHistory.disease) == option.code)
    }
  }
}
