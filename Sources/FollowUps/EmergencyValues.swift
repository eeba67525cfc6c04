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
