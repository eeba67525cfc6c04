package import Domain
internal import SQLite

/// A look that the auditor should ask about.
package struct UnusualLook: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// The card bears the name of the one who looked.
    case own
    /// The card bears the name of another member of staff.
    case colleague
    /// Somebody shares a phone with a card that bears the name of the one who looked.
    case family
    /// Many records opened in a day of people who had no visit and stood in no queue.
    case withoutCause = "without-cause"
    /// Something left the program between ten in the evening and six in the morning.
    case nightExport = "night-export"
    /// More than twenty searches began within a minute.
    case manySearches = "many-searches"
  }

  package let kind: Kind
  /// The first row that it is about.
  package let row: Int
  package let at: Instant
  /// The code of the member of staff.
  package let staff: String
  package let staffName: String
  package let patient: PatientID?
  /// How many looks it sums up.
  package let count: Int
}

/// Limits from which on looks are unusual.
enum UnusualLimit {
  /// Records without a visit or a queue item that one person may open in a day.
  static let opensWithoutCause = 10
  static let searchesInAMinute = 20
  /// Hours of the clinic's clock that are night.
  static func isNight(_ local: LocalTime) -> Bool {
    local.secondOfDay >= 22 * 3600 || local.secondOfDay < 6 * 3600
  }
  /// Days around a visit in which opening the record needs no other cause.
  static let daysAroundVisit = 7
}

extension Store {
  /// The looks from a day on that someone should ask about, oldest first; the asking is a row too.
  ///
  /// Names and phones are compared as they are written in the cards and accounts. Nothing here
  /// proves a wrong: it says where to ask.
  package func unusualLooks(
    since: CalendarDate, until: CalendarDate? = nil
  ) throws(StoreError) -> [UnusualLook] {
    try requireWholeTrail()
    try write { connection in
      try audit(.read, .audit, detail: "read unusual", in: connection)
    }
    return try read { connection in
      let range = (
        zone.instant(since).seconds,
        until.map { zone.instant($0.adding(days: 1)).seconds } ?? Int.max
      )
      let rows = try connection.statement(
        """
        \(AuditRow.select) WHERE a.staff IS NOT NULL AND a.at >= ? AND a.at < ? ORDER BY a.id
        """)
      rows.bind(range.0, range.1)
      var finder = UnusualFinder(zone: zone)
      while try rows.step() { finder.add(AuditRow(rows)) }
      return try finder.looks(in: connection)
    }
  }
}
