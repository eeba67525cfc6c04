import Glibc
import Testing

/// Forms that are corrected, people who are found again, and first days that were wrong.
@Suite struct CorrectionCommandTests {
  /// The first open follow-up of the hypertension plan.
  private func managed(_ clinic: Clinic) throws -> (card: String, followUp: Int) {
    let rows = try clinic.english("queue", "--due", "all", "--json").lines.map(jsonObject)
    let row = try #require(rows.first { $0["plan"] as? String == "hypertension" })
    return (try #require(row["patient"] as? String), try #require(row["followUp"] as? Int))
  }

  /// What the hypertension plan of a person asks for.
  private func wanted(_ card: String, _ clinic: Clinic) throws -> [[String: Any]] {
    let plans = try clinic.english("plan", "of", card, "--json").lines.map(jsonObject)
    let plan = try #require(
      plans.first { $0["plan"] as? String == "hypertension" && $0["ended"] is String == false })
    return try #require(plan["wanted"] as? [[String: Any]])
  }

  @Test func aCorrectedFormSetsTheDateThatTheRightOneWouldHaveSet() throws {
    let clinic = try Clinic()
    let (card, id) = try managed(clinic)
    let wrong = try clinic.write(HypertensionAnswers.json(176, 98), to: "wrong.json")
    let right = try clinic.write(
      #"{"answers": {"sbp": "126", "dbp": "76", "classification": "1"}}"#, to: "right.json")
    let fill = ["form", "fill", card, "hypertension-visit", "--answers"]
    let early = try clinic.run(fill + [right, "--amend", "--lang", "en"])
    #expect(early.code == 1, "\(early)")
    let filed = try clinic.run(fill + [wrong, "--for", "\(id)", "--lang", "en"])
    #expect(filed.code == 0, "\(filed)")
    let recheck = try #require(try wanted(card, clinic).first)
    #expect((recheck["why"] as? String)?.contains("not controlled") == true, "\(recheck)")
    let trial = try clinic.run(fill + [right, "--amend", "--dry-run", "--lang", "en"])
    #expect(trial.code == 0, "\(trial)")
    #expect(try wanted(card, clinic).first?["why"] as? String == recheck["why"] as? String)
    let amended = try jsonObject(try clinic.run(fill + [right, "--amend", "--json"]).output)
    #expect(amended["filed"] as? Bool == true && amended["amends"] is Int, "\(amended)")
    let next = try #require(try wanted(card, clinic).first)
    #expect((next["why"] as? String)?.contains("not controlled") == false, "\(next)")
    #expect(try wanted(card, clinic).count == 1)
    // Both stay readable, and what was corrected says so at once.
    let list = ["form", "filled", card, "hypertension-visit"]
    let titles = try clinic.run(list + ["--lang", "en"]).lines.filter { !$0.hasPrefix(" ") }
    #expect(titles.filter { $0.hasSuffix("(corrected since)") }.count == 1, "\(titles)")
    #expect(!titles[0].hasSuffix(")"))
    let statuses = try clinic.run(list + ["--json"]).lines.map(jsonObject).map { $0["status"] }
    #expect(statuses as? [String] == ["amended", "entered-in-error"])
    // A correction can be corrected, and taken back.
    #expect(try clinic.run(fill + [right, "--amend"]).code == 0)
    #expect(try clinic.english("undo", "--yes").code == 0)
    #expect(try clinic.english("undo", "--yes").code == 0)
    let back = try #require(try wanted(card, clinic).first)
    #expect(back["why"] as? String == recheck["why"] as? String)
    #expect(back["due"] as? String == recheck["due"] as? String)
    let check = try jsonObject(try clinic.english("check", "--json").output)
    #expect(check["whole"] as? Bool == true && check["plansDiffering"] as? Int == 0)
  }

  @Test func whoWasLostOrMovedIsInTheRangeAndIsFoundAgain() throws {
    let clinic = try Clinic()
    let range = { (filter: String) -> [Int] in
      let narrowed = filter.isEmpty ? [] : ["--filter", filter]
      return try clinic.run(["queue", "--due", "lost", "--json", "--limit", "100000"] + narrowed)
        .lines.map(jsonObject).compactMap { $0["followUp"] as? Int }
    }
    for (outcome, filter) in [("lost", ""), ("moved", "迁出"), ("moved-to-public", "转出")] {
      let (card, id) = try managed(clinic)
      #expect(try clinic.english("followup", "found", card).code == 1)
      #expect(try clinic.english("followup", "record", "\(id)", outcome).code == 0)
      #expect(try range(filter).contains(id), "\(outcome)")
      #expect(try range("").contains(id) == (outcome == "lost"))
      let found = try clinic.english("followup", "found", card, "--note", "搬到隔壁")
      #expect(found.code == 0, "\(found)")
      #expect(try range(filter).contains(id) == false)
      #expect(try wanted(card, clinic).count == 1)
      let shown = try clinic.english("followup", "show", "\(id)", "--json")
      #expect(shown.output.contains("搬到隔壁") && shown.output.contains("found"))
      #expect(try clinic.english("undo", "--yes").code == 0)
      #expect(try range(filter).contains(id))
      #expect(try clinic.english("followup", "found", card).code == 0)
    }
    #expect(try clinic.english("followup", "found", "nobody at all").code == 1)
    let check = try jsonObject(try clinic.english("check", "--json").output)
    #expect(check["whole"] as? Bool == true && check["plansDiffering"] as? Int == 0)
  }

  @Test func aWrongFirstDayOfAPlanIsCorrectedWithAReason() throws {
    let clinic = try Clinic()
    let (card, _) = try managed(clinic)
    let begun = try jsonObject(
      try clinic.english("plan", "start", card, "post-operation", "--json").output)
    let number = "\(try #require(begun["number"] as? Int))"
    let day = try #require(begun["from"] as? String)
    let due = { (plan: [String: Any]) in
      (plan["wanted"] as? [[String: Any]])?.first?["due"] as? String
    }
    let later = "\(day.prefix(4))-12-30"
    #expect(try clinic.english("plan", "start-day", card, number, later).code == 1)
    #expect(
      try clinic.english("plan", "start-day", card, number, "30.12.", "--reason", "x").code == 2)
    #expect(
      try clinic.english("plan", "start-day", card, number, "2001-01-01", "--reason", "x").code
        == 1)
    let moved = try jsonObject(
      try clinic.english(
        "plan", "start-day", card, number, later, "--reason", "typed wrong", "--json"
      ).output)
    #expect(moved["from"] as? String == later && due(moved) != due(begun), "\(moved)")
    #expect(try clinic.english("undo", "--yes").code == 0)
    let plans = try clinic.english("plan", "of", card, "--json").lines.map(jsonObject)
    let again = try #require(plans.first { "\($0["number"] as? Int ?? 0)" == number })
    #expect(again["from"] as? String == day && due(again) == due(begun))
  }
}

/// Answers of the hypertension form with nothing unusual but the pressure.
enum HypertensionAnswers {
  static func json(_ systolic: Int, _ diastolic: Int) -> String {
    """
    {"answers": {"visit_day": "0", "channel": "1", "symptoms": "1", "sbp": "\(systolic)",
      "dbp": "\(diastolic)", "height": "165", "weight": "60", "heart_rate": "72",
      "cigarettes": "0", "alcohol": "0", "exercise_times": "5", "exercise_minutes": "30",
      "salt": "1", "mind": "1", "advice_followed": "1", "adherence": "1", "adverse": "1",
      "classification": "\(systolic >= 140 ? 2 : 1)", "next_visit": "+14"}}
    """
  }
}
