import Canvas
import Domain
import Widgets

extension Model {
  mutating func toggleMouse() -> [Effect] {
    desk.isMouseOn.toggle()
    settings.form?.set(SettingsFields.ID.mouse.rawValue, to: desk.isMouseOn ? "true" : "false")
    say((desk.isMouseOn ? Phrase.mouseOn : .mouseOff).text)
    return [.useMouse(desk.isMouseOn), .saveSetting(.mouse(desk.isMouseOn))]
  }

  /// Carries out what a click on a cell means: the first selects, one on what is selected opens.
  mutating func click(_ point: Point) -> [Effect] {
    guard desk.isMouseOn else { return [] }
    wasAskedToQuit = false
    // Drawn once more to learn what lies there: what is clicked is then what is seen.
    var painting = Painting(self, size: size)
    painting.draw()
    guard let target = painting.areas.last(where: { $0.rect.contains(point) })?.target else {
      return []
    }
    switch target {
    case .command(let id): return perform(id)
    case .pane(let pane): return focus(pane)
    case .row(let pane, let row): return clickRow(row, of: pane)
    case .section(let section):
      archive.section = section
      return []
    case .scope(let scope): return show(scope)
    case .auditView(let view): return showAudit(view)
    case .rightsPart(let part): return showRights(part)
    case .approvalPart(let part): return showApprovals(part)
    case .tagPart(let part): return showTags(part)
    case .carePart(let part): return showCare(part)
    case .rulesPart(let part): return showRules(part)
    case .figurePart(let part): return showFigures(part)
    case .figurePeoplePart(let part): return showFigurePeople(part)
    case .forecastChange(let change): return showForecast(change)
    case .forecastRow(let row):
      let isSelected = rules.shown?.list.selection == row
      rules.shown?.list.select(row)
      return isSelected ? perform(.rulePerson) : []
    case .completion(let row): return chooseCompletion(row)
    case .ruleText: return clickRule(point)
    case .dayView(let view): return show(view)
    case .slot(let row): return clickSlot(row)
    case .choice(let row): return clickChoice(row)
    case .accessRow(let row):
      if case .counter(var panel) = account.dialog {
        let isSelected = panel.list.selection == row
        panel.list.select(row)
        account.dialog = .counter(panel)
        return isSelected ? counterKey(KeyPress(.enter)) ?? [] : []
      }
      if case .tags(var panel) = account.dialog {
        let isSelected = panel.list.selection == row
        panel.list.select(row)
        account.dialog = .tags(panel)
        return isSelected ? openWhy() : []
      }
      if case .care = account.dialog { return clickCare(row) }
      if case .rightsForm(var asked) = account.dialog {
        let isSelected = asked.list.selection == row
        asked.list.select(row)
        account.dialog = .rightsForm(asked)
        return isSelected ? chooseFound() : []
      }
      guard case .reveal(var menu) = account.dialog else { return [] }
      menu.list.select(row)
      return chooseReveal(menu)
    case .form(let target): return clickForm(target)
    case .formRow(let row): return clickFormRow(row)
    case .formPart(let part): return showForms(part)
    case .formItem(let key): return clickFormItem(key)
    case .formOption(let option): return clickFormOption(option)
    case .formSection(let section): return clickFormSection(section)
    case .column(let line): return clickColumn(line)
    case .narrowRow(let row):
      if let papers = carePanel?.papers { return clickPaper(row, papers) }
      if case .papers(let choice) = tables.dialog { return clickPaper(row, choice) }
      if case .teams(let open) = tables.dialog { return clickTeam(row, open) }
      guard case .narrow(let narrow) = tables.dialog else { return [] }
      return clickNarrow(row, narrow)
    case .outside:
      // A dialog with something in it is not closed by a slip of the hand.
      overlay = nil
      return []
    case .nothing: return []
    }
  }

  /// Gives a part of the screen the keys, if it takes any.
  private mutating func focus(_ pane: PaneID) -> [Effect] {
    switch (screen, pane) {
    case (.lookup, .people): lookup.focus = .query
    case (.lookup, .person): if canFocusPerson { lookup.focus = .person }
    case (.archive, _):
      if focusedPane != pane, let section = sections.first(where: { $0.pane == pane }) {
        archive.section = section
      }
    case (.trends, .chart): trends.focus = .chart
    case (.trends, .indicators): trends.focus = .indicators
    default: break
    }
    return []
  }

  private mutating func clickRow(_ row: Int, of pane: PaneID) -> [Effect] {
    let hadFocus = focusedPane == pane || (screen == .archive && layout[.section] != nil)
    var effects: [Effect] = []
    if !hadFocus { effects = focus(pane) }
    let before = selectedRow(of: pane)
    switch (screen, pane) {
    case (.lookup, .people): lookup.list.select(row)
    case (.lookup, .person): changePreviewIndicator { $0.select(row) }
    case (.archive, _): archive[archive.section].select(row)
    case (.trends, .indicators), (.trends, .chart): changeTrendList { $0.select(row) }
    case (.followUps, .queue): followUps.list.select(row)
    case (.today, .day): day.list.select(row)
    case (.audit, .audit): audit.list.select(row)
    case (.rights, .rights): rights.list.select(row)
    case (.approvals, .approvals): approvals.list.select(row)
    case (.rules, .rules): changeRuleList { $0.select(row) }
    case (.figures, .figures): changeFigureList { $0.select(row) }
    default: return effects
    }
    guard hadFocus, before == row else { return effects }
    return effects + perform(primaryCommand)
  }

  /// What a click on the selected row does; a second click does not write, so nothing on the day.
  private var primaryCommand: CommandID {
    switch screen {
    case .followUps: .record
    case .today: .menu
    case .audit: .reviewGlass
    case .rights: .rightsActions
    case .approvals: .approvalAct
    case .rules: .ruleOpen
    case .figures: .figureOpen
    case .lookup, .archive, .trends: .open
    }
  }

  /// The row selected in the list of a part of the screen.
  private func selectedRow(of pane: PaneID) -> Int? {
    switch (screen, pane) {
    case (.lookup, .people): return lookup.list.selection
    case (.lookup, .person):
      return preview.current.flatMap { person in
        PreviewOrder.places(person).firstIndex(of: trends.indicators.selected)
      }
    case (.archive, _): return archive[archive.section].selection
    case (.followUps, .queue): return followUps.list.selection
    case (.today, .day): return day.list.selection
    case (.audit, .audit): return audit.list.selection
    case (.rights, .rights): return rights.list.selection
    case (.approvals, .approvals): return approvals.list.selection
    case (.figures, .figures): return figures.people?.list.selection ?? figures.list.selection
    case (.rules, .rules):
      return rules.part == .rules ? rules.list.selection : rules.overrideList.selection
    default: return nil
    }
  }

  private mutating func clickChoice(_ row: Int) -> [Effect] {
    var before: Int?
    changeChoices { choices in
      before = choices.list.selection
      choices.list.select(row)
    }
    return before == row ? perform(.open) : []
  }

  /// Does in the settings, or in the form over a list, what a click on it means.
  private mutating func clickForm(_ target: FormTarget) -> [Effect] {
    if case .rightsForm = account.dialog { return changeRightsForm { $0.take(target) } }
    if settings.form != nil { return changeSettings { $0.take(target) } }
    if cardForm.form != nil { return changeCard { $0.take(target) } }
    if isCalling { return changeOutcome { $0.take(target) } }
    if case .booking = day.dialog { return changeBooking { $0.take(target) } }
    guard case .change(var change) = tables.dialog, !change.isSaving else { return [] }
    if change.form?.take(target) == .changed { change.problem = nil }
    tables.dialog = .change(change)
    return []
  }

  /// Shows or hides the column that was clicked.
  private mutating func clickColumn(_ line: Int) -> [Effect] {
    guard case .columns(let table, var list) = tables.dialog else { return [] }
    list.select(line)
    tables.dialog = .columns(table, list)
    return toggleColumn(table, list)
  }
}
