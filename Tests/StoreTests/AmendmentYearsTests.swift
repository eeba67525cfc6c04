import Domain
import FollowUps
import Forms
import Rules
import Store
import TestSupport
import Testing

/// A form that was filled in wrong and corrected leads to what the right form would have led to.
@Suite struct AmendmentYearsTests {
  private static let form = VisitForm.file([
    VisitForm.systolic, VisitForm.diastolic, VisitForm.fastingGlucose,
  ])

  private static let rules = """
    rule bp.high version 1
      tag "血压未控" en "Blood pressure not controlled"
      when latest(sbp, 90d) >= 140 mm[Hg]
      because "收缩压 {latest(sbp, 90d)}"
    end

    rule dm.suspect version 1
      tag "疑似糖尿病" en "Diabetes suspected"
      when latest(fpg, 90d) >= 7.0 mmol/L
      because "空腹血糖 {latest(fpg, 90d)}"
    end

    """

  private struct Values: Equatable {
    var systolic: Int
    var glucose: String

    static let all = [
      Values(systolic: 126, glucose: "5.2"), Values(systolic: 162, glucose: "5.2"),
      Values(systolic: 126, glucose: "8.1"), Values(systolic: 162, glucose: "8.1"),
      Values(systolic: 186, glucose: "5.2"),
    ]
  }

  /// What one person's visits were: what was written down at first, what was right, and how many days
  /// later that was found.
  private struct History {
    struct Visit {
      var gap: Int
      var written: Values
      var right: Values
      var foundAfter: Int
    }
    var visits: [Visit]
    var hasPlan: Bool

    init(_ random: inout SeededRandom) {
      hasPlan = Int.random(in: 0..<4, using: &random) > 0
      visits = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        let right = Values.all.randomElement(using: &random) ?? Values.all[0]
        let isWrong = Bool.random(using: &random)
        return Visit(
          gap: Int.random(in: 10...60, using: &random),
          written: isWrong ? Values.all.randomElement(using: &random) ?? right : right,
          right: right, foundAfter: Int.random(in: 0...9, using: &random))
      }
    }
  }

  private func desk(_ history: History) throws -> PlanClinic {
    let desk = try PlanClinic(rules: Self.rules)
    let saving = try desk.store.saveForms([Self.form])
    try #require(saving.isAccepted, "\(saving.diagnostics)")
    if history.hasPlan {
      _ = try desk.store.startPlan("hypertension", of: desk.patient)
    } else {
      let first = FollowUpDraft(
        reason: .hypertensionManagement, channel: .visit, due: desk.today, risk: .regular,
        why: Localized(same: "季度"))
      try desk.store.openFollowUps([first], of: desk.patient)
    }
    return desk
  }

  private func fill(
    _ desk: PlanClinic, _ values: Values, from draft: FiledForm? = nil
  ) throws -> FilledForm {
    try desk.filled(["sbp": "\(values.systolic)", "dbp": "78", "fpg": values.glucose], from: draft)
  }

  /// What is open, without the numbers under which it is stored.
  private func open(_ desk: PlanClinic) throws -> [String] {
    let plans = try desk.store.plans(of: desk.patient).running
    let wanted = plans.flatMap { plan in
      plan.wanted.map { wanted in
        "\(plan.plan) \(plan.started) \(plan.anchor) \(wanted.day) \(wanted.why.chinese)"
      }
    }
    // What a plan asked for while the wrong form stood is due when that is found: no date is past.
    let rows = try desk.open().map { row in
      let details = row.details
      return "\(details.heading.chinese) \(row.plan == nil ? details.due.description : "") "
        + "\(details.channel) \(details.risk) \(details.form ?? "-") \(details.why.chinese)"
    }
    return wanted.sorted() + rows.sorted()
  }

  private func live(_ history: History, isCorrected: Bool) throws -> PlanClinic {
    let desk = try desk(history)
    var found: [(day: CalendarDate, form: FiledForm, right: Values)] = []
    func correct(until day: CalendarDate) throws {
      for one in found.filter({ $0.day <= day }).sorted(by: { $0.day < $1.day }) {
        desk.go(to: max(desk.today, one.day))
        _ = try desk.store.tendPlans(limit: 100)
        _ = try desk.store.amendForm(
          one.form.id, version: one.form.version, with: try fill(desk, one.right, from: one.form))
        try desk.expectSettled()
      }
      found.removeAll { $0.day <= day }
    }
    for visit in history.visits {
      let day = desk.today.adding(days: visit.gap)
      try correct(until: day)
      desk.go(to: day)
      _ = try desk.store.tendPlans(limit: 100)
      let present = try desk.open()
      let row = try #require(
        try present.first { try desk.store.planKey(of: $0.id)?.plan == "hypertension" }
          ?? present.first { $0.details.reason == .hypertensionManagement }, "\(present)")
      let values = isCorrected ? visit.written : visit.right
      let filed = try desk.store.file(
        try fill(desk, values), of: desk.patient, for: row.id,
        completing: VisitCompletion(version: row.version))
      if isCorrected, values != visit.right {
        found.append((day.adding(days: visit.foundAfter), filed.form, visit.right))
      }
    }
    try correct(until: desk.today.adding(days: 9))
    let end = desk.today
    desk.go(to: max(end, desk.today))
    _ = try desk.store.tendPlans(limit: 100)
    try desk.expectSettled()
    return desk
  }

  @Test(arguments: 0..<60) func correctedIsAsRightFromTheStart(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let history = History(&random)
    let corrected = try live(history, isCorrected: true)
    let right = try live(history, isCorrected: false)
    right.go(to: corrected.today)
    _ = try right.store.tendPlans(limit: 100)
    let (left, expected) = (try open(corrected), try open(right))
    let difference =
      left.filter { !expected.contains($0) }.map { "- \($0)" }
      + expected.filter { !left.contains($0) }.map { "+ \($0)" }
    #expect(difference.isEmpty, "\(difference.joined(separator: "\n")) \(history)")
  }
}
