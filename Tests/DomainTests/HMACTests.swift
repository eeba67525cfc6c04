import Domain
import Testing

/// The seven test cases of RFC 4231 for HMAC-SHA-256.
@Suite struct HMACTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let key: [UInt8]
    let message: [UInt8]
    let code: String
    var testDescription: String { name }

    init(_ name: String, key: [UInt8], _ message: [UInt8], _ code: String) {
      self.name = name
      self.key = key
      self.message = message
      self.code = code
    }
  }

  static let longKey = [UInt8](repeating: 0xAA, count: 131)

  @Test(arguments: [
    Case(
      "1", key: [UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    Case(
      "2", key: Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    Case(
      "3", key: [UInt8](repeating: 0xAA, count: 20), [UInt8](repeating: 0xDD, count: 50),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
    Case(
      "4", key: Array(1...25), [UInt8](repeating: 0xCD, count: 50),
      "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
    Case(
      "6", key: longKey, Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
    Case(
      "7", key: longKey,
      Array(
        ("This is a test using a larger than block-size key and a larger than block-size data. "
          + "The key needs to be hashed before being used by the HMAC algorithm.").utf8),
      "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
  ])
  func theCasesOfTheStandardAgree(one: Case) {
    #expect(HMAC(key: one.key).code(for: one.message).hex == one.code)
  }

  /// Case 5 gives the first 128 bits alone.
  @Test func theShortenedCaseAgrees() {
    let code = HMAC(key: [UInt8](repeating: 0x0C, count: 20))
      .code(for: Array("Test With Truncation".utf8))
    #expect(code.hex.hasPrefix("a3b6167473100ee06e0c796c2955552b"))
  }

  @Test func aDigestAndItsBytesHaveTheSameCode() {
    let digest = SHA256.digest(of: [7])
    let key = SHA256.digest(of: [8])
    #expect(HMAC(key: key).code(for: digest) == HMAC(key: key.bytes).code(for: digest.bytes))
  }
}
