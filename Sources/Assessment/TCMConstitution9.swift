package import Domain

/// The constitution from the questionnaire of 61 questions, of which one person answers 60.
///
/// Source: ZYYXH/T157-2009 中医体质分类与判定, 中华中医药学会. A question that the standard prints under two
/// constitutions is asked once and counted in both. The standard names no limits of age; elderly
/// people have a sheet of their own (`TCMElderly33`).
package enum TCMConstitution9 {
  /// How many questions there are.
  package static let questionCount = 61

  /// The questions of each constitution, from 1.
  private static let questions: [BodyConstitution: [Int]] = [
    .balanced: [1, 2, 3, 4, 5, 6, 7, 8], .qiDeficiency: [2, 9, 10, 11, 12, 13, 3, 14],
    .yangDeficiency: [15, 16, 17, 5, 12, 18, 19], .yinDeficiency: Array(20...27),
    .phlegmDampness: Array(28...35), .dampHeat: Array(36...42),
    .bloodStasis: [43, 44, 45, 46, 47, 8, 48], .qiStagnation: [4] + Array(49...54),
    .special: Array(55...61),
  ]
  /// The questions that are turned round for the balanced constitution.
  private static let reversed: Set<Int> = [2, 3, 4, 5, 7, 8]
  /// The question for women alone.
  package static let womenOnly = 41
  /// The question for men alone.
  package static let menOnly = 42

  /// A sum of points as a score of 0 through 100: `(points - questions) / (questions × 4) × 100`.
  ///
  /// Nil without questions.
  package static func converted(points: Int, questions: Int) -> DecimalNumber? {
    DecimalNumber(digits: Int64(points - questions) * 100)
      .divided(by: DecimalNumber(digits: Int64(questions) * 4))
  }

  /// The converted score of every constitution.
  ///
  /// - Parameter answers: Answers of 1 through 5 by question; nil when one is missing but that for
  ///   women or that for men.
  package static func scores(_ answers: [Int: Int]) -> [BodyConstitution: DecimalNumber]? {
    let needed = Set(1...questionCount).subtracting([womenOnly, menOnly])
    guard needed.allSatisfy({ answers[$0] != nil }),
      (answers[womenOnly] == nil) != (answers[menOnly] == nil),
      answers.values.allSatisfy({ (1...5).contains($0) })
    else { return nil }
    var scores: [BodyConstitution: DecimalNumber] = [:]
    for (one, list) in questions {
      let points = list.compactMap { number in
        answers[number].map { one == .balanced && reversed.contains(number) ? 6 - $0 : $0 }
      }
      scores[one] = converted(points: points.reduce(0, +), questions: points.count)
    }
    return scores
  }

  /// Which constitutions a person has: from 40 yes, from 30 a tendency.
  ///
  /// Balanced from 60, when all others are below 30, or below 40 for "basically".
  package static func judged(
    _ scores: [BodyConstitution: DecimalNumber]
  ) -> [BodyConstitution: BodyConstitution.Judgement] {
    func atLeast(_ number: Int64, _ one: BodyConstitution) -> Bool {
      (scores[one] ?? .zero) >= DecimalNumber(digits: number)
    }
    var judged: [BodyConstitution: BodyConstitution.Judgement] = [:]
    for one in BodyConstitution.unbalanced {
      judged[one] = atLeast(40, one) ? .yes : atLeast(30, one) ? .tendency : .no
    }
    let others = BodyConstitution.unbalanced
    if !atLeast(60, .balanced) || others.contains(where: { atLeast(40, $0) }) {
      judged[.balanced] = .no
    } else {
      judged[.balanced] = others.contains { atLeast(30, $0) } ? .tendency : .yes
    }
    return judged
  }

  /// The score for forms; for each constitution its score, and with `-judged` 0 no, 1 tendency, 2 yes.
  package static let scorer = QuestionnaireScorer(
    id: "tcm-constitution-9",
    title: Localized(zh: "中医体质分类与判定", en: "TCM constitution"),
    source: Localized(zh: "ZYYXH/T157-2009", en: "ZYYXH/T157-2009"),
    validFor: Localized(zh: "成年人", en: "adults"),
    inputs: (1...questionCount).map { "c\($0)" },
    optionalInputs: ["c\(womenOnly)", "c\(menOnly)"],
    outputs: BodyConstitution.allCases.flatMap { [$0.rawValue, $0.rawValue + "-judged"] }
  ) { given in
    var answers: [Int: Int] = [:]
    for number in 1...questionCount {
      answers[number] = given.values["c\(number)"]?.scaled(decimals: 0).map { Int(clamping: $0) }
    }
    guard answers[womenOnly] != nil || answers[menOnly] != nil else {
      return .notValid(
        Localized(zh: "须先登记性别，湿热质才能判定", en: "the sex must be known to judge damp-heat"))
    }
    guard let scores = scores(answers) else { return .incomplete }
    let judged = judged(scores)
    var results = Dictionary(
      scores.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
    for (one, judgement) in judged {
      results[one.rawValue + "-judged"] = DecimalNumber(digits: Int64(judgement.rawValue))
    }
    return .scored(results)
  }
}
