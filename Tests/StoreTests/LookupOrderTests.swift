import Domain
import SQLite
import Store
import Testing

@Suite struct LookupOrderTests {
  private static let people: [(name: String, born: String, phone: String)] = [
    ("张三", "1968-03-12", "13812340021"), ("张艾", "1955-01-30", "13800007719"),
    ("章一", "1992-07-04", "13944020000"), ("仉伟", "2000-06-15", "13733060000"),
    ("张三", "1980-05-05", "13600001111"),
  ]

  private func clinic() throws -> TestClinic {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "t")
    for (number, person) in Self.people.enumerated() {
      _ = try importer.take(
        sampleRecord(
          name: person.name, key: "p\(number)", born: person.born, phone: person.phone))
    }
    for (patient, days) in [(2, 9), (4, -3)] {
      try clinic.store.openFollowUps(
        [
          FollowUpDraft(
            reason: .annualExam, channel: .phone, due: clinic.today.adding(days: days),
            risk: .regular, why: Localized(same: "w"))
        ], of: PatientID(patient))
    }
    return clinic
  }

  private func query(_ text: String, _ clinic: TestClinic) -> LookupQuery {
    LookupQuery(text, today: clinic.today)
  }

  @Test(
    arguments: [
      ([], [5, 4, 3, 2, 1]), ([LookupSortKey(.relevance, isDescending: true)], [1, 2, 3, 4, 5]),
      ([LookupSortKey(.name)], [4, 2, 5, 1, 3]),
      ([LookupSortKey(.name, isDescending: true)], [3, 5, 1, 2, 4]),
      ([LookupSortKey(.name), LookupSortKey(.birthDate)], [4, 2, 1, 5, 3]),
      ([LookupSortKey(.age)], [4, 3, 5, 1, 2]), ([LookupSortKey(.birthDate)], [2, 1, 5, 3, 4]),
      ([LookupSortKey(.nextDue)], [4, 2, 5, 3, 1]),
      ([LookupSortKey(.nextDue, isDescending: true)], [2, 4, 5, 3, 1]),
    ] as [([LookupSortKey], [Int64])])
  func foundPeopleStandInTheOrderAskedFor(sort: [LookupSortKey], expected: [Int64]) throws {
    let clinic = try clinic()
    let order = try clinic.store.lookupOrder(query("z", clinic), sort: sort)
    #expect(order == LookupOrder(ids: expected, hasMore: false, patientCount: 5))
  }

  @Test func aWindowGivesTheRowsThatTheFirstPageGives() throws {
    let clinic = try clinic()
    let query = query("zhang 1", clinic)
    let order = try clinic.store.lookupOrder(query)
    let page = try clinic.store.lookup(query, limit: 50)
    #expect(try clinic.store.lookupRows(ids: order.ids[...], for: query) == page.hits)
    let window = try clinic.store.lookupRows(ids: order.ids[1..<3], for: query)
    #expect(window == Array(page.hits[1..<3]))
    #expect(try clinic.store.lookupRows(ids: [99], for: query).isEmpty)
    #expect(try clinic.store.lookupRows(ids: [1], for: nil).map(\.reasons) == [[]])
  }

  /// Few are ranked by what is known of them, many by asking tier by tier: nobody may tell which.
  @Test(
    arguments: [
      "z", "zh", "zhang", "zhangs", "张", "张三", "三", "san", "zs", "s", "i", "1", "13", "138", "0021",
      "zhang 1", "z 13", "张三 1968", "1968", "san 1", "zhang san", "z w", "zj", "仉", "一",
    ])
  func thePageIsTheBeginningOfTheOrder(text: String) throws {
    let clinic = try clinic()
    let query = query(text, clinic)
    let whole = try clinic.store.lookupOrder(query)
    for limit in 1...6 {
      let page = try clinic.store.lookup(query, limit: limit)
      #expect(page.hits.map { Int64($0.patient.value) } == Array(whole.ids.prefix(limit)))
      #expect(page.hasMore == (whole.ids.count > limit))
      #expect(
        try clinic.store.lookupOrder(query, limit: limit).ids == Array(whole.ids.prefix(limit)))
      #expect(page.hits.allSatisfy { !$0.reasons.isEmpty })
    }
  }

  @Test func nobodyGetsMorePeopleThanTheClinicAllows() throws {
    let clinic = try clinic()
    let importer = Importer(clinic.store, source: "t")
    for number in 0..<12 {
      _ = try importer.take(
        sampleRecord(name: "王\(number)", key: "w\(number)", phone: "\(13_800_000_000 + number)"))
    }
    try clinic.terminal(of: .manager).setPolicy(.searchRows, to: "10")
    let nurse = try clinic.terminal(of: .nurse)
    let order = try nurse.lookupOrder(query("wang", clinic))
    #expect(order.ids.count == 10 && order.hasMore)
    #expect(try nurse.lookup(query("wang", clinic), limit: 50).hits.count == 10)
    #expect(try nurse.lookup(query("zhang", clinic), limit: 50).hits.count == 5)
  }

  @Test func theWorstMatchesAreLeftOutAndItIsSaid() throws {
    let clinic = try clinic()
    let order = try clinic.store.lookupOrder(
      query("张三", clinic), sort: [LookupSortKey(.birthDate)], limit: 1)
    #expect(order == LookupOrder(ids: [5], hasMore: true, patientCount: 5))
    #expect(try clinic.store.lookupOrder(query("", clinic)).ids.isEmpty)
  }

  /// Rows shown before must not be shown again as they were.
  @Test func rowsKeptBetweenKeysFollowEveryChange() throws {
    let clinic = try clinic()
    #expect(try clinic.find("zs").map(\.nextDue) == [nil, nil])
    try clinic.secondTerminal().openFollowUps(
      [
        FollowUpDraft(
          reason: .annualExam, channel: .phone, due: clinic.today, risk: .regular,
          why: Localized(same: "w"))
      ], of: PatientID(1))
    #expect(try clinic.find("zs").map(\.nextDue) == [clinic.today, nil])
    let other = Importer(try clinic.secondTerminal(), source: "t")
    _ = try other.take(sampleRecord(name: "张山", key: "p0", born: "1968-03-12", phone: "1"))
    #expect(try clinic.find("zs").map(\.name) == ["张山", "张三"])
    #expect(try clinic.find("zs").map(\.phone) == ["138****0021", "136****1111"])
  }

  /// A row kept from a query by name knows no numbers; a query by number must read them.
  @Test func aRowKeptFromANameKnowsWhyANumberFindsIt() throws {
    let clinic = try clinic()
    #expect(try clinic.find("张三").map(\.reasons) == [[.nameExact], [.nameExact]])
    #expect(try clinic.find("张三 0021").map(\.reasons) == [[.nameExact, .phoneTail]])
    #expect(try clinic.find("0021").map(\.reasons) == [[.phoneTail]])
    #expect(try clinic.find("zhangs").map(\.reasons) == [[.nameInitials], [.nameInitials]])
  }

  @Test func aRowShowsTheOldestFourPresentProblemsOnce() throws {
    let clinic = try TestClinic()
    func problem(_ name: String, _ onset: String?, _ status: String = "active") -> Condition {
      Condition(
        code: Coding(system: "s", code: name, display: name), clinicalStatus: status,
        verificationStatus: "confirmed", onset: onset.flatMap { CalendarDate(iso: $0) },
        abatement: nil)
    }
    var record = sampleRecord()
    record.conditions = [
      problem("e", "2020-01-01"), problem("b", "2011-01-01", "relapse"), problem("a", nil),
      problem("x", "2001-01-01", "resolved"), problem("c", "2012-01-01", "recurrence"),
      problem("b", "2013-01-01"),
    ].map { PatientRecord.Sourced($0) }
    _ = try Importer(clinic.store, source: "t").take(record)
    #expect(try clinic.find("zs").map(\.problems) == [["a", "b", "c"]])
  }

  @Test func moreRowsThanAreKeptAreAllRight() throws {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "t")
    for number in 0..<1100 {
      _ = try importer.take(
        sampleRecord(name: "王\(number)", key: "p\(number)", phone: "\(13_800_000_000 + number)"))
    }
    let query = query("wang", clinic)
    let order = try clinic.store.lookupOrder(query)
    let rows = try clinic.store.lookupRows(ids: order.ids[...], for: query)
    #expect(rows.map { Int64($0.patient.value) } == (1...1100).reversed().map(Int64.init))
    #expect(rows.map(\.name) == (0..<1100).reversed().map { "王\($0)" })
    #expect(rows.allSatisfy { $0.reasons == [.namePinyin] })
  }
}
