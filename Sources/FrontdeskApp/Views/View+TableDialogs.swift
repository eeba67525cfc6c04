import Canvas
import Domain
import Widgets

extension Painting {
  mutating func drawDialog(_ dialog: TableDialog) {
    let body = Rect(grid.size).inset(top: 1, bottom: 1)
    switch dialog {
    case .columns(let table, let list): drawPicker(table, list, in: body)
    case .export(let run): drawExport(run, in: body)
    case .change(let change): drawChange(change, in: body)
    case .narrow(let narrow): drawNarrow(narrow, in: body)
    case .papers(let choice): drawPapers(choice, in: body)
    case .teams(let open): drawTeams(open, in: body)
    }
  }

  func hint(_ keys: String, _ text: Localized, priority: Int = 5) -> KeyHint {
    KeyHint(keys, text[language], priority: priority)
  }

  var backHint: KeyHint {
    hint(
      model.keymap.keyName(of: .back)[language], Localized(zh: "返回", en: "Back"), priority: 4)
  }

  // MARK: - Columns

  private mutating func drawPicker(_ table: TableID, _ list: ListState, in body: Rect) {
    var state = list
    let columns = model.columns(of: table)
    state.setCount(columns.count)
    let picker = ColumnPicker(
      title: Phrase.columnsTitle[language], columns: columns, choice: model.tables[table].choice,
      hints: [
        hint(Localized(zh: "空格", en: "Space")[language], Localized(zh: "显隐", en: "Show")),
        hint(
          Localized(zh: "Shift+上下", en: "Shift+Up/Down")[language],
          Localized(zh: "移动", en: "Move")),
        hint("Del", Localized(zh: "还原", en: "Reset"), priority: 3),
        hint("Enter", Localized(zh: "好", en: "Done"), priority: 6),
      ]
    )
    cursor = picker.draw(state, in: body, on: &grid, with: drawing)
    cover(Rect(grid.size))
    for (rect, line) in picker.lines(state, in: body) { clickable(rect, .column(line)) }
  }

  // MARK: - Export

  private mutating func drawExport(_ run: ExportRun, in body: Rect) {
    let columns = min(body.columns - 2, 78)
    let lines = exportLines(run).flatMap { $0.wrapped(to: columns - 4) }
    let inside = frame(
      title: Phrase.exportTitle[language] + " \(drawing.glyphs.dot) " + run.table.title[language],
      columns: columns, rows: lines.count + (run.needsReason ? 3 : 2), in: body)
    for (row, line) in lines.enumerated() { draw(line, row: row, in: inside) }
    let foot = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    if run.phase == .asking {
      let keys =
        run.path == nil || run.ids.isEmpty
        ? [backHint]
        : [hint("Enter", Localized(zh: "写入文件", en: "Write the file"), priority: 6), backHint]
      draw(Footer.line(keys, columns: foot.columns), row: 0, in: foot)
    } else if run.phase == .needsSecond || run.phase == .askingSecond {
      let ask = hint("Enter", Localized(zh: "提请批准", en: "Ask somebody"), priority: 6)
      draw(
        run.phase == .askingSecond
          ? StyledText(Phrase.saving[language], Style(.dim))
          : Footer.line([ask, backHint], columns: foot.columns), row: 0, in: foot)
    } else {
      ProgressLine(
        (run.phase == .stopping ? Phrase.exportStopping : .exportWriting)[language],
        done: run.done, of: run.ids.count,
        cancel: run.phase == .stopping
          ? nil
          : KeyHint(
            model.keymap.keyName(of: .back)[language], Localized(zh: "停止", en: "Stop")[language])
      ).draw(in: foot, on: &grid, with: drawing)
    }
    grid.tint(inside, backdrop: .popup)
    cursor = Point(column: inside.column, row: foot.row)
    guard run.needsReason, run.phase == .asking else { return }
    let width = labelWidth([.exportRows, .exportColumns, .exportNumbers, .exportFile])
    draw(labelled(.glassReason, StyledText(), width: width), row: lines.count, in: inside)
    let place = Rect(
      column: inside.column + width + 2, row: inside.row + lines.count,
      columns: inside.columns - width - 2, rows: 1)
    cursor = run.reason.draw(
      placeholder: Phrase.exportWhy[language], in: place, on: &grid, with: drawing)
  }

  /// What goes, what of it, how the numbers stand, and where to.
  private func exportLines(_ run: ExportRun) -> [StyledText] {
    let width = labelWidth([.exportRows, .exportColumns, .exportNumbers, .exportFile])
    return [
      labelled(
        .exportRows,
        StyledText(
          Phrase.exportCount(run.ids.count, isMarked: run.isMarked)[language],
          Style(.strong, on: .screen, .bold)), width: width),
      labelled(
        .exportColumns,
        StyledText(run.titles.filter { !$0.isEmpty }.joined(separator: ", ")), width: width),
      labelled(.exportNumbers, StyledText(Phrase.exportMasked[language]), width: width),
      labelled(
        .exportFile, StyledText(run.path.map(shown) ?? Phrase.reading[language]), width: width),
    ]
      + (run.problem.map { [StyledText(""), StyledText($0[language], Style(.warning))] } ?? [])
  }

  // MARK: - Change

  private mutating func drawChange(_ change: ChangeForm, in body: Rect) {
    let columns = min(body.columns - 2, 66)
    let title = change.kind == .reschedule ? Phrase.rescheduleTitle : .assignTitle
    let inside = frame(title: title[language], columns: columns, rows: 11, in: body)
    guard change.briefs != nil, let form = change.form else {
      draw(StyledText(Phrase.reading[language], Style(.dim)), row: 0, in: inside)
      cursor = Point(column: inside.column, row: inside.row)
      return
    }
    let words = ([changeWords(change)] + ChangeText(model, change).lines).flatMap {
      $0.wrapped(to: inside.columns)
    }.prefix(4)
    for (row, line) in words.enumerated() { draw(line, row: row, in: inside) }
    let foot = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    let keys = [
      hint("Enter ^S", Localized(zh: "保存", en: "Save"), priority: 6), backHint,
    ]
    draw(
      change.isSaving
        ? StyledText(Phrase.saving[language], Style(.dim))
        : Footer.line(keys, columns: foot.columns), row: 0, in: foot)
    if let problem = change.problem {
      draw(
        StyledText(problem[language], Style(.warning, on: .screen, .bold)),
        row: inside.rows - 2, in: inside)
    }
    let place = inside.inset(top: 5, bottom: 3)
    let drawn = Form(language == .chinese ? .chinese : .english)
    cursor =
      drawn.draw(form, in: place, popups: body, on: &grid, with: drawing)
      ?? Point(column: inside.column, row: inside.row)
    clickable(drawn, form, in: place, popups: body)
    grid.tint(inside, backdrop: .popup)
  }

  /// How many follow-ups, and whose they are.
  private func changeWords(_ change: ChangeForm) -> StyledText {
    let count = change.briefs?.count ?? 0
    var text = StyledText(
      Phrase.changeCount(count)[language], Style(.strong, on: .screen, .bold))
    let owners = change.owners.prefix(4).map { owner in
      "\(owner.name.map(shown) ?? Phrase.nobody[language]) \(owner.count)"
    }
    text.append("  " + owners.joined(separator: ", "), Style(.dim))
    if change.ended > 0 {
      text.append("  " + Phrase.changeEnded(change.ended)[language], Style(.warning))
    }
    return text
  }

  /// Draws an empty popup in the middle and answers the part inside.
  mutating func frame(title: String, columns: Int, rows: Int, in body: Rect) -> Rect {
    let height = min(body.rows, rows + 2)
    let rect = Rect(
      column: body.column + (body.columns - columns) / 2,
      row: body.row + (body.rows - height) / 2, columns: columns, rows: height)
    grid.fill(rect, style: Style(.text, on: .popup))
    Pane(title: title, isFocused: true, backdrop: .popup).draw(in: rect, on: &grid, with: drawing)
    cover(rect)
    return Pane.inside(rect)
  }

  /// A line of a list in a dialog: its text, the bar of the selected one, the cursor and its click.
  ///
  /// - Parameter indent: Columns before the text, of which the first is for the bar.
  mutating func drawPopupRow(
    _ text: StyledText, isSelected: Bool, indent: Int = 1, _ target: ClickTarget, in line: Rect
  ) {
    let back: Backdrop = isSelected ? .selected : .popup
    grid.fill(line, style: Style(.text, on: back))
    text.on(back).draw(
      column: line.column + indent, row: line.row, columns: line.columns - indent - 1, on: &grid,
      with: drawing)
    clickable(line, target)
    guard isSelected else { return }
    grid.write(
      drawing.glyphs.selection, column: line.column, row: line.row, style: Style(.accent, on: back))
    cursor = Point(column: line.column + 1, row: line.row)
  }
}
