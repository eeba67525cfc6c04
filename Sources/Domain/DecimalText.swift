internal import Glibc

/// The shortest decimal text that reads back as the same number: `7`, `5.6`, `112.1498697020143`.
///
/// Whole numbers have no decimal point. The number must be finite.
package func shortestDecimal(_ number: Double) -> String {
  if abs(number) < 1e15, Double(Int(number)) == number { return String(Int(number)) }
  return number.description
}

/// A number rounded half away from zero to so many digits after the point: `7.0`, `142`.
///
/// - Parameter decimals: 0 through 9.
package func fixedDecimal(_ number: Double, decimals: Int) -> String {
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  let scaled = (abs(number) * Double(scale)).rounded()
  guard scaled < 1e15 else { return number.description }
  let whole = Int(scaled)
  let sign = number < 0 && whole > 0 ? "-" : ""
  guard decimals > 0 else { return sign + String(whole) }
  return "\(sign)\(whole / scale).\(padded(whole % scale, decimals))"
}
