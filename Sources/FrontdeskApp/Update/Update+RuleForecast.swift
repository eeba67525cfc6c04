import Canvas
import Domain
import Rules
import Widgets

/// Whom a rule would touch: counted beside the work, and looked at when it is there.
extension Model {
  /// What a preview would count: the text that is written, or that of the rule selected.
  private var forecastText: (text: RuleText, subject: RuleSubject)? {
    if layer == .ruleEditor, let editor = rules.editor {
      let text = RuleText(
        subject: editor.subject, file: editor.file, original: editor.original,
        text: editor.field.text)
      return ruleName(in: editor).map { (text, RuleSubject(.rule, $0)) }
    }
    guard let line = ruleLine, line.subject.kind == .rule, let standing = line.standing else {
      return nil
    }
    return (
      RuleText(
        subject: line.subject, file: line.file, original: standing.text, text: standing.text),
      line.subject
    )
  }

  /// The rule of a text that the caret is in, else its first; nil where it has none.
  private func ruleName(in editor: RuleEditorState) -> String? {
    let file = RuleFile.read(editor.field.text, fileName: "")
    let caret = editor.field.offset(of: editor.field.caret)
    let here = file.rules.first { $0.range.lowerBound <= caret && caret <= $0.range.upperBound }
    return (here ?? file.rules.first)?.name?.text
  }

  /// Why nothing can be counted now; nil when it can.
  var forecastObstacle: Localized? {
    if layer == .ruleEditor, let editor = rules.editor {
      return editor.errors > 0 ? RuleWords.hasErrorsToMend : nil
    }
    guard let line = ruleLine else { return RuleWords.nothingSelected }
    return line.subject.kind == .codes ? RuleWords.onlyRules : nil
  }

  /// Shows whom a rule would touch, and counts it where that was not done of this very text.
  mutating func showForecast() -> [Effect] {
    guard let (text, subject) = forecastText else { return [] }
    rules.shown = ShownForecast(subject: subject, text: text.text)
    countForecast()
    if rules.forecasts[subject]?.text == text.text { return [] }
    if let running = rules.running {
      if running.subject == subject, running.text == text.text, !running.isStopping { return [] }
      rules.running = nil
    }
    let effects: [Effect] =
      rules.runGeneration > 0
      ? [.rule(.stopForecast(generation: rules.runGeneration))] : []
    rules.runGeneration += 1
    rules.running = RunningForecast(
      subject: subject, text: text.text, generation: rules.runGeneration, since: now)
    return effects + [.rule(.forecast(text, subject, generation: rules.runGeneration))]
  }

  mutating func stopForecast() -> [Effect] {
    guard let running = rules.running, !running.isStopping else { return [] }
    rules.running?.isStopping = true
    return [.rule(.stopForecast(generation: running.generation))]
  }

  mutating func forecasting(_ done: Int, generation: Int) -> [Effect] {
    guard let running = rules.running, running.generation == generation else { return [] }
    rules.running?.done = max(done, running.done)
    return [.rule(.awaitForecast(generation: generation))]
  }

  mutating func forecastCame(_ forecast: RuleForecast?, generation: Int) -> [Effect] {
    guard let running = rules.running, running.generation == generation else { return [] }
    rules.running = nil
    guard let forecast else {
      if rules.shown?.text == running.text { rules.shown = nil }
      say(RuleWords.stopped)
      return []
    }
    rules.forecasts[forecast.subject] = forecast
    if shownForecast == nil { say(RuleWords.ready(forecast)) }
    let first = RuleForecast.Change.allCases.first { !forecast.first($0).isEmpty }
    rules.shown?.change = first ?? .gains
    countForecast()
    return []
  }

  // MARK: - Looking at it

  /// The answer that is looked at; nil while none is open or it is still being counted.
  package var shownForecast: RuleForecast? {
    guard let shown = rules.shown, let forecast = rules.forecasts[shown.subject] else { return nil }
    return forecast.text == shown.text ? forecast : nil
  }

  /// The person selected in it.
  var forecastPerson: LookupHit? {
    guard screen == .rules, let shown = rules.shown, let row = shown.list.selection else {
      return nil
    }
    let people = shownForecast?.first(shown.change) ?? []
    return people.indices.contains(row) ? people[row] : nil
  }

  mutating func countForecast() {
    guard let shown = rules.shown else { return }
    let count = shownForecast?.first(shown.change).count ?? 0
    rules.shown?.list.setCount(count)
  }

  mutating func moveForecast(_ steps: Int) -> [Effect] {
    guard let shown = rules.shown else { return [] }
    let all = RuleForecast.Change.allCases
    return showForecast(all[(shown.change.rawValue + steps + all.count) % all.count])
  }

  mutating func showForecast(_ change: RuleForecast.Change) -> [Effect] {
    guard rules.shown != nil else { return [] }
    rules.shown?.change = change
    rules.shown?.list = ListState()
    countForecast()
    return []
  }

  /// A letter over the answer is one of the commands.
  mutating func typeInForecast(_ text: String) -> [Effect] {
    guard text.count == 1, let sign = text.first.map(CommandFolding.fold),
      let command = keymap.command(forLetter: sign, in: layer), command.isEnabled(self)
    else { return [] }
    return perform(command.id)
  }
}
