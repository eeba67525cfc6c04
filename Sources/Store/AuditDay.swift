package import Domain
internal import SQLite

/// What a day left in the trail, for the report that is printed at its end.
package struct AuditDay: Hashable, Sendable {
  /// How many rows of a kind.
  package struct Count: Hashable, Sendable {
    package let kind: AuditKind
    package let count: Int
  }

  package let day: CalendarDate
  /// The last row of the trail and its digest in hex, to be kept on paper.
  package let headID: Int
  package let headDigest: String
  /// The day's rows by kind, most first.
  package let counts: [Count]
}

extension Store {
  /// The head of the trail and the rows of a day by kind; the asking is a row too.
  package func auditDay(_ day: CalendarDate) throws(StoreError) -> AuditDay {
    try requireWholeTrail()
    try write { connection in
      try audit(.read, .audit, detail: "read day-end", in: connection)
    }
    return try read { connection in
      let rows = try connection.statement(
        """
        SELECT action, object, detail, count(*) FROM audit_event WHERE at >= ? AND at < ?
        GROUP BY action, object, detail
        """)
      rows.bind(zone.instant(day).seconds, zone.instant(day.adding(days: 1)).seconds)
      var counts: [AuditKind: Int] = [:]
      while try rows.step() {
        let kind = AuditKind(action: rows.text(0), object: rows.text(1), detail: rows.text(2))
        counts[kind, default: 0] += rows.integer(3)
      }
      let head = try auditHead()
      return AuditDay(
        day: day, headID: head.id, headDigest: head.digest,
        counts: counts.map { AuditDay.Count(kind: $0.key, count: $0.value) }
          .sorted { ($1.count, $0.kind.rawValue) < ($0.count, $1.kind.rawValue) })
    }
  }
}
