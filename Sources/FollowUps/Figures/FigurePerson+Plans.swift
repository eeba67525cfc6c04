package import Domain

// What a person's plans say for figures.
extension FigurePerson {
  /// Reads the plans of one illness from a person's book.
  ///
  /// A time of management runs from the start of its routine plan to its end; times that follow one
  /// another without a gap, as when one plan replaces another, are one. While the person is away it
  /// has ended.
  ///
  /// - Parameters:
  ///   - staff: Whose person it is, by code; nil for nobody's.
  ///   - visits: Those of the illness, of any years.
  ///   - contacts: The tries to reach the person for it.
  package init(
    _ book: PlanBook, patient: PatientID, disease: ManagedDisease, staff: String?,
    isDiagnosed: Bool, visits: [ManagedVisit], contacts: [Contact], today: CalendarDate
  ) {
    let own = book.instances.filter {
      $0.definition.programme == disease.programme && $0.ending?.cause != .absorbed
    }
    self.init(
      patient: patient, staff: staff, isDiagnosed: isDiagnosed, spans: Self.spans(own, book),
      visits: visits,
      planned: own.flatMap { Self.dates(of: $0, in: book, staff: staff, today: today) },
      contacts: contacts)
  }

  private static func spans(_ instances: [PlanInstance], _ book: PlanBook) -> [ManagedSpan] {
    var spans: [ManagedSpan] = []
    for instance in instances.sorted(by: { ($0.started, $0.id) < ($1.started, $1.id) }) {
      var span = ManagedSpan(first: instance.started)
      if let ending = instance.ending {
        span.last = ending.day
        span.end = .closed
      } else if let absence = book.absence {
        span.last = max(absence.since.adding(days: -1), span.first)
        span.end = end(absence.cause)
      }
      if let before = spans.last, let last = before.last, last.adding(days: 1) >= span.first {
        spans[spans.count - 1].last = span.last
        spans[spans.count - 1].end = span.end
      } else {
        spans.append(span)
      }
    }
    return spans
  }

  private static func end(_ cause: PlanLeave) -> ManagedSpan.End {
    switch cause {
    case .lost: .lost
    case .died: .died
    case .movedAway: .movedAway
    case .refused: .refused
    case .cancelled: .closed
    }
  }

  private static func dates(
    of instance: PlanInstance, in book: PlanBook, staff: String?, today: CalendarDate
  ) -> [Planned] {
    book.records(of: instance.id, on: today).compactMap { record in
      switch record.state {
      case .done, .doneEnteredLate, .missed, .overdue, .lost, .due: break
      case .closed, .cancelled: return nil
      }
      let window = instance.definition.window(of: record.key)
      let first = record.planned.adding(days: -window.early)
      let last = record.planned.adding(days: window.late)
      let isDone = record.state == .done || record.state == .doneEnteredLate
      return Planned(
        day: record.planned, window: first...last, done: isDone ? record.day : nil, staff: staff)
    }
  }
}

extension PlanDefinition {
  /// The days around a date of the plan in which it counts as done in time.
  ///
  /// A re-check counts from the visit that asked for it to its last day: two weeks by the standard.
  fileprivate func window(of key: PlanKey) -> PlanWindow {
    switch key.part {
    case .step(let id):
      steps.first { $0.id == id }?.window ?? PlanWindow(early: 0, late: 0)
    case .round: recurrence?.window ?? PlanWindow(early: 0, late: 0)
    case .recheck, .added: PlanWindow(early: 14, late: 0)
    }
  }
}
