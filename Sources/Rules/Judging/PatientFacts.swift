package import Domain

/// What is known of one patient, in flat columns that are filled anew for each.
///
/// One per worker, not Sendable. Days are clinic-local day numbers (`CalendarDate.dayNumber`).
/// Only what may ever count belongs here: the caller leaves out superseded, retracted and
/// cancelled values, and indicators that `RuleSet.indicators` does not name.
package final class PatientFacts {
  package let indicators: [RuleIndicator]

  /// The birth date; nil when unknown.
  @exclusivity(unchecked) package var birth: CalendarDate? {
    didSet { birthKey = birth.map(FactView.key) ?? 0 }
  }
  /// The birth date as a view has it.
  @exclusivity(unchecked) private(set) var birthKey = 0
  @exclusivity(unchecked) package var sex: Sex = .unknown
  /// Nil while alive or when nothing is known; a death without a date counts on every day.
  @exclusivity(unchecked) package var deceased: Patient.Deceased?

  // Rows in the order of arrival, those of one indicator one after another once sealed.
  // Unchecked: one worker fills and reads them, never while a pointer into them is in use, and the
  // checks took two fifths of a pass over a million patients.
  @exclusivity(unchecked) var slots = FactColumn<Int32>()
  @exclusivity(unchecked) var days = FactColumn<Int32>()
  @exclusivity(unchecked) var seconds = FactColumn<Int32>()
  @exclusivity(unchecked) var values = FactColumn<Int64>()
  @exclusivity(unchecked) var marks = FactColumn<UInt8>()
  @exclusivity(unchecked) var seriesStarts = FactColumn<Int32>()
  @exclusivity(unchecked) var seriesEnds = FactColumn<Int32>()
  @exclusivity(unchecked) var seriesMarks = FactColumn<UInt8>()
  @exclusivity(unchecked) var isOrdered = true
  /// What there is of the patient, as bits of `FactKinds`.
  @exclusivity(unchecked) var kinds = FactKinds.none

  @exclusivity(unchecked) var diagnoses = PeriodColumns()
  @exclusivity(unchecked) var medications = PeriodColumns()
  @exclusivity(unchecked) var codes: CodeTable
  @exclusivity(unchecked) package internal(set) var overrides: [TagOverride] = []

  package init(for rules: RuleSet) {
    indicators = rules.indicators
    codes = CodeTable(rules.codeSets)
    clear()
  }

  /// Forgets the patient and keeps the memory.
  package func clear() {
    birth = nil
    sex = .unknown
    deceased = nil
    slots.removeAll()
    days.removeAll()
    seconds.removeAll()
    values.removeAll()
    marks.removeAll()
    seriesStarts.fill(0, count: indicators.count)
    seriesEnds.fill(0, count: indicators.count)
    seriesMarks.fill(0, count: indicators.count)
    isOrdered = true
    kinds = .none
    diagnoses.removeAll()
    medications.removeAll()
    if !overrides.isEmpty { overrides.removeAll(keepingCapacity: true) }
  }

  /// Adds a value, a result in words or the day of a visit.
  ///
  /// Values may come in any order; fastest is each indicator's together, by day, time and ingest.
  /// Of two values at one moment the one added later is the newer.
  ///
  /// - Parameters:
  ///   - slot: The index in `indicators`.
  ///   - second: Seconds since local midnight; -1 when the time is unknown.
  ///   - value: In steps of `Exact.gridStep`; nil for a result in words, which counts and has a
  ///     day but no number.
  package func addValue(
    _ slot: Int, day: Int, second: Int = -1, value: Int64?, comparator: Comparator? = nil,
    isPreliminary: Bool = false
  ) {
    addValue(
      slot,
      FactValue(
        day: day, second: second, value: value, comparator: comparator,
        isPreliminary: isPreliminary))
  }

  /// Adds a value, a result in words or the day of a visit.
  package func addValue(_ slot: Int, _ value: FactValue) {
    let row = days.count
    let (day, second) = (value.day, value.second)
    if seriesStarts[slot] == seriesEnds[slot] {
      seriesStarts[slot] = Int32(row)
    } else if seriesEnds[slot] != Int32(row)
      || (days[row - 1], seconds[row - 1]) > (day, second)
    {
      isOrdered = false
    }
    seriesEnds[slot] = Int32(row + 1)
    seriesMarks[slot] |= value.mark
    kinds.add(slot: slot)
    slots.append(Int32(slot))
    days.append(day)
    seconds.append(second)
    values.append(value.steps)
    marks.append(value.mark)
  }

  /// Whether a result in words is among the values of an indicator.
  package func hasWords(of slot: Int) -> Bool { seriesMarks[slot] & FactMark.wordless != 0 }

  /// Adds an observation as it is kept, if its status lets it count.
  ///
  /// Final, corrected and amended values count; superseded and retracted ones never; all others only
  /// where a rule says `status: any`. A number that could not be brought to the canonical unit is
  /// there without its number.
  /// - Parameter second: Seconds since local midnight; -1 when the time is not known.
  package func addObservation(_ slot: Int, _ observation: Observation, second: Int) {
    guard observation.status.isCurrent else { return }
    let isFinal = [.final, .corrected, .amended].contains(observation.status)
    addValue(
      slot, day: observation.day.dayNumber, second: second,
      value: observation.value.flatMap(Exact.gridStep), comparator: observation.comparator,
      isPreliminary: !isFinal)
  }

  /// Adds a diagnosis and the days it held, both inside; a nil begin is before every day, a nil end
  /// after every day.
  package func addDiagnosis(_ code: String, from: Int?, through: Int?) {
    addDiagnosis(number: codes.intern(code), from: from, through: through)
  }

  /// Adds a diagnosis by the number of its code.
  package func addDiagnosis(number: Int32, from: Int?, through: Int?) {
    kinds.addDiagnosis()
    diagnoses.append(number, from: from, through: through)
  }

  /// Adds a medicine and the days it was taken, as with a diagnosis.
  package func addMedication(_ code: String, from: Int?, through: Int?) {
    addMedication(number: codes.intern(code), from: from, through: through)
  }

  /// Adds a medicine by the number of its code.
  package func addMedication(number: Int32, from: Int?, through: Int?) {
    kinds.addMedication()
    medications.append(number, from: from, through: through)
  }

  /// The number of a code, which is good for all patients of these facts.
  package func number(ofCode code: String) -> Int32 { codes.intern(code) }

  /// Adds a tag put on or taken off by hand.
  package func addOverride(_ override: TagOverride) { overrides.append(override) }
}

/// Codes and their periods, one row each.
struct PeriodColumns: ~Copyable {
  var codes = FactColumn<Int32>(capacity: 16)
  var from = FactColumn<Int32>(capacity: 16)
  var through = FactColumn<Int32>(capacity: 16)

  mutating func removeAll() {
    codes.removeAll()
    from.removeAll()
    through.removeAll()
  }

  mutating func append(_ code: Int32, from first: Int?, through last: Int?) {
    codes.append(code)
    from.append(first.map { Int32(clamping: $0) } ?? .min)
    through.append(last.map { Int32(clamping: $0) } ?? .max)
  }
}
