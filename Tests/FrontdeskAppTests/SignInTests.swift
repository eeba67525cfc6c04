import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct SignInTests {
  private func signedOut() -> Desk {
    var desk = Desk()
    desk.model.awaitSignIn(as: "li")
    return desk
  }

  private func withPassword(_ keys: String = "zs") -> Desk {
    var desk = Desk()
    desk.model.account.hasPassword = true
    desk.press(keys)
    return desk
  }

  // MARK: - Signing in

  @Test func aRightPasswordOpensAFreshSession() {
    var desk = signedOut()
    desk.press("Rain-2026<Enter>")
    #expect(desk.model.layer == .screen(.lookup))
    #expect(desk.model.user == SampleClinic.nurse)
    #expect(desk.model.account.limits == IdleLimits(mask: 3, lock: 5, signOut: 15))
    #expect(desk.text.contains("上次登录"))
    desk.press("zs")
    #expect(desk.text.contains("张三"))
  }

  @Test func aWrongPasswordIsSaidInOneSentenceAndHasToBeTypedAnew() {
    var desk = signedOut()
    desk.press("Regen<Enter>")
    #expect(desk.model.layer == .signIn)
    #expect(desk.text.contains("账号或密码不对"))
    #expect(desk.model.account.card?.password.isEmpty == true)
    desk.press("Rain-2026<Enter>")
    #expect(desk.model.layer == .screen(.lookup))
  }

  @Test func anEmptyPasswordIsNoTry() {
    var desk = signedOut()
    let before = desk.clinic.log.count
    desk.press("<Enter><Enter>")
    #expect(desk.clinic.log.count == before)
    #expect(desk.model.account.card?.focus == .password)
  }

  @Test func anotherAccountCanBeTyped() {
    var desk = signedOut()
    desk.press("<Tab><C-u>qian<Enter>Snow-2026<Enter>")
    #expect(desk.model.user == SampleClinic.manager)
  }

  @Test func nothingIsReadOrAskedWhileNobodyIsSignedIn() {
    var desk = Desk()
    desk.press("zs")
    desk.model.awaitSignIn(as: "li")
    let before = desk.clinic.log.count
    desk.send(.timeToPoll)
    desk.press("<F5><F9><F2>")
    desk.wait(seconds: 60)
    for id in CommandID.allCases where ![.quit, .redraw, .switchLanguage].contains(id) {
      desk.send(.command(id))
    }
    let asked = desk.clinic.log[before...].filter { !$0.isOfTerminal }
    // The clinic's own work goes on.
    #expect(asked == [.tendRules(isIdle: false)])
  }

  @Test func escEndsTheProgramAndTheLanguageCanBeSwitched() {
    var desk = signedOut()
    desk.press("<F11>")
    #expect(desk.text.contains("Password"))
    desk.press("<Esc>")
    #expect(desk.ownEffects.contains(.quit))
  }

  @Test func whatIsTypedWhileThePasswordIsCheckedIsNotTakenForTheNextTry() {
    var desk = signedOut()
    desk.holds = true
    desk.press("Regen<Enter>Rain-2026<Enter>")
    #expect(desk.held.count { if case .signIn = $0 { true } else { false } } == 1)
    #expect(desk.model.account.card?.password.isEmpty == true)
  }

  @Test func noDescriptionShowsAPassword() {
    var desk = signedOut()
    desk.holds = true
    desk.press("Rain-2026")
    var shown = "\(desk.model)" + String(reflecting: desk.model)
    desk.press("<Enter>")
    shown += "\(desk.held)" + String(reflecting: desk.held)
    dump(desk.model, to: &shown)
    dump(desk.held, to: &shown)
    #expect(!shown.contains("Rain"))
    #expect(!shown.contains("\(Array("Rain-2026".utf8))".dropFirst().dropLast()))
  }

  @Test func aPasswordIsEditedByCharacters() {
    var entry = PasswordEntry()
    entry.insert("密👩‍👩‍👧码\r\n1")
    #expect(entry.count == 4)
    entry.backspace()
    entry.backspace()
    entry.backspace()
    #expect(entry.typed == Secret(Array("密".utf8)))
    entry.backspace()
    entry.backspace()
    #expect(entry.typed == nil)
  }

  // MARK: - Locking

  @Test func aLockedDeskAsksForThePasswordOfWhoLockedIt() {
    var desk = withPassword()
    let before = desk.text
    desk.press("<F8><Enter>")
    #expect(desk.model.layer == .locked)
    desk.press("Snow-2026<Enter>")
    #expect(desk.model.layer == .locked, "somebody else's password does not open it")
    desk.press("Rain-2026<Enter>")
    #expect(desk.text == before)
  }

  @Test func theClinicsLimitsHoldWhateverThePersonChose() {
    var desk = withPassword()
    desk.model.account.limits = IdleLimits(mask: 3, lock: 5, signOut: 15)
    desk.model.desk.idleMinutes = 0
    desk.press("<Down>")
    desk.wait(seconds: 179)
    #expect(!desk.model.isVeiled)
    desk.wait(seconds: 1)
    #expect(desk.model.isVeiled)
    #expect(!desk.text.contains("张三"))
    desk.press("<Up>")
    #expect(desk.text.contains("张三"), "a key shows everything again")
    desk.wait(seconds: 300)
    #expect(desk.model.layer == .locked)
    desk.press("x")
    desk.wait(seconds: 599)
    #expect(desk.model.account.isSignedIn)
    desk.wait(seconds: 1)
    #expect(!desk.model.account.isSignedIn, "keys at a locked desk keep nobody signed in")
    #expect(desk.clinic.log.contains(.signOut(isIdle: true)))
    #expect(desk.model.archive.archive == nil && desk.model.lookup.rows.isEmpty)
  }

  // MARK: - Another person

  @Test func theNextPersonGetsNothingOfTheLast() {
    var desk = withPassword("zs<Enter><F5><Down><Enter>2<Tab><Tab>忙音<Esc><F2>")
    desk.model.account.hasPassword = true
    desk.press("<C-k><F12>")
    desk.send(.copySent(true))
    desk.clinic.preferences["qian"] = Preferences([
      "language": "en", "theme": "light", "mouse": "off", "start": "followups",
    ])
    let generation = desk.model.lookup.generation
    desk.press("<C-n>")
    #expect(desk.model.layer == .signIn)
    #expect(!desk.text.contains("张三"))
    desk.press("qian<Enter>Snow-2026<Enter>")
    let model = desk.model
    #expect(model.user == SampleClinic.manager)
    #expect(model.language == .english && model.themeName == "light")
    #expect(model.lookup.query.isEmpty && model.archive.archive == nil)
    #expect(model.drafts.isEmpty || desk.clinic.drafts == model.drafts)
    #expect(model.outcome == nil && !model.canUndo && model.desk.places.back.isEmpty)
    #expect(model.lookup.generation > generation)
    #expect(desk.ownEffects.contains(.forgetCopy))
    #expect(desk.ownEffects.contains(.useMouse(false)))
  }

  @Test func theSamePersonGoesOnWithTheirWork() {
    var desk = withPassword("zs<Enter>")
    let before = desk.text
    desk.press("<F8><C-n>li<Enter>Rain-2026<Enter>")
    #expect(desk.text == before)
  }

  @Test func whoDoesNotGetInLeavesTheDeskLocked() {
    var desk = withPassword("zs")
    desk.press("<C-n>qian<Enter>Regen<Enter><Esc>")
    #expect(desk.model.layer == .locked)
    #expect(desk.model.user == SampleClinic.nurse)
    desk.press("Rain-2026<Enter>")
    #expect(desk.text.contains("张三"))
  }

  @Test func demoAccountsAreOfferedAndNeedNoPassword() {
    var desk = Desk()
    desk.clinic.offersAccounts = true
    desk.press("<C-n><Up><Enter>")
    #expect(desk.model.user == SampleClinic.auditor)
    #expect(!desk.model.account.hasPassword)
  }

  // MARK: - Ended from outside

  @Test func anEndedSessionClosesTheScreenAtTheNextLook() {
    var desk = withPassword("zs<Enter>")
    desk.clinic.ended = Localized(zh: "您的账号已停用", en: "your account is disabled")
    desk.send(.timeToPoll)
    #expect(desk.model.layer == .signIn)
    #expect(desk.text.contains("您的账号已停用"))
    #expect(!desk.text.contains("张三"))
    #expect(desk.model.archive.archive == nil)
  }

  @Test func changedRolesHoldAtOnce() {
    var desk = Desk()
    desk.send(
      .rightsChanged(StaffMember(code: "li", name: "李护士", role: .cashier)))
    #expect(!desk.model.access.allows(.change, .queue))
    desk.press("<F5>")
    #expect(CommandRegistry.command(.record)?.isEnabled(desk.model) == false)
  }

  // MARK: - New passwords

  @Test func aPasswordThatMustChangeIsAskedForBeforeAnythingElse() {
    var desk = signedOut()
    desk.clinic.mustChange = ["li"]
    desk.press("Rain-2026<Enter>")
    #expect(!desk.model.account.isSignedIn)
    #expect(desk.text.contains("请先换一个新密码"))
    desk.press("Rain-2026<Tab>Wind-2026<Tab>Wind-2027<Enter>")
    #expect(desk.text.contains("两次输入的新密码不同"))
    desk.press("Wind-2026<Tab>Wind-2026<Enter>")
    #expect(desk.model.account.isSignedIn && desk.model.layer == .screen(.lookup))
  }

  @Test func whoMustChangeAndDoesNotIsSignedOut() {
    var desk = signedOut()
    desk.clinic.mustChange = ["li"]
    desk.press("Rain-2026<Enter><Esc>")
    #expect(desk.model.account.card?.purpose == .begin)
    #expect(desk.clinic.log.last == .signOut(isIdle: false))
  }
}

extension Effect {
  /// Whether it concerns the terminal or who may sign in, and nothing of a patient.
  fileprivate var isOfTerminal: Bool {
    switch self {
    case .redraw, .signInChoices, .saveSetting: true
    default: false
    }
  }
}
