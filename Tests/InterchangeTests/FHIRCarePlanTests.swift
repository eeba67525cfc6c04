import Domain
import Interchange
import Testing

/// Care plans in the copy of everything held on a person.
@Suite struct FHIRCarePlanTests {
  private static func day(_ text: String) -> CalendarDate {
    CalendarDate(iso: text) ?? CalendarDate(dayNumber: 0)
  }

  private static let plan = CarePlan(
    title: Localized(zh: "高血压照护计划", en: "Plan"), start: day("2026-10-01"),
    goals: [
      CareGoal(
        id: 1, indicator: "sbp", target: .limit(.lessThan, 140), unit: "mm[Hg]",
        due: day("2027-01-01")),
      CareGoal(id: 2, indicator: "fpg", target: .between(4.4, 7), unit: "mmol/L", status: .onHold),
    ],
    tasks: [
      CareTask(id: 3, text: "测血压", due: day("2026-10-15")),
      CareTask(
        id: 4, text: "查血脂", owner: .staff("li"),
        done: CareTask.Completion(day: day("2026-10-02"))),
    ],
    advice: [
      CareAdvice(
        entry: "salt", version: 1, kind: .diet, text: Localized(zh: "少盐", en: "less salt"),
        day: day("2026-10-01"))
    ])

  private func resources(_ plans: [CarePlanRecord], _ type: String) throws -> [JSONValue] {
    let archive = PatientArchive(
      id: PatientID(381), card: "A-003813",
      patient: Patient(name: "欧阳娜娜", sex: .female, birthDate: nil))
    let zone = ClinicZone.fixed(8 * 3600)
    let export = FHIRExport(
      PersonExport(archive: archive, carePlans: plans), zone: zone, clinic: "测试")
    let text = export.bundle(at: Instant(seconds: 0)).text
    let root = try #require(JSONParser.parse(Array(text.utf8)).document?.root)
    let entries = try #require(root["entry"]?.elements)
    return entries.compactMap { entry -> JSONValue? in
      entry["resource"]?["resourceType"]?.string == type ? entry : nil
    }
  }

  private func record(_ id: Int, isMistaken: Bool = false) -> CarePlanRecord {
    CarePlanRecord(
      id: id, patient: PatientID(381), plan: Self.plan, staff: "李护士", at: Instant(seconds: 0),
      isMistaken: isMistaken)
  }

  @Test func aPlanPointsAtItsGoalsAndHasItsTasksAndAdvice() throws {
    let plans = [record(7), record(3, isMistaken: true)]
    let found = try resources(plans, "CarePlan").compactMap { $0["resource"] }
    #expect(found.map { $0["status"]?.string } == ["active", "entered-in-error"])
    let first = try #require(found.first)
    #expect(first["intent"]?.string == "plan")
    #expect(first["period"]?["start"]?.string == "2026-10-01")
    #expect(first["author"]?["display"]?.string == "李护士")
    let activities = try #require(first["activity"]?.elements).map { $0["detail"] }
    #expect(activities.map { $0?["status"]?.string } == ["not-started", "completed"])
    #expect(activities.map { $0?["description"]?.string } == ["测血压", "查血脂"])
    #expect(activities[0]?["scheduledPeriod"]?["end"]?.string == "2026-10-15")
    #expect(try #require(first["note"]?.elements).map { $0["text"]?.string } == ["少盐"])
    let goals = try resources(plans, "Goal")
    #expect(goals.count == 4)
    for (place, plan) in found.enumerated() {
      let references = try #require(plan["goal"]?.elements).map { $0["reference"]?.string }
      let addresses = goals[2 * place..<2 * place + 2].map { $0["fullUrl"]?.string }
      #expect(references == addresses)
    }
  }

  @Test func aGoalHasItsTargetAndDay() throws {
    let found = try resources([record(7)], "Goal").compactMap { $0["resource"] }
    #expect(found.map { $0["lifecycleStatus"]?.string } == ["active", "on-hold"])
    let targets = found.compactMap { $0["target"]?.elements.first { _ in true } }
    let quantity = try #require(targets[0]["detailQuantity"])
    #expect(quantity["value"]?.double == 140)
    #expect(quantity["comparator"]?.string == "<")
    #expect(quantity["code"]?.string == "mm[Hg]")
    #expect(targets[0]["dueDate"]?.string == "2027-01-01")
    #expect(targets[1]["detailRange"]?["low"]?["value"]?.double == 4.4)
    #expect(targets[1]["detailRange"]?["high"]?["value"]?.double == 7)
    #expect(targets[1]["dueDate"] == nil)
  }

  @Test func withoutPlansThereIsNothing() throws {
    #expect(try resources([], "CarePlan").isEmpty)
    #expect(try resources([], "Goal").isEmpty)
  }

  @Test func givenAdviceIsACommunicationAboutItsContact() throws {
    let advice = try #require(Self.plan.advice.first)
    var archive = PatientArchive(
      id: PatientID(381), card: "A-003813",
      patient: Patient(name: "欧阳娜娜", sex: .female, birthDate: nil))
    archive.followUps = [
      FollowUp(
        id: FollowUpID(12), patient: PatientID(381),
        details: FollowUpDraft(
          reason: .other, channel: .phone, due: Self.day("2026-10-01"), risk: .regular,
          why: Localized(same: "")), version: 1)
    ]
    var told = advice
    told.why = Localized(zh: "诊断 I10", en: "diagnosis I10")
    let given = [
      GivenAdvice(
        id: 1, patient: PatientID(381), advice: told, followUp: FollowUpID(12), carePlan: 7,
        staff: "李护士", at: Instant(seconds: 0)),
      GivenAdvice(
        id: 2, patient: PatientID(381), advice: advice, at: Instant(seconds: 0), isMistaken: true),
    ]
    let export = PersonExport(archive: archive, carePlans: [record(7)], advice: given)
    let text = FHIRExport(export, zone: ClinicZone.fixed(8 * 3600), clinic: "测试")
      .bundle(at: Instant(seconds: 0)).text
    let root = try #require(JSONParser.parse(Array(text.utf8)).document?.root)
    let entries = try #require(root["entry"]?.elements)
    func address(_ type: String) -> String? {
      entries.first { $0["resource"]?["resourceType"]?.string == type }?["fullUrl"]?.string
    }
    let found = entries.compactMap { $0["resource"] }.filter {
      $0["resourceType"]?.string == "Communication"
    }
    #expect(found.map { $0["status"]?.string } == ["completed", "entered-in-error"])
    let first = try #require(found.first)
    let based = first["basedOn"]?.elements.map { $0["reference"]?.string }
    #expect(based == [address("CarePlan"), address("Task")])
    #expect(
      first["payload"]?.elements.map { $0["contentString"]?.string } == ["少盐", "less salt"])
    #expect(first["reasonCode"]?.elements.map { $0["text"]?.string } == ["诊断 I10"])
    #expect(first["sender"]?["display"]?.string == "李护士")
    #expect(found.last?["basedOn"] == nil)
  }
}
