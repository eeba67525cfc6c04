import Domain
import FollowUps
import Testing

/// What starts and ends plans, versions, and what plans say of one another.
@Suite("The catalog of plans") struct PlanCatalogTests {
  static func plan(
    _ id: String, version: Int = 1, programme: String? = nil, priority: Int = 0,
    starts: [PlanStart] = [.hand], every: PlanSpan = .months(3), replaces: [String] = [],
    stops: [PlanStop] = []
  ) -> PlanDefinition {
    PlanDefinition(
      id: id, version: version, title: Localized(same: id), programme: programme,
      priority: priority, source: Localized(same: "test"), starts: starts, replaces: replaces,
      recurrence: PlanRecurrence(
        every: every, first: every, window: PlanWindow(early: 7, late: 7),
        contact: PlanContact(title: Localized(same: "visit"))), stops: stops)
  }

  @Test(
    "knows which facts start which plan",
    arguments: [
      (
        PlanFact.tag(Localized(zh: "血压正常高值", en: "High-normal blood pressure")), "hypertension-risk"
      ),
      (.tag(Localized(zh: "肥胖", en: "Obesity")), "education-weight"),
      (.rule("bp.suspect"), "bp-recheck"),
      (.diagnosis(Coding(code: "i15.9", display: ""), codeSets: []), "annual-exam hypertension"),
      (.diagnosis(Coding(code: "E10", display: ""), codeSets: []), ""),
      (.diagnosis(Coding(code: "x", display: ""), codeSets: ["htn"]), "hypertension"),
      (
        .diagnosis(
          Coding(system: "http://snomed.info/sct", code: "I10", display: ""), codeSets: []), ""
      ),
      (.discharge(classCode: "IMP"), "post-discharge"), (.encounter(classCode: "IMP"), ""),
      (.discharge(classCode: "AMB"), ""),
      (.result(plan: "bp-recheck", .controlled), "hypertension-risk"),
      (.result(plan: "bp-recheck", .uncontrolled), ""),
      (.diagnosis(Coding(code: "Z39.0", display: ""), codeSets: []), "postpartum"),
      (.tagGone(Localized(zh: "肥胖", en: "Obesity")), ""),
    ])
  func facts(fact: PlanFact, plans: String) {
    let found = ShippedPlans.catalog.starting(by: fact).map(\.id).sorted()
    #expect(found == plans.split(separator: " ").map(String.init))
  }

  @Test("has no complaint about the shipped plans")
  func shippedAgree() {
    #expect(ShippedPlans.catalog.diagnostics.isEmpty)
  }

  @Test("says what plans say of one another that cannot be")
  func complaints() {
    let catalog = PlanCatalog([
      Self.plan("a", programme: "p", replaces: ["bbb-plam"]),
      Self.plan("bbb-plan", programme: "p"),
    ])
    #expect(catalog.diagnostics.map(\.code) == ["plans.unknown-plan", "plans.tie"])
    #expect(catalog.diagnostics.first?.help?.english == "did you mean \"bbb-plan\"?")
  }

  @Test("starts nothing that is running, or that one of more weight keeps out")
  func noSecondStart() {
    var desk = PlanDesk(on: day("2026-01-05"))
    let diagnosis = PlanFact.diagnosis(Coding(code: "I10", display: ""), codeSets: ["htn"])
    for _ in 0..<3 {
      for kind in desk.book.beginnings(by: diagnosis, anchor: desk.today, on: desk.today) {
        desk.happen(kind)
      }
    }
    #expect(desk.book.instances.map(\.definition.id) == ["hypertension", "annual-exam"])
    let tag = PlanFact.tag(Localized(zh: "血压正常高值", en: "x"))
    #expect(desk.book.beginnings(by: tag, anchor: desk.today, on: desk.today).isEmpty)
    #expect(desk.open.count == 2)
  }

  @Test("a diagnosis takes over from the care of people at risk, and the row of visits goes on")
  func diagnosisTakesOver() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension-risk")
    desk.visit("hypertension", .uncontrolled, on: day("2026-07-06"))
    desk.start("hypertension", cause: .diagnosis(prefix: "I10"))
    #expect(desk.open.map(\.key.text) == ["3/r1"])
    #expect(desk.book[1]?.ending?.cause == .replaced)
    desk.visit("hypertension", .uncontrolled, on: day("2026-07-20"))
    #expect(desk.why?.chinese == "控制不满意 连续2次 → 建议转诊，2周内查转诊，规范三版 2.8")
  }

  @Test("running plans keep their version until the next visit")
  func versions() {
    let old = PlanCatalog([Self.plan("x", version: 1, every: .months(3))])
    let new = PlanCatalog(
      [Self.plan("x", version: 2, every: .months(1))],
      archived: [Self.plan("x", version: 1, every: .months(3))])
    var desk = PlanDesk(old, on: day("2026-01-05"))
    desk.start("x")
    #expect(desk.open.map(\.due) == [day("2026-04-03")])
    desk.book = PlanBook(catalog: new, events: desk.book.events)
    #expect(desk.changes.isEmpty)
    #expect(desk.book.instances.first?.definition.version == 1)
    desk.visit("x", .unjudged, on: day("2026-04-03"))
    #expect(desk.book.instances.first?.definition.version == 2)
    #expect(desk.open.map(\.due) == [day("2026-05-05")])
    // What happened under the old version is not judged anew by a still newer one.
    let newest = PlanCatalog(
      [Self.plan("x", version: 3, every: .weeks(1))],
      archived: [
        Self.plan("x", version: 1, every: .months(3)),
        Self.plan("x", version: 2, every: .months(1)),
      ])
    desk.book = PlanBook(catalog: newest, events: desk.book.events)
    #expect(desk.changes.isEmpty)
  }

  @Test("steps are found again by their ids in another version")
  func versionsOfSteps() {
    func ladder(_ version: Int, _ steps: [(String, Int)]) -> PlanDefinition {
      PlanDefinition(
        id: "l", version: version, title: Localized(same: "l"), source: Localized(same: "s"),
        steps: steps.map { id, days in
          PlanStep(
            id: id, offset: .days(days), window: PlanWindow(early: 1, late: 1),
            contact: PlanContact(title: Localized(same: id)))
        })
    }
    let first = ladder(1, [("a", 3), ("b", 7), ("c", 14)])
    let second = ladder(2, [("a", 3), ("x", 5), ("b", 8), ("c", 21)])
    var desk = PlanDesk(PlanCatalog([first]), on: day("2026-01-05"))
    desk.start("l")
    desk.visit("l", .unjudged, by: .phone, on: day("2026-01-08"))
    #expect(desk.open.map(\.key.text) == ["1/s:b"])
    desk.book = PlanBook(
      catalog: PlanCatalog([second], archived: [first]), events: desk.book.events)
    #expect(desk.open.map(\.due) == [day("2026-01-12")])
    desk.visit("l", .unjudged, by: .phone, on: day("2026-01-13"))
    #expect(desk.open.map(\.key.text) == ["1/s:c"])
    #expect(desk.open.map(\.due) == [day("2026-01-26")])
  }

  @Test("a plan that left the files keeps running and starts for nobody")
  func retired() {
    let gone = Self.plan("x", starts: [.rule("r")])
    let catalog = PlanCatalog([], archived: [gone])
    #expect(catalog.starting(by: .rule("r")).isEmpty)
    #expect(catalog.current.isEmpty)
    var desk = PlanDesk(catalog, on: day("2026-01-05"))
    desk.start("x")
    #expect(desk.open.count == 1)
  }

  @Test("what a fact ends is told as events", arguments: [true, false])
  func ending(isRule: Bool) {
    let plan = Self.plan("x", stops: [.tagGone("标签"), .ruleGone("a.rule")])
    var desk = PlanDesk(PlanCatalog([plan]), on: day("2026-01-05"))
    desk.start("x")
    #expect(desk.book.ending(by: .ruleGone("other")).isEmpty)
    let fact: PlanFact =
      isRule ? .ruleGone("a.rule") : .tagGone(Localized(zh: "标签", en: "Tag"))
    let cause: PlanEndCause = isRule ? .ruleGone : .tagGone
    #expect(desk.book.ending(by: fact) == [.ended(instance: 1, cause)])
    desk.happen(.ended(instance: 1, cause))
    #expect(desk.book.ending(by: fact).isEmpty)
  }

  @Test("a result can end a plan")
  func resultEnds() {
    let plan = Self.plan("x", stops: [.result(.controlled)])
    var desk = PlanDesk(PlanCatalog([plan]), on: day("2026-01-05"))
    desk.start("x")
    desk.visit("x", .uncontrolled, on: day("2026-01-06"))
    #expect(desk.open.count == 1)
    desk.visit("x", .controlled, on: day("2026-01-07"))
    #expect(desk.open.isEmpty)
    #expect(desk.book.instances.first?.ending?.cause == .result)
  }
}

@Suite("The key of a planned follow-up") struct PlanKeyTests {
  @Test(
    "is read as it was written",
    arguments: ["12/s:day-3", "12/r4", "1/c57", "1/a57", "1/s:a/b", "3/s:r4"])
  func roundTrip(text: String) {
    #expect(PlanKey(text: text)?.text == text)
  }

  @Test(
    "is nothing else",
    arguments: [
      "", "12", "12/", "/r4", "12/x4", "12/r", "12/r04", "+12/r4", "12/s:", "12/rx", "a/r1",
    ])
  func refused(text: String) {
    #expect(PlanKey(text: text) == nil)
  }
}

@Suite("A length of time") struct PlanSpanTests {
  @Test(
    "is reckoned at once, so that month ends do not drift",
    arguments: [
      ("3m", 1, "2025-11-30", "2026-02-28"), ("3m", 2, "2025-11-30", "2026-05-30"),
      ("1m", 1, "2026-01-31", "2026-02-28"), ("1m", 2, "2026-01-31", "2026-03-31"),
      ("1y", 1, "2024-02-29", "2025-02-28"), ("1y", 4, "2024-02-29", "2028-02-29"),
      ("2w", 3, "2026-01-05", "2026-02-16"), ("-24w", 1, "2026-08-03", "2026-02-16"),
      ("0d", 5, "2026-01-05", "2026-01-05"),
    ])
  func after(text: String, times: Int, from: String, to: String) {
    #expect(PlanSpan(text: text)?.after(day(from), times: times) == day(to))
  }

  @Test(
    "is refused when it is none",
    arguments: [
      "", "d", "3", "3x", "three d", "+3d", "3 d", "30y", "9999d", "1.5m", "99999999999999999999d",
    ])
  func refused(text: String) {
    #expect(PlanSpan(text: text) == nil)
  }

  @Test("reads in words")
  func words() {
    #expect(PlanSpan.weeks(2).title == Localized(zh: "2周", en: "2 weeks"))
    #expect(PlanSpan.days(1).title == Localized(zh: "1天", en: "1 day"))
    #expect(PlanSpan(-8, .months).title == Localized(zh: "8个月", en: "8 months"))
    #expect(PlanSpan.years(1).title == Localized(zh: "1年", en: "1 year"))
  }
}
