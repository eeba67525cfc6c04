import TestSupport
import Testing

@testable import Domain

@Suite("The indicator dictionary")
struct IndicatorDictionaryTests {
  static let glucose = Indicator(
    code: "fpg", loinc: "14771-0",
    loincDisplay: "Fasting glucose [Moles/volume] in Serum or Plasma",
    name: Localized(zh: "空腹血糖(静脉血浆)", en: "Fasting glucose, venous"),
    shortName: Localized(zh: "空腹血糖", en: "FPG"), unit: "mmol/L", decimals: 2,
    conversions: [UnitConversion(unit: "mg/dL", factor: 0.0555074, loinc: "1558-6")], order: 20)
  static let urea = Indicator(
    code: "urea", loinc: "22664-7", name: Localized(zh: "尿素", en: "Urea"), unit: "mmol/L",
    conversions: [
      UnitConversion(unit: "mg/dL", factor: 0.1665),
      UnitConversion(unit: "mg/dL", factor: 0.357015, loinc: "3094-0"),
    ], otherLoinc: ["14937-7"], order: 30)
  static let systolic = Indicator(
    code: "sbp", loinc: "8480-6", name: Localized(zh: "收缩压", en: "Systolic blood pressure"),
    unit: "mm[Hg]", unitLabel: "mmHg",
    conversions: [UnitConversion(unit: "kPa", factor: 7.50062)], order: 10)
  static let strip = Indicator(
    code: "uglu", loinc: "25428-4", name: Localized(zh: "尿糖(试纸)", en: "Glucose, urine strip"),
    unit: "{ordinal}", order: 40, ordinal: ["−", "±", "+", "++", "+++", "++++"])
  static let antigen = Indicator(
    code: "hbsag", name: Localized(zh: "乙肝表面抗原", en: "HBsAg"), unit: "{ordinal}",
    ordinal: ["−", "+"])
  static let dictionary = IndicatorDictionary([glucose, urea, systolic, strip])

  @Test("lists indicators in their own order")
  func orderIsKept() {
    #expect(Self.dictionary.indicators.map(\.code) == ["sbp", "fpg", "urea", "uglu"])
  }

  @Test("finds an indicator by its code and by each of its LOINC codes")
  func codesAreFound() {
    #expect(Self.dictionary[code: "fpg"] == Self.glucose)
    #expect(Self.dictionary[code: "none"] == nil)
    #expect(Self.dictionary.indicator(loinc: "14771-0")?.code == "fpg")
    #expect(Self.dictionary.indicator(loinc: "1558-6")?.code == "fpg")
    #expect(Self.dictionary.indicator(loinc: "14937-7")?.code == "urea")
    #expect(Self.dictionary.indicator(loinc: "9999-9") == nil)
  }

  @Test("lets an indicator's own LOINC code come before another's further code")
  func ownCodeComesFirst() {
    let early = Indicator(
      code: "a", name: Localized(same: "a"), unit: "1", otherLoinc: ["8480-6"], order: 1)
    let dictionary = IndicatorDictionary([early, Self.systolic])
    #expect(dictionary.indicator(loinc: "8480-6")?.code == "sbp")
  }

  @Test(
    "finds an indicator by any of its names, whatever their case, spaces and width",
    arguments: [
      ("sbp", "sbp"), ("SBP", "sbp"), ("收缩压", "sbp"), ("systolic Blood-Pressure", "sbp"),
      ("8480-6", "sbp"), ("空腹血糖", "fpg"), ("ＦＰＧ", "fpg"), ("空腹血糖（静脉血浆）", "fpg"),
      ("Urea", "urea"),
    ])
  func namesAreFound(name: String, code: String) {
    #expect(Self.dictionary.indicator(named: name)?.code == code)
  }

  @Test("suggests what comes near")
  func nearNamesAreSuggested() {
    #expect(Self.dictionary.indicator(named: "血糖") == nil)
    #expect(Self.dictionary.suggestions(for: "血糖").map(\.code) == ["fpg"])
    #expect(Self.dictionary.suggestions(for: "systolc blood presure").map(\.code) == ["sbp"])
    #expect(Self.dictionary.suggestions(for: "glucose").map(\.code) == ["uglu", "fpg"])
    #expect(Self.dictionary.suggestions(for: "glucose", limit: 1).count == 1)
    #expect(Self.dictionary.suggestions(for: "zzzzzz").isEmpty)
    #expect(Self.dictionary.suggestions(for: "").isEmpty)
  }

  @Test("keeps the first of two indicators with one code when more are added")
  func addingKeepsTheFirst() {
    let other = Indicator(code: "sbp", name: Localized(same: "other"), unit: "1")
    let more = Self.dictionary.adding([other, Self.antigen])
    #expect(more[code: "sbp"] == Self.systolic)
    #expect(more.indicators.count == 5)
  }

  @Test("leaves a number alone when its unit is the canonical one, however spelled")
  func canonicalNumbersAreUntouched() {
    for unit in ["mm[Hg]", "mmHg", "MMHG", "mm Hg", "毫米汞柱", "ｍｍＨｇ"] {
      #expect(
        Self.dictionary.convert("134.63345037339062", unit: unit, for: Self.systolic)
          == ConvertedValue(value: 134.63345037339062))
    }
    #expect(Self.dictionary.convert("7.0", unit: "mmol/l", for: Self.glucose)?.value == 7.0)
  }

  @Test("converts other units by their factor")
  func otherUnitsAreConverted() throws {
    let glucose = try #require(
      Self.dictionary.convert("70", unit: "mg/dL", for: Self.glucose, viaLoinc: "1558-6"))
    #expect(abs(glucose.value - 3.885518) < 1e-9)
    #expect(glucose.factor == 0.0555074)
    let pressure = try #require(Self.dictionary.convert("16", unit: "kPa", for: Self.systolic))
    #expect(abs(pressure.value - 120.00992) < 1e-9)
  }

  @Test("lets the LOINC code decide between urea and urea nitrogen")
  func codeDecidesTheFactor() throws {
    let urea = Self.dictionary.convert("28", unit: "mg/dL", for: Self.urea, viaLoinc: "22664-7")
    let nitrogen = Self.dictionary.convert("14", unit: "mg/dL", for: Self.urea, viaLoinc: "3094-0")
    #expect(urea?.factor == 0.1665)
    #expect(nitrogen?.factor == 0.357015)
    #expect(Self.dictionary.convert("5", unit: "mmol/L", for: Self.urea)?.value == 5)
  }

  @Test("converts nothing that it does not understand")
  func unknownUnitsAreRefused() {
    #expect(Self.dictionary.convert("120", unit: "kg", for: Self.systolic) == nil)
    #expect(Self.dictionary.convert("120", unit: "", for: Self.systolic) == nil)
    #expect(Self.dictionary.convert("120", unit: "mmol/L", for: Self.systolic) == nil)
    for text in ["", "nan", "inf", "0x10", "1e400", "12 0", "--1", "１２", "<5"] {
      #expect(Self.dictionary.convert(text, unit: "mmHg", for: Self.systolic) == nil)
    }
    #expect(Self.dictionary.convert("1.2e2", unit: "mmHg", for: Self.systolic)?.value == 120)
  }

  @Test(
    "reads the signs and words of a test strip where they are certain",
    arguments: [
      ("−", 0), ("-", 0), ("neg", 0), ("Negative", 0), ("阴性", 0), ("阴性(-)", nil), ("(-)", 0),
      ("Urine glucose test negative (finding)", 0), ("±", 1), ("+-", 1), ("trace", 1),
      ("Urine ketone test = trace (finding)", 1), ("+", 2), ("1+", 2), ("＋", 2), ("(+)", 2),
      ("Urine glucose test = ++ (finding)", 3), ("2+", 3), ("+++", 4), ("++++", 5), ("4+", 5),
      ("阳性", nil), ("positive", nil), ("Cloudy urine (finding)", nil), ("", nil),
      ("not negative", nil), ("100 mg/dL", nil),
    ] as [(String, Int?)])
  func stripsAreRead(text: String, step: Int?) {
    #expect(IndicatorDictionary.ordinal(of: text, for: Self.strip) == step)
  }

  @Test("takes a bare positive for the second of two steps")
  func positiveIsCertainOnTwoSteps() {
    #expect(IndicatorDictionary.ordinal(of: "阳性", for: Self.antigen) == 1)
    #expect(IndicatorDictionary.ordinal(of: "Negative", for: Self.antigen) == 0)
    #expect(IndicatorDictionary.ordinal(of: "阳性", for: Self.systolic) == nil)
  }
}

@Suite("The spelling of units")
struct UnitTextTests {
  @Test(
    "unites the spellings of one unit",
    arguments: [
      ["mm[Hg]", "mmHg", "MMHG", "mm Hg", "毫米汞柱"],
      ["Cel", "℃", "°C", "degC", "CEL", "摄氏度"], ["[degF]", "℉", "°F", "degF"],
      ["umol/L", "μmol/L", "µmol/L", "umol/l", "UMOL/L", "μmol·L⁻¹", "umol.L-1"],
      ["10*9/L", "10^9/L", "×10^9/L", "×10⁹/L", "x10E9/L", "10e9/l", "10(9)/L", "G/L", "109/L"],
      ["10*3/uL", "10^3/μL", "K/uL", "10*3/mm3", "x10E3/ul"], ["10*12/L", "T/L", "×10¹²/L"],
      ["U/L", "IU/L", "[IU]/L", "u/l", "U / L"], ["m[IU]/L", "mIU/L", "mU/L"],
      ["u[IU]/mL", "μIU/mL", "uIU/ml", "μU/mL"],
      ["{score}", "(score)", "score", "1", "", "分", "{nominal}", "[pH]", "pH", "/"],
      ["mg/g{creat}", "mg/g", "{mg/g{creat}}", "mg/gCr", "mg/g.Cr"],
      [
        "mL/min/{1.73_m2}", "mL/min/1.73m2", "ml/min/1.73 m²", "mL/min/1.73㎡",
        "mL/min/(1.73.m2)", "mL/min/1.73m^2", "mL/(min.{1.73_m2})",
      ],
      ["/min", "1/min", "{beats}/min", "bpm", "次/分", "次/分钟", "beats/min"],
      ["{steps}/(24.h)", "/(24.h)", "/d", "步/天", "steps/24h"],
      ["kg/m2", "kg/m²", "kg/㎡", "KG/M2"], ["kg", "公斤", "千克", "㎏"], ["斤", "市斤"],
      ["ug/dL", "mcg/dL", "μg/dl"], ["mm/h", "mm/hr", "mm/1h"], ["%", "％", "%{Hb}"],
    ])
  func spellingsAreOne(units: [String]) {
    for unit in units {
      #expect(UnitText(unit).means(UnitText(units[0])), "\(unit) is not \(units[0])")
      #expect(UnitText(unit).isKnown, "\(unit) is not known")
    }
  }

  @Test(
    "keeps different units apart",
    arguments: [
      ("mg/dL", "g/dL"), ("mmol/L", "umol/L"), ("mL/min", "mL/min/{1.73_m2}"), ("g/L", "10*9/L"),
      ("kg", "[lb_av]"), ("kg", "斤"), ("10*9/L", "10*3/uL"), ("mg/L", "mg/dL"), ("%", "1"),
      ("mg/g", "mg/mmol"), ("U/L", "ukat/L"), ("m[IU]/L", "U/L"), ("ng/mL", "pg/mL"),
      ("mmol/mol", "%"), ("cm", "m"), ("Cel", "[degF]"), ("10*9/L", "10*12/L"), ("/min", "min"),
    ])
  func unitsAreApart(left: String, right: String) {
    #expect(!UnitText(left).means(UnitText(right)))
  }

  @Test("never unites units of UCUM that differ in size", .enabled(if: SharedFiles.areThere))
  func ucumStaysApart() throws {
    let rows = try SharedFiles.table("ucum/ucum-lhc/data/ucum.csv", separator: ",")
    let codes = rows.compactMap { $0["case-sensitive code"] }.filter { !$0.hasPrefix("\"") }
    #expect(codes.count > 700)
    var groups: [String: Set<String>] = [:]
    for code in codes {
      // What UCUM says has no size is taken out by hand here: annotations and a leading 1.
      var bare = ""
      var depth = 0
      for character in code {
        if character == "{" { depth += 1 }
        if depth == 0 { bare.append(character) }
        if character == "}" { depth -= 1 }
      }
      if bare.isEmpty { bare = "1" }
      if code.contains("1.73_m2") { bare += "1.73" }
      groups[UnitText(code).key, default: []].insert(bare)
    }
    let united = groups.values.filter { $0.count > 1 }.map { $0.sorted() }
    // A day has 24 hours, and laboratories write U for international units as well.
    let same = united.filter { group in
      let plain = Set(
        group.map {
          $0.replacing("(24.h)", with: "d").replacing("24.h", with: "d")
            .replacing("[IU]", with: "U").replacing("[iU]", with: "U")
        })
      return plain.count > 1
    }
    // Phot, atomic mass unit, gauss, henry and siemens have no place in a clinic.
    let expected: [[String]] = [
      ["1", "[pH]", "ph"], ["G", "g"], ["H", "h"], ["L", "l"],
      ["L/(min.m2) ", "L/min/m2"], ["S", "s"],
      ["U", "[IU]", "[iU]", "u"], ["g%", "g/dL"], ["g/cm3", "g/mL"],
    ]
    #expect(same.sorted { $0[0] < $1[0] } == expected)
  }
}
