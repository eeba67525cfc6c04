import Foundation
import TestSupport
import Testing

/// Advice, care plans, papers and figures from the command line.
@Suite struct CareCommandTests {
  /// The card of somebody who is managed for hypertension.
  private func managed(_ clinic: Clinic) throws -> String {
    let people = try clinic.english("figures", "--people", "control", "--json")
    return try #require(try people.lines.first.map(jsonObject)?["card"] as? String)
  }

  @Test func adviceIsChosenWithItsReason() throws {
    let clinic = try Clinic()
    let listed = try clinic.english("advice", "list", "diet", "--json").lines.map(jsonObject)
    #expect(listed.count > 10)
    #expect(listed.allSatisfy { $0["kind"] as? String == "diet" })
    let chosen = try clinic.english("advice", "for", try managed(clinic), "--json").lines.map(
      jsonObject)
    #expect(!chosen.isEmpty)
    #expect(chosen.allSatisfy { ($0["why"] ?? $0["against"]) is String }, "\(chosen)")
    #expect(try clinic.english("advice", "list", "nonsense").code == 2)
    #expect(try clinic.english("advice", "for").code == 2)
  }

  @Test func aCarePlanIsBegunChangedPrintedAndTakenBack() throws {
    let clinic = try Clinic()
    let card = try managed(clinic)
    let templates = try clinic.english("care", "templates", card, "--json").lines.map(jsonObject)
    #expect(templates.contains { $0["template"] as? String == "hypertension" }, "\(templates)")
    #expect(try clinic.english("care", "of", card).code == 1)
    let begun = try clinic.english("care", "start", card, "hypertension")
    #expect(begun.code == 0, "\(begun.errors)")
    #expect(begun.output.hasPrefix("1  Hypertension care plan  active"))
    #expect(try clinic.english("care", "goal", "1", "sbp", "<130", "--by", "+3m").code == 0)
    #expect(try clinic.english("care", "goal", "1", "sbp", "about 130").code == 2)
    #expect(try clinic.english("care", "task", "1", "walk", "every", "day").code == 0)
    #expect(try clinic.english("care", "done", "1", "99").code == 1)
    #expect(try clinic.english("care", "due").code == 1)
    let due = try clinic.english("care", "due", "--by", "+3m", "--json").lines.map(jsonObject)
    #expect(due.contains { $0["text"] as? String == "sbp <130" && $0["card"] as? String == card })
    #expect(try clinic.english("care", "status", "1", "on-hold").code == 1)
    let held = try clinic.english("care", "status", "1", "on-hold", "--reason", "in hospital")
    #expect(held.output.contains("on hold"), "\(held.errors)")
    #expect(try clinic.english("care", "undo", "1").output.contains("active"))
    let shown = try clinic.english("care", "of", card)
    #expect(shown.output.contains("<130 mmHg") && shown.output.contains("walk every day"))

    let paper = try clinic.english("report", card, "--kind", "care")
    #expect(paper.code == 0 && paper.output.contains("Care plan"), "\(paper.errors)")
    #expect(paper.output.contains("<130 mmHg"))
    let path = clinic.home.appending(path: "plan.html").path
    let page = try clinic.english(
      "report", card, "--kind", "care", "--format", "html", "--out", path)
    #expect(page.code == 0 && page.output.isEmpty, "\(page.errors)")
    let html = try String(contentsOfFile: path, encoding: .utf8)
    #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("&lt;130 mmHg"))
    let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(rights as? Int == 0o600)
    // A file that is there is never written over.
    #expect(try clinic.english("report", card, "--kind", "care", "--out", path).code == 3)
  }

  @Test func theCardOfTheYearIsPrinted() throws {
    let clinic = try Clinic()
    let card = try managed(clinic)
    let paper = try clinic.english("report", card, "--kind", "card", "--year", "2026")
    #expect(paper.code == 0, "\(paper.errors)")
    #expect(paper.output.contains("Hypertension: management card 2026"))
    #expect(paper.output.contains("Quarters") && paper.output.contains("Q1"))
    #expect(try clinic.english("report", card, "--kind", "nothing").code == 2)
    #expect(try clinic.english("report", card, "--kind", "card", "--format", "pdf").code == 2)
    #expect(try clinic.english("report", card, "--kind", "followup").code == 1)
  }

  @Test func figuresAddUpOverTheirGroupsAndOpenToPeople() throws {
    let clinic = try Clinic()
    let all = try clinic.english("figures", "--year", "2026", "--by", "staff", "--json")
    let rows = try all.lines.map(jsonObject)
    for figure in [
      "managed", "standard", "control", "completion", "timeliness", "reach", "returned",
    ] {
      let own = rows.filter { $0["figure"] as? String == figure }
      let whole = try #require(own.first { $0["group"] is NSNull }?["whole"] as? Int)
      let parts = own.filter { $0["group"] is String }.compactMap { $0["whole"] as? Int }
      #expect(parts.reduce(0, +) == whole, "\(figure)")
    }
    let control = try #require(rows.first { $0["figure"] as? String == "control" })
    let people = try clinic.english("figures", "--year", "2026", "--people", "control", "--json")
      .lines.map(jsonObject)
    #expect(people.count == control["whole"] as? Int)
    #expect(people.filter { $0["counts"] as? Bool == true }.count == control["part"] as? Int)
    let table = try clinic.english("figures", "--quarter", "2026Q3", "--format", "csv")
    #expect(
      table.output.hasPrefix("period,illness,group,code,figure,part,whole,per cent\r\n2026Q3,"))
    let path = clinic.home.appending(path: "people.csv").path
    let list = [
      "figures", "--year", "2026", "--people", "control", "--format", "csv", "--out", path,
    ]
    #expect(try clinic.run(list + ["--lang", "en"]).output == "")
    let written = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    #expect(written.hasPrefix("\u{FEFF}counts,card,name,day,staff\r\nno,A-"))
    #expect(written.split(separator: "\r\n").count == people.count + 1)
    #expect(
      try clinic.english("figures", "--people", "control", "--format", "html").code == 2)
    #expect(try clinic.english("figures", "--month", "2026-13").code == 2)
    #expect(try clinic.english("figures", "--month", "2026-03", "--year", "2026").code == 2)
    #expect(try clinic.english("figures", "--people", "nothing").code == 2)
  }

  @Test func aFilledFormIsPrintedWithAdvice() throws {
    let clinic = try Clinic()
    let card = try managed(clinic)
    let answers = try clinic.lastAnswers(to: "gad-7")
    #expect(try clinic.english("form", "fill", card, "gad-7", "--answers", answers).code == 0)
    let paper = try clinic.english("report", card, "--kind", "followup")
    #expect(paper.code == 0, "\(paper.errors)")
    #expect(paper.output.contains("Follow-up record") && paper.output.contains("21"))
    #expect(paper.output.contains("── Advice ─") && paper.output.contains("Patient or family: ___"))
    #expect(try clinic.english("report", card, "--kind", "followup", "--id", "99").code == 1)
    #expect(try clinic.english("report", card, "--kind", "followup", "--id", "x").code == 2)
  }

  @Test func adviceIsGivenAtAFollowUpShownPrintedAndTakenBack() throws {
    let clinic = try Clinic()
    let queue = try clinic.english("queue", "--due", "all", "--json").lines.map(jsonObject)
    let row = try #require(queue.first)
    let (card, number) = (
      try #require(row["patient"] as? String), try #require(row["followUp"] as? Int)
    )
    let chosen = try clinic.english("advice", "for", card, "--json").lines.map(jsonObject)
    let entry = try #require(
      chosen.first { $0["why"] != nil }?["advice"] as? String, "\(chosen)")
    let give = ["advice", "give", card, entry, "--followup", "\(number)", "--json"]
    let given = try clinic.english(give[0], give[1], give[2], give[3], give[4], give[5], give[6])
    #expect(given.code == 0, "\(given.errors)")
    let told = try jsonObject(try #require(given.lines.first))
    #expect(told["followUp"] as? Int == number && told["advice"] as? String == entry)
    let words = try #require(told["text"] as? String)
    // Once at a contact.
    let again = try clinic.english("advice", "give", card, entry, "--followup", "\(number)")
    #expect(again.code == 1 && again.errors.contains("given here already"), "\(again.errors)")
    #expect(try clinic.english("advice", "give", card, "nonsense").code == 1)
    #expect(try clinic.english("advice", "give", card, entry, "--followup", "999999").code == 1)
    #expect(
      try clinic.english("advice", "give", card, entry, "--followup", "1", "--form", "1").code == 2)

    let shown = try clinic.english("followup", "show", "\(number)")
    #expect(shown.output.contains(words), "\(shown.output)")
    let value = try jsonObject(
      try #require(try clinic.english("followup", "show", "\(number)", "--json").lines.first))
    let listed = try #require(value["advice"] as? [[String: Any]])
    #expect(listed.compactMap { $0["advice"] as? String } == [entry])
    let record = try clinic.english(
      "report", card, "--kind", "followup", "--followup", "\(number)")
    #expect(record.code == 0 && record.output.contains("── Advice ─"), "\(record.errors)")
    let sheet = try clinic.english("report", card, "--kind", "advice", "--format", "html")
    #expect(sheet.code == 0 && sheet.output.contains("Health advice"), "\(sheet.errors)")
    #expect(try clinic.english("report", card, "--kind", "advice", "--on", "2020-01-01").code == 1)
    let copy = try clinic.english("patient", "export", card)
    #expect(copy.output.contains("urn:frontdesk:advice"), "\(copy.errors)")

    let id = "\(try #require(told["given"] as? Int))"
    #expect(try clinic.english("advice", "given", card).output.hasPrefix(id))
    #expect(try clinic.english("advice", "undo", card, id).output.contains("taken back"))
    #expect(try clinic.english("advice", "undo", card, id).code == 1)
    #expect(try clinic.english("advice", "given", card).code == 1)
  }
}
