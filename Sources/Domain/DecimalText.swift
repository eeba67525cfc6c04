/// The shortest decimal text that reads back as the same number: `7`, `5.6`, `112.1498697020143`.
///
/// Whole numbers have no decimal point. The number must be finite.
package func shortestDecimal(_ number: Double) -> String {
  if abs(number) < 1e15, Double(Int(number)) == number { return String(Int(number)) }
  return number.description
}
