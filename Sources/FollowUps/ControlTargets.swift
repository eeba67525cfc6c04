package import Domain

/// The lines by which a patient counts as controlled, with the edition they come from.
package struct ControlTargets: Hashable, Sendable {
  /// What the lines are called on screen, such as `规范三版`.
  package let edition: Localized
  /// Controlled is below this systolic pressure, in mmHg.
  package let systolic: Double
  /// Controlled is below this systolic pressure from ``olderAge`` on, in mmHg.
  package let olderSystolic: Double
  /// The age in years from which the line for older people counts.
  package let olderAge: Int
  /// Controlled is below this diastolic pressure, in mmHg.
  package let diastolic: Double
  /// Controlled is below this fasting glucose, in mmol/L.
  package let fastingGlucose: Double

  /// 国家基本公共卫生服务规范（第三版）, 国卫基层发〔2017〕13号.
  ///
  /// Blood pressure below 140/90 mmHg, from 65 years below 150/90; fasting glucose below 7.0 mmol/L.
  /// Later guidelines ask for less (below 130/80 in 2025); the national form is judged by this one.
  package static let thirdEdition = ControlTargets(
    edition: Localized(zh: "规范三版", en: "national standard, 3rd ed."), systolic: 140,
    olderSystolic: 150, olderAge: 65, diastolic: 90, fastingGlucose: 7.0)

  /// Whether a blood pressure is controlled at an age in years; an unknown age has the lower line.
  package func isControlled(systolic value: Double, diastolic low: Double, age: Int?) -> Bool {
    value < (age.map { $0 >= olderAge } == true ? olderSystolic : systolic) && low < diastolic
  }
}

/// The values at which a patient must be seen at once: the same service standard, third edition.
package enum EmergencyValues {
  /// Systolic pressure from here on, in mmHg.
  package static let systolic = 180.0
  /// Diastolic pressure from here on, in mmHg.
  package static let diastolic = 110.0
  /// Glucose from here on, in mmol/L.
  package static let highGlucose = 16.7
  /// Glucose down from here, in mmol/L.
  package static let lowGlucose = 3.9
}
