import Canvas
import Domain
import Widgets

// Which part of the queue is shown: whose, and by tag, plan, reason, channel.
extension Model {
  /// Opens the dialog and asks for the numbers.
  mutating func openNarrow() -> [Effect] {
    var narrow = QueueNarrow()
    narrow.list.select(QueueWhose.allCases.firstIndex(of: followUps.whose) ?? 0)
    tables.dialog = .narrow(narrow)
    followUps.narrowGeneration += 1
    return [
      .call(
        .narrow(followUps.scope, followUps.whose, generation: followUps.narrowGeneration))
    ]
  }

  /// Takes the numbers; what is selected stays.
  mutating func narrowed(_ facets: [QueueFacet], _ workload: [WorkloadLine], generation: Int) {
    guard generation == followUps.narrowGeneration, case .narrow(var narrow) = tables.dialog else {
      return
    }
    narrow.facets = facets
    narrow.workload = workload
    narrow.list.setCount(narrow.rows.count)
    tables.dialog = .narrow(narrow)
  }

  mutating func narrowKey(_ press: KeyPress, _ narrow: QueueNarrow) -> [Effect]? {
    press == KeyPress(.enter) ? narrow.selected.map { choose($0) } ?? [] : nil
  }

  /// Digits pick the first lines, letters move.
  mutating func typeInNarrow(_ sign: Character, _ narrow: QueueNarrow) -> [Effect] {
    if let digit = sign.wholeNumberValue, sign.isASCII, narrow.rows.indices.contains(digit - 1) {
      return choose(narrow.rows[digit - 1])
    }
    return sign == "j" || sign == "k" ? moveInDialog(by: sign == "j" ? 1 : -1) : []
  }

  /// A click selects, one on what is selected chooses.
  mutating func clickNarrow(_ row: Int, _ narrow: QueueNarrow) -> [Effect] {
    var changed = narrow
    changed.list.select(row)
    tables.dialog = .narrow(changed)
    guard narrow.list.selection == row, let chosen = changed.selected else { return [] }
    return choose(chosen)
  }

  private mutating func choose(_ row: QueueNarrow.Row) -> [Effect] {
    tables.dialog = nil
    switch row {
    case .whose(let whose): return show(whose)
    case .facet(let facet): return filterQueue(by: facet.title[language])
    case .load(let line):
      guard let name = line.ownerName else { return show(QueueWhose.nobody) }
      return filterQueue(by: name)
    }
  }

  /// Puts words in place of those that the queue was filtered by.
  private mutating func filterQueue(by words: String) -> [Effect] {
    tables[.queue].filter.deleteLine()
    let effects = filter(.queue, with: words)
    tables[.queue].isFiltering = false
    return effects
  }

  /// Shows the follow-ups of somebody else; keys that waited for the rows before are gone.
  mutating func show(_ whose: QueueWhose) -> [Effect] {
    followUps.whose = whose
    followUps.loaded = nil
    followUps.ahead = TypedAhead()
    return [askQueue()]
  }
}
