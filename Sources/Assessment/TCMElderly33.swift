package import Domain

/// The constitution of elderly people from the national sheet of 33 questions.
///
/// Source: 国家中医药管理局 老年人中医药健康管理服务技术规范 (2013), 体质判定标准表. For people from 65 years on,
/// once a year. That the balanced constitution asks for at most 8 and 10 points of the others was
/// not compared with the printed sheet, of which copies differ.
package enum TCMElderly33 {
  /// The questions whose points are summed, from 1.
  private static let questions: [BodyConstitution: [Int]] = [
    .qiDeficiency: [2, 3, 4, 14], .yangDeficiency: [11, 12, 13, 29],
    .yinDeficiency: [10, 21, 26, 31], .phlegmDampness: [9, 16, 28, 32],
    .dampHeat: [23, 25, 27, 30], .bloodStasis: [19, 22, 24, 33], .qiStagnation: [5, 6, 7, 8],
    .special: [15, 17, 18, 20],
  ]

  /// The points of every constitution.
  ///
  /// - Parameter answers: 33 answers of 1 through 5 in the order of the sheet; nil for others.
  package static func points(_ answers: [Int]) -> [BodyConstitution: Int]? {
    guard answers.count == 33, answers.allSatisfy({ (1...5).contains($0) }) else { return nil }
    var points = questions.mapValues { $0.reduce(0) { $0 + answers[$1 - 1] } }
    // Question 1 as it is, 2, 4, 5 and 13 turned round.
    points[.balanced] = answers[0] + [2, 4, 5, 13].reduce(0) { $0 + 6 - answers[$1 - 1] }
    return points
  }

  /// Which constitutions a person has: from 11 points yes, 9 and 10 a tendency.
  ///
  /// Balanced from 17 points, when all others have at most 8, or at most 10 for "basically".
  package static func judged(
    _ points: [BodyConstitution: Int]
  ) -> [BodyConstitution: BodyConstitution.Judgement] {
    var judged: [BodyConstitution: BodyConstitution.Judgement] = [:]
    for one in BodyConstitution.unbalanced {
      let own = points[one] ?? 0
      judged[one] = own >= 11 ? .yes : own >= 9 ? .tendency : .no
    }
    let highest = BodyConstitution.unbalanced.map { points[$0] ?? 0 }.max() ?? 0
    let isBalanced = (points[.balanced] ?? 0) >= 17
    judged[.balanced] =
      isBalanced && highest <= 8 ? .yes : isBalanced && highest <= 10 ? .tendency : .no
    return judged
  }

  /// The score for forms; for each constitution its points, and with `-judged` 0 no, 1 tendency, 2 yes.
  package static let scorer = QuestionnaireScorer(
    id: "tcm-elderly-33",
    title: Localized(zh: "老年人中医体质判定", en: "TCM constitution of elderly people"),
    source: Localized(
      zh: "老年人中医药健康管理服务技术规范（2013）",
      en: "Technical standard of TCM health management of elderly people, 2013"),
    validFor: Localized(zh: "65 岁及以上", en: "65 years and over"),
    inputs: (1...33).map { "q\($0)" },
    outputs: BodyConstitution.allCases.flatMap { [$0.rawValue, $0.rawValue + "-judged"] }
  ) { given in
    let answers = (1...33).compactMap { given.values["q\($0)"]?.scaled(decimals: 0) }
    guard let points = points(answers.map { Int(clamping: $0) }) else { return .incomplete }
    let judged = judged(points)
    var results: [String: DecimalNumber] = [:]
    for one in BodyConstitution.allCases {
      results[one.rawValue] = DecimalNumber(digits: Int64(points[one] ?? 0))
      results[one.rawValue + "-judged"] = DecimalNumber(digits: Int64(judged[one]?.rawValue ?? 0))
    }
    return .scored(results)
  }
}
