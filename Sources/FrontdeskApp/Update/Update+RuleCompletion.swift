import Canvas
import Domain
import Rules
import Widgets

/// What can stand at the caret, in a list beside it.
extension Model {
  /// Asks what can stand at the caret; the list opens with the answer.
  mutating func completeRule() -> [Effect] {
    guard let editor = rules.editor, !editor.field.isReadOnly, !editor.isSaving else { return [] }
    rules.completionGeneration += 1
    let place = editor.field.offset(of: editor.field.caret)
    return [
      .rule(
        .complete(
          editor.field.text, at: place, editor.language ?? language,
          generation: rules.completionGeneration))
    ]
  }

  mutating func ruleCompleted(_ items: [Completion], generation: Int) -> [Effect] {
    guard generation == rules.completionGeneration, let editor = rules.editor else { return [] }
    let wasOpen = editor.completion != nil
    guard !items.isEmpty else {
      rules.editor?.completion = nil
      if !wasOpen { say(RuleWords.nothingFits) }
      return []
    }
    // What was typed to its end needs no list.
    if wasOpen, items.count == 1, isWritten(items[0]) {
      rules.editor?.completion = nil
      return []
    }
    rules.editor?.completion = CompletionState(items: items, list: ListState(count: items.count))
    if !wasOpen, items.count == 1 { return putIn(items[0]) }
    return []
  }

  private func isWritten(_ item: Completion) -> Bool {
    guard let field = rules.editor?.field else { return false }
    let bytes = Array(field.text.utf8)
    return String(decoding: bytes[item.replaces.clamped(to: 0..<bytes.count)], as: UTF8.self)
      == item.text
  }

  /// Lets the list take a key; nil when the text takes it.
  mutating func completionKey(_ press: KeyPress) -> [Effect]? {
    guard var completion = rules.editor?.completion else { return nil }
    switch (press.key, press.modifiers) {
    case (.up, []): completion.list.move(by: -1)
    case (.down, []): completion.list.move(by: 1)
    case (.pageUp, []): completion.list.page(-1, visible: CompletionList.mostRows)
    case (.pageDown, []): completion.list.page(1, visible: CompletionList.mostRows)
    case (.enter, []), (.tab, []): return putIn(completion.items[completion.list.selected])
    default: return nil
    }
    rules.editor?.completion = completion
    return []
  }

  /// Puts in what the list offers at a row.
  mutating func chooseCompletion(_ row: Int) -> [Effect] {
    guard let items = rules.editor?.completion?.items, items.indices.contains(row) else {
      return []
    }
    return putIn(items[row])
  }

  private mutating func putIn(_ item: Completion) -> [Effect] {
    rules.editor?.completion = nil
    return changeRule { $0.replace(bytes: item.replaces, with: item.text) }
  }
}

extension RuleEditorState {
  /// The language of the words nearest before the caret; nil where there are none.
  ///
  /// A file may mix them, and a rule goes on as it was begun.
  var language: Language? {
    let caret = field.offset(of: field.caret)
    let words = stretches.filter { [.keyword, .function].contains($0.colour) }
    let before = words.last { $0.range.upperBound < caret } ?? words.first
    guard let before else { return nil }
    let bytes = Array(field.text.utf8)
    guard bytes.indices.contains(before.range.lowerBound) else { return nil }
    return bytes[before.range.lowerBound] < 0x80 ? .english : .chinese
  }
}
