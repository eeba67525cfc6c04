import Domain
import FollowUps
import FrontdeskApp

/// What is planned for the first patient of the sample clinic: one plan that runs and one that ended,
/// a care plan with a part of each kind, and advice.
struct FakeCare {
  static let quarterly = PlanDefinition(
    id: "hypertension", title: Localized(zh: "高血压患者管理", en: "Hypertension management"),
    programme: "hypertension",
    source: Localized(zh: "规范三版 2.8", en: "national standard, 3rd ed., 2.8"),
    recurrence: PlanRecurrence(
      every: .months(3), first: .weeks(2), window: PlanWindow(early: 14, late: 14),
      contact: PlanContact(
        title: Localized(zh: "高血压季度随访", en: "Quarterly hypertension visit"),
        reason: .hypertensionManagement, channel: .visit)))
  static let aftercare = PlanDefinition(
    id: "surgery", title: Localized(zh: "术后随访", en: "After an operation"),
    source: Localized(zh: "诊所自定", en: "clinic's own"), again: .restart,
    steps: [
      PlanStep(
        id: "day-3", offset: .days(3), window: PlanWindow(early: 1, late: 2),
        contact: PlanContact(title: Localized(zh: "术后3天", en: "Day 3 call")))
    ])
  static let catalog = PlanCatalog([quarterly, aftercare])

  var events: [PlanEvent]
  var records: [CarePlanRecord]
  /// What was given and stands, the newest first.
  var given: [GivenAdvice] = []
  /// Whether somebody else changes a care plan just before this desk does.
  var isRaced = false

  init() {
    let day = SampleClinic.day
    func started(_ id: Int, _ plan: String, _ date: String, _ cause: PlanStart) -> PlanEvent {
      PlanEvent(
        id: id, day: day(date),
        kind: .started(PlanBeginning(plan: plan, version: 1, anchor: day(date), cause: cause)))
    }
    events = [
      started(1, "surgery", "2024-05-06", .hand),
      PlanEvent(
        id: 2, day: day("2024-05-09"),
        kind: .visited(PlanVisit(channel: .phone, findings: ["surgery": PlanFinding(.unjudged)]))),
      started(3, "hypertension", "2025-11-03", .diagnosis(prefix: "I10")),
    ]
    let goal = CareGoal(
      id: 1, indicator: "sbp", target: .limit(.lessThan, 140), unit: "mm[Hg]",
      due: day("2026-12-01"), start: GoalReading(168, on: day("2026-01-05")),
      source: Localized(zh: "规范三版 2.8", en: "national standard, 3rd ed., 2.8"))
    let plan = CarePlan(
      title: Localized(zh: "高血压照护计划", en: "Hypertension care plan"), start: day("2026-01-05"),
      template: "hypertension@1", goals: [goal],
      tasks: [
        CareTask(id: 2, text: "BP 每天早晚测血压", due: day("2026-02-01")),
        CareTask(
          id: 3, text: "ECG 查心电图", owner: .staff("li"),
          done: CareTask.Completion(day: day("2026-01-20"), staff: "li")),
      ])
    records = [
      CarePlanRecord(id: 5, patient: PatientID(1), plan: plan, staff: nil, at: SampleClinic.now)
    ]
  }

  static let library = AdviceLibrary([
    AdviceEntry(
      id: "salt-5g", kind: .diet,
      text: Localized(
        zh: "每天吃盐不超过 5 克, 少吃咸菜和酱油。", en: "Eat no more than 5 g of salt a day; little pickles."),
      isFor: [[.tag("血压未控")]], source: Localized(zh: "指南 2024", en: "guideline 2024")),
    AdviceEntry(
      id: "walk", kind: .exercise,
      text: Localized(zh: "每周快走 5 次, 每次 30 分钟。", en: "Walk fast 5 times a week for 30 minutes."),
      isFor: [[.everybody]], isNotFor: [[.trait(.heartFailure)]],
      source: Localized(zh: "指南 2024", en: "guideline 2024")),
    AdviceEntry(
      id: "run", kind: .exercise, text: Localized(zh: "每周慢跑 3 次。", en: "Run 3 times a week."),
      isFor: [[.everybody]], isNotFor: [[.tag("血压未控")]],
      source: Localized(zh: "指南 2024", en: "guideline 2024")),
  ])

  func facts(_ part: CarePanel.Part, of patient: PatientID) -> CareFacts {
    let isFirst = patient == PatientID(1)
    switch part {
    case .plans:
      let book = PlanBook(catalog: Self.catalog, events: isFirst ? events : [])
      let plans = book.overview(on: FakeClinic.today, week: WorkingWeek.everyDay, followUps: [:])
      return .plans(
        PlansRead(
          plans: plans,
          known: Self.catalog.current.map { CareName($0.id, $0.title, note: $0.source) }))
    case .care: return .care(care(of: patient))
    case .advice:
      let person = AdviceFacts(
        age: 58, sex: .male,
        tags: isFirst ? [Localized(zh: "血压未控", en: "BP uncontrolled")] : [])
      return .advice(
        AdviceRead(
          choice: Self.library.choice(for: person), records: isFirst ? records : [],
          given: given.filter { $0.patient == patient }))
    }
  }

  private func care(of patient: PatientID) -> CareRead {
    let reads = (patient == PatientID(1) ? records : []).map { record in
      let progress = record.plan.goals.map { goal in
        (
          goal.id,
          GoalProgress(
            of: goal, readings: [GoalReading(152, on: SampleClinic.day("2026-02-02"))],
            since: record.plan.start, today: FakeClinic.today)
        )
      }
      return CareRecordRead(
        record, progress: Dictionary(progress, uniquingKeysWith: { $1 }))
    }
    return CareRead(
      records: reads,
      templates: [
        CareName(
          "hypertension", Localized(zh: "高血压照护计划", en: "Hypertension care plan"),
          note: Localized(zh: "目标 2 任务 4", en: "2 goals, 4 tasks")),
        CareName(
          "gout", Localized(zh: "痛风照护计划", en: "Gout care plan"),
          note: Localized(zh: "目标 1 任务 3", en: "1 goal, 3 tasks"), fits: false),
      ],
      indicators: [
        CareName("sbp", Localized(zh: "收缩压", en: "Systolic"), note: Localized(same: "mmHg")),
        CareName("weight", Localized(zh: "体重", en: "Weight"), note: Localized(same: "kg")),
      ], units: ["sbp": "mm[Hg]", "weight": "kg"])
  }

  /// Does what was asked; the number that comes of it, or why it cannot be.
  mutating func change(_ request: CareRequest) -> Result<Int, CareFailure> {
    let today = FakeClinic.today
    let next = (events.map(\.id).max() ?? 0) + 1
    func event(_ kind: PlanEvent.Kind) -> PlanEvent { PlanEvent(id: next, day: today, kind: kind) }
    switch request {
    case .read: return .success(0)
    case .start(_, let plan, let from, let owner):
      let kind = PlanEvent.Kind.started(
        PlanBeginning(
          plan: plan, version: 1, anchor: from ?? today, cause: .hand, owner: owner))
      return add(event(kind))
    case .end(_, let instance, _): return add(event(.ended(instance: instance, .hand)))
    case .firstDay(_, let instance, let day, _):
      return add(event(.anchored(instance: instance, to: day)))
    case .skip(_, let key, let reason): return add(event(.skipped(key, reason: reason)))
    case .away(_, let cause, _): return add(event(cause.map { .left($0) } ?? .returned))
    case .begin(let patient, let beginning):
      let title =
        switch beginning {
        case .own(let title): Localized(same: title)
        case .template: Localized(zh: "高血压照护计划", en: "Hypertension care plan")
        }
      records.insert(
        CarePlanRecord(
          id: 9, patient: patient, plan: CarePlan(title: title, start: today),
          at: SampleClinic.now), at: 0)
      return .success(0)
    case .change(_, let plan, let version, let change, _):
      guard let place = records.firstIndex(where: { $0.id == plan }) else {
        return .failure(CareFailure(words: Localized(zh: "没有找到", en: "not found")))
      }
      if isRaced { records[place].version += 1 }
      isRaced = false
      guard records[place].version == version else {
        return .failure(CareFailure(words: Localized(zh: "别人刚刚改动", en: "somebody was quicker")))
      }
      do {
        records[place].plan = try records[place].plan.applying(change).plan
        records[place].version += 1
        return .success(plan)
      } catch {
        return .failure(CareFailure(words: error.message))
      }
    case .give(let patient, let entry, let contact, let plan):
      return give(entry, to: patient, at: contact, plan: plan)
    case .takeBackAdvice(_, let id, _):
      given.removeAll { $0.id == id }
      return .success(id)
    }
  }

  private mutating func give(
    _ id: String, to patient: PatientID, at contact: AdviceContact, plan: Int?
  ) -> Result<Int, CareFailure> {
    guard let entry = Self.library[id] else {
      return .failure(CareFailure(words: AdviceRefusal.unknown(id).message))
    }
    let advice = CareAdvice(
      entry: id, version: entry.version, kind: entry.kind, text: entry.text,
      why: Localized(zh: "标签“血压未控”", en: "tag \"BP uncontrolled\""), day: FakeClinic.today)
    var followUp: FollowUpID?
    if case .followUp(let id) = contact { followUp = id }
    if let place = records.firstIndex(where: { $0.id == plan }),
      let changed = try? records[place].plan.applying(.advice(advice)).plan
    {
      records[place].plan = changed
      records[place].version += 1
    }
    let number = given.count + 1
    given.insert(
      GivenAdvice(
        id: number, patient: patient, advice: advice, followUp: followUp, carePlan: plan,
        staff: "王医生", at: SampleClinic.now), at: 0)
    return .success(number)
  }

  private mutating func add(_ event: PlanEvent) -> Result<Int, CareFailure> {
    let book = PlanBook(catalog: Self.catalog, events: events)
    if let refusal = book.refusal(of: event.kind, on: event.day, today: event.day) {
      return .failure(CareFailure(words: refusal.message))
    }
    events.append(event)
    return .success(event.id)
  }
}

/// Why the clinic did not do something.
struct CareFailure: Error {
  var words: Localized
}

extension FakeClinic {
  mutating func answer(_ request: CareRequest) -> Message {
    if case .read(let patient, let part, let generation) = request {
      let facts = careBook.facts(part, of: patient)
      return .rights(.care(facts, patient, generation: generation))
    }
    switch careBook.change(request) {
    case .success(let number):
      version += 1
      for place in archives.indices {
        archives[place].advice = careBook.given.filter { $0.patient == archives[place].id }
      }
      return .rights(.done(.care(request), number: number))
    case .failure(let failure): return .failed(failure.words, .rights(.care(request)))
    }
  }
}
