import Canvas
import Domain
import Foundation
import FrontdeskApp
import Store
import Synchronization
import TestSupport
import Testing
import Widgets

/// Cards on the screens over the real runner and a real clinic.
@Suite struct LiveCardTests {
  /// A desk at which somebody is signed in, at a clinic with a few people.
  private func open(
    as code: String = "wu", with names: [String] = ["张三"]
  ) throws -> (clinic: LiveClinic, desk: LiveDesk) {
    let clinic = try LiveClinic()
    try clinic.admit(names)
    var desk = try clinic.desk()
    desk.signIn(code)
    #expect(desk.model.user.code == code)
    return (clinic, desk)
  }

  private func raw(_ desk: LiveDesk, _ item: CardItem) -> String? {
    desk.model.cardForm.form?.raw(item.rawValue)
  }

  // MARK: - Opening

  /// From the lookup, where the number finds nobody: the number, a name of two characters from an
  /// input method, and a phone.
  @Test func aCardIsOpenedFromTheLookupInFortyKeys() throws {
    var (clinic, desk) = try open()
    let script = "130503196704010016<A-n><Enter>赵晟<Enter>13900001111<C-s>"
    let keys = try KeyScript.parse(script).reduce(0) { count, event in
      // An input method takes two letters and a digit for the two characters.
      if case .text(let text) = event { return count + text.count + (text == "赵晟" ? 1 : 0) }
      return count + 1
    }
    #expect(keys <= 40, "\(keys)")
    desk.press(script)
    #expect(desk.model.cardForm.form == nil)
    #expect(desk.model.screen == .archive)
    let found = try clinic.machine().lookup(
      LookupQuery("130503196704010016", today: FakeClinic.today), limit: 5)
    #expect(found.hits.map(\.name) == ["赵晟"])
    #expect(found.hits.first?.sex == .male && found.hits.first?.phone == "13900001111")
  }

  @Test(
    arguments: [
      (CardItem.birthDate, "2023-02-29", "没有这一天"), (.birthDate, "1968-13-01", "没有这一天"),
      (.birthDate, "2999-01-01", "今天之后"), (.birthDate, "1850-01-01", "超过"),
      (.birthDate, "gestern", "1968-03-12"), (.document, "110105194912310021", "校验位"),
      (.document, "110105194902300021", "出生日期不存在"), (.document, "123", "18 位"),
      (.phone, "12", "7 到 15 位"), (.phone, "call me", "只能是数字"), (.name, "···", "没有文字"),
      (.name, String(repeating: "张", count: 51), "最多 50 个字"),
      (.name, "张" + String(repeating: "\u{301}", count: 10_000), "附加符号太多"),
    ] as [(CardItem, String, String)])
  func whatIsWrongIsSaidBesideTheFieldAndNothingIsLost(
    item: CardItem, typed: String, words: String
  ) throws {
    var (clinic, desk) = try open()
    desk.press("<A-n>")
    // Everything else is right.
    var right: [CardItem: String] = [
      .name: "赵晟", .phone: "13900001111", .birthDate: "1967-04-01", .document: "",
    ]
    right[item] = typed
    for field in [CardItem.document, .name, .phone] {
      desk.send(.event(.paste(right[field] ?? "")))
      desk.press("<Down>")
    }
    desk.press("1<Enter>")
    desk.send(.event(.paste(right[.birthDate] ?? "")))
    desk.press("<C-s>")
    #expect(desk.text.contains(words), "\(desk.text)")
    #expect(desk.model.cardForm.form?.focusedField?.id == item.rawValue)
    #expect(try clinic.machine().patientCount() == 1)
    let kept = raw(desk, item) ?? ""
    #expect(kept.unicodeScalars.count >= min(typed.unicodeScalars.count, 50))
    #expect(raw(desk, .phone) == right[.phone])
  }

  /// What deceives the eye or the terminal goes, is said, and leaves the name that was meant.
  @Test(arguments: [
    "赵\u{202E}晟", "赵\u{200B}晟", "\u{FEFF}赵晟", "赵\u{7}晟", "赵\u{9B}晟", "赵\u{0}晟",
    "赵\u{E0041}晟", "\u{2066}赵晟\u{2069}",
  ])
  func hiddenCharactersDoNotReachTheCard(name: String) throws {
    var (clinic, desk) = try open()
    desk.press("<A-n><Down>")
    desk.send(.event(.paste(name)))
    desk.press("<Enter>")
    #expect(desk.text.contains("不可见字符") || raw(desk, .name) == "赵晟", "\(desk.text)")
    desk.press("<Enter>1<Enter>1967-04-01<C-s>")
    #expect(desk.model.screen == .archive)
    let stored = try clinic.machine().lookup(
      LookupQuery("赵晟", today: FakeClinic.today), limit: 5)
    #expect(stored.hits.map(\.name) == ["赵晟"])
    // A twin of the name is known again.
    desk.press("<A-n><Down>赵晟<Enter><Enter>1<Enter>1967-04-01<C-s>")
    #expect(desk.model.cardForm.asksAnyway)
  }

  @Test func aMegabyteOfPasteLeavesTheFormAsItWas() throws {
    var (clinic, desk) = try open()
    desk.press("<A-n>")
    let flood = String(repeating: "姓名：赵晟 ", count: 1 << 17)
    for _ in 0..<5 {
      desk.send(.event(.paste(flood)))
      desk.press("<Down>")
    }
    #expect(try clinic.machine().patientCount() == 1)
    #expect(desk.model.layer == .card)
    for item in CardItem.allCases { #expect((raw(desk, item) ?? "").count <= 4000) }
  }

  @Test func anIDAlreadyUsedIsSaidBesideItAndAskedAboutBeforeASecondCard() throws {
    var (clinic, desk) = try open()
    desk.press("<A-n>130503196704010016<Enter>赵晟<Enter>13900001111<C-s>")
    #expect(desk.model.screen == .archive)
    desk.press("<A-n>130503196704010016")
    #expect(desk.text.contains("已在 A-000026 赵晟 名下"), "\(desk.text)")
    desk.press("<Enter>钱多多<C-s>")
    #expect(desk.model.cardForm.asksAnyway)
    #expect(try clinic.machine().patientCount() == 2)
    desk.press("n")
    #expect(raw(desk, .name) == "钱多多")
    #expect(raw(desk, .document) == "130503196704010016")
  }

  @Test(arguments: ["丁", "阿卜杜热西提·阿卜力孜·买买提吐尔逊·艾山江·库尔班大毛拉依布"])
  func aNameOfOneCharacterAndOneOfThirtyAreOpenedFoundAndShown(name: String) throws {
    #expect(name == "丁" || name.count >= 30)
    var (_, desk) = try open()
    desk.press("<A-n><Down>")
    desk.send(.event(.paste(name)))
    desk.press("<Enter><Enter>1<Enter>1967-04-01<C-s>")
    #expect(desk.model.screen == .archive)
    #expect(desk.text.contains(String(name.prefix(8))))
    desk.send(.command(.viewLookup))
    desk.press("<C-u>")
    desk.send(.event(.paste(name)))
    #expect(desk.model.lookup.rows.map(\.name) == [name])
    desk.press("<Enter>")
    desk.send(.command(.editCard))
    #expect(raw(desk, .name) == name)
  }

  /// A reader that types like a keyboard, with an Enter of its own: it opens whom it knows, and of a
  /// stranger nothing is lost on the way to a card.
  @Test func anIDReaderInTheLookupOpensTheRecordOrFillsACard() throws {
    var (_, desk) = try open()
    let text = "赵晟|男|汉|19670401|河北省邢台市桥东区建设大街一百二十八号院三号楼|130503196704010016"
    desk.press(text + "<Enter>")
    #expect(desk.model.screen == .lookup && desk.model.lookup.rows.isEmpty)
    desk.press("<A-n>")
    #expect(raw(desk, .name) == "赵晟")
    #expect(raw(desk, .document) == "130503196704010016")
    #expect(raw(desk, .address)?.hasSuffix("三号楼") == true)
    desk.press("<C-s>")
    #expect(desk.model.screen == .archive)
    desk.send(.command(.viewLookup))
    desk.press("<C-u>" + text + "<Enter>")
    #expect(desk.model.screen == .archive)
    #expect(desk.model.archive.archive?.patient.name == "赵晟")
  }

  // MARK: - What was begun

  @Test func anotherPersonAtTheCounterReplacesNothingThatWasBegun() throws {
    var (clinic, desk) = try open()
    desk.press("<A-n><Down>赵晟<Enter>13900001111<Esc>")
    // Somebody else comes, by name from the lookup.
    desk.press("钱多多<A-n>")
    #expect(raw(desk, .name) == "钱多多")
    #expect(desk.text.contains("未建完") && desk.text.contains("赵晟"), "\(desk.text)")
    // Begun is a card that says more than what was looked for.
    desk.press("<Down><Down>139<A-n>")
    #expect(raw(desk, .name) == "赵晟")
    #expect(raw(desk, .phone) == "13900001111")
    // After the first one begun comes an empty form, after that the last one again.
    desk.press("<A-n>")
    #expect(raw(desk, .name) == "")
    desk.press("<A-n>")
    #expect(raw(desk, .name) == "钱多多")
    desk.press("<A-n>")
    #expect(raw(desk, .name) == "赵晟")
    // Both are there in another session, and one is gone once it is saved.
    desk.press("<Down><Down><Down>1<Enter>1967-04-01<C-s>")
    #expect(desk.model.screen == .archive)
    var later = try clinic.desk()
    later.signIn("wu")
    later.press("<A-n>")
    #expect(raw(later, .name) == "钱多多")
    later.press("<C-r><Esc><A-n>")
    #expect(raw(later, .name) == "")
  }

  @Test func whatIsTypedBeforeTheDraftsComeGetsANameOfItsOwn() throws {
    let (clinic, _) = try open()
    var first = try clinic.desk()
    first.signIn("wu")
    first.press("<A-n><Down>赵晟<Esc>")
    var second = try clinic.desk()
    second.signIn("wu")
    second.press("钱多多<A-n><Down><Down>139<Enter>")
    let store = try clinic.machine()
    _ = try store.act(as: "wu", systemUser: "")
    let contents = try store.drafts().filter { $0.kind == "card" }.map(\.content)
    #expect(contents.count == 2)
    #expect(contents.contains { $0.contains("赵晟") } && contents.contains { $0.contains("钱多多") })
  }

  // MARK: - Taking back

  @Test func changesOfCardsAreTakenBackOneAfterAnother() throws {
    var (clinic, desk) = try open()
    desk.press("zhangsan<Enter>")
    for name in ["张珊", "张山"] {
      desk.send(.command(.editCard))
      desk.press("<Down><C-u>\(name)<C-s>")
    }
    #expect(desk.model.archive.archive?.patient.name == "张山")
    for name in ["张珊", "张三"] {
      desk.send(.command(.undoCard))
      #expect(try clinic.machine().cardSheet(of: PatientID(1)).entry[.name] == name)
    }
    desk.send(.command(.undoCard))
    #expect(desk.model.toast?.kind == .problem)
  }

  // MARK: - Printing

  private final class Paper: Sendable {
    let lines = Mutex<[String]>([])
  }

  @Test func cardAndLabelGoToThePrinterThatIsSetUp() throws {
    let clinic = try LiveClinic()
    try clinic.admit()
    let paper = Paper()
    var desk = try clinic.desk { lines in
      paper.lines.withLock { $0 = lines }
      return nil
    }
    desk.signIn("wu")
    desk.press("zhangsan<Enter>")
    desk.send(.command(.printCard))
    let lines = paper.lines.withLock { $0 }
    #expect(lines.contains("测试诊所"))
    #expect(lines.filter { $0.hasPrefix("张三") }.count == 2, "card and label: \(lines)")
    #expect(lines.filter { $0.contains("A-000018") }.count == 2)
    #expect(!lines.joined().contains("13812341000"), "the number is masked")
    #expect(desk.text.contains("已送打印机"))
    let rows = try clinic.machine().auditRows(of: PatientID(1), limit: 3)
    #expect(rows.contains { $0.detail == "export card print" })
  }

  @Test func withoutAPrinterTheyAreInAFileForItsOwnerAlone() throws {
    let clinic = try LiveClinic()
    try clinic.admit(["张\u{1B}[31m三"])
    var desk = try clinic.desk { _ in Localized(zh: "没有设置打印机", en: "no printer") }
    desk.signIn("wu")
    desk.press("A-000018<Enter>")
    for _ in 0..<2 { desk.send(.command(.printCard)) }
    let files = try FileManager.default.contentsOfDirectory(atPath: clinic.exports).sorted()
    #expect(files == ["frontdesk-card-A-000018-2.txt", "frontdesk-card-A-000018.txt"])
    #expect(desk.text.contains("没有设置打印机"))
    for file in files {
      let path = clinic.exports + "/" + file
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains("A-000018"))
      #expect(!text.contains("\u{1B}"), "nothing steers the printer")
    }
  }

  @Test func aFolderThatCannotBeWrittenIsToldAndNothingIsLeft() throws {
    let clinic = try LiveClinic()
    try clinic.admit()
    var desk = try clinic.desk { _ in Localized(zh: "没有设置打印机", en: "no printer") }
    desk.signIn("wu")
    try FileManager.default.removeItem(atPath: clinic.exports)
    desk.press("zhangsan<Enter>")
    desk.send(.command(.printCard))
    #expect(desk.model.toast?.kind == .problem)
    #expect(desk.text.contains("没有打印"))
  }

  // MARK: - Two cards of one person

  @Test func receptionProposesAndTheManagerLooksAndMerges() throws {
    var (clinic, desk) = try open(with: ["张三", "章三", "李四"])
    desk.press("A-000018<Enter>")
    desk.send(.command(.mergeCards))
    // Born on the same day, and the name sounds alike: offered without a word typed.
    #expect(desk.text.contains("章三"), "\(desk.text)")
    desk.press("A-000026<Enter>")
    #expect(desk.model.cardForm.merge?.preview != nil)
    desk.press("<C-s>")
    #expect(desk.text.contains("提议"))
    desk.press("<C-s>")
    #expect(desk.model.cardForm.merge == nil)
    #expect(try clinic.machine().patientCount() == 3)

    var manager = try clinic.desk()
    manager.signIn("ma")
    manager.send(.command(.viewApprovals))
    #expect(manager.text.contains("把 A-000026 并入 A-000018"), "\(manager.text)")
    manager.press("<Enter>")
    #expect(manager.model.cardForm.merge?.preview?.merged.card == "A-000026")
    manager.press("<C-s><C-s>")
    #expect(manager.model.cardForm.merge == nil)
    #expect(manager.model.screen == .approvals)
    #expect(manager.model.approvals.lines.isEmpty)
    #expect(try clinic.machine().patientCount() == 2)
    let details = try clinic.machine().auditRows(of: nil, limit: 30).map(\.detail)
    #expect(details.contains("approval importing.merge asked"))
    #expect(details.contains("approval importing.merge yes"))
    let merges = try clinic.machine().merges(of: PatientID(1))
    #expect(merges.count == 1)
  }
}
