import Domain
import Testing

@testable import FollowUps

@Suite("What figures are made of")
struct FigureRecordsTests {
  static func day(_ text: String) -> CalendarDate { GoalTests.day(text) }

  typealias Row = FigureRecords.FollowUp

  static func row(
    _ planned: String, _ state: FollowUpState = .open, _ attempts: [(String, FollowUpOutcome)] = [],
    since: String? = nil, channel: FollowUpChannel = .visit, owner: String? = nil,
    completed: String? = nil
  ) -> Row {
    Row(
      planned: day(planned), since: since.map(day), channel: channel, state: state,
      completed: completed.map(day), owner: owner,
      attempts: attempts.map {
        FigurePerson.Contact(day: day($0.0), outcome: $0.1, staff: "li")
      })
  }

  static func person(
    _ rows: [Row], readings: [FigureRecords.Reading] = [], forms: [ManagedVisit] = [],
    disease: ManagedDisease = .hypertension, birth: String? = nil
  ) -> FigurePerson {
    FigurePerson(
      FigureRecords(
        patient: PatientID(1), birth: birth.map(day), followUps: rows, readings: readings,
        forms: forms), disease: disease)
  }

  static func spans(_ rows: [Row]) -> [String] {
    person(rows).spans.map {
      "\($0.first) \($0.last?.description ?? "-") \($0.end?.rawValue ?? "-")"
    }
  }

  @Test("management runs from the first of the follow-ups while one is open")
  func spans() {
    #expect(Self.spans([]) == [])
    #expect(Self.spans([Self.row("2025-03-01")]) == ["2025-03-01 - -"])
    #expect(Self.spans([Self.row("2025-03-01", since: "2025-02-01")]) == ["2025-02-01 - -"])
    #expect(
      Self.spans([Self.row("2025-03-01", .open, [("2025-02-20", .noAnswer)])]) == ["2025-02-20 - -"]
    )
    #expect(
      Self.spans([
        Self.row("2025-06-01", .withheld),
        Self.row("2025-03-01", .done, [("2025-03-02", .completed)]),
      ]) == ["2025-03-01 - -"])
  }

  @Test(
    "an end without anything open is an end, by its outcome",
    arguments: [
      (FollowUpOutcome.lost, "lost"), (.died, "died"), (.moved, "moved-away"),
      (.refused, "refused"),
    ])
  func ends(_ outcome: FollowUpOutcome, _ end: String) {
    #expect(
      Self.spans([
        Self.row("2025-03-01", .done, [("2025-03-02", .completed)]),
        Self.row("2025-06-01", .closed, [("2025-06-05", outcome)]),
      ]) == ["2025-03-01 2025-06-05 \(end)"])
    // Another one that was open then goes on.
    #expect(
      Self.spans([
        Self.row("2025-06-01", .closed, [("2025-06-05", outcome)]),
        Self.row("2025-09-01", since: "2025-06-01"),
      ]) == ["2025-06-01 - -"])
  }

  @Test("who comes back after an end is managed anew; after one that was done they went on")
  func again() {
    #expect(
      Self.spans([
        Self.row("2025-03-01", .closed, [("2025-03-05", .lost)]), Self.row("2025-09-01"),
      ]) == ["2025-03-01 2025-03-05 lost", "2025-09-01 - -"])
    #expect(
      Self.spans([
        Self.row("2025-03-01", .done, [("2025-03-05", .completed)]),
        Self.row("2025-09-01", .done, [("2025-09-03", .completed)]),
      ]) == ["2025-03-01 2025-09-03 closed"])
  }

  @Test("re-checks of a suspicion manage nobody; of somebody who is ill they go on")
  func rechecks() {
    var recheck = Self.row("2025-03-01", since: "2025-02-15")
    recheck.isRecheck = true
    #expect(Self.spans([recheck]) == [])
    #expect(Self.person([recheck]).planned == [])
    let records = FigureRecords(
      patient: PatientID(1), isDiagnosed: true, followUps: [recheck])
    #expect(
      FigurePerson(records, disease: .hypertension).spans.map(\.first) == [Self.day("2025-02-15")])
    #expect(
      Self.spans([recheck, Self.row("2025-01-01", .done, [("2025-02-15", .completed)])])
        == ["2025-01-01 - -"])
  }

  @Test("what a plan closed when somebody was lost does not say that they were not")
  func closedByPlan() {
    #expect(
      Self.spans([
        Self.row("2025-03-01", .closed, [("2025-03-05", .lost)]),
        Self.row("2025-06-01", .closed, since: "2025-02-01"),
      ]) == ["2025-02-01 2025-03-05 lost"])
  }

  @Test("a form counts for its day, then a value, then a follow-up that was done")
  func visits() {
    let form = ManagedVisit(day: Self.day("2025-03-02"), channel: .home, control: .controlled)
    let person = Self.person(
      [
        Self.row("2025-03-01", .done, [("2025-03-02", .completed)]),
        Self.row("2025-04-01", .done, [("2025-04-02", .completed)], channel: .phone),
        Self.row("2025-05-01", .done, [("2025-05-02", .completed)], channel: .home),
        Self.row("2025-06-01", .done, completed: "2025-06-03"), Self.row("2025-07-01", .closed),
      ],
      readings: [
        FigureRecords.Reading(day: Self.day("2025-03-02"), systolic: 190, diastolic: 80),
        FigureRecords.Reading(
          day: Self.day("2025-04-02"), systolic: 150, diastolic: 80, isHome: true),
        FigureRecords.Reading(day: Self.day("2025-05-02"), systolic: 130, diastolic: 80),
        FigureRecords.Reading(day: Self.day("2025-05-09"), systolic: 130, diastolic: 80),
        FigureRecords.Reading(
          day: Self.day("2025-05-10"), systolic: 130, diastolic: 80, isHome: true),
      ], forms: [form])
    #expect(
      person.visits.map { "\($0.day) \($0.channel.rawValue) \($0.control.rawValue)" } == [
        "2025-03-02 home controlled", "2025-04-02 phone uncontrolled", "2025-05-02 home controlled",
        "2025-05-09 visit controlled", "2025-05-10 phone controlled", "2025-06-03 visit unmeasured",
      ])
  }

  @Test("a value at the clinic on the day of a call is a visit in person")
  func clinicValue() {
    let person = Self.person(
      [Self.row("2025-04-01", .done, [("2025-04-02", .completed)], channel: .phone)],
      readings: [FigureRecords.Reading(day: Self.day("2025-04-02"), systolic: 130, diastolic: 80)])
    #expect(person.visits.map(\.channel) == [.visit])
  }

  @Test("values are judged by the age of their day, and by their illness")
  func judging() {
    func control(
      _ reading: FigureRecords.Reading, _ disease: ManagedDisease = .hypertension
    ) -> PlanFinding.Control? {
      Self.person([], readings: [reading], disease: disease, birth: "1960-06-15").visits.first?
        .control
    }
    func pressure(_ day: String, _ systolic: Double?, _ diastolic: Double?) -> FigureRecords.Reading
    {
      FigureRecords.Reading(day: Self.day(day), systolic: systolic, diastolic: diastolic)
    }
    #expect(control(pressure("2025-06-14", 145, 80)) == .uncontrolled)
    #expect(control(pressure("2025-06-15", 145, 80)) == .controlled)
    #expect(control(pressure("2025-06-15", 145, nil)) == .unmeasured)
    #expect(control(pressure("2025-06-15", 150, nil)) == .uncontrolled)
    let sweet = FigureRecords.Reading(
      day: Self.day("2025-01-01"), systolic: 120, diastolic: 70, glucose: 7)
    #expect(control(sweet, .diabetes) == .uncontrolled)
    #expect(control(sweet) == .controlled)
  }

  @Test("dates that were given up for death, a move or by a plan are no dates; the lost are")
  func planned() {
    let person = Self.person([
      Self.row("2025-01-01", .closed, [("2025-01-02", .died)]), Self.row("2025-02-01", .closed),
      Self.row("2025-03-01", .closed, [("2025-03-02", .moved)]),
      Self.row("2025-04-01", .closed, [("2025-04-02", .lost)], owner: "wang"),
      Self.row("2025-05-01", .closed, [("2025-05-02", .refused)]), Self.row("2025-06-01", .done),
      Self.row("2025-07-01", .done, [("2025-07-05", .completed)]), Self.row("2025-08-01"),
    ])
    #expect(
      person.planned.map {
        "\($0.day) \($0.done?.description ?? "-") \($0.staff ?? "-") \($0.window.lowerBound)"
      } == [
        "2025-04-01 - wang 2025-03-18", "2025-05-01 - li 2025-04-17",
        "2025-07-01 2025-07-05 li 2025-06-17", "2025-08-01 - - 2025-07-18",
      ])
  }

  @Test("a person is whose newest open follow-up is")
  func owner() {
    #expect(
      Self.person([Self.row("2025-01-01", owner: "a"), Self.row("2025-02-01", owner: "b")]).staff
        == "b")
    #expect(
      Self.person([
        Self.row("2025-01-01", owner: "a"),
        Self.row("2025-02-01", .done, [("2025-02-01", .completed)], owner: "b"),
      ]).staff == "a")
    #expect(
      Self.person([Self.row("2025-01-01", .done, [("2025-01-03", .completed)])]).staff == "li")
    #expect(Self.person([]).staff == nil)
  }
}
