package import Domain
package import Widgets

/// What a screen wants done outside; the answer comes back as one message.
///
/// A generation goes back with the answer, so that an answer that came too late is dropped. A
/// runner may answer an effect whose generation is no longer the newest of its kind with
/// `Message.settled`.
package enum Effect: Equatable, Sendable {
  // Reading.
  /// Find people; answered by `lookupFound`.
  case lookup(query: String, limit: Int, generation: Int)
  /// The people this member of staff opened last; answered by `recentFound`.
  case recentPatients(limit: Int, generation: Int)
  /// A person's archive for a pane beside a list, not an opening; answered by `previewLoaded`
  /// or, where somebody should think again before they look, by `previewWithheld`.
  case preview(PatientID, generation: Int)
  /// A person's archive, opened and so audited; answered by `archiveOpened`, or by `openWarned`
  /// where the person should think again first.
  case openArchive(PatientID, generation: Int)
  /// The whole of a queue as numbers and the rows of one page; answered by `queueOrdered`.
  case queueOrder(QueueQuestion, generation: Int)
  /// The rows of a page of the queue; answered by `queueRowsLoaded`.
  case queueRows(ids: [Int64], start: Int, generation: Int)
  /// Everybody whom a query finds as numbers, in some order, and the first rows of them; answered
  /// by `lookupOrdered`.
  case lookupOrder(query: String, sort: [LookupSortKey], limit: Int, generation: Int)
  /// The rows of a page of people; answered by `lookupRowsLoaded`.
  case lookupRows(query: String, ids: [Int64], start: Int, generation: Int)
  /// A day's appointments and walk-ins; answered by `dayRead`.
  case readDay(CalendarDate, generation: Int)
  /// How full the seven days from one on are; answered by `weekRead`.
  case readWeek(CalendarDate, generation: Int)
  /// Slots that can be booked; answered by `slotsRead`.
  case readSlots(SlotQuestion, generation: Int)
  /// How many are due; answered by `countsLoaded`.
  case queueCounts
  /// Whether another terminal has written; answered by `storeVersion`.
  case pollChanges
  /// Do a small part of what is to be done for the rules, and, at an idle desk, of the night's pass
  /// over everybody; answered by `rulesTended`.
  case tendRules(isIdle: Bool)

  /// What was begun in earlier sessions and not saved; answered by `draftsLoaded`.
  case loadDrafts
  /// Which of these follow-ups are not open any more; answered by `draftsEnded`.
  case checkDrafts([FollowUpID])

  // Who acts.
  /// Sign somebody in, in place of who was; answered by `signedIn` or `signInRefused`.
  ///
  /// The password is nil where none was typed.
  case signIn(code: String, password: Secret?)
  /// Prove that the one at the locked desk is signed in; answered by `unlocked` or
  /// `signInRefused`.
  case unlock(Secret)
  /// End the session; answered by `settled`.
  case signOut(isIdle: Bool)
  /// Give the one who signs in or is signed in a new password; answered by `passwordChanged`,
  /// `signInRefused` or `passwordRefused`.
  case changePassword(old: Secret?, new: Secret)
  /// Who may be offered by name at the sign-in; answered by `signInChoices`.
  case signInChoices

  // What is kept from most.
  /// A person's archive although somebody was warned of it; answered like `openArchive`.
  case openAnyway(PatientID, generation: Int)
  /// One number or the address of a person, whole; answered by `revealed`.
  case reveal(PatientID, RevealField)
  /// Look at one patient without the right, for a reason; answered by `glassChanged`.
  case breakGlass(PatientID, BreakGlassCode, reason: String)
  /// Give that leave up; answered by `glassChanged`.
  case endBreakGlass(PatientID)
  /// Rows of the audit trail, or of what to look into; answered by `auditRead`.
  case readAudit(AuditAsk, generation: Int)
  /// Write down what was found of an emergency access; answered by `glassReviewed`.
  case reviewGlass(Int, String)
  /// Whether such a leave holds for a patient; answered by `glassChanged`.
  case findBreakGlass(PatientID)

  // Writing.
  /// Record what became of a follow-up; answered by `outcomeRecorded` or `outcomeConflict`.
  case recordOutcome(OutcomeEntry)
  /// Take a recorded outcome back; answered by `outcomeUndone` or `outcomeConflict`.
  case undoOutcome(FollowUpID, version: Int)
  /// Do something to the day; answered by `dayChanged`, `nobodyWaits` or `dayConflict`.
  case changeDay(DayChange)
  /// Keep what is being entered for a follow-up; answered by `settled`.
  case saveDraft(FollowUpID, OutcomeDraft)
  /// Throw away what was kept for a follow-up; answered by `settled`.
  case deleteDraft(FollowUpID)
  /// Rows of a list that go to the clipboard; answered by `copyRows`.
  case copyRead(TableID, query: String, ids: [Int64])
  /// Write to the audit trail that something of patients leaves for the clipboard; answered by
  /// `copyNoted` with the text.
  case noteCopy([PatientID], text: String)
  /// The versions and owners of follow-ups, and the staff; answered by `briefsRead`.
  case readBriefs([Int64])
  /// Change several follow-ups, all or none; answered by `followUpsChanged` or `changeConflict`.
  case changeFollowUps([FollowUpBrief], FollowUpChange)
  /// Take a change of several back, all or none; answered by `changeUndone` or `changeConflict`.
  case undoChange([FollowUpBefore])
  /// A free name for a file of rows; answered by `exportPathFound`.
  case exportPath(stem: String)
  /// Note in the audit trail that rows leave, and begin the file; answered by `exportBegan`.
  case exportBegin(path: String, table: TableID, count: Int, reason: String, titles: [String])
  /// Rows for the file; answered by `exportRows`.
  case exportRead(TableID, query: String, ids: [Int64])
  /// Write records to the file; answered by `exportWrote` with the rows they stand for.
  case exportWrite([[String]], rows: Int)
  /// Give the whole file its name; answered by `exportEnded`.
  case exportEnd
  /// Remove the file that is half written; answered by `exportCancelled`.
  case exportCancel
  /// Keep a choice for the next start; answered by `settled`.
  case saveSetting(Setting)
  /// Keep several choices for the next start; answered by `settingsSaved`.
  case saveSettings([Setting])
  /// What was chosen in the settings earlier and not saved; answered by `settingsDraftLoaded`.
  case loadSettingsDraft
  /// Keep what is being chosen in the settings; answered by `settled`.
  case saveSettingsDraft(FormDraft)
  /// Throw away what was kept of the settings; answered by `settled`.
  case deleteSettingsDraft

  /// Keep or bring back what was begun in a form and not saved.
  case formDraft(FormDraftRequest)

  // What patients agreed to and asked for, and what waits for a second person.
  /// Answered by `Message.rights`.
  case rights(RightsRequest)
  /// What the screen of the rules wants; answered by `Message.rule`.
  case rule(RuleRequest)
  /// What the screen of the figures wants; answered by `Message.figures`.
  case figures(FigureRequest)
  /// What forms on the screen want; answered by `Message.forms`.
  case forms(FormRequest)
  /// What a card wants done.
  case card(CardEffect)
  /// Print or save a sheet; answered by `paperPrinted` or as `card`.
  case paper(PaperOrder)
  /// What the call screen wants; answered by `Message.call`.
  case call(CallRequest)

  // The terminal; the loop does these itself.
  /// Write the whole screen again.
  case redraw
  /// Show the theme of this name.
  case useTheme(String)
  /// Send a text to the terminal's clipboard; answered by `copySent`.
  case copy(String)
  /// Empty the terminal's clipboard, as far as it lets programs do that.
  case forgetCopy
  /// Turn the terminal's reports of clicks and the wheel on or off.
  case useMouse(Bool)
  /// Give the terminal back to the shell until the program is continued.
  case suspend
  /// End the session.
  case quit

  /// Whether it goes to the runner and is answered.
  var isForRunner: Bool {
    switch self {
    case .redraw, .useTheme, .copy, .forgetCopy, .useMouse, .suspend, .quit: false
    default: true
    }
  }
}

extension Effect {
  /// Whether it carries a list into a file.
  var isExport: Bool {
    switch self {
    case .exportPath, .exportBegin, .exportRead, .exportWrite, .exportEnd, .exportCancel: true
    default: false
    }
  }

  /// Whether it asks for the rows that a key in the lookup leads to.
  var asksForPeople: Bool {
    switch self {
    case .lookup, .recentPatients: true
    default: false
    }
  }

  /// Whether it opens the record of whoever is selected in a list.
  var isPreview: Bool { if case .preview = self { true } else { false } }

  /// Whether it waits until nobody types, as nobody waits for it.
  var isBackground: Bool { if case .tendRules = self { true } else { isPreview } }

  /// Whether the program may not end before it is done.
  var mustFinish: Bool {
    switch self {
    case .rights(let request): request.mustFinish
    case .rule(let request): request.mustFinish
    case .forms(let request): request.mustFinish
    case .call(let request): request.mustFinish
    case .formDraft(.save), .formDraft(.delete): true
    case .card(.open), .card(.edit), .card(.undo), .card(.saveDraft), .card(.deleteDraft),
      .card(.merge), .card(.unmerge):
      true
    case .recordOutcome, .undoOutcome, .changeDay, .saveDraft, .deleteDraft, .saveSetting,
      .noteCopy,
      .changeFollowUps, .undoChange, .exportCancel, .exportEnd,
      .saveSettings, .saveSettingsDraft, .deleteSettingsDraft, .signOut,
      .endBreakGlass:
      true
    default: false
    }
  }
}

/// A choice of the person at the terminal that outlives the session.
package enum Setting: Equatable, Sendable {
  case language(Language)
  case theme(String)
  /// Nil leaves them to what the terminal is found to draw.
  case glyphs(Glyphs?)
  /// Minutes without a key after which the desk locks; 0 for never.
  case idleMinutes(Int)
  case mouse(Bool)
  /// Whether patients can see the screen.
  case facesPublic(Bool)
  /// What may be copied, which holds for the whole clinic.
  case copyPolicy(CopyPolicy)
  /// What the next session shows first.
  case start(StartScreen)
  /// Where this session ended.
  case session(SessionMemory)
  /// What was chosen from the palette last, the newest first.
  case recentEntries([String])
  /// Which columns of a list are shown.
  case columns(TableID, ColumnChoice)
}

/// What became of one attempt, as it is saved.
package struct OutcomeEntry: Hashable, Sendable {
  package var followUp: FollowUpID
  /// The version that the person saw; a save over a newer one is refused.
  package var version: Int
  package var outcome: FollowUpOutcome
  /// One line; empty when nothing was noted.
  package var note: String
  /// The next date; nil when the outcome ends the follow-up.
  package var nextDue: CalendarDate?
  /// Why the next date is another than the plan's; empty where it is not.
  package var dateReason: String
  /// How the attempt was made; nil when only what came of it is known.
  package var call: CallDetails?
  /// The sound of it; nil when there is none.
  package var recording: RecordingOrder?

  package init(
    followUp: FollowUpID, version: Int, outcome: FollowUpOutcome, note: String,
    nextDue: CalendarDate?, dateReason: String = "", call: CallDetails? = nil,
    recording: RecordingOrder? = nil
  ) {
    self.dateReason = dateReason
    self.call = call
    self.recording = recording
    self.followUp = followUp
    self.version = version
    self.outcome = outcome
    self.note = note
    self.nextDue = nextDue
  }
}
