import Domain
import Testing

/// What of a person leaves the store.
@Suite struct PersonMaskTests {
  @Test(arguments: [
    ("城东区建设路12号3栋1单元1204室", "城东区***"), ("北京市朝阳区建国路88号", "北京市朝阳区***"),
    ("江苏省苏州市昆山市人民路1号", "江苏省苏州市昆山市***"), ("广东省东莞市长安镇振安路2号", "广东省东莞市***"),
    ("云南省大理县古城", "云南省大理县***"), ("广西壮族自治区南宁市青秀区民族大道1号", "广西壮族自治区南宁市青秀区***"),
    ("新疆维吾尔自治区", "***"), ("阳光小区3栋", "***"), ("建设路12号", "***"), ("", ""),
    ("12 Main St, Springfield, MA", "***, Springfield, MA"), ("城东区***", "城东区***"),
  ])
  func addressesEndWithTheDistrict(address: String, masked: String) {
    #expect(Mask.address(address) == masked)
  }

  @Test(arguments: [
    (ContactPoint.System.phone, "13812341234", "138****1234"),
    (.email, "zhang.san@example.com", "z***@example.com"), (.email, "@x", "***"),
    (.email, "nothing", "***"), (.other, "weixin-12345", "***"),
  ])
  func otherContactsKeepLittle(system: ContactPoint.System, value: String, masked: String) {
    #expect(Mask.contact(system, value) == masked)
  }

  @Test(arguments: ["138****1234", "****5678", "***", "*", "010****5678"])
  func aMaskIsNotMaskedAgain(_ text: String) {
    #expect(Mask.phone(text) == text)
  }

  /// Stars in a number must not make it pass for a mask.
  @Test(arguments: ["1381234*1234", "*13812341234", "12*34567", "138**81234"])
  func aNumberWithStarsIsNoMask(text: String) {
    #expect(Mask.phone(text) != text)
    #expect(!Mask.phone(text).contains("81234"))
  }

  @Test func holdersKeepTheRelation() {
    #expect(Mask.holder("配偶 李娟") == "配偶 李*")
    #expect(Mask.holder("李娟") == "***")
    #expect(Mask.holder("") == "")
  }

  private static let person = Patient(
    name: "欧阳娜娜", familyName: "欧阳", sex: .female, birthDate: CalendarDate(iso: "1968-03-12"),
    ethnicity: "汉族", address: "城东区建设路12号")

  @Test func receptionSeesNamesWholeAndTheDistrict() {
    let seen = Self.person.masked(for: Access([StaffRole.reception]))
    var expected = Self.person
    expected.address = "城东区***"
    #expect(seen == expected)
  }

  @Test(arguments: [StaffRole.cashier, .auditor])
  func whoWorksWithMaskedNamesSeesTheYear(role: StaffRole) {
    let seen = Self.person.masked(for: Access([role]))
    #expect(seen.name == "欧阳**" && seen.familyName == nil && seen.ethnicity == nil)
    #expect(seen.birthDate == CalendarDate(iso: "1968-01-01") && seen.birthDatePrecision == .year)
    #expect(seen.address == "城东区***")
  }

  @Test func theMachineSeesEverything() {
    #expect(Self.person.masked(for: .machine) == Self.person)
    let phone = ContactPoint(system: .phone, value: "13812341234", holder: "配偶 李娟")
    #expect(phone.masked(for: .machine) == phone)
    #expect(
      phone.masked(for: Access([StaffRole.cashier]))
        == ContactPoint(system: .phone, value: "138****1234", holder: "配偶 李*", isMasked: true))
    #expect(phone.masked(for: Access([StaffRole.doctor])).holder == "配偶 李娟")
  }
}
