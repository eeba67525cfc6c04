/// The indicators that triage measures.
package enum VitalSigns {
  /// Their codes in the dictionary: pressure, pulse, temperature, breathing, saturation, height,
  /// weight, body mass index and waist.
  package static let codes: Set<String> = [
    "sbp", "dbp", "hr", "temp", "resp", "spo2", "height", "weight", "bmi", "waist",
  ]
}
