import Domain
import FrontdeskApp
import Testing

/// What every terminal does for the rules beside the work.
@Suite struct RuleCareTests {
  private func desk() -> Desk {
    var desk = Desk()
    desk.holds = true
    return desk
  }

  private func asked(_ desk: Desk) -> [Effect] {
    desk.held.filter { if case .tendRules = $0 { true } else { false } }
  }

  @Test func everyMinuteOfTheClockBeginsAStepAndNoOtherMoment() {
    var desk = desk()
    desk.wait(seconds: 60)
    #expect(asked(desk) == [.tendRules(isIdle: false)])
    desk.wait(seconds: 1)
    #expect(asked(desk).count == 1)
    desk.deliver()
    desk.press("<Down>")
    desk.wait(seconds: 60)
    #expect(asked(desk) == [.tendRules(isIdle: false)])
    desk.deliver()
    // Nobody has touched a key for two minutes.
    desk.wait(seconds: 60)
    #expect(asked(desk) == [.tendRules(isIdle: true)])
  }

  @Test func aDeskAtWhichNobodyIsSignedInGoesOn() {
    var desk = desk()
    desk.send(.command(.signOut))
    desk.deliver()
    #expect(!desk.model.account.isSignedIn)
    desk.wait(seconds: 180)
    #expect(asked(desk) == [.tendRules(isIdle: true)])
  }

  @Test func stepsFollowOneAnotherWhileThereIsMoreAndNeverTwoAtOnce() {
    var desk = desk()
    desk.wait(seconds: 60)
    desk.clinic.tending.hasMore = true
    desk.deliver()
    #expect(asked(desk).count == 1)
    // A new minute begins no second chain, until the answer is long lost.
    desk.wait(seconds: 30)
    desk.wait(seconds: 29)
    #expect(asked(desk).count == 1)
    desk.wait(seconds: 60)
    #expect(asked(desk).count == 2)
    desk.clinic.tending.hasMore = false
    desk.deliver()
    #expect(asked(desk) == [])
  }

  @Test func aFaultOfTheNightIsToldOnceAndNotOnALockedDesk() {
    var desk = desk()
    var night = RuleNight(day: desk.model.today)
    night.differing = 3
    desk.clinic.tending.fault = night
    desk.press("<F8>")
    desk.wait(seconds: 60)
    desk.deliver()
    #expect(!desk.text.contains("夜间核对"))
    desk.press("<Enter>")
    desk.wait(seconds: 60)
    desk.deliver()
    #expect(desk.text.contains("夜间核对：3 人的标签与资料不符"))
    desk.press("<Esc>")
    desk.wait(seconds: 60)
    desk.deliver()
    #expect(!desk.text.contains("夜间核对"))
    // Another night is another fault.
    night.day = night.day.adding(days: 1)
    desk.clinic.tending.fault = night
    desk.wait(seconds: 60)
    desk.deliver()
    #expect(desk.text.contains("夜间核对"))
  }

  @Test func rulesThatCannotBeJudgedAreToldWhenTheyBecomeMore() {
    var desk = desk()
    for (broken, isTold) in [(2, true), (2, false), (1, false), (2, true)] {
      desk.clinic.tending.broken = broken
      desk.press("<Esc>")
      desk.wait(seconds: 60)
      desk.deliver()
      #expect(desk.text.contains("条规则无法判定") == isTold, "\(broken)")
    }
  }
}
