import Domain
import Store
import Testing

@Suite struct PasswordHashTests {
  /// Made with crypt(3) of libxcrypt by Solar Designer, the author of yescrypt, for the tests of his
  /// other implementation (yescrypt-go 2024), and the first of `TESTS-OK` of the reference one.
  private static let vectors = [
    ("test1", "$y$j75$z7ztFz2FayrKI79/jEwlL.$u5x/j193MQ09wbFaRGYr0AH/A/jh3kunjuhYRVRNkmC"),
    ("test3", "$y$j7T$aoovSEloTaFiZVMrFisfy.$wLTAPbITTB/XIpAGwcX0xxRCFEcDgPWpXTsij0SEbC5"),
    ("test5", "$y$j9T$fqIAg4Vpv9o1MKgWMnyax.$BxkUx27fLJlPOfyIfNEBPzjrDQ95LXKgN5OJii3GL7."),
    ("test7", "$y$jBT$/YBmADVZsSMw3xfv8M76X0$14s2oH3zHEKh44d5eRVxmDvF8jgM/8SXd8mI4NBQIS1"),
    (
      "pleaseletmein", "$y$jD5.7$LdJMENpBABJJ3hIHjB1Bi.$HboGM6qPrsK.StKYGt6KErmUYtioHreJd98oIugoNB6"
    ),
  ]

  @Test(arguments: vectors)
  func publishedHashesMatchTheirPasswordsAndNoOthers(_ password: String, _ hash: String) {
    #expect(PasswordHash(text: hash).matches(Secret(password.utf8)))
    #expect(!PasswordHash(text: hash).matches(Secret((password + "x").utf8)))
    let changed = hash.dropLast() + (hash.last == "." ? "/" : ".")
    #expect(!PasswordHash(text: String(changed)).matches(Secret(password.utf8)))
  }

  @Test func aNewHashHasTheCostThatTheRolesAskFor() throws {
    let password = Secret("Green-Tea-7 绿茶".utf8)
    let common = try PasswordHash(password, cost: .init(roles: [.nurse, .doctor, .auditor]))
    let raised = try PasswordHash(password, cost: .init(roles: [.nurse, .manager]))
    #expect(common.text.hasPrefix("$y$j9T$") && raised.text.hasPrefix("$y$jBT$"))
    #expect(PasswordHash.Cost(roles: [.administrator]) == .raised)
    #expect(common.matches(password) && raised.matches(password))
  }

  @Test func twoHashesOfOnePasswordDifferInTheirSalt() throws {
    let password = Secret("Green-Tea-7".utf8)
    let hashes = try [
      PasswordHash(password, cost: .everybody), PasswordHash(password, cost: .everybody),
    ]
    #expect(hashes[0] != hashes[1])
  }

  @Test(arguments: ["", "*0", "!", "$y$", "$y$j9T$", "plain", "$z$nonsense$x"])
  func whatIsNoHashMatchesNothing(_ text: String) {
    for password in ["", "*0", "plain", "x"] {
      #expect(!PasswordHash(text: text).matches(Secret(password.utf8)))
    }
  }

  @Test func aPasswordWithANulOrTooManyBytesMatchesNothing() throws {
    let hash = try PasswordHash(Secret("Green".utf8), cost: .everybody)
    #expect(hash.matches(Secret("Green".utf8)))
    #expect(!hash.matches(Secret("Green\0more".utf8)))
    #expect(!hash.matches(Secret(String(repeating: "x", count: 512).utf8)))
    #expect(throws: StoreError.self) {
      try PasswordHash(Secret("a\0b".utf8), cost: .everybody)
    }
  }
}
