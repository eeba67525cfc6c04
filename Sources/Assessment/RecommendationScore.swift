package import Domain

/// How willing people are to recommend the clinic, and how many are satisfied.
///
/// Source: Reichheld F, The One Number You Need to Grow, Harvard Business Review 81(12), 2003. The
/// share of those who answer 9 or 10 less that of those who answer 0 through 6. Of a group of people
/// alone: one person's answer is no score.
package enum RecommendationScore {
  /// The score, -100 through 100; nil without answers.
  ///
  /// - Parameter answers: 0 through 10; others are left out.
  package static func score(_ answers: [Int]) -> DecimalNumber? {
    let counted = answers.filter { (0...10).contains($0) }
    let for9 = counted.filter { $0 >= 9 }.count
    let against = counted.filter { $0 <= 6 }.count
    return percent(for9 - against, of: counted.count)
  }

  /// The percentage of people who answered 4 or 5 of 5; nil without answers.
  ///
  /// - Parameter answers: 1 through 5; others are left out.
  package static func satisfied(_ answers: [Int]) -> DecimalNumber? {
    let counted = answers.filter { (1...5).contains($0) }
    return percent(counted.filter { $0 >= 4 }.count, of: counted.count)
  }

  private static func percent(_ part: Int, of whole: Int) -> DecimalNumber? {
    DecimalNumber(digits: Int64(part) * 100).divided(by: DecimalNumber(digits: Int64(whole)))
  }
}
