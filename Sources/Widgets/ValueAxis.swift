/// The vertical scale of a chart: its ends, round tick values, and where a value lies.
///
/// Invariant: `low < high`, both finite.
struct ValueAxis: Hashable {
  struct Tick: Hashable {
    let value: Double
    let label: String
  }

  let low: Double
  let high: Double
  /// From the lowest to the highest.
  let ticks: [Tick]

  /// Values beyond this are drawn at it; no measured value comes near.
  static let greatest = 1e15

  /// Makes a scale that shows all values, with a tick for about every third row.
  ///
  /// - Parameter values: Finite values; none gives a scale from 0 to 1.
  init(values: [Double], rows: Int) {
    let clamped = values.map(ValueAxis.clamped)
    let least = clamped.min() ?? 0
    let most = clamped.max() ?? 1
    var span = most - least
    var margin = span / 20
    let size = max(most.magnitude, least.magnitude)
    if span < max(1e-9, size * 1e-12) {
      // All values equal: room of a tenth on both sides puts them in the middle.
      margin = size > 1e-6 ? size / 10 : 1
      span = 0
    }
    // A quantity that is never negative should not seem to be.
    low = least >= 0 ? max(0, least - margin) : least - margin
    high = most + margin
    let (low, high) = (low, high)
    let wanted = max(2, rows / 3)
    // One number alone does not make a scale.
    let choices = [wanted, wanted * 2, wanted * 4].map {
      ValueAxis.ticks(from: low, through: high, wanted: $0)
    }
    ticks = choices.first { $0.count > 1 } ?? choices[0]
  }

  static func clamped(_ value: Double) -> Double { min(max(value, -greatest), greatest) }

  /// The place of a value, counted from the top, of so many places; at least one.
  func place(of value: Double, places: Int) -> Int {
    let fraction = (high - ValueAxis.clamped(value)) / (high - low)
    return min(max(0, Int(min(max(fraction, 0), 1) * Double(places - 1) + 0.5)), places - 1)
  }

  /// A limit as text, with no more digits than it has: 139, 3.9.
  static func label(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Multiples of 1, 2 or 5 times a power of ten.
  private static func ticks(from low: Double, through high: Double, wanted: Int) -> [Tick] {
    let least = (high - low) / Double(wanted)
    var unit = 1.0
    var decimals = 0
    while unit > least, decimals < 12 {
      decimals += 1
      unit /= 10
    }
    while unit * 10 <= least { unit *= 10 }
    let factor = [1.0, 2, 5, 10].first { unit * $0 >= least } ?? 10
    let step = unit * factor
    if factor == 10 { decimals = max(0, decimals - 1) }
    // The ends are within 1.1e15 and a step is a twelfth of the span or more.
    var index = Int(low / step)
    if Double(index) * step < low { index += 1 }
    var ticks: [Tick] = []
    while Double(index) * step <= high, ticks.count < 200 {
      let value = Double(index) * step
      ticks.append(Tick(value: value, label: text(value, decimals: decimals)))
      index += 1
    }
    return ticks
  }

  /// A number with so many digits after the point.
  private static func text(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = value.magnitude * scale + 0.5
    guard scaled < 9e18 else { return label(value) }
    let whole = Int(scaled)
    let digits = String(whole)
    let sign = value < 0 && whole != 0 ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
