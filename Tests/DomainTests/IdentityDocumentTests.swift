import Domain
import Testing

/// The papers by which people prove who they are, and the regions of resident IDs.
@Suite struct IdentityDocumentTests {
  @Test(arguments: [
    (IdentityDocument.residentID, " 110105 19491231 002x", "11010519491231002X"),
    (.residentID, "130503670401001", "130503196704010016"),
    (.passport, "e12345678", "E12345678"), (.passport, "EA1234567", "EA1234567"),
    (.hongKongMacao, "Ｈ１２３４５６７８", "H12345678"), (.hongKongMacao, "M1234567801", "M1234567801"),
    (.taiwan, "0123 4567", "01234567"),
    (.foreignResident, "911124198108030024", "911124198108030024"),
    (.foreignResident, "CAN110180010101", "CAN110180010101"),
    (.military, "军字第1234567号", "军字第1234567号"), (.military, "士1234567", "士字第1234567号"),
    (.birthCertificate, "T510123456", "T510123456"),
  ])
  func aNumberIsReadInTheFormInWhichItIsKept(
    document: IdentityDocument, typed: String, kept: String
  ) {
    #expect(document.read(typed) == .number(kept))
  }

  @Test(arguments: [
    (IdentityDocument.residentID, "11010519491231002"), (.residentID, "110105194912310021"),
    (.residentID, "110105194902300021"), (.passport, "E1234567890"), (.passport, "ABCDEF"),
    (.passport, "E1234张78"), (.hongKongMacao, "A12345678"), (.hongKongMacao, "H1234567"),
    (.taiwan, "1234567"), (.taiwan, "A1234567"), (.foreignResident, "CA110180010101"),
    (.foreignResident, "911124198108030023"), (.military, "1234567"), (.military, "军字第12号"),
    (.birthCertificate, "510123456"), (.birthCertificate, ""),
  ])
  func whatIsNoNumberOfThePaperIsRefused(document: IdentityDocument, typed: String) {
    #expect(!document.read(typed).isValid)
  }

  @Test func theRightCheckDigitIsNotTold() {
    guard case .fault(let sentence) = IdentityDocument.residentID.read("110105194912310021") else {
      Issue.record("a wrong check digit was taken")
      return
    }
    #expect(!sentence.chinese.contains("X"))
    #expect(!sentence.english.contains("X"))
  }

  @Test(
    arguments: [
      ("11010519491231002X", IdentityDocument.residentID), ("H12345678", nil),
      ("H1234567801", .hongKongMacao), ("军字第1234567号", .military), ("张三", nil),
    ] as [(String, IdentityDocument?)])
  func aPaperIsGuessedOnlyWhereNoOtherFits(text: String, document: IdentityDocument?) {
    #expect(IdentityDocument.guess(text) == document)
  }

  // GB/T 2260: the first two digits say the province, the next two the prefecture; 5102 was 重庆's
  // before it left Sichuan.
  @Test(arguments: [
    ("110105", "北京市"), ("130503", "河北省邢台市"), ("440524", "广东省汕头市"),
    ("650100", "新疆维吾尔自治区乌鲁木齐市"), ("810000", "香港特别行政区"), ("510104", "四川省成都市"),
  ])
  func theRegionOfANumberIsNamed(code: String, name: String) {
    #expect(RegionNames.name(of: code) == name)
  }

  @Test func aProvinceThatIsNoneHasNoName() {
    #expect(RegionNames.name(of: "990000") == nil)
    #expect(RegionNames.name(of: "") == nil)
  }
}
