import Canvas
import Domain
import Widgets

// The call screen: a follow-up that was taken to be worked on, with everything that whoever calls
// must know, and the form that records what came of it.
extension Model {
  /// Carries out a command of the call screen.
  mutating func performCall(_ id: CommandID) -> [Effect] {
    switch id {
    case .record: return openCall()
    case .takeOver: return takeOver()
    case .narrowQueue: return openNarrow()
    case .staffTeams: return openTeams()
    case .callChecked:
      outcome?.call.checkedIdentity.toggle()
      return []
    case .callNumber:
      nextNumber()
      return []
    case .callPart:
      nextCallPart()
      return []
    case .callRecording:
      showRecordingFields()
      return []
    case .callPlay: return playNewest()
    case .callForm: return openForms(.fill)
    case .findAgain: return goneInView.map { [.call(.findAgain($0))] } ?? []
    default: return []
    }
  }

  // MARK: - Opening

  /// Takes the selected follow-up and opens it; one that has ended shows its person instead.
  private mutating func openCall() -> [Effect] {
    guard let item = followUps.selected else { return [] }
    guard item.followUp.details.state == .open else { return showPerson(.archive) }
    if let claim = othersClaim(item) {
      say(CallWords.held(claim, zone.zone), .problem)
      return []
    }
    return beginCall(takingOver: false)
  }

  /// Takes it from a colleague who has it open; the store asks whether one may.
  private mutating func takeOver() -> [Effect] {
    guard followUps.selected?.followUp.details.state == .open else { return [] }
    return beginCall(takingOver: true)
  }

  private mutating func beginCall(takingOver: Bool) -> [Effect] {
    openOutcome()
    guard let followUp = outcome?.item.followUp else { return [] }
    return [
      .call(.claim(followUp.id, version: followUp.version, takingOver: takingOver)),
      askCallSheet(),
    ].compactMap(\.self)
  }

  /// Who else has a row open now; nil when nobody has.
  func othersClaim(_ item: QueueItem) -> FollowUpClaim? {
    guard let claim = item.claim, claim.isOthers, claim.until > now else { return nil }
    return claim
  }

  mutating func askCallSheet() -> Effect? {
    guard let id = outcome?.item.followUp.id else { return nil }
    followUps.sheetGeneration += 1
    return .call(.sheet(id, generation: followUps.sheetGeneration))
  }

  /// Gives back what is open.
  func releaseCall() -> [Effect] {
    outcome.map { [.call(.release($0.item.followUp.id))] } ?? []
  }

  /// Asks for the claim again, after a while or after the desk was locked.
  mutating func claimAgain() -> [Effect] {
    guard let id = outcome?.item.followUp.id else { return [] }
    outcome?.call.isClaiming = true
    return [.call(.claim(id, version: nil, takingOver: false))]
  }

  /// Takes a call again that was given back when the desk was locked; one that is out of sight counts
  /// as run out, and is taken when it is in sight.
  mutating func claimAfterLock() -> [Effect] {
    if isCallInSight { return claimAgain() }
    outcome?.call.claim?.until = now
    return []
  }

  /// Keeps the claim of what stays open.
  ///
  /// Whoever left the call for something else than its person forgets it; the claim then runs out
  /// for the colleagues, and is asked for again when the call is in sight.
  mutating func renewClaimWhenDue() -> [Effect] {
    guard isCallInSight, let call = outcome?.call, !call.isClaiming,
      let claim = call.claim, !desk.isLocked,
      claim.until.seconds - now.seconds <= CallState.renewedBefore
    else { return [] }
    return claimAgain()
  }

  /// Whether the call is worked on: it has the screen, or the record of its person lies over it.
  var isCallInSight: Bool { isCalling || isLookingAtCalled }

  /// Whether the record of whom the call is about lies over the call.
  private var isLookingAtCalled: Bool {
    guard let open = outcome, [.archive, .trends, .rights].contains(screen) else { return false }
    return archive.archive?.id == open.item.followUp.patient
  }

  // MARK: - Found again

  /// Who in view was lost or has gone and is not followed up; nil for everybody else.
  var goneInView: PatientID? {
    switch screen {
    case .followUps:
      guard let followUp = followUps.selected?.followUp, followUp.isOfSomebodyGone else {
        return nil
      }
      return followUp.patient
    case .archive:
      guard let archive = archive.archive, archive.patient.deceased == nil,
        archive.followUps.allSatisfy({ $0.details.state != .open }),
        archive.followUps.contains(where: \.isOfSomebodyGone)
      else { return nil }
      return archive.id
    default: return nil
    }
  }

  private mutating func foundAgain(_ followUp: FollowUp) -> [Effect] {
    forgetLastWrites()
    let name = DisplayText.of(nameInView(of: followUp.patient))
    say(CallWords.foundAgain(followUp.details, name: name), .done)
    return reload()
  }

  // MARK: - Answers

  mutating func callAnswered(_ answer: CallAnswer) -> [Effect] {
    switch answer {
    case .claimed(let id, let answer):
      guard outcome?.item.followUp.id == id else { return [] }
      return claimed(answer)
    case .sheet(let facts, let generation):
      guard generation == followUps.sheetGeneration,
        outcome?.item.followUp.id == facts.sheet.followUp
      else { return [] }
      outcome?.call.facts = facts
      settleOutcome()
      return []
    case .completed(let typed, let paths): return pathCompleted(typed, paths)
    case .played(let problem):
      followUps.playing = nil
      say(problem ?? CallWords.played, problem == nil ? .note : .problem)
      return []
    case .narrowed(let facets, let workload, let generation):
      narrowed(facets, workload, generation: generation)
      return []
    case .staff(let lines):
      staffRead(lines)
      return []
    case .teamSet(let code, let before, let after, let lines):
      teamSet(code, from: before, to: after, lines)
      return []
    case .teamTaken(let lines):
      teamTaken(lines)
      return []
    case .foundAgain(let followUp): return foundAgain(followUp)
    case .overtaken(let followUp):
      guard let open = outcome, open.item.followUp.id == followUp.id else { return [] }
      outcome?.problem = CallWords.overtaken(by: followUp)
      return []
    }
  }

  private mutating func claimed(_ answer: FollowUpClaimAnswer) -> [Effect] {
    outcome?.call.isClaiming = false
    switch answer {
    case .taken(let claim):
      outcome?.call.claim = claim
      return []
    case .held(let claim):
      let sentence = CallWords.held(claim, zone.zone)
      // What was one's own and is not any more stays open: something may have been typed.
      guard outcome?.call.claim == nil else {
        outcome?.call.claim = nil
        outcome?.problem = sentence
        return []
      }
      return giveUpCall(sentence)
    }
  }

  /// Closes what could not be taken, with what was typed kept.
  private mutating func giveUpCall(_ reason: Localized) -> [Effect] {
    let effects = keepDraft()
    outcome = nil
    say(reason, .problem)
    return effects + [askQueue()]
  }

  /// A claim that was refused altogether: the follow-up has ended, or is not the person's.
  mutating func claimFailed(_ id: FollowUpID, _ reason: Localized) -> [Effect] {
    guard outcome?.item.followUp.id == id else { return [] }
    outcome?.call.isClaiming = false
    guard outcome?.call.claim == nil else {
      outcome?.problem = reason
      return []
    }
    return giveUpCall(reason)
  }

  /// A form that was filled in for what is open is what came of it: the result is chosen, what the
  /// form came to is noted, and the next date is that of the form.
  ///
  /// What somebody entered already stays. The plans are asked again, as they go by the form now.
  mutating func takeIntoCall(_ receipt: FormReceipt) -> [Effect] {
    guard let open = outcome, open.item.followUp.id == receipt.order.followUp, !open.isSaving else {
      return []
    }
    let before = open.draft
    if before.outcome == nil {
      outcome?.choose(.completed)
    }
    if before.note.isEmpty, let summary = receipt.summary {
      outcome?.form.set(OutcomeFields.ID.note.rawValue, to: summary[language])
    }
    if before.date == nil, let due = receipt.nextDue, due != receipt.proposedDue {
      outcome?.form.set(OutcomeFields.ID.date.rawValue, to: due.description)
    }
    settleOutcome()
    outcome?.form.focus(on: OutcomeFields.ID.date.rawValue)
    // Another date than the plan's wants its reason.
    outcome?.form.focus(on: OutcomeFields.ID.reason.rawValue)
    return keepDraft() + [askCallSheet()].compactMap(\.self)
  }

  // MARK: - On the screen

  private mutating func nextNumber() {
    let numbers = callNumbers
    guard let present = callContact, let place = numbers.firstIndex(of: present) else { return }
    outcome?.call.contact = numbers[(place + 1) % numbers.count]
  }

  private mutating func nextCallPart() {
    guard let call = outcome?.call else { return }
    let parts = CallState.Part.allCases
    outcome?.call.part = parts[(call.part.rawValue + 1) % parts.count]
    outcome?.call.scroll = 0
  }

  /// Scrolls the facts; lines beyond the last are none.
  mutating func scrollCall(by lines: Int) {
    guard let scroll = outcome?.call.scroll else { return }
    let most = CallPanes(self, layout).mostScroll
    outcome?.call.scroll = min(max(0, scroll + lines), most)
  }

  /// How the attempt that is recorded now was made.
  var callDetails: CallDetails? {
    guard let call = outcome?.call else { return nil }
    let seconds = call.seconds(now)
    return CallDetails(
      checkedIdentity: call.checkedIdentity,
      seconds: seconds <= CallState.longestCall ? seconds : nil, contact: callContact)
  }
}

extension FollowUp {
  /// Whether it ended because its person was lost or had gone.
  fileprivate var isOfSomebodyGone: Bool {
    details.state == .closed && details.attempts.last?.outcome.isLeaving == true
  }
}
