package import Domain

extension PlanBook {
  /// What is to be changed among the stored follow-ups so that they are what the plans want.
  ///
  /// Carried out and asked again it answers nothing, on the same day and on any later one on which
  /// nothing else happened but a step's time running out. A follow-up that an attempt put off keeps
  /// that date as long as the plan asks for the same day. Whatever a person does to a follow-up has
  /// to be an event, or it is undone here: one that was merely closed is opened again.
  ///
  /// - Parameters:
  ///   - stored: Every follow-up of the person that has a key, ended ones too.
  ///   - today: The clinic-local day; no date before it is given.
  /// - Returns: First what closes, then what opens; each in the order of the ids or dates.
  package func reconcile(
    _ stored: [PlannedFollowUp], on today: CalendarDate, week: WorkingWeek
  ) -> [PlanChange] {
    let rows = Dictionary(grouping: stored) { $0.key }
      .mapValues { $0.sorted { ($0.generation, $0.id) < ($1.generation, $1.id) } }
    let wanted = wanted(on: today, week: week)
    var kept: Set<FollowUpID> = []
    var opening: [PlanChange] = []
    for one in wanted {
      let again = one.dueAgain(on: today, week: week)
      let known = rows[one.key] ?? []
      if let row = known.first(where: \.isOpen) {
        kept.insert(row.id)
        if let change = Self.change(row, to: one, due: again) { opening.append(change) }
      } else if let row = known.last, Self.isReopened(row) {
        // What is restored gets the date back that it had; what is wanted anew gets none that is past.
        let isRestored = row.planned == one.day && row.since == one.since
        opening.append(.reopen(row.id, one, due: isRestored ? row.due : again))
      } else {
        opening.append(
          .open(
            one, generation: (known.last?.generation ?? 0) + 1,
            due: one.due(on: today, week: week)))
      }
    }
    let closing = stored.filter { $0.isOpen && !kept.contains($0.id) }.sorted { $0.id < $1.id }
      .compactMap { row in
        unreadable.contains(row.key.instance)
          ? nil : end(of: row, isDoubled: wanted.contains { $0.key == row.key }, on: today)
      }
    return closing + opening
  }

  /// Whether an ended follow-up is the one to open again: the plan ended it, and no person did.
  private static func isReopened(_ row: PlannedFollowUp) -> Bool {
    row.state == .closed || row.state == .done && row.completedBy != nil
  }

  private static func change(
    _ row: PlannedFollowUp, to wanted: WantedFollowUp, due: CalendarDate
  ) -> PlanChange? {
    if row.planned != wanted.day { return .move(row.id, wanted, due: due) }
    let contact = wanted.contact
    // Somebody at more risk than the plan says stays so: what is known of a person goes first.
    let isSame =
      row.reason == contact.reason && row.channel == contact.channel
      && row.risk >= contact.risk && row.form == contact.form
    return isSame ? nil : .move(row.id, wanted, due: row.due)
  }

  /// How a follow-up ends that is not wanted any more.
  private func end(
    of row: PlannedFollowUp, isDoubled: Bool, on today: CalendarDate
  ) -> PlanChange {
    if isDoubled { return .close(row.id, why: Localized(zh: "重复", en: "doubled")) }
    guard let instance = self[row.key.instance] else {
      return .close(row.id, why: Localized(zh: "计划已撤销", en: "the plan was taken back"))
    }
    let past = records(of: instance.id, on: today).last { $0.key == row.key && $0.state != .due }
    if let past, let event = past.event, let day = doneDay(past) {
      return .complete(
        row.id, event: event,
        why: Localized(zh: "\(day) 就诊已完成", en: "done by the visit of \(day)"))
    }
    return .close(row.id, why: closingLine(instance, past, on: today))
  }

  /// The day of the visit that did what a record was for; nil when none did.
  ///
  /// A date that comes again and was missed is ended by the visit that counts as a later one.
  private func doneDay(_ record: PlanStepRecord) -> CalendarDate? {
    switch record.state {
    case .done, .doneEnteredLate: record.day
    case .missed: record.event.flatMap { id in uses[id] == nil ? nil : day(of: id) }
    default: nil
    }
  }

  private func day(of event: Int) -> CalendarDate? { events.first { $0.id == event }?.day }

  private func closingLine(
    _ instance: PlanInstance, _ record: PlanStepRecord?, on today: CalendarDate
  ) -> Localized {
    if let absence { return absence.cause.title }
    if let ending = instance.ending { return ending.cause.title }
    if instance.isElapsed(on: today) { return PlanEndCause.elapsed.title }
    switch record?.state {
    case .missed: return Localized(zh: "已过时限，由下一步接替", en: "its time passed; the next step follows")
    case .closed: return Localized(zh: "已放弃", en: "given up")
    default: return Localized(zh: "由结果改定", en: "replaced by what a visit came to")
    }
  }
}
