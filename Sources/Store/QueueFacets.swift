package import Domain
internal import SQLite

extension Store {
  /// What a part of the queue can be narrowed to, and how many rows each would leave: the kinds in
  /// their order, in each the most frequent first.
  ///
  /// Whoever may not know what follow-ups are about is told channels and owners alone.
  ///
  /// - Complexity: O(open follow-ups × tags).
  package func queueFacets(
    _ scope: QueueScope, whose: QueueWhose = .everybody
  ) throws(StoreError) -> [QueueFacet] {
    try require(.read, .queue)
    let today = today
    return try read { connection in
      var count = QueueCount(
        owners: try QueueOwners(whose, of: actor, in: connection),
        tags: access.seesReasons ? try tagSets(on: today, in: connection) : [])
      let rows = try connection.statement(QueueOrder.select(scope, withPatient: false))
      rows.bind(QueueOrder.lastDue(scope, today: today), highestLevel, today.dayNumber)
      while try rows.step() { count.take(rows) }
      let names = try ownerNames(in: connection)
      guard access.seesReasons else { return count.facets(owners: names, knowsReasons: false) }
      return count.facets(owners: names, knowsReasons: true)
        + (try named(among: count.ids, in: connection))
    }
  }

  private func tagSets(
    on today: CalendarDate, in connection: Connection
  ) throws -> [(name: Localized, people: PatientSet)] {
    let words = try QueueWords(today: today, in: connection)
    return try words.names.map { name in
      var people = PatientSet()
      try words.addCarriers(ofTags: { $0 == name.chinese }, to: &people, in: connection)
      return (name, people)
    }
  }

  /// The names of all members of staff by their numbers.
  private func ownerNames(in connection: Connection) throws -> [Int: String] {
    let staff = try connection.statement("SELECT id, name FROM staff")
    var names: [Int: String] = [:]
    while try staff.step() { names[staff.integer(0)] = staff.text(1) }
    return names
  }

  /// The titles, plans and doubts of some open follow-ups.
  private func named(
    among ids: Set<Int>, in connection: Connection
  ) throws -> [QueueFacet] {
    var titles: [String: (name: Localized, count: Int)] = [:]
    let titled = try connection.statement(
      """
      SELECT id, title_zh, title_en FROM follow_up INDEXED BY follow_up_titled
      WHERE state = 0 AND title_zh IS NOT NULL
      """)
    while try titled.step() {
      guard ids.contains(titled.integer(0)) else { continue }
      let name = Localized(zh: titled.text(1), en: titled.optionalText(2) ?? titled.text(1))
      titles[name.chinese, default: (name, 0)].count += 1
    }
    var plans: [String: Int] = [:]
    let planned = try connection.statement(
      """
      SELECT id, plan FROM follow_up INDEXED BY follow_up_of_plan
      WHERE state = 0 AND plan IS NOT NULL
      """)
    while try planned.step() {
      if ids.contains(planned.integer(0)) { plans[planned.text(1), default: 0] += 1 }
    }
    var doubts: [FollowUpDoubt: Int] = [:]
    for (followUp, doubt) in try QueueWords.doubts(in: connection) where ids.contains(followUp) {
      doubts[doubt, default: 0] += 1
    }
    return QueueFacet.ordered(.title, titles.values.map { ($0.name, $0.count) })
      + QueueFacet.ordered(.plan, plans.map { (Localized(same: $0.key), $0.value) })
      + QueueFacet.ordered(.doubt, doubts.map { ($0.key.title, $0.value) })
  }
}

/// Counts the rows of a part of the queue by all that they can be narrowed by.
private struct QueueCount {
  let owners: QueueOwners
  let tags: [(name: Localized, people: PatientSet)]
  private(set) var ids: Set<Int> = []
  private var reasons: [String: Int] = [:]
  private var channels: [String: Int] = [:]
  private var ofOwner: [Int: Int] = [:]
  private var ofTag: [Int]
  /// Of those who left otherwise than as lost, who are in no part of the queue unless asked for.
  private var endings: [String: Int] = [:]

  init(owners: QueueOwners, tags: [(name: Localized, people: PatientSet)]) {
    self.owners = owners
    self.tags = tags
    ofTag = Array(repeating: 0, count: tags.count)
  }

  /// Takes a row with the columns of `QueueOrder.select`.
  mutating func take(_ row: Statement) {
    guard owners.admits(row) else { return }
    if let ending = row.optionalText(8), !QueueOrder.isLost(row) {
      endings[ending, default: 0] += 1
      return
    }
    ids.insert(row.integer(0))
    reasons[row.text(2), default: 0] += 1
    channels[row.text(6), default: 0] += 1
    if let owner = row.optionalInteger(3) { ofOwner[owner, default: 0] += 1 }
    let patient = row.integer(1)
    for place in tags.indices where tags[place].people.contains(patient) { ofTag[place] += 1 }
  }

  func facets(owners names: [Int: String], knowsReasons: Bool) -> [QueueFacet] {
    let about =
      knowsReasons
      ? QueueFacet.ordered(
        .ending, endings.map { (FollowUpOutcome(rawValue: $0.key)?.title, $0.value) })
        + QueueFacet.ordered(
          .reason, reasons.map { (FollowUpReason(rawValue: $0.key)?.title, $0.value) })
        + QueueFacet.ordered(.tag, zip(tags, ofTag).map { ($0.0.name, $0.1) }) : []
    return about
      + QueueFacet.ordered(
        .channel, channels.map { (FollowUpChannel(rawValue: $0.key)?.title, $0.value) })
      + QueueFacet.ordered(
        .owner, ofOwner.map { (names[$0.key].map { Localized(same: $0) }, $0.value) })
  }
}

extension QueueFacet {
  /// The most frequent first; what has no name or no rows is left out.
  fileprivate static func ordered(
    _ kind: Kind, _ counts: [(Localized?, Int)]
  ) -> [QueueFacet] {
    counts.compactMap { title, count in
      title.flatMap { count > 0 ? QueueFacet(kind: kind, title: $0, count: count) : nil }
    }.sorted { left, right in
      left.count == right.count
        ? left.title.chinese < right.title.chinese : left.count > right.count
    }
  }
}
