internal import Domain
internal import FollowUps
internal import Forms
internal import Store

/// The plans: those of a clinic taken over, and a visit filed with its form, values and next date.
enum PlanRows {
  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    let store = try clinic.openForNobody()
    var rows: [Row] = []
    if try store.setting(.plansEdition) == nil {
      guard try store.savePlans(try clinic.planFiles()).isAccepted else {
        throw BenchClinic.Problem(description: "the starting plans are not accepted")
      }
      let start = Clock.milliseconds()
      let count = try store.adoptFollowUps()
      rows.append(
        Row(
          "plans: \(count) open follow-ups taken over",
          "\(short((Clock.milliseconds() - start) / 1000)) s"))
    }
    guard try store.saveForms([("bench.json5", Array(form.utf8))]).isAccepted else {
      throw BenchClinic.Problem(description: "the form is not accepted")
    }
    rows.append(try visits(store))
    let start = Clock.milliseconds()
    let check = try store.checkPlans()
    rows.append(
      Row(
        "plans: everybody held against theirs, \(check.people) people, \(check.differing) differ",
        "\(short((Clock.milliseconds() - start) / 1000)) s"))
    return rows
  }

  private static let visitCount = 300

  /// Files visits of people whose follow-ups a plan holds; each ends one and opens the next.
  private static func visits(_ store: Store) throws -> Row {
    guard let form = try store.forms(named: "bench-pressure")["bench-pressure"] else {
      throw BenchClinic.Problem(description: "the form is not there")
    }
    var people: [FollowUp] = []
    for id in try store.queueOrder(.all) where people.count < visitCount {
      let followUp = try store.followUp(FollowUpID(Int(id)))
      if followUp.plan == "hypertension" { people.append(followUp) }
    }
    let times = try Times(people) { followUp in
      var open = OpenForm(
        form, context: try store.formContext(form, of: followUp.patient, on: store.today))
      for (item, text) in [("sbp", "134"), ("dbp", "82"), ("rate", "72")] {
        _ = open.enter(text, at: QuestionnaireItemKey(item))
      }
      guard case .success(let filled) = open.completed() else {
        throw BenchClinic.Problem(description: "the form is not complete")
      }
      _ = try store.file(
        filled, of: followUp.patient, for: followUp.id,
        completing: VisitCompletion(version: followUp.version, channel: .visit))
    }
    let floor = try Times(people) { try store.setPreference("bench", to: "\($0.id.value)") }
    return Row(
      "plans: a form filed with its values, tags, outcome and next date", times,
      target: "p99 ≤ 30 ms", floor: floor)
  }

  /// Three numbers, as a visit of the programme measures.
  private static let form = """
    {
      format: 1, id: 'bench-pressure', version: '1', zh: '血压', en: 'Pressure',
      source: { zh: '自编', en: 'our own' }, licence: 'own',
      wording: { zh: 'official', en: 'official' },
      sections: [
        { id: 'a', zh: '测量', en: 'Measured', items: [
          { id: 'sbp', zh: '收缩压', en: 'Systolic', type: 'quantity', unit: 'mm[Hg]',
            decimals: 0, required: true, indicator: 'sbp' },
          { id: 'dbp', zh: '舒张压', en: 'Diastolic', type: 'quantity', unit: 'mm[Hg]',
            decimals: 0, required: true, indicator: 'dbp' },
          { id: 'rate', zh: '心率', en: 'Heart rate', type: 'quantity', unit: '/min',
            decimals: 0, required: true, indicator: 'hr' },
        ] },
      ],
    }
    """
}
