/// Says why one patient matches what is typed, letter after letter.
///
/// Keys are made kind by kind, and only when an alternative asks for them: most queries are settled
/// by the first kind or two. They are kept, so that the next letter finds them made.
package struct LookupMatcher: Sendable {
  package let subject: LookupSubject
  private var keys: [LookupKind: [String]] = [:]
  private var name: LookupName?

  /// Makes a matcher that has made no keys yet.
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
      makeKeys(of: alternative.kind)
      // Compared as bytes, like the index does; `String` compares by canonical equivalence.
      let wanted = alternative.key.utf8
      for key in keys[alternative.kind] ?? [] {
        if alternative.isPrefix ? key.utf8.starts(with: wanted) : key.utf8.elementsEqual(wanted) {
          return alternative
        }
      }
    }
    return nil
  }

  private mutating func makeKeys(of kind: LookupKind) {
    guard keys[kind] == nil else { return }
    var list = LookupKeyList()
    if LookupKind.ofNames.contains(kind) {
      let name = self.name ?? LookupName(name: subject.name, familyName: subject.familyName)
      self.name = name
      LookupKeys.addNameKeys(name, of: [kind], to: &list)
    } else {
      LookupKeys.add([kind], of: subject, to: &list)
    }
    // Of the other families two kinds may come at once; each keeps its own.
    keys[kind] = list.keys.filter { $0.utf8.first == kind.rawValue.utf8.first }
  }
}
