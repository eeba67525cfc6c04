import Canvas
import Domain
import Widgets

/// What the model shows, as lines of text: the same facts as the screens, read instead of seen.
///
/// Pure, like `view`. Nothing is drawn, coloured or aligned: a state is a word, a list has numbers,
/// a course of values is their range and their dates.
package struct PlainText {
  /// Rows of a list that are read at once; a number of two digits at most chooses one.
  package static let pageRows = 10
  /// The subject of lines that are the same on every screen: read at first and when asked for.
  static let frame = "frame"
  /// The window that plain mode pretends: one in which every list is a pane of its own.
  static let size = Size(columns: 120, rows: 35)

  let model: Model
  let language: Language
  let words: PlainWords
  var lines: [PlainLine] = []

  private init(_ model: Model) {
    self.model = model
    language = model.language
    words = PlainWords(model)
  }

  /// The lines of what has the person's attention: a screen, or what lies over it.
  package static func screen(_ model: Model) -> [PlainLine] {
    let model = model.seen(dot: "*", showsLast: false)
    var text = PlainText(model)
    if model.desk.isLocked {
      text.addLock()
    } else if let overlay = model.overlay {
      text.addOverlay(overlay)
    } else if let dialog = model.account.dialog {
      text.addAccess(dialog)
    } else if let fill = model.forms.fill {
      text.addFill(fill)
    } else if let panel = model.forms.panel {
      text.addForms(panel)
    } else if let form = model.settings.form {
      text.addForm(form, title: .settingsTitle, isSaving: model.settings.isSaving)
    } else if let merge = model.cardForm.merge {
      text.addMerge(merge)
    } else if let form = model.cardForm.form {
      text.addCard(form)
    } else if let form = model.outcome, model.isCalling {
      text.addOutcome(form)
    } else if let dialog = model.day.dialog {
      text.addDayDialog(dialog)
    } else if let dialog = model.tables.dialog {
      text.addDialog(dialog)
    } else {
      text.addScreen()
    }
    return text.lines
  }

  /// The name of what takes the input, for the prompt.
  package static func prompt(_ model: Model) -> String {
    let language = model.language
    if let card = model.account.card, card.purpose != .unlock {
      return (card.focus == .account ? Phrase.account : .password)[language]
    }
    if model.desk.isLocked { return Phrase.locked[language] }
    switch model.overlay {
    case .help: return Phrase.helpTitle[language]
    case .palette, .menu: return Phrase.paletteTitle[language]
    case nil: break
    }
    if let field = form(model)?.focusedField { return field.label }
    if model.account.dialog != nil { return Phrase.accessTitle[language] }
    if model.day.dialog != nil { return Phrase.bookTitle[language] }
    if case .export = model.tables.dialog { return Phrase.exportTitle[language] }
    if model.filteredTable != nil { return PlainPhrase.filter[language] }
    return model.screen.title[language]
  }

  private mutating func addScreen() {
    addTitle()
    switch model.screen {
    case .lookup: addLookup()
    case .archive: addArchive()
    case .trends: addTrends()
    case .followUps: addFollowUps()
    case .today: addToday()
    case .audit: addAudit()
    case .rights: addRights()
    case .approvals: addApprovals()
    case .rules: addRules()
    case .figures: addFigures()
    }
    addHints()
  }

  // MARK: - Lines

  func shown(_ raw: String) -> String { DisplayText.of(raw) }

  mutating func add(_ part: PlainLine.Part, _ subject: String = "", _ fields: String...) {
    add(part, subject, fields: fields)
  }

  mutating func add(
    _ part: PlainLine.Part, _ subject: String, fields: [String], number: Int? = nil,
    target: PlainTarget? = nil, isSelected: Bool = false
  ) {
    let line = PlainLine(
      part, subject, fields, number: number, target: target, isSelected: isSelected,
      language: language)
    if !line.fields.isEmpty { lines.append(line) }
  }

  /// `诊断: 高血压 2019; 2型糖尿病 2021`.
  func labelled(_ label: Phrase, _ items: [String], none: Phrase? = nil) -> String {
    labelled(label[language], items, none: none?[language])
  }

  func labelled(_ label: String, _ items: [String], none: String? = nil) -> String {
    let items = items.filter { !$0.isEmpty }
    guard !items.isEmpty else { return none ?? "" }
    return label + ": " + items.joined(separator: "; ")
  }

  // MARK: - Lists

  /// The rows of the present page with their numbers, and where in the list that is.
  ///
  /// - Parameters:
  ///   - subject: What the list is of; a page of it is read as a whole when it is another one.
  ///   - row: The fields of a row and what choosing it means; `nil` where it cannot be chosen.
  mutating func addRows(
    of list: ListState, subject: String,
    _ row: (PlainText, Int) -> (fields: [String], target: PlainTarget?)
  ) {
    guard list.count > 0 else { return }
    let page = list.selected / Self.pageRows
    let first = page * Self.pageRows
    let last = min(first + Self.pageRows, list.count) - 1
    let pages = (list.count + Self.pageRows - 1) / Self.pageRows
    let subject = "\(subject)/\(page)"
    if pages > 1 {
      let text = PlainPhrase.pages(
        page + 1, of: pages, rows: (first + 1)...(last + 1))
      add(.list, subject, text[language])
    }
    // The rows are worded by a copy, as the lines grow meanwhile.
    let wording = PlainText(model)
    for place in first...last {
      let (fields, target) = row(wording, place)
      add(
        .list, subject, fields: fields, number: place - first + 1, target: target,
        isSelected: place == list.selected)
    }
  }

  // MARK: - Frame

  private mutating func addTitle() {
    let weekday = Phrase.weekday(model.today.weekday)[language]
    add(.title, "", PlainPhrase.screen[language] + ": " + model.screen.title[language])
    add(
      .title, Self.frame, shown(model.clinicName[language]),
      model.isDemo ? Phrase.demo[language] : "", shown(model.user.name),
      "\(model.today) \(weekday) \(model.clock.clock)")
    if let counts = model.counts { add(.title, Self.frame, Phrase.todaysWork(counts)[language]) }
  }

  private mutating func addHints() {
    let offered = CommandRegistry.all.compactMap { command -> String? in
      guard let hint = command.hint(on: model.layer), command.isEnabled(model),
        PlainCommands.pointless[command.id] == nil
      else { return nil }
      let keys = model.keymap.hintKeys(of: command, hint, glyphs: .ascii)[language]
      return hint.text[language] + (keys.isEmpty ? "" : " \(keys)")
    }
    add(.hints, "", labelled(PlainPhrase.hints[language], offered))
    if model.screen == .lookup { add(.hints, Self.frame, Phrase.typeHint[language]) }
    add(.hints, Self.frame, PlainPhrase.commandHint[language])
  }
}
