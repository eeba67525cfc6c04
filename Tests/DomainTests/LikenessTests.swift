import Domain
import Testing

/// How likely two cards are of one person.
@Suite struct LikenessTests {
  private func person(
    _ name: String, _ born: String = "", sex: Sex = .male, phone: String = "", id: String = ""
  ) -> PatientRecord {
    CardEntry([
      .name: name, .birthDate: born, .sex: sex.rawValue, .phone: phone, .document: id,
      .documentKind: id.isEmpty ? "" : "id",
    ]).record
  }

  /// Pairs with the score and the reasons, written out.
  @Test func pairsOfWhichClinicsComplainAreLikely() {
    let pairs: [(PatientRecord, PatientRecord, Int, [Likeness.Reason])] = [
      (
        person("张三", id: "11010519491231002X"), person("李四", id: "11010519491231002x"), 90,
        [.sameDocument]
      ),
      (
        person("王五", id: "130503670401001"), person("王五", id: "130503196704010016"), 100,
        [.sameDocument, .sameName]
      ),
      (person("张三", "1968-03-12"), person("张三", "1968-03-12"), 75, [.sameName, .sameBirth]),
      (
        person("张三", "1968-03-12"), person("張三", "1968-03-12"), 75, [.sameName, .sameBirth]
      ),
      (
        person("俞敏", "1968-03-12"), person("余敏", "1968-03-12"), 65, [.sameBirth, .soundingName]
      ),
      (
        person("王小明", "1968-03-12"), person("王晓鸣", "1968-03-12"), 65, [.sameBirth, .soundingName]
      ),
      (
        person("王小红", "1968-03-12"), person("王小江", "1968-03-12"), 60, [.sameBirth, .nearName]
      ),
      (
        person("张三丰", "1968-03-12", phone: "13812345678"),
        person("张三峰", "1971-01-05", phone: "138 1234 5678"), 50,
        [.soundingName, .samePhone, .otherBirth]
      ),
      (person("张三", "1968-03-12"), person("张三", "1968-12-03"), 60, [.sameName, .nearBirth]),
      (person("张三", "1968-03-12"), person("张三", "1968-03-21"), 60, [.sameName, .nearBirth]),
      (person("张三", "1968-03-12"), person("张三", "1986-03-12"), 60, [.sameName, .nearBirth]),
      (person("张三", "1968-03-12"), person("张三", "1968"), 52, [.sameName, .sameYear]),
      (
        person("张三", phone: "13812345678"), person("张三", phone: "13812346578"), 55,
        [.sameName, .nearPhone]
      ),
    ]
    for (one, other, score, reasons) in pairs {
      let likeness = Likeness(one, other)
      #expect(likeness.score == score, "\(one.patient.name) \(other.patient.name)")
      #expect(Set(likeness.reasons) == Set(reasons))
      #expect(likeness.isLikely)
      #expect(Likeness(other, one).score == score)
    }
  }

  @Test func whatIsCommonAmongStrangersIsNotLikely() {
    let pairs: [(PatientRecord, PatientRecord, Int)] = [
      // 3,000 of a million are called 张伟.
      (person("张伟", "1968-03-12"), person("张伟", "1990-07-30"), 35),
      // A family with one phone.
      (
        person("李娟", "1970-05-05", sex: .female, phone: "13812345678"),
        person("张三", "1968-03-12", phone: "13812345678"), 5
      ),
      // Thirty of a million share a birthday.
      (person("王五", "1968-03-12"), person("赵六", "1968-03-12"), 35),
      // Two valid numbers: namesakes.
      (
        person("张伟", "1949-12-31", id: "11010519491231002X"),
        person("张伟", "1967-04-01", id: "130503196704010016"), 15
      ),
      // Of a name of two characters one is too little.
      (person("王伟", "1968-03-12"), person("王芳", "1968-03-12", sex: .female), 20),
    ]
    for (one, other, score) in pairs {
      let likeness = Likeness(one, other)
      #expect(likeness.score == score, "\(one.patient.name) \(other.patient.name)")
      #expect(!likeness.isLikely)
    }
  }

  @Test func namesInLatinLettersAreComparedByLetters() {
    #expect(
      Likeness(person("Clarine Keefe", "1968-03-12"), person("Clarine Keffe", "1968-03-12")).reasons
        == [.sameBirth, .nearName])
    #expect(
      Likeness(person("Jose", "1968-03-12"), person("José", "1968-03-12")).reasons.contains(
        .sameName)
    )
    #expect(Likeness(person("Li Na"), person("Bo Xu")).reasons.isEmpty)
  }

  @Test func emptyCardsHaveNothingInCommon() {
    let nobody = CardEntry().record
    #expect(Likeness(nobody, nobody).score == 0)
  }
}
