import Domain
import Widgets

extension Model {
  mutating func askQueue() -> Effect {
    followUps.generation += 1
    let state = followUps
    let isSameScope = state.loaded == state.scope
    let wanted = state.selects.map { Int64($0.value) }
    return .queueOrder(
      QueueQuestion(
        scope: state.scope, whose: state.whose, sort: queueSort,
        filter: tables[.queue].filter.text.trimmingBlanks,
        selected: wanted ?? (isSameScope && !state.staysOnTop ? state.selectedID : nil),
        row: isSameScope && !state.staysOnTop ? state.list.selected : 0,
        total: isSameScope ? state.total : nil),
      generation: state.generation)
  }

  mutating func queueOrdered(_ answer: QueueAnswer, generation: Int) -> [Effect] {
    guard generation == followUps.generation else { return [] }
    let isSameScope = followUps.loaded == answer.question.scope
    // The selection may have moved since the question was asked.
    let selected = followUps.selects.map { Int64($0.value) } ?? followUps.selectedID
    let isReturning = followUps.selects != nil
    let row = followUps.list.selected
    let staysOnTop = followUps.staysOnTop && !isReturning
    followUps.take(answer, visible: ScreenLists.queue(self, layout))
    followUps.selects = nil
    followUps.staysOnTop = false
    let kept = selected.flatMap { followUps.ids.firstIndex(of: $0) }
    // A person who left the list gives the place to the next one.
    followUps.list.select(!staysOnTop && (isSameScope || isReturning) ? kept ?? row : 0)
    // Whom it went on to by itself a colleague may have taken since the rows were read.
    if outcome == nil, let advanced = followUps.advanced, advanced == selected { passOthers() }
    followUps.advanced = nil
    refreshOutcome()
    return carryOutAhead(on: .followUps)
  }

  mutating func moveScope(_ direction: Int) -> [Effect] {
    let scopes = QueueScope.allCases
    guard let place = scopes.firstIndex(of: followUps.scope) else { return [] }
    return show(scopes[(place + direction + scopes.count) % scopes.count])
  }

  /// Shows another range of the queue; keys that waited for the rows of the one before are gone.
  mutating func show(_ scope: QueueScope) -> [Effect] {
    followUps.scope = scope
    followUps.ahead = TypedAhead()
    return [askQueue()]
  }

  // MARK: - Answers to a record

  mutating func outcomeRecorded(_ followUp: FollowUp) -> [Effect] {
    let item = followUps.item(followUp.id) ?? outcome?.item
    let outcomeTitle = followUp.details.attempts.last?.outcome.title
    let drop = dropDraft(followUp.id)
    if outcome?.item.followUp.id == followUp.id { outcome = nil }
    let name = item.map { $0.name } ?? ""
    tables.lastChange = nil
    lastWrite = LastWrite(followUp: followUp.id, version: followUp.version, name: name)
    say(Phrase.recorded(name: name, outcome: outcomeTitle), .done)
    advance(past: followUp.id)
    return drop + [askQueue(), .queueCounts]
  }

  /// Selects the next person whom no colleague is calling, so that the queue can be worked without
  /// touching the arrows.
  private mutating func advance(past id: FollowUpID) {
    guard followUps.selected?.followUp.id == id else { return }
    followUps.list.move(by: 1)
    passOthers()
    followUps.advanced = followUps.selectedID
  }

  /// Goes on to the first row from the selected one that no colleague is at; stays where they are
  /// at all of them.
  private mutating func passOthers() {
    let start = followUps.list.selected
    while followUps.selected.flatMap(othersClaim) != nil {
      let before = followUps.list.selected
      followUps.list.move(by: 1)
      guard followUps.list.selected != before else {
        followUps.list.select(start)
        return
      }
    }
  }

  mutating func outcomeUndone(_ followUp: FollowUp) -> [Effect] {
    let undone = lastWrite
    if lastWrite?.followUp == followUp.id { lastWrite = nil }
    let name = followUps.item(followUp.id)?.name ?? undone?.name
    say(Phrase.undone(name: name ?? ""), .note)
    // What comes back is looked at next.
    followUps.selects = followUp.id
    return [askQueue(), .queueCounts]
  }

  mutating func undo() -> [Effect] {
    if let undo = dayUndo { return [.changeDay(.undo(undo.id, version: undo.version))] }
    if let change = tables.lastChange { return [.undoChange(change.before)] }
    guard let lastWrite else { return [.rights(.lastChange)] }
    return [.undoOutcome(lastWrite.followUp, version: lastWrite.version)]
  }

  /// Somebody was quicker: nothing was written, the rows are read again, and the note stays.
  mutating func outcomeConflict(_ id: FollowUpID) -> [Effect] {
    if outcome?.item.followUp.id == id {
      outcome?.isSaving = false
      outcome?.problem = Phrase.conflict.text
      outcome?.isOutdated = true
      return [.call(.whoEnded(id)), askQueue(), .queueCounts]
    } else {
      if lastWrite?.followUp == id { lastWrite = nil }
      say(Phrase.undoConflict.text, .problem)
    }
    return [askQueue(), .queueCounts]
  }
}
