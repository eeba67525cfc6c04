import Domain
import Widgets

extension Model {
  // MARK: - What is there

  /// Whether the title names the rules: for those who may change them, and who are there.
  var showsRulesTab: Bool { access.allows(.change, .rules) || screen == .rules }

  /// The lists that this person may see.
  package var ruleParts: [RulesState.Part] {
    access.allows(.read, .visitReason) ? RulesState.Part.allCases : [.rules]
  }

  /// The rule selected; nil in an empty list and among the overrides.
  package var ruleLine: RuleLine? {
    guard rules.part == .rules, let row = rules.list.selection else { return nil }
    let order = RuleRows(self).order()
    guard let lines = rules.shelf?.lines, order.indices.contains(row) else { return nil }
    return lines[order[row]]
  }

  /// The override selected.
  package var overrideLine: OverrideLine? {
    guard screen == .rules, rules.part == .overrides, let row = rules.overrideList.selection else {
      return nil
    }
    let order = OverrideRows(self).order()
    guard let lines = rules.overrides, order.indices.contains(row) else { return nil }
    return lines[order[row]]
  }

  /// Whom the list or the preview that is open has selected.
  var ruleSubject: PatientID? { forecastPerson?.patient ?? overrideLine?.record.patient }

  // MARK: - Reading

  /// Asks for the list as it is now; the one that shows stays until the other comes.
  mutating func askRules() -> [Effect] {
    if !ruleParts.contains(rules.part) { rules.part = .rules }
    rules.generation += 1
    let generation = rules.generation
    // An editor asks what stands beside its text of the very picture that the list is of.
    let effects: [Effect] = [.rule(.read(generation: generation))]
    return rules.part == .rules
      ? effects
      : effects + [.rule(.overrides(days: RulesState.longDays, generation: generation))]
  }

  mutating func rulesRead(_ shelf: RuleShelf, generation: Int) -> [Effect] {
    guard generation == rules.generation else { return [] }
    let selected = rules.selects ?? ruleLine?.subject
    rules.shelf = shelf
    rules.selects = nil
    countRules()
    select(rule: selected)
    return rules.editor == nil ? [] : checkRule()
  }

  private mutating func select(rule subject: RuleSubject?) {
    guard let subject, let lines = rules.shelf?.lines else { return }
    let order = RuleRows(self).order()
    if let row = order.firstIndex(where: { lines[$0].subject == subject }) {
      rules.list.select(row)
    }
  }

  /// Counts the rows that the filters leave.
  mutating func countRules() {
    rules.list.setCount(RuleRows(self).order().count)
    rules.overrideList.setCount(OverrideRows(self).order().count)
  }

  mutating func moveRulesPart(_ steps: Int) -> [Effect] {
    let all = ruleParts
    let place = all.firstIndex(of: rules.part) ?? 0
    return showRules(all[(place + steps + all.count) % all.count])
  }

  mutating func showRules(_ part: RulesState.Part) -> [Effect] {
    guard part != rules.part, ruleParts.contains(part) else { return [] }
    rules.part = part
    return askRules()
  }

  /// Moves the selection of whichever list takes the keys.
  mutating func changeRuleList(_ change: (inout ListState) -> Void) {
    if rules.part == .rules { change(&rules.list) } else { change(&rules.overrideList) }
  }

  // MARK: - Commands

  /// Carries out a command of the rules.
  mutating func performRules(_ id: CommandID) -> [Effect] {
    switch id {
    case .viewRules, .viewOverrides:
      rules.part = id == .viewRules ? .rules : .overrides
      go(to: .rules)
      return arrive(at: .rules)
    case .ruleOpen:
      if rules.part == .overrides { return openRulePerson() }
      return ruleLine.map { openRule($0) } ?? []
    case .ruleNew: return newRule()
    case .ruleForecast: return showForecast()
    case .ruleActivate: return ruleLine.flatMap { activation(of: $0) }.map { ask(.rule($0)) } ?? []
    case .ruleRollBack: return ruleLine.flatMap { rollBack(of: $0) }.map { ask(.rule($0)) } ?? []
    case .ruleRetire: return ruleLine.flatMap { ending(of: $0) }.map { ask(.rule($0)) } ?? []
    case .ruleSave, .ruleComplete, .ruleNextProblem, .ruleFormat, .ruleUndo, .ruleRedo:
      return performEditor(id)
    case .ruleStop: return stopForecast()
    case .rulePerson: return openRulePerson()
    case .ruleChangeBefore: return moveForecast(-1)
    case .ruleChangeAfter: return moveForecast(1)
    default: return []
    }
  }

  /// Opens the archive of whoever is selected.
  mutating func openRulePerson() -> [Effect] {
    guard let patient = ruleSubject else { return [] }
    if archive.archive?.id == patient {
      go(to: .archive)
      return arrive(at: .archive)
    }
    return [askArchive(patient, for: .archive)]
  }

  // MARK: - Acts

  /// What would come into force; nil without a draft.
  func activation(of line: RuleLine) -> RuleAct? {
    guard let draft = line.draft else { return nil }
    let forecast = rules.forecasts[line.subject].flatMap { $0.text == draft.text ? $0 : nil }
    return RuleAct(
      .activate, line.subject, version: draft.number, replaces: line.inForce?.number,
      carriers: line.carriers, forecast: forecast)
  }

  func rollBack(of line: RuleLine) -> RuleAct? {
    guard let now = line.inForce, let before = line.before else { return nil }
    let forecast = rules.forecasts[line.subject].flatMap { $0.text == before.text ? $0 : nil }
    return RuleAct(
      .rollBack, line.subject, version: before.number, replaces: now.number,
      carriers: line.carriers, forecast: forecast)
  }

  /// What would go: a draft before what is in force; nil where there is neither.
  func ending(of line: RuleLine) -> RuleAct? {
    if let draft = line.draft {
      return RuleAct(
        .drop, line.subject, version: draft.number, replaces: line.inForce?.number)
    }
    return line.inForce.map {
      RuleAct(.retire, line.subject, version: $0.number, carriers: line.carriers)
    }
  }

  // MARK: - Answers

  mutating func ruleAnswered(_ answer: RuleAnswer) -> [Effect] {
    switch answer {
    case .read(let shelf, let generation): return rulesRead(shelf, generation: generation)
    case .overrides(let lines, let generation):
      guard generation == rules.generation else { return [] }
      rules.overrides = lines
      countRules()
      return []
    case .checked(let checkup, let generation): return ruleChecked(checkup, generation: generation)
    case .completed(let items, let generation): return ruleCompleted(items, generation: generation)
    case .saved(let text, let saved): return ruleSaved(text, saved)
    case .notSaved(let text, let checkup): return ruleNotSaved(text, checkup)
    case .changedMeanwhile(let text, let stored):
      return ruleChangedMeanwhile(text, stored: stored)
    case .acted(let act, let backlog): return ruleActed(act, backlog: backlog)
    case .notActed(_, let reason):
      if !refuseAct(reason) { say(reason, .problem) }
      return []
    case .forecasting(let done, let generation):
      return forecasting(done, generation: generation)
    case .forecast(let forecast, let generation):
      return forecastCame(forecast, generation: generation)
    }
  }

  private mutating func ruleActed(_ act: RuleAct, backlog: Int) -> [Effect] {
    if case .question(let asked) = account.dialog, asked.isSaving { dropDialog() }
    say(RuleWords.done(act, backlog: backlog))
    rules.selects = act.subject
    // Whom another rule would touch may be another now.
    rules.forecasts = [:]
    return (screen == .rules ? askRules() : []) + [.pollChanges]
  }

  /// Says in the question why nothing was done; false where no question is open.
  private mutating func refuseAct(_ reason: Localized) -> Bool {
    guard case .question(var asked) = account.dialog, asked.isSaving else { return false }
    asked.isSaving = false
    asked.problem = reason
    account.dialog = .question(asked)
    return true
  }

  /// Takes note of what failed; answers whether the person should be told.
  mutating func ruleFailed(_ reason: Localized, _ request: RuleRequest) -> Bool {
    switch request {
    case .save:
      rules.editor?.isSaving = false
      rules.editor?.problem = reason
      return false
    case .act: return !refuseAct(reason)
    case .forecast, .awaitForecast:
      rules.running = nil
      return true
    case .check, .complete:
      rules.editor?.isChecking = false
      return false
    case .read, .overrides, .stopForecast: return true
    }
  }
}
