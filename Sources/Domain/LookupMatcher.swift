/// Says why one patient matches what is typed, letter after letter.
///
/// Names are compared without making their keys; the keys of numbers are made kind by kind, when an
/// alternative asks for them, and kept, so that the next letter finds them made.
package struct LookupMatcher: Sendable {
  package let subject: LookupSubject
  private var name: LookupNameMatcher?
  private var keys: [LookupKind: [String]] = [:]

  /// Makes a matcher that has made nothing yet.
  package init(_ subject: LookupSubject) { self.subject = subject }

  /// The best alternative of each term that the patient matches, or nil when a term has none.
  package mutating func matches(_ query: LookupQuery) -> [LookupQuery.Alternative]? {
    var found: [LookupQuery.Alternative] = []
    found.reserveCapacity(query.terms.count)
    for alternatives in query.terms {
      guard let first = firstMatch(alternatives) else { return nil }
      found.append(first)
    }
    return found
  }

  /// Whether one of the alternatives of a term matches.
  package mutating func matches(term: [LookupQuery.Alternative]) -> Bool {
    firstMatch(term) != nil
  }

  private mutating func firstMatch(
    _ alternatives: [LookupQuery.Alternative]
  ) -> LookupQuery.Alternative? {
    for alternative in alternatives {
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
