import Domain
import Store
import Testing

/// Open follow-ups that may not be needed any more say so wherever they stand.
@Suite struct FollowUpDoubtTests {
  /// A clinic in which the pressure of one person went down before anybody called.
  private func gone() throws -> (RuleClinic, FollowUp) {
    let rules = try RuleClinic()
    try rules.take([("2026-11-20", 140)])
    rules.clinic.clock.advance(seconds: 2 * 86_400)
    try rules.take([("2026-11-20", 140), ("2026-11-23", 134)])
    let open = try #require(try rules.store.queue(.all, limit: 9).items.first?.followUp)
    return (rules, open)
  }

  @Test func aFollowUpWhoseTagWentSaysThatItsReasonIsGone() throws {
    let (rules, open) = try gone()
    #expect(open.doubt == .reasonGone)
    #expect(open.wholeWhy.chinese == "原因已消失; 复测血压 · 血压高")
    #expect(open.wholeWhy.english == "Reason gone; BP re-check · BP high")
    #expect(open.details.why.chinese == "复测血压 · 血压高")
    #expect(try rules.store.followUp(open.id).doubt == .reasonGone)
    let archive = try rules.store.archive(of: open.patient, purpose: .open)
    #expect(archive.followUps.map(\.doubt) == [.reasonGone])
    // Whoever may not know why it was opened is not told either.
    let desk = try rules.clinic.terminal(of: .reception)
    #expect(try desk.queue(.all, limit: 9).items.map(\.followUp.doubt) == [nil])
  }

  @Test func oneOpenedOnACorrectedValueSaysSo() throws {
    let rules = try RuleClinic()
    try rules.take([("2026-11-20", 150)])
    #expect(try rules.store.queue(.all, limit: 9).items.map(\.followUp.doubt) == [nil])
    try rules.take([("2026-11-20", 130)])
    #expect(try rules.store.queue(.all, limit: 9).items.map(\.followUp.doubt) == [.correctedValue])
    // Rightly so after all: the tag is back within the period, and the same follow-up stands.
    try rules.take([("2026-11-20", 151)])
    #expect(try rules.store.queue(.all, limit: 9).items.map(\.followUp.doubt) == [nil])
  }

  @Test func theQueueIsNarrowedToThem() throws {
    let (rules, open) = try gone()
    try rules.take([("2026-11-22", 150)], name: "李四", key: "2")
    #expect(try rules.store.queueOrder(.all).count == 2)
    for words in ["原因已消失", "reason gone"] {
      #expect(try rules.store.queueOrder(.all, filter: words) == [Int64(open.id.value)], "\(words)")
    }
    #expect(try rules.store.queueOrder(.all, filter: "数值已更正").isEmpty)
    let facets = try rules.store.queueFacets(.all).filter { $0.kind == .doubt }
    #expect(facets.map(\.title) == [FollowUpDoubt.reasonGone.title])
    #expect(facets.map(\.count) == [1])
    let desk = try rules.clinic.terminal(of: .reception)
    #expect(try desk.queueOrder(.all, filter: "原因已消失").isEmpty)
    #expect(try desk.queueFacets(.all).filter { $0.kind == .doubt }.isEmpty)
  }

  @Test func oneThatEndedIsDoubtfulNoMore() throws {
    let (rules, open) = try gone()
    let after = try rules.store.recordOutcome(
      of: open.id, version: open.version, outcome: .other, note: "无需", nextDue: nil)
    #expect(after.doubt == nil)
    #expect(try rules.store.queueOrder(.all, filter: "原因已消失").isEmpty)
    // Taken back, it is as it was.
    #expect(try rules.store.undoOutcome(of: open.id, version: after.version).doubt == .reasonGone)
  }
}
