import TestSupport
import Testing

@testable import Domain

@Suite("Units as people write them")
struct UnitReadingTests {
  @Test(
    "are read as the unit that is meant",
    arguments: [
      ("mmHg", "mm[Hg]"), ("mm Hg", "mm[Hg]"), ("毫米汞柱", "mm[Hg]"), ("mg/dl", "mg/dL"),
      ("gm/dl", "g/dL"), ("umol/l", "umol/L"), ("µmol/L", "umol/L"), ("μmol/L", "umol/L"),
      ("k/uL", "10*3/uL"), ("K/uL", "10*3/uL"), ("10\\S\\9/L", "10*9/L"), ("giga.l-1", "10*9/L"),
      ("tera.l-1", "10*12/L"), ("fl", "fL"), ("deg f", "[degF]"), ("10e9/L", "10*9/L"),
      ("mL/min/1.73m2", "mL/min/{1.73_m2}"), ("ml/min/(1.73.m2)", "mL/min/{1.73_m2}"),
      ("毫摩尔/升", "mmol/L"), ("毫摩尔／升", "mmol/L"), ("微摩尔/升", "umol/L"), ("克/升", "g/L"),
      ("天", "d"), ("周", "wk"), ("个月", "mo"), ("月", "mo"), ("年", "a"), ("岁", "a"), ("小时", "h"),
      ("分钟", "min"), ("公斤", "kg"), ("斤", "(500.g)"), ("市尺", "(m/3)"), ("次/分", "/min"),
      ("毫升/分/1.73平方米", "mL/min/{1.73_m2}"), ("国际单位/升", "U/L"), ("%", "%"), ("", "1"),
      ("{score}", "1"), ("℃", "Cel"), ("KG/M2", "kg/m2"), (" mg/L ", "mg/L"), ("grams", "g"),
      ("copies/µL", "/uL"), ("{Cells}/uL", "/uL"), ("pH", "1"), ("G/L", "10*9/L"),
    ])
  func meaning(text: String, code: String) throws {
    let unit = try UnitReading(text).unit
    let wanted = try UCUMUnit(code)
    #expect(unit.dimension == wanted.dimension)
    #expect(unit.magnitude == wanted.magnitude)
    #expect(unit.isPerSurface == wanted.isPerSurface)
  }

  @Test("keep every meaning that they can have")
  func candidates() throws {
    let reading = try UnitReading("G/L")
    #expect(reading.candidates.map(\.code) == ["10*9/L", "g/L", "G/L"])
    #expect(reading.comparable(with: try UCUMUnit("g/dL"))?.code == "g/L")
    #expect(reading.comparable(with: try UCUMUnit("/uL"))?.code == "10*9/L")
    #expect(reading.comparable(with: try UCUMUnit("mmol/L")) == nil)
  }

  @Test("say whether they need no correction")
  func strict() throws {
    #expect(try UnitReading("mm[Hg]").isStrict)
    #expect(try !UnitReading("mmHg").isStrict)
  }

  @Test("are refused when nothing is known of them", arguments: ["08vbg", "ERU", "enzyme units"])
  func unknown(text: String) {
    #expect(throws: UnitFault.self) { try UnitReading(text) }
  }

  @Test("of real laboratory messages are read", .enabled(if: SharedFiles.areThere))
  func realUnits() throws {
    let rows = try SharedFiles.table("hl7v2/OBX_ORACLE.tsv")
    let units = Set(rows.compactMap { $0["OBX-6.1"] }).subtracting([""])
    #expect(units.count == 57)
    let refused = units.filter { (try? UnitReading($0)) == nil }.sorted()
    // Scrambled test data, and words that are no units.
    #expect(
      refused
        == [
          "08vbg", "8i61nkckj", "8zkz997", "ERU", "bi0d7wvzk", "c43vu5bw", "cv0d44p0",
          "enzyme units",
          "fcmtrw49s", "fmxuegu", "hi14d", "hntk5z", "ijztqx", "kmsst", "manxgbo4p", "nae0rey2",
          "oos3qo9", "ouqujg", "qbhv9", "vrhak", "wssi4vf", "xndu0m", "193vvsrl9",
        ].sorted())
  }

  @Test("hostile texts cost nothing and are refused or read", .enabled(if: SharedFiles.areThere))
  func hostile() throws {
    let text = String(
      decoding: try SharedFiles.bytes("naughty-strings/blns.txt"), as: UTF8.self)
    for line in text.split(separator: "\n") { _ = try? UnitReading(String(line)) }
    let flood = String(repeating: "(", count: 100_000)
    #expect(throws: UnitFault.self) { try UnitReading(flood) }
  }
}
