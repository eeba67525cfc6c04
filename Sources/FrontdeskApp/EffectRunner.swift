import Dispatch
package import Domain
import Glibc
package import Store
import Synchronization

/// Carries out effects on the clinic's database, off the loop's thread.
///
/// Questions that come with every key run on a line of their own, so that none waits behind the
/// reading of an archive, which writes to the audit trail first.
package final class StoreRunner: EffectRunning, Sendable {
  private let questions: Desk
  private let records: Desk
  /// Where exported lists go.
  let exportFolder: String
  /// Where the person sits.
  let terminal: SessionTerminal
  let exports = ExportSlot()
  let rules = RuleDesk()
  let figureDesk = FigureDesk()
  /// Sends lines to the printer that the administrator set up; why it did not, else nil.
  let printer: @Sendable ([String]) -> Localized?
  /// Plays a recording with the player that the administrator set up and waits for its end; why it
  /// did not, else nil.
  ///
  /// It is asked again and again whether it is to end.
  let player: @Sendable (RecordingFacts, @escaping @Sendable () -> Bool) -> Localized?
  /// Which playing is the newest; older ones end.
  let playing = Mutex(0)
  /// The newest generation of each kind of question; older ones are not asked any more.
  private let newest = Mutex<[Kind: Int]>([:])

  /// How long a person must stay selected before the side pane opens the record, in milliseconds.
  ///
  /// Every record shown leaves a row in the audit trail: those that only flash by are not opened.
  private static let previewDelayMilliseconds = 60

  /// How long nobody must type before the record of whom the query finds first is opened, in
  /// milliseconds; longer than between two letters of somebody who types.
  private static let typingPauseMilliseconds = 150

  /// When people were last looked for, in milliseconds of a clock that never jumps.
  private let askedAt = Mutex(0)

  private enum Kind: Hashable {
    case people, everybody, preview, queue, archive, day, week, slots, duplicates, figures,
      figurePeople
  }

  /// A store and the serial line on which alone it is touched.
  ///
  /// `@unchecked Sendable`: nothing but blocks on `line` reads `store`.
  final class Desk: @unchecked Sendable {
    let store: Store
    let line: DispatchQueue

    init(_ store: sending Store, _ label: String) {
      self.store = store
      line = DispatchQueue(label: label, qos: .userInteractive)
    }
  }

  /// Takes over two connections to one database, which nobody else may use from now on.
  ///
  /// Both must act as the same person, or for nobody.
  ///
  /// - Parameters:
  ///   - exportFolder: Where exported lists go.
  ///   - terminal: Where the person sits.
  ///   - printer: Prints lines; says why it did not, else nil.
  ///   - player: Plays a recording to its end, or until it is told to stop; says why it did not, else
  ///     nil.
  package init(
    questions: sending Store, records: sending Store, exportFolder: String,
    terminal: SessionTerminal, printer: @escaping @Sendable ([String]) -> Localized?,
    player: @escaping @Sendable (RecordingFacts, @escaping @Sendable () -> Bool) -> Localized?
  ) {
    self.printer = printer
    self.player = player
    self.exportFolder = exportFolder
    self.terminal = terminal
    self.questions = Desk(questions, "frontdesk.questions")
    self.records = Desk(records, "frontdesk.records")
    self.records.line.async { ExportFile.removeLeftovers(in: exportFolder) }
  }

  package func run(_ effect: Effect, post: @escaping @Sendable (Message) -> Void) {
    let question = Self.question(effect)
    if let (kind, generation) = question { newest.withLock { $0[kind] = generation } }
    let desk = Self.isQuick(effect) ? questions : records
    let work: @Sendable () -> Void = { [self] in
      if let (kind, generation) = question, newest.withLock({ $0[kind] }) != generation {
        return post(.settled)
      }
      if effect.isExport { return post(export(effect, desk.store)) }
      if case .call(.play(let number)) = effect { return play(number, desk.store, post) }
      if case .call(.stopPlaying) = effect {
        playing.withLock { $0 += 1 }
        return post(.settled)
      }
      if case .card(.printCard(let patient, let language)) = effect {
        return post(printCard(patient, language, desk.store))
      }
      do throws(StoreError) {
        if case .rights(let request) = effect { return post(try rights(request, desk.store)) }
        if case .rule(let request) = effect { return post(try rule(request, desk.store)) }
        if case .forms(let request) = effect { return post(try forms(request, desk.store)) }
        if case .paper(let order) = effect { return post(try paper(order, desk.store)) }
        if case .figures(let request) = effect { return try figures(request, at: desk, post) }
        // Whoever comes next asks anew, with rights of their own.
        if isAboutAccount(effect) { figureDesk.forget() }
        post(
          try isAboutAccount(effect)
            ? account(effect, desk.store) : Self.answer(effect, by: desk.store))
      } catch {
        post(Self.failure(error, of: effect))
      }
    }
    if case .rule(let request) = effect {
      if rules.take(request, post: post) { return }
      // A count goes on meanwhile; its end needs the store for the names.
      if case .awaitForecast = request {
        return rules.afterMoment { desk.line.async(execute: work) }
      }
    }
    if effect.asksForPeople { askedAt.withLock { $0 = Self.microseconds() / 1000 } }
    guard let delay = Self.delay(effect) else { return desk.line.async(execute: work) }
    begin(work, on: desk.line, after: delay, waitsForPause: effect.isBackground)
  }

  /// Begins work after a delay and, when asked to, not before nobody types.
  private func begin(
    _ work: @escaping @Sendable () -> Void, on line: DispatchQueue, after delay: Int,
    waitsForPause: Bool
  ) {
    line.asyncAfter(deadline: .now() + .milliseconds(delay)) { [self] in
      let typing =
        askedAt.withLock { $0 } + Self.typingPauseMilliseconds - Self.microseconds() / 1000
      guard waitsForPause, typing > 0 else { return work() }
      begin(work, on: line, after: typing, waitsForPause: true)
    }
  }

  /// Lets the connection of the questions act in the session that the other one began.
  func follow(session: Int) throws(StoreError) {
    let result = questions.line.sync { () -> StoreError? in
      do throws(StoreError) { try questions.store.join(session: session) } catch { return error }
      return nil
    }
    if let result { throw result }
  }

  /// Lets nobody act on the connection of the questions.
  func leave() { questions.line.sync { questions.store.awaitSignIn() } }

  private func isAboutAccount(_ effect: Effect) -> Bool {
    switch effect {
    case .signIn, .unlock, .signOut, .changePassword, .signInChoices: true
    default: false
    }
  }

  /// Milliseconds that an effect waits in case a newer one of its kind comes; nil for none.
  private static func delay(_ effect: Effect) -> Int? {
    switch effect {
    case .preview: previewDelayMilliseconds
    // Between two steps, so that what a key asks for never waits behind more than one.
    case .tendRules: tendingDelayMilliseconds
    // The first rows are on screen already; the rest can wait until nobody types.
    case .lookupOrder(_, let sort, _, _) where sort.isEmpty: everybodyDelayMilliseconds
    default: nil
    }
  }

  /// How long a terminal rests between two steps that it does for the rules.
  private static let tendingDelayMilliseconds = 20

  /// How long nobody must type before everybody found is counted, in milliseconds.
  private static let everybodyDelayMilliseconds = 200

  /// Whether an effect is a question that a key asks and that must not wait.
  private static func isQuick(_ effect: Effect) -> Bool {
    switch effect {
    case .lookup, .recentPatients, .queueCounts, .pollChanges, .card(.compare): true
    default: false
    }
  }

  private static func question(_ effect: Effect) -> (Kind, Int)? {
    switch effect {
    case .lookup(_, _, let generation), .recentPatients(_, let generation): (.people, generation)
    case .preview(_, let generation): (.preview, generation)
    case .openArchive(_, let generation), .openAnyway(_, let generation): (.archive, generation)
    case .queueOrder(_, let generation): (.queue, generation)
    case .readDay(_, let generation): (.day, generation)
    case .readWeek(_, let generation): (.week, generation)
    case .readSlots(_, let generation): (.slots, generation)
    case .lookupOrder(_, _, _, let generation): (.everybody, generation)
    case .card(.compare(_, _, let generation)): (.duplicates, generation)
    case .figures(.read(_, let generation)), .figures(.before(_, let generation)):
      (.figures, generation)
    case .figures(.people(_, _, _, let generation)): (.figurePeople, generation)
    default: nil
    }
  }

  private static func answer(_ effect: Effect, by store: Store) throws(StoreError) -> Message {
    switch effect {
    case .lookup(let text, let limit, let generation):
      let start = microseconds()
      let result = try store.lookup(LookupQuery(text, today: store.today), limit: limit)
      return .lookupFound(result, microseconds: microseconds() - start, generation: generation)
    case .recentPatients(let limit, let generation):
      let result = try store.recentPatients(limit: limit)
      return .recentFound(
        result.hits, patientCount: result.patientCount, generation: generation)
    case .preview(let patient, let generation):
      let warnings = try warnings(of: patient, store)
      guard warnings.isEmpty else {
        return .previewWithheld(patient, warnings, generation: generation)
      }
      return .previewLoaded(try archive(patient, .preview, store), generation: generation)
    case .openArchive(let patient, let generation):
      let warnings = try warnings(of: patient, store)
      guard warnings.isEmpty else {
        return .openWarned(patient, warnings, generation: generation)
      }
      return .archiveOpened(try archive(patient, .open, store), generation: generation)
    case .openAnyway(let patient, let generation):
      return .archiveOpened(try archive(patient, .open, store), generation: generation)
    case .reveal, .breakGlass, .endBreakGlass, .findBreakGlass, .readAudit, .reviewGlass:
      return try guarded(effect, store)
    case .queueOrder, .queueRows, .lookupOrder, .lookupRows: return try readTable(effect, store)
    case .readDay, .readWeek, .readSlots, .changeDay: return try day(effect, store)
    case .readBriefs, .changeFollowUps, .undoChange: return try changeMany(effect, store)
    case .exportPath, .exportBegin, .exportRead, .exportWrite, .exportEnd, .exportCancel:
      return .settled
    case .queueCounts: return .countsLoaded(try store.queueCounts())
    case .pollChanges: return try poll(store)
    case .tendRules(let isIdle): return .rulesTended(try tend(store, isIdle: isIdle))
    case .recordOutcome(let entry):
      // Attached first: a file that cannot be is told while the outcome is still being entered.
      if let order = entry.recording { try attach(order, to: entry.followUp, store) }
      return .outcomeRecorded(
        try store.recordOutcome(
          of: entry.followUp, version: entry.version, outcome: entry.outcome, note: entry.note,
          nextDue: entry.nextDue, reason: entry.dateReason, call: entry.call))
    case .undoOutcome(let id, let version):
      return .outcomeUndone(try store.undoOutcome(of: id, version: version))
    case .loadDrafts: return .draftsLoaded(try drafts(store))
    case .checkDrafts(let ids): return .draftsEnded(try ended(ids, store))
    case .saveDraft(let id, let draft):
      try store.saveDraft(
        kind: OutcomeDraft.kind, subject: String(id.value), content: draft.content)
      return .settled
    case .deleteDraft(let id):
      try store.deleteDraft(kind: OutcomeDraft.kind, subject: String(id.value))
      return .settled
    case .saveSetting(let setting):
      try store.keep([choice(setting)])
      return .settled
    case .saveSettings(let settings):
      try store.keep(settings.map(choice))
      return .settingsSaved(settings)
    case .loadSettingsDraft:
      let kept = try store.drafts().first { $0.kind == FormDraft.settingsKind }
      return .settingsDraftLoaded(kept.flatMap { FormDraft(content: $0.content) })
    case .saveSettingsDraft(let draft):
      try store.saveDraft(kind: FormDraft.settingsKind, subject: "", content: draft.content)
      return .settled
    case .deleteSettingsDraft:
      try store.deleteDraft(kind: FormDraft.settingsKind, subject: "")
      return .settled
    case .formDraft(let request): return try formDraft(request, store)
    case .card(let effect): return try card(effect, store)
    case .call(let request): return try call(request, store)
    case .copyRead(let table, let query, let ids):
      return .copyRows(try rows(of: table, query: query, ids: ids, store))
    case .noteCopy(let patients, let text):
      try store.noteCopy(of: patients)
      return .copyNoted(text)
    case .signIn, .unlock, .signOut, .changePassword, .signInChoices, .redraw, .useTheme, .copy,
      .forgetCopy, .useMouse, .suspend, .quit, .rights, .rule, .forms, .figures, .paper:
      return .settled
    }
  }

  static func failure(_ error: StoreError, of effect: Effect) -> Message {
    switch (error, effect) {
    case (.sessionEnded(let ending), _): .sessionEnded(ending.message)
    // Another terminal does it, or this one with the next minute.
    case (_, .tendRules): .rulesTended(RuleTending())
    case (.conflict, .recordOutcome(let entry)): .outcomeConflict(entry.followUp)
    case (.conflict, .call(.claim)): .failed(CallWords.justChanged, effect)
    case (.conflict, .undoOutcome(let id, _)): .outcomeConflict(id)
    case (.conflict, .changeFollowUps), (.conflict, .undoChange): .changeConflict
    case (.conflict, .changeDay): .dayConflict
    default: .failed(error.message, effect)
    }
  }

  /// Why somebody should think again; nothing of a patient who is not there any more.
  private static func warnings(
    of patient: PatientID, _ store: Store
  ) throws(StoreError) -> [LookWarning] {
    do {
      return try store.archiveWarnings(of: patient)
    } catch {
      guard error == .notFound else { throw error }
      return []
    }
  }

  /// The archive, or nil when the patient is not there any more.
  private static func archive(
    _ patient: PatientID, _ purpose: ArchivePurpose, _ store: Store
  ) throws(StoreError) -> PatientArchive? {
    do {
      return try store.archive(of: patient, purpose: purpose)
    } catch {
      guard error == .notFound else { throw error }
      return nil
    }
  }

  /// The outcomes that were begun; what cannot be read is left where it is.
  private static func drafts(_ store: Store) throws(StoreError) -> [FollowUpID: KeptDraft] {
    var found: [FollowUpID: KeptDraft] = [:]
    for row in try store.drafts() where row.kind == OutcomeDraft.kind {
      guard let id = Int(row.subject), let draft = OutcomeDraft(content: row.content) else {
        continue
      }
      found[FollowUpID(id)] = KeptDraft(draft, at: row.updatedAt, isOfEarlierSession: true)
    }
    return found
  }

  /// The follow-ups that are not open any more, with the names of their patients.
  private static func ended(
    _ ids: [FollowUpID], _ store: Store
  ) throws(StoreError) -> [FollowUpID: String] {
    let rows = try store.queueRows(ids: ids.map { Int64($0.value) }[...])
    let open = Set(rows.filter { $0.followUp.details.state == .open }.map(\.followUp.id))
    var ended: [FollowUpID: String] = [:]
    for id in ids where !open.contains(id) {
      ended[id] = rows.first { $0.followUp.id == id }?.name ?? ""
    }
    return ended
  }

  /// The name under which the file keeps a setting, and its text.
  private static func choice(_ setting: Setting) -> Store.Choice {
    switch setting {
    case .language(let language): .preference("language", language.rawValue)
    case .theme(let name): .preference("theme", name)
    case .glyphs(let glyphs): .preference("glyphs", glyphs?.name ?? SettingsFields.automatic)
    case .start(let screen): .preference("start", screen.rawValue)
    case .mouse(let isOn): .preference("mouse", isOn ? "on" : "off")
    case .facesPublic(let isOn): .preference("public", isOn ? "on" : "off")
    case .copyPolicy(let policy): .policy(.copying, policy.rawValue)
    case .session(let memory): .preference("session", memory.content)
    case .idleMinutes(let minutes): .preference("idle-lock", String(minutes))
    case .columns(let table, let choice):
      .preference("columns." + table.rawValue, choice.content)
    case .recentEntries(let keys):
      .preference("palette.recent", keys.joined(separator: "\n"))
    }
  }

  /// Microseconds of a clock that never jumps; for the time a question took, as the screen shows it.
  static func microseconds() -> Int {
    var moment = timespec()
    clock_gettime(CLOCK_MONOTONIC, &moment)
    return moment.tv_sec * 1_000_000 + moment.tv_nsec / 1000
  }
}
