import Domain
import Foundation
import SQLite
import Store
import Testing

@Suite struct SignInTests {
  @Test func aRightPasswordBeginsASession() throws {
    let clinic = try SignInClinic()
    let store = try clinic.store
    let first = try store.signIn(
      code: "li", password: SignInClinic.right, terminal: SignInClinic.desk)
    #expect(first.member.name == "李护士")
    #expect(!first.mustChangePassword && first.lastSignedIn == nil)
    #expect(store.session == first.session)
    #expect(store.access == Access([.nurse]))
    #expect(try clinic.trail(1) == ["li sign-in"])
    try clinic.clock.advance(seconds: 3600)
    let second = try store.signIn(
      code: "li", password: SignInClinic.right, terminal: SignInClinic.desk)
    #expect(second.session > first.session)
    #expect(second.lastSignedIn == (try clinic.clock.now.adding(seconds: -3600)))
    #expect(clinic.counter.settings == ["$y$j9T$", "$y$j9T$"], "one yescrypt each")
  }

  @Test func refusalsAreAlikeWhateverTheReason() throws {
    let clinic = try SignInClinic()
    let manager = try clinic.terminal()
    _ = try manager.act(as: "ma", systemUser: "")
    _ = try manager.addAccount(StaffMember(code: "bare", name: "无密码", role: .nurse))
    try manager.disableAccount("wang", reason: "left")
    let message = SignInRefusal.wrong.message
    for (code, password) in [
      ("li", SignInClinic.wrong), ("nobody", SignInClinic.right), ("bare", SignInClinic.right),
      ("wang", SignInClinic.right), ("", SignInClinic.right),
    ] {
      let before = clinic.counter.count
      let refusal = try clinic.refusal(code, password, at: tty(before + 10))
      #expect(refusal == .wrong, "\(code)")
      #expect(refusal?.message == message)
      #expect(clinic.counter.count == before + 1, "\(code): one yescrypt, no more and no less")
      #expect(try clinic.trail(1) == ["- sign-in refused wrong"])
      let store = try clinic.store
      #expect(store.access == .nobody && store.actor == nil && store.session == nil)
    }
  }

  @Test func timeDoesNotTellManagersFromCodesThatAreNone() throws {
    let clinic = try SignInClinic()
    for number in 0..<40 {
      _ = try clinic.refusal("nobody\(number)", at: tty(number))
      _ = try clinic.refusal("nobody\(number)", at: tty(number))
    }
    let settings = clinic.counter.settings
    let raised = settings.count { $0 == "$y$jBT$" }
    #expect(settings.allSatisfy { ["$y$jBT$", "$y$j9T$"].contains($0) })
    #expect((6...40).contains(raised), "about one in four of 80, and was \(raised)")
    for pair in stride(from: 0, to: 80, by: 2) {
      #expect(settings[pair] == settings[pair + 1], "a code costs the same each time")
    }
  }

  @Test func whatWasTypedAsACodeIsKeptNowhere() throws {
    let clinic = try SignInClinic()
    _ = try clinic.refusal("Hunter2-in-the-wrong-field")
    let path = try clinic.store.path
    let file = try Connection(path: path, mode: .readOnly)
    for sql in [
      "SELECT group_concat(subject) FROM sign_in_failure",
      "SELECT group_concat(detail) FROM audit_event",
    ] {
      #expect(try file.text(sql)?.contains("Hunter2") == false)
    }
    #expect(
      try file.integer("SELECT count(*) FROM sign_in_failure WHERE subject GLOB 'unknown:*'") == 1)
  }

  @Test func aGivenPasswordMustBeChangedBeforeAnythingElse() throws {
    let clinic = try SignInClinic()
    let manager = try clinic.terminal()
    _ = try manager.act(as: "ma", systemUser: "")
    try manager.setPassword(of: "li", to: Secret("Given-By-9".utf8))
    let store = try clinic.store
    let signedIn = try store.signIn(
      code: "li", password: SignInClinic.right, terminal: SignInClinic.desk)
    #expect(signedIn.mustChangePassword && store.mustChangePassword)
    #expect(throws: StoreError.self) { try store.staff() }
    #expect(throws: StoreError.self) { try store.setPolicy(.copying, to: "off") }
    #expect(try store.sessionState() == .active)
    #expect(store.access == .nobody)
    #expect(throws: StoreError.self, "not the same again") {
      try store.setOwnPassword(
        old: SignInClinic.right, new: SignInClinic.right, terminal: SignInClinic.desk)
    }
    try store.setOwnPassword(
      old: SignInClinic.right, new: Secret("My-Own-Word-1".utf8), terminal: SignInClinic.desk)
    #expect(try store.staff().count == 3)
    #expect(store.access == Access([.nurse]))
  }

  @Test func anOldPasswordMustBeChangedAndAClockSetBackDoesNotMakeItYoung() throws {
    let clinic = try SignInClinic()
    let store = try clinic.store
    func mustChange() throws -> Bool {
      try store.signIn(code: "li", password: SignInClinic.right, terminal: SignInClinic.desk)
        .mustChangePassword
    }
    try clinic.clock.advance(seconds: 89 * 86_400)
    #expect(try !mustChange())
    try clinic.clock.advance(seconds: 2 * 86_400)
    #expect(try mustChange())
    try clinic.clock.advance(seconds: -60 * 86_400)
    #expect(try mustChange())
  }

  @Test func anAccountThatNobodyUsedForLongIsDisabled() throws {
    let clinic = try SignInClinic()
    try clinic.clock.advance(seconds: 91 * 86_400)
    #expect(try clinic.refusal("li") == .wrong, "only the right password learns of it")
    #expect(try clinic.refusal("li", SignInClinic.right) == .unused(days: 90))
    #expect(try clinic.refusal("li", SignInClinic.right) == .wrong)
    #expect(try clinic.refusal("ma", SignInClinic.right) == nil, "the last manager gets in")
    let store = try clinic.store
    try store.setOwnPassword(
      old: SignInClinic.right, new: Secret("Blue-Sky-99".utf8), terminal: SignInClinic.desk)
    try store.enableAccount("li")
    #expect(try clinic.refusal("li", SignInClinic.right) == nil)
  }

  @Test func aDemoNeedsNoPasswordUntilOneIsSet() throws {
    let clinic = try SignInClinic()
    let store = try clinic.store
    #expect(try store.signInChoices() == [])
    #expect(try store.needsPassword(code: "li") && store.needsPassword(code: "nobody"))
    let file = try Connection(path: store.path, mode: .readWrite)
    try file.execute("INSERT INTO setting VALUES ('clinic.isDemo', '1')")
    try file.execute(
      "DELETE FROM staff_password WHERE staff = (SELECT id FROM staff WHERE code = 'wang')")
    #expect(try store.signInChoices().map(\.code) == ["li", "ma", "wang"])
    #expect(try !store.needsPassword(code: "wang"))
    #expect(try store.needsPassword(code: "li"))
    let before = clinic.counter.count
    _ = try store.signIn(code: "wang", password: nil, terminal: SignInClinic.desk)
    #expect(clinic.counter.count == before)
    #expect(throws: StoreError.signInRefused(.wrong)) {
      try store.signIn(code: "li", password: nil, terminal: SignInClinic.desk)
    }
    #expect(throws: StoreError.signInRefused(.wrong)) {
      try store.signIn(code: "nobody", password: nil, terminal: SignInClinic.desk)
    }
  }
}
