/// What the one at the counter needs of a person at a glance, as far as it is theirs to know.
package struct CounterFacts: Hashable, Sendable {
  /// Coming appointments, the next first; today's among them until they are over.
  package var appointments: [DayEntry]
  /// What is to be told or paid, what is overdue first, then the oldest.
  package var notices: [Notice]
  package var missing: [MissingItem]
  /// What was agreed to by purpose, in the order of the purposes; nil where that is not the role's.
  package var consents: [ConsentStanding]?
  /// Those linked first, in the order of the relations, then others of the household.
  package var family: [FamilyMember]

  package init(
    appointments: [DayEntry] = [], notices: [Notice] = [], missing: [MissingItem] = [],
    consents: [ConsentStanding]? = nil, family: [FamilyMember] = []
  ) {
    self.appointments = appointments
    self.notices = notices
    self.missing = missing
    self.consents = consents
    self.family = family
  }

  /// What is owed in all; nil when nothing is.
  package var owed: Yuan? {
    Yuan(fen: min(Yuan.most, notices.reduce(0) { $0 + ($1.details.amount?.fen ?? 0) }))
  }
}

/// How somebody stands to a purpose: what they signed last for it.
package struct ConsentStanding: Hashable, Sendable {
  package enum State: String, Sendable {
    case given
    case withdrawn
    case expired
  }

  package var purpose: ConsentPurpose
  package var state: State
  /// The clinic-local date of signing, of the withdrawal, or the last day.
  package var day: CalendarDate

  package init(purpose: ConsentPurpose, state: State, day: CalendarDate) {
    self.purpose = purpose
    self.state = state
    self.day = day
  }

  /// The standing of each purpose for which anything was ever signed.
  ///
  /// - Parameters:
  ///   - consents: The newest first.
  ///   - day: The clinic-local date of a moment.
  package static func all(
    of consents: [Consent], on today: CalendarDate, day: (Instant) -> CalendarDate
  ) -> [ConsentStanding] {
    ConsentPurpose.allCases.compactMap { purpose in
      guard let newest = consents.first(where: { $0.details.purpose == purpose }) else {
        return nil
      }
      if let withdrawn = newest.withdrawn {
        return ConsentStanding(purpose: purpose, state: .withdrawn, day: day(withdrawn))
      }
      guard newest.isInForce(on: today) else {
        return ConsentStanding(
          purpose: purpose, state: .expired, day: newest.details.expires ?? today)
      }
      return ConsentStanding(purpose: purpose, state: .given, day: newest.day)
    }
  }
}
