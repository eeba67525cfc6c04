/// The indicators that the demo clinic measures.
enum Measure {
  case height, weight, bmi, waist
  case sbp, dbp, hr, temp, spo2
  case fpg, fpgCapillary, hba1c
  case tc, tg, hdl, ldl
  case cr, egfr, urea, urate, acr
  case alt, ast, tbil
  case hgb, wbc, plt
  case tsh, psa, hscrp

  /// What the dictionary and a printed result say about an indicator.
  struct Facts {
    /// The code in the indicator dictionary.
    let code: String
    /// The canonical unit as it is printed.
    let unit: String
    /// Digits after the point when it is written.
    let decimals: Int
    /// The hard bounds of the dictionary; outside them a value is marked as implausible.
    let low: Double
    let high: Double

    init(_ code: String, _ unit: String, _ decimals: Int, _ low: Double, _ high: Double) {
      self.code = code
      self.unit = unit
      self.decimals = decimals
      self.low = low
      self.high = high
    }
  }

  /// Codes and bounds as in the indicator dictionary of the starting clinic.
  var facts: Facts {
    switch self {
    case .height: Facts("height", "cm", 1, 30, 250)
    case .weight: Facts("weight", "kg", 1, 0.5, 500)
    case .bmi: Facts("bmi", "kg/m²", 1, 8, 100)
    case .waist: Facts("waist", "cm", 0, 30, 220)
    case .sbp: Facts("sbp", "mmHg", 0, 50, 300)
    case .dbp: Facts("dbp", "mmHg", 0, 20, 200)
    case .hr: Facts("hr", "次/分", 0, 20, 300)
    case .temp: Facts("temp", "℃", 1, 30, 45)
    case .spo2: Facts("spo2", "%", 0, 40, 100)
    case .fpg: Facts("fpg", "mmol/L", 1, 0.5, 50)
    case .fpgCapillary: Facts("fpg_cap", "mmol/L", 1, 0.5, 50)
    case .hba1c: Facts("hba1c", "%", 1, 3, 20)
    case .tc: Facts("tc", "mmol/L", 2, 0.5, 40)
    case .tg: Facts("tg", "mmol/L", 2, 0.1, 34)
    case .hdl: Facts("hdl", "mmol/L", 2, 0.1, 8)
    case .ldl: Facts("ldl", "mmol/L", 2, 0.1, 30)
    case .cr: Facts("cr", "μmol/L", 0, 15, 3000)
    case .egfr: Facts("egfr", "mL/min/1.73m²", 1, 1, 250)
    case .urea: Facts("urea", "mmol/L", 1, 0.3, 100)
    case .urate: Facts("urate", "μmol/L", 0, 30, 2000)
    case .acr: Facts("acr", "mg/g", 1, 0, 20_000)
    case .alt: Facts("alt", "U/L", 0, 1, 20_000)
    case .ast: Facts("ast", "U/L", 0, 1, 20_000)
    case .tbil: Facts("tbil", "μmol/L", 1, 0.5, 1000)
    case .hgb: Facts("hgb", "g/L", 0, 20, 260)
    case .wbc: Facts("wbc", "10^9/L", 1, 0.1, 500)
    case .plt: Facts("plt", "10^9/L", 0, 1, 3000)
    case .tsh: Facts("tsh", "mIU/L", 2, 0.001, 500)
    case .psa: Facts("psa", "ng/mL", 2, 0, 10_000)
    case .hscrp: Facts("hscrp", "mg/L", 1, 0, 500)
    }
  }

  /// The American unit an outside laboratory prints, the factor to the canonical one, and digits.
  var american: (unit: String, factor: Double, decimals: Int)? {
    switch self {
    case .fpg: ("mg/dL", 0.0555074, 0)
    case .tc, .hdl, .ldl: ("mg/dL", 0.0258632, 0)
    case .tg: ("mg/dL", 0.0112905, 0)
    case .cr: ("mg/dL", 88.402, 2)
    case .urate: ("mg/dL", 59.48, 1)
    case .hgb: ("g/dL", 10, 1)
    default: nil
    }
  }

  /// What a hand types when it has the wrong unit in mind: the number in that unit, and its digits.
  func slipped(_ value: Double) -> (number: Double, decimals: Int)? {
    switch self {
    case .height: (value / 100, 2)
    case .weight: (value * 2, 0)
    case .temp: (value * 1.8 + 32, 1)
    case .hba1c: ((value - 2.152) / 0.09148, 0)
    case .fpgCapillary: (value / 0.0555074, 0)
    default: american.map { (value / $0.factor, $0.decimals) }
    }
  }

  /// The limit below which the laboratory's method gives no number, or nil.
  var detectionLimit: Double? {
    switch self {
    case .hscrp: 0.5
    case .tsh: 0.01
    case .psa: 0.1
    case .acr: 2.0
    default: nil
    }
  }
}
