import Domain
import FrontdeskApp
import Testing

/// Tags of a person on the screens and in plain mode.
@Suite struct TagTests {
  private func clinic() -> FakeClinic {
    var clinic = FakeClinic()
    clinic.archives[0].tags = [
      ShownTag(
        name: "血压未控", title: Localized(zh: "血压未控", en: "BP uncontrolled"),
        since: CalendarDate(dayNumber: 20_700)),
      ShownTag(
        name: "常客", title: Localized(zh: "常客\u{202E}", en: "Regular\u{202E}"),
        since: CalendarDate(dayNumber: 20_700), isByHand: true),
    ]
    return clinic
  }

  @Test(arguments: [
    (Language.chinese, "#血压未控", "#常客"), (.english, "#BP uncontrolled", "#Regular"),
  ])
  func tagsStandInTheLookupAndOnTheCard(language: Language, first: String, second: String) {
    let clinic = clinic()
    var desk = Desk(200, 50, language: language, clinic: clinic)
    desk.press(clinic.archives[0].card)
    #expect(desk.text.contains(first) && desk.text.contains(second))
    desk.press("<Enter>")
    #expect(desk.model.screen == .archive)
    #expect(desk.text.contains(first) && desk.text.contains(second))
    // What comes from data passes the display filter.
    #expect(!desk.text.unicodeScalars.contains("\u{202E}"))
  }

  @Test(arguments: [(80, 24), (120, 35), (200, 50)])
  func theRecordNamesTheTagsAtEverySize(columns: Int, rows: Int) {
    let clinic = clinic()
    var desk = Desk(columns, rows, language: .chinese, clinic: clinic)
    desk.press(clinic.archives[0].card + "<Enter>")
    #expect(desk.model.screen == .archive)
    #expect(desk.text.contains("标签") && desk.text.contains("#血压未控"))
  }

  @Test func whoHasNoTagsShowsNone() {
    var desk = Desk(200, 50)
    desk.press(SampleClinic.archives[0].card)
    #expect(!desk.text.contains("#"))
  }
}
