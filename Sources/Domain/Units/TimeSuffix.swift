/// The time that a rate of change is by: the last factor of `mL/min/{1.73_m2}/a` or `kg/月`.
enum TimeSuffix {
  /// A unit without its last factor, and that factor in years; nil when it is no time below a stroke.
  static func split(_ unit: String) -> (rest: String, years: UnitMagnitude)? {
    guard let year = try? UCUMUnit("a") else { return nil }
    var depth = 0
    var stroke: String.Index?
    for place in unit.indices {
      switch unit[place] {
      case "(", "{", "[", "（": depth += 1
      case ")", "}", "]", "）": depth -= 1
      case "/", "／": if depth == 0 { stroke = place }
      case ".": if depth == 0 { stroke = nil }
      default: break
      }
    }
    guard let stroke,
      let time = try? UnitReading(String(unit[unit.index(after: stroke)...])).comparable(with: year)
    else { return nil }
    return (String(unit[..<stroke]), time.magnitude * year.magnitude.inverse)
  }
}
