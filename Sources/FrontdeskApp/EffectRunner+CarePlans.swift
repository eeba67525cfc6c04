import Domain
import FollowUps
import Store

extension StoreRunner {
  /// Does what the panel of plans, care and advice wants; called on the line of the records alone.
  static func care(_ request: CareRequest, _ store: Store) throws(StoreError) -> RightsAnswer {
    switch request {
    case .read(let patient, let part, let generation):
      let facts = try facts(part, of: patient, store)
      return .care(facts, patient, generation: generation)
    case .start(let patient, let plan, let day, let owner):
      let number = try store.startPlan(plan, of: patient, anchor: day, owner: owner)
      return .done(.care(request), number: number)
    case .end(let patient, let instance, let reason):
      try store.endPlan(instance, of: patient, reason: reason)
      return .done(.care(request), number: instance)
    case .firstDay(let patient, let instance, let day, let reason):
      try store.setPlanAnchor(instance, of: patient, to: day, reason: reason)
      return .done(.care(request), number: instance)
    case .skip(let patient, let key, let reason):
      try store.skipPlanDate(key, of: patient, reason: reason)
      return .done(.care(request), number: key.instance)
    case .away(let patient, let cause, let reason):
      try store.setAway(cause, of: patient, reason: reason)
      return .done(.care(request), number: 0)
    case .begin(let patient, let beginning):
      return .done(.care(request), number: try begin(beginning, of: patient, store))
    case .change(_, let plan, let version, let change, _):
      let changed = try store.changeCarePlan(plan, version: version, change)
      return .done(.care(request), number: changed.id)
    case .give(let patient, let entry, let contact, let plan):
      let given = try store.giveAdvice(entry, of: patient, at: contact, into: plan)
      return .done(.care(request), number: given.id)
    case .takeBackAdvice(_, let id, let version):
      let taken = try store.undoAdvice(id, version: version)
      return .done(.care(request), number: taken.id)
    }
  }

  // MARK: - Reading

  /// Nil when there is no such patient any more; what the role may not know is told as such.
  private static func facts(
    _ part: CarePanel.Part, of patient: PatientID, _ store: Store
  ) throws(StoreError) -> CareFacts? {
    do {
      switch part {
      case .plans:
        let known = try store.plans().map { CareName($0.id, $0.title, note: $0.source) }
        return .plans(PlansRead(plans: try store.plans(of: patient), known: known))
      case .care: return .care(try care(of: patient, store))
      case .advice:
        let library = try store.adviceLibrary()
        let choice = library.choice(for: try store.adviceFacts(of: patient))
        return .advice(
          AdviceRead(
            choice: choice, records: try store.carePlans(of: patient),
            given: try store.givenAdvice(of: patient),
            contact: try store.adviceContact(of: patient)))
      }
    } catch {
      switch error {
      case .notFound: return nil
      case .denied: return .hidden(part, error.message)
      default: throw error
      }
    }
  }

  private static func care(
    of patient: PatientID, _ store: Store
  ) throws(StoreError) -> CareRead {
    let records = try store.carePlans(of: patient)
    let codes = Set(records.flatMap(\.plan.goals).map(\.indicator))
    let readings = codes.isEmpty ? [:] : try store.goalReadings(of: patient, indicators: codes)
    let today = store.today
    var read = CareRead(
      records: records.map { record in
        var progress: [Int: GoalProgress] = [:]
        for goal in record.plan.goals {
          progress[goal.id] = GoalProgress(
            of: goal, readings: readings[goal.indicator] ?? [], since: record.plan.start,
            today: today)
        }
        return CareRecordRead(record, progress: progress)
      })
    let indicators = store.indicators.sorted { $0.order < $1.order }
    read.indicators = indicators.map {
      CareName($0.code, $0.name, note: Localized(same: $0.unitLabel))
    }
    read.units = Dictionary(
      indicators.map { ($0.code, $0.unit) }, uniquingKeysWith: { first, _ in first })
    try addTemplates(to: &read, of: patient, store)
    return read
  }

  /// The templates for such a person, then the others that nothing speaks against.
  private static func addTemplates(
    to read: inout CareRead, of patient: PatientID, _ store: Store
  ) throws(StoreError) {
    guard store.access.allows(.add, .triage) else { return }
    let facts: AdviceFacts
    do {
      facts = try store.adviceFacts(of: patient)
    } catch {
      guard case .denied = error else { throw error }
      read.templatesHidden = error.message
      return
    }
    let allowed = try store.careTemplates().filter { !$0.isForbidden(to: facts) }
    func names(_ templates: [CareTemplate], fits: Bool) -> [CareName] {
      templates.map {
        CareName(
          $0.id, $0.title, note: CareWords.counts(goals: $0.goals.count, tasks: $0.tasks.count),
          fits: fits)
      }
    }
    read.templates =
      names(allowed.filter { $0.fits(facts) }, fits: true)
      + names(allowed.filter { !$0.fits(facts) }, fits: false)
  }

  // MARK: - Care plans

  /// Begins a care plan.
  ///
  /// - Returns: How many goals of the template were left out, as there is no value to reckon from.
  private static func begin(
    _ beginning: CareBeginning, of patient: PatientID, _ store: Store
  ) throws(StoreError) -> Int {
    switch beginning {
    case .own(let title):
      let plan = CarePlan(title: Localized(same: title), start: store.today)
      _ = try store.startCarePlan(plan, of: patient)
      return 0
    case .template(let id, let language, let owner):
      guard let template = try store.careTemplates().first(where: { $0.id == id }) else {
        throw .notFound
      }
      let facts = try store.adviceFacts(of: patient)
      if template.isForbidden(to: facts) { throw .refused(CareWords.forbidden) }
      let readings = try store.goalReadings(
        of: patient, indicators: Set(template.goals.map(\.indicator)))
      let drafted = template.plan(
        for: facts, readings: readings.compactMapValues(\.last),
        indicators: IndicatorDictionary(store.indicators), on: store.today, language: language,
        owner: owner)
      _ = try store.startCarePlan(drafted.plan, of: patient)
      return drafted.missing.count
    }
  }
}
