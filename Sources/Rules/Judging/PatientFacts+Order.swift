import Domain

/// Putting rows in order, and lending them.
extension PatientFacts {
  /// Brings the rows of each indicator together, by day, time and arrival.
  ///
  /// Nothing to do when they came so. O(n log n) otherwise.
  func seal() {
    guard !isOrdered else { return }
    let order = (0..<days.count).sorted { left, right in
      (slots[left], days[left], seconds[left], Int32(left))
        < (slots[right], days[right], seconds[right], Int32(right))
    }
    rearrange(&slots, order)
    rearrange(&days, order)
    rearrange(&seconds, order)
    rearrange(&values, order)
    rearrange(&marks, order)
    seriesStarts.fill(0, count: indicators.count)
    seriesEnds.fill(0, count: indicators.count)
    for row in 0..<slots.count {
      let slot = Int(slots[row])
      if seriesStarts[slot] == seriesEnds[slot] { seriesStarts[slot] = Int32(row) }
      seriesEnds[slot] = Int32(row + 1)
    }
    isOrdered = true
  }

  private func rearrange<Element>(_ column: inout FactColumn<Element>, _ order: [Int]) {
    let old = (0..<column.count).map { column[$0] }
    for (row, source) in order.enumerated() { column[row] = old[source] }
  }

  /// The first day on which anything is known beside birth; nil when nothing is.
  ///
  /// A diagnosis or medicine of unknown begin has no such day.
  package var firstDay: Int? {
    var first = Int32.max
    for row in 0..<days.count { first = min(first, days[row]) }
    for row in 0..<diagnoses.from.count where diagnoses.from[row] != .min {
      first = min(first, diagnoses.from[row])
    }
    for row in 0..<medications.from.count where medications.from[row] != .min {
      first = min(first, medications.from[row])
    }
    for override in overrides { first = min(first, Int32(clamping: override.from)) }
    return first == .max ? nil : Int(first)
  }

  /// The rows of one indicator.
  func rows(of slot: Int) -> Range<Int> { Int(seriesStarts[slot])..<Int(seriesEnds[slot]) }

  /// The patient on a day.
  ///
  /// The pointers hold until the next change of the facts. Needs `seal()` first.
  func view(
    today: Int, todayKey: Int, windowStarts: UnsafePointer<Int32>,
    shownTags: UnsafePointer<Bool>
  ) -> FactView {
    let deathDay: Int? =
      switch deceased {
      case nil: nil
      case .dateUnknown: .min
      case .onDate(let date): date.dayNumber
      }
    return FactView(
      today: today, todayKey: todayKey,
      birthKey: birthKey, sex: SexBits(sex), deathDay: deathDay,
      seriesStarts: UnsafePointer(seriesStarts.base), seriesEnds: UnsafePointer(seriesEnds.base),
      seriesMarks: UnsafePointer(seriesMarks.base), days: UnsafePointer(days.base),
      values: UnsafePointer(values.base), marks: UnsafePointer(marks.base),
      diagnoses: diagnoses.lent, medications: medications.lent,
      codeBits: UnsafePointer(codes.bits.base), codeWords: codes.words,
      windowStarts: windowStarts, shownTags: shownTags)
  }
}

extension PeriodColumns {
  /// The columns as pointers, which hold until the next change.
  var lent: CodedPeriods {
    CodedPeriods(
      count: codes.count, codes: UnsafePointer(codes.base), from: UnsafePointer(from.base),
      through: UnsafePointer(through.base))
  }
}
