/// Something that is to be done for a care plan, by the person or by the clinic.
package struct CareTask: Hashable, Sendable {
  /// That a task was done.
  package struct Completion: Hashable, Sendable {
    package var day: CalendarDate
    /// The code of the staff member who noted it; nil when unknown.
    package var staff: String?

    package init(day: CalendarDate, staff: String? = nil) {
      self.day = day
      self.staff = staff
    }
  }

  /// Whose it is to do.
  package enum Owner: Hashable, Sendable {
    /// The person themselves.
    case patient
    /// A member of staff, by code; nil for nobody in particular.
    case staff(String?)
  }

  /// Its number in the plan, from 1; never used again for another.
  package var id: Int
  package var text: String
  package var owner: Owner
  /// The day by which it is to be done; nil for none.
  package var due: CalendarDate?
  /// Nil while it is to be done.
  package var done: Completion?

  package init(
    id: Int, text: String, owner: Owner = .patient, due: CalendarDate? = nil,
    done: Completion? = nil
  ) {
    self.id = id
    self.text = text
    self.owner = owner
    self.due = due
    self.done = done
  }

  /// Whether its day has passed and it was not done.
  package func isOverdue(on today: CalendarDate) -> Bool {
    done == nil && due.map { $0 < today } == true
  }
}

/// Advice that was given with a plan, in the words in which it was given.
package struct CareAdvice: Hashable, Sendable {
  /// The name and version of the library's entry.
  package var entry: String
  package var version: Int
  package var kind: AdviceKind
  package var text: Localized
  /// Why it was chosen; empty when a person chose it.
  package var why: Localized
  /// The day on which it was given.
  package var day: CalendarDate

  package init(
    entry: String, version: Int, kind: AdviceKind, text: Localized,
    why: Localized = Localized(same: ""), day: CalendarDate
  ) {
    self.entry = entry
    self.version = version
    self.kind = kind
    self.text = text
    self.why = why
    self.day = day
  }
}
