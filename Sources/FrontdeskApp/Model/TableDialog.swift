package import Domain
package import Widgets

/// What lies over a list and takes the keys.
package enum TableDialog: Equatable, Sendable {
  /// Which columns are shown, and in what order.
  case columns(TableID, ListState)
  /// What would be written to a file, and how far it has come.
  case export(ExportRun)
  /// A change of the marked follow-ups, or of the selected one.
  case change(ChangeForm)
  /// Which part of the queue is shown.
  case narrow(QueueNarrow)
  /// Which sheet of a person is printed.
  case papers(PaperChoice)
  /// Who is in which team.
  case teams(TeamsDialog)
}

/// A list on its way into a file.
package struct ExportRun: Equatable, Sendable {
  package enum Phase: Sendable {
    /// It waits for the person's word.
    case asking
    case working
    /// It was given up, and the half file is being removed.
    case stopping
    /// So many people do not leave by one person's word; a second one can be asked.
    case needsSecond
    /// The question to the second person is on its way.
    case askingSecond
  }

  package var table: TableID
  /// The columns by id and by title, in order.
  package var columns: [String]
  package var titles: [String]
  /// Every row by its number, in order.
  package var ids: [Int64]
  /// Whether only marked rows go.
  package var isMarked: Bool
  /// What the people were found by, so that the reasons are the same; empty for other lists.
  package var query: String
  /// Why a list of several people leaves; the trail keeps that there was a reason.
  package internal(set) var reason = TextField(limit: 120)
  /// Where it goes; nil while a free name is looked for.
  package var path: String?
  package var phase = Phase.asking
  /// Why a second person is needed; nil while none is.
  package internal(set) var problem: Localized?
  /// Rows written.
  package var done = 0

  /// Rows that are read and written at once; between them it can be stopped.
  package static let step = 500

  /// Whether it is a list of people, for which a reason is needed.
  package var needsReason: Bool { table.holdsPeople && ids.count > 1 }
  /// How many people's rows go.
  var people: Int { table.holdsPeople ? ids.count : 1 }

  /// The rows to write next.
  var next: ArraySlice<Int64> { ids[done..<min(ids.count, done + Self.step)] }
}

/// The rows of a list, read for a file.
package enum ExportRows: Equatable, Sendable {
  case queue([QueueItem])
  case people([LookupHit])
}

/// A change of several follow-ups, before it is made.
package struct ChangeForm: Equatable, Sendable {
  package enum Kind: Sendable {
    case reschedule
    case assign
  }

  package var kind: Kind
  package var ids: [Int64]
  /// The follow-ups as they were last read; nil while they are.
  package var briefs: [FollowUpBrief]?
  /// Those that colleagues have open, which stay as they are.
  package var claimed: [FollowUpBrief] = []
  /// Nil until the follow-ups have been read.
  package var form: FormState?
  package var isSaving = false
  /// What keeps it from being made; nil when nothing does.
  package var problem: Localized?

  init(_ kind: Kind, _ ids: [Int64]) {
    self.kind = kind
    self.ids = ids
  }

  /// How many have ended meanwhile and are left out.
  var ended: Int { briefs.map { ids.count - $0.count - claimed.count } ?? 0 }

  /// The first and the last of the dates as they are; nil where there is none.
  package var dates: ClosedRange<CalendarDate>? {
    let dates = (briefs ?? []).map(\.due)
    guard let first = dates.min(), let last = dates.max() else { return nil }
    return first...last
  }

  /// How many are whose, the most first; those of nobody have no name.
  package var owners: [(name: String?, count: Int)] { Self.counted(briefs ?? [], \.ownerName) }

  /// How many are left out because a colleague has them open, by the colleague.
  package var holders: [(name: String?, count: Int)] { Self.counted(claimed, \.claimedBy) }

  private static func counted(
    _ briefs: [FollowUpBrief], _ name: KeyPath<FollowUpBrief, String?>
  ) -> [(name: String?, count: Int)] {
    var counts: [String?: Int] = [:]
    for brief in briefs { counts[brief[keyPath: name], default: 0] += 1 }
    return counts.map { (name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name ?? "") < ($0.count, $1.name ?? "") }
  }
}

/// A change of several follow-ups that can be taken back.
package struct LastChange: Equatable, Sendable {
  package var before: [FollowUpBefore]
}
