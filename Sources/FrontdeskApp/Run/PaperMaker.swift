package import Domain
package import FollowUps
internal import Forms
package import Reports
package import Store

/// Makes papers about a person of what the clinic has, for the screens and for commands.
///
/// Each leaves rows in the audit trail by what it reads, the card's among them.
package struct PaperMaker {
  private let store: Store

  package init(_ store: Store) { self.store = store }

  /// Who a paper is about; the trail says that it was printed.
  private func person(_ patient: PatientID) throws(StoreError) -> ReportPerson {
    let card = try store.cardToPrint(of: patient)
    return ReportPerson(
      clinic: card.clinic, name: card.name, sex: card.sex,
      age: CalendarDate(iso: card.birthDate)?.age(on: store.today), card: card.card,
      archiveCode: card.archiveCode, phone: card.phone)
  }

  // MARK: - A follow-up

  /// The record of a follow-up; nil where no such form stands.
  ///
  /// - Parameter number: The number of the filed form; nil for the newest.
  package func followUp(
    of patient: PatientID, form number: Int? = nil, _ language: Language
  ) throws(StoreError) -> FollowUpReport? {
    let forms = try store.filedForms(of: patient).filter { !$0.isMistaken }
    guard let filed = forms.first(where: { number == nil || $0.id == number }) else { return nil }
    return try record(of: filed, language)
  }

  /// The record of a follow-up, with its newest form where one was filed; nil where the person has no
  /// such follow-up.
  package func followUp(
    of patient: PatientID, at id: FollowUpID, _ language: Language
  ) throws(StoreError) -> FollowUpReport? {
    let found = try store.followUp(id)
    guard found.patient == patient else { return nil }
    let forms = try store.filedForms(of: patient)
    if let filed = forms.first(where: { $0.followUp == id && !$0.isMistaken }) {
      return try record(of: filed, language)
    }
    let last = found.details.attempts.last
    let day = last.map { store.zone.day($0.at) } ?? store.today
    let isOpen = found.details.state == .open
    var report = FollowUpReport(
      person: try person(patient), heading: found.details.heading, day: day,
      channel: found.details.channel,
      advice: try advice(of: patient, on: day) { $0.followUp == id },
      next: isOpen ? found.details.due : last?.nextDue,
      staff: last.map { $0.staffName ?? $0.staff } ?? "")
    add(found, to: &report)
    return report
  }

  private func record(
    of filed: FiledForm, _ language: Language
  ) throws(StoreError) -> FollowUpReport {
    let (patient, day) = (filed.patient, filed.response.day)
    let sheet = FormSheet(
      filed.response, library: try store.forms(),
      indicators: IndicatorDictionary(store.indicators), language: language)
    let given = try advice(of: patient, on: day) { one in
      one.form == filed.id || one.followUp != nil && one.followUp == filed.followUp
        || one.isOf(.day, today: day)
    }
    var next: CalendarDate?
    if case .date(let day, _)? = filed.response["next_visit"] { next = day }
    let channel = filed.response["channel"]?.codes.first.flatMap(FollowUpChannel.init(rawValue:))
    var report = FollowUpReport(
      person: try person(patient),
      heading: sheet.form?.title ?? Localized(same: filed.response.questionnaire), day: day,
      channel: channel, sheet: sheet.lines, advice: given, next: next, staff: filed.staff ?? "")
    if given.isEmpty {
      report.advice = try chosen(for: patient)
      report.isSuggested = true
    }
    if let id = filed.followUp {
      let found = try store.followUp(id)
      report.heading = found.details.heading
      add(found, to: &report)
    }
    return report
  }

  /// Why a follow-up was due, and what came of each attempt.
  private func add(_ followUp: FollowUp, to report: inout FollowUpReport) {
    report.why = followUp.details.why
    report.attempts = followUp.details.attempts.map { one in
      let time = store.zone.local(one.at)
      return ("\(time.date) \(time.clock)", one)
    }
  }

  // MARK: - Advice

  /// What was given at a contact, and what care plans took on its day without one.
  private func advice(
    of patient: PatientID, on day: CalendarDate, at contact: (GivenAdvice) -> Bool
  ) throws(StoreError) -> [CareAdvice] {
    let given = try store.givenAdvice(of: patient)
    let told = Set(given.filter { $0.advice.day == day }.map(\.advice.entry))
    let planned = try store.carePlans(of: patient).flatMap(\.plan.advice)
      .filter { $0.day == day && !told.contains($0.entry) }
    return given.filter(contact).sheet + planned
  }

  /// The advice of a day for the person to take home; nil where none was given.
  ///
  /// - Parameter day: Nil for the newest day on which advice was given.
  package func advice(
    of patient: PatientID, on day: CalendarDate? = nil
  ) throws(StoreError) -> AdviceReport? {
    let all = try store.givenAdvice(of: patient)
    guard let day = day ?? all.first?.advice.day else { return nil }
    let given = all.filter { $0.advice.day == day }
    guard !given.isEmpty else { return nil }
    let tasks = try store.carePlans(of: patient).map(\.plan).filter { $0.status == .active }
      .flatMap(\.tasks).filter { $0.done == nil && $0.owner == .patient }
    let archive = try store.archive(of: patient, purpose: .command)
    let names = Set(given.compactMap(\.staff)).sorted()
    return AdviceReport(
      person: try person(patient), day: day, advice: given.sheet, tasks: tasks,
      next: archive.followUps.first { $0.details.state == .open }?.details.due,
      staff: names.joined(separator: ", "))
  }

  /// What the library has for the person now, where nothing was written down on that day.
  ///
  /// Nothing for those who may not know what it goes by.
  private func chosen(for patient: PatientID) throws(StoreError) -> [CareAdvice] {
    guard store.access.reach(.read, .clinical) == .all else { return [] }
    let today = store.today
    let facts = try store.adviceFacts(of: patient)
    return try store.adviceLibrary().choice(for: facts, mostOfAKind: 2).chosen.map { one in
      CareAdvice(
        entry: one.entry.id, version: one.entry.version, kind: one.entry.kind,
        text: one.entry.text, why: one.why, day: today)
    }
  }

  // MARK: - Figures

  /// The figures of an illness in a period, with those of the staff or of the teams where wanted.
  package func figures(
    _ found: ClinicFigures, _ question: FigureQuestion, by part: FiguresState.Part
  ) throws(StoreError) -> FiguresReport {
    var report = FiguresReport(
      clinic: try store.clinicName() ?? Localized(same: ""), disease: question.disease,
      period: question.period, figures: found.figures)
    switch part {
    case .clinic: break
    case .staff:
      report.groups = FiguresReport.groups(of: found.figures) { $0.map { found.staff[$0] ?? $0 } }
    case .team:
      report.groups = FiguresReport.groups(of: found.figures) { $0.flatMap { found.teams[$0] } }
    }
    return report
  }

  // MARK: - A card and a plan

  /// The management card of a year; nil where the person was not managed for any of the illnesses.
  package func card(
    of patient: PatientID, _ diseases: [ManagedDisease], year: Int
  ) throws(StoreError) -> CardReport? {
    for disease in diseases {
      if let card = try store.managementCard(of: patient, disease, year: year) {
        let given = try store.givenAdvice(of: patient).map(\.advice)
        return CardReport(
          person: try person(patient), card: card,
          advice: given.filter { $0.day.year == year }.reversed())
      }
    }
    return nil
  }

  /// A care plan; nil where there is none.
  ///
  /// - Parameter number: Its number; nil for the one that is open, else the newest.
  package func care(of patient: PatientID, plan number: Int? = nil) throws(StoreError)
    -> CareReport?
  {
    let plans = try store.carePlans(of: patient)
    let open = plans.first { $0.plan.status.isOpen } ?? plans.first
    guard let record = number == nil ? open : plans.first(where: { $0.id == number }) else {
      return nil
    }
    return CareReport(
      person: try person(patient), plan: record.plan, progress: try progress(of: record),
      indicators: IndicatorDictionary(store.indicators), today: store.today,
      staff: Dictionary(try store.staff().map { ($0.code, $0.name) }) { $1 })
  }

  /// How far each goal of a plan has got, by its number.
  package func progress(
    of record: CarePlanRecord
  ) throws(StoreError) -> [Int: GoalProgress] {
    let codes = Set(record.plan.goals.map(\.indicator))
    let readings = try store.goalReadings(of: record.patient, indicators: codes)
    var progress: [Int: GoalProgress] = [:]
    for goal in record.plan.goals {
      progress[goal.id] = GoalProgress(
        of: goal, readings: readings[goal.indicator] ?? [], since: record.plan.start,
        today: store.today)
    }
    return progress
  }
}
