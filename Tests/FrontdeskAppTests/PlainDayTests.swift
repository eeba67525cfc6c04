import Domain
import FrontdeskApp
import Testing

/// The day, read instead of seen.
@Suite struct PlainDayTests {
  private func desk(_ lines: [String], language: Language = .english) -> PlainDesk {
    var clinic = FakeClinic()
    clinic.planDay()
    return PlainDesk(
      console: PlainScript(lines.map { .line($0) }), language: language,
      runner: FakeRunner(clinic))
  }

  @Test func theDayIsReadWithItsStagesInWords() {
    let text = desk(["F6"]).lastAnswer
    #expect(text.contains("Called 1"))
    #expect(text.contains("1. 张三"))
    #expect(text.contains("Waiting 37m"))
    #expect(text.contains("Late 27m"))
  }

  @Test func aRowIsChosenByItsNumberAndTakesTheNextStep() {
    let desk = desk(["F6", "5", "Enter"])
    #expect(desk.transcript.contains("Checked in: 张伟"), "\(desk.transcript)")
    #expect(desk.model.day.entries.count { $0.appointment.stage == .waiting } == 4)
  }

  @Test func callingNextIsOneWord() {
    let desk = desk(["F6", "c"])
    #expect(desk.transcript.contains("Called: 欧阳娜娜"), "\(desk.transcript)")
  }

  @Test func theSameNumberTwiceBooks() {
    let desk = desk(["zs", ":visit.book", "2", "2"])
    #expect(desk.transcript.contains("2 once more books it"), "\(desk.transcript)")
    #expect(desk.transcript.contains("Booked: 张三 08-24 10:15"))
    #expect(desk.model.layer == .screen(.lookup))
  }

  @Test func partsOfTheDayAreNamed() {
    let desk = desk(["F6", "待到"], language: .chinese)
    #expect(desk.model.day.view == .expected)
  }
}
