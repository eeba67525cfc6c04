package import Domain

/// Advice that was chosen for a person, and what it was chosen by.
package struct ChosenAdvice: Hashable, Sendable {
  package let entry: AdviceEntry
  /// The facts for which it is given, such as a tag; the first that fits among the entry's own.
  package let because: AdviceEntry.Condition
  /// The same in words: `标签“肥胖”`, `高血压 · 60 岁及以上`.
  package let why: Localized
}

/// Advice that fits a person and must not be given to them.
package struct WithheldAdvice: Hashable, Sendable {
  package let entry: AdviceEntry
  /// What speaks against it.
  package let against: AdviceEntry.Condition
  /// The same in words; it says where something is not known that would have to be.
  package let why: Localized
}

/// What the library has for one person.
package struct AdviceChoice: Hashable, Sendable {
  /// At most so many of a kind as were asked for, by kind and then by weight.
  package let chosen: [ChosenAdvice]
  /// What fits too and was left for later, in the same order.
  package let further: [ChosenAdvice]
  /// What fits and must not be given, in the same order.
  package let withheld: [WithheldAdvice]
}

extension AdviceLibrary {
  /// So many of each kind are chosen where nobody says another number.
  package static let mostOfAKind = 3

  /// Chooses advice for a person.
  ///
  /// Of two entries with one subject the weightier is chosen, and the other is not mentioned. An entry
  /// that must not be given leaves its subject to the next. What is not known of a person brings no
  /// advice, and speaks against advice that may not be given in that case: an age that nobody knows
  /// may be that of a child.
  ///
  /// - Parameter most: The most of a kind, from 0.
  /// - Complexity: O(n log n) in the entries.
  package func choice(
    for person: AdviceFacts, mostOfAKind most: Int = mostOfAKind
  ) -> AdviceChoice {
    var chosen: [ChosenAdvice] = []
    var further: [ChosenAdvice] = []
    var withheld: [WithheldAdvice] = []
    var subjects: Set<String> = []
    var counts: [AdviceKind: Int] = [:]
    for entry in entries.sorted(by: Self.isSooner) {
      guard let because = AdviceEntry.first(entry.isFor, of: person) else { continue }
      if let against = AdviceEntry.objection(entry.isNotFor, person) {
        let why = AdviceEntry.objectionWords(against, person)
        withheld.append(WithheldAdvice(entry: entry, against: against, why: why))
        continue
      }
      if let subject = entry.subject, !subjects.insert(subject).inserted { continue }
      let one = ChosenAdvice(
        entry: entry, because: because, why: AdviceEntry.words(because, person))
      if counts[entry.kind, default: 0] < most {
        counts[entry.kind, default: 0] += 1
        chosen.append(one)
      } else {
        further.append(one)
      }
    }
    return AdviceChoice(chosen: chosen, further: further, withheld: withheld)
  }

  /// By kind, then the weightier, then by id.
  private static func isSooner(_ left: AdviceEntry, _ right: AdviceEntry) -> Bool {
    let order = AdviceKind.allCases
    let places = (order.firstIndex(of: left.kind) ?? 0, order.firstIndex(of: right.kind) ?? 0)
    if places.0 != places.1 { return places.0 < places.1 }
    if left.weight != right.weight { return left.weight > right.weight }
    return left.id < right.id
  }
}

extension AdviceEntry {
  /// Why it is for a person, in words; nil where it is not.
  package func why(for person: AdviceFacts) -> Localized? {
    Self.first(isFor, of: person).map { Self.words($0, person) }
  }

  /// What speaks against giving it to a person, in words; nil for nothing.
  package func objection(for person: AdviceFacts) -> Localized? {
    Self.objection(isNotFor, person).map { Self.objectionWords($0, person) }
  }

  /// The first condition that surely holds.
  fileprivate static func first(
    _ conditions: [AdviceEntry.Condition], of person: AdviceFacts
  ) -> AdviceEntry.Condition? {
    conditions.first { $0.allSatisfy { $0.holds(of: person) == true } }
  }

  /// The first condition that may hold.
  fileprivate static func objection(
    _ conditions: [AdviceEntry.Condition], _ person: AdviceFacts
  ) -> AdviceEntry.Condition? {
    conditions.first { $0.allSatisfy { $0.holds(of: person) != false } }
  }

  fileprivate static func words(_ condition: AdviceEntry.Condition, _ person: AdviceFacts)
    -> Localized
  {
    let titles = condition.map { $0.title(of: person) }
    return Localized(
      zh: titles.map(\.chinese).joined(separator: " · "),
      en: titles.map(\.english).joined(separator: " · "))
  }

  fileprivate static func objectionWords(
    _ condition: AdviceEntry.Condition, _ person: AdviceFacts
  ) -> Localized {
    let words = words(condition, person)
    guard condition.contains(where: { $0.holds(of: person) == nil }) else { return words }
    return Localized(zh: "\(words.chinese)（不详）", en: "\(words.english) (not known)")
  }
}
