/// Units of clinics that a text comes near, for messages and for completion.
package enum UnitSuggestions {
  /// The units that are met in clinics, in UCUM, by how often they are met.
  package static let common: [String] = [
    "mmol/L", "mm[Hg]", "mg/dL", "umol/L", "%", "g/L", "U/L", "mg/L", "kg", "cm", "kg/m2",
    "10*9/L", "10*12/L", "10*3/uL", "mL/min/{1.73_m2}", "mL/min", "mmol/mol", "mg/g{creat}",
    "mg/mmol{creat}", "g/dL", "ug/L", "ng/mL", "pg/mL", "ng/L", "ug/dL", "nmol/L", "pmol/L",
    "m[IU]/L", "u[IU]/mL", "[IU]/L", "U/mL", "kU/L", "meq/L", "mosm/kg", "ukat/L", "/min", "/d",
    "Cel", "[degF]", "[lb_av]", "[in_i]", "fL", "pg", "L", "mL", "L/L", "m", "mm", "mm/h", "mg",
    "g", "kPa", "cm[H2O]", "[pH]", "{score}", "{ordinal}", "d", "wk", "mo", "a", "h", "min", "s",
  ]

  /// The common units that are written almost like a text, nearest first, at most three.
  ///
  /// Case does not count, nor do brackets; beyond that one slip of the hand, in longer texts two.
  package static func near(_ text: String) -> [String] {
    let wanted = plain(text)
    guard !wanted.isEmpty, wanted.count <= 40 else { return [] }
    let allowed = wanted.count < 3 ? 0 : wanted.count < 6 ? 1 : 2
    let near = common.enumerated().compactMap { place, code -> (Int, Int, String)? in
      let distance = editDistance(wanted, plain(code))
      return distance <= allowed && code != text ? (distance, place, code) : nil
    }
    return near.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(3).map(\.2)
  }

  private static func plain(_ text: String) -> [Unicode.Scalar] {
    text.lowercased().unicodeScalars.filter { !"[]{}()_* ".unicodeScalars.contains($0) }
  }
}
