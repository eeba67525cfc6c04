import Domain
import SQLite
import Store
import Testing

@Suite struct SessionTests {
  /// A clinic at whose first terminal the nurse is signed in, and the manager at another.
  private static func clinic() throws -> (SignInClinic, nurse: Store, manager: Store) {
    let clinic = try SignInClinic()
    let nurse = try clinic.store
    _ = try nurse.signIn(code: "li", password: SignInClinic.right, terminal: tty(1))
    let manager = try clinic.terminal()
    _ = try manager.signIn(code: "ma", password: SignInClinic.right, terminal: tty(2))
    return (clinic, nurse, manager)
  }

  private static func endings(_ store: Store) throws -> String? {
    try Connection(path: store.path, mode: .readOnly).text(
      "SELECT group_concat(ifnull(end_reason, 'open'), ' ') FROM (SELECT * FROM session ORDER BY id)"
    )
  }

  @Test func aDisabledAccountWritesNothingMore() throws {
    let (clinic, nurse, manager) = try Self.clinic()
    try manager.disableAccount("li", reason: "left the clinic")
    #expect(try clinic.trail(1) == ["ma disabled"])
    #expect(throws: StoreError.sessionEnded(.disabled)) {
      try nurse.saveDraft(kind: "outcome", subject: "1", content: "{}")
    }
    #expect(throws: StoreError.sessionEnded(.disabled)) { try nurse.staff() }
    #expect(try nurse.sessionState() == .ended(.disabled))
    #expect(nurse.access == .nobody && nurse.actor == nil)
    #expect(try nurse.sessionState() == .none)
    #expect(try Self.endings(manager) == "disabled open")
  }

  @Test func aCommandWithoutASessionIsStoppedToo() throws {
    let (clinic, _, manager) = try Self.clinic()
    let command = try clinic.terminal()
    _ = try command.act(as: "wang", systemUser: "")
    try manager.disableAccount("wang", reason: "left")
    #expect(throws: StoreError.sessionEnded(.disabled)) {
      try command.setPreference("language", to: "en")
    }
  }

  @Test func otherRolesHoldFromTheNextQuestionOn() throws {
    let (clinic, nurse, manager) = try Self.clinic()
    defer { withExtendedLifetime(clinic) {} }
    #expect(try manager.setRoles(of: "li", to: [.reception, .cashier]) == .done)
    #expect(throws: StoreError.self, "what the old roles allowed is not done") {
      try nurse.saveDraft(kind: "outcome", subject: "1", content: "{}")
    }
    #expect(nurse.access == Access([.reception, .cashier]))
    try nurse.saveDraft(kind: "outcome", subject: "1", content: "{}")
    #expect(try manager.setRoles(of: "li", to: [.nurse]) == .done)
    let nurseAgain = StaffMember(code: "li", name: "李护士", role: .nurse)
    #expect(try nurse.sessionState() == .changed(nurseAgain))
    #expect(try nurse.sessionState() == .active)
    #expect(nurse.access == Access([.nurse]))
  }

  @Test func theSecondConnectionOfATerminalSharesTheSession() throws {
    let (clinic, nurse, manager) = try Self.clinic()
    let records = try clinic.terminal()
    let session = try #require(nurse.session)
    try records.join(session: session)
    #expect(records.access == Access([.nurse]) && records.session == session)
    try nurse.signOut()
    #expect(throws: StoreError.sessionEnded(.signedOut)) {
      try records.saveDraft(kind: "outcome", subject: "1", content: "{}")
    }
    #expect(try records.sessionState() == .ended(.signedOut))
    #expect(throws: StoreError.sessionEnded(.other)) { try records.join(session: session) }
    #expect(records.access == .nobody)
    #expect(throws: StoreError.sessionEnded(.other)) { try records.join(session: 9999) }
    #expect(try clinic.trail(1) == ["li sign-out signed-out"])
    #expect(throws: StoreError.sessionEnded(.signedOut)) { try nurse.staff() }
    #expect(try manager.sessionState() == .active)
  }

  @Test func aColleagueTakesOverTheDeskAndAWrongPasswordDoesNot() throws {
    let (clinic, nurse, _) = try Self.clinic()
    let session = nurse.session
    #expect(throws: StoreError.signInRefused(.wrong)) {
      try nurse.signIn(code: "wang", password: SignInClinic.wrong, terminal: tty(1))
    }
    #expect(nurse.session == session && nurse.access == Access([.nurse]))
    #expect(try nurse.sessionState() == .active)
    let taken = try nurse.signIn(code: "wang", password: SignInClinic.right, terminal: tty(1))
    #expect(taken.member.code == "wang" && nurse.access == Access([.doctor]))
    #expect(try Self.endings(nurse) == "switched open open")
    #expect(try clinic.trail(1) == ["wang sign-in"])
    try nurse.saveDraft(kind: "outcome", subject: "1", content: "doctor")
    #expect(try nurse.drafts().count == 1)
    _ = try nurse.signIn(code: "li", password: SignInClinic.right, terminal: tty(1))
    #expect(try nurse.drafts().isEmpty, "nobody sees what a colleague began")
  }

  @Test func aSessionThatIsNotHeardOfForHalfAnHourEndsAtTheNextSignIn() throws {
    let (clinic, nurse, manager) = try Self.clinic()
    let clock = try clinic.clock
    for _ in 0..<31 {
      clock.advance(seconds: 60)
      try manager.heartbeat()
    }
    let other = try clinic.terminal()
    _ = try other.signIn(code: "wang", password: SignInClinic.right, terminal: tty(3))
    #expect(try nurse.sessionState() == .ended(.lost))
    #expect(try manager.sessionState() == .active)
    #expect(try Self.endings(manager) == "lost open open")
  }

  @Test func aSessionIsHeardOfOnceAMinuteAndNotMore() throws {
    let (clinic, nurse, _) = try Self.clinic()
    let path = try clinic.store.path
    func seen() throws -> Int? {
      try Connection(path: path, mode: .readOnly).integer(
        "SELECT seen_at FROM session ORDER BY id LIMIT 1")
    }
    let first = try #require(try seen())
    let clock = try clinic.clock
    clock.advance(seconds: 59)
    try nurse.heartbeat()
    #expect(try seen() == first)
    clock.advance(seconds: 1)
    try nurse.heartbeat()
    #expect(try seen() == first + 60)
  }

  @Test func aTiedSystemUserBeginsASessionWithoutAPassword() throws {
    let (clinic, _, manager) = try Self.clinic()
    try manager.tie("wang", to: "wsys", runningAs: "root")
    let desk = try clinic.terminal()
    #expect(try desk.act(as: nil, systemUser: "wsys")?.code == "wang")
    let signedIn = try desk.beginSession(tty(4))
    #expect(signedIn.member.code == "wang" && desk.session == signedIn.session)
    #expect(try clinic.trail(1) == ["wang sign-in"])
    desk.awaitSignIn()
    #expect(throws: StoreError.sessionEnded(.signedOut)) { try desk.beginSession(tty(4)) }
  }

  @Test func aNewPasswordByAManagerEndsWhatIsOpen() throws {
    let (clinic, nurse, manager) = try Self.clinic()
    defer { withExtendedLifetime(clinic) {} }
    try manager.setPassword(of: "li", to: Secret("Given-By-9".utf8))
    #expect(try nurse.sessionState() == .ended(.other))
  }
}
