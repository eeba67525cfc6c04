import Domain
import Forms
import Interchange
import TestSupport
import Testing

@Suite("Whatever is pressed on a form")
struct FormPropertyTests {
  private static let keys: [FormKeystroke] =
    "0123456789.-+:年斤yn ".map { FormKeystroke.character($0) }
    + [
      .accept, .accept, .accept, .erase, .clear, .next, .next, .previous, .back, .acceptSection,
      .acknowledge,
    ]

  private static func sane(_ state: OpenForm) {
    let asked = Set(state.asked)
    // Hidden answers are kept and do not count.
    for (key, _) in state.answers where !asked.contains(key) {
      #expect(state.results.values[key.linkID] == nil || key.row > 0)
    }
    for problem in state.problems {
      if problem.kind == .missing, let key = problem.key {
        #expect(state.answers[key] == nil && asked.contains(key))
      }
    }
    let progress = state.progress
    #expect((0...progress.asked).contains(progress.answered))
  }

  @Test(
    "nothing crashes, no answer is lost by moving, and a draft comes back whole",
    arguments: ShippedFormsTests.ids)
  func randomKeys(_ id: String) throws {
    let form = try FormClinic.form(id)
    for seed in 0..<3 {
      var numbers = SeededRandom(seed: UInt64(seed) &* 977 &+ UInt64(id.utf8.count))
      var session = FormSession(OpenForm(form, context: FormClinic.context(sex: .female)))
      for _ in 0..<150 {
        let key = Self.keys.randomElement(using: &numbers) ?? .accept
        let before = session.state.answers
        session.press(key)
        switch key {
        case .next, .previous, .back, .acknowledge, .erase:
          #expect(session.state.answers == before)
        case .acceptSection:
          #expect(before.allSatisfy { session.state.answers[$0.key] == $0.value })
        default:
          // A key changes the answer at one place at most.
          let changed = Set(before.keys).union(session.state.answers.keys).filter {
            before[$0] != session.state.answers[$0]
          }
          #expect(changed.count <= 1)
        }
      }
      Self.sane(session.state)
      try Self.comesBack(session.state)
    }
  }

  /// A draft goes out as FHIR and comes in again, and the form stands as it stood.
  private static func comesBack(_ state: OpenForm) throws {
    let draft = state.response(.inProgress, authored: Instant(seconds: 1), author: "n1")
    let (read, diagnostics) = QuestionnaireResponseJSON.read(Array(draft.json.text.utf8))
    #expect(diagnostics == [])
    #expect(read == draft)
    let again = OpenForm(state.form, context: state.context, draft: try #require(read))
    #expect(again.answers == state.answers)
    #expect(again.results.shown == state.results.shown)
    #expect(again.results.values == state.results.values)
    #expect(again.openRedFlags == state.openRedFlags)
    #expect(again.openWarnings == state.openWarnings)
    #expect(again.response(.inProgress, authored: Instant(seconds: 1), author: "n1") == draft)
  }

  @Test("filled forms come back whole from FHIR", arguments: ShippedFormsTests.ids)
  func filledForms(_ id: String) throws {
    for seed in 0..<4 {
      var filler = RandomFiller(seed: UInt64(1000 + seed))
      var state = try FormClinic.state(id, FormClinic.context(sex: .female))
      filler.fill(&state, skipping: seed * 20)
      for flag in state.openRedFlags { _ = state.acknowledge(flag.id, note: "转诊 \(seed)") }
      for warning in state.openWarnings { _ = state.confirm(warning.id) }
      Self.sane(state)
      try Self.comesBack(state)
    }
  }

  @Test("answers in any order come to the same")
  func orderDoesNotMatter() throws {
    let answers: [(String, String)] = [
      ("channel", "1"), ("symptoms", "2"), ("danger_signs", "1"), ("sbp", "150"), ("dbp", "85"),
      ("adverse", "1"), ("complication", "2"), ("cigarettes", "3"), ("cigarettes_target", "0"),
    ]
    var expected: FormResults?
    for seed in 0..<20 {
      var numbers = SeededRandom(seed: UInt64(seed))
      var left = answers.shuffled(using: &numbers)
      var state = try FormClinic.state("hypertension-visit")
      // What is not asked yet is tried again when more was answered.
      while !left.isEmpty {
        let rest = left.filter { state.enter($0.1, at: QuestionnaireItemKey($0.0)) != nil }
        #expect(rest.count < left.count)
        if rest.count == left.count { return }
        left = rest
      }
      #expect(expected == nil || expected?.values == state.results.values)
      #expect(expected == nil || expected?.shown == state.results.shown)
      expected = state.results
    }
    #expect(expected?.values["proposed"]?.codes == ["uncontrolled"])
  }
}
