import Testing

@testable import Domain

@Suite("Exact decimal numbers")
struct DecimalNumberTests {
  @Test(
    "are read and written without loss",
    arguments: [
      ("7.0", "7"), ("-0.50", "-0.5"), ("+5", "5"), ("1e-3", "0.001"), ("0", "0"), ("-0", "0"),
      ("007", "7"), (".5", "0.5"), ("5.", "5"), ("139.96", "139.96"), ("1E3", "1000"),
      ("6.02214076e23", "6.02214076e23"), ("0.0000001", "1e-7"), ("1.05e-18", "1.05e-18"),
      ("123456789012345678", "123456789012345678"), ("12300000000000000000", "1.23e19"),
      ("0.1234567890123456785", "0.123456789012345679"),
      ("999999999999999999.6", "1e18"),
      ("0.00000000000000000000000000000000000000012", "1.2e-40"),
    ])
  func readAndWritten(text: String, shown: String) throws {
    let number = try #require(DecimalNumber(text))
    #expect(number.description == shown)
    #expect(DecimalNumber(number.description) == number)
  }

  @Test(
    "are not read from anything else",
    arguments: ["", ".", "-", "e5", "1e", "1e1234", "nan", "inf", "0x10", "1 2", "--1", "１", "1,5"])
  func refused(text: String) {
    #expect(DecimalNumber(text) == nil)
  }

  @Test("add, subtract and multiply exactly")
  func arithmetic() throws {
    let tenth = try #require(DecimalNumber("0.1"))
    let fifth = try #require(DecimalNumber("0.2"))
    #expect((tenth + fifth).description == "0.3")
    #expect((tenth - fifth).description == "-0.1")
    #expect((tenth * fifth).description == "0.02")
    #expect(tenth - tenth == .zero)
    let large = try #require(DecimalNumber("1e30"))
    #expect(large + tenth == large)
    #expect((-large + tenth).description == "-1e30")
  }

  @Test(
    "are ordered by size",
    arguments: [
      ("-1e30", "-2"), ("-2", "-1.999"), ("-0.1", "0"), ("0", "1e-300"), ("139.96", "140"),
      ("7", "7.0000000000000001"), ("999999999999999999", "1e18"), ("2e-20", "1"), ("5", "5e1"),
    ])
  func ordered(low: String, high: String) throws {
    let low = try #require(DecimalNumber(low))
    let high = try #require(DecimalNumber(high))
    #expect(low < high)
    #expect(!(high < low))
    #expect(low != high)
  }

  @Test("become whole numbers of a scale only without loss")
  func scaling() throws {
    let number = try #require(DecimalNumber("7.05"))
    #expect(number.scaled(decimals: 2) == 705)
    #expect(number.scaled(decimals: 4) == 70500)
    #expect(number.scaled(decimals: 1) == nil)
    #expect(DecimalNumber("1e18")?.scaled(decimals: 2) == nil)
    #expect(DecimalNumber.zero.scaled(decimals: 2) == 0)
  }

  @Test("round half away from zero")
  func rounding() throws {
    #expect(DecimalNumber("1.25")?.rounded(significant: 2).description == "1.3")
    #expect(DecimalNumber("-1.25")?.rounded(significant: 2).description == "-1.3")
    #expect(DecimalNumber("9.96")?.rounded(significant: 2).description == "10")
    #expect(DecimalNumber("9.96")?.rounded(significant: 18).description == "9.96")
  }

  @Test("meet binary numbers at their shortest text")
  func binary() {
    #expect(DecimalNumber(0.1)?.description == "0.1")
    let least = Double.leastNonzeroMagnitude
    #expect(DecimalNumber(least)?.double == least)
    #expect(DecimalNumber(-1.7976931348623157e308)?.double == -1.7976931348623157e308)
    #expect(DecimalNumber(Double.infinity) == nil)
    #expect(DecimalNumber(Double.nan) == nil)
  }
}
