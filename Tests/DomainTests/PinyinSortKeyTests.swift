import Domain
import Testing

@Suite struct PinyinSortKeyTests {
  @Test(arguments: [
    ("单伟", "shan 单 wei 伟"), ("欧阳娜娜", "ou 欧 yang 阳 na 娜 na 娜"), ("吕布", "lv 吕 bu 布"),
    ("Li Wei", "li wei"), ("ＬＩ　Ｗｅｉ", "li wei"), ("買買提·吐尔逊", "mai 買 mai 買 ti 提 tu 吐 er 尔 xun 逊"),
    ("\u{E000}伟", "~ \u{E000} wei 伟"), ("", ""), ("--", ""),
  ])
  func aKeyIsTheReadingAndTheCharacter(name: String, key: String) {
    #expect(PinyinSortKey.key(name) == key)
  }

  /// The order of a Chinese phone book: by sound, namesakes by sound together by character.
  @Test func namesStandAsInAPhoneBook() {
    let ordered = [
      "艾青", "Ann Lee", "Li Wei", "李白", "李四", "吕布", "仇英", "任贤", "单田芳", "王二", "解缙", "曾国藩",
      "查良镛", "张三", "章太炎", "朱熹", "\u{E000}伟",
    ]
    let sorted = ordered.reversed().sorted {
      PinyinSortKey.key($0).utf8.lexicographicallyPrecedes(PinyinSortKey.key($1).utf8)
    }
    #expect(sorted == ordered)
  }

  @Test func garbageGivesAShortKey() {
    #expect(PinyinSortKey.key(String(repeating: "x", count: 1_000_000)).utf8.count <= 96)
    #expect(PinyinSortKey.key(String(repeating: "龘", count: 500)).unicodeScalars.count <= 96)
  }
}
