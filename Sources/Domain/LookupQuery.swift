/// What was typed into the lookup box, as keys to look for.
///
/// Every term must match; of a term's alternatives one is enough. Terms are parted by white space,
/// commas and semicolons. Reading is total: any text gives a query, perhaps an empty one.
///
///     LookupQuery("张s 1234", today: today).terms.count    // 2
package struct LookupQuery: Hashable, Sendable {
  /// One way in which a term may match.
  package struct Alternative: Hashable, Sendable {
    /// The key to look for, with its ``LookupKind`` letter in front.
    package let key: String
    /// What kind of key it is.
    package let kind: LookupKind
    /// Whether a key that begins so will do; else it must be equal.
    package let isPrefix: Bool
    /// Why a patient found by it was found.
    package let reason: MatchReason
    /// How good the match is: 1 is the whole, 2 the beginning, 3 an inner or last part, 4 what is
    /// looked for when that fills no page: what sounds alike, the middle of a phone number.
    package let tier: Int

    /// Whether it is how a name sounds, in full or by initials.
    package var isReading: Bool {
      switch kind {
      case .pinyinStart, .pinyinInner, .initialsStart, .initialsInner: true
      default: false
      }
    }

    package init(
      _ kind: LookupKind, _ text: String, isPrefix: Bool, _ reason: MatchReason, tier: Int
    ) {
      key = kind.rawValue + text
      self.kind = kind
      self.isPrefix = isPrefix
      self.reason = reason
      self.tier = tier
    }
  }

  /// The last tier that is always looked for.
  package static let lastCertainTier = 3
  /// The last tier of all.
  package static let lastTier = 4

  /// The terms, each with its alternatives, best first; no term is without one.
  package let terms: [[Alternative]]
  /// For each term the birthdays of the age that it may mean; nil where it means none.
  ///
  /// They say in two dates what the term's keys of ``MatchReason/age`` spell out month by month.
  package let birthdays: [LookupBirthdays?]
  /// The kinds of keys that the terms look for.
  package let kinds: Set<LookupKind>
  /// What was typed as it is looked for, to tell whether one search goes on from another.
  package let folded: String

  /// More terms or longer ones are not looked at.
  private static let termLimit = 8
  private static let lengthLimit = 64

  /// Reads what was typed.
  ///
  /// - Parameters:
  ///   - text: Anything; full-width forms, case, marks on letters and hidden characters do not
  ///     matter. Of an ID reader's text the number counts.
  ///   - today: Birthdays after it are not looked for.
  package init(_ text: String, today: CalendarDate) {
    let folded = TextFolding.search(Self.number(ofReader: text) ?? text)
    let parts = folded.split { " ,;|".unicodeScalars.contains($0) }
    var terms: [[Alternative]] = []
    var birthdays: [LookupBirthdays?] = []
    for part in parts where terms.count < Self.termLimit {
      let reader = LookupTermReader(
        term: part.prefix(Self.lengthLimit), today: today, hasCompany: parts.count > 1)
      let found = reader.alternatives()
      guard !found.all.isEmpty else { continue }
      terms.append(found.all)
      birthdays.append(found.birthdays)
    }
    self.terms = terms
    self.birthdays = birthdays
    kinds = Set(terms.joined().map(\.kind))
    self.folded = parts.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
  }

  /// Shorter texts are no reader's: the number alone has eighteen characters.
  private static let shortestReaderText = 24

  /// The number in the text of an ID reader or a copied paper; nil for what people type.
  ///
  /// The rest of such a text, an address or an authority, would find nobody.
  private static func number(ofReader text: String) -> String? {
    guard text.utf8.count >= shortestReaderText, let read = ReaderText.read(text),
      read.items.count > 2, ResidentID(read[.document]) != nil
    else { return nil }
    return read[.document]
  }

  /// The ranks of matches, best first: of each tier first those with the whole name.
  ///
  /// The tier of the worst term counts, then whether each term that may be a name is one as a whole:
  /// of those born in 1980 `ly` means 李颖 before 李颖颖.
  package static let ranks = 2...(2 * lastTier + 1)

  /// The rank of a match, as `matches` gives it.
  package func rank(of found: [Alternative]) -> Int {
    let worst = found.map(\.tier).max() ?? Self.lastTier
    let isWhole = zip(terms, found).allSatisfy { isWholeName($1) || !Self.mayBeName($0) }
    return 2 * worst + (isWhole ? 0 : 1)
  }

  /// The alternatives of each term that give a match of a rank or a better one of its tier.
  package func terms(upTo rank: Int) -> [[Alternative]] {
    let wantsWhole = rank % 2 == 0
    return terms.map { term in
      let isName = wantsWhole && Self.mayBeName(term)
      return term.filter { $0.tier <= rank / 2 && (!isName || isWholeName($0)) }
    }
  }

  /// Whether a term found by this is a name as a whole.
  ///
  /// Beside a second key whole initials are, also where they are a syllable: `che 1962` means 陈海恩
  /// before whoever is called 陈.
  private func isWholeName(_ found: Alternative) -> Bool {
    found.tier == 1 || (terms.count > 1 && found.kind == .initialsStart && !found.isPrefix)
  }

  /// Whether a term may be a name as a whole.
  private static func mayBeName(_ term: [Alternative]) -> Bool {
    term.contains { $0.tier == 1 && $0.kind.isOfName }
  }

  /// Whether there is nothing to look for.
  package var isEmpty: Bool { terms.isEmpty }

  /// Why a patient matches: a reason for each term, in order, or nil when one does not match.
  ///
  /// An empty query matches everyone, for no reason.
  package func reasons(for subject: LookupSubject) -> [MatchReason]? {
    matches(for: subject)?.map(\.reason)
  }

  /// The best alternative of each term that a patient matches, or nil when a term has none.
  package func matches(for subject: LookupSubject) -> [Alternative]? {
    var matcher = LookupMatcher(subject)
    return matcher.matches(self)
  }
}
