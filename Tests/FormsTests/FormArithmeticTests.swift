import Domain
import Testing

@Suite("Decimal arithmetic of forms")
struct FormArithmeticTests {
  private static func number(_ text: String) throws -> DecimalNumber {
    try #require(DecimalNumber(text))
  }

  @Test(
    "divides to 18 digits, rounded half away from zero",
    arguments: [
      ("1", "3", "0.333333333333333333"), ("2", "3", "0.666666666666666667"),
      ("-2", "3", "-0.666666666666666667"), ("10", "-4", "-2.5"), ("0", "7", "0"),
      ("705000", "29584", "23.8304488912925906"), ("999999999999999999", "1", "999999999999999999"),
      ("1", "999999999999999999", "1e-18"), ("1e-12", "1e12", "1e-24"), ("7.5", "2.5", "3"),
    ])
  func division(_ left: String, _ right: String, _ quotient: String) throws {
    #expect(try Self.number(left).divided(by: Self.number(right))?.description == quotient)
  }

  @Test("has no quotient by zero")
  func divisionByZero() {
    #expect(DecimalNumber.one.divided(by: .zero) == nil)
    #expect(DecimalNumber.zero.divided(by: .zero) == nil)
  }

  @Test(
    "rounds half away from zero",
    arguments: [
      ("0.25", 1, "0.3"), ("-0.25", 1, "-0.3"), ("0.249", 1, "0.2"), ("24.995", 2, "25"),
      ("5", 0, "5"), ("0.4", 0, "0"), ("-0.5", 0, "-1"), ("1e-30", 4, "0"), ("1200", 1, "1200"),
      ("0.999999999999999999", 9, "1"),
    ])
  func rounding(_ text: String, _ decimals: Int, _ rounded: String) throws {
    #expect(try Self.number(text).rounded(decimals: decimals).description == rounded)
  }

  @Test(
    "shows so many digits",
    arguments: [
      ("7", 1, "7.0"), ("0.05", 1, "0.1"), ("0.04", 1, "0.0"), ("-0.05", 1, "-0.1"),
      ("128", 0, "128"),
      ("23.8304", 2, "23.83"), ("-1.005", 2, "-1.01"),
    ])
  func fixedText(_ text: String, _ decimals: Int, _ shown: String) throws {
    #expect(try Self.number(text).text(decimals: decimals) == shown)
  }
}
