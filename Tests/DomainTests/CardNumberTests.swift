import Domain
import Testing

/// Card numbers are printed, read back and checked.
@Suite struct CardNumberTests {
  // Check digits worked out by hand from ISO/IEC 7064, MOD 11,10.
  @Test(arguments: [
    (0, "A-000000"), (1, "A-000018"), (381, "A-003813"), (12_345, "A-123450"),
    (99_999, "A-999993"), (100_000, "A-1000002"),
  ])
  func aSerialIsPrintedWithItsCheckDigit(serial: Int, text: String) {
    #expect(CardNumber(serial: serial).text == text)
    #expect(CardNumber(text)?.serial == serial)
  }

  // Numbers of other registers with the same check digit: German tax numbers, as published for
  // tests (86095742719, 47036892816), and a Croatian OIB (69435151530).
  @Test(arguments: [(8_609_574_271, 9), (4_703_689_281, 6), (6_943_515_153, 0)])
  func theCheckDigitIsThatOfOtherRegisters(serial: Int, check: Int) {
    #expect(CardNumber(serial: serial).checkDigit == check)
  }

  @Test(arguments: ["a003813", "A 003813", "003813", "3813", "Ａ－００３８１３", " A-0003813 "])
  func oneNumberIsReadInManySpellings(text: String) {
    #expect(CardNumber(text)?.serial == 381)
  }

  @Test(arguments: ["", "A-", "3", "A-003814", "B-003813", "AA-003813", "0038l3", "A-00381三"])
  func whatIsNoNumberIsRefused(text: String) {
    #expect(CardNumber(text) == nil)
  }

  @Test func everySingleWrongDigitIsFound() {
    for serial in stride(from: 1, to: 99_999, by: 733) {
      let text = CardNumber(serial: serial).text
      for place in text.indices where text[place].isNumber {
        for digit in "0123456789" where digit != text[place] {
          let wrong = text.replacingCharacters(at: place, with: digit)
          #expect(CardNumber(wrong) == nil, "\(wrong) was taken for \(text)")
        }
      }
    }
  }

  @Test func numbersSortAsTheyWereGiven() {
    #expect(CardNumber(serial: 99_999) < CardNumber(serial: 100_000))
  }
}

extension String {
  /// The text with one character put in the place of another.
  fileprivate func replacingCharacters(at place: Index, with character: Character) -> String {
    var copy = self
    copy.replaceSubrange(place...place, with: [character])
    return copy
  }
}
