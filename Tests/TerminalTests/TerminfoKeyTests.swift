import Canvas
import Testing

@testable import Terminal

/// The keys of the terminals that this machine describes, as an oracle that nobody here wrote.
@Suite struct TerminfoKeyTests {
  /// Places of `<term.h>` with the key that each names.
  private static let named: [(place: Int, keys: [KeyPress])] = [
    (55, [KeyPress(.backspace)]), (59, [KeyPress(.delete)]), (61, [KeyPress(.down)]),
    (76, [KeyPress(.home)]), (77, [KeyPress(.insert)]), (79, [KeyPress(.left)]),
    (81, [KeyPress(.pageDown)]), (82, [KeyPress(.pageUp)]), (83, [KeyPress(.right)]),
    // PuTTY sends them as without Shift.
    (84, [KeyPress(.down, .shift), KeyPress(.down)]), (85, [KeyPress(.up, .shift), KeyPress(.up)]),
    (87, [KeyPress(.up)]),
    (148, [KeyPress(.tab, .shift)]), (164, [KeyPress(.end)]), (165, [KeyPress(.enter)]),
    // Find and Select, which stand where Home and End do.
    (167, [KeyPress(.home)]), (193, [KeyPress(.end)]),
    (191, [KeyPress(.delete, .shift)]), (194, [KeyPress(.end, .shift)]),
    (199, [KeyPress(.home, .shift)]), (200, [KeyPress(.insert, .shift)]),
    (201, [KeyPress(.left, .shift)]), (204, [KeyPress(.pageDown, .shift)]),
    (206, [KeyPress(.pageUp, .shift)]), (210, [KeyPress(.right, .shift)]),
  ]

  /// F1 to F24; from F13 on some terminals name a key so that others call Shift with one.
  private static let functions: [(place: Int, keys: [KeyPress])] = (1...24).map { number in
    let place = number == 1 ? 66 : number == 10 ? 67 : number < 10 ? 66 + number : 205 + number
    var keys = [KeyPress(.function(number))]
    if number > 12 { keys.append(KeyPress(.function(number - 12), .shift)) }
    return (place, keys)
  }

  @Test(arguments: [
    ("xterm-256color", 40), ("screen-256color", 20), ("tmux-256color", 40),
    ("rxvt-unicode-256color", 35), ("putty-256color", 25), ("linux", 30), ("vt220", 14),
    ("xterm", 40), ("screen", 20), ("konsole-256color", 35), ("alacritty", 40), ("foot", 40),
    ("xterm-kitty", 20),
  ])
  func everyKeyOfADescriptionIsKnown(terminal: String, least: Int) throws {
    guard let entry = TerminfoFolders.entry(terminal) else {
      try Test.cancel("this machine has no description of it")
    }
    var count = 0
    for (place, keys) in Self.named + Self.functions {
      guard place < entry.strings.count, let sent = entry.strings[place] else { continue }
      var parser = InputParser()
      let events = parser.feed(sent) + parser.timeout()
      #expect(
        keys.contains { events == [.key($0)] },
        "place \(place): \(String(decoding: sent, as: UTF8.self).debugDescription) \(events)")
      count += 1
    }
    #expect(count >= least)
  }
}
