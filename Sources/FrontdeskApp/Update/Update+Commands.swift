import Canvas
import Domain
import Widgets

extension Model {
  /// Carries out a command; one that can do nothing now does nothing.
  mutating func perform(_ id: CommandID) -> [Effect] {
    guard let command = CommandRegistry.command(id), command.isEnabled(self) else { return [] }
    // However it was chosen: behind the lock nothing happens.
    guard !desk.isLocked || command.layers.covers(layer) else { return [] }
    switch id {
    case .help, .palette, .menu: return openOverlay(id)
    case .viewLookup: return show(.lookup)
    case .viewArchive, .openPerson: return showPerson(.archive)
    case .viewTrends: return showPerson(.trends)
    case .viewFollowUps: return show(.followUps)
    case .viewDay: return show(ScreenID.today)
    case .dayNext, .callNext, .checkIn, .visitDone, .visitNoShow, .visitPriority, .book, .walkIn,
      .visitMove, .visitCancel, .dayStaff, .dayBefore, .dayAfter:
      return performDay(id)
    case .viewWeek, .weekOpenDay, .weekBefore, .weekAfter, .weekPresent: return performWeek(id)
    case .toggleMask, .switchLanguage, .nextTheme, .switchGlyphs, .quit, .refresh:
      return performSession(id)
    case .redraw: return [.redraw]
    case .undo: return undo()
    case .open: return openSelected()
    case .back: return goBack()
    case .cancel: return cancel()
    case .up: return move(by: -1)
    case .down: return move(by: 1)
    case .pageUp: return page(-1)
    case .pageDown: return page(1)
    case .first: return jump(toEnd: false)
    case .last: return jump(toEnd: true)
    case .nextPane: return movePane(1)
    case .previousPane: return movePane(-1)
    case .recall: return recall()
    case .clearQuery:
      lookup.query.deleteLine()
      return queryChanged()
    case .nextSection: return moveSection(1)
    case .previousSection: return moveSection(-1)
    case .papers: return openPapers()
    case .openVisits:
      toggleVisits()
      return []
    case .previousPoint, .nextPoint, .zoomIn, .zoomOut, .secondSeries, .valueTable:
      performTrend(id)
      return []
    case .record, .takeOver, .narrowQueue, .callChecked, .callNumber, .callPart, .callRecording,
      .callPlay, .callForm, .findAgain, .staffTeams:
      return performCall(id)
    case .nextScope: return moveRange(1)
    case .previousScope: return moveRange(-1)
    case .viewRights, .rightsActions, .rightsSign, .rightsWithdraw, .rightsCorrect, .rightsUndo,
      .rightsExport, .rightsRestrict, .rightsLift, .rightsErasure, .rightsErase:
      return performRights(id)
    case .viewApprovals, .viewRestricted, .approvalAct, .approvalRefuse:
      return performApprovals(id)
    case .viewRules, .viewOverrides, .ruleOpen, .ruleNew, .ruleForecast, .ruleActivate,
      .ruleRollBack, .ruleRetire, .ruleSave, .ruleComplete, .ruleNextProblem, .ruleFormat,
      .ruleUndo, .ruleRedo, .rulePerson, .ruleChangeBefore, .ruleChangeAfter, .ruleStop:
      return performRules(id)
    case .viewFigures, .figureOpen, .figureBefore, .figureAfter, .figureLength, .figureIllness:
      return performFigures(id)
    case .viewAudit: return show(.audit)
    case .whoSaw, .whatDid, .reviewGlass: return performAudit(id)
    case .saveOutcome: return saveOutcome()
    case .nextField, .previousField:
      return stepField(id == .nextField ? 1 : -1)
    case .settings: return openSettings()
    case .newCard, .editCard, .saveCard, .clearCard, .cardBegun, .cardCandidates, .undoCard,
      .printCard,
      .mergeCards, .unmergeCards:
      return performCard(id)
    case .counter, .addNotice, .addRelative, .nextRelative: return performCounter(id)
    case .tags, .callTags, .putTagOn, .takeTagOff: return performTags(id)
    case .plans, .carePlans, .advice, .callPlans, .careNext, .careAdd, .careRemove, .careSkip,
      .careFirstDay, .careGoal, .careTask, .careDone, .careStatus, .carePrint, .careUndo:
      return performCare(id)
    case .forms, .filedForms, .formFile, .formOffered, .formNextSection, .formPreviousSection,
      .formAbout, .formTakeBack, .formAmend, .formPrint:
      return performForms(id)
    case .saveSettings: return saveSettings()
    case .lock, .unlock, .nextIdleTime, .switchPerson, .signOut: return performDesk(id)
    case .whoAmI: return showRights()
    case .breakGlass: return toggleGlass()
    case .togglePublic: return togglePublic()
    case .changePassword: return changePassword()
    case .zoomPane: return toggleZoom()
    case .unzoomPane: return endZoom()
    case .toggleMouse: return toggleMouse()
    case .copyValue: return copyValue()
    case .sortCycle, .sortFurther, .sortLeft, .sortRight, .filterStart, .markToggle, .markHere,
      .markUp, .markDown, .markRange, .markAll, .markClear, .wideColumns, .pickColumns,
      .exportTable,
      .reschedule, .assign:
      return performTable(id)
    case .nextCopyPolicy: return nextCopyPolicy()
    case .suspend: return lock() + [.suspend]
    case .navigateBack, .navigateForward, .navigateLast: return performPlaces(id)
    }
  }

  /// Shows the next range of the list that has several.
  private mutating func moveRange(_ steps: Int) -> [Effect] {
    switch screen {
    case .audit: moveAuditView(steps)
    case .today: moveDayView(steps)
    case .rights: moveRightsPart(steps)
    case .approvals: moveApprovals(steps)
    case .rules: moveRulesPart(steps)
    case .figures: moveFigures(steps)
    case .lookup, .archive, .trends, .followUps: moveScope(steps)
    }
  }

  // MARK: - Screens

  /// Goes through the fields of the form that is open.
  private mutating func stepField(_ direction: Int) -> [Effect] {
    if case .breakGlass(var asked) = account.dialog {
      _ = asked.form.press(KeyPress(.tab, direction < 0 ? .shift : []))
      account.dialog = .breakGlass(asked)
      return []
    }
    if case .rightsForm = account.dialog {
      return changeRightsForm { $0.press(KeyPress(.tab, direction < 0 ? .shift : [])) }
    }
    if case .booking = layer {
      return dayKey(KeyPress(.tab, direction < 0 ? .shift : [])) ?? []
    }
    if settings.form == nil, isCardOpen {
      return cardFormKey(KeyPress(.tab, direction < 0 ? .shift : [])) ?? []
    }
    guard settings.form != nil else { return moveField(direction) }
    return settingsKey(KeyPress(.tab, direction < 0 ? .shift : [])) ?? []
  }

  /// Shows a screen that needs no person.
  private mutating func show(_ target: ScreenID) -> [Effect] {
    go(to: target)
    return arrive(at: target)
  }

  /// Shows the archive or the trends of the person chosen, reading them first when need be.
  mutating func showPerson(_ target: ScreenID) -> [Effect] {
    guard let subject else {
      say(Phrase.choosePatientFirst.text)
      return []
    }
    if archive.archive?.id == subject, archive.destination == nil {
      go(to: target)
      return arrive(at: target)
    }
    return [askArchive(subject, for: target)]
  }

  /// Makes a screen the present one and remembers the way back.
  mutating func go(to target: ScreenID) {
    guard target != screen else { return }
    leavePlace()
    switchScreen(to: target)
  }

  /// Makes a screen the present one, from which Esc leads to the one before.
  mutating func switchScreen(to target: ScreenID) {
    guard target != screen else { return }
    desk.isZoomed = false
    history.removeAll { $0 == target || $0 == screen }
    history.append(screen)
    screen = target
  }

  /// What a screen wants when it comes up.
  mutating func arrive(at target: ScreenID) -> [Effect] {
    switch target {
    case .lookup: lookup.query.isEmpty ? [askRecent()] : []
    case .followUps: [askQueue(), .queueCounts]
    case .today: [askDay(), .queueCounts]
    case .archive, .trends: []
    case .audit: audit.isLoaded ? [] : [askAudit()]
    case .rights: askRights()
    case .approvals: askApprovals()
    case .rules: askRules()
    case .figures: arriveAtFigures()
    }
  }

  /// One step back: what lies over the screen, then what was narrowed, then the screen before.
  private mutating func goBack() -> [Effect] {
    if overlay != nil {
      overlay = nil
      return []
    }
    if account.dialog != nil { return closeAccess() }
    if let effects = leaveForms() { return effects }
    if settings.form != nil { return closeSettings() }
    if cardForm.merge != nil { return closeMerge() }
    if cardForm.form != nil { return closeCard() }
    if isCalling { return closeOutcome() }
    if day.dialog != nil { return closeDayDialog() }
    if tables.dialog != nil { return closeDialog() }
    if let effects = leaveRules() { return effects }
    if giveUpReading() { return [] }
    if showsEndedDraft { return dismissEndedDraft() }
    if let effects = leaveTable() { return effects }
    if let effects = leaveAudit() { return effects }
    if let effects = leaveFigures() { return effects }
    if desk.isZoomed { return endZoom() }
    switch screen {
    case .lookup where lookup.focus == .person:
      lookup.focus = .query
      return []
    case .lookup:
      // A call that was left for here is given back: nothing else shows that it is still taken.
      guard !lookup.query.isEmpty else { return closeOutcome() }
      lookup.query.deleteLine()
      return queryChanged()
    case .trends where trends.focus == .indicators:
      trends.focus = .chart
      return []
    case .trends where trends.showsTable:
      trends.showsTable = false
      return []
    default: break
    }
    leavePlace()
    screen = history.popLast() ?? .lookup
    return arrive(at: screen)
  }

  /// Whether Esc has somewhere to go.
  package var canGoBack: Bool {
    overlay != nil || account.dialog != nil || isCalling || tables.dialog != nil
      || day.dialog != nil
      || settings.form != nil || isCardOpen || areFormsOpen || canGiveUpReading || desk.isZoomed
      || canLeaveTable
      || showsEndedDraft
      || screen != .lookup || outcome != nil
      || lookup.focus == .person || !lookup.query.isEmpty
  }

  /// Ctrl-C gives up what is being typed and never ends the program.
  private mutating func cancel() -> [Effect] {
    if overlay == nil, account.dialog == nil, !isCalling, tables.dialog == nil,
      day.dialog == nil,
      settings.form == nil, !isCardOpen, !areFormsOpen, filteredTable == nil, screen != .lookup
    {
      return []
    }
    return goBack()
  }

  // MARK: - Moving

  mutating func move(by rows: Int) -> [Effect] {
    if case .week = layer { return moveWeek(days: rows) }
    if case .ruleEditor = layer { return changeRule { $0.moveLines(rows) } }
    if case .outcome = layer {
      scrollCall(by: rows)
      return []
    }
    changeList { $0.move(by: rows) }
    return []
  }

  /// Lines by which a page of the facts of a call goes on.
  private static let callPage = 8

  private mutating func page(_ direction: Int) -> [Effect] {
    if case .week = layer { return moveWeek(days: direction * DayLoad.daysOfWeek) }
    if case .outcome = layer {
      scrollCall(by: direction * Self.callPage)
      return []
    }
    let visible = visibleRows
    changeList { $0.page(direction, visible: visible) }
    return []
  }

  private mutating func jump(toEnd: Bool) -> [Effect] {
    if screen == .trends, overlay == nil, trends.focus == .chart, !trends.showsTable {
      jumpPoint(toEnd: toEnd)
      return []
    }
    changeList { toEnd ? $0.end() : $0.home() }
    return []
  }

  /// Moves the selection of the list that takes the keys.
  private mutating func changeList(_ change: (inout ListState) -> Void) {
    let start = table.map { list(of: $0).selected }
    defer { if case .screen = layer, let start { followRange(from: start) } }
    switch layer {
    case .help, .palette, .menu: changeChoices { change(&$0.list) }
    case .dialog: changeDialogList(change)
    case .access: changeAccessList(change)
    case .card:
      if cardForm.merge != nil {
        if let merge = cardForm.merge {
          var list = merge.list
          change(&list)
          cardForm.merge?.list = list
        }
      } else {
        change(&cardForm.list)
      }
    case .booking: changeDayDialogList(change)
    case .week: changeWeekList(change)
    case .forecast:
      if var shown = rules.shown {
        change(&shown.list)
        rules.shown = shown
      }
    case .forms: changeFormList(change)
    case .form, .ruleEditor: break
    case .outcome, .settings, .locked, .signIn: break
    case .screen(.lookup):
      if lookup.focus == .person {
        changePreviewIndicator(change)
      } else {
        change(&lookup.list)
      }
    case .screen(.archive): change(&archive[archive.section])
    case .screen(.trends): changeTrendList(change)
    case .screen(.followUps): change(&followUps.list)
    case .screen(.today): change(&day.list)
    case .screen(.audit): change(&audit.list)
    case .screen(.rights): change(&rights.list)
    case .screen(.approvals): change(&approvals.list)
    case .screen(.rules): changeRuleList(change)
    case .screen(.figures): changeFigureList(change)
    }
  }

  /// Whether Enter has something to open.
  package var canOpen: Bool {
    switch layer {
    case .help, .palette, .menu: overlay?.choices.selected != nil
    case .screen(.lookup): lookup.selected != nil || !lookup.isSettled
    case .card: cardForm.isAmongCandidates && !cardForm.candidates.isEmpty
    case .screen(.archive):
      archive.section == .results && archive.archive?.series.isEmpty == false
        || archive.section == .visits && (canToggleVisit || eventForm != nil)
    case .outcome, .booking, .week, .dialog, .settings, .access, .locked, .signIn, .ruleEditor,
      .forecast, .forms, .form, .screen:
      false
    }
  }

  private mutating func openSelected() -> [Effect] {
    switch layer {
    case .help, .palette, .menu: runChosen()
    case .screen(.lookup): openFromLookup()
    case .screen(.archive): openFromArchive()
    case .card: openCandidate()
    case .outcome, .booking, .week, .dialog, .settings, .access, .locked, .signIn, .ruleEditor,
      .forecast, .forms, .form, .screen:
      []
    }
  }
}
