/// How a measured value stands to the number that was written: `<5` is `lessThan`.
package enum Comparator: String, Sendable, CaseIterable {
  case lessThan = "<"
  case atMost = "<="
  case atLeast = ">="
  case greaterThan = ">"
}

/// The FHIR status of an observation, as the store keeps it.
package enum ObservationStatus: Int, Sendable, CaseIterable {
  case final = 0
  case preliminary = 1
  case amended = 2
  case corrected = 3
  case registered = 4
  case unknown = 5
  /// Replaced by a later correction; kept, never shown among current values.
  case superseded = 8
  /// FHIR's `entered-in-error`: kept, never shown among current values.
  case retracted = 9

  /// FHIR's code.
  package var code: String {
    switch self {
    case .final: "final"
    case .preliminary: "preliminary"
    case .amended: "amended"
    case .corrected: "corrected"
    case .registered: "registered"
    case .unknown: "unknown"
    case .superseded: "superseded"
    case .retracted: "entered-in-error"
    }
  }

  /// Whether the value counts among the patient's values.
  package var isCurrent: Bool { self != .superseded && self != .retracted }
}

/// Where a value came from.
package enum ObservationSource: Int, Sendable, CaseIterable {
  case unknown = 0
  /// Measured or typed at the clinic.
  case clinic = 1
  /// Measured by the patient at home.
  case home = 2
  case laboratory = 3
  case fhirImport = 4
  case hl7Import = 5
  case csvImport = 6
  /// Computed from other values.
  case derived = 7

  /// The name in JSON output.
  package var code: String {
    switch self {
    case .unknown: "unknown"
    case .clinic: "clinic"
    case .home: "home"
    case .laboratory: "laboratory"
    case .fhirImport: "fhir"
    case .hl7Import: "hl7"
    case .csvImport: "csv"
    case .derived: "derived"
    }
  }
}

/// One value of one indicator at one moment, as received and in the canonical unit.
package struct Observation: Hashable, Sendable {
  package var instant: Instant
  /// The clinic-local date of the instant.
  package var day: CalendarDate
  /// How exactly the time was given.
  package var precision: TimePrecision
  /// The number in the indicator's canonical unit; nil when the result is words (`阳性`) or when
  /// the unit received cannot be converted.
  package var value: Double?
  package var comparator: Comparator?
  /// The number or words exactly as received, such as `7.0` or `Never smoker`.
  package var receivedText: String
  /// The unit exactly as received; empty when there was none.
  package var receivedUnit: String
  /// The factor by which the received number was multiplied; 1 when it was already canonical.
  package var factor: Double
  package var status: ObservationStatus
  package var source: ObservationSource
  /// Whether the value lies outside the indicator's hard bounds, so that a person should look.
  package var isImplausible: Bool

  package init(
    instant: Instant, day: CalendarDate, precision: TimePrecision = .second, value: Double?,
    comparator: Comparator? = nil, receivedText: String, receivedUnit: String, factor: Double = 1,
    status: ObservationStatus = .final, source: ObservationSource, isImplausible: Bool = false
  ) {
    self.instant = instant
    self.day = day
    self.precision = precision
    self.value = value
    self.comparator = comparator
    self.receivedText = receivedText
    self.receivedUnit = receivedUnit
    self.factor = factor
    self.status = status
    self.source = source
    self.isImplausible = isImplausible
  }
}
