/// Says why one patient matches what is typed, letter after letter.
///
/// Names and nearly all numbers are compared without making their keys; those of odd numbers are
/// made kind by kind, when an alternative asks for them, and kept for the next letter.
package struct LookupMatcher: Sendable {
  package private(set) var subject: LookupSubject
  /// Whether the subject has its identifiers, which are read when an alternative asks for them.
  private var knowsIdentifiers: Bool
  private var name: LookupNameMatcher?
  private var keys: [LookupKind: [String]] = [:]

  /// Makes a matcher that has made nothing yet.
  ///
  /// - Parameter knowsIdentifiers: Whether the subject has its identifiers already.
  package init(_ subject: LookupSubject, knowsIdentifiers: Bool = true) {
    self.subject = subject
    self.knowsIdentifiers = knowsIdentifiers
  }

  /// The best alternative of each term that the patient matches, or nil when a term has none.
  package mutating func matches(_ query: LookupQuery) -> [LookupQuery.Alternative]? {
    matches(query) { [] }
  }

  /// The best alternative of each term that the patient matches, or nil when a term has none.
  ///
  /// - Parameter readIdentifiers: Gives the patient's identifiers; asked at most once, and only when
  ///   they are not known and may decide.
  package mutating func matches(
    _ query: LookupQuery, readIdentifiers: () throws -> [PatientIdentifier]
  ) rethrows -> [LookupQuery.Alternative]? {
    var found: [LookupQuery.Alternative] = []
    found.reserveCapacity(query.terms.count)
    for alternatives in query.terms {
      guard let first = try firstMatch(alternatives, readIdentifiers) else { return nil }
      found.append(first)
    }
    return found
  }

  /// Whether one of the alternatives of a term matches.
  package mutating func matches(term: [LookupQuery.Alternative]) -> Bool {
    firstMatch(term) { [] } != nil
  }

  /// Whether the patient is read in the most usual way by what was found of them.
  ///
  /// - Parameter found: As `matches` gave it.
  package mutating func isUsual(_ found: [LookupQuery.Alternative]) -> Bool {
    found.allSatisfy { one in
      guard one.isReading else { return true }
      let name = self.name ?? LookupNameMatcher(subject)
      self.name = name
      return name.matchesUsually(one)
    }
  }

  private mutating func firstMatch(
    _ alternatives: [LookupQuery.Alternative], _ readIdentifiers: () throws -> [PatientIdentifier]
  ) rethrows -> LookupQuery.Alternative? {
    for alternative in alternatives {
      if !knowsIdentifiers, [.identifier, .identifierReversed].contains(alternative.kind) {
        subject.identifiers = try readIdentifiers()
        knowsIdentifiers = true
      }
      let isMatch =
        alternative.kind.isOfName ? matchesName(alternative) : matchesNumber(alternative)
      if isMatch { return alternative }
    }
    return nil
  }

  private mutating func matchesName(_ alternative: LookupQuery.Alternative) -> Bool {
    let name = self.name ?? LookupNameMatcher(subject)
    self.name = name
    return name.matches(alternative)
  }

  private mutating func matchesNumber(_ alternative: LookupQuery.Alternative) -> Bool {
    if let isMatch = subject.matchesNumber(alternative) { return isMatch }
    // Compared as bytes, like the index does; `String` compares by canonical equivalence.
    let wanted = alternative.key.utf8
    return keys(of: alternative.kind).contains { key in
      alternative.isPrefix ? key.utf8.starts(with: wanted) : key.utf8.elementsEqual(wanted)
    }
  }

  private mutating func keys(of kind: LookupKind) -> [String] {
    if let known = keys[kind] { return known }
    var list = LookupKeyList()
    LookupKeys.add([kind], of: subject, to: &list)
    // Two kinds of a family come at once; each keeps its own.
    let letter = kind.rawValue.utf8.first
    let made = list.keys.filter { $0.utf8.first == letter }
    keys[kind] = made
    return made
  }
}
