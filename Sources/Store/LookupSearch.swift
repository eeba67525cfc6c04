internal import Domain
internal import SQLite

/// One question to the full-text index.
struct LookupSearch {
  /// The expression, in the words of FTS5.
  let expression: String
  /// The age among what is looked for, which the expression has by the years of birth; nil when there
  /// is none.
  let birthdays: LookupBirthdays?
  /// The last rank of what is looked for.
  let rank: Int

  /// The question that finds what a query means up to a rank; nil for an empty query and where a term
  /// has nothing that good.
  ///
  /// An age is forty keys, each of which FTS5 asks for each person whom the other terms find. It is
  /// looked for by two years of birth instead, and the birthdays are compared.
  init?(_ query: LookupQuery, rank: Int) {
    var terms = query.terms(upTo: rank)
    let aged = terms.indices.filter { place in
      query.birthdays[place] != nil && terms[place].contains { $0.reason == .age }
    }
    var span: LookupBirthdays?
    if aged.count == 1, let place = aged.first, let years = query.birthdays[place] {
      terms[place].removeAll { $0.reason == .age }
      terms[place] += years.keys
      span = years
    }
    guard let expression = Self.expression(of: terms) else { return nil }
    self.expression = expression
    self.rank = rank
    birthdays = span
  }

  /// The full-text expression of terms that must all match; nil when one has no alternative, and when
  /// there are none.
  private static func expression(of terms: [[LookupQuery.Alternative]]) -> String? {
    guard !terms.isEmpty, terms.allSatisfy({ !$0.isEmpty }) else { return nil }
    return terms.map { "(" + expression(of: $0) + ")" }.joined(separator: " AND ")
  }

  /// The full-text expression of a term: one of its alternatives is enough.
  ///
  /// What another one finds with a shorter beginning is left out: each costs a list to go through.
  static func expression(of term: [LookupQuery.Alternative]) -> String {
    let beginnings = term.filter(\.isPrefix)
    return term.filter { one in
      !beginnings.contains { other in
        one.key.utf8.starts(with: other.key.utf8)
          && (!one.isPrefix || one.key.utf8.count > other.key.utf8.count)
      }
    }.map { "\"\($0.key)\"" + ($0.isPrefix ? "*" : "") }.joined(separator: " OR ")
  }
}

extension Store {
  /// Whom a question of a query finds, the newest cards first.
  ///
  /// - Complexity: One search; and the numbers of those who were born in the same calendar year as
  ///   somebody of the age that was asked for, but are not of that age, are read.
  func newest(
    _ search: LookupSearch, of query: LookupQuery, limit: Int, in connection: Connection
  ) throws -> [Int64] {
    guard let birthdays = search.birthdays else {
      let rows = try connection.statement(
        "SELECT rowid FROM patient_lookup WHERE patient_lookup MATCH ? ORDER BY rowid DESC LIMIT ?")
      rows.bind(search.expression, limit)
      var ids: [Int64] = []
      while try rows.step() { ids.append(Int64(rows.integer(0))) }
      return ids
    }
    let rows = try connection.statement(Self.searchWithBirthdays)
    rows.bind(search.expression)
    defer { rows.reset() }
    var ids: [Int64] = []
    while ids.count < limit, try rows.step() {
      let id = Int64(rows.integer(0))
      let precision = TimePrecision(rawValue: rows.integer(2)) ?? .day
      // Whoever was born in none of the years was found by something else.
      if let birthday = Self.date(rows, 1), birthdays.years.contains(birthday.year),
        !birthdays.contains(birthday, precision),
        try !isFound(PatientID(Int(id)), by: query, rank: search.rank, in: connection)
      {
        continue
      }
      ids.append(id)
    }
    return ids
  }

  private static let searchWithBirthdays = """
    SELECT patient_lookup.rowid, p.birth_day, p.birth_precision
    FROM patient_lookup CROSS JOIN patient p ON p.id = patient_lookup.rowid
    WHERE patient_lookup MATCH ? ORDER BY patient_lookup.rowid DESC
    """

  /// Whether a query finds a person up to a rank, by their own row and numbers.
  private func isFound(
    _ patient: PatientID, by query: LookupQuery, rank: Int, in connection: Connection
  ) throws -> Bool {
    guard var matcher = try matcher(of: patient, in: connection) else { return false }
    let found = try matcher.matches(query) { try identifiers(of: patient, in: connection) }
    return found.map { query.rank(of: $0) <= rank } ?? false
  }
}
