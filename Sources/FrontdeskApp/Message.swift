package import Canvas
package import Domain

/// Something that happened: a key, the clock, or an answer from outside.
package enum Message: Equatable, Sendable {
  /// The program begins.
  case started
  /// The terminal said something.
  case event(Event)
  /// A command was chosen by other means than its key.
  case command(CommandID)
  /// A line of plain mode names something.
  case plain(PlainStep)
  /// The time is now this.
  case clock(Instant, LocalTime)
  /// The answer to this effect takes so long that the person should know.
  case slow(Effect)
  /// A second has passed since the last look for changes of other terminals.
  case timeToPoll

  /// People found for a query.
  ///
  /// The time is that of the query alone in microseconds; nil when it was not taken.
  case lookupFound(LookupResult, microseconds: Int?, generation: Int)
  /// The people opened last, newest first.
  case recentFound([LookupHit], patientCount: Int, generation: Int)
  /// A person's archive for a side pane; nil when there is no such person any more.
  case previewLoaded(PatientArchive?, generation: Int)
  /// A record that is not shown beside a list, and why.
  case previewWithheld(PatientID, [LookWarning], generation: Int)
  /// A record that is not opened before the person has thought again.
  case openWarned(PatientID, [LookWarning], generation: Int)
  /// A person's archive, opened; nil when there is no such person any more.
  case archiveOpened(PatientArchive?, generation: Int)
  /// A part of the queue as it was asked for.
  case queueOrdered(QueueAnswer, generation: Int)
  /// The rows of a page of the queue that are still there.
  case queueRowsLoaded([QueueItem], start: Int, generation: Int)
  /// Everybody found in some order, and the first rows.
  case lookupOrdered(LookupOrder, rows: [LookupHit], microseconds: Int?, generation: Int)
  /// The rows of a page of people that are still there.
  case lookupRowsLoaded([LookupHit], start: Int, generation: Int)
  case countsLoaded(QueueCounts)
  /// A day as it was asked for.
  case dayRead(DayList, generation: Int)
  /// How full seven days are.
  case weekRead([DayLoad], generation: Int)
  /// Slots that can be booked.
  case slotsRead([Slot], generation: Int)
  /// Something was done to the day.
  case dayChanged(AppointmentReceipt)
  /// There was nobody to call.
  case nobodyWaits
  /// Somebody else changed the appointment first, so nothing was written.
  case dayConflict
  /// A number that changes with every write of any terminal.
  case storeVersion(Int)
  /// What was done for the rules, what is left, and what a manager should know of them.
  case rulesTended(RuleTending)
  /// An outcome was saved; the follow-up as it now is.
  case outcomeRecorded(FollowUp)
  /// An outcome was taken back; the follow-up as it now is.
  case outcomeUndone(FollowUp)
  /// Somebody else changed the follow-up first, so nothing was written.
  case outcomeConflict(FollowUpID)
  /// What this member of staff began in earlier sessions and did not save.
  case draftsLoaded([FollowUpID: KeptDraft])
  /// Follow-ups with drafts that others have ended, with the names of their patients; empty where
  /// a follow-up is gone altogether.
  case draftsEnded([FollowUpID: String])
  /// What was chosen in the settings earlier and not saved; nil when nothing was.
  case settingsDraftLoaded(FormDraft?)
  /// These choices are on the disk.
  case settingsSaved([Setting])
  /// Rows that were asked for to be copied.
  case copyRows(ExportRows)
  /// The audit trail has the copy, which may go out now.
  case copyNoted(String)
  /// Whether a text was sent to the terminal's clipboard.
  case copySent(Bool)
  /// Somebody was let in.
  case signedIn(SignIn)
  /// The one who is signed in was recognised.
  case unlocked
  /// Nobody was let in; why.
  case signInRefused(Localized)
  /// There is a new password, and nothing hinders its owner any more.
  case passwordChanged(SignIn)
  /// The new password may not be; why.
  case passwordRefused(Localized)
  /// A number or an address, whole.
  case revealed(PatientID, RevealField, String)
  /// Rows of the audit trail, the newest first.
  case auditRead([AuditLine], generation: Int)
  /// A review of an emergency access is written down.
  case glassReviewed
  /// The leave to look at a patient without the right; nil while there is none.
  case glassChanged(PatientID, BreakGlassGrant?)
  /// Who may be offered by name.
  case signInChoices([StaffMember])
  /// The session of the one who is signed in has ended elsewhere; why.
  case sessionEnded(Localized)
  /// The one who is signed in has other roles now.
  case rightsChanged(StaffMember)
  /// Follow-ups that are to be changed, as they are now, and who may get them.
  case briefsRead([FollowUpBrief], staff: [StaffMember])
  /// Several follow-ups were changed; what was replaced.
  case followUpsChanged([FollowUpBefore], FollowUpChange)
  /// A change of so many follow-ups was taken back.
  case changeUndone(Int)
  /// Somebody else changed one of several follow-ups first, so nothing was written.
  case changeConflict
  /// A file for an export can have this path.
  case exportPathFound(String)
  case exportBegan
  case exportRows(ExportRows)
  /// So many rows were written.
  case exportWrote(Int)
  /// The file is whole and has this path.
  case exportEnded(String)
  case exportCancelled
  /// What came of a `RightsRequest`.
  case rights(RightsAnswer)
  /// What came of a `RuleRequest`.
  case rule(RuleAnswer)
  /// What came of a `FigureRequest`.
  case figures(FigureAnswer)
  /// What came of a `FormRequest`.
  case forms(FormAnswer)
  /// What an earlier session left of a form; nil when it left nothing.
  case formDraftLoaded(FormDraftKey, FormDraft?)
  /// What became of a card.
  case card(CardMessage)
  /// Where a sheet went.
  case paperPrinted(Localized)
  /// What came of a `CallRequest`.
  case call(CallAnswer)
  /// This effect failed; one sentence with a way out, without patient data.
  case failed(Localized, Effect)
  /// An effect ended without anything to say.
  case settled
}
