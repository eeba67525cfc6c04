import Domain
@testable import Store
import Testing

/// Who comes first among those whom a query finds alike, and what is looked for last.
@Suite struct LookupRankingTests {
  private func clinic(_ names: [String], phones: [String] = []) throws -> TestClinic {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "t")
    for (place, name) in names.enumerated() {
      let phone = phones.indices.contains(place) ? phones[place] : "\(13_800_000_000 + place * 37)"
      _ = try importer.take(
        sampleRecord(name: name, key: "p\(place)", born: "1990-01-0\(place % 9 + 1)", phone: phone))
    }
    return clinic
  }

  @Test func whomOneOpenedLatelyComesFirstWithinARank() throws {
    let clinic = try clinic(["张三", "张四", "张三丰", "张素", "王张三"])
    #expect(try clinic.find("zs").map(\.name) == ["张素", "张四", "张三", "张三丰", "王张三"])
    _ = try clinic.store.archive(of: PatientID(1), purpose: .open)
    _ = try clinic.store.archive(of: PatientID(5), purpose: .open)
    #expect(try clinic.find("zs").map(\.name) == ["张三", "张素", "张四", "张三丰", "王张三"])
    // Another one's hand has opened nobody.
    let other = try clinic.secondTerminal()
    let query = LookupQuery("zs", today: clinic.today)
    #expect(try other.lookup(query, limit: 9).hits.first?.name == "张素")
  }

  @Test func whoIsDueOrExpectedTodayComesBeforeTheOthers() throws {
    let clinic = try clinic(["张三", "张四", "张素", "张松"])
    try clinic.store.openFollowUps(
      [
        FollowUpDraft(
          reason: .annualExam, channel: .phone, due: clinic.today, risk: .regular,
          why: Localized(same: "w"))
      ], of: PatientID(2))
    #expect(try clinic.find("zs").map(\.name) == ["张四", "张松", "张素", "张三"])
    _ = try clinic.store.archive(of: PatientID(1), purpose: .open)
    #expect(try clinic.find("zs").map(\.name) == ["张三", "张四", "张松", "张素"])
  }

  /// A page shorter than the list is made in another way than the list: nobody may tell.
  @Test(arguments: ["zs", "z", "zhang", "张", "138", "zs 138", "san"])
  func thePageAndTheListBeginAlike(text: String) throws {
    let clinic = try clinic(["张三", "张四", "张素", "张松", "张三丰", "王张三", "章散", "臧三"])
    for id in [2, 7, 4] { _ = try clinic.store.archive(of: PatientID(id), purpose: .open) }
    let query = LookupQuery(text, today: clinic.today)
    let whole = try clinic.store.lookupOrder(query).ids
    for limit in 1...8 {
      let page = try clinic.store.lookup(query, limit: limit).hits.map { Int64($0.patient.value) }
      #expect(page == Array(whole.prefix(limit)), "\(text) \(limit)")
    }
  }

  @Test func theRightReadingOfAFamilyNameComesFirst() throws {
    // 单 is read dan elsewhere; the newer card would stand first otherwise.
    let clinic = try clinic(["但英", "单英"])
    #expect(try clinic.find("danying").map(\.name) == ["但英", "单英"])
    #expect(try clinic.find("shanying").map(\.name) == ["单英"])
  }

  @Test(
    arguments: [
      ("zangsan", "张三"), ("zhanshan", "张三"), ("lieying", "聂英"), ("linina", "李丽娜"),
      ("chenxin", "陈星"), ("cenxing", "陈星"), ("huanghei", "黄飞"), ("wanfang", "王芳"),
    ] as [(String, String)])
  func whatSoundsAlikeIsFoundLast(typed: String, name: String) throws {
    let clinic = try clinic(["张三", "聂英", "李丽娜", "陈星", "黄飞", "王芳", "臧善"])
    let found = try clinic.find(typed)
    #expect(found.contains { $0.name == name }, "\(typed): \(found.map(\.name))")
    let isCertain = found.map { !$0.reasons.contains(.nameSounding) }
    #expect(isCertain == isCertain.sorted { $0 && !$1 })
  }

  @Test func theCertainOneComesBeforeThoseWhoSoundAlike() throws {
    let clinic = try clinic(["臧三", "张三", "詹三", "张山"])
    let found = try clinic.find("zangsan")
    #expect(found.first?.name == "臧三" && found.first?.reasons == [.namePinyin])
    #expect(found.dropFirst().allSatisfy { $0.reasons == [.nameSounding] })
    #expect(Set(found.map(\.name)) == ["臧三", "张三", "詹三", "张山"])
    #expect(
      LookupResult(hits: found, hasMore: false, patientCount: 4).meant.map(\.name) == ["臧三"])
  }

  @Test func aPartOfAPhoneNumberFindsItsOwnerTheTailFirst() throws {
    let clinic = try clinic(
      ["甲", "乙", "丙", "丁"], phones: ["13812340021", "13900121234", "12345678", "010-81234567"])
    let found = try clinic.find("1234")
    #expect(found.map(\.name) == ["丙", "乙", "丁", "甲"])
    #expect(found.map { $0.reasons.first } == [.phone, .phoneTail, .phonePart, .phonePart])
    #expect(try clinic.find("3400").map(\.name) == ["甲"])
    #expect(try clinic.find("234002").map(\.name) == ["甲"])
    #expect(try clinic.find("812").map(\.name) == ["丁", "甲"])
    #expect(try clinic.find("34007").isEmpty)
  }

  @Test func anAgeFindsThoseWhoAreSoOldToday() throws {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "t")
    // Today is 2026-11-21.
    let births = ["1968-11-21", "1968-11-22", "1967-11-21", "1967-11-22", "1968-02-29"]
    for (place, born) in births.enumerated() {
      _ = try importer.take(
        sampleRecord(name: "张\(["一", "二", "三", "四", "五"][place])", key: "\(place)", born: born))
    }
    for typed in ["58岁", "58y", "~58", "zhang 58", "５８岁"] {
      #expect(Set(try clinic.find(typed).map(\.name)) == ["张一", "张四", "张五"], "\(typed)")
    }
    #expect(try clinic.find("58岁").first?.reasons == [.age])
    #expect(try clinic.find("57岁").map(\.name) == ["张二"])
    #expect(try clinic.find("59岁").map(\.name) == ["张三"])
    #expect(try clinic.find("300岁").isEmpty)
  }

  /// The years of birth find more than the age: whoever is of another age must match otherwise.
  @Test func twoDigitsBesideANameAreAnAgeOrTheBeginningOfANumber() throws {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "t")
    // Today is 2026-11-21: 58 are those born from 1967-11-22 to 1968-11-21.
    let people: [(String, String, TimePrecision, String)] = [
      ("张一", "1968-01-01", .day, "13800000000"), ("张二", "1968-12-31", .day, "13800000000"),
      ("张三", "1968-12-31", .day, "58000000"), ("张四", "1950-01-01", .day, "58000000"),
      ("张五", "1968-11-01", .month, "13800000000"), ("张六", "1968-12-01", .month, "13800000000"),
      ("张七", "1968-01-01", .year, "13800000000"), ("张八", "1967-01-01", .year, "13800000000"),
      ("李一", "1968-01-01", .day, "13800000000"),
    ]
    for (place, person) in people.enumerated() {
      var record = sampleRecord(name: person.0, key: "\(place)", born: person.1, phone: person.3)
      record.patient.birthDatePrecision = person.2
      _ = try importer.take(record)
    }
    let found = try clinic.find("zhang 58")
    #expect(found.map(\.name) == ["张四", "张三", "张七", "张五", "张一"])
    #expect(found.map { $0.reasons.last } == [.phone, .phone, .age, .age, .age])
    let query = LookupQuery("zhang 58", today: clinic.today)
    #expect(try clinic.store.lookupOrder(query).ids == [4, 3, 7, 5, 1])
    #expect(try clinic.store.lookupOrder(query, limit: 2).ids == [4, 3])
  }

  @Test func theWholeNameComesFirstAmongThoseWhomASecondTermFindsAlike() throws {
    let clinic = try clinic(["李颖", "李颖颖", "刘艳云", "罗英"])
    // All were born in one year; only two have two initials.
    let year = "\(try #require(clinic.find("李颖").first?.birthDate).year)"
    #expect(try clinic.find("ly \(year)").map(\.name) == ["罗英", "李颖", "刘艳云", "李颖颖"])
    #expect(try clinic.find("\(year) liying").map(\.name) == ["李颖", "李颖颖"])
  }

  @Test func wholeInitialsAreANameUnlessTheyAreMoreLikelyASyllable() throws {
    // The newer card would stand first otherwise.
    let clinic = try clinic(["安晨", "阿城阳", "陈海恩", "车英", "陈红"])
    #expect(try clinic.find("ac").map(\.name) == ["安晨", "阿城阳"])
    #expect(try clinic.find("che").first?.name == "陈红")
    #expect(try clinic.find("che 1990").prefix(3).map(\.name) == ["陈海恩", "陈红", "车英"])
    let query = LookupQuery("che 1990", today: clinic.today)
    #expect(try clinic.store.lookupOrder(query, limit: 2).ids == [3, 5])
  }

  /// More than are ranked one by one: the page must still be the beginning of the list.
  @Test(arguments: ["z", "zs", "zhang s", "zs 1990", "张", "1990", "zs 36"])
  func aPageOfManyIsTheBeginningOfTheirList(text: String) throws {
    let given = ["三", "三三", "山", "思思", "素", "顺三", "上", "申"]
    let clinic = try clinic((0..<90).map { "\($0 % 5 == 0 ? "章" : "张")\(given[$0 % given.count])" })
    let query = LookupQuery(text, today: clinic.today)
    let whole = try clinic.store.lookupOrder(query).ids
    #expect(whole.count > 40, "\(text)")
    for limit in [1, 7, 39, 40, 41, 60, 89, 90] {
      let page = try clinic.store.lookup(query, limit: limit)
      #expect(page.hits.map { Int64($0.patient.value) } == Array(whole.prefix(limit)), "\(limit)")
      #expect(page.hasMore == (whole.count > limit))
    }
  }

  @Test func aNumberThatEndsLikeACountryCodeIsFoundByItsEnd() throws {
    let clinic = try clinic(["甲", "乙"], phones: ["13912340086", "13900000000"])
    #expect(try clinic.find("0086").map(\.name) == ["甲"])
    #expect(try clinic.find("0086 139").map(\.name) == ["甲"])
    #expect(try clinic.find("008613912340086").map(\.name) == ["甲"])
  }

  @Test func theBareLetterIsRatherAnotherSyllableThanTheOneWithTwoDots() throws {
    // The newer card would stand first otherwise.
    let clinic = try clinic(["胡璐", "胡绿"])
    #expect(try clinic.find("hulu").map(\.name) == ["胡璐", "胡绿"])
    #expect(try clinic.find("hulv").map(\.name) == ["胡绿"])
    #expect(try clinic.find("hulyu").map(\.name) == ["胡绿"])
  }

  /// A name is found however its letters were composed, and stored composed.
  @Test(
    arguments: [
      ("Zoe\u{308}", "Zoë"), ("Ковалёв", "Ковале\u{308}в"), ("かが", "かか\u{3099}"),
      ("한글", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}"), ("Й", "И\u{306}"),
    ] as [(String, String)])
  func aNameIsFoundHoweverItIsComposed(one: String, other: String) throws {
    let clinic = try clinic([one, other])
    #expect(try clinic.find(one).count == 2)
    #expect(try clinic.find(other).count == 2)
    let entry = CardEntry([.name: other, .sex: "male", .birthDate: "1990-01-01"])
    let reading = CardReading(entry, today: clinic.today)
    #expect(reading.entry[.name].unicodeScalars.count <= one.unicodeScalars.count)
  }
}
