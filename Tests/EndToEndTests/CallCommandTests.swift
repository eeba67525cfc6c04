import Foundation
import Testing

/// Claims, parts of the queue and recordings from the command line, by two nurses in turn.
@Suite struct CallCommandTests {
  private func run(_ clinic: Clinic, _ words: [String]) throws -> CommandRun {
    try clinic.run(words + ["--lang", "en"])
  }

  private func run(_ clinic: Clinic, _ words: String) throws -> CommandRun {
    try run(clinic, words.split(separator: " ").map(String.init))
  }

  private func field(_ name: String, _ json: String) throws -> String {
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    return object?[name].map { "\($0)" } ?? ""
  }

  @Test func twoNursesDoNotGetTheSamePerson() throws {
    let clinic = try Clinic()
    let first = try #require(try run(clinic, "queue --due all --limit 1 --json").lines.first)
    let id = try field("followUp", first)
    #expect(try field("claimedBy", first) == "<null>")
    #expect(try run(clinic, "followup claim \(id) --as li").code == 0)
    let second = try run(clinic, "followup claim \(id) --as wang --json")
    #expect(second.code == 1)
    #expect(try field("claimedBy", second.output) == "li")
    let listed = try #require(try run(clinic, "queue --due all --limit 1 --json").lines.first)
    #expect(try field("claimedBy", listed) == "li")
    let recorded = try run(clinic, "followup record \(id) no-answer --as wang")
    #expect(recorded.code == 1)
    #expect(recorded.errors.contains("has been at this follow-up since"), "\(recorded.errors)")
    #expect(try run(clinic, "followup claim \(id) --take-over --as wang").code == 1)
    #expect(try run(clinic, "followup release \(id) --as wang").code == 1)
    #expect(try run(clinic, "followup record \(id) no-answer --checked --as li").code == 0)
    #expect(try run(clinic, "followup claim \(id) --as wang").code == 0)
    #expect(try run(clinic, "followup release \(id) --as wang").code == 0)
    let retry = try run(clinic, "queue --due retry --json")
    #expect(try retry.lines.contains { try field("followUp", $0) == id })
  }

  @Test func theQueueIsNarrowedAndTheWorkCounted() throws {
    let clinic = try Clinic()
    let all = try run(clinic, "queue --due all --limit 10000 --json").lines.count
    let mine = try run(clinic, "queue --due all --limit 10000 --whose mine --as li --json").lines
    #expect(mine.count < all)
    #expect(try mine.allSatisfy { try field("owner", $0) == "li" })
    #expect(try run(clinic, "staff team li East").code == 0)
    #expect(try run(clinic, "staff team nobody East").code == 1)
    let team = try run(clinic, "queue --due all --limit 10000 --whose team --as li --json").lines
    #expect(team.count == mine.count)
    #expect(try run(clinic, "staff list").output.contains("East"))
    let load = try run(clinic, "queue --workload --json").lines
    let total = try load.reduce(0) { $0 + (Int(try field("open", $1)) ?? 0) }
    #expect(total == all)
    let phone = try run(
      clinic, ["queue", "--due", "all", "--limit", "10000", "--filter", "电话", "--json"])
    #expect(!phone.lines.isEmpty && phone.lines.count < all)
    #expect(try phone.lines.allSatisfy { try field("channel", $0) == "phone" })
    #expect(try run(clinic, "queue --due lost").code == 0)
    #expect(try run(clinic, "queue --whose x").code == 2)
  }

  @Test func aRecordingIsAttachedFoundAgainAndReported() throws {
    let clinic = try Clinic()
    let first = try #require(try run(clinic, "queue --due all --limit 1 --json").lines.first)
    let id = try field("followUp", first)
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "calls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "a b\n'; rm -rf x.wav")
    try Data("RIFF....WAVE".utf8).write(to: file)
    #expect(try run(clinic, ["followup", "attach", id, file.path]).code == 2)
    let isFolder = try run(clinic, ["followup", "attach", id, folder.path, "--consent", "none"])
    #expect(isFolder.code == 1)
    #expect(isFolder.errors.contains("that is a folder and no recording"), "\(isFolder.errors)")
    let made = try run(
      clinic, ["followup", "attach", id, file.path, "--consent", "spoken", "--json"])
    #expect(made.code == 0, "\(made.errors)")
    #expect(try field("bytes", made.output) == "12")
    #expect(try field("consent", made.output) == "spoken")
    let moved = folder.appending(path: "moved")
    try FileManager.default.createDirectory(at: moved, withIntermediateDirectories: true)
    try FileManager.default.moveItem(at: file, to: moved.appending(path: "x.wav"))
    #expect(try run(clinic, "followup recordings").code == 1)
    #expect(
      try run(clinic, "doctor").output.contains("recordings of calls are not where they were"))
    let found = try run(clinic, ["followup", "recordings", "--find", moved.path, "--json"])
    #expect(found.code == 0, "\(found.errors)")
    #expect(try field("name", found.output) == "x.wav")
    let number = try field("recording", found.output)
    #expect(try run(clinic, "followup play \(number)").code == 1)
    #expect(try run(clinic, "followup play 999").errors.contains("no recording 999"))
    #expect(try run(clinic, "followup detach \(number)").code == 0)
    #expect(try run(clinic, "followup recordings").code == 0)
  }
}
