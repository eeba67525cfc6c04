import Assessment
import Domain
import Interchange
import TestSupport
import Testing

@Suite("The short IPAQ")
struct IPAQShortTests {
  typealias Activity = IPAQShort.Activity

  struct Row: Sendable, CustomTestStringConvertible {
    var what: String
    /// Days and minutes, vigorous, moderate, walking.
    var given: [Int]
    /// In MET-minutes a week.
    var met: String
    var category: IPAQShort.Category
    var testDescription: String { what }
  }

  @Test(
    "follows the protocol of November 2005",
    arguments: [
      Row(what: "nothing", given: [0, 0, 0, 0, 0, 0], met: "0", category: .low),
      Row(what: "3 × 8 × 63", given: [3, 63, 0, 0, 0, 0], met: "1512", category: .high),
      Row(what: "just below 1500", given: [5, 30, 0, 0, 3, 30], met: "1497", category: .moderate),
      Row(what: "just above 1500", given: [5, 30, 0, 0, 5, 19], met: "1513.5", category: .high),
      Row(what: "two days are not high", given: [2, 180, 0, 0, 0, 0], met: "2880", category: .low),
      Row(
        what: "20 minutes on three days", given: [3, 20, 0, 0, 0, 0], met: "480",
        category: .moderate),
      Row(
        what: "19 minutes on three days", given: [3, 19, 0, 0, 0, 0], met: "456", category: .low),
      Row(
        what: "five days of 30 minutes", given: [0, 0, 3, 30, 2, 30], met: "558",
        category: .moderate),
      Row(
        what: "29 minutes, below 600", given: [0, 0, 3, 29, 2, 29], met: "539.4", category: .low),
      Row(
        what: "five days and 600", given: [0, 0, 5, 25, 3, 25], met: "747.5",
        category: .moderate),
      Row(what: "bouts below 10 minutes", given: [7, 9, 7, 9, 7, 9], met: "0", category: .low),
      Row(
        what: "cut at 180 minutes", given: [0, 0, 1, 720, 6, 10], met: "918",
        category: .moderate),
      Row(what: "seven days and 3000", given: [0, 0, 7, 90, 7, 60], met: "3906", category: .high),
      Row(
        what: "seven days, below 3000", given: [0, 0, 7, 60, 7, 50], met: "2835",
        category: .moderate),
    ])
  func protocolHolds(_ row: Row) throws {
    let result = try #require(
      IPAQShort.result(
        vigorous: Activity(days: row.given[0], minutes: row.given[1]),
        moderate: Activity(days: row.given[2], minutes: row.given[3]),
        walking: Activity(days: row.given[4], minutes: row.given[5])))
    #expect(result.metMinutes.description == row.met)
    #expect(result.category == row.category)
  }

  @Test("leaves out more than 16 hours a day and days that no week has")
  func impossibleAnswers() {
    let long = Activity(days: 1, minutes: 480)
    let rest = Activity(days: 1, minutes: 0)
    #expect(IPAQShort.result(vigorous: long, moderate: long, walking: rest) != nil)
    #expect(
      IPAQShort.result(vigorous: long, moderate: long, walking: Activity(days: 1, minutes: 1))
        == nil
    )
    #expect(
      IPAQShort.result(vigorous: Activity(days: 8, minutes: 30), moderate: rest, walking: rest)
        == nil)
    #expect(
      IPAQShort.result(vigorous: Activity(days: 1, minutes: -5), moderate: rest, walking: rest)
        == nil)
  }

  @Test("gives the vectors", .enabled(if: SharedFiles.areThere))
  func vectors() throws {
    let vectors = try ScoreVectors.of("ipaq_short")
    #expect(!vectors.isEmpty)
    for (id, inputs, expected) in vectors {
      func activity(_ name: String) -> Activity {
        Activity(
          days: inputs.member(name + "_days")?.int ?? -1,
          minutes: inputs.member(name + "_min")?.int ?? -1)
      }
      let result = IPAQShort.result(
        vigorous: activity("vig"), moderate: activity("mod"), walking: activity("walk"))
      #expect(result?.metMinutes.double == expected["met_min"]?.double, "\(id)")
      let names = ["low", "moderate", "high"]
      #expect(result.map { names[$0.category.rawValue] } == expected["category"]?.string, "\(id)")
    }
  }

  @Test("says nothing of other ages, and waits for every answer")
  func scorer() {
    var given = QuestionnaireScoreInputs(
      values: ["vig_days": .zero, "mod_days": .zero, "walk_days": DecimalNumber(digits: 5)],
      age: 15)
    #expect(IPAQShort.scorer.result(of: given) == .incomplete)
    given.values["walk_min"] = DecimalNumber(digits: 30)
    #expect(IPAQShort.scorer.result(of: given)["met-minutes"]?.description == "495")
    #expect(IPAQShort.scorer.result(of: given)["category"] == .one)
    for age in [14, 70] {
      given.age = age
      guard case .notValid = IPAQShort.scorer.result(of: given) else {
        Issue.record("age \(age) was scored")
        continue
      }
    }
    given.age = 69
    #expect(IPAQShort.scorer.result(of: given)["category"] != nil)
  }
}
