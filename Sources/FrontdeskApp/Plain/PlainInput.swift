package import Domain
import Widgets

/// What a line that was typed in plain mode means.
package enum PlainInput: Equatable, Sendable {
  /// An empty line.
  case nothing
  /// A number that was offered.
  case choose(PlainTarget)
  /// A number that was not.
  case noSuchNumber
  case command(CommandID)
  /// A command that plain mode has no use for, or that does nothing here or now.
  case cannot(CommandID, Localized)
  case nextPage, previousPage
  /// Read everything again, or what is known of the row selected.
  case again, details
  /// Look people up.
  case search(String)
  /// List the commands that fit.
  case commands(String)
  /// Narrow the help or palette that is open.
  case filter(String)
  case section(ArchiveSection)
  case scope(QueueScope)
  case dayView(DayView)
  case indicator(Int)
  /// The answer to the question of a form.
  case answer(String)
  /// The account that signs in.
  case account(String)
  /// The answer to a question about access.
  case decide(String)
  /// Empty the field that the form asks for.
  case clear
  /// Say what the form wants.
  case explain
  case unknown
}

extension PlainInput {
  /// Reads a line.
  ///
  /// - Parameters:
  ///   - line: As typed; full-width forms count as the usual ones.
  ///   - targets: What the numbers mean that were read last.
  package static func read(
    _ line: String, _ model: Model, _ targets: [Int: PlainTarget]
  ) -> PlainInput {
    PlainReader(model, targets).read(line.trimmingBlanks)
  }
}

/// Reads lines in the light of what is open.
private struct PlainReader {
  let model: Model
  let targets: [Int: PlainTarget]
  let layer: Layer

  init(_ model: Model, _ targets: [Int: PlainTarget]) {
    self.model = model
    self.targets = targets
    layer = model.layer
  }

  /// The layer whose commands are meant: behind the help or palette lies the one it was opened on.
  private var below: Layer { model.overlay?.choices.below ?? layer }

  private var isForm: Bool {
    if PlainText.form(model) != nil, [.access, .dialog, .booking].contains(layer) { return true }
    if model.cardForm.merge != nil { return false }
    return layer == .outcome || layer == .settings || layer == .card
  }

  /// Whether a list is being narrowed, so that a line is what it is narrowed by.
  private var isFilter: Bool { model.filteredTable != nil }

  /// Whether a yes or a no is wanted.
  private var isQuestion: Bool {
    guard layer == .access else { return false }
    switch model.account.dialog {
    case .warning, .question: return true
    default: return false
    }
  }

  private var isLookup: Bool { layer == .screen(.lookup) }

  func read(_ line: String) -> PlainInput {
    let folded = PlainCommands.folded(line)
    if folded.isEmpty { return layer == .locked ? .command(.unlock) : .nothing }
    if layer == .locked {
      let name = folded.hasPrefix(":") ? String(folded.dropFirst()) : folded
      return word(name) ?? named(name, by: .titles) ?? .unknown
    }
    if layer == .signIn { return atSignIn(line, folded) }
    if isQuestion { return .decide(line) }
    if folded.hasPrefix("/") { return text(String(line.dropFirst()).trimmingBlanks) }
    if folded.hasPrefix(":") { return ordered(String(line.dropFirst()).trimmingBlanks) }
    if isForm { return inForm(line, folded) }
    if isFilter { return inFilter(line, folded) }
    if layer == .dialog, let answer = inExport(line, folded) { return answer }
    if layer == .ruleEditor { return inRule(line, folded) }
    if layer == .form { return inFormDesk(line, folded) }
    if layer == .forms, model.forms.panel?.question != nil { return .answer(line) }
    if let word = word(folded) { return word }
    if let number = number(folded) { return number }
    if let found = named(line, by: names) { return found }
    switch layer {
    case .help, .palette, .menu: return .filter(line)
    case .screen(let screen): return onScreen(screen, line, folded)
    case .ruleEditor, .form, .forms: return .answer(line)
    // What can be chosen is narrowed by the line.
    case .access where model.carePanel?.chooser != nil: return .answer(line)
    case .outcome, .booking, .week, .dialog, .settings, .card, .access, .locked, .signIn,
      .forecast:
      return .unknown
    }
  }

  /// A line is an account but for the words that go on without one.
  private func atSignIn(_ line: String, _ folded: String) -> PlainInput {
    if folded == "q" { return .command(.quit) }
    if let number = number(folded) { return number }
    if folded.hasPrefix(":") || folded == "f11" {
      let name = folded.hasPrefix(":") ? String(folded.dropFirst()) : folded
      return word(name) ?? named(name, by: .titles) ?? .unknown
    }
    return .account(line)
  }

  // MARK: - Everywhere

  /// A text that is one whatever it looks like.
  private func text(_ text: String) -> PlainInput {
    isForm || isFilter ? .answer(text) : .search(text)
  }

  /// A command by any of its names, or the commands that fit.
  private func ordered(_ line: String) -> PlainInput {
    if line.isEmpty { return .command(.palette) }
    return word(PlainCommands.folded(line)) ?? named(line, by: [.titles, .initials])
      ?? .commands(line)
  }

  private func word(_ folded: String) -> PlainInput? {
    switch folded {
    case "n", "next", "下页", "下一页": .nextPage
    case "p", "prev", "previous", "上页", "上一页": .previousPage
    case "?", "help", "帮助": isForm ? .explain : .command(.help)
    case "again", "重读", "r": .again
    case "details", "详情": .details
    case "0", "back", "返回": .command(.back)
    case "q", "quit", "exit", "退出": .command(.quit)
    case "cancel", "取消": .command(.cancel)
    default: nil
    }
  }

  /// One or two digits are a row; more of them, or a zero in front, are part of somebody's number.
  private func number(_ folded: String) -> PlainInput? {
    guard folded.count <= 2, folded.first != "0",
      folded.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(folded)
    else { return nil }
    return targets[number].map { .choose($0) } ?? .noSuchNumber
  }

  /// The names that count where the person is: in the lookup most lines are people's names.
  private var names: PlainCommands.Names {
    switch layer {
    case .screen(.lookup), .help, .palette, .menu: .titles
    case .screen: [.titles, .letters, .initials]
    case .outcome, .booking, .week, .dialog, .settings, .card, .access, .locked, .signIn,
      .ruleEditor, .forecast, .forms, .form:
      .titles
    }
  }

  /// A command that the line names as a whole.
  private func named(_ line: String, by names: PlainCommands.Names) -> PlainInput? {
    let found =
      PlainCommands.named(line, in: layer, by: names, keymap: model.keymap)
      ?? PlainCommands.named(line, in: below, by: names, keymap: model.keymap)
    if let found { return checked(found) }
    // Outside the lookup, the whole name of a command of another place is no name of a person.
    let others: PlainCommands.Names = isLookup ? [] : .titles
    for place in ScreenID.allCases.map(Layer.screen) + [.outcome] {
      if let other = PlainCommands.named(line, in: place, by: others, keymap: model.keymap) {
        return .cannot(other.id, PlainPhrase.notHere.text)
      }
    }
    return nil
  }

  private func checked(_ command: Command) -> PlainInput {
    if let why = PlainCommands.pointless[command.id] { return .cannot(command.id, why) }
    var model = model
    if !command.layers.covers(layer) { model.overlay = nil }
    return command.disabledReason(model).map { .cannot(command.id, $0) } ?? .command(command.id)
  }

  // MARK: - Screens

  private func onScreen(_ screen: ScreenID, _ line: String, _ folded: String) -> PlainInput {
    if screen == .lookup { return .search(line) }
    if let found = place(screen, folded) { return found }
    let commands = PlainCommands.partlyNamed(line, in: layer)
    if commands.count == 1 { return checked(commands[0]) }
    if !commands.isEmpty { return .commands(line) }
    let digits = folded.count { ("0"..."9").contains($0) }
    if CommandFolding.holdsHanzi(line) || digits >= 3 { return .search(line) }
    let choices = Overlay.Choices(filter: line, below: layer)
    let fits = CommandSearch(model, choices).palette().contains { row in
      guard case .entry(let found) = row, case .command(let id) = found.entry else { return false }
      return PlainCommands.pointless[id] == nil
    }
    return fits ? .commands(line) : .unknown
  }

  /// The name of a part of the screen.
  private func place(_ screen: ScreenID, _ folded: String) -> PlainInput? {
    func isName(_ title: Localized) -> Bool {
      [title.chinese, title.english].contains { PlainCommands.folded($0) == folded }
    }
    switch screen {
    case .lookup: return nil
    case .archive:
      return model.sections.first { isName($0.title) }.map { .section($0) }
    case .audit, .rights, .approvals, .rules, .figures: return nil
    case .today: return DayView.allCases.first { isName($0.title) }.map { .dayView($0) }
    case .followUps:
      return QueueScope.allCases.first { isName($0.title) }.map { .scope($0) }
    case .trends:
      let series = model.archive.archive?.series ?? []
      return series.firstIndex {
        let indicator = $0.indicator
        return indicator.code == folded || isName(indicator.name) || isName(indicator.shortName)
      }.map { .indicator($0) }
    }
  }

  // MARK: - Lists

  /// Any line narrows the list, but for the few that end the question.
  private func inFilter(_ line: String, _ folded: String) -> PlainInput {
    switch folded {
    case "?": .explain
    case "-": .clear
    case "cancel", "取消", "esc": .command(.back)
    default: .answer(line)
    }
  }

  /// Whether the list goes into the file; a yes may be followed by the reason.
  private func inExport(_ line: String, _ folded: String) -> PlainInput? {
    let words = line.split(separator: " ", maxSplits: 1)
    if words.count == 2, ["y", "yes", "是"].contains(words[0].lowercased()) {
      return .answer(String(words[1]))
    }
    return switch folded {
    case "y", "yes", "是", "好", "enter", "写入": .answer("yes")
    case "n", "no", "否", "不", "stop", "停止": .command(.back)
    case "?": .explain
    default: nil
    }
  }

  // MARK: - Rules

  /// A line that begins with a number is about that line of the text.
  private func inRule(_ line: String, _ folded: String) -> PlainInput {
    if PlainLineOrder(line) != nil, folded != "0" { return .answer(line) }
    if let word = word(folded) { return word }
    return named(line, by: .titles) ?? .answer(line)
  }

  // MARK: - Forms

  /// A line answers the question; words and signs that are commands are so where no words are asked
  /// for, and after a colon everywhere.
  private func inFormDesk(_ line: String, _ folded: String) -> PlainInput {
    guard let fill = model.forms.fill, fill.question == nil else { return .answer(line) }
    switch folded {
    case "?": return .explain
    case "-": return .clear
    case "cancel", "取消": return .command(.back)
    default: break
    }
    if fill.takesWords { return .answer(line) }
    if !folded.allSatisfy(\.isNumber), let word = word(folded) { return word }
    return named(line, by: .titles) ?? .answer(line)
  }

  /// Whether the question is answered by any words.
  private var isNote: Bool {
    guard let field = PlainText.form(model)?.focusedField else { return false }
    switch field.kind {
    case .text, .lines: return true
    default: return false
    }
  }

  /// Whether a number is the answer itself, and not one of the answers that were read.
  private var isTyped: Bool {
    guard let field = PlainText.form(model)?.focusedField else { return false }
    // What cannot be changed has no answers to number, and says why whatever is typed.
    if !field.obstacle.isEmpty { return true }
    switch field.kind {
    case .number, .date: return true
    default: return false
    }
  }

  /// In a form a line is an answer, but for the few words that are about the form itself.
  private func inForm(_ line: String, _ folded: String) -> PlainInput {
    switch folded {
    case "?": return .explain
    case "-": return .clear
    case "cancel", "取消": return .command(.cancel)
    default: break
    }
    let isText = isNote
    if !isText, let word = word(folded) { return word }
    if !isText, !isTyped, let number = number(folded) { return number }
    // A note may hold any word; keys and identifiers are never words of a note.
    let signs = ["^", "f", "pg", "tab", "esc", "shift-", "ctrl-", "alt-"]
    let isSign = folded.contains(".") || signs.contains { folded.hasPrefix($0) }
    if !isText || isSign,
      let found = PlainCommands.named(
        line, in: layer, by: isText ? [] : .titles, keymap: model.keymap)
    {
      return checked(found)
    }
    return .answer(line)
  }
}

extension Overlay.Choices {
  /// Choices narrowed by a text.
  fileprivate init(filter: String, below: Layer) {
    self.init(below: below)
    self.filter.set(filter)
  }
}
