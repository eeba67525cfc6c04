import Domain

/// Runs the tests that stand beside rules.
///
/// The patient of a test is judged by all rules of the set, day by day from the first fact, so that
/// a rule that asks for tags finds them. Not Sendable; make one per worker.
package final class RuleTestRunner {
  private let judge: RuleJudge

  package init(_ rules: RuleSet) { judge = RuleJudge(rules) }

  /// What became of one test.
  package struct Outcome: Hashable, Sendable {
    /// The index in `RuleSet.rules`.
    package var rule: Int
    /// The index in the rule's tests.
    package var test: Int
    /// The expectations that were not met; empty when the test passed.
    package var failures: [Failure]

    package var passed: Bool { failures.isEmpty }
  }

  /// An expectation that was not met.
  package struct Failure: Hashable, Sendable {
    package var expectation: RuleTest.Expectation
    /// Why the rule stood as it did.
    package var cause: RuleState.Cause
    /// What was known of its condition on that day.
    package var truth: Truth
  }

  /// The outcomes of all tests of all rules, in order.
  package func runAll() -> [Outcome] {
    judge.rules.rules.indices.flatMap { rule in
      judge.rules.rules[rule].tests.indices.map { run(rule: rule, test: $0) }
    }
  }

  /// The outcome of one test.
  package func run(rule: Int, test: Int) -> Outcome {
    let example = judge.rules.rules[rule].tests[test]
    load(example)
    var failures: [Failure] = []
    var next = start(of: example)
    for expectation in example.expectations.sorted(by: { $0.day < $1.day }) {
      let day = expectation.day.dayNumber
      if next <= day {
        judge.advance(from: next, through: day)
        next = day + 1
      }
      let state = judge.state(rule)
      if state.isOn != expectation.isOn {
        let truth = judge.compiled[rule].when(judge.view(on: day)).truth
        failures.append(Failure(expectation: expectation, cause: state.cause, truth: truth))
      }
    }
    return Outcome(rule: rule, test: test, failures: failures)
  }

  /// The first day that is judged: of the first fact, or of the first expectation.
  private func start(of example: RuleTest) -> Int {
    let expected = example.expectations.map(\.day.dayNumber).min() ?? 0
    return min(judge.facts.firstDay ?? expected, expected)
  }

  private func load(_ example: RuleTest) {
    judge.begin()
    judge.facts.birth = example.birth
    judge.facts.sex = example.sex
    judge.facts.deceased = example.deceased.map { .onDate($0) }
    for diagnosis in example.diagnoses {
      judge.facts.addDiagnosis(
        diagnosis.code, from: diagnosis.from.dayNumber, through: diagnosis.through?.dayNumber)
    }
    for medicine in example.medications {
      judge.facts.addMedication(
        medicine.code, from: medicine.from.dayNumber, through: medicine.through?.dayNumber)
    }
    for reading in example.readings {
      judge.facts.addValue(
        reading.indicator, day: reading.day.dayNumber, value: reading.value?.nearestGridStep,
        comparator: reading.comparator, isPreliminary: reading.isPreliminary)
    }
    // A tag that the example says is there is put on by hand.
    for tag in example.tags {
      guard let index = judge.rules.tags.firstIndex(where: { $0.name == tag.code }) else {
        continue
      }
      judge.facts.addOverride(
        TagOverride(
          tag: index, isOn: true, from: tag.from.dayNumber,
          until: tag.through?.dayNumber ?? FactView.never - 1))
    }
  }
}
