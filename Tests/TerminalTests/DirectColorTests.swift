import Testing

@testable import Terminal

@Suite struct DirectColorTests {
  @Test(
    arguments: [
      ("xterm-256color", "truecolor", false, false, true),
      ("xterm-256color", "24bit", false, false, true),
      ("xterm-256color", nil, false, false, false),
      ("xterm-256color", "yes", false, false, false),
      ("xterm-direct", nil, false, false, true),
      ("xterm-256color", "truecolor", true, false, false),
      ("screen-256color", "truecolor", false, true, false),
      ("screen-256color", "truecolor", false, false, true),
      (nil, "truecolor", false, false, false),
    ] as [(String?, String?, Bool, Bool, Bool)])
  func coloursOf24BitsAreForTerminalsThatSaySo(
    terminal: String?, color: String?, isRefused: Bool, isInsideScreen: Bool, isWanted: Bool
  ) {
    let environment = DirectColor.Environment(
      terminal: terminal, colorTerminal: color, isRefused: isRefused,
      isInsideScreen: isInsideScreen)
    #expect(DirectColor.isWanted(environment) == isWanted)
  }

  private static let known = [
    "xterm-256color", "tmux-256color", "screen-256color", "rxvt-unicode-256color",
    "putty-256color", "linux", "vt220", "xterm", "xterm-direct", "konsole-256color",
  ]

  @Test(arguments: known)
  func anEntryOutlivesBeingReadAndWritten(name: String) throws {
    guard let entry = TerminfoFolders.entry(name) else {
      try Test.cancel("this machine has no description of it")
    }
    #expect(entry.names.split(separator: 0x7C).contains { Array($0) == Array(name.utf8) })
    let bytes = try #require(entry.encoded())
    #expect(bytes.starts(with: [0x1E, 0x02]))
    let again = try #require(TerminfoEntry(bytes))
    #expect(again.names == entry.names)
    #expect(again.booleans == entry.booleans)
    #expect(again.numbers == entry.numbers)
    #expect(again.strings == entry.strings)
    #expect(again.extraBooleans.map(\.name) == entry.extraBooleans.map(\.name))
    #expect(again.extraNumbers.map(\.value) == entry.extraNumbers.map(\.value))
  }

  @Test func theColoursOfAnEntryAreReplaced() throws {
    guard let entry = TerminfoFolders.entry("xterm-256color") else {
      try Test.cancel("this machine has no description of it")
    }
    #expect(entry.numbers[13] == 256)
    #expect(entry.extraBooleans.contains { $0.name == Array("AX".utf8) && $0.value == 1 })
    let patched = try #require(DirectColor.patched(entry))
    #expect(patched.numbers[13] == 1 << 24)
    #expect(
      patched.strings[360]
        == Array(
          ("\u{1B}[%?%p1%{8}%<%t4%p1%d%e%p1%{256}%<%t48;5;%p1%d%e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;"
            + "%p1%{255}%&%d%;m").utf8))
    #expect(patched.extraBooleans.contains { $0.name == Array("RGB".utf8) && $0.value == 1 })
    #expect(patched.extraBooleans.contains { $0.name == Array("AX".utf8) && $0.value == 1 })
    // A second time there is nothing left to do.
    #expect(DirectColor.patched(patched) == nil)
  }

  @Test func anOddEntryIsLeftAlone() throws {
    guard let entry = TerminfoFolders.entry("xterm-256color") else {
      try Test.cancel("this machine has no description of it")
    }
    var odd = entry
    odd.strings[359] = Array("\u{1B}Pc%p1%d\u{1B}\\".utf8)
    #expect(DirectColor.patched(odd) == nil)
    odd = entry
    odd.strings[360] = nil
    #expect(DirectColor.patched(odd) == nil)
    odd = entry
    odd.numbers[13] = 2
    #expect(DirectColor.patched(odd) == nil)
    odd.numbers = Array(entry.numbers.prefix(5))
    #expect(DirectColor.patched(odd) == nil)
  }

  @Test func bytesThatAreNoEntryAreRefused() throws {
    #expect(TerminfoEntry([]) == nil)
    #expect(TerminfoEntry([0x1A, 0x01]) == nil)
    #expect(TerminfoEntry(Array(repeating: 0xFF, count: 200)) == nil)
    let small: [UInt8] = [
      0x1A, 1, 2, 0, 1, 0, 1, 0, 1, 0, 2, 0, 0x78, 0, 1, 0, 8, 0, 0, 0, 0x41, 0,
    ]
    let entry = try #require(TerminfoEntry(small))
    #expect(entry.numbers == [8])
    #expect(entry.strings == [[0x41]])
    for length in 0..<small.count {
      #expect(TerminfoEntry(Array(small.prefix(length))) == nil, "\(length)")
    }
    #expect(TerminfoFolders.entry("../../etc/passwd") == nil)
    #expect(TerminfoFolders.entry("") == nil)
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func base64IsThatOfTheStandard(text: String, encoded: String) {
    #expect(DirectColor.base64(Array(text.utf8)) == encoded)
  }
}
