import Domain
import Testing

/// To which attempt advice belongs, and what stands on a sheet.
@Suite struct GivenAdviceValueTests {
  private func given(
    _ id: Int, _ entry: String = "salt", at seconds: Int, _ kind: AdviceKind = .diet
  ) -> GivenAdvice {
    let advice = CareAdvice(
      entry: entry, version: id, kind: kind, text: Localized(same: "\(entry) \(id)"),
      day: CalendarDate(dayNumber: 20_000))
    return GivenAdvice(
      id: id, patient: PatientID(1), advice: advice, followUp: FollowUpID(1),
      at: Instant(seconds: seconds))
  }

  private func followUp(_ state: FollowUpState, attempts: [Int]) -> FollowUp {
    let details = FollowUpDraft(
      reason: .other, channel: .phone, due: CalendarDate(dayNumber: 20_000), risk: .regular,
      state: state, why: Localized(same: ""),
      attempts: attempts.map {
        FollowUpAttempt(at: Instant(seconds: $0), outcome: .noAnswer, staff: "li")
      })
    return FollowUp(id: FollowUpID(1), patient: PatientID(1), details: details, version: 1)
  }

  @Test func itBelongsToTheAttemptThatWasWrittenDownNext() {
    let open = followUp(.open, attempts: [100, 200])
    #expect(open.attempt(of: given(1, at: 50)) == 0)
    #expect(open.attempt(of: given(1, at: 100)) == 0)
    #expect(open.attempt(of: given(1, at: 101)) == 1)
    #expect(open.attempt(of: given(1, at: 201)) == nil, "the call still goes on")
    #expect(followUp(.done, attempts: [100]).attempt(of: given(1, at: 201)) == 0)
    #expect(followUp(.closed, attempts: []).attempt(of: given(1, at: 1)) == nil)
  }

  @Test func aSheetSaysEachOnceInItsNewestWordsByKind() {
    let all = [
      given(1, "walk", at: 1, .exercise), given(2, "salt", at: 2), given(3, "salt", at: 3),
    ]
    #expect(all.sheet.map(\.text.chinese) == ["salt 3", "walk 1"])
    #expect([GivenAdvice]().sheet.isEmpty)
  }

  @Test func aContactWithoutFollowUpAndFormIsOfItsDay() {
    var one = given(1, at: 1)
    let day = CalendarDate(dayNumber: 20_000)
    #expect(one.isOf(.followUp(FollowUpID(1)), today: day) && !one.isOf(.day, today: day))
    one.followUp = nil
    #expect(one.isOf(.day, today: day) && !one.isOf(.day, today: day.adding(days: 1)))
    one.form = 4
    #expect(one.isOf(.form(4), today: day) && !one.isOf(.day, today: day))
  }

  @Test func whatIsNextIsTheFirstOfEachWithADay() throws {
    let day = CalendarDate(dayNumber: 20_000)
    var plan = CarePlan(
      title: Localized(same: "p"), start: day,
      goals: [
        CareGoal(
          id: 1, indicator: "sbp", target: .limit(.lessThan, 140), unit: "mm[Hg]",
          due: day.adding(days: 9)),
        CareGoal(
          id: 2, indicator: "ldl", target: .limit(.lessThan, 3), unit: "mmol/L",
          due: day.adding(days: 3), status: .cancelled),
      ],
      tasks: [
        CareTask(id: 3, text: "late", due: day.adding(days: 5)),
        CareTask(id: 4, text: "soon", due: day.adding(days: 2)),
        CareTask(id: 5, text: "never"),
        CareTask(id: 6, text: "done", due: day, done: CareTask.Completion(day: day)),
      ])
    let next = try #require(CareNext([plan]) { Localized(same: $0) })
    #expect(next.task?.text == "soon" && next.goal?.id == 1)
    #expect(next.goalName.english == "sbp")
    plan.status = .onHold
    #expect(CareNext([plan]) { Localized(same: $0) } == nil)
  }
}
