import Domain
import Testing

/// Resident identity numbers by GB 11643-1999.
@Suite struct ResidentIDTests {
  // The first is the example of the standard itself; the others are published ones.
  @Test(arguments: [
    ("11010519491231002X", "110105", "1949-12-31", Sex.female),
    ("440524188001010014", "440524", "1880-01-01", .male),
    ("34052419800101001X", "340524", "1980-01-01", .male),
    ("130503196704010016", "130503", "1967-04-01", .male),
  ])
  func aValidNumberTellsRegionBirthAndSex(
    text: String, region: String, birth: String, sex: Sex
  ) throws {
    let id = try #require(ResidentID(text))
    #expect(id.number == text)
    #expect(id.regionCode == region)
    #expect(id.birthDate.description == birth)
    #expect(id.sex == sex)
    #expect(!id.isResidencePermit)
  }

  @Test func fifteenDigitsBecomeEighteen() {
    #expect(ResidentID("130503670401001")?.number == "130503196704010016")
  }

  @Test(arguments: [
    "11010519491231002x", " 110105 19491231 002X ", "１１０１０５１９４９１２３１００２Ｘ", "110105-19491231-002x",
    "110105\u{200B}19491231002X",
  ])
  func oneNumberIsReadInManySpellings(text: String) {
    #expect(ResidentID(text)?.number == "11010519491231002X")
  }

  @Test(arguments: [
    ("", ResidentID.Fault.length), ("1101051949123100", .length), ("11010519491231002XX", .length),
    ("1101051949123100AX", .character), ("X1010519491231002X", .character),
    ("11010519491231002A", .character), ("11010519491231002张", .character),
    ("13050367040100X", .character), ("110105194902300021", .birthDate),
    ("110105179912310021", .birthDate), ("110105194913010021", .birthDate),
    ("110105194912310021", .checkCharacter(expected: "X")),
    ("440524188001010015", .checkCharacter(expected: "4")),
  ])
  func whatIsWrongIsSaid(text: String, fault: ResidentID.Fault) {
    #expect(ResidentID.read(text) == .failure(fault))
    #expect(ResidentID(text) == nil)
  }

  @Test func residencePermitsAreKnownByTheirRegion() throws {
    // 810000 19900101 001 with its check character worked out by hand: the sum is 146, 146 mod 11
    // is 3, so 9.
    let id = try #require(ResidentID("810000199001010019"))
    #expect(id.isResidencePermit)
  }

  @Test func everyWrongDigitAndEverySwapOfNeighboursIsFound() {
    let valid = Array("440524188001010014")
    for place in valid.indices {
      for digit in "0123456789X" where digit != valid[place] {
        var wrong = valid
        wrong[place] = digit
        #expect(ResidentID(String(wrong)) == nil)
      }
      guard place + 1 < valid.count, valid[place] != valid[place + 1] else { continue }
      var swapped = valid
      swapped.swapAt(place, place + 1)
      #expect(ResidentID(String(swapped)) == nil)
    }
  }
}
