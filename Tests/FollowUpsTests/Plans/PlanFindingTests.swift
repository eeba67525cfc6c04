import Domain
import FollowUps
import Testing

@Suite("What a visit found") struct PlanFindingTests {
  struct Values: Sendable, CustomTestStringConvertible {
    var reason = FollowUpReason.hypertensionManagement
    var systolic: Double?
    var diastolic: Double?
    var glucose: Double?
    var age: Int? = 50
    var daysOld = 0
    var control: PlanFinding.Control
    var isDangerous = false
    var testDescription: String {
      "\(reason) \(systolic ?? 0)/\(diastolic ?? 0) \(glucose ?? 0) at \(age ?? -1)"
    }
  }

  /// The lines of the third edition: 140/90, 150/90 from 65 years, 7.0; danger at 180/110, 16.7, 3.9.
  @Test(
    "is judged by the lines of the third edition",
    arguments: [
      Values(systolic: 139, diastolic: 89, control: .controlled),
      Values(systolic: 140, diastolic: 89, control: .uncontrolled),
      Values(systolic: 139, diastolic: 90, control: .uncontrolled),
      Values(systolic: 149, diastolic: 89, age: 64, control: .uncontrolled),
      Values(systolic: 149, diastolic: 89, age: 65, control: .controlled),
      Values(systolic: 150, diastolic: 89, age: 65, control: .uncontrolled),
      Values(systolic: 149, diastolic: 89, age: nil, control: .uncontrolled),
      Values(systolic: 150, control: .uncontrolled),
      Values(systolic: 120, control: .unmeasured),
      Values(diastolic: 80, control: .unmeasured),
      Values(control: .unmeasured),
      Values(systolic: 120, diastolic: 80, daysOld: 1, control: .unmeasured),
      Values(systolic: 200, diastolic: 120, daysOld: 1, control: .unmeasured),
      Values(systolic: 179, diastolic: 109, control: .uncontrolled),
      Values(systolic: 180, diastolic: 89, control: .uncontrolled, isDangerous: true),
      Values(systolic: 139, diastolic: 110, control: .uncontrolled, isDangerous: true),
      Values(
        systolic: 120, diastolic: 80, glucose: 16.7, control: .controlled, isDangerous: true),
      Values(reason: .diabetesManagement, glucose: 6.9, control: .controlled),
      Values(reason: .diabetesManagement, glucose: 7.0, control: .uncontrolled),
      Values(reason: .diabetesManagement, glucose: 16.6, control: .uncontrolled),
      Values(reason: .diabetesManagement, glucose: 16.7, control: .uncontrolled, isDangerous: true),
      Values(reason: .diabetesManagement, glucose: 4.0, control: .controlled),
      Values(reason: .glucoseRecheck, glucose: 3.9, control: .controlled, isDangerous: true),
      Values(reason: .diabetesManagement, systolic: 120, diastolic: 80, control: .unmeasured),
      Values(reason: .annualExam, systolic: 150, diastolic: 95, control: .unjudged),
    ])
  func lines(row: Values) {
    let today = day("2026-01-19")
    func dated(_ value: Double?) -> DatedValue? {
      value.map { DatedValue($0, on: today.adding(days: -row.daysOld)) }
    }
    let finding = PlanFinding(
      judging: LatestReadings(
        systolic: dated(row.systolic), diastolic: dated(row.diastolic),
        fastingGlucose: dated(row.glucose)), of: today, for: row.reason, age: row.age)
    #expect(finding.control == row.control)
    #expect(finding.signs.contains(.dangerSign) == row.isDangerous)
  }

  @Test(
    "is read from the words of a form",
    arguments: [
      (["controlled"], true, PlanFinding(.controlled)),
      (["controlled", "uncontrolled"], true, PlanFinding(.uncontrolled)),
      (["adverse-reaction"], true, PlanFinding(.unmeasured, signs: [.adverseReaction])),
      ([], true, PlanFinding(.unmeasured)), ([], false, PlanFinding(.unjudged)),
      (
        ["uncontrolled", "danger-sign", "complication", "stubborn-reaction", "positive-screen"],
        false,
        PlanFinding(.uncontrolled, signs: [.dangerSign, .complication, .stubbornReaction])
      ),
    ])
  func words(words: [String], isMeasuring: Bool, finding: PlanFinding) {
    #expect(PlanFinding(words: Set(words), isMeasuring: isMeasuring) == finding)
  }

  struct Weighed: Sendable {
    var finding: PlanFinding
    var run = 0
    var wasAttended = false
    var result: PlanResult
  }

  @Test(
    "comes to the gravest of what it says",
    arguments: [
      Weighed(
        finding: PlanFinding(.uncontrolled, signs: Set(VisitFinding.allCases)), run: 2,
        result: .emergency),
      Weighed(
        finding: PlanFinding(
          .uncontrolled, signs: [.complication, .stubbornReaction, .adverseReaction]), run: 2,
        result: .complication),
      Weighed(
        finding: PlanFinding(.uncontrolled, signs: [.stubbornReaction, .adverseReaction]), run: 2,
        result: .stubbornReaction),
      Weighed(
        finding: PlanFinding(.uncontrolled, signs: [.adverseReaction]), run: 2,
        result: .uncontrolledAgain),
      Weighed(
        finding: PlanFinding(.uncontrolled, signs: [.adverseReaction]), run: 1,
        result: .uncontrolled),
      Weighed(
        finding: PlanFinding(.controlled, signs: [.adverseReaction]), result: .adverseReaction),
      Weighed(finding: PlanFinding(.controlled), result: .controlled),
      Weighed(finding: PlanFinding(.unmeasured), result: .unmeasured),
      Weighed(finding: PlanFinding(.unmeasured), wasAttended: true, result: .unmeasuredAgain),
      Weighed(finding: PlanFinding(.unjudged), wasAttended: true, result: .done),
    ])
  func gravest(row: Weighed) {
    #expect(row.finding.result(run: row.run, wasAttended: row.wasAttended) == row.result)
  }
}
