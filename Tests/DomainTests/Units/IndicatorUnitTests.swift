import Testing

@testable import Domain

@Suite("Numbers in the unit of an indicator")
struct IndicatorUnitTests {
  static func indicator(
    _ code: String, _ unit: String, _ conversions: [UnitConversion] = [], label: String? = nil
  ) -> Indicator {
    Indicator(
      code: code, name: Localized(same: code), unit: unit, unitLabel: label,
      conversions: conversions)
  }

  static let indicators: [String: Indicator] = {
    let all = [
      indicator(
        "sbp", "mm[Hg]", [UnitConversion(unit: "kPa", factor: 7.50062)], label: "mmHg"),
      indicator("weight", "kg", [UnitConversion(unit: "斤", factor: 0.5)]),
      indicator("waist", "cm"), indicator("hr", "/min"), indicator("wbc", "10*9/L"),
      indicator("temp", "Cel"),
      indicator(
        "temp_listed", "Cel",
        [UnitConversion(unit: "[degF]", factor: 0.5555555555555556, offset: -17.77777777777778)]),
      indicator(
        "fpg", "mmol/L", [UnitConversion(unit: "mg/dL", factor: 0.0555074, loinc: "1558-6")]),
      indicator("gcap", "mmol/L"), indicator("alt", "U/L"), indicator("tt4", "nmol/L"),
      indicator("hcy_mass", "mg/L"), indicator("crp", "mg/L"), indicator("ca", "mmol/L"),
      indicator(
        "hba1c", "%", [UnitConversion(unit: "mmol/mol", factor: 0.09148, offset: 2.152)]),
      indicator("egfr", "mL/min/{1.73_m2}", label: "mL/min/1.73m²"),
      indicator(
        "acr", "mg/g{creat}", [UnitConversion(unit: "mg/mmol{creat}", factor: 8.84)]),
      indicator("tsh", "m[IU]/L", label: "mIU/L"), indicator("hgb", "g/L"),
      indicator("adl", "{score}"), indicator("k", "mmol/L"),
    ]
    return Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
  }()

  @Test(
    "are exact",
    arguments: [
      ("sbp", "140", "mm[Hg]", "140"), ("sbp", "140", "mmHg", "140"),
      ("sbp", "140", "毫米汞柱", "140"), ("sbp", "16", "kPa", "120.00992"),
      ("sbp", "16000", "Pa", "120.010200867073701"), ("weight", "150", "斤", "75"),
      ("weight", "220", "[lb_av]", "99.7903214"), ("weight", "75000", "g", "75"),
      ("waist", "2.7", "市尺", "90"), ("waist", "0.9", "m", "90"), ("hr", "100", "次/分", "100"),
      ("wbc", "6100", "/uL", "6.1"), ("wbc", "6.1", "K/uL", "6.1"), ("wbc", "6.1", "G/L", "6.1"),
      ("temp", "98.6", "[degF]", "37"), ("temp", "99.14", "°F", "37.3"),
      ("temp_listed", "99.14", "[degF]", "37.3"), ("fpg", "126", "mg/dL", "6.9939324"),
      ("fpg", "1.26", "g/L", "6.9939324"), ("fpg", "7000", "umol/L", "7"),
      ("gcap", "126", "mg/dL", "6.99394"), ("alt", "1", "ukat/L", "60"),
      ("alt", "40", "IU/L", "40"),
      ("tt4", "8", "ug/dL", "102.977"), ("ca", "10", "mg/dL", "2.49513"),
      ("hba1c", "7.0", "%", "7"), ("hba1c", "53", "mmol/mol", "7.00044"),
      ("egfr", "60", "mL/min/1.73m2", "60"), ("egfr", "1", "mL/s/{1.73_m2}", "60"),
      ("acr", "3", "mg/mmol", "26.52"), ("acr", "3", "g/mol{creat}", "26.52"),
      ("tsh", "4.2", "uIU/mL", "4.2"), ("tsh", "4.2", "mU/L", "4.2"),
      ("tsh", "0.0042", "IU/mL", "4200"), ("hgb", "13.5", "g/dL", "135"),
      ("hgb", "135", "G/L", "135"), ("adl", "4", "", "4"), ("adl", "4", "分", "4"),
    ])
  func exact(code: String, number: String, unit: String, result: String) throws {
    let indicator = try #require(Self.indicators[code])
    let number = try #require(DecimalNumber(number))
    #expect(indicator.conversion(from: unit)?.apply(number)?.description == result)
  }

  @Test(
    "are not made from what means something else",
    arguments: [
      ("sbp", "mmol/L"), ("sbp", ""), ("sbp", "nonsense"), ("egfr", "mL/min"), ("wbc", "mmol/L"),
      ("hba1c", "1"), ("hba1c", "mol/mol"), ("crp", "nmol/L"), ("k", "meq/L"), ("hgb", "10*9/L"),
      ("acr", "%"), ("adl", "%"), ("temp", "K/h"), ("weight", ""), ("alt", "/min/L"),
      ("hgb", "mmol/L"),
    ])
  func refused(code: String, unit: String) throws {
    let indicator = try #require(Self.indicators[code])
    #expect(indicator.conversion(from: unit) == nil)
  }

  @Test("as a difference have no zero point")
  func differences() throws {
    let temperature = try #require(Self.indicators["temp"]?.conversion(from: "[degF]"))
    let haemoglobin = try #require(Self.indicators["hba1c"]?.conversion(from: "mmol/mol"))
    #expect(temperature.ofDifferences.apply(DecimalNumber(digits: 9))?.description == "5")
    #expect(haemoglobin.ofDifferences.apply(DecimalNumber(digits: 10))?.description == "0.9148")
  }

  @Test("let the LOINC code choose among listed units")
  func codeChooses() throws {
    let urea = Self.indicator(
      "urea", "mmol/L",
      [
        UnitConversion(unit: "mg/dL", factor: 0.1665),
        UnitConversion(unit: "mg/dL", factor: 0.357015, loinc: "3094-0"),
      ])
    let number = DecimalNumber(digits: 28)
    let plain = urea.conversion(from: "mg/dL")?.apply(number)
    let nitrogen = urea.conversion(from: "mg/dL", viaLoinc: "3094-0")?.apply(number)
    let grams = urea.conversion(from: "cg/L", viaLoinc: "3094-0")?.apply(number)
    #expect(plain?.description == "4.662")
    #expect(nitrogen?.description == "9.99642")
    #expect(grams?.description == "9.99642")
  }
}
