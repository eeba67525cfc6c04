internal import Domain
internal import SQLite

/// What a row of the queue must match: each term by the person, the reason or the owner.
struct QueueFilter {
  private struct Term {
    var people: PatientSet
    var reasons: Set<String>
    var owners: Set<Int>
  }

  private let terms: [Term]

  /// Looks up whom, which reasons and which owners each term means; a single digit means all.
  ///
  /// - Parameter knowsReasons: Whether a term may mean a reason.
  init(_ query: LookupQuery, knowsReasons: Bool, in connection: Connection) throws {
    let staff = try connection.statement("SELECT id, name FROM staff")
    var names: [(id: Int, name: String)] = []
    while try staff.step() { names.append((staff.integer(0), staff.text(1))) }
    // What only sounds alike is no filter's business: nobody sees there why a row is in the list.
    let certain = query.terms.map { $0.filter { $0.tier <= LookupQuery.lastCertainTier } }
    terms = try certain.filter { !Self.isOneDigit($0) }.map { term in
      let written = Self.asWritten(term)
      return Term(
        people: try PatientSet(term, in: connection),
        reasons: Set(
          (knowsReasons ? FollowUpReason.allCases : []).filter {
            Self.matches(written, $0.title.chinese) || Self.matches(written, $0.title.english)
          }.map(\.rawValue)),
        owners: Set(names.filter { Self.matches(written, $0.name) }.map(\.id)))
    }
  }

  /// Whether a row is wanted; its columns 1 to 3 are the patient, the reason and the owner.
  func admits(_ row: Statement) -> Bool {
    terms.allSatisfy { term in
      term.people.contains(row.integer(1))
        || (!term.reasons.isEmpty && term.reasons.contains(row.text(2)))
        || (!term.owners.isEmpty && row.optionalInteger(3).map(term.owners.contains) == true)
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

/// A set of patients as one bit each.
private struct PatientSet {
  private var words: [UInt64] = []

  /// Everybody whom a term finds.
  init(_ term: [LookupQuery.Alternative], in connection: Connection) throws {
    let rows = try connection.statement(
      "SELECT rowid FROM patient_lookup WHERE patient_lookup MATCH ?")
    rows.bind(LookupSearch.expression(of: term))
    while try rows.step() { insert(rows.integer(0)) }
  }

  private mutating func insert(_ patient: Int) {
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
