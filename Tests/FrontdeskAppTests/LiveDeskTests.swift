import Domain
import Foundation
import FrontdeskApp
import Store
import Testing

/// The screens over the real runner and a real clinic.
@Suite struct LiveDeskTests {
  /// A desk at which somebody is signed in, at a clinic with Zhang San.
  private func open(as code: String) throws -> (clinic: LiveClinic, desk: LiveDesk) {
    let clinic = try LiveClinic()
    try clinic.admit()
    var desk = try clinic.desk()
    desk.signIn(code)
    #expect(desk.model.user.code == code)
    return (clinic, desk)
  }

  /// What the newest rows of the trail tell, the newest first.
  private func trail(_ clinic: LiveClinic, _ count: Int) throws -> [String] {
    try clinic.machine().auditRows(of: nil, limit: count).map { "\($0.staff ?? "-") \($0.detail)" }
  }

  // MARK: - Who is at the desk

  @Test func aWrongPasswordAndAnAccountWithoutOneAreToldTheSame() throws {
    let clinic = try LiveClinic()
    var told: [String] = []
    for (code, password) in [("li", "wrong"), ("neu", "x"), ("nobody", "x")] {
      var desk = try clinic.desk()
      desk.press("<C-u>\(code)<Tab>\(password)<Enter>")
      #expect(desk.model.desk.isLocked)
      #expect(desk.model.account.card?.wayOut != nil)
      #expect(desk.text.contains("frontdesk staff password"))
      // The field alone: `English` has letters of an account, too.
      told.append(desk.text.replacing(code, with: "", maxReplacements: 1))
    }
    let lines = told.map { $0.filter { !$0.isWhitespace } }
    #expect(Set(lines).count == 1, "\(told)")
  }

  @Test func theDeskIsLockedAndOpenedWithThePassword() throws {
    var (_, desk) = try open(as: "li")
    desk.press("zhangsan<F8>")
    #expect(desk.model.desk.isLocked)
    #expect(!desk.text.contains("张三"))
    desk.press("wrong<Enter>")
    #expect(desk.model.desk.isLocked)
    desk.press("\(LiveClinic.password)<Enter>")
    #expect(!desk.model.desk.isLocked)
    #expect(desk.text.contains("张三"))
  }

  @Test func anotherPersonTakesOverAndFindsNothingOfTheOneBefore() throws {
    var (clinic, desk) = try open(as: "wu")
    desk.press("zhangsan<Enter>")
    desk.send(.command(.viewRights))
    desk.press("a<Tab><Tab>typed by wu")
    desk.press("<Esc>")
    desk.send(.command(.switchPerson))
    desk.signIn("ma")
    #expect(desk.model.user.code == "ma")
    #expect(desk.model.archive.archive == nil)
    #expect(!desk.text.contains("typed by wu"))
    desk.press("zhangsan<Enter>")
    desk.send(.command(.viewRights))
    desk.press("a")
    #expect(!desk.text.contains("typed by wu"), "a draft is its owner's alone")
    desk.press("<Esc>")
    desk.send(.command(.switchPerson))
    desk.signIn("wu")
    desk.press("zhangsan<Enter>")
    desk.send(.command(.viewRights))
    desk.press("a")
    #expect(desk.text.contains("typed by wu"), "what was begun is there again")
    #expect(try trail(clinic, 40).contains { $0.hasPrefix("ma sign-in") })
  }

  // MARK: - Two screens on one file

  /// Each screen looks once a second; what one does is on the other with the next look.
  @Test func whatOneScreenDoesToTheDayIsOnTheOtherWithTheNextLook() throws {
    let clinic = try LiveClinic()
    try clinic.admit()
    let session = try #require(
      Schedule(
        staff: "li", weekday: 1, start: ClockTime(minutes: 14 * 60),
        end: ClockTime(minutes: 15 * 60), slotMinutes: 15, since: SampleClinic.day("2026-01-05")))
    _ = try clinic.machine().addSession(session)
    var (one, other) = (try clinic.desk(), try clinic.desk())
    one.signIn("wu")
    other.signIn("ma")
    other.press("<F6>")
    one.press("zhangsan<A-b><Enter><Enter>")
    #expect(other.model.day.entries.isEmpty, "it has not looked yet")
    other.send(.timeToPoll)
    #expect(other.model.day.entries.map(\.name) == ["张三"])
    #expect(other.text.contains("14:00"), "\(other.text)")
    // And back: the other checks in, the first sees who waits.
    one.press("<F6>")
    #expect(one.model.day.entries.first?.appointment.stage == .expected)
    other.press("<Enter>")
    one.send(.timeToPoll)
    #expect(one.model.day.entries.first?.appointment.stage == .waiting)
    #expect(one.text.contains("F6 今日 1"), "the title counts who waits")
    // The first wrote on what it saw before: nothing is lost, and it sees what holds now.
    other.press("<C-z>")
    one.press("<Enter>")
    #expect(one.model.toast?.kind == .problem)
    #expect(one.model.day.entries.first?.appointment.stage == .expected)
    // A week that is open counts as well.
    one.press("W")
    #expect(one.text.contains("1/4"), "\(one.text)")
    other.press("x<Enter>")
    one.send(.timeToPoll)
    #expect(one.text.contains("0/4"), "\(one.text)")
  }

  // MARK: - Consents

  @Test func receptionTakesDownAConsentAndItsWithdrawal() throws {
    var (clinic, desk) = try open(as: "wu")
    desk.press("zhangsan<Enter>")
    desk.send(.command(.viewRights))
    #expect(desk.text.contains("患者权利"))
    desk.press("<Down><Down>a<C-s>")
    let machine = try clinic.machine()
    let patient = PatientID(1)
    let signed = try #require(try machine.consents(of: patient).first)
    #expect(signed.details.purpose == .marketing)
    #expect(signed.details.signer == "张三")
    #expect(signed.details.textVersion == ConsentText.standardVersion)
    #expect(desk.text.contains("有效"))
    #expect(try machine.mayPursue(.marketing, of: patient))
    desk.press("w请不要再打<C-s>")
    #expect(try machine.consents(of: patient).first?.withdrawalReason == "请不要再打")
    #expect(try !machine.mayPursue(.marketing, of: patient))
    #expect(desk.text.contains("已撤回"))
    let rows = try trail(clinic, 12)
    #expect(rows.contains("wu consent marketing"))
    #expect(rows.contains("wu consent withdrawn marketing"))
    #expect(rows.contains("wu rights"), "what is shown leaves a row")
    // The rest is the manager's.
    desk.press("x")
    #expect(desk.model.account.dialog == nil)
  }

  /// Two of one name: the receptionist says which is the relative.
  @Test func aRelativeIsChosenAmongPeopleOfOneName() throws {
    let clinic = try LiveClinic()
    try clinic.admit(["张三", "李娟", "李娟"])
    var desk = try clinic.desk()
    desk.signIn("wu")
    desk.press("zhangsan<Enter><A-e>f李娟<C-s>")
    #expect(desk.text.contains("不止一张卡符合"), "\(desk.text)")
    #expect(try clinic.machine().family(of: PatientID(1)).isEmpty, "nobody is guessed")
    guard case .rightsForm(let asked) = desk.model.account.dialog, asked.found.count == 2 else {
      Issue.record("\(desk.text)")
      return
    }
    desk.press("<Down><Enter>")
    #expect(
      try clinic.machine().family(of: PatientID(1)).map(\.patient) == [asked.found[1].patient],
      "\(desk.text)")
    desk.press("f李娟<C-s><Down><Enter>")
    #expect(desk.text.contains("两人已有关系"))
  }

  @Test func aConsentTakenDownIsTakenBackByTheKeyThatTakesBack() throws {
    var (clinic, desk) = try open(as: "wu")
    desk.press("zhangsan<Enter>")
    desk.send(.command(.viewRights))
    desk.press("a<C-s>")
    let machine = try clinic.machine()
    #expect(try machine.consents(of: PatientID(1)).count == 1)
    desk.press("<C-z>")
    #expect(desk.text.contains("登记同意书：建档与诊疗"))
    desk.press("y")
    #expect(try machine.consents(of: PatientID(1)).isEmpty)
    #expect(desk.model.rightsFacts?.consents.isEmpty == true, "the list is read again")
    #expect(try trail(clinic, 8).contains("wu consent undo care"))
  }

  // MARK: - Corrections, restriction, copies

  @Test func aManagerCorrectsACardAndTakesItBack() throws {
    var (clinic, desk) = try open(as: "ma")
    desk.press("zhangsan<Enter>")
    desk.send(.command(.viewRights))
    desk.press("c<Tab>章珊<Tab>听错<C-s>")
    #expect(desk.text.contains("章珊"))
    let machine = try clinic.machine()
    #expect(try machine.corrections(of: PatientID(1)).first?.before == "张三")
    desk.press("<Right>v<Enter>")
    #expect(try machine.corrections(of: PatientID(1)).first?.undone == nil, "no comes first")
    desk.press("vy")
    #expect(try machine.corrections(of: PatientID(1)).first?.undone != nil)
    #expect(desk.model.archive.archive?.patient.name == "张三")
  }

  @Test func aRestrictedRecordIsFoundByNobodyAndLiftedFromItsList() throws {
    var (clinic, desk) = try open(as: "ma")
    desk.press("zhangsan<Enter>")
    desk.send(.command(.viewRights))
    desk.press("x<Tab>本人要求<C-s>")
    #expect(desk.text.contains("限制查看"))
    desk.press("<F2><C-u>zhangsan")
    #expect(desk.model.lookup.rows.isEmpty)
    desk.send(.command(.viewRestricted))
    #expect(desk.model.approvals.restricted.map(\.patient) == [PatientID(1)])
    desk.press("<Enter><Enter>")
    #expect(desk.model.approvals.restricted.count == 1)
    desk.press("<Enter><Right><Enter>")
    #expect(desk.model.approvals.restricted.isEmpty)
    desk.press("<F2><C-u>zhangsan")
    #expect(desk.model.lookup.rows.count == 1)
    #expect(try trail(clinic, 20).contains("ma restriction lifted"))
  }

  @Test(arguments: [("1", "txt"), ("2", "json")])
  func everythingHeldGoesToAFileForItsOwnerAlone(_ form: String, _ suffix: String) throws {
    var (clinic, desk) = try open(as: "ma")
    desk.press("zhangsan<Enter>")
    desk.send(.command(.viewRights))
    desk.press("e\(form)<Tab><Tab>本人查阅<C-s>")
    let name = "frontdesk-export-person-2026-08-24-1.\(suffix)"
    let path = clinic.exports + "/" + name
    #expect(desk.model.toast?.text.english.contains(name) == true)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("13812341000"), "numbers are whole")
    #expect(text.contains("张三"))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(try clinic.machine().disclosures(of: PatientID(1)).first?.purpose == "本人查阅")
    #expect(try FileManager.default.contentsOfDirectory(atPath: clinic.exports) == [name])
  }

  @Test func withoutAFolderNothingLeavesAndNothingIsSaidToHaveLeft() throws {
    var (clinic, desk) = try open(as: "ma")
    desk.press("zhangsan<Enter>")
    desk.send(.command(.viewRights))
    try FileManager.default.removeItem(atPath: clinic.exports)
    desk.press("e<Tab><Tab>本人查阅<C-s>")
    guard case .rightsForm(let asked) = desk.model.account.dialog else {
      Issue.record("the form is gone")
      return
    }
    #expect(asked.problem?.english.contains("There is no folder") == true)
    #expect(try clinic.machine().disclosures(of: PatientID(1)).isEmpty)
  }

  // MARK: - Two people

  @Test func aRecordIsErasedByTwoPeople() throws {
    var (clinic, desk) = try open(as: "ma")
    desk.press("zhangsan<Enter>")
    desk.send(.command(.viewRights))
    desk.press("d本人要求<C-s>")
    desk.send(.command(.viewApprovals))
    #expect(desk.model.approvals.lines.map(\.isOwn) == [true])
    desk.press("<Enter>y")
    #expect(desk.text.contains("不能批准自己的请求"))
    desk.press("<Esc>")
    desk.send(.command(.switchPerson))
    desk.signIn("qian")
    #expect(desk.model.approvals.waiting == 1)
    desk.send(.command(.viewApprovals))
    desk.press("<Enter><Right><Enter>")
    #expect(desk.model.approvals.lines.isEmpty)
    desk.send(.command(.switchPerson))
    desk.signIn("ma")
    #expect(desk.model.approvals.waiting == 1, "what was allowed waits to be done")
    desk.press("zhangsan<Enter>")
    desk.send(.command(.viewRights))
    desk.press("Dwrong<C-s>")
    #expect(desk.text.contains("与这份档案的卡号不符"))
    let card = try #require(desk.model.archive.archive?.card)
    desk.press("<C-u>\(card)<C-s>")
    #expect(desk.model.screen == .lookup)
    desk.press("<C-u>zhangsan")
    #expect(desk.model.lookup.rows.isEmpty)
    #expect(try trail(clinic, 20).contains("ma erase"))
  }

  @Test func aListOfManyPeopleLeavesOnceASecondPersonAllowsIt() throws {
    let clinic = try LiveClinic()
    try clinic.admit((0...500).map { _ in "张三" })
    var desk = try clinic.desk()
    desk.signIn("ma")
    desk.press("zhangsan<C-e>质控<Enter>")
    #expect(desk.text.contains("须由另一人批准"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: clinic.exports).isEmpty)
    desk.press("<Enter>")
    #expect(desk.model.tables.dialog == nil)
    desk.send(.command(.switchPerson))
    desk.signIn("qian")
    desk.send(.command(.viewApprovals))
    #expect(desk.text.contains("501 人以内"))
    desk.press("<Enter>y")
    desk.send(.command(.switchPerson))
    desk.signIn("ma")
    desk.press("zhangsan<C-e>质控<Enter>")
    #expect(try FileManager.default.contentsOfDirectory(atPath: clinic.exports).count == 1)
  }
}
