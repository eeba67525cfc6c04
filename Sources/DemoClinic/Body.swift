import Domain
import Glibc

/// Measurements of a body that follow from what is lasting about it.
struct Body {
  let person: Person
  let health: Health
  /// The day for which the body mass index of `health` holds.
  let end: CalendarDate

  /// Height in cm and weight in kg on a day, without the noise of scales.
  func size(on day: CalendarDate) -> (height: Double, weight: Double) {
    let days = person.birth.days(to: day)
    if days < 18 * 365 { return childSize(days: days) }
    let years = Double(day.days(to: end)) / 365
    let bmi = clamped(health.bmi - health.bmiPerYear * years, 15.5, 40)
    return (health.height, bmi * health.height * health.height / 10_000)
  }

  /// Median height and weight of Chinese children at each birthday from birth to 17, rounded.
  ///
  /// Shaped after the growth standards of WS/T 423 and WS/T 612; a picture for a demo, no reference.
  private static let boyHeights: [Double] = [
    50, 76, 88, 97, 104, 111, 118, 124, 130, 135, 141, 147, 154, 162, 168, 171, 173, 174, 174,
  ]
  private static let girlHeights: [Double] = [
    49.5, 75, 87, 95.5, 103, 110, 116, 122, 128, 134, 141, 148, 153, 156, 158, 159, 160, 160, 160,
  ]
  private static let boyWeights: [Double] = [
    3.4, 9.9, 12.6, 14.8, 16.8, 19, 21.6, 24.5, 27.7, 31.2, 34.8, 38.8, 43.5, 49, 54, 57.5, 60,
    61.5,
    62,
  ]
  private static let girlWeights: [Double] = [
    3.3, 9.3, 11.9, 14.2, 16.2, 18.3, 20.6, 23, 26, 29.5, 33.5, 38, 42.5, 46, 48.5, 50, 51, 51.5,
    52,
  ]

  private func childSize(days: Int) -> (height: Double, weight: Double) {
    let heights = person.isMale ? Self.boyHeights : Self.girlHeights
    let weights = person.isMale ? Self.boyWeights : Self.girlWeights
    let year = clamped(days / 365, 0, 17)
    var share = Double(clamped(days - year * 365, 0, 364)) / 365
    // The first year's growth is steepest at its start.
    if year == 0 { share = share * (1.7 - 0.7 * share) }
    let lean = (health.height - (person.isMale ? 173.5 : 163)) / 173 * 0.9
    let plump = clamped((health.bmi - 23.5) * 0.028, -0.14, 0.3)
    let height = heights[year] + (heights[year + 1] - heights[year]) * share
    let weight = weights[year] + (weights[year + 1] - weights[year]) * share
    return (height * (1 + lean), weight * (1 + lean * 1.8) * (1 + plump))
  }

  /// Waist in cm that goes with a size.
  func waist(height: Double, weight: Double) -> Double {
    let bmi = weight / (height * height) * 10_000
    let age = Double(person.birth.age(on: end))
    return clamped((person.isMale ? 20 : 15.5) + bmi * 2.62 + age * 0.06, 45, 150)
  }

  /// Serum creatinine in μmol/L on a day.
  func creatinine(on day: CalendarDate) -> Double {
    let age = Double(person.birth.age(on: day))
    var value = (person.isMale ? 72.0 : 55) + health.kidneyLean * (person.isMale ? 9 : 7)
    value += max(0, age - 50) * 0.28
    if let kidney = health.kidney, kidney < day {
      value *= 1.62 + clamped(Double(kidney.days(to: day)) / 365 * 0.028, 0, 0.5)
    }
    return value
  }

  /// Estimated filtration after CKD-EPI 2021 in mL/min/1.73 m², for adults.
  ///
  /// Source: Inker and others, N Engl J Med 2021; 385: 1737-1749, creatinine equation.
  /// - Parameter creatinine: In μmol/L, above zero.
  static func filtration(creatinine: Double, isMale: Bool, age: Int) -> Double {
    let relative = creatinine / 88.402 / (isMale ? 0.9 : 0.7)
    let below = pow(min(relative, 1), isMale ? -0.302 : -0.241)
    let above = pow(max(relative, 1), -1.2)
    return 142 * below * above * pow(0.9938, Double(age)) * (isMale ? 1 : 1.012)
  }

  /// Systolic and diastolic pressure before noise of someone who has no treatment, in mmHg.
  func untreatedPressure(on day: CalendarDate) -> (systolic: Double, diastolic: Double) {
    let age = Double(person.birth.age(on: day))
    if age < 18 { return (88 + age * 1.6, 54 + age * 0.9) }
    var systolic = 110 + max(0, age - 25) * 0.3 + (health.bmi - 23) * 0.9
    if let onset = health.hypertension { systolic += day < onset ? 9 : 27 }
    let lean = health.bloodLean * 4
    return (systolic + lean, diastolic(for: systolic, age: age))
  }

  /// The diastolic pressure that usually goes with a systolic one: lower with age.
  func diastolic(for systolic: Double, age: Double) -> Double {
    let level = age < 50 ? 83 : 83 - (age - 50) * 0.3
    return clamped(level + 0.4 * (systolic - 132), 48, 118)
  }
}
