package import Domain

/// A value that a filled form gives an indicator.
package struct FormObservation: Hashable, Sendable {
  /// The code of the indicator.
  package var indicator: String
  /// In the indicator's canonical unit; nil when the answer is words.
  package var value: Double?
  /// How the measured value stands to the number, as in `<5`; nil when it is the number.
  package var comparator: Comparator?
  /// The number or words as they were typed or worked out.
  package var receivedText: String
  /// The unit as it was typed; empty when there is none.
  package var receivedUnit: String
  /// What the number typed was multiplied by.
  package var factor: Double
  /// Whether the form worked it out.
  package var isDerived: Bool
  /// Whether it lies outside the indicator's hard bounds.
  package var isImplausible: Bool

  /// The same as the archive keeps it.
  ///
  /// - Parameter day: The clinic-local date of `instant`.
  package func observation(at instant: Instant, day: CalendarDate) -> Observation {
    Observation(
      instant: instant, day: day, precision: .second, value: value, comparator: comparator,
      receivedText: receivedText,
      receivedUnit: receivedUnit, factor: factor, source: isDerived ? .derived : .clinic,
      isImplausible: isImplausible)
  }
}
