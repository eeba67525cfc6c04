import Domain
import Widgets

extension Model {
  // MARK: - The person beside a list

  /// Asks for the person selected when another, or an old state, is shown and they are not on
  /// their way already.
  mutating func wantPreview() -> [Effect] {
    // Nobody looks, so nobody's record is opened.
    if desk.isLocked || !showsPreview { return [] }
    switch screen {
    case .lookup: preview.wanted = lookup.selected?.patient
    case .followUps:
      preview.wanted = (outcome?.item ?? followUps.selected)?.followUp.patient
    case .today: preview.wanted = dayEntry?.appointment.patient
    case .archive, .trends, .audit, .rights, .approvals, .rules, .figures: return []
    }
    guard let wanted = preview.wanted, preview.asked != wanted || preview.isStale,
      preview.failed != wanted
    else { return [] }
    if preview.archive?.id == wanted, !preview.isStale {
      // Back to the person shown: whoever is on their way is not wanted any more.
      if preview.asked != nil { preview.generation += 1 }
      preview.asked = nil
      return []
    }
    preview.generation += 1
    preview.asked = wanted
    preview.isStale = false
    preview.failed = nil
    preview.withheld = []
    return [.preview(wanted, generation: preview.generation)]
  }

  mutating func previewLoaded(_ archive: PatientArchive?, generation: Int) {
    guard generation == preview.generation, preview.asked != nil else { return }
    preview.asked = nil
    guard let archive else {
      preview.archive = nil
      preview.failed = preview.wanted
      return
    }
    preview.archive = archive
    // The dialog may have been quicker than the values that its date depends on.
    if outcome?.item.followUp.patient == archive.id { settleOutcome() }
  }

  // MARK: - Opening an archive

  /// Asks for an archive.
  ///
  /// - Parameter target: The screen to show with it; nil to read the open one again.
  mutating func askArchive(_ id: PatientID, for target: ScreenID?) -> Effect {
    archive.generation += 1
    archive.destination = target
    if archive.returnsTo?.patient != id { archive.returnsTo = nil }
    // Whoever has it open has thought twice already.
    if archive.archive?.id == id { return .openAnyway(id, generation: archive.generation) }
    return .openArchive(id, generation: archive.generation)
  }

  mutating func archiveOpened(_ opened: PatientArchive?, generation: Int) -> [Effect] {
    guard generation == archive.generation else { return [] }
    let target = archive.destination
    let kept = archive.returnsTo
    archive.destination = nil
    archive.returnsTo = nil
    guard let opened else {
      say(Phrase.patientGone.text, .problem)
      return []
    }
    let isSamePerson = archive.archive?.id == opened.id
    // Another person on the same screen is another place.
    if kept == nil, let target, !isSamePerson || target != screen { leavePlace() }
    // Places of rows mean other rows in another archive, or in one that has grown.
    if archive.archive != opened { tables.forgetArchive() }
    // Rows that moved would open under others.
    if archive.archive?.encounters != opened.encounters
      || archive.archive?.reports != opened.reports
      || archive.archive?.followUps != opened.followUps || archive.archive?.forms != opened.forms
    {
      archive.openVisits = []
    }
    archive.archive = opened
    if !isSamePerson {
      archive.section = .overview
      archive.lists = ArchiveSection.allCases.map { _ in ListState() }
      trends.point = nil
    }
    countSections(of: opened)
    if let target { switchScreen(to: target) }
    if let kept { restore(kept) }
    // A leave from before this session began still opens the record, and so is shown.
    let isAsked = mayBreakGlass && access.reach(.read, .clinical) != .all && target != nil
    return (isAsked ? [.findBreakGlass(opened.id)] : [])
      + (target == .rights ? askRights() : [])
  }

  private mutating func countSections(of opened: PatientArchive) {
    archive[.results].setCount(opened.series.count)
    archive[.visits].setCount(opened.encounters.count + opened.reports.count)
    archive[.medications].setCount(opened.medications.count)
    archive[.allergies].setCount(opened.allergies.count)
    archive[.followUps].setCount(opened.followUps.count)
    archive[.overview].setCount(opened.conditions.count)
  }

  // MARK: - Sections of an archive

  /// The sections that Left, Right and Tab go through, in order.
  var sections: [ArchiveSection] {
    let layout = wholeLayout
    if layout[.section] != nil { return ArchiveSection.allCases }
    // Allergies are part of the overview where both show.
    return ArchiveSection.allCases.filter { $0 != .allergies && layout[$0.pane] != nil }
  }

  mutating func moveSection(_ direction: Int) -> [Effect] {
    let sections = sections
    guard !sections.isEmpty else { return [] }
    let place = sections.firstIndex(of: archive.section) ?? 0
    let next = (place + direction + sections.count) % sections.count
    archive.section = sections[next]
    return []
  }

  mutating func openFromArchive() -> [Effect] {
    guard let opened = archive.archive else { return [] }
    switch archive.section {
    case .results:
      guard let row = archiveRow(.results) else { return [] }
      chooseIndicator(row, of: opened)
      go(to: .trends)
    case .visits:
      if let form = eventForm { return openFiled(form.id) }
      toggleVisit()
    default: break
    }
    return []
  }
}
