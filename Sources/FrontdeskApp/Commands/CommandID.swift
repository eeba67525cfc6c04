/// The stable name of a command, as key maps, the audit trail and scripts know it.
package enum CommandID: String, CaseIterable, Sendable {
  // Everywhere.
  case help = "help.context"
  case viewLookup = "view.lookup"
  case viewArchive = "view.archive"
  case viewTrends = "view.trends"
  case viewFollowUps = "view.followup"
  case toggleMask = "privacy.toggleMask"
  case palette = "palette.open"
  case menu = "menu.context"
  case undo = "edit.undo"
  case refresh = "refresh"
  case redraw = "redraw"
  case cancel = "cancel"
  case switchLanguage = "lang.switch"
  case nextTheme = "theme.next"
  case switchGlyphs = "glyphs.switch"
  case quit = "app.quit"

  // Lists and panes.
  case open = "item.open"
  case back = "item.back"
  case up = "list.up"
  case down = "list.down"
  case pageUp = "list.pageUp"
  case pageDown = "list.pageDown"
  case first = "list.first"
  case last = "list.last"
  case nextPane = "pane.next"
  case previousPane = "pane.prev"

  // Lookup.
  case recall = "lookup.recall"
  case clearQuery = "lookup.clear"

  // Archive.
  case nextSection = "archive.section.next"
  case previousSection = "archive.section.prev"
  case openVisits = "archive.visits.all"

  // Trends.
  case previousPoint = "trend.point.prev"
  case nextPoint = "trend.point.next"
  case zoomIn = "trend.zoom.in"
  case zoomOut = "trend.zoom.out"
  case secondSeries = "trend.second"
  case valueTable = "trend.table"

  // Follow-ups.
  case record = "followup.record"
  case openPerson = "followup.archive"
  case nextScope = "queue.scope.next"
  case previousScope = "queue.scope.prev"

  // The day.
  case viewDay = "view.day"
  case dayNext = "visit.next"
  case callNext = "visit.call"
  case checkIn = "visit.checkin"
  case visitDone = "visit.done"
  case visitNoShow = "visit.noshow"
  case visitPriority = "visit.priority"
  case book = "visit.book"
  case walkIn = "visit.walkin"
  case visitMove = "visit.move"
  case visitCancel = "visit.cancel"
  case dayStaff = "day.staff"
  case dayBefore = "day.before"
  case dayAfter = "day.after"
  case viewWeek = "week.open"
  case weekOpenDay = "week.day"
  case weekBefore = "week.before"
  case weekAfter = "week.after"
  case weekPresent = "week.present"

  // The outcome dialog.
  case saveOutcome = "outcome.save"
  case nextField = "outcome.field.next"
  case previousField = "outcome.field.prev"

  // Tables.
  case sortCycle = "sort.cycle"
  case sortFurther = "sort.further"
  case sortLeft = "sort.column.prev"
  case sortRight = "sort.column.next"
  case filterStart = "filter.start"
  case markToggle = "mark.toggle"
  case markHere = "mark.here"
  case markUp = "mark.up"
  case markDown = "mark.down"
  case markRange = "mark.range"
  case markAll = "mark.allFiltered"
  case markClear = "mark.clear"
  case wideColumns = "columns.wide"
  case pickColumns = "columns.pick"
  case exportTable = "export.table"
  case reschedule = "followup.reschedule"
  case assign = "followup.assign"

  // The settings.
  case settings = "settings.open"
  case saveSettings = "settings.save"

  // Cards.
  case newCard = "card.new"
  case editCard = "card.edit"
  case saveCard = "card.save"
  case clearCard = "card.clear"
  case cardBegun = "card.begun"
  case cardCandidates = "card.candidates"
  case undoCard = "card.restore"
  case printCard = "card.print"
  case mergeCards = "card.merge"
  case unmergeCards = "card.unmerge"

  // At the counter.
  case counter = "counter.open"
  case addNotice = "notice.add"
  case addRelative = "family.add"
  case nextRelative = "family.next"

  // Tags.
  case tags = "tags.open"
  case putTagOn = "tags.on"
  case takeTagOff = "tags.off"

  // Forms.
  case forms = "forms.open"
  case filedForms = "forms.filed"
  case formFile = "form.file"
  case formOffered = "form.offered"
  case formNextSection = "form.section.next"
  case formPreviousSection = "form.section.prev"
  case formAbout = "form.about"
  case formTakeBack = "form.undo"
  case formPrint = "form.print"

  // The desk: lock, way back, zoom, mouse, clipboard.
  case lock = "session.lock"
  case unlock = "session.unlock"
  case nextIdleTime = "session.idle"
  case switchPerson = "session.switch"
  case signOut = "session.signout"
  case whoAmI = "session.rights"
  case changePassword = "session.password"

  // Audit.
  case viewAudit = "view.audit"
  case whoSaw = "audit.patient"
  case whatDid = "audit.staff"
  case reviewGlass = "audit.review"

  // What patients agreed to and asked for, and what waits for a second person.
  case viewRights = "view.rights"
  case viewApprovals = "view.approvals"
  case viewRestricted = "view.restricted"
  case rightsActions = "rights.actions"
  case rightsSign = "rights.sign"
  case rightsWithdraw = "rights.withdraw"
  case rightsCorrect = "rights.correct"
  case rightsUndo = "rights.uncorrect"
  case rightsExport = "rights.export"
  case rightsRestrict = "rights.restrict"
  case rightsLift = "rights.lift"
  case rightsErasure = "rights.erase.ask"
  case rightsErase = "rights.erase"
  case approvalAct = "approval.act"
  case approvalRefuse = "approval.refuse"

  // Rules.
  case viewRules = "view.rules"
  case viewOverrides = "view.overrides"
  case ruleOpen = "rule.open"
  case ruleNew = "rule.new"
  case ruleForecast = "rule.preview"
  case ruleActivate = "rule.activate"
  case ruleRollBack = "rule.rollback"
  case ruleRetire = "rule.retire"
  case ruleSave = "rule.save"
  case ruleComplete = "rule.complete"
  case ruleNextProblem = "rule.problem.next"
  case ruleFormat = "rule.format"
  case ruleUndo = "rule.undo"
  case ruleRedo = "rule.redo"
  case rulePerson = "rule.patient"
  case ruleChangeBefore = "rule.change.prev"
  case ruleChangeAfter = "rule.change.next"
  case ruleStop = "rule.preview.stop"

  // What is kept from most.
  case breakGlass = "access.emergency"
  case togglePublic = "privacy.public"
  case suspend = "session.suspend"
  case zoomPane = "zoom.in"
  case unzoomPane = "zoom.out"
  case toggleMouse = "mouse.toggle"
  case copyValue = "copy.value"
  case nextCopyPolicy = "copy.policy"
  case navigateBack = "nav.back"
  case navigateForward = "nav.forward"
  case navigateLast = "nav.last"
}
