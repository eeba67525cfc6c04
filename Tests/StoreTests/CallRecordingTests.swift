import Domain
import Store
import Testing

/// Recordings stay where they are; the store knows where, how long, and by which digest.
@Suite struct CallRecordingTests {
  private let clinic: TestClinic
  private let id = FollowUpID(1)

  init() throws {
    clinic = try TestClinic()
    _ = try Importer(clinic.store, source: "t").take(sampleRecord())
    try clinic.store.openFollowUps(
      [
        FollowUpDraft(
          reason: .hypertensionManagement, channel: .phone, due: clinic.today, risk: .regular,
          why: Localized(zh: "季度随访", en: "quarterly"))
      ], of: PatientID(1))
  }

  private func facts(
    _ path: String = "/rec/2026-11-21 张三.wav", digest: Character = "a"
  ) -> RecordingFacts {
    RecordingFacts(
      path: path, seconds: 95, bytes: 1_520_044, sha256: String(repeating: digest, count: 64))
  }

  @Test func aRecordingIsKeptWithWhatIsKnownOfIt() throws {
    let made = try clinic.store.attachRecording(facts(), consent: .spoken, to: id)
    #expect(made.file == facts() && made.file.name == "2026-11-21 张三.wav")
    #expect(made.consent == .spoken && made.staffName == "李护士" && made.patient == PatientID(1))
    #expect(try clinic.store.callSheet(of: id).recordings == [made])
    #expect(try clinic.store.recordings() == [made])
    #expect(try clinic.store.recordings(of: FollowUpID(2)) == [])
    let row = try #require(try clinic.store.auditRows(of: nil, limit: 1).first)
    // The name of a file may name the person.
    #expect(row.detail == "recording attached")
  }

  @Test func theSameSoundIsAttachedOnce() throws {
    let made = try clinic.store.attachRecording(facts(), consent: .none, to: id)
    #expect(
      try clinic.store.attachRecording(facts("/else/copy.wav"), consent: .signed, to: id) == made)
    _ = try clinic.store.attachRecording(facts(digest: "b"), consent: .signed, to: id)
    #expect(try clinic.store.recordings().count == 2)
  }

  @Test func whatWasTakenOffIsGoneAndCanBeAttachedAgain() throws {
    let made = try clinic.store.attachRecording(facts(), consent: .none, to: id)
    try clinic.store.detachRecording(made.id)
    #expect(try clinic.store.recordings() == [])
    #expect(throws: StoreError.notFound) { try clinic.store.detachRecording(made.id) }
    #expect(throws: StoreError.notFound) { try clinic.store.playRecording(made.id) }
    _ = try clinic.store.attachRecording(facts(), consent: .none, to: id)
  }

  @Test func aRecordingThatMovedKeepsItsDigestUnderItsNewName() throws {
    let made = try clinic.store.attachRecording(facts(), consent: .none, to: id)
    try clinic.store.moveRecording(made.id, to: "/archive/2026/x.wav")
    let moved = try #require(try clinic.store.recordings().first)
    #expect(moved.file.path == "/archive/2026/x.wav" && moved.file.name == "x.wav")
    #expect(moved.file.sha256 == made.file.sha256 && moved.version == 2)
    try clinic.store.moveRecording(made.id, to: "/archive/2026/x.wav")
    #expect(try clinic.store.recordings().first?.version == 2)
  }

  @Test func whoeverListensLeavesARow() throws {
    let made = try clinic.store.attachRecording(facts(), consent: .none, to: id)
    #expect(try clinic.store.playRecording(made.id).file == facts())
    let row = try #require(try clinic.store.auditRows(of: nil, limit: 1).first)
    #expect(row.detail == "recording played" && row.action == "R")
    // Reception knows when somebody comes, and not what they say.
    let desk = try clinic.terminal(of: .reception)
    #expect(throws: StoreError.denied(.read, .visitReason)) {
      try desk.playRecording(made.id)
    }
    #expect(try desk.callSheet(of: id).recordings == [])
  }

  @Test(arguments: [
    "/r/a\nb.wav", "/r/\u{1B}[2J.wav", "/r/'; DROP TABLE staff; --.wav", "/r/\u{202E}vaw",
  ])
  func namesAreKeptAsTheyAre(_ path: String) throws {
    let made = try clinic.store.attachRecording(facts(path), consent: .none, to: id)
    #expect(try clinic.store.recordings().first?.file.path == path)
    #expect(made.file.name == String(path.dropFirst(3)))
  }

  @Test func erasureTakesTheRecordingsWithIt() throws {
    _ = try clinic.store.attachRecording(facts(), consent: .none, to: id)
    _ = try clinic.store.claim(id)
    _ = try clinic.store.recordOutcome(
      of: id, version: 1, outcome: .wrongNumber, note: "", nextDue: clinic.today)
    // Records are kept for fifteen years.
    clinic.clock.advance(seconds: 16 * 366 * 86_400)
    let manager = try clinic.terminal(of: .manager)
    let asked = try manager.askToErase(PatientID(1), reason: "本人要求")
    let other = try clinic.secondTerminal()
    try other.decide(asked, allow: true)
    try manager.erase(PatientID(1))
    #expect(try clinic.store.recordings() == [])
    let machine = try clinic.machine()
    #expect(try machine.recordings() == [])
  }
}
