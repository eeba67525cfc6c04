import Domain
import Widgets

extension Model {
  // MARK: - Asking

  mutating func askLookup() -> Effect {
    lookup.generation += 1
    return .lookup(
      query: lookup.query.text, limit: LookupState.limit, generation: lookup.generation)
  }

  mutating func askRecent() -> Effect {
    lookup.generation += 1
    return .recentPatients(limit: 20, generation: lookup.generation)
  }

  /// Looks up what the query now says; the old rows stay until the answer comes.
  mutating func queryChanged() -> [Effect] {
    lookup.opensWhenFound = false
    lookup.ahead = TypedAhead()
    if lookup.query.text.trimmingBlanks.isEmpty {
      slowReadings.remove(.people)
      showRecent()
      return [askRecent()]
    }
    return [askLookup()]
  }

  mutating func typeInLookup(_ text: String) -> [Effect] {
    lookup.selects = nil
    if lookup.query.isEmpty, text == " " || text == "\u{3000}" { return perform(.recall) }
    lookup.focus = .query
    lookup.query.insert(text)
    return queryChanged()
  }

  mutating func recall() -> [Effect] {
    guard let last = lastOpened else { return [] }
    if archive.archive?.id == last {
      go(to: .archive)
      return []
    }
    return [askArchive(last, for: .archive)]
  }

  mutating func openFromLookup() -> [Effect] {
    if lookup.focus == .person { return openTrendsOfPreview() }
    guard lookup.isSettled else {
      // A scanner types a card number and Enter faster than any answer: wait for the right rows.
      lookup.opensWhenFound = true
      return []
    }
    return lookup.selected == nil ? [] : showPerson(.archive)
  }

  /// Opens the trends of the indicator chosen beside the list.
  private mutating func openTrendsOfPreview() -> [Effect] {
    guard preview.current != nil else { return [] }
    lookup.focus = .query
    return showPerson(.trends)
  }

  // MARK: - Answers

  mutating func lookupFound(
    _ result: LookupResult, microseconds: Int?, generation: Int
  ) -> [Effect] {
    guard generation == lookup.generation else { return [] }
    lookup.patientCount = result.patientCount
    lookup.microseconds = microseconds
    let sort = lookupSort
    let isShort = !result.hasMore && result.hits.count < 2
    // Rows in another order than the one wanted would jump the moment they are read.
    let waits = !sort.isEmpty && !isShort && !lookup.opensWhenFound
    let everybody: [Effect] =
      (result.hasMore || !sort.isEmpty) && !isShort
      ? [
        .lookupOrder(
          query: lookup.query.text, sort: sort, limit: LookupState.everybodyLimit,
          generation: generation)
      ] : []
    if !waits {
      let isSameQuery = lookup.isSettled
      lookup.answered = lookup.query.text
      lookup.hasMore = result.hasMore
      showRows(result.hits, keepingSelection: isSameQuery)
      lookup.selects = nil
      // The end of the list is that of everybody.
      if !everybody.isEmpty, reachesBeyondFirstRows {
        lookup.ahead.awaitsOrder = true
        return everybody
      }
    }
    guard !waits || lookup.opensWhenFound else { return everybody }
    return everybody + carryOut(result)
  }

  /// Carries out what was typed before the rows came: an Enter by itself first.
  private mutating func carryOut(_ result: LookupResult) -> [Effect] {
    var effects: [Effect] = []
    if lookup.opensWhenFound {
      lookup.opensWhenFound = false
      effects = openOrAsk(result)
    }
    return effects + carryOutAhead(on: .lookup)
  }

  /// Takes everybody found, of whom the first may be on screen already.
  mutating func lookupOrdered(
    _ order: LookupOrder, rows: [LookupHit], microseconds: Int?, generation: Int
  ) -> [Effect] {
    guard generation == lookup.generation else { return [] }
    let isSameQuery = lookup.isSettled
    lookup.answered = lookup.query.text
    lookup.hasMore = order.hasMore
    lookup.patientCount = order.patientCount
    if !lookupSort.isEmpty { lookup.microseconds = microseconds }
    showRows(rows, everybody: order.ids, keepingSelection: isSameQuery)
    lookup.selects = nil
    return carryOut(
      LookupResult(hits: rows, hasMore: order.hasMore, patientCount: order.patientCount))
  }

  /// Opens the one who can be meant by an Enter that came before the rows; says it where there are
  /// several.
  private mutating func openOrAsk(_ result: LookupResult) -> [Effect] {
    if opensAtOnce(result) { return showPerson(.archive) }
    if !result.hits.isEmpty { say(Phrase.chooseOne(of: result)) }
    return []
  }

  /// Whether Enter before the answer can only have meant the first row.
  private func opensAtOnce(_ result: LookupResult) -> Bool {
    guard let first = result.hits.first else { return false }
    let exact: [MatchReason] = [.card, .identifier]
    let others = result.hits.dropFirst()
    return result.meant.count == 1
      || (first.reasons.contains(where: exact.contains)
        && !others.contains { $0.reasons.contains(where: exact.contains) })
  }

  mutating func recentFound(
    _ hits: [LookupHit], patientCount: Int, generation: Int
  ) -> [Effect] {
    lookup.recent = hits
    lookup.patientCount = patientCount
    guard generation == lookup.generation else { return [] }
    let isSameQuery = lookup.isSettled
    showRecent(keepingSelection: isSameQuery)
    lookup.selects = nil
    return carryOutAhead(on: .lookup)
  }

  private mutating func showRecent(keepingSelection: Bool = false) {
    lookup.answered = lookup.query.text
    lookup.hasMore = false
    lookup.microseconds = nil
    showRows(lookup.recent, keepingSelection: keepingSelection)
  }

  /// Puts rows on screen; a selected person stays selected when the query is the same as before.
  private mutating func showRows(
    _ rows: [LookupHit], everybody ids: [Int64] = [], keepingSelection: Bool
  ) {
    let row = lookup.list.selected
    let selected = lookup.id(at: row)
    lookup.take(rows, everybody: ids)
    var kept: Int?
    if keepingSelection, row > 0 || lookupSort.isEmpty, let selected {
      kept = lookup.row(of: PatientID(Int(selected)))
    }
    if let wanted = lookup.selects, let row = lookup.row(of: wanted) { kept = row }
    lookup.list.select(kept ?? 0)
  }
}
