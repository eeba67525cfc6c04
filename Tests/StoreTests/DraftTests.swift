import Domain
import Foundation
import Store
import Testing

@Suite struct DraftTests {
  @Test func aDraftOutlivesTheProgramAndIsItsOwnersAlone() throws {
    let clinic = try TestClinic()
    try clinic.store.saveDraft(kind: "outcome", subject: "17", content: #"{"note":"下午再打"}"#)
    clinic.clock.advance(seconds: 5)
    try clinic.store.saveDraft(kind: "new-patient", subject: "", content: "{}")
    let later = try Store(path: clinic.path, zone: TestClinic.zone, now: { Instant(seconds: 0) })
    #expect(try later.drafts().isEmpty)
    _ = try later.act(as: "li", systemUser: "")
    let found = try later.drafts()
    #expect(found.map(\.kind) == ["new-patient", "outcome"])
    #expect(found.map(\.subject) == ["", "17"])
    #expect(found.last?.content == #"{"note":"下午再打"}"#)
    #expect(found.last?.updatedAt == clinic.clock.now.adding(seconds: -5))
    #expect(try clinic.secondTerminal().drafts().isEmpty)
  }

  @Test func aLaterDraftReplacesTheEarlierAndAnEmptyOneRemovesIt() throws {
    let clinic = try TestClinic()
    try clinic.store.saveDraft(kind: "outcome", subject: "17", content: "1")
    try clinic.store.saveDraft(kind: "outcome", subject: "17", content: "2")
    try clinic.store.saveDraft(kind: "outcome", subject: "18", content: "3")
    #expect(Set(try clinic.store.drafts().map(\.content)) == ["2", "3"])
    try clinic.store.saveDraft(kind: "outcome", subject: "17", content: "")
    #expect(try clinic.store.drafts().map(\.content) == ["3"])
    try clinic.store.deleteDraft(kind: "outcome", subject: "18")
    try clinic.store.deleteDraft(kind: "outcome", subject: "18")
    #expect(try clinic.store.drafts().isEmpty)
  }

  @Test func draftsAreNeitherAuditedNorAChangeForOthers() throws {
    let clinic = try TestClinic()
    let mark = try clinic.store.changeMark()
    let rows = try clinic.store.auditRows(of: nil, limit: 100).count
    try clinic.store.saveDraft(kind: "outcome", subject: "1", content: "{}")
    #expect(try clinic.store.changeMark() == mark)
    #expect(try clinic.store.auditRows(of: nil, limit: 100).count == rows)
  }

  @Test func nobodysDraftIsRefusedInWords() throws {
    let clinic = try TestClinic()
    let nobody = try Store(path: clinic.path, zone: TestClinic.zone, now: { Instant(seconds: 0) })
    #expect(throws: StoreError.self) {
      try nobody.saveDraft(kind: "outcome", subject: "1", content: "{}")
    }
    #expect(try clinic.store.drafts().isEmpty)
  }

  /// Hanzi, quotes, control characters and some KB come back byte for byte.
  @Test(arguments: ["'\"\u{0}\n\u{1B}[0m", String(repeating: "慢", count: 4000)])
  func anyTextIsKept(content: String) throws {
    let clinic = try TestClinic()
    try clinic.store.saveDraft(kind: "note", subject: "A-000019", content: content)
    #expect(try clinic.store.drafts().map(\.content) == [content])
    try clinic.store.setPreference("ui_state", to: content)
    #expect(try clinic.store.preference("ui_state") == content)
  }
}
