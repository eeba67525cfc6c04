internal import Domain
internal import SQLite

/// What a row of the queue must match: each term by the person, what it is about or the owner.
struct QueueFilter {
  private struct Term {
    var people: PatientSet
    var reasons: Set<String>
    var owners: Set<Int>
    var channels: Set<String>
    /// Follow-ups by their own titles and plans.
    var rows: Set<Int>
    /// How somebody left.
    var endings: Set<String>
  }

  private let terms: [Term]

  /// Looks up whom, what and which owners each term means; a single digit means all.
  ///
  /// - Parameters:
  ///   - knowsReasons: Whether a term may mean what a follow-up is about, or a tag of the person.
  ///   - today: The clinic-local day, on which tags put on by hand count or not.
  init(
    _ query: LookupQuery, knowsReasons: Bool, today: CalendarDate, in connection: Connection
  ) throws {
    let staff = try connection.statement("SELECT id, name FROM staff")
    var names: [(id: Int, name: String)] = []
    while try staff.step() { names.append((staff.integer(0), staff.text(1))) }
    // What only sounds alike is no filter's business: nobody sees there why a row is in the list.
    let certain = query.terms.map { $0.filter { $0.tier <= LookupQuery.lastCertainTier } }
    let words = try knowsReasons ? QueueWords(today: today, in: connection) : nil
    terms = try certain.filter { !Self.isOneDigit($0) }.map { term in
      let written = Self.asWritten(term)
      var people = try PatientSet(term, in: connection)
      let means = { (text: String) in Self.matches(written, text) }
      try words?.addCarriers(ofTags: means, to: &people, in: connection)
      return Term(
        people: people,
        reasons: Set(
          (knowsReasons ? FollowUpReason.allCases : []).filter {
            Self.matches(written, $0.title.chinese) || Self.matches(written, $0.title.english)
          }.map(\.rawValue)),
        owners: Set(names.filter { Self.matches(written, $0.name) }.map(\.id)),
        channels: Set(
          FollowUpChannel.allCases.filter { means($0.title.chinese) || means($0.title.english) }
            .map(\.rawValue)),
        rows: try words?.rows(named: means, in: connection) ?? [],
        endings: Set(
          (knowsReasons ? FollowUpOutcome.allCases.filter(\.isLeaving) : []).filter {
            $0.wordsOfLeaving.contains(where: means)
          }.map(\.rawValue)))
    }
  }

  /// Whether a term says how somebody left, so that those who left so are wanted.
  var namesEndings: Bool { terms.contains { !$0.endings.isEmpty } }

  /// Whether a row is wanted; its columns are its number, the patient, the reason, the owner, the
  /// seventh is the channel, and the ninth how somebody left.
  func admits(_ row: Statement) -> Bool {
    terms.allSatisfy { term in
      term.people.contains(row.integer(1))
        || (!term.reasons.isEmpty && term.reasons.contains(row.text(2)))
        || (!term.owners.isEmpty && row.optionalInteger(3).map(term.owners.contains) == true)
        || (!term.channels.isEmpty && term.channels.contains(row.text(6)))
        || (!term.rows.isEmpty && term.rows.contains(row.integer(0)))
        || (!term.endings.isEmpty && row.optionalText(8).map(term.endings.contains) == true)
    }
  }

  /// Whether a term is a single digit, which is on its way to a number and parts nobody from anybody.
  private static func isOneDigit(_ term: [LookupQuery.Alternative]) -> Bool {
    term.contains { $0.kind == .phone && $0.isPrefix && $0.key.utf8.count == 2 }
  }

  /// The alternatives that look for a text as it is written and are long enough to mean it.
  ///
  /// By sound a word such as `gao` would find every 高血压 beside the few people of that name.
  private static func asWritten(_ term: [LookupQuery.Alternative]) -> [LookupQuery.Alternative] {
    term.filter { one in
      let text = one.key.unicodeScalars.dropFirst()
      return [.nameStart, .nameInner].contains(one.kind)
        && text.count >= (text.allSatisfy(\.isASCII) ? 3 : 2)
    }
  }

  private static func matches(_ term: [LookupQuery.Alternative], _ text: String) -> Bool {
    var matcher = LookupMatcher(LookupSubject(name: text))
    return matcher.matches(term: term)
  }
}

extension FollowUpOutcome {
  /// The words by which those who left so are looked for.
  fileprivate var wordsOfLeaving: [String] {
    let isTransfer = self == .movedToPublic || self == .movedToPrivate
    return [title.chinese, title.english] + (isTransfer ? ["转出", "转院", "transferred"] : [])
  }
}

/// A set of patients as one bit each.
struct PatientSet {
  private var words: [UInt64] = []

  /// Nobody.
  init() {}

  /// Everybody whom a term finds.
  init(_ term: [LookupQuery.Alternative], in connection: Connection) throws {
    let rows = try connection.statement(
      "SELECT rowid FROM patient_lookup WHERE patient_lookup MATCH ?")
    rows.bind(LookupSearch.expression(of: term))
    while try rows.step() { insert(rows.integer(0)) }
  }

  mutating func insert(_ patient: Int) {
    guard patient >= 0 else { return }
    let word = patient >> 6
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: max(word + 1 - words.count, words.count)))
    }
    words[word] |= 1 << UInt64(patient & 63)
  }

  func contains(_ patient: Int) -> Bool {
    let word = patient >> 6
    return patient >= 0 && word < words.count && words[word] & 1 << UInt64(patient & 63) != 0
  }
}
