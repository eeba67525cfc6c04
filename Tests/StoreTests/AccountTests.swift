import Domain
import SQLite
import Store
import Testing

@Suite struct AccountTests {
  private static func act(_ code: String, _ clinic: TestClinic) throws -> Store {
    let store = try clinic.secondTerminal()
    _ = try store.act(as: code, systemUser: "")
    return store
  }

  private static func refusal(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch StoreError.refused(let reason) {
      return reason.english
    } catch {
      return "\(error)"
    }
  }

  /// A clinic with a second manager, `gao`, and an administrator, `luo`.
  private static func managed() throws -> TestClinic {
    let clinic = try TestClinic(staff: SignInClinic.staff)
    let manager = try act("ma", clinic)
    // The first manager has nobody to ask.
    let second = StaffMember(code: "gao", name: "高主任", role: .manager)
    #expect(try manager.addAccount(second) == .done)
    let file = try Connection(path: clinic.path, mode: .readWrite)
    try file.execute(
      """
      INSERT INTO staff (code, name, role, enabled_at)
        VALUES ('luo', '罗浩', 'administrator', 1700000000);
      INSERT INTO staff_role SELECT id, role, NULL, 0 FROM staff WHERE code = 'luo';
      """)
    return clinic
  }

  @Test func anAccountIsAddedWithItsRolesAndARowThatNamesThem() throws {
    let clinic = try TestClinic(staff: SignInClinic.staff)
    let manager = try Self.act("ma", clinic)
    let member = StaffMember(code: "zhou", name: "周前台", role: .reception, and: .cashier)
    #expect(try manager.addAccount(member) == .done)
    let account = try #require(try manager.accounts().first { $0.member.code == "zhou" })
    #expect(account.member == member && !account.hasPassword && !account.isDisabled)
    let row = try #require(try manager.auditRows(of: nil, limit: 1).first)
    #expect(row.detail == "zhou roles - -> reception,cashier" && row.action == "C")
    #expect(try manager.staff().map(\.code) == ["li", "ma", "wang", "zhou"])
  }

  @Test(arguments: ["", "a b", "张三", "-x", "a/b", "x\n", String(repeating: "a", count: 33)])
  func aCodeThatMakesNoSenseIsRefused(_ code: String) throws {
    let clinic = try TestClinic(staff: SignInClinic.staff)
    defer { withExtendedLifetime(clinic) {} }
    let manager = try Self.act("ma", clinic)
    let refusal = Self.refusal {
      _ = try manager.addAccount(StaffMember(code: code, name: "某", role: .nurse))
    }
    #expect(refusal == "a code is made of letters, digits and . _ -, at most 32")
  }

  @Test func aCodeIsNeverGivenTwice() throws {
    let clinic = try TestClinic(staff: SignInClinic.staff)
    defer { withExtendedLifetime(clinic) {} }
    let manager = try Self.act("ma", clinic)
    try manager.disableAccount("li", reason: "left")
    for code in ["li", "LI"] {
      let refusal = Self.refusal {
        _ = try manager.addAccount(StaffMember(code: code, name: "别人", role: .nurse))
      }
      #expect(refusal == "the code \(code) is taken; choose another")
    }
  }

  @Test func nobodyGrantsToThemselves() throws {
    let clinic = try Self.managed()
    let manager = try Self.act("ma", clinic)
    #expect(
      Self.refusal { _ = try manager.setRoles(of: "ma", to: [.manager, .doctor]) }
        == "nobody changes their own roles; ask another manager")
    for body in [
      { try manager.disableAccount("ma", reason: "x") }, { try manager.enableAccount("ma") },
      { try manager.unlockAccount("ma") },
    ] {
      #expect(Self.refusal(body) == "nobody does this to their own account; ask another manager")
    }
    #expect(manager.access == Access([.manager]))
  }

  @Test(arguments: ["li", "wang", "luo"])
  func whoMayNotChangeAccountsChangesNone(_ code: String) throws {
    let store = try Self.act(code, try Self.managed())
    let denied = StoreError.denied(.change, .accounts)
    #expect(throws: denied) { try store.setRoles(of: "li", to: [.doctor]) }
    #expect(throws: denied) { try store.disableAccount("li", reason: "x") }
    #expect(throws: denied) { try store.enableAccount("li") }
    #expect(throws: denied) { try store.unlockAccount("li") }
    #expect(throws: denied) { try store.tie("li", to: "x", runningAs: "y") }
    #expect(throws: denied) { try store.setPolicy(.copying, to: "off") }
    #expect(throws: StoreError.denied(.read, .accounts)) { try store.accounts() }
    #expect(throws: StoreError.denied(.read, .accounts)) { try store.policyReport() }
  }

  @Test func anAdministratorMakesAccountsAndTheirFirstPasswordAndNoMore() throws {
    let clinic = try Self.managed()
    let administrator = try Self.act("luo", clinic)
    let member = StaffMember(code: "zhou", name: "周", role: .nurse)
    #expect(try administrator.addAccount(member) == .done)
    try administrator.setPassword(of: "zhou", to: Secret("Given-By-9".utf8))
    #expect(throws: StoreError.denied(.change, .accounts)) {
      try administrator.setPassword(of: "zhou", to: Secret("Given-By-10".utf8))
    }
    let manager = StaffMember(code: "x", name: "某", role: .manager)
    let change = try administrator.addAccount(manager, reason: "new head")
    #expect(change == .asked(1), "no manager without a second person")
    #expect(try administrator.staff().allSatisfy { $0.code != "x" })
  }

  @Test func aManagersRolesNeedASecondPerson() throws {
    let clinic = try Self.managed()
    let (manager, second) = (try Self.act("ma", clinic), try Self.act("gao", clinic))
    #expect(
      Self.refusal { _ = try manager.setRoles(of: "li", to: [.manager]) }
        == "a second person must allow this; give them a reason (--reason)")
    #expect(
      try manager.setRoles(of: "li", to: [.nurse, .manager], reason: "deputy") == .asked(1))
    #expect(try manager.staff().first { $0.code == "li" }?.roles == [.nurse])
    let question = try #require(try second.approvals().first)
    #expect(question.askedBy == "ma" && question.reason == "deputy")
    #expect(question.content == #"{"staff":"li","name":"李护士","roles":["nurse","manager"]}"#)
    #expect(
      Self.refusal { try manager.decide(1, allow: true) }
        == "nobody allows what they asked for; ask another manager")
    #expect(throws: StoreError.denied(.approve, .accounts)) {
      try Self.act("li", clinic).decide(1, allow: true)
    }
    try second.decide(1, allow: true)
    #expect(try manager.staff().first { $0.code == "li" }?.roles == [.nurse, .manager])
    #expect(
      try manager.auditRows(of: nil, limit: 4).map { "\($0.staff ?? "-") \($0.detail)" } == [
        "gao roles nurse -> nurse,manager", "gao approval accounts.roles yes",
        "li denied approve accounts",
        "ma approval accounts.roles asked",
      ])
    #expect(
      Self.refusal { try second.decide(1, allow: true) }?.hasPrefix("nothing numbered 1") == true)
    #expect(try second.approvals().isEmpty)
  }

  @Test func whomItConcernsIsNotTheSecondPerson() throws {
    let clinic = try Self.managed()
    let (manager, second) = (try Self.act("ma", clinic), try Self.act("gao", clinic))
    #expect(try manager.setRoles(of: "gao", to: [.manager, .doctor], reason: "x") == .asked(1))
    #expect(
      Self.refusal { try second.decide(1, allow: true) }
        == "nobody changes their own roles; ask another manager")
    #expect(try second.approvals().count == 1, "the answer was undone with it")
  }

  @Test func aRefusedAndAnOldQuestionChangeNothing() throws {
    let clinic = try Self.managed()
    let (manager, second) = (try Self.act("ma", clinic), try Self.act("gao", clinic))
    _ = try manager.setRoles(of: "li", to: [.manager], reason: "x")
    try second.decide(1, allow: false)
    _ = try manager.setRoles(of: "li", to: [.manager], reason: "x")
    clinic.clock.advance(seconds: 7 * 86_400)
    #expect(try second.approvals().isEmpty)
    #expect(
      Self.refusal { try second.decide(2, allow: true) }
        == "the question is more than a week old; ask again")
    #expect(try manager.staff().first { $0.code == "li" }?.roles == [.nurse])
  }

  @Test func anAskerWhoLostTheRightGetsNothing() throws {
    let clinic = try Self.managed()
    let (manager, second) = (try Self.act("ma", clinic), try Self.act("gao", clinic))
    _ = try second.setRoles(of: "li", to: [.manager], reason: "x")
    try manager.disableAccount("gao", reason: "left")
    #expect(throws: StoreError.denied(.change, .accounts)) { try manager.decide(1, allow: true) }
    #expect(try manager.staff().first { $0.code == "li" }?.roles == [.nurse])
  }

  @Test func theLastManagerStays() throws {
    let clinic = try Self.managed()
    let (manager, second) = (try Self.act("ma", clinic), try Self.act("gao", clinic))
    try manager.disableAccount("gao", reason: "left")
    let file = try Connection(path: clinic.path, mode: .readWrite)
    // A machine's own hand, as no person is left who could ask.
    let machine = try clinic.secondTerminal()
    machine.awaitSignIn()
    #expect(throws: StoreError.sessionEnded(.signedOut)) { try machine.staff() }
    #expect(throws: StoreError.sessionEnded(.disabled)) {
      try second.disableAccount("ma", reason: "revenge")
    }
    #expect(try file.integer("SELECT is_disabled FROM staff WHERE code = 'ma'") == 0)
  }

  @Test func whoBecomesAManagerTakesAPasswordOfTheRaisedCost() throws {
    let clinic = try TestClinic(staff: SignInClinic.staff)
    let nurse = try Self.act("li", clinic)
    try nurse.setOwnPassword(old: nil, new: Secret("Green-Tea-7".utf8), terminal: tty(1))
    let manager = try Self.act("ma", clinic)
    #expect(try manager.setRoles(of: "li", to: [.nurse, .manager]) == .done)
    #expect(try manager.policyReport().mustChange == ["li"])
  }

  @Test func aSystemUserBelongsToOneAccountAndIsNotTiedByItself() throws {
    let clinic = try TestClinic(staff: SignInClinic.staff)
    defer { withExtendedLifetime(clinic) {} }
    let manager = try Self.act("ma", clinic)
    #expect(
      Self.refusal { try manager.tie("li", to: "boss", runningAs: "boss") }
        == "nobody ties their own system user to somebody else's account")
    try manager.tie("li", to: "lisys", runningAs: "boss")
    #expect(
      Self.refusal { try manager.tie("wang", to: "lisys", runningAs: "boss") }
        == "the system user is tied to the account li; untie that first")
    try manager.tie("li", to: nil, runningAs: "boss")
    try manager.tie("wang", to: "lisys", runningAs: "boss")
    let account = try manager.accounts().first { $0.member.code == "wang" }
    #expect(account?.systemUser == "lisys")
  }

  @Test func theLastFivePasswordsAreNotTakenAgain() throws {
    let clinic = try TestClinic(staff: SignInClinic.staff)
    let store = try Self.act("li", clinic)
    let passwords = (1...7).map { Secret("Green-Tea-\($0)".utf8) }
    var former: Secret?
    for password in passwords.prefix(6) {
      try store.setOwnPassword(old: former, new: password, terminal: tty(1))
      former = password
    }
    for index in 1...5 {
      let refusal = Self.refusal {
        try store.setOwnPassword(old: former, new: passwords[index], terminal: tty(1))
      }
      #expect(refusal == "the last 5 passwords may not be taken again; choose another")
    }
    #expect(throws: StoreError.signInRefused(.wrong)) {
      try store.setOwnPassword(old: passwords[0], new: passwords[6], terminal: tty(1))
    }
    try store.setOwnPassword(old: former, new: passwords[0], terminal: tty(1))
    #expect(try store.auditRows(of: nil, limit: 1).map(\.detail) == ["password"])
  }

  @Test func theReportTellsHowAccountsStand() throws {
    let clinic = try Self.managed()
    let manager = try Self.act("ma", clinic)
    try manager.setPolicy(.signInTries, to: "3")
    try manager.disableAccount("wang", reason: "left")
    try manager.setPassword(of: "li", to: Secret("Given-By-9".utf8))
    let report = try manager.policyReport()
    #expect(report.enabledAccounts == 4 && report.disabledAccounts == 1)
    #expect(report.withoutPassword == ["gao", "luo", "ma"] && report.mustChange == ["li"])
    #expect(report.managers == ["gao", "ma"] && report.unused == ["luo"])
    let tries = report.rows.first { $0.policy == .signInTries }
    #expect(tries == PolicyReport.Row(policy: .signInTries, value: "3", isDecided: true))
    #expect(report.rows.filter(\.isDecided).count == 1)
    #expect(report.rows.count == ClinicPolicy.allCases.count)
  }
}
