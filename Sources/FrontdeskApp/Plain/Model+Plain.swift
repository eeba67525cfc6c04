import Canvas
import Domain
import Widgets

extension Model {
  /// Carries out a step of plain mode; one that fits nothing now does nothing.
  mutating func take(_ step: PlainStep) -> [Effect] {
    switch step {
    case .listen: toast = nil
    case .stay: wasAskedToQuit = false
    case .select(let row): selectInPlain(row)
    case .search(let text): return searchInPlain(text)
    case .section(let section):
      if sections.contains(section) { archive.section = section }
    case .scope(let scope): return show(scope)
    case .dayView(let view): return show(view)
    case .point(let point):
      if shownPoints.contains(point) { trends.point = point }
    case .indicator(let place):
      if let opened = listedPerson { chooseIndicator(place, of: opened) }
    case .secret(let secret): fillSecret(secret)
    case .commit: return commitForm()
    case .fill(let text):
      if account.card?.focus == .account {
        account.card?.account.set(text)
        return []
      }
      if case .review(var asked) = account.dialog, let field = asked.form.focusedField {
        asked.form.set(field.id, to: text)
        account.dialog = .review(asked)
        return []
      }
      if case .breakGlass(var asked) = account.dialog, let field = asked.form.focusedField {
        asked.form.set(field.id, to: text)
        account.dialog = .breakGlass(asked)
        return []
      }
      if case .rightsForm(let asked) = account.dialog, let field = asked.form.focusedField {
        return changeRightsForm {
          $0.set(field.id, to: text)
          return .changed
        }
      }
      if case .care = account.dialog { return narrowCare(text) }
      if let field = settings.form?.focusedField, overlay == nil {
        return changeSettings {
          $0.set(field.id, to: text)
          return .changed
        }
      }
      if let field = cardForm.form?.focusedField, overlay == nil {
        return changeCard {
          $0.set(field.id, to: text)
          return .changed
        }
      }
      if case .booking(let booking) = day.dialog, !booking.isAmongSlots, overlay == nil,
        let field = booking.form.focusedField
      {
        return changeBooking {
          $0.set(field.id, to: text)
          return .changed
        }
      }
      if layer == .ruleEditor { return fillRule(text) }
      if layer == .form { return fillInPlain(text) }
      if layer == .forms {
        return forms.panel?.question == nil ? narrowForms(text) : answerInPlain(text)
      }
      if filteredTable != nil { return editTableFilter { $0.set(text) } ?? [] }
      if case .teams(var open) = tables.dialog, open.entry != nil {
        open.entry?.set(text)
        tables.dialog = .teams(open)
        return []
      }
      if case .change(var change) = tables.dialog, let field = change.form?.focusedField {
        change.form?.set(field.id, to: text)
        change.problem = nil
        tables.dialog = .change(change)
        return []
      }
      if let field = outcome?.form.focusedField {
        return changeOutcome {
          $0.set(field.id, to: text)
          return .changed
        }
      }
    case .filter(let text):
      _ = editFilter {
        $0.set(text)
        return true
      }
    }
    return []
  }

  /// Puts a password where the card waits for one.
  private mutating func fillSecret(_ secret: Secret) {
    guard let focus = account.card?.focus, focus != .account else { return }
    account.card?[focus] = PasswordEntry(secret)
  }

  /// Saves the form that is open, as its key would.
  private mutating func commitForm() -> [Effect] {
    if case .review(var asked) = account.dialog {
      let isWhole = asked.form.commit() == .committed
      account.dialog = .review(asked)
      return isWhole ? sendReview(asked) : []
    }
    if case .rightsForm = account.dialog { return changeRightsForm { $0.commit() } }
    if outcome != nil, layer == .outcome { return saveOutcome() }
    if case .booking(let booking) = day.dialog {
      return booking.isWalkIn || booking.selected?.left == 0
        ? commitBooking() : focusBooking(among: true)
    }
    guard case .breakGlass(var asked) = account.dialog else { return saveSettings() }
    let isWhole = asked.form.commit() == .committed
    account.dialog = .breakGlass(asked)
    return isWhole ? sendGlass(asked) : []
  }

  private mutating func selectInPlain(_ row: Int) {
    switch layer {
    case .screen(.lookup):
      if lookup.focus == .person {
        changePreviewIndicator { $0.select(row) }
      } else {
        lookup.list.select(row)
      }
    case .screen(.archive): archive[archive.section].select(row)
    case .screen(.trends):
      if trends.focus == .indicators {
        changeTrendList { $0.select(row) }
      } else {
        let newestFirst = Array(shownPoints.reversed())
        if newestFirst.indices.contains(row) { trends.point = newestFirst[row] }
      }
    case .screen(.followUps): followUps.list.select(row)
    case .screen(.today): day.list.select(row)
    case .screen(.audit): audit.list.select(row)
    case .screen(.rights): rights.list.select(row)
    case .screen(.approvals): approvals.list.select(row)
    case .screen(.rules): changeRuleList { $0.select(row) }
    case .screen(.figures): changeFigureList { $0.select(row) }
    case .forecast: rules.shown?.list.select(row)
    case .help, .palette, .menu: changeSelection { $0.select(row) }
    case .access: changeAccessList { $0.select(row) }
    case .forms: changeFormList { $0.select(row) }
    case .booking: changeDayDialogList { $0.select(row) }
    case .week: changeWeekList { $0.select(row) }
    case .dialog: changeDialogList { $0.select(row) }
    case .outcome, .settings, .card, .ruleEditor, .form, .locked, .signIn: break
    }
  }

  private mutating func searchInPlain(_ text: String) -> [Effect] {
    go(to: .lookup)
    lookup.focus = .query
    lookup.query.set(text.trimmingBlanks)
    let effects = queryChanged()
    lookup.opensWhenFound = Self.isScanned(text)
    return effects
  }

  /// Whether a text can only be the number of a card or of an identity document.
  static func isScanned(_ text: String) -> Bool {
    let folded = String(text.trimmingBlanks.map(CommandFolding.fold)).lowercased()
    if folded.hasPrefix("a"), CardNumber(folded) != nil { return true }
    return ResidentID(folded) != nil
  }

  /// The list that numbers choose from on a screen: how long it is and which row is selected.
  var plainList: ListState {
    switch day.dialog {
    case .booking(let booking): return booking.list
    case .week(let week): return week.list
    case .cancel, nil: break
    }
    if case .narrow(let narrow) = tables.dialog { return narrow.list }
    if case .care(let panel) = account.dialog {
      return panel.papers?.list ?? panel.chooser?.list ?? panel.list
    }
    if case .papers(let choice) = tables.dialog { return choice.list }
    if case .teams(let open) = tables.dialog { return open.list }
    switch screen {
    case .lookup:
      guard lookup.focus == .person, let person = preview.current else { return lookup.list }
      let order = PreviewOrder.places(person)
      return ListState(
        count: order.count, selected: order.firstIndex(of: trends.indicators.selected) ?? 0)
    case .archive:
      guard archive.section != .overview else {
        return ListState(count: sections.count, selected: 0)
      }
      return archive[archive.section]
    case .trends:
      guard trends.focus == .chart else { return trends.indicators }
      let newestFirst = Array(shownPoints.reversed())
      return ListState(
        count: newestFirst.count,
        selected: readPoint.flatMap { newestFirst.firstIndex(of: $0) } ?? 0)
    case .followUps: return followUps.list
    case .today: return day.list
    case .audit: return audit.list
    case .rights: return rights.list
    case .approvals: return approvals.list
    case .figures: return figures.people?.list ?? figures.list
    case .rules:
      if let shown = rules.shown { return shown.list }
      return rules.part == .rules ? rules.list : rules.overrideList
    }
  }
}

extension Overlay.Choices {
  /// The row in which an entry stands; nil when it is not listed.
  func row(of entry: PaletteEntry) -> Int? {
    rows.firstIndex { if case .entry(let listed) = $0 { listed.entry == entry } else { false } }
  }
}
