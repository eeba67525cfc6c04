/// How much a mole of what an indicator measures weighs.
///
/// UCUM cannot turn `mg/dL` into `mmol/L`: that takes the substance. The masses follow from the
/// formulas with the standard atomic weights of IUPAC (2021): H 1.008, C 12.011, N 14.007,
/// O 15.999, Na 22.990, Mg 24.305, P 30.974, S 32.06, Cl 35.45, K 39.098, Ca 40.078, Fe 55.845,
/// I 126.90, Co 58.933. What has no one formula, such as lipoprotein(a) or albumin, has none.
package enum MolarMass {
  /// Grams a mole by the indicator's code, exact to the digits given; nil when it has no one mass.
  ///
  /// Enough for an indicator whose dictionary says nothing: a conversion listed there comes first.
  package static func of(_ code: String) -> DecimalNumber? {
    masses[code].flatMap { DecimalNumber($0) }
  }

  private static let masses: [String: String] = {
    var masses: [String: String] = [:]
    for (mass, codes) in facts {
      for code in codes { masses[code] = mass }
    }
    return masses
  }()

  private static let facts: [(mass: String, codes: [String])] = [
    // Glucose, C6H12O6.
    ("180.156", ["fpg", "ppg2h", "rbg", "fpg_cap", "gcap", "ogtt2h", "glu_bld"]),
    // Cholesterol, C27H46O.
    ("386.664", ["tc", "hdl", "ldl", "nonhdl"]),
    // Triglycerides: triolein, C57H104O6, by which laboratories state the mixture.
    ("885.453", ["tg"]),
    // Creatinine, C4H7N3O.
    ("113.120", ["cr"]),
    // Urea, CH4N2O. Urea nitrogen counts only 28.014 of it; its LOINC codes say so.
    ("60.056", ["urea"]),
    // Uric acid, C5H4N4O3.
    ("168.112", ["urate"]),
    // Bilirubin, C33H36N4O6.
    ("584.673", ["tbil", "dbil", "ibil"]),
    // Calcium; phosphate, stated as phosphorus; magnesium; iron; sodium; potassium; chloride.
    ("40.078", ["ca"]), ("30.974", ["p"]), ("24.305", ["mg"]), ("55.845", ["fe"]),
    ("22.990", ["na"]), ("39.098", ["k"]), ("35.45", ["cl"]),
    // Thyroxine, C15H11I4NO4, and triiodothyronine, C15H12I3NO4.
    ("776.87", ["ft4", "tt4"]), ("650.98", ["ft3", "tt3"]),
    // Homocysteine, C4H9NO2S.
    ("135.18", ["hcy"]),
    // 25-hydroxyvitamin D3, C27H44O2.
    ("400.65", ["vitd", "vitd3"]),
    // Cyanocobalamin, C63H88CoN14O14P, and folic acid, C19H19N7O6.
    ("1355.4", ["b12"]), ("441.40", ["fol"]),
  ]
}
