import Domain
import TestSupport
import Testing

@testable import Rules

/// The table of three-valued logic, as CQL has it.
@Suite struct TruthTests {
  @Test func andOrNotFollowTheTable() {
    let all: [Truth] = [.no, .unknown, .yes]
    let and: [[Truth]] = [[.no, .no, .no], [.no, .unknown, .unknown], [.no, .unknown, .yes]]
    let or: [[Truth]] = [[.no, .unknown, .yes], [.unknown, .unknown, .yes], [.yes, .yes, .yes]]
    for (row, left) in all.enumerated() {
      for (column, right) in all.enumerated() {
        #expect(left.and(right) == and[row][column])
        #expect(left.or(right) == or[row][column])
      }
    }
    #expect(all.map(\.negated) == [.yes, .unknown, .no])
  }

  /// The 39 rows of the outside table, by compiled conditions; what our language lacks is built
  /// from `and`, `or` and `not`.
  @Test(.enabled(if: SharedFiles.areThere))
  func compiledConditionsAgreeWithTheOutsideTable() throws {
    let rows = try SharedFiles.table("cql-tests/three-valued-logic.derived.tsv")
    #expect(rows.count == 39)
    for row in rows {
      let words = try #require(row["expression"]).split(separator: " ").map(String.init)
      let wanted: Truth = try truth(#require(row["output"]))
      let build = Build()
      build.rule(when: try condition(words, build))
      let judge = RuleJudge(build.set)
      #expect(judge.verdict(on: "2026-01-01").truth == wanted, "\(words)")
    }
  }

  private func truth(_ word: String) throws -> Truth {
    try #require(["true": .yes, "false": .no, "null": .unknown][word] as Truth?)
  }

  private func condition(_ words: [String], _ build: Build) throws -> ConditionNode {
    func atom(_ word: String) throws -> ConditionNode {
      switch try truth(word) {
      case .yes: build.condition(.constant(true))
      case .no: build.condition(.constant(false))
      case .unknown: build.unknown
      }
    }
    if words.count == 2 { return build.not(try atom(words[1])) }
    let (left, right) = (words[0], words[2])
    switch words[1] {
    case "and": return build.all(try atom(left), try atom(right))
    case "or": return build.any(try atom(left), try atom(right))
    case "implies": return build.any(build.not(try atom(left)), try atom(right))
    default:
      return build.any(
        build.all(try atom(left), build.not(try atom(right))),
        build.all(build.not(try atom(left)), try atom(right)))
    }
  }

  @Test func askingWhetherItIsKnownIsAlwaysAnswered() {
    let build = Build()
    build.rule("known", when: build.condition(.conditionIsKnown(build.unknown, true)))
    build.rule("unknown", when: build.condition(.conditionIsKnown(build.unknown, false)))
    build.rule("true", when: build.condition(.conditionIs(build.unknown, true)))
    build.rule(
      "amount", when: build.condition(.amountIsKnown(build.series(.latest, .inr), false)))
    build.rule(
      "equal",
      when: build.condition(
        .compare(build.series(.latest, .inr), .equal, build.series(.latest, .inr))))
    let judge = RuleJudge(build.set)
    let truths = (0..<5).map { judge.verdict(on: "2026-01-01", rule: $0).truth }
    #expect(truths == [.no, .yes, .no, .yes, .unknown])
  }
}
