/// What a password must be, by the clinic's policy.
///
/// Eight characters of three kinds, or twelve of any, are what assessments of GB/T 22239-2019 ask
/// for and what long passphrases deserve instead. Works on bytes, so that no copy of a password
/// is left behind in a string.
package struct PasswordRules: Hashable, Sendable {
  /// The shortest with three kinds of characters.
  package let length: Int
  /// The shortest with whatever characters.
  package let passphraseLength: Int

  /// How many different characters there must be at least.
  static let leastDifferent = 5
  /// Kinds of characters: small and capital letters, digits, everything else.
  static let leastKinds = 3

  /// Takes lengths no smaller than the floors of the policy.
  package init(length: Int, passphraseLength: Int) {
    self.length = max(length, 8)
    self.passphraseLength = max(passphraseLength, 12)
  }

  /// Why a password may not be taken, in one sentence; nil when it may.
  ///
  /// - Parameters:
  ///   - code: The code of the account.
  ///   - name: The name of its holder.
  package func refusal(of password: Secret, code: String, name: String) -> Localized? {
    password.withBytes { bytes in
      if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return Self.controls }
      if bytes.count > SecretEntry.capacity { return Self.tooLong }
      // A byte 10xxxxxx continues a character of UTF-8.
      let count = bytes.count { $0 & 0xC0 != 0x80 }
      let isLongEnough =
        count >= passphraseLength || (count >= length && Self.kinds(bytes) >= Self.leastKinds)
      guard isLongEnough else { return tooSimple }
      if Set(bytes).count < Self.leastDifferent { return Self.tooUniform }
      if Self.holds(bytes, code) || Self.holds(bytes, name) { return Self.personal }
      if Self.common.contains(where: { Self.isEqual(bytes, Array($0.utf8)) }) { return Self.known }
      return nil
    }
  }

  /// How many kinds of characters there are, 0 through 4; everything outside ASCII is of one kind.
  private static func kinds(_ bytes: UnsafeRawBufferPointer) -> Int {
    let small = bytes.contains { (0x61...0x7A).contains($0) }
    let capital = bytes.contains { (0x41...0x5A).contains($0) }
    let digit = bytes.contains { (0x30...0x39).contains($0) }
    let other = bytes.contains {
      !(0x61...0x7A).contains($0) && !(0x41...0x5A).contains($0) && !(0x30...0x39).contains($0)
    }
    return [small, capital, digit, other].count { $0 }
  }

  /// Whether a password is a name, or holds one of three bytes or more, in letters of any case.
  private static func holds(_ bytes: UnsafeRawBufferPointer, _ name: String) -> Bool {
    let name = Array(name.utf8)
    guard !name.isEmpty else { return false }
    guard name.count >= 3 else { return isEqual(bytes, name) }
    guard bytes.count >= name.count else { return false }
    return (0...(bytes.count - name.count)).contains { start in
      name.indices.allSatisfy { lower(bytes[start + $0]) == lower(name[$0]) }
    }
  }

  private static func isEqual(_ bytes: UnsafeRawBufferPointer, _ other: [UInt8]) -> Bool {
    bytes.count == other.count && zip(bytes, other).allSatisfy { lower($0) == lower($1) }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
  }

  /// Those that fit the rule and that everybody tries first.
  private static let common = [
    "password1!", "password123", "password1234", "passw0rd!", "p@ssw0rd", "p@ssw0rd!", "p@ssword1",
    "admin123!",
    "admin@123", "abc12345!", "abcd1234!", "abcd@1234", "abc@12345", "qwer1234!", "qwer@1234",
    "qwerty123!", "1qaz2wsx", "1qaz@wsx", "1qaz2wsx3edc", "zaq12wsx!", "aa123456!", "aa@123456",
    "welcome1!", "123456789abc", "123456789012", "1234567890ab", "qwertyuiop12", "woaini1314!",
  ]
}

extension PasswordRules {
  private var tooSimple: Localized {
    Localized(
      zh: "密码至少 \(length) 个字符且含大写、小写、数字、符号中的三类，或至少 \(passphraseLength) 个字符",
      en: "a password has at least \(length) characters of three kinds (small and capital letters, "
        + "digits, signs), or at least \(passphraseLength) of any")
  }

  private static let tooUniform = Localized(
    zh: "密码的字符过于重复；请至少用 \(leastDifferent) 种不同字符",
    en: "the password repeats too few characters; use at least \(leastDifferent) different ones")
  private static let personal = Localized(
    zh: "密码不能含账号或姓名；请换一个", en: "the password holds the code or the name; choose another")
  private static let known = Localized(
    zh: "这个密码人人会猜；请换一个", en: "everybody guesses this password; choose another")
  private static let controls = Localized(
    zh: "密码里有控制字符；请只用能看见的字符和空格",
    en: "the password holds control characters; use visible ones and spaces")
  private static let tooLong = Localized(
    zh: "密码太长；最多 \(SecretEntry.capacity) 个字节",
    en: "the password is too long; at most \(SecretEntry.capacity) bytes")
}
