import Assessment
import Domain
import Interchange
import TestSupport
import Testing

@Suite("The willingness to recommend")
struct RecommendationScoreTests {
  @Test("gives the vectors", .enabled(if: SharedFiles.areThere))
  func vectors() throws {
    let vectors = try ScoreVectors.of("nps")
    #expect(!vectors.isEmpty)
    for (id, inputs, expected) in vectors {
      func many(_ key: StaticString, _ answer: Int) -> [Int] {
        Array(repeating: answer, count: inputs[key]?.int ?? 0)
      }
      let answers = many("promoters", 9) + many("passives", 7) + many("detractors", 6)
      #expect(RecommendationScore.score(answers)?.double == expected.double, "\(id)")
    }
  }

  @Test("has its edges at 6, 7, 8 and 9, and needs an answer")
  func edges() {
    #expect(RecommendationScore.score([]) == nil)
    #expect(RecommendationScore.score([11, -1]) == nil)
    #expect(RecommendationScore.score([6])?.description == "-100")
    #expect(RecommendationScore.score([7, 8])?.description == "0")
    #expect(RecommendationScore.score([9])?.description == "100")
    #expect(RecommendationScore.score([10, 10, 0])?.rounded(decimals: 1).description == "33.3")
  }

  @Test("counts 4 and 5 of 5 as satisfied")
  func satisfaction() {
    #expect(RecommendationScore.satisfied([5, 4, 3, 1])?.description == "50")
    #expect(RecommendationScore.satisfied([0, 6]) == nil)
  }
}
