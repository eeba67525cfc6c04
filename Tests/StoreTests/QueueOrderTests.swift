import Domain
import FollowUps
import SQLite
import Store
import Testing

@Suite struct QueueOrderTests {
  private struct Wanted {
    var name: String
    var overdue: Int
    var risk = FollowUpRisk.regular
    var reason = FollowUpReason.hypertensionManagement
    var channel = FollowUpChannel.phone
    var owner: String?
    var born = "1960-01-01"
    var phone = "13800000000"
  }

  private static let people = [
    Wanted(name: "张三", overdue: 3, risk: .high, owner: "wang", born: "1968-03-12"),
    Wanted(name: "单伟", overdue: 0, reason: .diabetesManagement, channel: .visit, owner: "li"),
    Wanted(
      name: "艾青", overdue: -5, risk: .raised, reason: .annualExam, born: "2001-06-15",
      phone: "13812340021"),
    Wanted(name: "Li Wei", overdue: 400, risk: .high, channel: .message, owner: "li"),
    Wanted(name: "李白", overdue: 0, risk: .raised, channel: .home, born: "1940-02-29"),
    Wanted(name: "张三", overdue: -40, born: "1990-01-01"),
  ]

  /// A clinic whose follow-ups have the numbers from 1 in the order of the list.
  private func clinic(_ people: [Wanted] = people) throws -> TestClinic {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "t")
    for (number, one) in people.enumerated() {
      _ = try importer.take(
        sampleRecord(name: one.name, key: "p\(number)", born: one.born, phone: one.phone))
      try clinic.store.openFollowUps(
        [
          FollowUpDraft(
            reason: one.reason, channel: one.channel, due: clinic.today.adding(days: -one.overdue),
            risk: one.risk, why: Localized(same: "w"), owner: one.owner)
        ], of: PatientID(number + 1))
    }
    return clinic
  }

  private func order(
    _ clinic: TestClinic, _ fields: [QueueSortKey.Field] = [], down: Bool = false,
    filter: String = "", scope: QueueScope = .all
  ) throws -> [Int64] {
    try clinic.store.queueOrder(
      scope, sort: fields.map { QueueSortKey($0, isDescending: down) }, filter: filter)
  }

  @Test func withoutColumnsItIsTheWorkingOrderOfEveryScope() throws {
    let clinic = try clinic()
    for scope in QueueScope.allCases {
      let page = try clinic.store.queue(scope, limit: 100).items.map { Int64($0.followUp.id.value) }
      #expect(try order(clinic, scope: scope) == page, "\(scope)")
    }
    #expect(try order(clinic) == [1, 5, 2, 3, 6, 4])
    #expect(try order(clinic, [.workingOrder]) == [1, 5, 2, 3, 6, 4])
    #expect(try order(clinic, [.workingOrder], down: true) == [4, 6, 3, 2, 5, 1])
  }

  /// The order by risk would tell the risk.
  @Test(arguments: [StaffRole.reception, .cashier])
  func withoutTheReasonsItIsTheOrderOfTheDates(role: StaffRole) throws {
    let clinic = try clinic()
    let store = try clinic.terminal(of: role)
    for scope in QueueScope.allCases {
      let whole = try store.queueOrder(scope)
      for limit in 1...7 {
        let page = try store.queue(scope, limit: limit)
        #expect(page.items.map { Int64($0.followUp.id.value) } == Array(whole.prefix(limit)))
        #expect(page.total == whole.count)
      }
    }
    #expect(try store.queueOrder(.all) == [2, 5, 1, 3, 6, 4])
  }

  @Test(arguments: [
    (QueueSortKey.Field.due, [4, 1, 5, 2, 3, 6], [6, 3, 5, 2, 1, 4]),
    (.name, [3, 4, 5, 2, 1, 6], [1, 6, 2, 5, 4, 3]),
    (.risk, [2, 6, 5, 3, 1, 4], [1, 4, 5, 3, 2, 6]),
    (.owner, [2, 4, 1, 5, 3, 6], [1, 2, 4, 5, 3, 6]),
    (.reason, [1, 5, 6, 4, 2, 3], [3, 2, 1, 5, 6, 4]),
    (.channel, [1, 3, 6, 2, 5, 4], [4, 5, 2, 1, 3, 6]),
    (.age, [3, 6, 1, 2, 4, 5], [5, 2, 4, 1, 6, 3]),
  ])
  func everyColumnGoesUpAndDown(field: QueueSortKey.Field, up: [Int64], down: [Int64]) throws {
    let clinic = try clinic()
    #expect(try order(clinic, [field]) == up)
    #expect(try order(clinic, [field], down: true) == down)
  }

  @Test func severalColumnsCountInTurn() throws {
    let clinic = try clinic()
    let keys = [QueueSortKey(.risk, isDescending: true), QueueSortKey(.name), QueueSortKey(.risk)]
    #expect(try clinic.store.queueOrder(.all, sort: keys) == [4, 1, 3, 5, 2, 6])
  }

  @Test func attemptsAreCountedAsTheyStand() throws {
    let clinic = try clinic()
    func call(_ id: Int) throws -> FollowUp {
      let now = try clinic.store.followUp(FollowUpID(id))
      return try clinic.store.recordOutcome(
        of: now.id, version: now.version, outcome: .noAnswer, note: "", nextDue: clinic.today)
    }
    _ = try call(6)
    _ = try call(6)
    let undone = try call(2)
    _ = try clinic.store.undoOutcome(of: undone.id, version: undone.version)
    _ = try call(3)
    #expect(try order(clinic, [.attempts], down: true).prefix(2) == [6, 3])
    let rows = try clinic.store.queueRows(ids: [6, 2, 3])
    #expect(rows.map(\.followUp.details.attempts.count) == [2, 0, 1])
  }

  @Test(arguments: [
    ("张三", [1, 6]), ("zhang", [1, 6]), ("zs", [1, 6]), ("shan", [2]), ("0021", [3]), ("李", [5]),
    ("li", [5, 4]), ("糖尿病", [2]), ("diabetes", [2]), ("annual", [3]), ("李护士", [2, 4]),
    ("王医生", [1]), ("高血压 张", [1, 6]), ("糖尿病 张", []), ("gao", []), ("1968", [1]),
    ("  ", [1, 5, 2, 3, 6, 4]),
    ("\"*(", [1, 5, 2, 3, 6, 4]), ("zs 1", [1, 6]), ("9", [1, 5, 2, 3, 6, 4]),
  ])
  func aFilterKnowsPeopleReasonsAndOwners(filter: String, expected: [Int64]) throws {
    #expect(try order(try clinic(), filter: filter) == expected)
  }

  @Test func aWindowGivesItsRowsInOrder() throws {
    let clinic = try clinic()
    let ids = try order(clinic, [.name])
    let rows = try clinic.store.queueRows(ids: ids[1..<4])
    #expect(rows.map(\.name) == ["Li Wei", "李白", "单伟"])
    #expect(rows.map(\.ownerName) == ["李护士", nil, "李护士"])
    let page = try clinic.store.queue(.all, limit: 100).items
    let all = try clinic.store.queueRows(ids: try order(clinic)[...])
    #expect(all == page)
    #expect(try clinic.store.queueRows(ids: [99, 1, -7]).map(\.followUp.id.value) == [1])
    #expect(try clinic.store.queueRows(ids: []).isEmpty)
  }

  /// Without these indexes a write would read every follow-up while all terminals wait.
  @Test(arguments: [
    (
      "SELECT 1 FROM follow_up WHERE opened_by = ? AND state < 3",
      "SEARCH follow_up USING INDEX follow_up_opened_by (opened_by=?)"
    ),
    (
      "UPDATE follow_up SET state = 0 WHERE closed_by = ?",
      "SEARCH follow_up USING INDEX follow_up_closed_by (closed_by=?)"
    ),
    (
      "SELECT f.id, f.due, f.risk, f.owner, f.attempt_count FROM follow_up f WHERE f.state = 0",
      "SEARCH f USING COVERING INDEX follow_up_open (state=?)"
    ),
  ])
  func whatAllTerminalsWaitForIsFoundByAnIndex(sql: String, plan: String) throws {
    let clinic = try clinic([])
    let connection = try Connection(path: clinic.path, mode: .readOnly)
    let steps = try connection.statement("EXPLAIN QUERY PLAN " + sql)
    #expect(try steps.step())
    #expect(steps.text(3).hasPrefix(plan), "\(steps.text(3))")
  }

  /// The packed numbers must give what comparing the columns one by one gives.
  @Test func manyRowsStandAsComparingThemOneByOneSays() throws {
    let names = ["张三", "张伟", "章太炎", "单伟", "Li Wei", "欧阳娜娜", "张素英", "李白"]
    let people = (0..<60).map { number in
      Wanted(
        name: names[number * 7 % names.count], overdue: number * 37 % 90 - 45,
        risk: FollowUpRisk(rawValue: number % 3) ?? .high,
        reason: FollowUpReason.allCases[number % 4],
        born: "19\(10 + number * 13 % 80)-05-05")
    }
    let clinic = try clinic(people)
    let keys = [QueueSortKey(.name, isDescending: true), QueueSortKey(.reason), QueueSortKey(.age)]
    let rows = try clinic.store.queueRows(ids: try order(clinic)[...])
    let reasons = FollowUpReason.allCases
    let expected = rows.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      let names = [one, other].map { Array(PinyinSortKey.key($0.name).utf8) }
      if names[0] != names[1] { return names[1].lexicographicallyPrecedes(names[0]) }
      let places = [one, other].map { reasons.firstIndex(of: $0.followUp.details.reason) ?? 0 }
      if places[0] != places[1] { return places[0] < places[1] }
      if let born = one.birthDate, let later = other.birthDate, born != later {
        return born > later
      }
      return left.offset < right.offset
    }
    let found = try clinic.store.queueOrder(.all, sort: keys)
    #expect(found == expected.map { Int64($0.element.followUp.id.value) })
  }
}
