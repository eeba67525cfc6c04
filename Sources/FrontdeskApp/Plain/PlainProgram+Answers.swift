import Canvas
import Domain
import Widgets

extension PlainProgram {
  /// Carries out a line and reads out what is new.
  func answer(_ line: String) {
    tell()
    take(.plain(.listen))
    take(.timeToPoll)
    settle()
    let wasUnmasked = model.isUnmasked
    let language = model.language
    let input = PlainInput.read(line, model, session.targets)
    if input != .command(.quit) { take(.plain(.stay)) }
    let notes = carryOut(input)
    guard exit == nil else { return }
    settle()
    if language != model.language { announce(.note, PlainPhrase.languageIs.text) }
    if wasUnmasked, !model.isUnmasked {
      announce(.note, PlainPhrase.masked.text)
      session.pass(model)
    }
    for note in notes { announce(note.kind, note.text) }
    report()
  }

  /// Something to say beside what changed.
  struct Note {
    var kind: PlainPhrase
    var text: Localized
  }

  /// Says what the model has to say; what can be taken back is said with the way to do it.
  func announce(_ toast: Toast) {
    let kind: PlainPhrase =
      switch toast.kind {
      case .done: .done
      case .note: .note
      case .problem: .problem
      }
    guard toast.kind == .done, model.canUndo,
      let hint = CommandRegistry.command(.undo)?.hint
    else { return announce(kind, toast.text) }
    let key = model.keymap.keyName(of: .undo)[model.language]
    announce(
      kind,
      Localized(
        zh: "\(toast.text.chinese), \(hint.text.chinese) \(key)",
        en: "\(toast.text.english), \(hint.text.english) \(key)"))
  }

  func announce(_ kind: PlainPhrase, _ text: Localized) {
    let language = model.language
    write([kind[language] + ": " + DisplayText.of(text[language])])
  }

  // MARK: - Lines

  /// Does what a line means; answers what is to be said of it.
  private func carryOut(_ input: PlainInput) -> [Note] {
    switch input {
    case .nothing: return nothing()
    case .choose(let target): return choose(target)
    case .noSuchNumber: return [Note(kind: .problem, text: PlainPhrase.noSuchRow.text)]
    case .command(let id): return run(id)
    case .cannot(let id, let why):
      let title = CommandRegistry.command(id)?.title ?? Localized(same: "")
      return [
        Note(
          kind: .problem,
          text: Localized(
            zh: "\(title.chinese), \(why.chinese)", en: "\(title.english), \(why.english)"))
      ]
    case .nextPage: return page(1)
    case .previousPage: return page(-1)
    case .again, .explain: write(session.page(model))
    case .details: write(session.details(model))
    case .search(let text):
      leaveCover()
      take(.plain(.search(text)))
    case .commands(let text): list(text)
    case .filter(let text): take(.plain(.filter(text)))
    case .section(let section): take(.plain(.section(section)))
    case .scope(let scope): take(.plain(.scope(scope)))
    case .dayView(let view): take(.plain(.dayView(view)))
    case .indicator(let place): take(.plain(.indicator(place)))
    case .answer(let text): return fill(text)
    case .account(let code): return signIn(code)
    case .decide(let line): return decide(line)
    case .clear: return clear()
    case .unknown: return [Note(kind: .problem, text: PlainPhrase.unknown.text)]
    }
    return []
  }

  /// An empty line keeps what a form holds; elsewhere it only says where one is.
  private func nothing() -> [Note] {
    guard model.overlay == nil else { return [] }
    if PlainText.form(model) != nil { return goOn() }
    if model.layer == .form {
      take(.plain(.fill("")))
      return []
    }
    if model.filteredTable != nil { return keepFilter() }
    if case .export(let run) = model.tables.dialog, run.phase == .asking {
      return [Note(kind: .note, text: PlainPhrase.sureOrNot.text)]
    }
    return []
  }

  private func run(_ id: CommandID) -> [Note] {
    switch id {
    case .pageDown where model.layer == .screen(model.screen): return page(1)
    case .pageUp where model.layer == .screen(model.screen): return page(-1)
    // Here the query is what narrows the list.
    case .filterStart where model.screen == .lookup:
      return [Note(kind: .note, text: PlainPhrase.typeNames.text)]
    default: break
    }
    if let command = CommandRegistry.command(id), !command.layers.covers(model.layer) {
      leaveCover()
    }
    take(.command(id))
    return []
  }

  /// Closes the help or the palette.
  private func leaveCover() {
    if model.overlay != nil { take(.command(.back)) }
  }

  /// Lists the commands that fit a text, or runs the only one whose title holds it.
  private func list(_ text: String) {
    leaveCover()
    let below = model.layer
    take(.command(below == .screen(model.screen) ? .palette : .help))
    take(.plain(.filter(text)))
    let named = PlainCommands.partlyNamed(text, in: below).map { PaletteEntry.command($0.id) }
    let found = PlainText.offered(model).filter(named.contains)
    guard found.count == 1, let only = found.first else { return }
    _ = choose(.entry(only))
  }

  /// The next or previous rows of the list.
  private func page(_ direction: Int) -> [Note] {
    let list = model.plainList
    let page = list.selected / PlainText.pageRows + direction
    guard list.count > 0, page >= 0 else {
      return [Note(kind: .note, text: PlainPhrase.firstPage.text)]
    }
    guard page * PlainText.pageRows < list.count else {
      return [Note(kind: .note, text: PlainPhrase.lastPage.text)]
    }
    take(.plain(.select(row: page * PlainText.pageRows)))
    return []
  }

  // MARK: - Numbers

  private func choose(_ target: PlainTarget) -> [Note] {
    let gone = [Note(kind: .problem, text: PlainPhrase.rowGone.text)]
    switch target {
    case .patient(let id):
      guard let row = model.lookup.row(of: id) else { return gone }
      take(.plain(.select(row: row)))
      take(.command(.open))
    case .followUp(let id):
      guard let row = model.followUps.row(of: id) else { return gone }
      take(.plain(.select(row: row)))
    case .section(let section): take(.plain(.section(section)))
    case .row(let row):
      take(.plain(.select(row: row)))
      if model.archive.section == .results || model.eventForm != nil { take(.command(.open)) }
    case .point(let point): take(.plain(.point(point)))
    case .indicator(let code): return chooseIndicator(code) ? [] : gone
    case .entry(let entry):
      guard let row = model.overlay?.choices.row(of: entry) else { return gone }
      take(.plain(.select(row: row)))
      take(.command(.open))
    case .accessRow(let row):
      take(.plain(.select(row: row)))
      take(.event(.key(KeyPress(.enter))))
    case .account(let code): return signIn(code)
    case .auditRow(let row), .listRow(let row), .dayRow(let row):
      take(.plain(.select(row: row)))
    case .slot(let row): chooseSlot(row)
    case .answer(let field, let option): return choose(option, of: field)
    }
    return []
  }

  /// Picks a slot, which the same number once more books, or a reason.
  private func chooseSlot(_ row: Int) {
    if case .booking(let booking) = model.day.dialog, booking.isArmed,
      booking.list.selected == row
    {
      return take(.event(.key(KeyPress(.enter))))
    }
    take(.plain(.select(row: row)))
    take(.event(.key(KeyPress(.enter))))
  }

  private func chooseIndicator(_ code: String) -> Bool {
    guard let place = model.listedPerson?.series.firstIndex(where: { $0.indicator.code == code })
    else { return false }
    take(.plain(.indicator(place)))
    if model.screen == .lookup { take(.command(.open)) }
    return true
  }
}
