import Assessment
import Domain
import Interchange
import TestSupport
import Testing

@Suite("The TCM constitutions")
struct TCMConstitutionTests {
  private static let chinese: [(String, BodyConstitution)] = [
    ("平和质", .balanced), ("气虚质", .qiDeficiency), ("阳虚质", .yangDeficiency), ("阴虚质", .yinDeficiency),
    ("痰湿质", .phlegmDampness), ("湿热质", .dampHeat), ("血瘀质", .bloodStasis), ("气郁质", .qiStagnation),
    ("特禀质", .special),
  ]

  @Test("of elderly people give the vectors", .enabled(if: SharedFiles.areThere))
  func elderlyVectors() throws {
    let vectors = try ScoreVectors.of("tcm_elderly_33")
    #expect(!vectors.isEmpty)
    for (id, inputs, expected) in vectors {
      let answers = inputs["answers"]?.elements.compactMap(\.int) ?? []
      let points = try #require(TCMElderly33.points(answers))
      for (name, one) in Self.chinese {
        #expect(points[one] == expected.member(name)?.int, "\(id) \(name)")
      }
    }
  }

  @Test("of elderly people need 33 answers of 1 through 5")
  func elderlyAnswers() {
    #expect(TCMElderly33.points(Array(repeating: 1, count: 32)) == nil)
    #expect(TCMElderly33.points(Array(repeating: 1, count: 32) + [6]) == nil)
    #expect(TCMElderly33.points([0] + Array(repeating: 1, count: 32)) == nil)
    #expect(TCMElderly33.points(Array(repeating: 1, count: 33))?[.balanced] == 21)
  }

  @Test(
    "of elderly people have their edges",
    arguments: [
      (8, BodyConstitution.Judgement.no), (9, .tendency), (10, .tendency), (11, .yes),
    ])
  func elderlyEdges(_ points: Int, _ expected: BodyConstitution.Judgement) {
    #expect(TCMElderly33.judged([.dampHeat: points])[.dampHeat] == expected)
  }

  @Test(
    "of elderly people are balanced only when the others allow it",
    arguments: [
      (17, 8, BodyConstitution.Judgement.yes), (16, 4, .no), (17, 9, .tendency),
      (25, 10, .tendency),
      (25, 11, .no),
    ])
  func elderlyBalance(_ own: Int, _ other: Int, _ expected: BodyConstitution.Judgement) {
    let judged = TCMElderly33.judged([.balanced: own, .special: other, .qiDeficiency: 4])
    #expect(judged[.balanced] == expected)
  }

  @Test("convert points by the standard", .enabled(if: SharedFiles.areThere))
  func conversionVectors() throws {
    let vectors = try ScoreVectors.of("tcm_constitution_9_conversion")
    #expect(!vectors.isEmpty)
    for (id, inputs, expected) in vectors {
      let score = TCMConstitution9.converted(
        points: inputs["raw"]?.int ?? 0, questions: inputs["items"]?.int ?? 0)
      #expect(score?.double == expected.double, "\(id)")
    }
    #expect(TCMConstitution9.converted(points: 5, questions: 0) == nil)
  }

  /// Both examples are printed in ZYYXH/T157-2009.
  @Test("are judged as in the standard's two examples")
  func publishedExamples() {
    let order: [BodyConstitution] = [
      .balanced, .qiDeficiency, .yangDeficiency, .yinDeficiency, .phlegmDampness, .dampHeat,
      .bloodStasis, .qiStagnation, .special,
    ]
    func judged(_ scores: [Int64]) -> [BodyConstitution: BodyConstitution.Judgement] {
      let pairs = zip(order, scores).map { ($0, DecimalNumber(digits: $1)) }
      return TCMConstitution9.judged(Dictionary(pairs) { first, _ in first })
    }
    let first = judged([75, 56, 27, 25, 12, 15, 20, 18, 10])
    #expect(first[.balanced] == .no)
    #expect(first[.qiDeficiency] == .yes)
    #expect(first.values.filter { $0 != .no }.count == 1)
    let second = judged([75, 16, 27, 25, 32, 25, 10, 18, 10])
    #expect(second[.balanced] == .tendency)
    #expect(second[.phlegmDampness] == .tendency)
    #expect(second.values.filter { $0 != .no }.count == 2)
    #expect(judged([60, 29, 0, 0, 0, 0, 0, 0, 0])[.balanced] == .yes)
    #expect(judged([59, 0, 0, 0, 0, 0, 0, 0, 0])[.balanced] == .no)
    #expect(judged([60, 39, 0, 0, 0, 0, 0, 0, 0])[.balanced] == .tendency)
    #expect(judged([60, 40, 0, 0, 0, 0, 0, 0, 0])[.balanced] == .no)
  }

  @Test("ask one person 60 of 61 questions, and turn six round for the balanced one")
  func answersOfOnePerson() throws {
    var answers = Dictionary((1...61).map { ($0, 1) }) { first, _ in first }
    #expect(TCMConstitution9.scores(answers) == nil, "both the women's and the men's question")
    answers[TCMConstitution9.menOnly] = nil
    let calm = try #require(TCMConstitution9.scores(answers))
    #expect(calm[.dampHeat] == .zero)
    // Questions 1 and 6 count 1 each, the six turned round 5: (32 - 8) / 32.
    #expect(calm[.balanced]?.description == "75")
    for number in answers.keys { answers[number] = 5 }
    let worst = try #require(TCMConstitution9.scores(answers))
    for one in BodyConstitution.unbalanced { #expect(worst[one]?.description == "100") }
    #expect(worst[.balanced]?.description == "25")
    answers[60] = nil
    #expect(TCMConstitution9.scores(answers) == nil)
  }

  @Test("wait for the sex and for every answer")
  func scorer() {
    var given = QuestionnaireScoreInputs(values: [:], sex: .female)
    for number in 1...61 where number != TCMConstitution9.womenOnly {
      given.values["c\(number)"] = .one
    }
    given.values["c42"] = nil
    guard case .notValid = TCMConstitution9.scorer.result(of: given) else {
      Issue.record("damp-heat was judged without the sex")
      return
    }
    given.values["c41"] = DecimalNumber(digits: 5)
    let result = TCMConstitution9.scorer.result(of: given)
    #expect(result["damp-heat"]?.rounded(decimals: 2).description == "16.67")
    #expect(result["damp-heat-judged"] == .zero)
    #expect(result["balanced-judged"] == DecimalNumber(digits: 2))
    given.values["c7"] = nil
    #expect(TCMConstitution9.scorer.result(of: given) == .incomplete)
  }
}
