/// What an exam found, to be summed up in the words of its report.
struct ExamFindings {
  let isMale: Bool
  let pressure: (systolic: Int, diastolic: Int)
  /// Body mass index in kg/m².
  var bmi = 0.0
  /// Fasting, in mmol/L, as the two below.
  var glucose = 0.0
  var ldl = 0.0
  var triglyceride = 0.0
  /// In mL/min/1.73 m²; above the limit for children, of whom it is not computed.
  var filtration = 120.0
  /// In μmol/L.
  var urate = 0.0
  /// In U/L.
  var alt = 0.0
  /// In g/L.
  var haemoglobin = 200.0

  init(isMale: Bool, pressure: (systolic: Int, diastolic: Int)) {
    self.isMale = isMale
    self.pressure = pressure
  }

  /// The findings in the order doctors list them, or that there are none.
  ///
  /// Limits: pressure 140/90; glucose 6.1 and 7.0 mmol/L (WHO 1999); LDL 4.1 and triglycerides 2.3
  /// mmol/L (Chinese lipid guideline 2016); BMI 28 (WS/T 428); urate 420 μmol/L (primary care
  /// guideline 2019); filtration 60; ALT 50 and 40 U/L (WS/T 404.1); haemoglobin 130 and 115 g/L
  /// (WS/T 405).
  func conclusion(_ health: Health) -> String {
    var text = ""
    func add(_ finding: String) {
      if !text.isEmpty { text += "；" }
      text += finding
    }
    if pressure.systolic >= 140 || pressure.diastolic >= 90 { add("血压升高") }
    if glucose >= 6.95 {
      add("空腹血糖升高")
    } else if glucose >= 6.05 {
      add("空腹血糖受损")
    }
    if ldl >= 4.095 || triglyceride >= 2.295 { add("血脂异常") }
    if bmi >= 28 { add("肥胖") }
    if urate >= 420.5 { add("血尿酸升高") }
    if filtration < 60 { add("肾小球滤过率下降") }
    if alt >= (isMale ? 50.5 : 40.5) { add("转氨酶升高") }
    if haemoglobin < (isMale ? 129.5 : 114.5) { add("贫血") }
    if health.has(.fattyLiver) { add("超声提示脂肪肝") }
    if health.has(.gallstones) { add("超声提示胆囊结石") }
    if health.has(.fibrillation) { add("心电图示心房颤动") }
    return text.isEmpty ? "未见明显异常" : text
  }
}
