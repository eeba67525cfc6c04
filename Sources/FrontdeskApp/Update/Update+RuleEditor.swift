import Canvas
import Domain
import Rules
import Widgets

/// Writing a rule: keys, checks off the way of the keys, completion, drafts, saving.
extension Model {
  // MARK: - Opening and closing

  /// Opens a rule with what was begun of it before.
  mutating func openRule(_ line: RuleLine) -> [Effect] {
    guard let standing = line.standing else { return [] }
    return begin(RuleEditorState(subject: line.subject, file: line.file, text: standing.text))
  }

  /// Begins a new rule from a template, or goes on with the one that was begun.
  mutating func newRule() -> [Effect] {
    rules.part = .rules
    return begin(
      RuleEditorState(
        subject: nil, file: RuleEditorState.newFile, text: "",
        template: RuleWords.template(language)))
  }

  private mutating func begin(_ opened: RuleEditorState) -> [Effect] {
    var editor = opened
    editor.field.isReadOnly = !access.allows(.change, .rules)
    rules.editor = editor
    rules.shown = nil
    readRule()
    if formDrafts[editor.key] != nil {
      takeUpRule(editor.key)
      return checkRule()
    }
    let ask = editor.field.isReadOnly ? [] : formDrafts.ask(editor.key)
    return ask + checkRule()
  }

  /// Takes up what was begun and not saved; what was written since stays.
  mutating func takeUpRule(_ key: FormDraftKey) {
    guard let editor = rules.editor, editor.key == key, editor.entered == nil, !editor.isSaving,
      let text = formDrafts[key]?.answers["text"]
    else { return }
    rules.editor?.field.replaceAll(with: text)
    readRule()
    // What was begun on another text than the present one would take back what others did.
    if let base = formDrafts[key]?.answers["base"], base != editor.original {
      rules.editor?.original = base
      return say(RuleWords.changedSince, .problem)
    }
    say(RuleWords.takenUp)
  }

  /// One step back on the screen of the rules; nil when nothing lies over the list.
  mutating func leaveRules() -> [Effect]? {
    switch layer {
    case .forecast:
      rules.shown = nil
      return []
    case .ruleEditor:
      if rules.editor?.completion != nil {
        rules.editor?.completion = nil
        return []
      }
      return closeRule()
    default: return nil
    }
  }

  private mutating func closeRule() -> [Effect] {
    guard let editor = rules.editor, !editor.isSaving else { return [] }
    let effects = keepRule()
    if editor.entered != nil { say(RuleWords.kept) }
    rules.editor = nil
    return effects
  }

  // MARK: - Keys

  /// Lets the editor take a key; nil when it is a command's.
  mutating func ruleKey(_ press: KeyPress) -> [Effect]? {
    guard layer == .ruleEditor, let editor = rules.editor else { return nil }
    if editor.isSaving { return press == .control("q") ? nil : [] }
    if editor.completion != nil, let effects = completionKey(press) { return effects }
    if let command = keymap.command(for: press, in: layer), !Self.movesCaret(command.id) {
      return nil
    }
    var field = editor.field
    guard field.edit(press) else { return nil }
    return took(field)
  }

  /// Whether a command of lists is the caret's here.
  private static func movesCaret(_ id: CommandID) -> Bool {
    [.up, .down, .pageUp, .pageDown].contains(id)
  }

  mutating func typeInRule(_ text: String) -> [Effect] {
    guard let editor = rules.editor, !editor.isSaving else { return [] }
    var field = editor.field
    field.insert(text)
    return took(field)
  }

  /// Changes the text or moves the caret by other means than a key.
  mutating func changeRule(_ change: (inout TextEditor) -> Void) -> [Effect] {
    guard let editor = rules.editor, !editor.isSaving else { return [] }
    var field = editor.field
    change(&field)
    return took(field)
  }

  private mutating func took(_ field: TextEditor) -> [Effect] {
    guard let before = rules.editor else { return [] }
    rules.editor?.field = field
    guard field.lines != before.field.lines else {
      rules.editor?.completion = nil
      return []
    }
    rules.editor?.problem = nil
    readRule()
    let completes = before.completion != nil && field.caret.line == before.field.caret.line
    if !completes { rules.editor?.completion = nil }
    return checkRule() + (completes ? completeRule() : [])
  }

  // MARK: - Checking

  /// Reads the text anew: its looks, and the errors of its grammar.
  ///
  /// What the rest of the rules say of it comes with the next answer; until then what was said
  /// before stays, as far as its place is still there.
  private mutating func readRule() {
    guard let editor = rules.editor else { return }
    let file = RuleFile.read(editor.field.text, fileName: "")
    rules.editor?.stretches = file.stretches
    let known = Set(file.diagnostics)
    let others = (editor.checkup?.own ?? []).filter { found in
      !known.contains(found) && found.range.upperBound <= file.source.bytes.count && file.isWhole
    }
    rules.editor?.problems = (file.diagnostics + others).sorted()
  }

  /// Asks what is wrong with the text; newer questions make older ones void.
  mutating func checkRule() -> [Effect] {
    guard let editor = rules.editor else { return [] }
    rules.checkGeneration += 1
    rules.editor?.isChecking = true
    return [.rule(.check(editor.written, generation: rules.checkGeneration))]
  }

  mutating func ruleChecked(_ checkup: RuleCheckup, generation: Int) -> [Effect] {
    guard generation == rules.checkGeneration, rules.editor != nil else { return [] }
    rules.editor?.isChecking = false
    take(checkup)
    return []
  }

  private mutating func take(_ checkup: RuleCheckup) {
    rules.editor?.checkup = checkup
    rules.editor?.problems = checkup.own
  }

  // MARK: - Commands

  mutating func performEditor(_ id: CommandID) -> [Effect] {
    switch id {
    case .ruleSave: return saveRule()
    case .ruleComplete: return completeRule()
    case .ruleNextProblem: return nextRuleProblem()
    case .ruleFormat: return formatRule()
    case .ruleUndo: return changeRule { $0.undo() }
    case .ruleRedo: return changeRule { $0.redo() }
    default: return []
    }
  }

  /// Puts the caret at the next place where something is wrong, errors before warnings.
  private mutating func nextRuleProblem() -> [Effect] {
    guard let editor = rules.editor else { return [] }
    let errors = editor.problems.filter { $0.severity == .error }
    let places = (errors.isEmpty ? editor.problems : errors).map(\.range.lowerBound)
    let here = editor.field.offset(of: editor.field.caret)
    guard let next = places.first(where: { $0 > here }) ?? places.first else {
      say(RuleWords.noMoreProblems)
      return []
    }
    return changeRule { $0.move(to: $0.place(at: next)) }
  }

  /// Writes the text in one form: in the language of the screen, or in the other where it is so
  /// already.
  private mutating func formatRule() -> [Effect] {
    guard let editor = rules.editor, !editor.field.isReadOnly else { return [] }
    let text = editor.field.text
    let file = RuleFile.read(text, fileName: "")
    guard let own = RuleFormatter.format(file, in: language) else {
      say(RuleWords.mendFirst, .problem)
      return []
    }
    let other = Language.allCases.first { $0 != language } ?? language
    let isOwn = own.trimmingBlanks == text.trimmingBlanks
    let next = isOwn ? RuleFormatter.format(file, in: other) ?? own : own
    say(RuleWords.formatted(isOwn ? other : language))
    return changeRule { $0.replaceAll(with: next) }
  }

  // MARK: - Drafts

  /// Whether all that was written is kept.
  var isRuleKept: Bool {
    guard let editor = rules.editor, !editor.isSaving, !editor.field.isReadOnly else { return true }
    return editor.entered == formDrafts[editor.key]
  }

  /// Keeps what is being written, at once, unless it is kept.
  mutating func keepRule() -> [Effect] {
    if let editor = rules.editor, !editor.isSaving, !editor.field.isReadOnly {
      formDrafts.note(editor.key, editor.entered)
    }
    return formDrafts.write()
  }

  // MARK: - Saving

  private mutating func saveRule() -> [Effect] {
    guard let editor = rules.editor, !editor.isSaving else { return [] }
    guard editor.field.text != editor.original else {
      say(RuleWords.unchanged)
      return []
    }
    // Kept first: should the save fail and the program with it, nothing is lost.
    let effects = keepRule()
    rules.editor?.completion = nil
    rules.editor?.isSaving = true
    rules.editor?.problem = nil
    return effects + [.rule(.save(editor.written))]
  }

  mutating func ruleSaved(_ text: RuleText, _ saved: RuleSaved) -> [Effect] {
    rules.selects = saved.subject
    var effects: [Effect] = []
    if let editor = rules.editor, editor.isSaving, editor.subject == text.subject {
      effects += formDrafts.forget(editor.key)
      rules.editor?.isSaving = false
      rules.editor?.subject = saved.subject
      rules.editor?.original = saved.stored
      rules.editor?.field.replaceAll(with: saved.stored)
      readRule()
      take(saved.checkup)
    }
    let hasFailed = !saved.checkup.failed.isEmpty
    say(RuleWords.saved(saved), hasFailed ? .problem : .note)
    return effects + askRules() + [.pollChanges]
  }

  mutating func ruleNotSaved(_ text: RuleText, _ checkup: RuleCheckup) -> [Effect] {
    guard let editor = rules.editor, editor.isSaving, editor.field.text == text.text else {
      return []
    }
    rules.editor?.isSaving = false
    rules.editor?.problem = RuleWords.hasErrors
    take(checkup)
    let here = checkup.own.first { $0.severity == .error }
    return here.map { found in
      changeRule { $0.move(to: $0.place(at: found.range.lowerBound)) }
    } ?? []
  }

  mutating func ruleChangedMeanwhile(_ text: RuleText, stored: String) -> [Effect] {
    guard let editor = rules.editor, editor.isSaving, editor.subject == text.subject else {
      return []
    }
    rules.editor?.isSaving = false
    rules.editor?.original = stored
    rules.editor?.problem = RuleWords.changed
    return []
  }
}

extension RuleEditorState {
  /// The file of what is written here and came in none.
  static let newFile = "clinic.rules"

  /// The text as it goes out to be checked or saved.
  var written: RuleText {
    RuleText(subject: subject, file: file, original: original, text: field.text)
  }
}
