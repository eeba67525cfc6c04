import Domain
import TestSupport
import Testing

@testable import Interchange

/// The dictionary that the repository ships, for all suites of this target.
enum ClinicDictionary {
  static func read() throws -> (indicators: [Indicator], diagnostics: [Diagnostic]) {
    IndicatorFile.read(try SharedFiles.repositoryBytes("sample-data/clinic/indicators.json5"))
  }

  static func dictionary() throws -> IndicatorDictionary {
    IndicatorDictionary(try read().indicators)
  }
}

@Suite("The shipped indicators")
struct ShippedIndicatorsTests {
  /// The codes of the clinical reference's table, rows 1 to 97.
  static let table = """
    height weight bmi waist hip whr bodyfat sbp dbp hr resp temp spo2 steps fpg fpg_cap ppg2h
    ogtt2h rbg gcap hba1c ins tc tg hdl ldl nonhdl apoa1 apob lpa cr urea urate cysc egfr acr ualb
    uprot uglu uket ubld uph usg alt ast ggt alp tbil dbil ibil tp alb glob ag tba ldh ck wbc rbc
    hgb hct mcv mch mchc rdw plt neut neutp lym lymp mono eos esr k na cl ca p mg fe ferr tsh ft4
    ft3 hscrp hcy vitd b12 fol afp cea psa fev1 phq9 gad7 mmse adl
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  @Test("are read without a single diagnostic")
  func fileIsClean() throws {
    let (indicators, diagnostics) = try ClinicDictionary.read()
    #expect(diagnostics == [])
    #expect(indicators.count == 128)
  }

  @Test("hold every row of the table and begin with the blood pressure")
  func everyRowIsThere() throws {
    let dictionary = try ClinicDictionary.dictionary()
    #expect(Self.table.count == 97)
    #expect(Self.table.filter { dictionary[code: $0] == nil } == [])
    #expect(dictionary.indicators.prefix(3).map(\.code) == ["sbp", "dbp", "hr"])
  }

  @Test("have valid LOINC codes, each meaning one indicator, and official names")
  func codesAreValid() throws {
    let indicators = try ClinicDictionary.read().indicators
    var owners: [String: String] = [:]
    for indicator in indicators {
      if indicator.loinc != nil { #expect(indicator.loincDisplay?.isEmpty == false) }
      let codes =
        [indicator.loinc].compactMap(\.self) + indicator.otherLoinc
        + indicator.conversions.compactMap(\.loinc)
      for code in Set(codes) {
        #expect(LoincCode.isValid(code), "\(code)")
        #expect(owners.updateValue(indicator.code, forKey: code) == nil, "\(code) twice")
      }
    }
    #expect(owners.count > 150)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var code: String
    var loinc: String?
    var chinese: String
    var unit: String
    var bounds: ClosedRange<Double>
    var low: Double?
    var high: Double?
    var sex = Sex.male
    var age = 40
    var testDescription: String { code }
  }

  @Test(
    "carry the table's figures",
    arguments: [
      Row(
        code: "sbp", loinc: "8480-6", chinese: "收缩压", unit: "mm[Hg]", bounds: 50...300, low: 90,
        high: 139),
      Row(
        code: "bmi", loinc: "39156-5", chinese: "体质指数", unit: "kg/m2", bounds: 8...100, low: 18.5,
        high: 23.9),
      Row(
        code: "waist", loinc: "8280-0", chinese: "腰围", unit: "cm", bounds: 30...220, high: 80,
        sex: .female),
      Row(
        code: "temp", loinc: "8310-5", chinese: "体温", unit: "Cel", bounds: 30...45, low: 36,
        high: 37.2, age: 3),
      Row(
        code: "fpg", loinc: "14771-0", chinese: "空腹血糖(静脉血浆)", unit: "mmol/L", bounds: 0.5...50,
        low: 3.9, high: 6.1),
      Row(
        code: "hba1c", loinc: "4548-4", chinese: "糖化血红蛋白", unit: "%", bounds: 3...20, low: 4,
        high: 6),
      Row(
        code: "ldl", loinc: "22748-8", chinese: "低密度脂蛋白胆固醇", unit: "mmol/L", bounds: 0.1...30,
        high: 3.4),
      Row(
        code: "cr", loinc: "14682-9", chinese: "血肌酐", unit: "umol/L", bounds: 15...3000, low: 57,
        high: 111, age: 70),
      Row(
        code: "cr", loinc: "14682-9", chinese: "血肌酐", unit: "umol/L", bounds: 15...3000, low: 41,
        high: 73, sex: .female),
      Row(
        code: "urea", loinc: "22664-7", chinese: "尿素", unit: "mmol/L", bounds: 0.3...100, low: 3.1,
        high: 8.8, sex: .female, age: 60),
      Row(
        code: "alp", loinc: "6768-6", chinese: "碱性磷酸酶", unit: "U/L", bounds: 1...5000, low: 50,
        high: 135, sex: .female, age: 55),
      Row(
        code: "hgb", loinc: "718-7", chinese: "血红蛋白", unit: "g/L", bounds: 20...260, low: 115,
        high: 150, sex: .female),
      Row(
        code: "plt", loinc: "777-3", chinese: "血小板计数", unit: "10*9/L", bounds: 1...3000, low: 125,
        high: 350),
      Row(
        code: "eos", loinc: "711-2", chinese: "嗜酸性粒细胞绝对值", unit: "10*9/L", bounds: 0...100,
        low: 0.02, high: 0.52),
      Row(
        code: "tsh", loinc: "3016-3", chinese: "促甲状腺激素", unit: "m[IU]/L", bounds: 0.001...500,
        low: 0.27, high: 4.2),
      Row(
        code: "b12", loinc: "14685-2", chinese: "维生素B12", unit: "pmol/L", bounds: 10...5000,
        low: 145, high: 569),
      Row(code: "hip", loinc: nil, chinese: "臀围", unit: "cm", bounds: 40...250),
      Row(
        code: "adl", loinc: nil, chinese: "老年人生活自理能力评分", unit: "{score}", bounds: 0...37, low: 0,
        high: 3),
    ])
  func figuresAreThose(row: Row) throws {
    let indicator = try #require(try ClinicDictionary.dictionary()[code: row.code])
    #expect(indicator.loinc == row.loinc)
    #expect(indicator.name.chinese == row.chinese)
    #expect(indicator.unit == row.unit)
    #expect(indicator.hardBounds == row.bounds)
    let range = indicator.reference(sex: row.sex, age: row.age)
    #expect(range?.low == row.low)
    #expect(range?.high == row.high)
  }

  @Test(
    "convert as the table says",
    arguments: [
      ("fpg", "70", "mg/dL", "1558-6", 3.885518, 1e-9), ("sbp", "16", "kPa", "", 120.0, 0.05),
      ("hba1c", "53", "mmol/mol", "59261-8", 7.00044, 1e-9),
      ("temp", "98.6", "[degF]", "", 37, 1e-9),
      ("weight", "150", "斤", "", 75, 1e-9), ("cr", "1", "mg/dL", "38483-4", 88.402, 1e-9),
      ("urea", "14", "mg/dL", "6299-2", 4.99821, 1e-9), ("urea", "30", "mg/dL", "", 4.995, 1e-9),
      ("hct", "0.45", "L/L", "", 45, 1e-9), ("hgb", "13.5", "g/dL", "", 135, 1e-9),
      ("acr", "3", "mg/mmol{creat}", "32294-1", 26.52, 1e-9),
      ("ldl", "100", "mg/dL", "18262-6", 2.58632, 1e-9),
      ("tg", "150", "mg/dL", "", 1.693575, 1e-9),
      ("ca", "9.6", "mg/dL", "49765-1", 2.3952096, 1e-9),
      ("ins", "60", "pmol/L", "", 10.00002, 1e-9),
      ("egfr_mdrd", "61.5", "mL/min", "33914-3", 61.5, 0),
      ("wbc", "6.1", "10*3/uL", "", 6.1, 0), ("k", "4.1", "meq/L", "", 4.1, 0),
      ("alt", "35", "IU/L", "", 35, 0),
      ("vitd", "30", "ng/mL", "62292-8", 74.88, 1e-9), ("fe", "100", "ug/dL", "", 17.9051, 1e-9),
    ])
  func factorsAreThose(
    code: String, text: String, unit: String, loinc: String, value: Double, tolerance: Double
  ) throws {
    let dictionary = try ClinicDictionary.dictionary()
    let indicator = try #require(dictionary[code: code])
    let converted = try #require(
      dictionary.convert(text, unit: unit, for: indicator, viaLoinc: loinc.isEmpty ? nil : loinc))
    #expect(abs(converted.value - value) <= tolerance)
  }

  @Test("convert mass and substance as the molar masses do, to a thousandth")
  func molarMassesAgree() throws {
    let mole = try UCUMUnit("g").divided(by: try UCUMUnit("mol"))
    let massByMole = try #require(mole)
    var checked: Set<String> = []
    for indicator in try ClinicDictionary.read().indicators {
      guard let mass = MolarMass.of(indicator.code)?.double else { continue }
      let canonical = try UCUMUnit(indicator.unit)
      let grams = canonical * massByMole
      for listed in indicator.conversions {
        let unit = try UCUMUnit(listed.unit)
        // Urea nitrogen counts only its nitrogen, and has LOINC codes of its own.
        guard unit.isComparable(with: grams), indicator.code != "urea" || listed.loinc == nil
        else { continue }
        let factor = try #require(unit.convert(1, to: grams)) / mass
        #expect(abs(factor / listed.factor - 1) < 0.001, "\(indicator.code)")
        checked.insert(indicator.code)
      }
    }
    #expect(checked.count == 29)
  }

  @Test("never convert between the two kinds of Lp(a)")
  func massAndMolesStayApart() throws {
    let dictionary = try ClinicDictionary.dictionary()
    let mass = try #require(dictionary[code: "lpa"])
    #expect(dictionary.convert("100", unit: "nmol/L", for: mass) == nil)
    #expect(dictionary.indicator(loinc: "43583-4")?.code == "lpa_mol")
  }

  @Test("do not judge a child by an adult's range")
  func childrenAreNotJudged() throws {
    let pressure = try #require(try ClinicDictionary.dictionary()[code: "sbp"])
    #expect(pressure.reference(sex: .male, age: 10) == nil)
    #expect(pressure.reference(sex: .male, age: nil) == nil)
    #expect(pressure.reference(sex: .male, age: 18) != nil)
  }

  @Test("stand beside the LOINC notice")
  func noticeIsThere() throws {
    let notice = String(
      decoding: try SharedFiles.repositoryBytes("sample-data/clinic/LOINC_short_license.txt"),
      as: UTF8.self)
    #expect(notice.contains("This material contains content from LOINC (http://loinc.org)."))
  }
}

@Suite("The indicator file")
struct IndicatorFileTests {
  static func read(_ entries: String) -> (indicators: [Indicator], diagnostics: [Diagnostic]) {
    IndicatorFile.read(Array("{ indicators: [\n\(entries)\n] }".utf8))
  }

  static let base = "code: 'x', zh: '某', en: 'some', unit: 'g/L'"

  @Test("fills in what may be left out")
  func defaultsAreFilled() throws {
    let (indicators, diagnostics) = Self.read("{ \(Self.base), ranges: [{ below: 5 }] }")
    #expect(diagnostics == [])
    let indicator = try #require(indicators.first)
    #expect(indicator.decimals == 1)
    #expect(indicator.unitLabel == "g/L")
    #expect(indicator.shortName == Localized(zh: "某", en: "some"))
    #expect(indicator.hardBounds == nil)
    #expect(
      indicator.references == [ReferenceRange(high: 5, includesHigh: false, ages: 18...150)])
  }

  @Test(
    "says exactly what is wrong with an entry, and leaves it out",
    arguments: [
      ("{ code: 'x', zh: '某', unit: 'g/L' }", "indicators.missing", 1),
      ("{ code: 5, zh: '某', en: 'some', unit: 'g/L' }", "indicators.wrong-type", 9),
      ("{ code: 'X y', zh: '某', en: 'some', unit: 'g/L' }", "indicators.bad-code", 9),
      ("{ \(base), loinc: '8480-7', display: 'a' }", "indicators.bad-loinc", 55),
      ("{ \(base), loinc: '8480-6' }", "indicators.missing", 1),
      ("{ \(base), bounds: [5, 1] }", "indicators.bad-range", 56),
      ("{ \(base), bounds: [5] }", "indicators.wrong-type", 56),
      ("{ \(base), decimals: 9 }", "indicators.wrong-type", 58),
      ("{ \(base), ranges: [{ from: 5, to: 1 }] }", "indicators.bad-range", 57),
      ("{ \(base), ranges: [{ from: 5, above: 1 }] }", "indicators.bad-range", 57),
      ("{ \(base), ranges: [{ sex: 'm', to: 1 }] }", "indicators.wrong-type", 64),
      ("{ \(base), ranges: [{ ages: [60], to: 1 }] }", "indicators.wrong-type", 65),
      ("{ \(base), convert: [{ unit: 'mg/dL', factor: 0 }] }", "indicators.wrong-type", 83),
      ("{ \(base), convert: [{ unit: 'g / l', factor: 2 }] }", "indicators.bad-conversion", 58),
      ("{ \(base), ordinal: ['a'] }", "indicators.wrong-type", 57),
      ("7", "indicators.wrong-type", 1),
    ])
  func errorsArePrecise(entry: String, code: String, column: Int) throws {
    let (indicators, diagnostics) = Self.read(entry)
    #expect(indicators == [])
    #expect(diagnostics.map(\.code) == [code])
    #expect(diagnostics.first?.severity == .error)
    #expect(diagnostics.first?.place?.line == 2)
    #expect(diagnostics.first?.place?.column == column)
  }

  @Test("keeps good entries beside bad ones, and reports them all in order")
  func goodEntriesAreKept() {
    let (indicators, diagnostics) = Self.read(
      """
      { \(Self.base), color: 'red' },
      { \(Self.base) },
      { code: 'y', zh: '某', en: 'some', unit: 'gallon/L' },
      { code: 'z', zh: '某', en: 'some', unit: '%' },
      """)
    #expect(indicators.map(\.code) == ["x", "y", "z"])
    #expect(indicators.map(\.order) == [10, 30, 40])
    #expect(
      diagnostics.map(\.code) == [
        "indicators.unknown-key", "indicators.duplicate", "indicators.unknown-unit",
      ])
    #expect(diagnostics.map { $0.place?.line } == [2, 3, 4])
    #expect(diagnostics[0].place?.path == "indicators[0].color")
  }

  @Test("refuses a file that is none")
  func otherFilesAreRefused() {
    #expect(IndicatorFile.read([]).diagnostics.map(\.code) == ["json.empty"])
    #expect(IndicatorFile.read(Array("{}".utf8)).diagnostics.map(\.code) == ["indicators.missing"])
    #expect(
      IndicatorFile.read(Array("{version: 2, indicators: []}".utf8)).diagnostics.map(\.code)
        == ["indicators.version"])
  }

  @Test("lists at most a hundred problems and says how many more there are")
  func problemsAreCapped() {
    let entries = (0..<300).map { _ in "{ code: 'x' }," }.joined(separator: "\n")
    let diagnostics = Self.read(entries).diagnostics
    #expect(diagnostics.count == 100)
    #expect(diagnostics.last?.code == "file.more")
    #expect(diagnostics.last?.message.english == "201 further problems are not listed")
  }
}
