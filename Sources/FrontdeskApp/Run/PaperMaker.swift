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
    let library = try store.forms()
    let sheet = FormSheet(
      filed.response, library: library, indicators: IndicatorDictionary(store.indicators),
      language: language)
    let given = try store.carePlans(of: patient).flatMap(\.plan.advice)
      .filter { $0.day == filed.response.day }
    var next: CalendarDate?
    if case .date(let day, _)? = filed.response["next_visit"] { next = day }
    let channel = filed.response["channel"]?.codes.first.flatMap(FollowUpChannel.init(rawValue:))
    var advice = given
    if given.isEmpty { advice = try chosen(for: patient) }
    var report = FollowUpReport(
      person: try person(patient),
      heading: sheet.form?.title ?? Localized(same: filed.response.questionnaire),
      day: filed.response.day, channel: channel, sheet: sheet.lines, advice: advice, next: next,
      staff: filed.staff ?? "")
    if let id = filed.followUp {
      let details = try store.followUp(id).details
      report.heading = details.heading
      report.why = details.why
      report.attempts = details.attempts.map { one in
        let time = store.zone.local(one.at)
        return ("\(time.date) \(time.clock)", one)
      }
    }
    return report
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
        return CardReport(person: try person(patient), card: card)
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
      indicators: IndicatorDictionary(store.indicators), today: store.today)
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
