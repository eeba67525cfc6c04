import Canvas
import Domain
import FollowUps
import FrontdeskApp
import Testing

/// Advice that was given, where its contact is seen: in the call, in the course of the archive, and
/// what the care plans have next.
@Suite struct AdviceScreenTests {
  private static let doctor = StaffMember(code: "wang", name: "王医生", role: .doctor)

  /// Zhang San with advice at an earlier attempt and on a day without a contact, and a care plan.
  private static func clinic() -> FakeClinic {
    var clinic = FakeClinic()
    guard let followUp = clinic.archives[0].followUps.first,
      let attempt = followUp.details.attempts.first
    else { return clinic }
    func given(_ id: Int, _ entry: String, _ followUp: FollowUpID?, at: Instant) -> GivenAdvice {
      let found = FakeCare.library[entry]
      let advice = CareAdvice(
        entry: entry, version: 1, kind: found?.kind ?? .diet,
        text: found?.text ?? Localized(same: ""),
        why: Localized(zh: "标签“血压未控”", en: "tag \"BP uncontrolled\""),
        day: SampleClinic.zone.day(at))
      return GivenAdvice(
        id: id, patient: PatientID(1), advice: advice, followUp: followUp, staff: "李护士", at: at)
    }
    let yesterday = SampleClinic.now.adding(seconds: -86_400)
    clinic.archives[0].advice = [
      given(3, "walk", nil, at: yesterday), given(2, "salt-5g", followUp.id, at: attempt.at),
      given(1, "walk", followUp.id, at: attempt.at),
    ]
    clinic.archives[0].careNext = CareNext(clinic.careBook.records.map(\.plan)) { _ in
      Localized(zh: "收缩压", en: "Systolic")
    }
    return clinic
  }

  private static func desk(_ keys: String, rows: Int = 30) -> Desk {
    var desk = Desk(100, rows, clinic: clinic())
    desk.model.user = doctor
    desk.press(keys)
    return desk
  }

  @Test func theCourseOfTheArchiveTellsOfItAndOpensIt() {
    var desk = Self.desk("zs<Enter>")
    while desk.model.archive.section != .visits { desk.press("<Right>") }
    #expect(desk.text.contains("建议 2") && desk.text.contains("健康建议"), "\(desk.text)")
    #expect(desk.text.contains("建议 1"), "\(desk.text)")
    #expect(!desk.text.contains("原因 标签"), "\(desk.text)")
    desk.press("x")
    #expect(desk.text.contains("原因 标签“血压未控”"), "\(desk.text)")
    #expect(!desk.text.contains("建议 2"), "its words stand below")
  }

  @Test func theOverviewSaysWhatIsNext() {
    let desk = Self.desk("zs<Enter>", rows: 40)
    #expect(desk.text.contains("照护") && desk.text.contains("逾期 02-01  BP 每天早晚测血压"), "\(desk.text)")
    #expect(desk.text.contains("收缩压 <140"), "\(desk.text)")
  }

  @Test func theCallShowsWhatWasAdvisedBeforeAndNow() {
    var desk = Self.desk("<F5><Down><Enter>", rows: 40)
    #expect(desk.model.outcome?.item.followUp.id == FollowUpID(11), "\(desk.text)")
    #expect(!desk.text.contains("这次给的建议"), "\(desk.text)")
    desk.press("<C-g><Tab><Tab>+")
    let request = desk.clinic.log.compactMap { effect -> CareRequest? in
      if case .rights(.care(let request)) = effect, !request.isReading { request } else { nil }
    }.last
    #expect(
      request == .give(PatientID(1), entry: "salt-5g", .followUp(FollowUpID(11)), plan: 5))
    #expect(desk.text.contains("已记入这次随访和照护计划"), "\(desk.text)")
    desk.press("<Esc>")
    #expect(desk.text.contains("这次给的建议"), "\(desk.text)")
  }

  static let cases = [
    RecordedScreen(name: "archive-advised", keys: "zs<Enter>", prepare: prepare),
    RecordedScreen(
      name: "call-advised", keys: "<F5><Down><Enter><C-g><Tab><Tab>+<Esc><F6><F6><F6>",
      prepare: prepare),
  ]

  private static let prepare: @Sendable (inout Desk) -> Void = {
    $0.clinic = clinic()
    $0.model.user = doctor
  }

  @Test(arguments: cases, RecordedScreen.sizes + [Size(columns: 200, rows: 50)])
  func theyLookAsRecorded(_ screen: RecordedScreen, _ size: Size) {
    screen.expectAsRecorded(size)
  }

  @Test(arguments: cases, RecordedScreen.sizes)
  func signsOfOursAreASCIIWhereThatIsWanted(_ screen: RecordedScreen, _ size: Size) {
    screen.expectNoAmbiguousSigns(size)
  }
}
