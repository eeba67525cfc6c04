import TestSupport
import Testing

@testable import Domain

@Suite("Units of UCUM")
struct UCUMUnitTests {
  @Test(
    "say what is wrong and where",
    arguments: [
      ("", UnitFault.Kind.empty, 0), ("m/", .missing, 2), ("mmHg", .unknown("mmHg"), 0),
      ("g/12h", .numberBeforeUnit(number: "12", unit: "h"), 2), ("10+3/L", .unknown("10+3"), 0),
      ("kmin", .prefixNotAllowed(prefix: "k", unit: "min"), 0), ("mg(L)", .unexpected("("), 2),
      ("{a}mg", .unexpected("m"), 3), ("mmol/毫升", .unexpected("毫"), 5), ("(m/s", .unclosed("("), 0),
      ("m{a", .unclosed("{"), 1), ("[lb_av", .unclosed("["), 0), ("m)", .unexpected(")"), 1),
      ("0.m", .number("0"), 0), ("1234567890123456789", .number("1234567890123456789"), 0),
      ("m0", .power, 0), ("m123", .power, 0), ("m..s", .unexpected("."), 2),
      ("m s", .unexpected(" "), 1),
      ("m{a{b}}", .unexpected("{"), 3),
    ])
  func faults(text: String, kind: UnitFault.Kind, offset: Int) {
    let fault = #expect(throws: UnitFault.self) { try UCUMUnit(text) }
    #expect(fault?.kind == kind)
    #expect(fault?.offset == offset)
    #expect(fault?.message.chinese.isEmpty == false)
  }

  @Test("refuse what would cost too much, at once")
  func limits() {
    let nested = String(repeating: "(", count: 17) + "m" + String(repeating: ")", count: 17)
    #expect(throws: UnitFault(.tooLong, at: 16)) { try UCUMUnit(nested) }
    #expect(UCUMUnit.isValid(String(nested.dropFirst().dropLast())))
    let long = Array(repeating: "m", count: 101).joined(separator: ".")
    #expect(throws: UnitFault(.tooLong, at: 200)) { try UCUMUnit(long) }
    #expect(UCUMUnit.isValid(Array(repeating: "m99", count: 50).joined(separator: ".")))
    #expect(throws: UnitFault(.power, at: 11)) { try UCUMUnit("1/(m99.m99)") }
  }

  @Test("help with what was probably meant")
  func help() {
    let fault = #expect(throws: UnitFault.self) { try UCUMUnit("mmHg") }
    #expect(fault?.help?.english == "did you mean mm[Hg]?")
    let missing = #expect(throws: UnitFault.self) { try UCUMUnit("g/12h") }
    #expect(missing?.help?.chinese == "写成 12.h")
    #expect(UnitSuggestions.near("mmol/l") == ["mmol/L", "umol/L", "nmol/L"])
    #expect(UnitSuggestions.near("zzzzzzzz") == [])
  }

  @Test(
    "convert exactly",
    arguments: [
      ("98.6", "[degF]", "Cel", "37"), ("-40", "Cel", "[degF]", "-40"),
      ("0", "K", "Cel", "-273.15"),
      ("37000", "mCel", "Cel", "37"), ("80", "[degRe]", "Cel", "100"), ("37", "Cel", "K", "310.15"),
      ("1", "[lb_av]", "kg", "0.45359237"), ("1", "[in_i]", "cm", "2.54"), ("3", "m", "cm", "300"),
      ("1", "ukat/L", "U/L", "60"), ("16", "kPa", "mm[Hg]", "120.010200867073701"),
      ("6100", "/uL", "10*9/L", "6.1"), ("1", "a", "d", "365.25"), ("24", "mo", "a", "2"),
      ("180", "deg", "[pi].rad", "1"), ("1", "g/dL", "g/L", "10"), ("20", "dB", "B", "2"),
      ("1", "mL/(min.kg)", "L/d/kg", "1.44"), ("1", "KiBy", "bit", "8192"),
      ("5", "m[IU]/L", "u[IU]/mL", "5"), ("5", "[IU]", "[iU]", "5"), ("1.5", "Cel/h", "K/h", "1.5"),
      ("1", "2.[degF]", "[degF]", "2"), ("4", "[degF]", "[degF].2", "2"),
      ("5", "2.Cel", "Cel", "10"), ("16", "2.[degF]", "Cel", "0"), ("1", "/Cel", "/K", "1"),
    ])
  func exact(number: String, source: String, target: String, result: String) throws {
    let step = try #require(try UCUMUnit(source).conversion(to: try UCUMUnit(target)))
    #expect(step.apply(try #require(DecimalNumber(number)))?.description == result)
    let value = try #require(Double(number))
    #expect(try UCUMUnit(source).convert(value, to: try UCUMUnit(target)) == Double(result))
  }

  @Test(
    "convert on curved scales",
    arguments: [
      (7.4, "[pH]", "nmol/L", 39.810717055349734), (1e-7, "mol/L", "[pH]", 7),
      (20, "dB[V]", "V", 10), (3, "B[W]", "W", 1000), (1, "Np", "1", 2.718281828459045),
      (100, "%[slope]", "deg", 45), (100, "[p'diop]", "deg", 45), (3, "bit_s", "1", 8),
      (2, "[hp'_C]", "1", 0.0001), (4, "[hp'_X]", "1", 0.0001), (1, "[hp'_M]", "1", 0.001),
      (1, "[hp'_Q]", "1", 0.00002), (3, "[m/s2/Hz^(1/2)]", "m2/s3", 9),
    ])
  func curved(number: Double, source: String, target: String, result: Double) throws {
    let there = try #require(try UCUMUnit(source).convert(number, to: try UCUMUnit(target)))
    #expect(abs(there - result) <= abs(result) * 1e-12)
    let back = try #require(try UCUMUnit(target).convert(there, to: try UCUMUnit(source)))
    #expect(abs(back - number) <= abs(number) * 1e-12)
    #expect(try UCUMUnit(source).conversion(to: try UCUMUnit(target)) == nil)
  }

  @Test("convert nothing that has no counterpart")
  func noCounterpart() throws {
    #expect(try UCUMUnit("mol/L").convert(-1, to: try UCUMUnit("[pH]")) == nil)
    #expect(try UCUMUnit("mol/L").convert(0, to: try UCUMUnit("[pH]")) == nil)
    #expect(try UCUMUnit("m").convert(1, to: try UCUMUnit("s")) == nil)
    #expect(try UCUMUnit("m").convert(.nan, to: try UCUMUnit("cm")) == nil)
    #expect(try UCUMUnit("[arb'U]").convert(1, to: try UCUMUnit("[IU]")) == nil)
    #expect(try UCUMUnit("Ym9").convert(1, to: try UCUMUnit("ym5.m4")) == nil)
    #expect(try UCUMUnit("Ym99").convert(1, to: try UCUMUnit("ym99")) == nil)
  }

  @Test("take differences without the zero point")
  func differences() throws {
    let step = try #require(try UCUMUnit("[degF]").differenceConversion(to: try UCUMUnit("Cel")))
    #expect(step.apply(DecimalNumber(digits: 9))?.description == "5")
  }

  @Test(
    "tell what a clinic must keep apart and UCUM does not",
    arguments: [
      ("mmol/L", "10*9/L"), ("meq/L", "mmol/L"), ("mosm/L", "mmol/L"),
      ("mL/min", "mL/min/{1.73_m2}"),
      ("%", "1"), ("/[HPF]", "/[LPF]"), ("mol/mol", "%"), ("/[HPF]", "1"),
    ])
  func apart(left: String, right: String) throws {
    #expect(try UCUMUnit(left).isCommensurable(with: try UCUMUnit(right)))
    #expect(!(try UCUMUnit(left).isComparable(with: try UCUMUnit(right))))
  }

  @Test(
    "tell what is one kind of quantity",
    arguments: [
      ("mmol/L", "umol/dL"), ("ukat/L", "U/L"), ("kPa", "mm[Hg]"), ("10*9/L", "/uL"),
      ("%", "%{Hb}"),
      ("m[IU]/L", "[iU]/mL"), ("Cel", "[degF]"), ("{score}", "1"), ("mg/g{creat}", "ug/mg"),
    ])
  func together(left: String, right: String) throws {
    #expect(try UCUMUnit(left).isComparable(with: try UCUMUnit(right)))
    #expect(try UCUMUnit(right).isComparable(with: try UCUMUnit(left)))
  }

  @Test("are read or refused from any text, and what is read converts to itself")
  func anyText() throws {
    let pieces = [
      "m", "g", "L", "mol", "[iU]", "[degF]", "Cel", "10*", "10^", "%", "/", ".", "(", ")", "{a}",
      "-",
      "2", "0", "99", "1.73", "k", "da", "[", "]", "{", "}", "毫", "\u{0}", " ", "'", "[pH]",
      "B[10.nV]",
      "斤", "/min", "G/L", "⁹", "\\S\\",
    ]
    var random = SeededRandom(seed: 20_261_122)
    var valid = 0
    for _ in 0..<4000 {
      let count = Int.random(in: 1...7, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      _ = try? UnitReading(text)
      guard let unit = try? UCUMUnit(text) else { continue }
      valid += 1
      #expect(unit.conversion(to: unit)?.apply(.one) == .one, "\(text)")
      #expect(unit.isComparable(with: unit), "\(text)")
      #expect(unit.divided(by: unit)?.dimension.isNone == true, "\(text)")
    }
    #expect(valid > 300, "\(valid)")
  }
}
