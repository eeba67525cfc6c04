import Domain
import TestSupport
import Testing

/// Family names are split off and read as family names.
@Suite struct SurnameTests {
  @Test(arguments: [
    ("张三", "张", "三"), ("张三丰", "张", "三丰"), ("欧阳娜娜", "欧阳", "娜娜"), ("欧阳", "欧", "阳"),
    ("令狐冲", "令狐", "冲"), ("单于静", "单于", "静"), ("爱新觉罗溥仪", "爱新觉罗", "溥仪"),
    ("张 伟", "张", "伟"), ("张王丽", "张", "王丽"), ("𠅤某", "𠅤", "某"), ("\u{E863}小明", "\u{E863}", "小明"),
  ])
  func aNameIsSplit(name: String, surname: String, given: String) {
    let split = Surname.split(name)
    #expect(split?.surname == surname)
    #expect(split?.given == given)
  }

  @Test(arguments: ["", "张", "Zhang Wei", "买买提·吐尔逊", "张san", "张3"])
  func otherNamesAreNotSplit(name: String) {
    #expect(Surname.split(name) == nil)
  }

  @Test(arguments: [
    ("单", "shan"), ("仇", "qiu"), ("曾", "zeng"), ("解", "xie"), ("查", "zha"), ("区", "ou"),
    ("朴", "piao"), ("尉", "wei"), ("尉迟", "yu chi"), ("万俟", "mo qi"), ("澹台", "tan tai"),
    ("吕", "lv"), ("张", "zhang"), ("张王", "zhang wang"),
  ])
  func aSurnameReadsLikeThis(surname: String, reading: String) {
    #expect(Surname.reading(of: surname)?.joined(separator: " ") == reading)
  }

  @Test(arguments: ["", "𠀂", "Zhang", "张a"])
  func whatCannotBeReadHasNoReading(surname: String) {
    #expect(Surname.reading(of: surname) == nil)
  }

  @Test(.enabled(if: SharedFiles.areThere))
  func everySurnameOfTheOutsideListReadsAsThere() throws {
    let rows = try SharedFiles.table("surnames/surnames_pinyin.csv", separator: ",")
    #expect(rows.count == 492)
    for row in rows {
      let surname = row["surname"] ?? ""
      let reading = Surname.reading(of: surname)?.joined(separator: " ")
      #expect(reading == row["toneless"], "\(surname)")
      if row["chars"] == "2" { #expect(Surname.split(surname + "文静")?.surname == surname) }
    }
  }
}
