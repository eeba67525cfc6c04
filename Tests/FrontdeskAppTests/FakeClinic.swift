import Domain
import FollowUps
import FrontdeskApp

/// Answers effects from the sample clinic held in memory, at once.
struct FakeClinic {
  var archives = SampleClinic.archives
  var version = 1
  var tending = RuleTending()
  /// Outcomes begun and not saved, as another session would find them.
  var drafts: [FollowUpID: KeptDraft] = [:]
  /// The file that a list is on its way into; nil when there is none.
  var file: [[String]]?
  /// The files that are whole.
  var files: [[[String]]] = []
  /// What was begun in forms and not saved.
  var formDrafts: [FormDraftKey: FormDraft] = [:]
  /// What was chosen in the settings and not saved.
  var settingsDraft: FormDraft?
  /// Effects that came in, in order.
  var log: [Effect] = []
  /// Follow-ups as they were before the last outcome, for taking it back.
  private var former: [FollowUpID: FollowUp] = [:]
  /// Who is booked, waits and was seen today.
  var dayEntries: [DayEntry] = []
  /// Appointments as they were before each change, for taking it back; nil where it made them.
  var formerDay: [(id: AppointmentID, before: Appointment?, event: String)] = []
  /// Whose follow-ups all of them are.
  var ownerName = SampleClinic.nurse.name
  /// Who is in which team, by code.
  var staffTeams: [String: String] = ["li": "东片"]
  /// Who else works here.
  var colleagueName = "王医生"
  /// Who leads it.
  var managerName = SampleClinic.manager.name
  /// Who can sign in, with their passwords; nil for none.
  var accounts: [(member: StaffMember, password: String?)] = [
    (SampleClinic.nurse, "Rain-2026"), (SampleClinic.manager, "Snow-2026"),
    (SampleClinic.auditor, nil),
  ]
  /// Whether the accounts are offered by name, as in a demo.
  var offersAccounts = false
  /// Who is signed in, by code.
  var actor = SampleClinic.nurse.code
  /// Whose password must be changed, by code.
  var mustChange: Set<String> = []
  /// Why the session has ended elsewhere; nil while it lasts.
  var ended: Localized?
  /// Records that should be thought about twice.
  var warnings: [PatientID: [LookWarning]] = [:]
  /// What is kept from the one who is signed in.
  var hiddenParts: Set<ArchivePart> = []
  /// The leaves that last.
  var glasses: [PatientID: BreakGlassGrant] = [:]
  /// Whether the emergency access was reviewed.
  var isReviewed = false
  /// What the clinic decided for idle desks.
  var limits: IdleLimits? = IdleLimits(mask: 3, lock: 5, signOut: 15)
  var preferences: [String: Preferences] = [:]
  /// What patients agreed to and asked for, and what waits for a second person.
  var rights = FakeRights.sample
  /// The tags of the first patient.
  var tagBook = FakeTags()
  /// What is planned for the first patient.
  var careBook = FakeCare()
  /// The forms and what was filed.
  var forms = FakeForms()
  /// The sheets that were printed.
  var papers: [PaperOrder] = []
  /// The figures and who stands behind them.
  var figures = FakeFigures()
  /// The rules and what stands against them by hand.
  var rules = FakeRules.sample
  /// What was begun of cards and not saved, by subject.
  var cardDrafts: [String: FormDraft] = [:]
  /// What another terminal changes of a card just before this one saves.
  var meanwhile: [CardItem: String] = [:]
  /// Who has which follow-up open.
  var claims: [FollowUpID: FollowUpClaim] = [:]
  /// What whoever calls must know, by follow-up.
  var sheets: [FollowUpID: CallSheet] = [:]
  /// Whether a recording goes on until it is stopped.
  var playsOn = false
  /// The files that a path may go on to.
  var paths: [String] = []
  /// What is answered instead the next time an effect of a kind comes.
  var failures: [(Effect) -> Message?] = []

  static let today = SampleClinic.zone.day(SampleClinic.now)

  mutating func answer(_ effect: Effect) -> Message? {
    log.append(effect)
    if let place = failures.firstIndex(where: { $0(effect) != nil }) {
      return failures.remove(at: place)(effect)
    }
    switch effect {
    case .lookup(let query, let limit, let generation):
      let hits = find(query)
      return .lookupFound(
        LookupResult(
          hits: Array(hits.prefix(limit)), hasMore: hits.count > limit, patientCount: 1_000_000),
        microseconds: 412, generation: generation)
    case .recentPatients(_, let generation):
      let recent = archives.prefix(4).map { hit($0, reasons: []) }
      return .recentFound(recent, patientCount: 1_000_000, generation: generation)
    case .preview(let id, let generation):
      if let warnings = warnings[id] {
        return .previewWithheld(id, warnings, generation: generation)
      }
      return .previewLoaded(archive(id), generation: generation)
    case .openArchive(let id, let generation):
      if let warnings = warnings[id] { return .openWarned(id, warnings, generation: generation) }
      return .archiveOpened(archive(id), generation: generation)
    case .queueOrder, .queueRows, .lookupOrder, .lookupRows: return readTable(effect)
    case .readDay, .readWeek, .readSlots, .changeDay: return day(effect)
    case .readBriefs, .changeFollowUps, .undoChange: return changeMany(effect)
    case .exportPath, .exportBegin, .exportRead, .exportWrite, .exportEnd, .exportCancel:
      return export(effect)
    case .queueCounts: return .countsLoaded(counts)
    case .tendRules: return .rulesTended(tending)
    case .pollChanges: return ended.map { .sessionEnded($0) } ?? .storeVersion(version)
    case .recordOutcome(let entry): return record(entry)
    case .undoOutcome(let id, let version): return undo(id, version)
    case .loadDrafts: return .draftsLoaded(drafts)
    case .checkDrafts(let ids):
      let all = archives.flatMap { archive in archive.followUps.map { (archive, $0) } }
      var ended: [FollowUpID: String] = [:]
      for id in ids {
        let found = all.first { $0.1.id == id }
        if found?.1.details.state != .open { ended[id] = found?.0.patient.name ?? "" }
      }
      return .draftsEnded(ended)
    case .saveDraft(let id, let draft):
      drafts[id] = KeptDraft(draft, at: SampleClinic.now, isOfEarlierSession: true)
      return .settled
    case .deleteDraft(let id):
      drafts[id] = nil
      return .settled
    case .saveSetting: return .settled
    case .saveSettings(let settings): return .settingsSaved(settings)
    case .loadSettingsDraft: return .settingsDraftLoaded(settingsDraft)
    case .saveSettingsDraft(let draft):
      settingsDraft = draft
      return .settled
    case .deleteSettingsDraft:
      settingsDraft = nil
      return .settled
    case .copyRead(let table, let query, let ids):
      guard case .exportRows(let rows) = export(.exportRead(table, query: query, ids: ids)) else {
        return nil
      }
      return .copyRows(rows)
    case .noteCopy(_, let text): return .copyNoted(text)
    case .card(let effect): return card(effect)
    case .call(let request): return call(request)
    case .signIn, .unlock, .signOut, .changePassword, .signInChoices, .openAnyway, .reveal,
      .breakGlass, .endBreakGlass, .findBreakGlass, .readAudit, .reviewGlass:
      return guarded(effect)
    case .rights(let request): return answer(request)
    case .rule(let request): return answer(request)
    case .forms(let request): return answer(request)
    case .figures(let request): return answer(request)
    case .paper(let order):
      papers.append(order)
      return .paperPrinted(Localized(zh: "已送打印机", en: "Sent to the printer"))
    case .formDraft(.load(let key)): return .formDraftLoaded(key, formDrafts[key])
    case .formDraft(.save(let key, let draft)):
      formDrafts[key] = draft
      return .settled
    case .formDraft(.delete(let key)):
      formDrafts[key] = nil
      return .settled
    case .redraw, .useTheme, .copy, .forgetCopy, .useMouse, .suspend, .quit: return nil
    }
  }

  /// A person's archive as the one who is signed in may see it.
  func archive(_ id: PatientID) -> PatientArchive? {
    archives.first { $0.id == id }.map { archive in
      hiddenParts.isEmpty || glasses[id] != nil ? archive : closed(archive)
    }
  }

  // MARK: - Finding

  static let initials: [String: String] = [
    "张三": "zs", "张素英": "zsy", "郑爽": "zs", "张伟": "zw", "欧阳娜娜": "oynn", "王建国": "wjg",
    "买买提·吐尔逊": "mmttex", "小宝": "xb", "李安": "la",
  ]

  func find(_ query: String) -> [LookupHit] {
    let terms = query.split(separator: " ").map { $0.lowercased() }
    return archives.compactMap { archive in
      let reasons = terms.compactMap { reason($0, archive) }
      return reasons.count == terms.count ? hit(archive, reasons: reasons) : nil
    }
  }

  private func reason(_ term: String, _ archive: PatientArchive) -> MatchReason? {
    let name = archive.patient.name
    if archive.card.lowercased() == term { return .card }
    if name.lowercased() == term { return .nameExact }
    if name.lowercased().hasPrefix(term) { return .namePrefix }
    if Self.initials[name]?.hasPrefix(term) == true { return .nameInitials }
    let phones = archive.contacts.map(\.value)
    if term.allSatisfy(\.isNumber), phones.contains(where: { $0.hasPrefix(term) }) { return .phone }
    if term.count >= 4, phones.contains(where: { $0.hasSuffix(term) }) { return .phoneTail }
    return nil
  }

  private func hit(_ archive: PatientArchive, reasons: [MatchReason]) -> LookupHit {
    LookupHit(
      patient: archive.id, card: archive.card, name: archive.patient.name,
      sex: archive.patient.sex, birthDate: archive.patient.birthDate,
      birthDatePrecision: archive.patient.birthDatePrecision,
      phone: archive.contacts.first?.value,
      problems: archive.conditions.filter(\.isActive).map(\.code.display),
      nextDue: archive.followUps.filter { $0.details.state == .open }.map(\.details.due).min(),
      reasons: reasons, isDeceased: archive.patient.deceased != nil, tags: archive.tags)
  }

  // MARK: - The queue

  var open: [QueueItem] {
    archives.flatMap { archive in
      archive.followUps.filter { $0.details.state == .open }.map { followUp in
        QueueItem(
          followUp: followUp, card: archive.card, name: archive.patient.name,
          sex: archive.patient.sex, birthDate: archive.patient.birthDate,
          phone: archive.contacts.first?.value,
          ownerName: followUp.details.owner == nil ? nil : ownerName,
          claim: claims[followUp.id])
      }
    }
  }

  func queue(_ scope: QueueScope) -> [QueueItem] {
    let last =
      switch scope {
      case .overdue: Self.today.adding(days: -1)
      case .today: Self.today
      case .week: Self.today.adding(days: 6)
      case .all, .retry, .lost: Self.today.adding(days: 4_000)
      }
    let isWanted = { (item: QueueItem) in
      switch scope {
      case .retry: !item.followUp.details.attempts.isEmpty && item.followUp.details.due > Self.today
      case .lost: false
      case .overdue, .today, .week, .all: item.followUp.details.due <= last
      }
    }
    return open.filter(isWanted).sorted {
      WorkingOrder($0.followUp, today: Self.today) < WorkingOrder($1.followUp, today: Self.today)
    }
  }

  private var counts: QueueCounts {
    let dues = open.map(\.followUp.details.due)
    return QueueCounts(
      overdue: dues.count { $0 < Self.today }, today: dues.count { $0 == Self.today },
      waiting: dayEntries.isEmpty ? nil : dayEntries.count { $0.appointment.stage == .waiting })
  }

  // MARK: - Writing

  mutating func change(
    _ id: FollowUpID, _ change: (inout FollowUp) -> Bool
  ) -> FollowUp? {
    for person in archives.indices {
      for place in archives[person].followUps.indices
      where archives[person].followUps[place].id == id {
        guard change(&archives[person].followUps[place]) else { return nil }
        version += 1
        return archives[person].followUps[place]
      }
    }
    return nil
  }

  private mutating func record(_ entry: OutcomeEntry) -> Message {
    let before = archives.flatMap(\.followUps).first { $0.id == entry.followUp }
    let changed = change(entry.followUp) { followUp in
      guard followUp.version == entry.version,
        case .success(let step) = FollowUpTransition.apply(
          outcome: entry.outcome, note: entry.note, nextDue: entry.nextDue, staff: "li",
          at: SampleClinic.now, today: Self.today, to: followUp.details)
      else { return false }
      followUp.details = step.updated
      followUp.version += 1
      return true
    }
    if changed != nil { former[entry.followUp] = before }
    return changed.map { .outcomeRecorded($0) } ?? .outcomeConflict(entry.followUp)
  }

  private mutating func undo(_ id: FollowUpID, _ version: Int) -> Message {
    let original = former[id]
    let changed = change(id) { followUp in
      guard followUp.version == version, let original else { return false }
      followUp.details = original.details
      followUp.version += 1
      return true
    }
    return changed.map { .outcomeUndone($0) } ?? .outcomeConflict(id)
  }
}
