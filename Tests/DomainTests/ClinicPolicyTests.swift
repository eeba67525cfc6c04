import Domain
import Testing

@Suite struct ClinicPolicyTests {
  /// The floors one by one, as part 3.4 of the requirements has them: what may be set, what may not.
  private static let bounds: [(ClinicPolicy, allowed: [Int], refused: [Int], standard: Int)] = [
    (.passwordLength, [8, 64], [7, 65], 8), (.passphraseLength, [12, 64], [11, 65], 12),
    (.passwordHistory, [5, 24], [4, 25], 5), (.passwordDays, [7, 90], [6, 91, 0], 90),
    (.signInTries, [3, 5], [2, 6], 5), (.lockMinutes, [5, 60], [4, 61], 5),
    (.maskMinutes, [1, 10], [0, 11], 3), (.deskLockMinutes, [1, 15], [0, 16], 5),
    (.signOutMinutes, [5, 30], [4, 31], 15), (.idleAccountDays, [7, 90], [6, 91], 90),
    (.searchRows, [10, 5000], [9, 5001], 5000),
  ]

  @Test func noNumberGoesBelowItsFloorOrAboveItsCeiling() {
    #expect(Self.bounds.count == ClinicPolicy.allCases.count - 3, "all but three are numbers")
    for (policy, allowed, refused, standard) in Self.bounds {
      for number in allowed {
        #expect(policy.refusal(of: String(number)) == nil, "\(policy) \(number)")
      }
      for number in refused {
        #expect(policy.refusal(of: String(number)) != nil, "\(policy) \(number)")
      }
      #expect(policy.standard == String(standard))
      #expect(policy.inForce(nil) == String(standard))
    }
  }

  @Test func whatStandsInTheFileComesIntoForceOnlyWithinTheBounds() {
    #expect(ClinicPolicy.signInTries.inForce("1000") == "5")
    #expect(ClinicPolicy.signInTries.inForce("0") == "3")
    #expect(ClinicPolicy.signInTries.inForce("4") == "4")
    #expect(ClinicPolicy.passwordDays.inForce("9999") == "90")
    #expect(ClinicPolicy.passwordLength.inForce("x") == "8")
    #expect(ClinicPolicy.copying.inForce("everything") == "allowed")
    #expect(ClinicPolicy.copying.inForce("off") == "off")
  }

  @Test func aRefusalIsOneSentenceWithWhatIsAllowed() {
    #expect(
      ClinicPolicy.signInTries.refusal(of: "9")?.english
        == "wrong passwords before a lock can only be 3–5; nothing was changed")
    #expect(
      ClinicPolicy.copying.refusal(of: "yes")?.chinese
        == "复制到剪贴板只能是 allowed, masked, off，未作改动")
  }

  @Test func aDeskHidesLocksAndSignsOutInThisOrder() {
    #expect(ClinicPolicy.conflict((mask: 3, lock: 5, signOut: 15)) == nil)
    #expect(ClinicPolicy.conflict((mask: 5, lock: 5, signOut: 5)) == nil)
    #expect(ClinicPolicy.conflict((mask: 6, lock: 5, signOut: 15)) != nil)
    #expect(ClinicPolicy.conflict((mask: 3, lock: 15, signOut: 10)) != nil)
  }
}
