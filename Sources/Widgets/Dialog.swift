package import Canvas

/// A question in the middle of the screen: text, choices, fields, and what the keys do.
package struct Dialog: Hashable, Sendable {
  /// One answer of several.
  package struct Choice: Hashable, Sendable {
    package var title: String
    /// Dim text at the right, such as what will happen next.
    package var note: String

    package init(_ title: String, note: String = "") {
      self.title = title
      self.note = note
    }
  }

  /// A line of text to fill in.
  package struct Field: Hashable, Sendable {
    /// Stands left of the field, dim.
    package var label: String
    /// The text and its caret.
    package var text: TextField
    /// Shown dim while the text is empty.
    package var placeholder: String
    /// Stands for every character, such as `*` for a password.
    package var mask: Character?

    package init(
      _ label: String, _ text: TextField, placeholder: String = "", mask: Character? = nil
    ) {
      self.label = label
      self.text = text
      self.placeholder = placeholder
      self.mask = mask
    }
  }

  /// What the keys go to.
  package enum Focus: Hashable, Sendable {
    case choices
    /// A field, counted from 0.
    case field(Int)
  }

  /// Stands in the border.
  package var title: String
  /// Above the choices; lines are cut, so wrap them first.
  package var body: [StyledText]
  /// One below the other; the first nine have a digit.
  package var choices: [Choice]
  /// Below the choices.
  package var fields: [Field]
  /// In the last line.
  package var hints: [KeyHint]
  /// Decides where the caret is and how strong the selection looks.
  package var focus: Focus
  /// Columns that the fields get when there is room.
  package var fieldColumns: Int

  package init(
    title: String, body: [StyledText] = [], choices: [Choice] = [], fields: [Field] = [],
    hints: [KeyHint] = [], focus: Focus = .choices, fieldColumns: Int = 32
  ) {
    self.title = title
    self.body = body
    self.choices = choices
    self.fields = fields
    self.hints = hints
    self.focus = focus
    self.fieldColumns = fieldColumns
  }

  /// Draws the dialog in the middle of a rectangle, over what is there.
  ///
  /// Where it is too tall the body gives way first, then the choices scroll.
  ///
  /// - Returns: Where the caret is: in the field with focus, else at the selected choice; nil when
  ///   there is neither.
  @discardableResult
  package func draw(
    _ state: ChoiceState, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) -> Point? {
    let frame = place(in: rect)
    guard frame.columns > 4, frame.rows > 2 else { return nil }
    grid.fill(frame, style: Style(.text, on: .popup))
    return grid.clipped(to: frame) { grid in
      let inside = Pane(title: title, isFocused: true, backdrop: .popup)
        .draw(in: frame, on: &grid, with: drawing)
      let caret = grid.clipped(to: inside) { grid in
        drawParts(state, in: inside, on: &grid, with: drawing)
      }
      grid.tint(inside, backdrop: .popup)
      return caret
    }
  }

  /// Where the dialog lies in a rectangle.
  package func place(in rect: Rect) -> Rect {
    let columns = min(wantedColumns + 4, rect.columns)
    let rows = min(wantedRows + 2, rect.rows)
    return Rect(
      column: rect.column + (rect.columns - columns) / 2,
      row: rect.row + (rect.rows - rows) / 2, columns: columns, rows: rows)
  }
}
