import Domain
import Testing

/// Masks never show a whole name or number.
@Suite struct MaskTests {
  @Test(arguments: [
    ("张三", "张*"), ("张小三", "张*三"), ("欧阳娜娜", "欧阳**"), ("令狐冲", "令狐*"),
    ("张王丽华", "张***"), ("张", "*"), ("", ""), ("  张三 ", "张*"), ("张\u{200B}三", "张*"),
    ("买买提·吐尔逊", "买买提·***"), ("买买提•吐尔逊", "买买提•***"), ("张 伟", "张*"),
    ("Keefe Clarine", "Keefe ***"), ("Cher", "C***"), ("O", "*"), ("𠅤某", "𠅤*"),
    ("𠅤某某", "𠅤*某"),
  ])
  func namesKeepTheFamilyName(name: String, masked: String) {
    #expect(Mask.name(name) == masked)
  }

  @Test(arguments: [
    ("13812341234", "138****1234"), ("138 1234 1234", "138****1234"),
    ("+8613812341234", "861******1234"), ("010-12345678", "010****5678"), ("12345678", "****5678"),
    ("120", "***"), ("", ""),
  ])
  func phonesKeepTheirEnds(phone: String, masked: String) {
    #expect(Mask.phone(phone) == masked)
  }

  @Test(arguments: [
    (PatientIdentifier.Kind.residentID, "11010519491231002X", "110105********002X"),
    (.residentID, "130503670401001", "130503******001"),
    (.residentID, "1101051949", "******1949"),
    (.passport, "E12345678", "*****5678"), (.other, "1234567", "*******"),
    (.other, "", ""),
  ])
  func identifiersKeepWhatACardCheckNeeds(
    kind: PatientIdentifier.Kind, value: String, masked: String
  ) {
    #expect(Mask.identifier(kind: kind, value) == masked)
  }

  @Test(arguments: [("11010519491231002X", "1****************X"), ("123", "***")])
  func publicIdentifiersKeepTheirEndsOnly(value: String, masked: String) {
    #expect(Mask.publicIdentifier(value) == masked)
  }

  @Test func peopleAreCalledByTheirFamilyName() {
    #expect(Mask.publicTitle("欧阳娜娜", sex: .female) == Localized(zh: "欧阳女士", en: "Ms 欧阳"))
    #expect(Mask.publicTitle("张三", sex: .male) == Localized(zh: "张先生", en: "Mr 张"))
    #expect(Mask.publicTitle("买买提·吐尔逊", sex: .male).chinese == "买买提先生")
    #expect(Mask.publicTitle("张三", sex: .unknown) == Localized(same: "张"))
  }
}
