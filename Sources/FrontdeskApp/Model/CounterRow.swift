package import Domain
package import Widgets

/// What lies over a screen with everything the counter needs of one person, a line each.
package struct CounterPanel: Equatable, Sendable {
  package let patient: PatientID
  package internal(set) var list = ListState()
}

/// A line of it: something to know, and what Enter does about it.
package enum CounterRow: Equatable, Sendable {
  case notice(Notice)
  case appointment(DayEntry)
  /// The follow-up that is due first.
  case due(FollowUp)
  case missing(MissingItem)
  case consent(ConsentStanding)
  case member(FamilyMember)
  case addNotice
  case addRelative
}

extension Model {
  /// The person in view with what the counter needs; nil before their record was read.
  package var counterPerson: PatientArchive? {
    guard let subject else { return nil }
    let known: [PatientArchive?] =
      [.archive, .trends, .rights].contains(screen)
      ? [archive.archive] : [preview.archive, archive.archive]
    return known.compactMap(\.self).first { $0.id == subject && $0.counter != nil }
  }

  /// The lines of the panel, what must not be overlooked first.
  package var counterRows: [CounterRow] {
    guard let person = counterPerson, let facts = person.counter else { return [] }
    var rows = facts.notices.map(CounterRow.notice)
    rows += facts.appointments.map(CounterRow.appointment)
    if let due = person.followUps.first(where: { $0.details.state == .open }) {
      rows.append(.due(due))
    }
    rows += facts.missing.map(CounterRow.missing)
    let standings = facts.consents ?? []
    rows += (standings.filter { $0.state != .given } + standings.filter { $0.state == .given })
      .map(CounterRow.consent)
    rows += facts.family.map(CounterRow.member)
    if mayAddNotice { rows.append(.addNotice) }
    if access.allows(.change, .identity) { rows.append(.addRelative) }
    return rows
  }

  /// The line selected in the panel; nil while it is closed or empty.
  var counterRow: CounterRow? {
    guard case .counter(let panel) = account.dialog, panel.patient == subject else { return nil }
    let rows = counterRows
    return panel.list.selection.flatMap { rows.indices.contains($0) ? rows[$0] : nil }
  }

  /// Whether something waits for the counter of whose archive is open: messages, what is owed, what
  /// the card lacks.
  var hasCounterLine: Bool {
    guard let facts = archive.archive?.counter else { return false }
    return !facts.notices.isEmpty || !facts.missing.isEmpty
  }

  /// Whether some kind of notice is the role's to add.
  package var mayAddNotice: Bool {
    NoticeKind.allCases.contains { access.allows(.add, $0.object) }
  }
}
