import Domain
import Widgets

extension Model {
  mutating func askQueue() -> Effect {
    followUps.generation += 1
    return .queue(
      followUps.scope, limit: FollowUpsState.limit, generation: followUps.generation)
  }

  mutating func queueLoaded(
    _ items: [QueueItem], scope: QueueScope, total: Int, generation: Int
  ) {
    guard generation == followUps.generation else { return }
    let selected = followUps.selects ?? followUps.selected?.followUp.id
    let isReturning = followUps.selects != nil
    followUps.selects = nil
    let row = followUps.list.selected
    let isSameScope = followUps.loaded == scope
    followUps.items = items
    followUps.loaded = scope
    followUps.total = total
    followUps.list.setCount(items.count)
    let kept = items.firstIndex { $0.followUp.id == selected }
    // A person who left the list gives the place to the next one.
    followUps.list.select(isSameScope || isReturning ? kept ?? row : 0)
    refreshOutcome()
  }

  mutating func moveScope(_ direction: Int) -> [Effect] {
    let scopes = QueueScope.allCases
    guard let place = scopes.firstIndex(of: followUps.scope) else { return [] }
    followUps.scope = scopes[(place + direction + scopes.count) % scopes.count]
    return [askQueue()]
  }

  // MARK: - Answers to a record

  mutating func outcomeRecorded(_ followUp: FollowUp) -> [Effect] {
    let item = followUps.items.first { $0.followUp.id == followUp.id } ?? outcome?.item
    let outcomeTitle = followUp.details.attempts.last?.outcome.title
    let drop = dropDraft(followUp.id)
    if outcome?.item.followUp.id == followUp.id { outcome = nil }
    let name = item.map { $0.name } ?? ""
    lastWrite = LastWrite(followUp: followUp.id, version: followUp.version, name: name)
    say(Phrase.recorded(name: name, outcome: outcomeTitle), .done)
    advance(past: followUp.id)
    return drop + [askQueue(), .queueCounts]
  }

  /// Selects the next person, so that the queue can be worked without touching the arrows.
  private mutating func advance(past id: FollowUpID) {
    guard followUps.selected?.followUp.id == id else { return }
    followUps.list.move(by: 1)
  }

  mutating func outcomeUndone(_ followUp: FollowUp) -> [Effect] {
    let undone = lastWrite
    if lastWrite?.followUp == followUp.id { lastWrite = nil }
    let name = followUps.items.first { $0.followUp.id == followUp.id }?.name ?? undone?.name
    say(Phrase.undone(name: name ?? ""), .note)
    // What comes back is looked at next.
    followUps.selects = followUp.id
    return [askQueue(), .queueCounts]
  }

  mutating func undo() -> [Effect] {
    guard let lastWrite else { return [] }
    return [.undoOutcome(lastWrite.followUp, version: lastWrite.version)]
  }

  /// Somebody was quicker: nothing was written, the rows are read again, and the note stays.
  mutating func outcomeConflict(_ id: FollowUpID) -> [Effect] {
    if outcome?.item.followUp.id == id {
      outcome?.isSaving = false
      outcome?.problem = Phrase.conflict.text
      outcome?.isOutdated = true
    } else {
      if lastWrite?.followUp == id { lastWrite = nil }
      say(Phrase.undoConflict.text, .problem)
    }
    return [askQueue(), .queueCounts]
  }
}
