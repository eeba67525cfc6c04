import Domain
import Foundation
import Interchange
import TestSupport
import Testing

@testable import FollowUps

@Suite("Templates of care plans")
struct CareTemplateTests {
  static let indicators: IndicatorDictionary = {
    let bytes = (try? SharedFiles.repositoryBytes("sample-data/clinic/indicators.json5")) ?? []
    return IndicatorDictionary(IndicatorFile.read(bytes).indicators)
  }()

  static func templates() throws -> [CareTemplate] {
    try SharedFiles.repositoryFiles(in: "sample-data/clinic/care", ending: ".json5").flatMap {
      let bytes = try SharedFiles.repositoryBytes("sample-data/clinic/care/\($0)")
      let (templates, diagnostics) = CareFile.read(bytes, indicators: indicators)
      #expect(diagnostics == [], "\($0)")
      return templates
    }
  }

  static func draft(
    _ id: String, _ person: AdviceFacts, _ readings: [String: GoalReading] = [:],
    language: Language = .chinese
  ) throws -> DraftedCarePlan {
    let template = try #require(try templates().first { $0.id == id })
    return template.plan(
      for: person, readings: readings, indicators: indicators, on: GoalTests.day("2026-01-31"),
      language: language, owner: "li")
  }

  static let obese = Localized(zh: "肥胖", en: "Obesity")

  @Test("the clinic's own files are in order")
  func shipped() throws {
    #expect(
      try Self.templates().map(\.id)
        == ["hypertension", "diabetes", "prediabetes", "weight", "urate", "elderly"])
  }

  @Test("hypertension asks below 140, from 65 years below 150, and 5 % of the weight of the obese")
  func hypertension() throws {
    let person = AdviceFacts(age: 64, sex: .male, tags: [Self.obese], diagnoses: ["I10"])
    let start = GoalTests.reading(170, "2026-01-31")
    let drafted = try Self.draft(
      "hypertension", person, ["sbp": start, "weight": GoalTests.reading(90.3, "2026-01-30")])
    let goals = drafted.plan.goals
    #expect(
      goals.map { "\($0.id) \($0.indicator) \($0.target.code) \($0.unit)" } == [
        "1 sbp <140 mm[Hg]", "2 dbp <90 mm[Hg]", "3 weight <=85.8 kg",
      ])
    #expect(goals.map { $0.due?.description } == ["2026-04-30", "2026-04-30", "2026-07-31"])
    #expect(goals[0].start == start)
    #expect(goals[1].start == nil)
    #expect(goals[0].source.chinese == "规范三版 2.8")
    #expect(drafted.missing == [])
    #expect(drafted.plan.template == "hypertension@1")
    let older = try Self.draft("hypertension", AdviceFacts(age: 65, sex: .male))
    #expect(older.plan.goals.map(\.target.code) == ["<150", "<90"])
    // An age that is not known gets the lower line, as the national form judges.
    #expect(
      try Self.draft("hypertension", AdviceFacts()).plan.goals.map(\.target.code) == [
        "<140", "<90",
      ])
  }

  @Test("a goal that is a part of a value is named as missing where there is none")
  func missing() throws {
    let drafted = try Self.draft("weight", AdviceFacts(age: 40, sex: .female, tags: [Self.obese]))
    #expect(drafted.missing == ["weight"])
    #expect(drafted.plan.goals.map { "\($0.indicator) \($0.target.code)" } == ["waist <85"])
  }

  @Test("tasks are numbered after the goals, and the clinic's are somebody's")
  func tasks() throws {
    var person = AdviceFacts(age: 50, sex: .male, diagnoses: ["I10"])
    let plain = try Self.draft("hypertension", person).plan
    #expect(plain.tasks.map(\.id) == [3, 4, 5, 6])
    #expect(plain.tasks.map(\.owner) == [.patient, .staff("li"), .staff("li"), .staff("li")])
    #expect(plain.tasks[0].due == GoalTests.day("2026-02-14"))
    #expect(plain.nextNumber == 7)
    person.traits = [.smoking]
    let smoker = try Self.draft("hypertension", person, language: .english).plan
    #expect(smoker.tasks[1].text == "Set a day to stop smoking")
  }

  @Test("is offered to whom it is for, and to nobody it is not for")
  func fits() throws {
    let template = try #require(try Self.templates().first { $0.id == "hypertension" })
    #expect(template.fits(AdviceFacts(age: 50, diagnoses: ["I10.X"])))
    #expect(template.fits(AdviceFacts(age: 50, tags: [Localized(zh: "血压未控", en: "")])))
    #expect(!template.fits(AdviceFacts(age: 50, diagnoses: ["E11"])))
    #expect(!template.fits(AdviceFacts(age: 17, diagnoses: ["I10"])))
    #expect(!template.fits(AdviceFacts(age: nil, diagnoses: ["I10"])))
    #expect(!template.fits(AdviceFacts(age: 30, diagnoses: ["I10"], traits: [.pregnancy])))
  }
}
