package import Domain

/// How much an archive has to show, by which its panes share the height.
package struct ArchiveExtent: Equatable, Sendable {
  /// Lines on who the person is, with tags, problems and allergies.
  package var overviewLines: Int
  package var results: Int
  package var visits: Int
  package var medications: Int
  package var followUps: Int

  /// A person with a usual history.
  package init() {
    (overviewLines, results, visits, medications, followUps) = (9, 20, 30, 4, 4)
  }

  package init(_ archive: PatientArchive) {
    let phones = archive.contacts.count { $0.system == .phone }
    let problems = archive.conditions.count(where: \.isActive)
    let allergies = archive.allergies.count { $0.clinicalStatus == "active" }
    overviewLines =
      1 + min(max(phones, 1), 3) + (archive.identifiers.isEmpty ? 0 : 1)
      + (archive.patient.address == nil ? 0 : 1) + 1 + (problems > 1 ? 2 : 1)
      + (allergies > 1 ? 2 : 1) + min(archive.tags.count, 2)
      + (archive.careNext.map { ($0.task == nil ? 0 : 1) + ($0.goal == nil ? 0 : 1) } ?? 0)
      + Self.counterLines(archive.counter)
    results = archive.series.count
    visits =
      archive.encounters.count + archive.reports.count + archive.forms.count
      + archive.followUps.reduce(0) { $0 + $1.details.attempts.count }
    medications = archive.medications.count
    followUps = archive.followUps.count
  }

  /// The lines of what the counter needs, with one free above them.
  private static func counterLines(_ facts: CounterFacts?) -> Int {
    guard let facts else { return 0 }
    let lines =
      min(3, facts.notices.count) + (facts.appointments.isEmpty ? 0 : 1)
      + (facts.missing.isEmpty ? 0 : 1) + (facts.family.isEmpty ? 0 : 1)
      + (facts.consents?.isEmpty == false ? 1 : 0)
    return lines > 0 ? lines + 1 : 0
  }
}
