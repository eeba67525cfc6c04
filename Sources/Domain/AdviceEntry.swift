/// One piece of advice of the clinic's library.
package struct AdviceEntry: Hashable, Sendable {
  /// Facts that have to hold together.
  package typealias Condition = [AdviceFact]

  /// Its name, such as `salt-5g`; never changed once in use.
  package var id: String
  /// From 1 up; what was given to somebody keeps its version.
  package var version: Int
  package var kind: AdviceKind
  /// What it is about, such as `salt`: of two with one subject only the weightier is chosen; nil when
  /// it stands alone.
  package var subject: String?
  /// One or two short sentences that tell the person what to do.
  package var text: Localized
  /// It is for whoever meets one of these.
  package var isFor: [Condition]
  /// It is for nobody who meets one of these.
  package var isNotFor: [Condition]
  /// The higher, the sooner it is chosen; 0 through 100.
  package var weight: Int
  /// Where it comes from, with the edition.
  package var source: Localized

  package init(
    id: String, version: Int = 1, kind: AdviceKind, subject: String? = nil, text: Localized,
    isFor: [Condition], isNotFor: [Condition] = [], weight: Int = 50, source: Localized
  ) {
    self.id = id
    self.version = version
    self.kind = kind
    self.subject = subject
    self.text = text
    self.isFor = isFor
    self.isNotFor = isNotFor
    self.weight = weight
    self.source = source
  }
}

/// The clinic's advice: of each id the newest version.
package struct AdviceLibrary: Hashable, Sendable {
  /// In the order of ids.
  package let entries: [AdviceEntry]

  /// Keeps of each id the highest version; O(n log n).
  package init(_ entries: [AdviceEntry]) {
    var newest: [String: AdviceEntry] = [:]
    for entry in entries where newest[entry.id].map({ $0.version < entry.version }) ?? true {
      newest[entry.id] = entry
    }
    self.entries = newest.values.sorted { $0.id < $1.id }
  }

  /// An entry by its name; nil when there is none; O(n).
  package subscript(id: String) -> AdviceEntry? { entries.first { $0.id == id } }

  /// The tags that entries name and that no rule of the clinic makes, each once, sorted.
  ///
  /// Such an entry is chosen for nobody, which is most often a slip of the pen.
  package func unknownTags(among known: [Localized]) -> [String] {
    let names = Set(known.flatMap { [$0.chinese, $0.english] })
    let asked = entries.flatMap { ($0.isFor + $0.isNotFor).joined() }
    let tags = asked.compactMap { fact -> String? in
      if case .tag(let name) = fact { name } else { nil }
    }
    return Set(tags).subtracting(names).sorted()
  }
}
