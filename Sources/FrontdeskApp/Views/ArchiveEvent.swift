import Domain

/// A try to reach a person, in the course of their archive.
struct ArchiveContact: Hashable {
  var followUp: FollowUp
  var attempt: FollowUpAttempt
  /// The clinic-local day.
  var day: CalendarDate
  /// The form that was filed for the follow-up on that day; nil for none.
  var form: ArchiveForm?
  /// What was advised at it.
  var advice: [GivenAdvice] = []
}

/// A visit, a report, a contact, a filed form or advice, as one line of the archive.
enum ArchiveEvent {
  case visit(Encounter)
  case report(DiagnosticReport)
  case contact(ArchiveContact)
  /// One that was filed without a contact on its day.
  case form(ArchiveForm, [GivenAdvice])
  /// What was given on a day without a contact, or at one that has no outcome yet.
  case advice(CalendarDate, [GivenAdvice])

  var day: CalendarDate {
    switch self {
    case .visit(let visit): visit.day
    case .report(let report): report.day
    case .contact(let contact): contact.day
    case .form(let form, _): form.day
    case .advice(let day, _): day
    }
  }

  /// What was advised.
  var given: [GivenAdvice] {
    switch self {
    case .visit, .report: []
    case .contact(let contact): contact.advice
    case .form(_, let given), .advice(_, let given): given
    }
  }

  /// Everything together, newest first; of one day visits come before reports, contacts, forms and
  /// advice.
  ///
  /// Who may not know of visits is told of contacts among the follow-ups alone.
  static func all(of archive: PatientArchive, in zone: ClinicZone) -> [ArchiveEvent] {
    let course = archive.hidden.contains(.visits) ? Course() : course(archive, zone)
    // Each part comes newest first; merging keeps the order of the parts on one day.
    var parts = [
      archive.encounters.map(ArchiveEvent.visit)[...],
      archive.reports.map(ArchiveEvent.report)[...],
      course.contacts.map(ArchiveEvent.contact)[...],
      course.forms.map { ArchiveEvent.form($0, course.advice(of: $0)) }[...],
      course.days.map { ArchiveEvent.advice($0, course.advice(on: $0)) }[...],
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

  /// What happened beside visits and reports, each part newest first.
  private struct Course {
    /// Each with the form that was filed at it and the advice.
    var contacts: [ArchiveContact] = []
    /// Those that were filed without a contact on their day.
    var forms: [ArchiveForm] = []
    /// The advice of no contact.
    var rest: [GivenAdvice] = []

    func advice(of form: ArchiveForm) -> [GivenAdvice] { rest.filter { $0.form == form.id } }

    private var alone: [GivenAdvice] {
      rest.filter { given in !forms.contains { $0.id == given.form } }
    }

    func advice(on day: CalendarDate) -> [GivenAdvice] {
      alone.filter { $0.advice.day == day }
    }

    /// The days on which advice was given without a contact or form.
    var days: [CalendarDate] { Set(alone.map(\.advice.day)).sorted(by: >) }
  }

  private static func course(_ archive: PatientArchive, _ zone: ClinicZone) -> Course {
    var course = Course(forms: archive.forms, rest: archive.advice)
    let tries = archive.followUps.flatMap { followUp in
      followUp.details.attempts.indices.map { (followUp, $0) }
    }.sorted { $0.0.details.attempts[$0.1].at > $1.0.details.attempts[$1.1].at }
    course.contacts = tries.map { followUp, place in
      let attempt = followUp.details.attempts[place]
      let day = zone.day(attempt.at)
      let own = course.forms.firstIndex { $0.followUp == followUp.id && $0.day == day }
      let advice = archive.advice.filter {
        $0.followUp == followUp.id && followUp.attempt(of: $0) == place
      }
      course.rest.removeAll { given in advice.contains { $0.id == given.id } }
      return ArchiveContact(
        followUp: followUp, attempt: attempt, day: day,
        form: own.map { course.forms.remove(at: $0) }, advice: advice)
    }
    return course
  }

  /// The form that was filed, of which Enter shows the text; nil where there is none.
  var form: ArchiveForm? {
    switch self {
    case .visit, .report, .advice: nil
    case .contact(let contact): contact.form
    case .form(let form, _): form
    }
  }
}
