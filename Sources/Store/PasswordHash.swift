internal import CCrypt
package import Domain

/// A password as it is kept: yescrypt in the words of crypt(5), salt and cost among them.
package struct PasswordHash: Hashable, Sendable {
  /// What is written down, such as `$y$j9T$…`.
  package let text: String

  /// What guessing costs.
  ///
  /// Measured on the reference machine with libxcrypt 4.4.33: 67 ms and 29 MB for everybody, 151 ms
  /// and 77 MB for those who may change accounts.
  package enum Cost: UInt, Sendable {
    /// `$y$j9T$`: N = 2^12, r = 32.
    case everybody = 5
    /// `$y$jBT$`: N = 2^14, r = 32.
    case raised = 7

    /// The cost that the strongest of some roles asks for.
    package init(roles: some Sequence<StaffRole>) {
      let isRaised = roles.contains { $0 == .manager || $0 == .administrator }
      self = isRaised ? .raised : .everybody
    }
  }

  package init(text: String) { self.text = text }

  /// Hashes a password with a new salt from the operating system.
  ///
  /// - Throws: When the library cannot; then nothing was hashed.
  package init(_ password: Secret, cost: Cost) throws(StoreError) {
    var setting = [CChar](repeating: 0, count: Int(ccrypt_output_size))
    guard ccrypt_setting("$y$", cost.rawValue, &setting) == 0,
      let hash = Self.hash(password, setting: setting)
    else { throw Self.failure }
    text = hash
  }

  /// Whether a password is the one that was hashed; one yescrypt, whatever the answer.
  package func matches(_ password: Secret) -> Bool {
    let setting = text.utf8.map { CChar(bitPattern: $0) } + [0]
    guard let hash = Self.hash(password, setting: setting) else { return false }
    // All of it is looked at, so that the time tells nothing of the first difference.
    let (one, other) = (Array(hash.utf8), Array(text.utf8))
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// Runs the library on a copy of the password that ends in a NUL and is wiped afterwards.
  private static func hash(_ password: Secret, setting: [CChar]) -> String? {
    // A NUL inside would end the password for the library and let a shorter one in.
    guard password.count < Int(ccrypt_phrase_size), password.withBytes({ !$0.contains(0) }) else {
      return nil
    }
    let phrase = UnsafeMutableRawBufferPointer.allocate(
      byteCount: password.count + 1, alignment: 1)
    defer {
      Secret.wipe(phrase)
      phrase.deallocate()
    }
    password.withBytes { phrase.copyBytes(from: $0) }
    phrase[password.count] = 0
    var output = [CChar](repeating: 0, count: Int(ccrypt_output_size))
    let code = phrase.withMemoryRebound(to: CChar.self) {
      ccrypt_hash($0.baseAddress, setting, &output)
    }
    guard code == 0 else { return nil }
    return String(decoding: output.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static let failure = StoreError.refused(
    Localized(
      zh: "系统的密码库不支持 yescrypt；请安装 libcrypt 4.4 或更新版本",
      en: "the system's password library has no yescrypt; install libcrypt 4.4 or newer"))
}
