import Domain
import Testing

/// The text of ID-card readers, scanners and copied papers.
@Suite struct ReaderTextTests {
  private static let whole: [CardItem: String] = [
    .documentKind: "id", .document: "11010519491231002X",
    .name: "张三", .sex: "female", .birthDate: "1949年12月31日", .ethnicity: "汉",
    .address: "北京市朝阳区建设路1号",
  ]

  @Test(arguments: [
    "姓名 张三\n性别 女 民族 汉\n出生 1949年12月31日\n住址 北京市朝阳区建设路1号\n公民身份号码 11010519491231002X",
    "姓名：张三\r\n性别：女\r\n民族：汉\r\n出生：1949年12月31日\r\n住址：北京市朝阳区建设路1号\r\n公民身份号码：11010519491231002x",
    "姓名张三性别女民族汉出生1949年12月31日住址北京市朝阳区建设路1号公民身份号码１１０１０５１９４９１２３１００２Ｘ",
    "姓名|张三|性别|女|民族|汉|出生|1949年12月31日|住址|北京市朝阳区建设路1号|公民身份号码|11010519491231002X|有效期限|20100101-20300101",
  ])
  func labelsTellTheFields(text: String) throws {
    let entry = try #require(ReaderText.read(text))
    for (item, value) in Self.whole { #expect(entry[item] == value, "\(item)") }
    #expect(entry.items.count == Self.whole.count)
  }

  @Test func latinLabelsDoTheSame() throws {
    let entry = try #require(
      ReaderText.read(
        "Name: Keefe Clarine\nSex: F\nDate of birth: 1949-12-31\nID No: E12345678\nPhone: 13812345678"
      )
    )
    #expect(entry[.name] == "Keefe Clarine")
    #expect(entry[.sex] == "female")
    #expect(entry[.birthDate] == "1949-12-31")
    #expect(entry[.document] == "E12345678")
    #expect(entry[.phone] == "13812345678")
  }

  @Test(arguments: ["\t", "|", "#", "^"])
  func fieldsWithoutLabelsAreKnownByTheirForm(mark: String) throws {
    let parts = ["张三", "女", "汉", "19491231", "北京市朝阳区建设路1号", "11010519491231002X"]
    let entry = try #require(ReaderText.read(parts.joined(separator: mark) + "\r\n"))
    #expect(entry[.name] == "张三")
    #expect(entry[.sex] == "female")
    #expect(entry[.ethnicity] == "汉")
    #expect(entry[.birthDate] == "19491231")
    #expect(entry[.address] == "北京市朝阳区建设路1号")
    #expect(entry[.document] == "11010519491231002X")
    #expect(entry[.documentKind] == "id")
  }

  @Test func aNumberAloneIsOneField() throws {
    let entry = try #require(ReaderText.read("11010519491231002X"))
    #expect(entry.items == [.documentKind, .document])
  }

  @Test(arguments: ["", "张三", "hello", "姓名", "\u{0}\u{1}\u{2}"])
  func whatSaysNothingIsNoReadersText(text: String) {
    #expect(ReaderText.read(text) == nil)
  }

  @Test func aMegabyteIsReadNoFurtherThanItsBeginning() {
    let text = "姓名 张三 公民身份号码 11010519491231002X " + String(repeating: "性别 男 ", count: 1 << 17)
    #expect(ReaderText.read(text)?[.name] == "张三")
  }

  @Test func hiddenCharactersDoNotReachTheFields() throws {
    let entry = try #require(
      ReaderText.read("姓名 张\u{202E}三\u{200B}\n公民身份号码 11010519491231002X"))
    #expect(entry[.name] == "张三")
  }
}
