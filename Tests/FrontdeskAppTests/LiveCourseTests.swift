import Canvas
import Domain
import Foundation
import FrontdeskApp
import Store
import TestSupport
import Testing

/// The course of an archive over the real runner: contacts, what was filed at them, what is recorded.
@Suite struct LiveCourseTests {
  /// A nurse's desk at a clinic with the shipped forms, where Zhang San was called with a form and a
  /// recording.
  private func open() throws -> (clinic: LiveClinic, desk: LiveDesk) {
    let clinic = try LiveClinic()
    try clinic.admit()
    let machine = try clinic.machine()
    let folder = "sample-data/clinic/forms"
    let files = try SharedFiles.repositoryFiles(in: folder, ending: ".json5").map { name in
      (name: name, bytes: Array(try SharedFiles.repositoryBytes(folder + "/" + name)))
    }
    #expect(try machine.saveForms(files).isAccepted)
    try machine.openFollowUps(
      [
        FollowUpDraft(
          reason: .hypertensionManagement, channel: .phone, due: machine.today, risk: .regular,
          why: Localized(zh: "季度随访", en: "quarterly"))
      ], of: PatientID(1))
    let sound = clinic.folder.appending(path: "call.wav").path
    try Data("RIFF....WAVE".utf8).write(to: URL(filePath: sound))
    var desk = try clinic.desk()
    desk.signIn("li")
    desk.press("<F5><A-i>phq-2<Enter>11<C-s>")
    #expect(desk.text.contains("已保存"), "\(desk.text)")
    desk.press("<Esc><Esc>")
    if desk.model.screen != .followUps { desk.press("<F5>") }
    desk.press("<Enter>2<A-r>")
    desk.send(.event(.paste(sound)))
    desk.press("<Tab><Right><C-s>")
    desk.press("<F2>zhangsan<Enter>")
    while desk.model.archive.section != .visits { desk.press("<Right>") }
    return (clinic, desk)
  }

  @Test func aContactTellsWhatCameOfItWhatWasFiledAndThatItIsRecorded() throws {
    var (_, desk) = try open()
    let archive = try #require(desk.model.archive.archive)
    #expect(archive.forms.map(\.staff) == ["李护士"])
    #expect(archive.followUps.first?.details.attempts.map(\.isRecorded) == [true])
    let text = desk.text
    #expect(text.contains(FollowUpOutcome.noAnswer.title.chinese), "\(text)")
    #expect(text.contains("有录音") && text.contains("PHQ-2"), "\(text)")
    // The newest stands first; Enter shows the text of its form, Esc leads back to the archive.
    desk.press("<Home><Enter>")
    let form = try #require(archive.forms.first)
    #expect(desk.model.forms.panel?.reading?.id == form.id, "\(desk.text)")
    desk.press("<Esc>")
    #expect(desk.model.forms.panel == nil && desk.model.screen == .archive)
    #expect(desk.model.archive.section == .visits)
  }

  @Test func theCourseGoesIntoAFile() throws {
    let (clinic, start) = try open()
    var desk = start
    desk.press("e<Enter>")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: clinic.exports).first)
    let text = try String(contentsOfFile: clinic.exports + "/" + name, encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline)
    #expect(rows.count == 3, "a heading, the contact and the visit of 2010: \(text)")
    #expect(text.contains("有录音") && text.contains("李护士"), "\(text)")
  }

  @Test func whoMayNotReadFormsIsNotToldOfThem() throws {
    let (clinic, _) = try open()
    var desk = try clinic.desk()
    desk.signIn("wu")
    desk.press("zhangsan<Enter>")
    let archive = try #require(desk.model.archive.archive)
    #expect(archive.forms.isEmpty)
    #expect(archive.followUps.allSatisfy { $0.details.attempts.allSatisfy { !$0.isRecorded } })
  }
}
