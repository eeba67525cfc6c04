package import Canvas

/// Keys written as text: `zs<Down><Enter><F5>^S`, for `--script` and tests.
package enum KeyScript {
  /// A part of a script that is no key.
  package struct Problem: Error, Equatable, Sendable {
    /// The part as it was written, such as `<Foo>`.
    package var part: String
    /// Its first character, counted from 1.
    package var column: Int

    package init(part: String, column: Int) {
      self.part = part
      self.column = column
    }
  }

  /// Reads a script.
  ///
  /// A character types itself. `<Enter>`, `<Esc>`, `<Tab>`, `<Up>`, `<PgDn>`, `<F1>` and so on are
  /// keys; `<C-s>`, `<A-x>` and `<S-Tab>` add Ctrl, Alt and Shift; `<lt>` types `<`;
  /// `<Paste:text>` pastes; `<Click:12,3>` clicks on a column and row counted from 1; `<Resize:80x24>` changes the size. Line ends are left out.
  package static func parse(_ script: String) throws(Problem) -> [Event] {
    var events: [Event] = []
    var rest = Array(script)[...]
    while let first = rest.first {
      if first != "<" {
        if !first.isNewline { events.append(.text(String(first))) }
        rest.removeFirst()
        continue
      }
      let end = rest.firstIndex(of: ">")
      let part = String(rest[...(end ?? rest.endIndex - 1)])
      guard let end, let event = event(String(part.dropFirst().dropLast())) else {
        throw Problem(part: part, column: rest.startIndex + 1)
      }
      events.append(event)
      rest = rest[(end + 1)...]
    }
    return events
  }

  private static func event(_ name: String) -> Event? {
    if name.hasPrefix("Paste:") { return .paste(String(name.dropFirst(6))) }
    if name.hasPrefix("Click:") { return click(name.dropFirst(6)) }
    if name.hasPrefix("Resize:") { return resize(name.dropFirst(7)) }
    if name.lowercased() == "lt" { return .text("<") }
    if name.lowercased() == "space" { return .text(" ") }
    var modifiers: KeyPress.Modifiers = []
    var rest = name[...]
    while rest.count > 2, rest.dropFirst().first == "-" {
      switch rest.first {
      case "C": modifiers.insert(.control)
      case "A": modifiers.insert(.alt)
      case "S": modifiers.insert(.shift)
      default: return nil
      }
      rest = rest.dropFirst(2)
    }
    return key(String(rest), modifiers).map { .key(KeyPress($0, modifiers)) }
  }

  /// A click by column and row, counted from 1 as terminals do.
  private static func click(_ text: Substring) -> Event? {
    let parts = text.split(separator: ",").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy({ (1...1_000).contains($0) }) else { return nil }
    return .click(Point(column: parts[0] - 1, row: parts[1] - 1))
  }

  private static func resize(_ text: Substring) -> Event? {
    let parts = text.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy({ (1...1_000).contains($0) }) else { return nil }
    return .resize(Size(columns: parts[0], rows: parts[1]))
  }

  private static func key(_ name: String, _ modifiers: KeyPress.Modifiers) -> Key? {
    if let known = names[name.lowercased()] { return known }
    if let number = Int(name.dropFirst()), name.lowercased().hasPrefix("f"),
      (1...24).contains(number)
    {
      return .function(number)
    }
    guard name.count == 1, let letter = name.lowercased().first,
      !modifiers.isDisjoint(with: [.control, .alt])
    else { return nil }
    return .character(letter)
  }

  private static let names: [String: Key] = [
    "up": .up, "down": .down, "left": .left, "right": .right, "home": .home, "end": .end,
    "pgup": .pageUp, "pgdn": .pageDown, "ins": .insert, "del": .delete, "bs": .backspace,
    "enter": .enter, "esc": .escape, "tab": .tab,
  ]
}
