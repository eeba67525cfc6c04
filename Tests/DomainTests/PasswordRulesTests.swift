import Domain
import Testing

@Suite struct PasswordRulesTests {
  private let rules = PasswordRules(length: 8, passphraseLength: 12)

  private func refusal(_ password: String) -> String? {
    rules.refusal(of: Secret(password.utf8), code: "liming", name: "李明")?.english
  }

  @Test(arguments: [
    "Abcdef1x", "abcdef1!", "ABCDEF1!", "Abcdefg!", "correct horse", "医生护士前台收费管理者审", "绿茶Tea7号好",
    "abcdefghijkl",
  ])
  func threeKindsOfEightOrTwelveOfAnyWillDo(_ password: String) {
    #expect(refusal(password) == nil)
  }

  @Test(arguments: [
    "", "Abcde1!", "abcdefgh", "Abcdefgh", "abcdef12", "12345678", "abcdefghijk", "医生护士前台收费",
    "医生护士前台收费管理者",
  ])
  func tooShortForItsKindsIsRefused(_ password: String) {
    #expect(refusal(password)?.hasPrefix("a password has at least 8 characters") == true)
  }

  @Test(arguments: ["aaaaaaaaaaaa", "Aa1Aa1Aa1Aa1", "Ab1!Ab1!"])
  func fewDifferentCharactersAreRefused(_ password: String) {
    #expect(refusal(password)?.hasPrefix("the password repeats") == true)
  }

  @Test(arguments: ["liming", "LiMing-2026", "x-liming-X1", "我是李明很好记的密码啊啊一二"])
  func theCodeAndTheNameAreRefusedInAnyLetters(_ password: String) {
    guard password != "liming" else { return #expect(refusal(password) != nil) }
    #expect(refusal(password) == "the password holds the code or the name; choose another")
  }

  @Test func aCodeOfTwoLettersMayStandInAWord() {
    let password = Secret("Climbing-7".utf8)
    #expect(rules.refusal(of: password, code: "li", name: "Li") == nil)
  }

  @Test(arguments: ["Password1!", "P@ssw0rd!", "Aa123456!", "1qaz@WSX", "123456789012"])
  func whatEverybodyTriesIsRefused(_ password: String) {
    #expect(refusal(password)?.hasPrefix("everybody guesses") == true)
  }

  @Test(arguments: ["Abcdef1\u{7}", "Abcdef1!\u{1B}[A", "Abcdef1!\0", "Abcdef1!\u{7F}"])
  func controlCharactersAreRefused(_ password: String) {
    #expect(refusal(password)?.hasPrefix("the password holds control") == true)
  }

  @Test func longerThanTheMemoryForItIsRefused() {
    let many = String(repeating: "Abc-9 ", count: 43)
    #expect(refusal(many)?.hasPrefix("the password is too long") == true)
    #expect(refusal(String(many.prefix(256))) == nil)
  }

  @Test func noPolicyGoesBelowTheFloors() {
    #expect(PasswordRules(length: 1, passphraseLength: 1) == rules)
    let strict = PasswordRules(length: 10, passphraseLength: 16)
    #expect(strict.refusal(of: Secret("Abcdef1x".utf8), code: "x", name: "y") != nil)
    #expect(strict.refusal(of: Secret("correct horse".utf8), code: "x", name: "y") != nil)
    #expect(strict.refusal(of: Secret("Abcdefg1xy".utf8), code: "x", name: "z") == nil)
  }
}
