import Domain

/// A try to reach a person, in the course of their archive.
struct ArchiveContact: Hashable {
  var followUp: FollowUp
  var attempt: FollowUpAttempt
  /// The clinic-local day.
  var day: CalendarDate
  /// The form that was filed for the follow-up on that day; nil for none.
  var form: ArchiveForm?
}

/// A visit, a report, a contact or a filed form, as one line of the archive.
enum ArchiveEvent {
  case visit(Encounter)
  case report(DiagnosticReport)
  case contact(ArchiveContact)
  /// One that was filed without a contact on its day.
  case form(ArchiveForm)

  var day: CalendarDate {
    switch self {
    case .visit(let visit): visit.day
    case .report(let report): report.day
    case .contact(let contact): contact.day
    case .form(let form): form.day
    }
  }

  /// Everything together, newest first; of one day visits come before reports, contacts and forms.
  ///
  /// Who may not know of visits is told of contacts among the follow-ups alone.
  static func all(of archive: PatientArchive, in zone: ClinicZone) -> [ArchiveEvent] {
    let (contacts, forms) = archive.hidden.contains(.visits) ? ([], []) : course(archive, zone)
    // Each part comes newest first; merging keeps the order of the parts on one day.
    var parts = [
      archive.encounters.map(ArchiveEvent.visit)[...],
      archive.reports.map(ArchiveEvent.report)[...],
      contacts.map(ArchiveEvent.contact)[...], forms.map(ArchiveEvent.form)[...],
    ]
    var events: [ArchiveEvent] = []
    while true {
      var newest: Int?
      for place in parts.indices {
        guard let day = parts[place].first?.day else { continue }
        if newest.flatMap({ parts[$0].first?.day }).map({ day > $0 }) ?? true { newest = place }
      }
      guard let newest else { return events }
      events.append(parts[newest].removeFirst())
    }
  }

  /// The contacts, each with the form that was filed at it, and the other forms; newest first.
  private static func course(
    _ archive: PatientArchive, _ zone: ClinicZone
  ) -> (contacts: [ArchiveContact], forms: [ArchiveForm]) {
    var forms = archive.forms
    let tries = archive.followUps.flatMap { followUp in
      followUp.details.attempts.map { (followUp, $0) }
    }.sorted { $0.1.at > $1.1.at }
    let contacts = tries.map { followUp, attempt in
      let day = zone.day(attempt.at)
      let own = forms.firstIndex { $0.followUp == followUp.id && $0.day == day }
      return ArchiveContact(
        followUp: followUp, attempt: attempt, day: day, form: own.map { forms.remove(at: $0) })
    }
    return (contacts, forms)
  }

  /// The form that was filed, of which Enter shows the text; nil where there is none.
  var form: ArchiveForm? {
    switch self {
    case .visit, .report: nil
    case .contact(let contact): contact.form
    case .form(let form): form
    }
  }
}
