/// One rule as closures, and the little machine that its tag is.
final class CompiledRule {
  let rule: CheckedRule
  let when: ConditionJudge
  /// Nil when the tag goes as soon as `when` is no longer true.
  let clear: ConditionJudge?
  /// What `when` reads as evidence; `days_since` asks for the lack of it.
  let evidence: [SeriesReader]
  let readsTags: Bool
  /// Without a fact of these kinds a rule that is off stays off until there is one; nil for a rule of
  /// which that cannot be said.
  let kinds: FactKinds?
  let conditions: [Int: ConditionJudge]
  let amounts: [Int: AmountJudge]

  /// - Parameter windows: The windows of the set so far; those of the rule are added.
  init(_ rule: CheckedRule, windows: inout [DaySpan]) {
    var compiler = RuleCompiler(windows: windows)
    self.rule = rule
    when = compiler.condition(rule.when)
    evidence = compiler.readers.filter { $0.function != .daysSince }
    if let clear = rule.clear { self.clear = compiler.condition(clear) } else { clear = nil }
    for part in rule.spokenParts {
      switch part {
      case .text: break
      case .amount(let node): _ = compiler.amount(node)
      case .condition(let node): _ = compiler.condition(node)
      }
    }
    readsTags = !compiler.tags.isEmpty
    kinds = FactKinds(FactNeeds(rule))
    conditions = compiler.conditions
    amounts = compiler.amounts
    windows = compiler.windows
  }

  /// The state at the end of a day, and the first later day on which it may differ.
  ///
  /// A rule comes or goes once a day at most, so that judging a day again changes nothing.
  /// - Parameter before: The state at the end of an earlier day, or already of this one.
  func step(_ before: RuleState, _ view: FactView) -> (state: RuleState, due: Int) {
    if before.since == view.today { return (before, dueAfterChange(before, view)) }
    return before.isOn ? stepOn(before, view) : stepOff(before, view)
  }

  private func stepOff(_ before: RuleState, _ view: FactView) -> (state: RuleState, due: Int) {
    let verdict = when(view)
    guard comes(verdict.truth) else { return (before, verdict.until) }
    let isMet = verdict.truth == .yes
    let evidence = isMet ? newestInWindows(view) ?? view.today : view.today
    // What speaks for it is too old already; a newer value may come, or this one leave.
    guard view.today < expiry(evidence) else { return (before, view.today + 1) }
    let after = RuleState(
      isOn: true, since: view.today, evidence: evidence, cause: isMet ? .met : .missing,
      version: rule.version)
    return (after, dueAfterChange(after, view))
  }

  private func stepOn(_ before: RuleState, _ view: FactView) -> (state: RuleState, due: Int) {
    let held = holdEnd(before)
    if view.today < held { return (before, held) }
    let expiry = rule.expires == nil ? FactView.never : expiry(newestEvidence(before, view))
    guard view.today < expiry else { return went(.expired, view) }
    let verdict = clearVerdict(view)
    switch verdict.truth {
    case .yes: return went(.cleared, view)
    case .unknown where rule.ifUnknown == .off: return went(.lost, view)
    default: return (before, min(expiry, verdict.until))
    }
  }

  private func went(_ cause: RuleState.Cause, _ view: FactView) -> (state: RuleState, due: Int) {
    let after = RuleState.off(cause, on: view.today, version: rule.version)
    return (after, dueAfterChange(after, view))
  }

  /// When to look again at a rule that came or went today: tomorrow, if it would turn at once.
  private func dueAfterChange(_ state: RuleState, _ view: FactView) -> Int {
    let tomorrow = view.today + 1
    guard state.isOn else {
      let verdict = when(view)
      return comes(verdict.truth) ? tomorrow : verdict.until
    }
    let held = holdEnd(state)
    if held > tomorrow { return held }
    let verdict = clearVerdict(view)
    if verdict.truth == .yes || (verdict.truth == .unknown && rule.ifUnknown == .off) {
      return tomorrow
    }
    return min(max(expiry(newestEvidence(state, view)), tomorrow), verdict.until)
  }

  private func comes(_ truth: Truth) -> Bool {
    truth == .yes || (truth == .unknown && rule.ifUnknown == .on)
  }

  func clearVerdict(_ view: FactView) -> Verdict {
    if let clear { return clear(view) }
    let verdict = when(view)
    return Verdict(verdict.truth.negated, until: verdict.until)
  }

  /// The first day on which a hold no longer keeps the tag.
  func holdEnd(_ state: RuleState) -> Int { rule.hold?.after(state.since) ?? state.since }

  /// The first day on which evidence of a day is too old.
  private func expiry(_ evidence: Int) -> Int {
    rule.expires.map { $0.after(evidence) + 1 } ?? FactView.never
  }

  /// The newest day of a value that `when` reads now; nil when all its windows are empty.
  private func newestInWindows(_ view: FactView) -> Int? {
    guard rule.expires != nil else { return nil }
    return evidence.lazy.compactMap { $0.newestDay(view) }.max()
  }

  /// The day from which a tag that is on grows old: of the newest value since it came.
  ///
  /// Every value was in its window on its own day, so that the windows of today do not matter.
  func newestEvidence(_ state: RuleState, _ view: FactView) -> Int {
    var newest = state.evidence
    for reader in evidence {
      if let day = reader.newestDay(view, inWindow: false), day > state.since {
        newest = max(newest, day)
      }
    }
    return newest
  }
}
