import Domain

/// Puts visits and what was measured at them into a record.
struct RecordWriter {
  /// A visit that has been written, to which values can be added.
  struct Visit {
    let key: String
    let day: CalendarDate
    let start: Instant
  }

  /// Which units a laboratory prints.
  enum LabStyle {
    case canonical
    case american
  }

  /// How a blood pressure was written down.
  enum PressureStyle {
    case millimetres
    case kilopascals
    /// Kilopascals in a field meant for millimetres.
    case slipped
  }

  var record: PatientRecord
  let index: Int
  let calendar: ClinicCalendar

  init(person: Person, calendar: ClinicCalendar) {
    let patient = Patient(
      name: person.name, familyName: person.familyName, sex: person.sex, birthDate: person.birth,
      birthDatePrecision: person.knowsYearOnly ? .year : .day,
      ethnicity: person.ethnicity, deceased: person.died.map { .onDate($0) })
    record = PatientRecord(
      patient: patient, key: Self.key(UInt8(ascii: "p"), person.index, part: nil))
    record.measurements.reserveCapacity(40)
    index = person.index
    self.calendar = calendar
  }

  /// A key such as `p812` or `e812.3`, short enough to need no memory.
  private static func key(_ letter: UInt8, _ index: Int, part: Int?) -> String {
    String(unsafeUninitializedCapacity: 15) { buffer in
      buffer[0] = letter
      var length = 1
      func write(_ number: Int) {
        var width = 1
        var bound = 10
        while bound <= number {
          width += 1
          bound *= 10
        }
        writeDigits(number, width: width, at: length, into: buffer)
        length += width
      }
      write(index)
      if let part {
        buffer[length] = UInt8(ascii: ".")
        length += 1
        write(part)
      }
      return length
    }
  }

  // MARK: - Visits

  /// Writes a visit on a day and says how to refer to it.
  mutating func visit(
    on day: CalendarDate, _ random: inout RandomStream, classCode: String = "AMB", type: String,
    department: String?, practitioner: String?, reason: String? = nil
  ) -> Visit {
    let start = calendar.moment(on: day, &random)
    let minutes = classCode == "VR" ? random.within(3...9) : random.within(10...50)
    let key = Self.key(UInt8(ascii: "e"), index, part: record.encounters.count)
    let encounter = Encounter(
      start: start, day: day, end: start.adding(seconds: minutes * 60), classCode: classCode,
      type: type, department: department, practitioner: practitioner, reason: reason)
    record.encounters.append(PatientRecord.Sourced(encounter, key: key))
    return Visit(key: key, day: day, start: start)
  }

  // MARK: - Values

  /// Adds a value, in the unit its laboratory prints or, once in many hundreds, with a slip.
  ///
  /// - Parameters:
  ///   - value: In the canonical unit.
  ///   - isExact: Whether something else quotes the value, so that no slip may befall it.
  mutating func add(
    _ measure: Measure, _ value: Double, at visit: Visit, minutes: Int = 5,
    source: ObservationSource = .clinic, style: LabStyle = .canonical, isExact: Bool = false,
    _ random: inout RandomStream
  ) {
    if style == .american, let other = measure.american {
      append(
        measure, number: value / other.factor, decimals: other.decimals, unit: other.unit,
        factor: other.factor, at: visit, minutes: minutes, source: source)
      return
    }
    let facts = measure.facts
    if !isExact && source != .derived && random.next() % 700 == 0, let slip = measure.slipped(value)
    {
      append(
        measure, number: slip.number, decimals: slip.decimals, unit: facts.unit, factor: 1,
        at: visit, minutes: minutes, source: source)
      return
    }
    append(
      measure, number: value, decimals: facts.decimals, unit: facts.unit, factor: 1, at: visit,
      minutes: minutes, source: source)
  }

  /// Adds a weight that somebody gave in 斤, half kilograms.
  mutating func addWeightInJin(_ kilograms: Double, at visit: Visit) {
    append(
      .weight, number: kilograms * 2, decimals: 0, unit: "斤", factor: 0.5, at: visit, minutes: 3,
      source: .clinic)
  }

  /// Adds a blood pressure and a pulse that belong together.
  mutating func addPressure(
    _ systolic: Int, _ diastolic: Int, pulse: Int?, at visit: Visit,
    source: ObservationSource = .clinic, style: PressureStyle = .millimetres
  ) {
    for (measure, value) in [(Measure.sbp, systolic), (.dbp, diastolic)] {
      let isMillimetres = style == .millimetres
      append(
        measure, number: isMillimetres ? Double(value) : Double(value) / 7.50062,
        decimals: isMillimetres ? 0 : 1, unit: style == .kilopascals ? "kPa" : "mmHg",
        factor: style == .kilopascals ? 7.50062 : 1, at: visit, minutes: 4, source: source)
    }
    if let pulse {
      append(
        .hr, number: Double(pulse), decimals: 0, unit: Measure.hr.facts.unit, factor: 1, at: visit,
        minutes: 4, source: source)
    }
  }

  private mutating func append(
    _ measure: Measure, number: Double, decimals: Int, unit: String, factor: Double,
    at visit: Visit, minutes: Int, source: ObservationSource
  ) {
    let facts = measure.facts
    let scale = decimals == 0 ? 1.0 : decimals == 1 ? 10 : 100
    var scaled = nearest(number * scale)
    var comparator: Comparator?
    if let limit = measure.detectionLimit, factor == 1, number < limit {
      comparator = .lessThan
      scaled = nearest(limit * scale)
    }
    let text = decimalText(scaled, decimals: decimals)
    let read = decimalValue(scaled, decimals: decimals)
    let value = factor == 1 ? read : read * factor
    let observation = Observation(
      instant: visit.start.adding(seconds: minutes * 60), day: visit.day, value: value,
      comparator: comparator, receivedText: comparator == nil ? text : "<" + text,
      receivedUnit: unit, factor: factor, source: source,
      isImplausible: value < facts.low || value > facts.high)
    record.measurements.append(
      PatientRecord.Sourced(
        PatientRecord.Measurement(indicator: facts.code, observation: observation),
        encounterKey: visit.key.isEmpty ? nil : visit.key))
  }

  // MARK: - Other parts

  /// Adds a report, issued three hours after the visit began.
  mutating func add(_ conclusion: String, code: String, at visit: Visit) {
    let report = DiagnosticReport(
      code: Coding(display: code), issued: visit.start.adding(seconds: 3 * 3600), day: visit.day,
      conclusion: conclusion)
    record.reports.append(PatientRecord.Sourced(report, encounterKey: visit.key))
  }

  mutating func add(
    _ problem: Problem, onset: CalendarDate?, ended: CalendarDate? = nil, at visit: Visit? = nil
  ) {
    record.conditions.append(
      PatientRecord.Sourced(
        Condition(
          code: problem.coding, clinicalStatus: ended == nil ? "active" : "resolved",
          onset: onset, abatement: ended), encounterKey: visit?.key))
  }

  /// Adds a medicine and gives its place, so that it can be stopped later.
  @discardableResult
  mutating func add(
    _ medicine: Medicine, started: CalendarDate, ended: CalendarDate? = nil,
    status: String? = nil, at visit: Visit? = nil
  ) -> Int {
    record.medications.append(
      PatientRecord.Sourced(
        MedicationStatement(
          code: medicine.coding, dosage: medicine.dosage,
          status: status ?? (ended == nil ? "active" : "completed"), started: started,
          ended: ended), encounterKey: visit?.key))
    return record.medications.count - 1
  }

  /// Stops a medicine that was added before.
  mutating func stopMedicine(at place: Int, on day: CalendarDate) {
    record.medications[place].value.status = "stopped"
    record.medications[place].value.ended = day
  }
}
