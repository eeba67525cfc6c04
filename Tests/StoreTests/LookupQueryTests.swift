import Domain
@testable import Store
import Testing

@Suite struct StoreLookupTests {
  private func clinic(_ people: [(name: String, phone: String, born: String)]) throws -> TestClinic
  {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "t")
    for (number, person) in people.enumerated() {
      _ = try importer.take(
        sampleRecord(
          name: person.name, key: "p\(number)", born: person.born, phone: person.phone))
    }
    return clinic
  }

  private let people: [(name: String, phone: String, born: String)] = [
    ("张三", "13812340021", "1968-03-12"), ("张素英", "13800007719", "1955-01-30"),
    ("单文静", "13944020000", "1992-07-04"), ("欧阳娜娜", "13733060000", "2000-06-15"),
    ("买买提·吐尔逊", "13600001111", "1980-05-05"), ("𠮷田英", "13500002222", "1971-11-11"),
    ("三张", "13400003333", "1999-09-09"),
  ]

  @Test(arguments: [
    ("张三", "张三"), ("zhangsan", "张三"), ("zs 0021", "张三"), ("zs 138 1968", "张三"),
    ("1968-03-12", "张三"), ("sy", "张素英"), ("zhangsy", "张素英"), ("张s 7719", "张素英"),
    ("swj", "单文静"), ("shanwenjing", "单文静"), ("ouyang", "欧阳娜娜"), ("娜", "欧阳娜娜"),
    ("吐尔逊", "买买提·吐尔逊"), ("𠮷", "𠮷田英"), ("２２２２", "𠮷田英"),
  ])
  func findsByAnyMixOfTerms(_ query: String, _ name: String) throws {
    let clinic = try clinic(people)
    #expect(try clinic.find(query).first?.name == name)
  }

  @Test func wholeNamesComeBeforeBeginningsAndTails() throws {
    let clinic = try clinic([
      ("王张三", "1", "1990-01-01"), ("张三丰", "2", "1990-01-01"), ("张三", "3", "1990-01-01"),
    ])
    #expect(try clinic.find("张三").map(\.name) == ["张三", "张三丰", "王张三"])
    #expect(try clinic.find("张三").map(\.reasons) == [[.nameExact], [.namePrefix], [.namePart]])
  }

  @Test(arguments: [
    ("wang li", true), ("zhang w", true), ("w li 13", true), ("wang wei", false), ("wang", false),
    ("wang 13", false), ("王 li", false), ("张san li", false), ("1 2", false), ("", false),
  ])
  func termsThatCannotBothBeginANameAreKnown(typed: String, isSo: Bool) {
    let query = LookupQuery(typed, today: CalendarDate(dayNumber: 20_000))
    #expect(Store.hasTiers(query) != isSo)
  }

  @Test func partsOfANameAreFoundInAnyOrder() throws {
    let clinic = try clinic([
      ("王丽", "1", "1990-01-01"), ("李旺", "2", "1990-01-01"), ("王刚", "3", "1990-01-01"),
      ("单静", "4", "1990-01-01"),
    ])
    #expect(try clinic.find("wang li").map(\.name) == ["李旺", "王丽"])
    #expect(try clinic.find("li wang").map(\.name) == ["李旺", "王丽"])
    // Read in both ways at once, it is found all the same.
    #expect(try clinic.find("shan dan").map(\.name) == ["单静"])
  }

  @Test func aCardNumberFindsItsPatient() throws {
    let clinic = try clinic(people)
    let card = CardNumber(serial: 2).description
    #expect(try clinic.find(card).map(\.name) == ["张素英"])
    #expect(try clinic.find(card).first?.card == card)
  }

  @Test func thereAreNoMoreRowsThanAskedForAndMoreIsSaid() throws {
    let clinic = try clinic(
      (0..<7).map { ("王\($0 % 2 == 0 ? "芳" : "强")", "1380000000\($0)", "1990-01-01") })
    let result = try clinic.store.lookup(LookupQuery("w", today: clinic.today), limit: 5)
    #expect(result.hits.count == 5)
    #expect(result.hasMore)
    #expect(result.patientCount == 7)
    #expect(Set(result.hits.map(\.patient)).count == 5)
  }

  @Test func hostileQueriesFindNobodyAndFailNothing() throws {
    let clinic = try clinic(people)
    for text in [
      "\"", "' OR 1=1 --", "*", "NEAR(", "a\u{0}b", "{keys}: x", "^zs", ")(", "\u{202E}",
    ] {
      _ = try clinic.find(text)
    }
    #expect(try clinic.find("").isEmpty)
  }

  @Test func whomOneOpenedLastComesFirstAndOnlyForOneself() throws {
    let clinic = try clinic(people)
    for id in [1, 3, 2] {
      clinic.clock.advance(seconds: 60)
      _ = try clinic.store.archive(of: PatientID(id), purpose: .open)
    }
    _ = try clinic.store.archive(of: PatientID(4), purpose: .preview)
    let recent = try clinic.store.recentPatients(limit: 10).hits
    #expect(recent.map(\.patient.value) == [2, 3, 1])
    #expect(try clinic.secondTerminal().recentPatients(limit: 10).hits.isEmpty)
  }

  @Test func twoThatOneOpenedInTheSameSecondKeepTheirOrder() throws {
    let clinic = try clinic(people)
    for id in [3, 1, 2, 1] { _ = try clinic.store.archive(of: PatientID(id), purpose: .open) }
    clinic.clock.advance(seconds: -3600)
    _ = try clinic.store.archive(of: PatientID(4), purpose: .open)
    let recent = try clinic.store.recentPatients(limit: 10).hits
    #expect(recent.map(\.patient.value) == [4, 1, 2, 3])
  }

  @Test func onlySoManyOfThoseOpenedAreRemembered() throws {
    let clinic = try clinic((0..<120).map { ("王\($0)", "138\(10_000_000 + $0)", "1980-01-01") })
    for id in 1...120 { _ = try clinic.store.archive(of: PatientID(id), purpose: .open) }
    let recent = try clinic.store.recentPatients(limit: 500).hits
    #expect(recent.map(\.patient.value) == (21...120).reversed())
  }

  @Test func everyLookUponARecordLeavesARow() throws {
    let clinic = try clinic(people)
    _ = try clinic.store.archive(of: PatientID(1), purpose: .open)
    _ = try clinic.store.archive(of: PatientID(1), purpose: .preview)
    let rows = try clinic.store.auditRows(of: PatientID(1), limit: 10)
    #expect(rows.map(\.detail) == ["preview", "open", "import"])
    #expect(rows.map(\.action) == ["R", "R", "C"])
    #expect(rows.map(\.staff) == ["li", "li", "li"])
  }

  @Test func anArchiveThatIsNotThereIsSaidSo() throws {
    let clinic = try TestClinic()
    #expect(throws: StoreError.notFound) {
      try clinic.store.archive(of: PatientID(99), purpose: .open)
    }
  }
}
