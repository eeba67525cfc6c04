import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct PaletteTests {
  private func palette(_ desk: Desk) throws -> Overlay.Choices {
    guard case .palette(let choices) = desk.model.overlay else {
      Issue.record("no palette is open")
      throw KeyScript.Problem(part: "palette", column: 0)
    }
    return choices
  }

  private func found(_ typed: String, _ desk: Desk = Desk()) throws -> [PaletteEntry] {
    var desk = desk
    desk.press("<F9>\(typed)")
    return try palette(desk).entries.map(\.entry)
  }

  @Test func themesAreListedByTitleAndFoundByEitherName() throws {
    var desk = Desk()
    desk.model.themeTitles["light"] = Localized(zh: "晨光", en: "Morning")
    desk.press("<F9>晨光")
    #expect(desk.text.contains("配色: 晨光"))
    #expect(try palette(desk).entries.first?.entry == .theme("light"))
    desk.press("<C-u>light")
    #expect(desk.text.contains("配色: 晨光"))
    #expect(!desk.text.contains("配色: light"))
  }

  // MARK: - Finding

  @Test(arguments: [
    ("切换语言", PaletteEntry.command(.switchLanguage)), ("qhyy", .command(.switchLanguage)),
    ("qiehuanyuyan", .command(.switchLanguage)), ("qiehyy", .command(.switchLanguage)),
    ("switch lang", .command(.switchLanguage)), ("SL", .command(.switchLanguage)),
    ("lang.switch", .command(.switchLanguage)), ("f11", .command(.switchLanguage)),
    ("^R", .command(.refresh)), ("ctrl-r", .command(.refresh)), ("C-r", .command(.refresh)),
    ("cxdq", .command(.refresh)), ("zxdq", .command(.refresh)), ("zhongxin", .command(.refresh)),
    ("chongxin", .command(.refresh)), ("theme light", .theme("light")), ("light", .theme("light")),
    ("psl", .theme("light")), ("ascii", .command(.switchGlyphs)), ("chunascii", .glyphs(.ascii)),
    ("overdue", .scope(.overdue)), ("yuqi", .scope(.overdue)), ("english", .language(.english)),
    ("ｑｕｉｔ", .command(.quit)), ("tuichu", .command(.quit)), ("color", .command(.nextTheme)),
  ])
  func theBestMatchStandsFirst(_ typed: String, _ expected: PaletteEntry) throws {
    let found = try found(typed)
    #expect(found.contains(expected), "\(found)")
    // Some names may fit equally well; then the one meant is among the first.
    #expect(found.prefix(4).contains(expected), "\(found)")
  }

  @Test func lettersHereAndThereAreNoMatch() throws {
    // e, d, t, s stand in "Read again" and others, far from each other.
    #expect(try found("zqzq") == [.findPatients("zqzq")])
    #expect(!(try found("zhangsan")).contains(.command(.quit)))
  }

  @Test func whatWasMetIsMarked() throws {
    var desk = Desk()
    desk.press("<F9>qhyy")
    let first = try #require(try palette(desk).entries.first)
    #expect(first.entry == .command(.switchLanguage))
    #expect(first.places == [0, 1, 2, 3])
    let size = desk.model.size
    let frame = view(desk.model, size: size)
    let underlined = (0..<size.rows).flatMap { row in
      frame.grid.row(row).filter { $0.width > 0 && $0.style.attributes.contains(.underline) }
    }
    let text = underlined.compactMap { Unicode.Scalar($0.scalar).map(Character.init) }
    #expect(String(text).hasPrefix("切换语言"), "\(String(text))")
  }

  @Test func wordsBeginningsAndNeighboursCountMore() throws {
    // "read again" by its words' beginnings before those that hold the letters inside.
    #expect(try found("ra").first == .command(.refresh))
    #expect(try found("quit").first == .command(.quit))
  }

  @Test func nothingThatFitsLeavesTheSearchForPatients() throws {
    var desk = Desk()
    desk.press("<F5><F9>张素英<Enter>")
    #expect(desk.model.overlay == nil)
    #expect(desk.model.screen == .lookup)
    #expect(desk.model.lookup.query.text == "张素英")
    #expect(desk.model.lookup.rows.map(\.card) == ["A-000752"])
  }

  @Test func theSearchReplacesTheQueryThereWas() {
    var desk = Desk()
    desk.press("zs<F9>王建国<Enter>")
    #expect(desk.model.lookup.query.text == "王建国")
  }

  @Test func aLongPasteIsSearchedForAmongPatients() throws {
    var desk = Desk()
    desk.press("<F9><Paste:qiehuanyuyanqiehuanyuyanqiehuanyuyanqiehuanyuyan>")
    #expect(try palette(desk).entries.count == 1)
  }

  // MARK: - Order

  @Test func whatCannotBeDoneComesLastWithTheReason() throws {
    var desk = Desk(80, 24)
    desk.press("<F9>")
    let entries = try palette(desk).entries
    let firstDisabled = try #require(entries.firstIndex { $0.obstacle != nil })
    #expect(entries[firstDisabled...].allSatisfy { $0.obstacle != nil })
    desk.press("lookup.clear")
    #expect(desk.text.contains("查询框是空的"))
    // The search for patients comes first, as it can be done.
    desk.press("<Down><Enter>")
    #expect(desk.model.toast?.text.english == "the query is empty")
    #expect(desk.model.overlay != nil)
  }

  @Test func everyReasonHasRoomBesideItsCommand() {
    var models: [Model] = [Desk(60, 16).model]
    for keys in ["zzz", "<F5>", "zs<Enter>", "zs<F4>"] {
      var desk = Desk(60, 16)
      desk.press(keys)
      models.append(desk.model)
      desk.model.user = StaffMember(code: "x", name: "X", role: .administrator)
      models.append(desk.model)
      desk.model.user = StaffMember(code: "x", name: "X", role: .auditor)
      models.append(desk.model)
    }
    for model in models {
      for command in CommandRegistry.all {
        guard let reason = command.disabledReason(model) else { continue }
        for language in Language.allCases {
          let width = TextWidth.of(command.title[language]) + 2 + TextWidth.of(reason[language])
          #expect(width <= 51, "\(command.title[language]) \(reason[language])")
        }
      }
    }
  }

  @Test func whatWasUsedLastStandsFirstAndIsKept() throws {
    var desk = Desk()
    desk.press("<F9>light<Enter><F9>english<Enter>")
    #expect(desk.model.language == .english)
    #expect(desk.model.themeName == "light")
    #expect(
      desk.clinic.log.contains(.saveSetting(.recentEntries(["lang:en", "theme:light"]))))
    desk.press("<F9>quit<Esc><F9>")
    let entries = try palette(desk).entries
    // Both are in use now, so they stand last with that as the reason.
    #expect(entries.filter(\.isRecent).map(\.entry) == [.language(.english), .theme("light")])
    desk.press("<Esc><F9>dark<Enter><F9>")
    #expect(try palette(desk).entries.first?.entry == .theme("light"))
  }

  @Test func namesOfThingsThatAreGoneAreNoRows() throws {
    var desk = Desk()
    desk.model.recentEntries = ["theme:gone", "no.such.command", "theme:light"]
    desk.press("<F9>")
    #expect(try palette(desk).entries.filter(\.isRecent).map(\.entry) == [.theme("light")])
  }

  // MARK: - Parameters

  @Test func everyThemeLanguageGlyphSetAndRangeIsOffered() throws {
    let entries = try found("")
    for name in ["dark", "light"] { #expect(entries.contains(.theme(name))) }
    for language in Language.allCases { #expect(entries.contains(.language(language))) }
    for glyphs in Glyphs.allCases { #expect(entries.contains(.glyphs(glyphs))) }
    for scope in QueueScope.allCases { #expect(entries.contains(.scope(scope))) }
    for id in [CommandID.viewLookup, .viewArchive, .viewTrends, .viewFollowUps] {
      #expect(entries.contains(.command(id)))
    }
  }

  @Test func aThemeIsChosenByItsName() {
    var desk = Desk()
    desk.press("<F9>light<Enter>")
    #expect(desk.ownEffects == [.useTheme("light")])
    #expect(desk.clinic.log.contains(.saveSetting(.theme("light"))))
  }

  @Test func aRangeOfTheQueueIsShownFromAnywhere() {
    var desk = Desk()
    desk.press("zs<Enter><F9>overdue<Enter>")
    #expect(desk.model.screen == .followUps)
    #expect(desk.model.followUps.scope == .overdue)
    #expect(desk.model.followUps.loaded == .overdue)
  }

  @Test func glyphsAreChosen() {
    var desk = Desk()
    desk.press("<F9>chunascii<Enter>")
    #expect(desk.model.glyphs == .ascii)
  }

  // MARK: - Moving

  @Test func pagesAndTheWheelMoveInTheList() throws {
    var desk = Desk(80, 24)
    desk.press("<F9>")
    desk.press("<PgDn>")
    let paged = try palette(desk).list.selected
    #expect(paged > 5)
    desk.send(.event(.wheel(Point(column: 40, row: 12), -1)))
    #expect(try palette(desk).list.selected == paged - 3)
    desk.press("<C-End>")
    #expect(try palette(desk).list.selected == palette(desk).rows.count - 1)
    desk.press("<C-Home>")
    #expect(try palette(desk).list.selected == 0)
  }
}
