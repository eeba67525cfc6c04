import Domain
import Widgets

/// What lies over a list: what would be written to a file, and changes of follow-ups.
extension PlainText {
  mutating func addDialog(_ dialog: TableDialog) {
    switch dialog {
    // Without columns nothing opens this.
    case .columns: break
    case .export(let run): addExport(run)
    case .change(let change): addChange(change)
    case .narrow(let narrow): addNarrow(narrow)
    case .papers(let choice): addPapers(choice)
    case .teams(let open): addTeams(open)
    }
  }

  /// What goes, what of it, how the numbers stand, and where to.
  private mutating func addExport(_ run: ExportRun) {
    let subject = "export/\(run.table.rawValue)"
    add(.place, subject, Phrase.exportTitle[language], run.table.title[language])
    add(
      .place, subject,
      labelled(
        .exportRows, [Phrase.exportCount(run.ids.count, isMarked: run.isMarked)[language]]))
    add(
      .place, subject,
      labelled(.exportColumns, [run.titles.filter { !$0.isEmpty }.joined(separator: ", ")]))
    add(
      .place, subject,
      labelled(
        .exportNumbers, [Phrase.exportMasked[language]]))
    add(
      .place, subject,
      labelled(.exportFile, [run.path.map(shown) ?? Phrase.reading[language]]))
    if run.phase == .asking {
      add(.list, subject, PlainPhrase.exportQuestion[language])
    } else if run.phase == .needsSecond, let problem = run.problem {
      let ask = Localized(zh: "y 提请另一人批准, n 不导出", en: "y asks a second person, n exports nothing")
      add(.list, subject, problem[language], ask[language])
    } else {
      let phase = run.phase == .stopping ? Phrase.exportStopping : .exportWriting
      add(.list, subject, "\(phase[language]) \(run.done) / \(run.ids.count)")
    }
  }

  /// Whom the change is about, then the question.
  private mutating func addChange(_ change: ChangeForm) {
    let title = change.kind == .reschedule ? Phrase.rescheduleTitle : .assignTitle
    let subject = "change/\(title.rawValue)"
    guard let briefs = change.briefs, let form = change.form else {
      add(.place, subject, title[language], Phrase.reading[language])
      return
    }
    let ended = change.ended
    add(
      .place, subject, title[language], Phrase.changeCount(briefs.count)[language],
      ended > 0 ? Phrase.changeEnded(ended)[language] : "")
    let owners = change.owners.map { owner in
      "\(owner.name.map(shown) ?? Phrase.nobody[language]) \(owner.count)"
    }
    add(.place, subject, labelled(.owner, owners))
    for line in ChangeText(model, change).lines { add(.place, subject, line.plain) }
    if change.isSaving { add(.place, subject, Phrase.saving[language]) }
    addOnlyQuestion(of: form, subject)
    add(.hints, "", PlainPhrase.dialogHint[language])
  }

  // MARK: - Filters

  /// What a list is narrowed by and how much that leaves; and the question while it is asked.
  mutating func addFilter(_ table: TableID, _ subject: String) {
    let controls = model.tables[table]
    if !controls.filter.isEmpty {
      let left = model.list(of: table).count
      add(
        .place, subject, "\(PlainPhrase.filter[language]) \(shown(controls.filter.text))",
        "\(Format.counted(left)) / \(Format.counted(model.total(of: table)))")
    }
    guard controls.isFiltering else { return }
    add(
      .place, "\(subject)/filter",
      "\(PlainPhrase.question[language]): \(PlainPhrase.filter[language])",
      Phrase.rowsPlaceholder(table)[language], PlainPhrase.keepsNow[language],
      PlainPhrase.filterHint[language])
  }

  /// How many rows are marked for a common act.
  mutating func addMarks(_ table: TableID, _ subject: String) {
    let count = model.tables[table].marks.count
    if count > 0 { add(.place, subject, Phrase.marked(count)[language]) }
  }

  /// The word of a row that is marked; empty for the others.
  func mark(_ id: Int64?, _ table: TableID) -> String {
    guard let id, model.tables[table].marks.contains(id) else { return "" }
    return PlainPhrase.marked[language]
  }
}
