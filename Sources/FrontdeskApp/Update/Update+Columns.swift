import Canvas
import Domain
import Widgets

extension Model {
  /// Lets the dialog over a list take a key; nil when it is for others.
  mutating func dialogKey(_ press: KeyPress) -> [Effect]? {
    guard case .dialog = layer, let dialog = tables.dialog else { return nil }
    switch dialog {
    case .columns(let table, let list): return columnKey(press, table, list)
    case .export(var run):
      if run.phase == .needsSecond, press == KeyPress(.enter) { return askSecond(run) }
      guard run.phase == .asking else { return nil }
      if press == KeyPress(.enter) {
        guard run.needsReason, run.reason.text.trimmingBlanks.isEmpty else {
          return beginExport(run)
        }
        say(Phrase.exportWhy.text, .problem)
        return []
      }
      guard run.needsReason, run.reason.edit(press) else { return nil }
      tables.dialog = .export(run)
      return []
    case .change(let form): return changeKey(press, form)
    case .narrow(let narrow): return narrowKey(press, narrow)
    case .papers(let choice): return papersKey(press, choice)
    case .teams(let open): return teamsKey(press, open)
    }
  }

  /// Lets the dialog over a list take typed text.
  mutating func typeInDialog(_ text: String, isPasted: Bool = false) -> [Effect] {
    switch tables.dialog {
    case .columns(let table, let list):
      guard !isPasted, text.count == 1, let sign = text.first.map(CommandFolding.fold) else {
        return []
      }
      if sign == " " { return toggleColumn(table, list) }
      if sign == "j" || sign == "k" { return moveInDialog(by: sign == "j" ? 1 : -1) }
      return []
    case .change(var change):
      guard !change.isSaving, var form = change.form else { return [] }
      _ = isPasted ? form.paste(text) : form.type(text)
      change.form = form
      change.problem = nil
      tables.dialog = .change(change)
      return []
    case .export(var run):
      guard run.phase == .asking, run.needsReason else { return [] }
      run.reason.insert(text)
      tables.dialog = .export(run)
      return []
    case .narrow(let narrow):
      guard !isPasted, text.count == 1, let sign = text.first.map(CommandFolding.fold) else {
        return []
      }
      return typeInNarrow(sign, narrow)
    case .papers(let choice):
      guard !isPasted, text.count == 1, let sign = text.first.map(CommandFolding.fold) else {
        return []
      }
      return typeInPapers(sign, choice)
    case .teams(let open): return typeInTeams(text, isPasted: isPasted, open)
    case nil: return []
    }
  }

  /// Moves the selection of the dialog over a list.
  mutating func moveInDialog(by rows: Int) -> [Effect] {
    changeDialogList { $0.move(by: rows) }
    return []
  }

  mutating func changeDialogList(_ change: (inout ListState) -> Void) {
    switch tables.dialog {
    case .columns(let table, var list):
      change(&list)
      tables.dialog = .columns(table, list)
    case .narrow(var narrow):
      change(&narrow.list)
      tables.dialog = .narrow(narrow)
    case .papers(var choice):
      change(&choice.list)
      tables.dialog = .papers(choice)
    case .teams(var open):
      guard open.entry == nil else { break }
      change(&open.list)
      tables.dialog = .teams(open)
    case .export, .change, nil: break
    }
  }

  /// Closes the dialog over a list; a file that is half written is removed.
  mutating func closeDialog() -> [Effect] {
    switch tables.dialog {
    case .columns(let table, _):
      tables.dialog = nil
      return [.saveSetting(.columns(table, tables[table].choice))]
    case .export(var run):
      switch run.phase {
      case .asking, .needsSecond: tables.dialog = nil
      case .working:
        run.phase = .stopping
        tables.dialog = .export(run)
        return [.exportCancel]
      case .stopping, .askingSecond: break
      }
      return []
    case .change(let form):
      if !form.isSaving { tables.dialog = nil }
      return []
    case .narrow, .papers:
      tables.dialog = nil
      return []
    case .teams(let open):
      closeTeams(open)
      return []
    case nil: return []
    }
  }

  // MARK: - Columns

  mutating func pickColumns(_ table: TableID) {
    tables.dialog = .columns(table, ListState(count: columns(of: table).count))
  }

  private mutating func columnKey(
    _ press: KeyPress, _ table: TableID, _ list: ListState
  ) -> [Effect]? {
    let all = columns(of: table)
    let arranged = tables[table].choice.arranged(all)
    guard arranged.indices.contains(list.selected) else { return nil }
    switch (press.key, press.modifiers) {
    case (.enter, []): return closeDialog()
    case (.insert, []): return toggleColumn(table, list)
    case (.up, .shift), (.down, .shift):
      let step = press.key == .up ? -1 : 1
      tables[table].choice.move(arranged[list.selected].id, by: step, of: all)
      return moveInDialog(by: step)
    case (.delete, []):
      tables[table].choice.reset()
      return []
    default: return nil
    }
  }

  mutating func toggleColumn(_ table: TableID, _ list: ListState) -> [Effect] {
    let all = columns(of: table)
    let arranged = tables[table].choice.arranged(all)
    guard arranged.indices.contains(list.selected) else { return [] }
    if !tables[table].choice.toggle(arranged[list.selected].id, of: all) {
      say(Phrase.lastColumn.text)
    }
    return []
  }
}
