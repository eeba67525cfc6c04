internal import Domain
internal import FollowUps
internal import Rules
internal import SQLite

// Tags that come and go begin and end plans.
extension RuleFollowUps {
  func tellPlans(added: [TagTransition], withdrawn: [TagTransition]) throws {
    guard !added.isEmpty || !withdrawn.isEmpty,
      let keeper = try PlanKeeper(store, in: connection)
    else { return }
    for gone in withdrawn {
      let stands = added.contains {
        $0.rule == gone.rule && $0.day == gone.day && $0.after.isOn == gone.after.isOn
      }
      guard !stands else { continue }
      if gone.after.isOn {
        try keeper.takeBackStarts(by: facts(gone.rule), of: patient, from: gone.day)
      } else if book.judge.state(gone.rule).isOn {
        try keeper.takeBackEndings(by: allEndings(gone.rule), of: patient, from: gone.day)
      }
    }
    for transition in added {
      let state = book.judge.state(transition.rule)
      let day = CalendarDate(dayNumber: transition.day)
      let keeper = backdating?.keeper(keeper, for: day) ?? keeper
      if transition.after.isOn {
        // A tag that came and went again in days that are over begins nothing.
        guard state.isOn, state.since == transition.day else { continue }
        try keeper.trustStarts(by: facts(transition.rule), of: patient)
        try keeper.take(facts(transition.rule), of: patient, from: day)
      } else if !state.isOn {
        try keeper.take(endings(transition.rule), of: patient, from: day)
      }
    }
  }

  private func name(_ rule: Int) -> Localized {
    let tag = book.rules.tags[book.rules.rules[rule].tag]
    return Localized(zh: tag[.chinese], en: tag[.english])
  }

  private func facts(_ rule: Int) -> [PlanFact] {
    [.rule(book.rules.rules[rule].id), .tag(name(rule))]
  }

  private func allEndings(_ rule: Int) -> [PlanFact] {
    [.ruleGone(book.rules.rules[rule].id), .tagGone(name(rule))]
  }

  /// A tag is gone when none of its rules holds it.
  private func endings(_ rule: Int) -> [PlanFact] {
    let tag = book.rules.rules[rule].tag
    let isHeld = book.rules.rules.indices.contains {
      book.rules.rules[$0].tag == tag && book.judge.state($0).isOn
    }
    let gone = PlanFact.ruleGone(book.rules.rules[rule].id)
    return isHeld ? [gone] : [gone, .tagGone(name(rule))]
  }
}
