import Foundation
import TestSupport
import Testing

/// Rules put in force and the tags they give, from the command line.
@Suite struct TagsCommandTests {
  @Test func theDemoIsJudgedByTheStartingSet() throws {
    let clinic = try Clinic()
    let due = try jsonObject(try clinic.english("rules", "run", "--json").output)
    for key in [
      "asOf", "patients", "on", "off", "unchanged", "unknown", "followUpsOpened", "seconds",
    ] {
      #expect(due[key] != nil, "\(key)")
    }
    let full = try jsonObject(try clinic.english("rules", "run", "--full", "--json").output)
    #expect(full["differing"] as? Int == 0 && full["patients"] as? Int == 300)
    let (on, off, unknown) = (full["on"] as? Int, full["off"] as? Int, full["unknown"] as? Int)
    #expect((on ?? 0) > 100 && (unknown ?? 0) > 100)
    #expect((on ?? 0) + (off ?? 0) + (unknown ?? 0) == 300 * 68)
    #expect(full["followUpsOpened"] as? Int == 0 && full["unchanged"] as? Int == 300)
    let standing = try jsonObject(
      try #require(try clinic.english("rules", "list", "--json").lines.last))
    #expect(standing["kind"] as? String == "standing" && standing["backlog"] as? Int == 0)
    #expect(standing["broken"] as? Int == 0 && standing["due"] as? Int == 0)
    // A few follow-ups of rules stand in the queue, each with its title and its tag.
    let queue = try clinic.english("queue", "--due", "all", "--json").lines.map(jsonObject)
    let opened = queue.filter { ($0["why"] as? String)?.contains(" · ") ?? false }
    #expect((1...60).contains(opened.count), "\(opened.count) of \(queue.count)")
    for item in opened {
      let why = try #require(item["why"] as? String)
      let title = try #require(item["title"] as? String)
      #expect(why.hasPrefix(title + " · "))
    }
    #expect(try clinic.english("doctor").lines.contains("rules  68"))
    let listed = try clinic.english("rules", "list").lines
    #expect(listed.count > 68 && listed.allSatisfy { $0.contains("in force") })
    // Saved again, nothing has changed.
    let rules = SharedFiles.repository.appending(path: "sample-data/clinic/rules").path
    #expect(try clinic.english("rules", "save", rules).output.contains("drafts saved: 0"))
    let preview = try jsonObject(
      try clinic.english("rules", "preview", "bp.overdue", rules, "--json").output)
    #expect(preview["gains"] as? Int == 0 && preview["loses"] as? Int == 0)
    #expect((preview["keeps"] as? Int ?? 0) > 0)
  }

  @Test func aTagSaysWhyAndIsTakenOffAndComesBack() throws {
    let clinic = try Clinic()
    #expect(try clinic.english("rules", "run").code == 0)
    let rules = SharedFiles.repository.appending(path: "sample-data/clinic/rules").path
    let preview = try jsonObject(
      try clinic.english("rules", "preview", "people.elderly", rules, "--json").output)
    let card = try #require((preview["keepsFirst"] as? [String])?.first)
    let tags = try clinic.english("tags", card, "--json").lines.map(jsonObject)
    let elderly = try #require(tags.first { $0["rule"] as? String == "people.elderly" })
    #expect(elderly["state"] as? String == "on" && elderly["version"] as? Int == 1)
    let tag = try #require(elderly["tag"] as? String)
    let why = try clinic.english("tags", card, "--explain").output
    #expect(why.contains("✔ age = ") && why.contains("\n      "))
    let off = try clinic.english("tag", "override", card, tag, "off", "--reason", "judgement")
    #expect(off.code == 0, "\(off.errors)")
    let after = try clinic.english("tags", card, "--json").lines.map(jsonObject)
    #expect(
      after.first { $0["tag"] as? String == tag }?["override"] as? String == "off")
    #expect(try clinic.english("tag", "end", card, tag).code == 0)
    #expect(try clinic.english("tags", card).output.contains("Elderly health programme  on  "))
    #expect(try clinic.english("tag", "end", card, tag).code == 1)
    #expect(try clinic.english("tag", "override", card, "没有", "on", "--reason", "other").code == 1)
    let history = try clinic.english("tags", card, "--history")
    #expect(history.lines.count > 0)
    #expect(history.lines.contains { $0.contains("condition met") }, "\(history.lines)")
  }

  @Test func aRuleIsRolledBackAndRetired() throws {
    let clinic = try Clinic()
    func file(_ version: Int, _ age: Int) throws -> String {
      let place = clinic.home.appending(path: "own.rules")
      let text = """
        rule own.old version \(version)
          tag "老人" en "Old"
          when age >= \(age)
        end

        """
      try Data(text.utf8).write(to: place)
      return place.path
    }
    #expect(try clinic.english("rules", "activate", try file(1, 60)).code == 0)
    #expect(try clinic.english("rules", "rollback", "own.old").code == 1)
    // Another meaning under the same version is refused, with the version to raise it to.
    let stale = try clinic.english("rules", "activate", try file(1, 70))
    #expect(stale.code == 1 && stale.errors.contains("raise its version to 2"))
    #expect(try clinic.english("rules", "activate", try file(2, 70)).code == 0)
    #expect(try clinic.english("rules", "run").code == 0)
    let back = try clinic.english("rules", "rollback", "own.old")
    #expect(back.code == 0 && back.output.contains("own.old v1 is in force"))
    #expect(try clinic.english("rules", "retire", "own.old").code == 0)
    #expect(try clinic.english("rules", "run").code == 0)
    #expect(try clinic.english("rules", "list").output.contains("retired"))
    #expect(try clinic.english("rules", "retire", "nothing").code == 1)
  }

  @Test func aNewClinicBeginsWithTheStartingRulesAndTakesNewIndicators() throws {
    let clinic = try Clinic(empty: ())
    #expect(try clinic.english("init", "--name", "x", "--staff", "boss").code == 0)
    let listed = try clinic.english("rules", "list").lines
    #expect(listed.count > 68 && listed.allSatisfy { $0.contains("in force") })
    let update = try clinic.english("init", "--update")
    #expect(update.code == 0 && update.output.contains("added 0 indicators"))
    #expect(try !clinic.english("doctor").output.contains("--update"))
  }

  @Test func aPreviewThatMatchesNobodySaysSo() throws {
    let clinic = try Clinic()
    let place = clinic.home.appending(path: "own.rules")
    try Data("rule own.none version 1\n  tag \"无人\"\n  when age >= 119\nend\n".utf8)
      .write(to: place)
    let told = try clinic.english("rules", "preview", "own.none", place.path)
    #expect(told.code == 0 && told.errors.contains("W032") && told.errors.contains("own.rules:1:"))
    let json = try jsonObject(
      try clinic.english("rules", "preview", "own.none", place.path, "--json").output)
    let problems = try #require(json["problems"] as? [[String: Any]])
    #expect(problems.contains { $0["code"] as? String == "W032" })
  }
}
