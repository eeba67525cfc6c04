import Canvas
import Domain
import Widgets

extension Painting {
  /// Rows of the card with its border.
  static func cardRows(_ card: SignInCard) -> Int { card.fields.count * 2 + 3 }
  private static let cardColumns = 48

  /// The card at which somebody signs in, in the middle of an area.
  mutating func drawCard(_ card: SignInCard, row: Int, in area: Rect) {
    let columns = min(area.columns, Self.cardColumns)
    let rect = Rect(
      column: area.column + (area.columns - columns) / 2, row: area.row + row, columns: columns,
      rows: min(Self.cardRows(card), area.rows - row))
    guard rect.rows >= 4, rect.columns > 20 else { return }
    Pane(
      title: title(of: card)[language],
      bottomRight: card.isChecking
        ? [Segment(StyledText(Phrase.checking[language], Style(.dim)))] : [], isFocused: true
    ).draw(in: rect, on: &grid, with: drawing)
    let inside = Pane.inside(rect).inset(left: 1, right: 1)
    let air = rect.rows >= Self.cardRows(card) ? 1 : 0
    let width = (card.fields.map { TextWidth.of(fieldName($0)[language]) }.max() ?? 0) + 2
    for (place, field) in card.fields.enumerated() {
      drawField(field, card, label: width, row: air + place * (1 + air), in: inside)
    }
    if let member = offered(card), air > 0 {
      let text = shown(member.name) + "  " + member.role.title[language]
      let place = inside.inset(left: width + Self.accountColumns + 2)
      draw(StyledText(text, Style(.dim)), row: air, in: place)
    }
  }

  private func title(of card: SignInCard) -> Phrase {
    switch card.purpose {
    case .begin, .unlock: .signInTitle
    case .change: .switchTitle
    case .renew: .renewTitle
    }
  }

  private func fieldName(_ field: SignInCard.Field) -> Phrase {
    switch field {
    case .account: .account
    case .password: .password
    case .fresh: .freshPassword
    case .again: .againPassword
    }
  }

  private static let accountColumns = 14

  /// Whom the card names, where that may be said.
  private func offered(_ card: SignInCard) -> StaffMember? {
    guard card.fields.contains(.account) else { return nil }
    return model.account.choices.first { $0.code == card.account.text }
  }

  private mutating func drawField(
    _ field: SignInCard.Field, _ card: SignInCard, label: Int, row: Int, in area: Rect
  ) {
    guard row < area.rows else { return }
    let name = fieldName(field)
    let hasFocus = card.focus == field
    draw(StyledText(name[language], Style(hasFocus ? .text : .dim)), row: row, in: area)
    let columns = field == .account ? Self.accountColumns : area.columns - label
    let place = Rect(
      column: area.column + label, row: area.row + row, columns: columns, rows: 1)
    let text = field == .account ? card.account : dots(card[field])
    let point = text.draw(
      style: Style(.strong, on: hasFocus ? .field : .screen), in: place, on: &grid, with: drawing)
    if hasFocus, !card.isChecking { cursor = point }
  }

  /// A password as it may be seen.
  func dots(_ password: PasswordEntry) -> TextField {
    let dot = drawing.glyphs == .ascii ? "*" : "\u{2022}"
    return TextField(String(repeating: dot, count: min(password.count, 200)))
  }

  /// The field of the password that opens a locked desk, under the name of who locked it.
  mutating func drawUnlock(_ card: SignInCard, row: Int, in area: Rect) {
    let columns = min(area.columns, 36)
    let line = Rect(
      column: area.column + (area.columns - columns) / 2, row: area.row + row, columns: columns,
      rows: 1)
    let label = TextWidth.of(Phrase.password[language]) + 2
    draw(StyledText(Phrase.password[language], Style(.dim)), row: 0, in: line)
    let point = dots(card.password).draw(
      style: Style(.strong, on: .field), in: line.inset(left: label), on: &grid, with: drawing)
    if !card.isChecking { cursor = point }
  }

  /// What became of the last try, in the middle of a row or two.
  mutating func drawCardProblem(_ card: SignInCard, row: Int, in area: Rect) {
    if card.isChecking, card.purpose == .unlock {
      draw(
        StyledText(Phrase.checking[language], Style(.dim)), row: row, in: area, alignment: .center)
    }
    guard let problem = card.problem else { return }
    let text = area.inset(
      left: max(0, (area.columns - 68) / 2), right: max(0, (area.columns - 68) / 2))
    let lines = StyledText(problem[language], Style(.warning)).wrapped(to: text.columns)
    let shown = lines.prefix(2)
    for (place, line) in shown.enumerated() {
      draw(line, row: row + place, in: text, alignment: .center)
    }
    // Whole or not at all, above the keys.
    let way = (card.wayOut?[language]).map {
      StyledText($0, Style(.dim)).wrapped(to: text.columns)
    }
    guard let way, shown.count + way.count <= 3 else { return }
    for (place, line) in way.enumerated() {
      draw(line, row: row + shown.count + place, in: text, alignment: .center)
    }
  }

  /// The keys of the card.
  func cardKeys(_ card: SignInCard) -> [KeyHint] {
    var keys = [KeyHint("Enter", Phrase.signInEnter[language], priority: 9)]
    keys.append(KeyHint("Tab", Phrase.signInNext[language], priority: 5))
    if card.fields.contains(.account), !model.account.choices.isEmpty {
      let upDown = Localized(zh: "上下", en: "Up/Down")[language]
      keys.append(KeyHint(upDown, Phrase.signInOffer[language], priority: 6))
    }
    let other = language == .chinese ? "English" : "中文"
    keys.append(
      KeyHint(model.keymap.keyName(of: .switchLanguage)[language], other, priority: 7))
    let end =
      card.purpose == .begin ? CommandRegistry.command(.quit)?.title : Phrase.signInBack.text
    keys.append(KeyHint("Esc", end?[language] ?? "", priority: 8))
    return keys
  }
}
