import Domain
import Store
import Testing

@Suite struct LockoutTests {
  @Test func theFifthWrongPasswordLocksAndTheRightOneWaits() throws {
    let clinic = try SignInClinic()
    for _ in 0..<4 { #expect(try clinic.refusal("li") == .wrong) }
    #expect(try clinic.refusal("li") == .locked(minutes: 5))
    #expect(
      try clinic.trail(3) == [
        "- sign-in locked", "- sign-in refused wrong", "- sign-in refused wrong",
      ])
    #expect(try clinic.refusal("li", SignInClinic.right, at: tty(2)) == .locked(minutes: 5))
    #expect(try clinic.trail(1) == ["- sign-in refused locked"])
    #expect(clinic.counter.count == 5, "a locked account costs no yescrypt")
    try clinic.clock.advance(seconds: 299)
    #expect(try clinic.refusal("li", SignInClinic.right, at: tty(2)) == .locked(minutes: 1))
    try clinic.clock.advance(seconds: 1)
    #expect(try clinic.refusal("li", SignInClinic.right, at: tty(2)) == nil)
  }

  @Test func eachLockLastsTwiceAsLongUpToAnHour() throws {
    let clinic = try SignInClinic()
    var minutes: [Int] = []
    for _ in 0..<7 {
      for _ in 0..<4 { #expect(try clinic.refusal("li") == .wrong) }
      guard case .locked(let lock) = try clinic.refusal("li") else {
        Issue.record("no lock after five")
        return
      }
      minutes.append(lock)
      try clinic.clock.advance(seconds: lock * 60)
    }
    #expect(minutes == [5, 10, 20, 40, 60, 60, 60])
    #expect(try clinic.refusal("li", SignInClinic.right) == nil)
    for _ in 0..<4 { #expect(try clinic.refusal("li") == .wrong) }
    #expect(try clinic.refusal("li") == .locked(minutes: 5), "a right password forgets the locks")
  }

  /// One try a minute: five, 5 minutes, five, 10, five, 20, five, 40, five, and the rest in vain.
  @Test func ofAHundredWrongPasswordsTwentyFiveAreLookedAt() throws {
    let clinic = try SignInClinic()
    for number in 0..<100 {
      #expect(try clinic.refusal("li", at: tty(number)) != nil)
      try clinic.clock.advance(seconds: 60)
    }
    #expect(clinic.counter.count == 25)
    #expect(try clinic.refusal("li", SignInClinic.right, at: tty(200)) != nil)
    #expect(try clinic.refusal("wang", SignInClinic.right, at: tty(201)) == nil, "others go on")
  }

  @Test func codesThatAreNoAccountLockLikeThoseThatAre() throws {
    let clinic = try SignInClinic()
    for number in 0..<4 { #expect(try clinic.refusal("nobody", at: tty(number)) == .wrong) }
    #expect(try clinic.refusal("nobody", at: tty(5)) == .locked(minutes: 5))
    #expect(try clinic.refusal("nobody", at: tty(6)) == .locked(minutes: 5))
  }

  @Test func aTerminalLocksWhateverTheAccounts() throws {
    let clinic = try SignInClinic()
    for code in ["li", "wang", "a", "b"] { #expect(try clinic.refusal(code) == .wrong) }
    #expect(try clinic.refusal("c") == .locked(minutes: 5))
    #expect(try clinic.refusal("ma", SignInClinic.right) == .locked(minutes: 5))
    #expect(try clinic.refusal("ma", SignInClinic.right, at: tty(2)) == nil)
  }

  @Test func aClockSetBackUnlocksNothing() throws {
    let clinic = try SignInClinic()
    for _ in 0..<5 { _ = try clinic.refusal("li") }
    for seconds in [-1, -3600, -2 * 365 * 86_400] {
      try clinic.clock.advance(seconds: seconds)
      #expect(try clinic.refusal("li", SignInClinic.right, at: tty(2)) != nil, "\(seconds)")
    }
    #expect(clinic.counter.count == 5)
  }

  @Test func aDayLaterTheCountBeginsAnew() throws {
    let clinic = try SignInClinic()
    for _ in 0..<4 { _ = try clinic.refusal("li") }
    try clinic.clock.advance(seconds: 86_400)
    for _ in 0..<4 { #expect(try clinic.refusal("li") == .wrong) }
    #expect(try clinic.refusal("li") == .locked(minutes: 5))
  }

  @Test func terminalsCountTogether() throws {
    let clinic = try SignInClinic()
    let other = try clinic.terminal()
    for number in 0..<4 {
      let store = number % 2 == 0 ? try clinic.store : other
      #expect(throws: StoreError.signInRefused(.wrong)) {
        try store.signIn(code: "li", password: SignInClinic.wrong, terminal: tty(number))
      }
    }
    #expect(throws: StoreError.signInRefused(.locked(minutes: 5))) {
      try other.signIn(code: "li", password: SignInClinic.wrong, terminal: tty(9))
    }
  }

  /// The password is checked before the gate; whoever counts meanwhile is not passed by.
  @Test func aLockThatComesDuringTheCheckHolds() throws {
    let clinic = try SignInClinic()
    let store = try clinic.store
    nonisolated(unsafe) let rival = try clinic.terminal()
    store.checkPassword = { _, _ in
      for number in 0..<5 {
        _ = try? rival.signIn(code: "li", password: SignInClinic.wrong, terminal: tty(50 + number))
      }
      return true
    }
    #expect(throws: StoreError.signInRefused(.locked(minutes: 5))) {
      try store.signIn(code: "li", password: SignInClinic.right, terminal: SignInClinic.desk)
    }
  }

  @Test func aPolicyOfThreeTriesAndTenMinutesHolds() throws {
    let clinic = try SignInClinic()
    let manager = try clinic.terminal()
    _ = try manager.act(as: "ma", systemUser: "")
    try manager.setPolicy(.signInTries, to: "3")
    try manager.setPolicy(.lockMinutes, to: "10")
    for _ in 0..<2 { #expect(try clinic.refusal("li") == .wrong) }
    #expect(try clinic.refusal("li") == .locked(minutes: 10))
  }

  @Test func aManagerUnlocksAndNobodyElse() throws {
    let clinic = try SignInClinic()
    for _ in 0..<5 { _ = try clinic.refusal("li") }
    let other = try clinic.terminal()
    _ = try other.act(as: "wang", systemUser: "")
    #expect(throws: StoreError.denied(.change, .accounts)) { try other.unlockAccount("li") }
    _ = try other.act(as: "ma", systemUser: "")
    #expect(try other.accounts().first { $0.member.code == "li" }?.lockedUntil != nil)
    try other.unlockAccount("li")
    #expect(try clinic.trail(1) == ["ma unlocked"])
    #expect(try other.accounts().first { $0.member.code == "li" }?.lockedUntil == nil)
    #expect(try clinic.refusal("li", SignInClinic.right) == nil)
  }

  @Test func aWrongPasswordAtALockedDeskCountsToo() throws {
    let clinic = try SignInClinic()
    let store = try clinic.store
    _ = try store.signIn(code: "li", password: SignInClinic.right, terminal: SignInClinic.desk)
    for _ in 0..<4 {
      #expect(throws: StoreError.signInRefused(.wrong)) {
        try store.unlock(password: SignInClinic.wrong, terminal: SignInClinic.desk)
      }
    }
    try store.unlock(password: SignInClinic.right, terminal: SignInClinic.desk)
    #expect(try clinic.trail(1) == ["li unlock"])
    for _ in 0..<4 {
      #expect(throws: StoreError.signInRefused(.wrong)) {
        try store.unlock(password: SignInClinic.wrong, terminal: SignInClinic.desk)
      }
    }
    #expect(throws: StoreError.signInRefused(.locked(minutes: 5))) {
      try store.unlock(password: SignInClinic.wrong, terminal: SignInClinic.desk)
    }
    #expect(store.actor != nil, "who was signed in still is")
  }
}
