import Domain
import Widgets

/// Carries a message out on the model and says what is wanted of the outside.
///
/// Pure and total: the same model and message always give the same answer, and every message is
/// fine at any time.
package func update(_ model: inout Model, _ message: Message) -> [Effect] {
  let effects = model.apply(message) + model.stopPlayingWhenLeft()
  model.settleReveal()
  model.noticeDraft()
  model.settleLists()
  model.settleCounter()
  model.settleTags()
  model.settleCare()
  model.settleForms()
  model.showEndedDraft()
  return effects + model.wantRows() + model.wantPreview() + model.wantCare()
    + model.forgetFigures()
}

extension Model {
  mutating func apply(_ message: Message) -> [Effect] {
    answered(message)
    switch message {
    case .started: return start()
    case .event(let event): return handle(event)
    case .command(let id): return perform(id)
    case .plain(let step): return take(step)
    case .clock(let moment, let local):
      setClock(moment, local)
      veilWhenIdle()
      settleGlass()
      return keepDraftWhenDue() + lockWhenIdle() + tendRulesWhenDue() + renewClaimWhenDue()
        + refreshFigures()
    case .timeToPoll: return desk.isLocked ? [] : [.pollChanges]
    case .settled: return []
    case .slow(let effect):
      becameSlow(effect)
      return []
    case .lookupFound(let result, let microseconds, let generation):
      return lookupFound(result, microseconds: microseconds, generation: generation)
    case .recentFound(let hits, let patientCount, let generation):
      return recentFound(hits, patientCount: patientCount, generation: generation)
    case .previewLoaded(let archive, let generation):
      previewLoaded(archive, generation: generation)
      return []
    case .archiveOpened(let archive, let generation):
      return archiveOpened(archive, generation: generation)
    case .queueOrdered, .queueRowsLoaded, .lookupOrdered, .lookupRowsLoaded:
      return takeRows(message)
    case .countsLoaded(let counts):
      self.counts = counts
      return []
    case .dayRead(let list, let generation): return dayRead(list, generation: generation)
    case .slotsRead(let slots, let generation):
      slotsRead(slots, generation: generation)
      return []
    case .weekRead(let days, let generation): return weekRead(days, generation: generation)
    case .dayChanged(let receipt): return dayChanged(receipt)
    case .nobodyWaits: return nobodyWaits()
    case .dayConflict: return dayConflict()
    case .storeVersion(let version): return storeChanged(to: version)
    case .rulesTended(let tending): return rulesTended(tending)
    case .outcomeRecorded(let followUp): return outcomeRecorded(followUp)
    case .outcomeUndone(let followUp): return outcomeUndone(followUp)
    case .outcomeConflict(let followUp): return outcomeConflict(followUp)
    case .draftsLoaded(let kept):
      return draftsLoaded(kept)
    case .draftsEnded(let ended):
      draftsEnded(ended)
      return []
    case .briefsRead(let briefs, let staff):
      briefsRead(briefs, staff: staff)
      return []
    case .followUpsChanged(let before, let change): return followUpsChanged(before, change)
    case .changeUndone(let count): return changeUndone(count)
    case .changeConflict: return changeConflict()
    case .exportPathFound, .exportBegan, .exportRows, .exportWrote, .exportEnded,
      .exportCancelled:
      return exportAnswered(message)
    case .settingsDraftLoaded(let draft): return settingsDraftLoaded(draft)
    case .settingsSaved(let changes): return settingsSaved(changes)
    case .signedIn, .unlocked, .signInRefused, .signInChoices, .sessionEnded, .rightsChanged,
      .passwordChanged, .passwordRefused:
      return accountAnswered(message)
    case .revealed(let patient, let field, let value):
      revealed(patient, field, value)
      return []
    case .auditRead(let lines, let generation):
      auditRead(lines, generation: generation)
      return []
    case .glassReviewed: return glassReviewed()
    case .glassChanged(let patient, let grant): return glassChanged(patient, grant)
    case .previewWithheld(let patient, let warnings, let generation):
      previewWithheld(patient, warnings, generation: generation)
      return []
    case .rights(let answer): return rightsAnswered(answer)
    case .rule(let answer): return ruleAnswered(answer)
    case .figures(let answer): return figuresAnswered(answer)
    case .forms(let answer): return formsAnswered(answer)
    case .formDraftLoaded(let key, let draft): return formDraftLoaded(key, draft)
    case .openWarned(let patient, let warnings, let generation):
      return openWarned(patient, warnings, generation: generation)
    case .copyRows(let rows): return copyRows(rows)
    case .card(let answer): return cardAnswered(answer)
    case .call(let answer): return callAnswered(answer)
    case .paperPrinted(let words):
      say(words, .done)
      return []
    case .copyNoted(let text): return [.copy(text)]
    case .copySent(let isSent):
      copySent(isSent)
      return []
    case .failed(let reason, .call(.claim(let id, _, _))): return claimFailed(id, reason)
    case .failed(let reason, .forms(.propose(let order, _, let generation))):
      say(reason, .problem)
      return nextDateFailed(order, generation: generation)
    case .failed(let reason, let effect):
      failed(reason, during: effect)
      return []
    }
  }

  mutating func start() -> [Effect] {
    guard account.isSignedIn else { return [.signInChoices] }
    return [askRecent(), .queueCounts, .loadDrafts, .pollChanges] + countApprovals()
      + (screen == .lookup ? [] : arrive(at: screen)) + reopen()
  }

  /// Everything on screen once more, after somebody wrote.
  mutating func reload() -> [Effect] {
    var effects: [Effect] = [.queueCounts]
    switch screen {
    case .lookup: effects.append(lookup.query.isEmpty ? askRecent() : askLookup())
    case .archive, .trends:
      if let id = archive.archive?.id { effects.append(askArchive(id, for: nil)) }
    case .followUps: effects.append(askQueue())
    case .today: effects += [askDay()] + [askWeek()].compactMap { $0 }
    // Each reading of the trail is a row of it; it is read again by hand alone.
    case .audit: break
    case .rights: effects += askRights()
    case .approvals: effects += askApprovals()
    // What is being written or looked at is not changed by what others do.
    case .rules: if rules.editor == nil, rules.shown == nil { effects += askRules() }
    // Each reading counts the whole clinic; it is read again by hand, or after a rest.
    case .figures: break
    }
    effects += countApprovals()
    // The pane beside the list is read again too, and keeps what it shows until then.
    preview.isStale = true
    return effects + checkDrafts()
  }

  private mutating func storeChanged(to version: Int) -> [Effect] {
    // Asked before the lock: the question after it will see the same change.
    if desk.isLocked { return [] }
    defer { storeVersion = version }
    guard let known = storeVersion, known != version else { return [] }
    figuresChanged()
    return reload()
  }

  private mutating func setClock(_ moment: Instant, _ local: LocalTime) {
    now = moment
    clock = LocalTime(
      date: local.date, secondOfDay: local.secondOfDay / 60 * 60, offset: local.offset)
    if let toast, toast.expires <= now { self.toast = nil }
  }

  /// An effect that failed leaves the screen as it is, with one sentence at its foot.
  private mutating func failed(_ reason: Localized, during effect: Effect) {
    switch effect {
    case .preview(_, let generation):
      guard preview.generation == generation else { return }
      preview.asked = nil
      // Asking again at once would fail again; the next move of the selection asks.
      preview.failed = preview.wanted
      // Nobody's record stays beside the name of somebody else.
      if preview.archive?.id != preview.wanted { preview.archive = nil }
    case .reveal: revealed = nil
    case .breakGlass: glassFailed(reason)
    case .reviewGlass: reviewFailed(reason)
    case .rights(let request):
      guard rightsFailed(reason, request) else { return }
      if case .askExport = request { exportFailed() }
    case .openArchive(_, let generation), .openAnyway(_, let generation):
      if archive.generation == generation { archive.destination = nil }
    case .recordOutcome(let entry):
      outcome?.isSaving = false
      if entry.recording != nil, RecordingFile.refusals.contains(reason) {
        return refuseRecording(reason)
      }
      outcome?.problem = reason
    case .lookup, .recentPatients, .lookupOrder, .queueOrder: rowsFailed(effect)
    case .lookupRows(_, _, let start, let generation):
      lookup.pageFailed(start, generation: generation)
    case .queueRows(_, let start, let generation):
      followUps.pageFailed(start, generation: generation)
    case .saveDraft(let id, _): draftNotKept(id)
    case .changeFollowUps, .readBriefs: changeFailed(reason)
    case .call(.setTeam): teamFailed()
    case .changeDay, .readSlots: if dayFailed(reason) { return }
    case _ where effect.isExport: exportFailed()
    case .rule(let request): guard ruleFailed(reason, request) else { return }
    case .figures(let request): figuresFailed(request)
    case .forms(let request): formsFailed(reason, request)
    case .formDraft(let request): if !formDraftFailed(request) { return }
    case .saveSettings: settingsNotSaved(reason)
    case .card(let effect): cardFailed(reason, during: effect)
    case .saveSettingsDraft: settingsDraftNotKept()
    // Nobody asked for these, and what they were for is told otherwise.
    case .pollChanges, .call(.release), .call(.whoEnded): return
    case .signIn, .unlock, .changePassword:
      _ = signInRefused(reason)
      return
    default: break
    }
    say(reason, .problem)
  }

  /// Shows a short message; one with a way back or a problem stays longer.
  mutating func say(_ text: Localized, _ kind: Toast.Kind = .note) {
    let seconds = kind == .note ? 4 : 10
    toast = Toast(kind: kind, text: text, expires: now.adding(seconds: seconds))
  }
}
