import Domain

/// The indicators of the sample clinic, as the dictionary has them.
enum SampleIndicators {
  static let weight = make("weight", "体重", "Weight", "kg", order: 2)
  static let bmi = make(
    "bmi", "体质指数", "Body mass index", short: ("BMI", "BMI"), "kg/m2", label: "kg/m²",
    [ReferenceRange(low: 18.5, high: 23.9)], order: 3)
  static let sbp = make(
    "sbp", "收缩压", "Systolic pressure", short: ("收缩压", "Systolic"), "mmHg",
    [ReferenceRange(low: 90, high: 139)], decimals: 0, bounds: 50...300, order: 8)
  static let dbp = make(
    "dbp", "舒张压", "Diastolic pressure", short: ("舒张压", "Diastolic"), "mmHg",
    [ReferenceRange(low: 60, high: 89)], decimals: 0, order: 9)
  static let fpg = make(
    "fpg", "空腹血糖(静脉血浆)", "Fasting glucose, venous", short: ("空腹血糖", "Fasting glucose"),
    "mmol/L", [ReferenceRange(low: 3.9, high: 6.1)], order: 15)
  static let hba1c = make(
    "hba1c", "糖化血红蛋白", "Haemoglobin A1c", short: ("糖化血红蛋白", "HbA1c"), "%",
    [ReferenceRange(low: 4, high: 6)], order: 21)
  static let ldl = make(
    "ldl", "低密度脂蛋白胆固醇", "LDL cholesterol", short: ("低密度脂蛋白", "LDL"), "mmol/L",
    [ReferenceRange(high: 3.4, includesHigh: false)], decimals: 2, order: 26)
  static let egfr = make(
    "egfr", "估算肾小球滤过率", "Estimated GFR", short: ("肾小球滤过率", "eGFR"),
    "mL/min/{1.73_m2}", label: "mL/min/1.73m²", [ReferenceRange(low: 90)], decimals: 0, order: 40)
  static let protein = make(
    "uprot", "尿蛋白", "Urine protein", "", [ReferenceRange(high: 0)], decimals: 0, order: 60,
    ordinal: ["-", "±", "+", "++", "+++"])
  static let smoking = make("smoking", "吸烟状况", "Smoking status", "", order: 900)

  private static func make(
    _ code: String, _ chinese: String, _ english: String, short: (String, String)? = nil,
    _ unit: String, label: String? = nil, _ references: [ReferenceRange] = [], decimals: Int = 1,
    bounds: ClosedRange<Double>? = nil, order: Int, ordinal: [String] = []
  ) -> Indicator {
    Indicator(
      code: code, name: Localized(zh: chinese, en: english),
      shortName: short.map { Localized(zh: $0.0, en: $0.1) }, unit: unit, unitLabel: label,
      decimals: decimals,
      references: references, hardBounds: bounds, order: order, ordinal: ordinal)
  }
}
