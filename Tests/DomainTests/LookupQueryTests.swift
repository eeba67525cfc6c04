import Domain
import TestSupport
import Testing

/// What is typed finds who is meant, and says why.
@Suite struct LookupQueryTests {
  static let today = CalendarDate(iso: "2026-11-21") ?? CalendarDate(dayNumber: 0)

  static let zhang = LookupSubject(
    name: "张三丰", birthDate: CalendarDate(iso: "1968-03-12"),
    phones: ["13812345678", "010-87654321"],
    identifiers: [
      PatientIdentifier(kind: .residentID, value: "11010519491231002X"),
      PatientIdentifier(kind: .passport, value: "E12345678"),
    ], card: "A-003813")
  static let keefe = LookupSubject(
    name: "O'Keefe Clarine", familyName: "O'Keefe", phones: ["555-783-1820"], card: "A-000018")

  @Test(arguments: [
    ("张三丰", [MatchReason.nameExact]), ("张三", [.namePrefix]), ("张", [.namePrefix]),
    ("三丰", [.namePart]), ("丰", [.namePart]), ("zhangsanfeng", [.namePinyin]),
    ("zhangs", [.namePinyin]), ("zhang san", [.namePinyin, .namePinyin]),
    ("sanfeng", [.namePinyin]), ("zsf", [.nameInitials]), ("zs", [.nameInitials]),
    ("sf", [.nameInitials]), ("zhangsf", [.nameInitials]), ("张s", [.nameInitials]),
    ("张sf", [.nameInitials]), ("张san", [.namePinyin]), ("ZHANG　ＳＡＮ", [.namePinyin, .namePinyin]),
    ("zhāngsān", [.namePinyin]), ("张\u{200B}三", [.namePrefix]), ("张·三丰", [.nameExact]),
    ("zs_", [.nameInitials]), ("张三*", [.namePrefix]),
    ("138", [.phone]), ("13812345678", [.phone]), ("+8613812345678", [.phone]),
    ("138-1234-5678", [.phone]), ("5678", [.phoneTail]), ("678", [.phoneTail]),
    ("87654321", [.phoneTail]), ("010-8765", [.phone]),
    ("110105", [.identifier]), ("11010519491231002x", [.identifier]),
    ("11010519491231002Ｘ", [.identifier]), ("002X", [.identifierTail]),
    ("e12345678", [.identifier]), ("E123", [.identifier]),
    ("A-003813", [.card]), ("a003813", [.card]), ("a3813", [.card]), ("003813", [.card]),
    ("3813", [.card]), ("381", [.card]), ("813", [.card]), ("0038", [.card]),
    ("19680312", [.birthDate]), ("1968-03-12", [.birthDate]), ("1968/3/12", [.birthDate]),
    ("1968.3", [.birthDate]), ("1968.3.12", [.birthDate]), ("1968年3月12日", [.birthDate]),
    ("1968年3月", [.birthDate]), ("1968年", [.birthDate]), ("1968", [.birthDate]),
    ("1968-", [.birthDate]), ("03-12", [.birthDate]), ("3/12", [.birthDate]),
    ("3月12日", [.birthDate]), ("3月12号", [.birthDate]), ("3月12", [.birthDate]),
    ("3月", [.birthDate]), ("12/3/1968", [.birthDate]), ("１９６８－０３－１２", [.birthDate]),
    ("1968–03–12", [.birthDate]), ("196803", [.birthDate]),
    ("zs 5678", [.nameInitials, .phoneTail]), ("张 1968", [.namePrefix, .birthDate]),
    ("三,zsf；5678", [.namePart, .nameInitials, .phoneTail]), ("?! zs ...", [.nameInitials]),
  ])
  func aPatientIsFoundForThisReason(typed: String, reasons: [MatchReason]) {
    #expect(LookupQuery(typed, today: Self.today).reasons(for: Self.zhang) == reasons)
  }

  @Test(
    arguments: [
      ("okeefe", [MatchReason.nameExact]), ("O'Keefe", [.nameExact]), ("o’keefe", [.nameExact]),
      ("O'K", [.namePrefix]), ("clar", [.namePart]), ("clarine okeefe", [.namePart, .nameExact]),
      ("oc", [.nameInitials]), ("okeefeclarine", [.nameExact]), ("okeefec", [.nameInitials]),
      ("783", [.phonePart]), ("555", [.phone]), ("1820", [.phoneTail]), ("1", [.card]),
      ("18", [.card]),
    ] as [(String, [MatchReason])])
  func aLatinNameIsFoundForThisReason(typed: String, reasons: [MatchReason]) {
    #expect(LookupQuery(typed, today: Self.today).reasons(for: Self.keefe) == reasons)
  }

  @Test(arguments: [
    "李", "zhangwu", "hang", "an", "zf", "sz", "zs 9999", "5677", "99", "7", "139", "19680313",
    "1968-04", "1969", "04-12", "2月30日", "20270312", "003814", "b003813", "10519",
  ])
  func aPatientIsNotFoundBy(typed: String) {
    #expect(LookupQuery(typed, today: Self.today).reasons(for: Self.zhang) == nil)
  }

  @Test(arguments: ["", "   ", "_", "*", "·", "?!", "--", "\u{200B}\u{202E}", "\t\n", "（）", "；，"])
  func nothingIsLeftOf(typed: String) {
    let query = LookupQuery(typed, today: Self.today)
    #expect(query.isEmpty)
    #expect(query.reasons(for: Self.zhang) == [])
  }

  @Test(arguments: [
    (
      "zs",
      "azs 1, czs 1, ezs 1, azs* 2, czs* 2, ezs* 2, bzs* 3, dzs* 3, fzs* 3"
    ),
    ("三", "a三 1, a三* 2, b三* 3"),
    ("张s", "a张s 1, a张s* 2, e张s 2, e张s* 2, b张s* 3, czhangs* 3"),
    ("7", "k000007 1, k00007* 2, g7* 2"),
    ("38", "k000038 1, k00038* 2, g38* 2"),
    (
      "3813",
      "k003813 1, k03813* 2, g3813* 2, i3813* 2, k3813* 2, h3183* 3, j3183* 3, l3183* 3, "
        + "o3813* 4"
    ),
    (
      "1968",
      "k001968 1, k01968* 2, g1968* 2, i1968* 2, k1968* 2, h8691* 3, j8691* 3, l8691* 3, m1968* 3, "
        + "o1968* 4"
    ),
    ("1968-03-12", "m19680312 2"),
    ("3/12", "n0312 2"),
    ("12/3/1968", "m19680312 2, m19681203 2"),
    ("3月", "n03* 2"),
    (
      "13812345678",
      "g13812345678 1, i13812345678 1, g13812345678* 2, i13812345678* 2, "
        + "h87654321831* 3, j87654321831* 3, o13812345678* 4"
    ),
    (
      "a3813",
      "aa3813 1, ka3813 1, ka003813 1, aa3813* 2, ka03813* 2, ka3813* 2, ia3813* 2, "
        + "ba3813* 3, j3183a* 3"
    ),
  ])
  func aTermLooksForTheseKeysBestFirst(typed: String, expected: String) {
    let query = LookupQuery(typed, today: Self.today)
    #expect(query.terms.count == 1)
    let alternatives = query.terms.first ?? []
    let written = alternatives.map { "\($0.key)\($0.isPrefix ? "*" : "") \($0.tier)" }
    #expect(written.joined(separator: ", ") == expected)
  }

  /// What a reader types or a copied paper says is looked for by its number.
  @Test(arguments: [
    "张三丰|男|汉|19491231|城东区建设路1号|11010519491231002X",
    "姓名 张三丰 性别 男 民族 汉 出生 1949年12月31日 住址 城东区建设路1号 公民身份号码 11010519491231002X",
    "Name: Zhang Sanfeng\nSex: M\nID number: 11010519491231002X",
  ])
  func theTextOfAReaderIsLookedForByItsNumber(text: String) {
    let query = LookupQuery(text, today: Self.today)
    #expect(query.terms.count == 1)
    #expect(query.reasons(for: Self.zhang) == [.identifier])
  }

  @Test func anOldResidentNumberFindsTheNewOne() {
    let subject = LookupSubject(
      name: "", identifiers: [PatientIdentifier(kind: .residentID, value: "130503196704010016")])
    let query = LookupQuery("130503670401001", today: Self.today)
    #expect(query.reasons(for: subject) == [.identifier])
  }

  @Test func birthdaysOfTomorrowAreNotLookedFor() {
    for typed in ["2026-11-22", "2026-12", "2027", "20261122"] {
      let terms = LookupQuery(typed, today: Self.today).terms
      #expect(!terms.joined().contains { $0.reason == .birthDate }, "\(typed)")
    }
    #expect(LookupQuery("2026-11-21", today: Self.today).terms.first?.first?.key == "m20261121")
  }

  @Test func rareAndDoubleReadingsAreFound() {
    // Own cases for every hazard of the outside list: surname readings, compounds, ü, rare
    // characters, look-alike code points, embedded spaces.
    let cases = [
      ("单文静", "swj shanwenjing danwenjing"), ("仇文静", "qwj qiuwj"), ("曾国藩", "zenggf zgf"),
      ("解文静", "xiewenjing xwj"), ("尉迟恭", "yuchig ycg yuchigong"), ("万俟雪", "moqixue mqx"),
      ("尉健行", "weijianxing wjh"), ("吕绿", "lvlv lulu lyulyu ll lvl"), ("能文静", "naiwj nwj"),
      ("吴女士", "wns wunvshi wunushi wunyushi"), ("王乐", "wangle wangyue wl wy"),
      ("阿卜杜热西提·阿卜力孜", "abdrxtablz abudurexitiabulizi abulizi"), ("㛃", "jie j"),
      ("𠀂某某", "某 moumou mm 𠀂"), ("张 伟", "zw zhangwei 张伟 张w"), ("張偉", "zw 張"),
      ("\u{F90A}文静", "jwj 金文静"), ("\u{2F3D}小明", "ge 戈"), ("Zhang Wei", "zw zhangwei wei"),
      ("Nguyễn Văn", "nguyen van nv"), ("Иванов", "иван ИВАНОВ"), ("郄某", "xim qiem"),
      ("朴智妍", "piaozy pu"), ("单于静", "cyj syj chanyuj shanyj"), ("\u{E863}文静", "wj \u{E863}"),
    ]
    for (name, typings) in cases {
      for typed in typings.split(separator: " ") {
        let query = LookupQuery(String(typed), today: Self.today)
        #expect(query.reasons(for: LookupSubject(name: name)) != nil, "\(typed) for \(name)")
      }
    }
  }

  /// The definition of a match, word for word, against the quick one.
  @Test func theOracleAgreesWithItsDefinition() {
    var random = SeededRandom(seed: 11)
    var found = 0
    for _ in 0..<2000 {
      let subject = LookupSubject(
        name: random.text(length: 5), birthDate: CalendarDate(dayNumber: 1000),
        phones: [random.text(length: 12)],
        identifiers: [PatientIdentifier(kind: .other, value: random.text(length: 8))],
        card: "A-003813")
      let parts = [subject.name, subject.phones[0], "1972", "3813", random.text(length: 3)]
      let query = LookupQuery(
        String((parts.randomElement(using: &random) ?? "").suffix(4)), today: Self.today)
      let keys = LookupKeys.keys(for: subject).map { Array($0.utf8) }
      let expected = query.terms.map { alternatives in
        alternatives.first { one in
          keys.contains { one.isPrefix ? $0.starts(with: one.key.utf8) : $0 == Array(one.key.utf8) }
        }
      }
      let matches = query.matches(for: subject)
      #expect(matches == (expected.contains(nil) ? nil : expected.compactMap(\.self)))
      if let matches, !matches.isEmpty { found += 1 }
    }
    #expect(found > 500)
  }

  @Test func anythingTypedIsTaken() {
    var random = SeededRandom(seed: 13)
    for _ in 0..<5000 {
      let text = random.text(length: 40)
      let query = LookupQuery(text, today: Self.today)
      #expect(query == LookupQuery(text, today: Self.today))
      #expect(query.terms.count <= 8)
      for alternatives in query.terms {
        #expect(!alternatives.isEmpty)
        #expect(alternatives.map(\.tier) == alternatives.map(\.tier).sorted())
        for one in alternatives {
          #expect(one.key.unicodeScalars.dropFirst().allSatisfy { $0 != " " && $0 != "\"" })
          #expect(one.key.unicodeScalars.count >= 2)
        }
      }
    }
  }

  @Test func endlessQueriesAreCut() {
    #expect(LookupQuery(String(repeating: "a b ", count: 100), today: Self.today).terms.count == 8)
    let long = LookupQuery(String(repeating: "9", count: 100_000), today: Self.today)
    #expect(long.terms.joined().allSatisfy { $0.key.utf8.count <= 65 })
  }
}
