import Canvas
import Domain
import FrontdeskApp
import Testing

@Suite struct PlainFuzzTests {
  private static let words: [String] =
    CommandRegistry.all.flatMap {
      [$0.id.rawValue, $0.title.chinese, ":" + $0.title.english]
        + $0.keys.map { KeyName.text($0, .english) }
    }
    .filter { !["app.quit", "退出", ":Quit", "^Q"].contains($0) }

  private static let odd = [
    "", "", "0", "1", "2", "3", "4", "7", "10", "99", "１", "?", "-", "/", ":", "//", "::", "n", "p",
    "重读", "详情", "取消", "zs", "张三", "王", "王\u{1B}[2J五", "/\u{202E}abc", "\u{7}", "+2w", "12-5",
    "2026-13-40", "明天", "检验", "逾期", "收缩压", ":q x", ":放大", "\u{0}\u{1}", "𠮷木𡈼", "e\u{301}\u{301}",
    String(repeating: "长", count: 300), "A-003817", "11010519680312021X", "￥…—", "─│┌█▁●",
  ]

  private func line(_ random: inout FuzzTests.Random) -> String {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<5: Self.words.randomElement(using: &random) ?? ""
    case 5..<9: Self.odd.randomElement(using: &random) ?? ""
    default:
      String(
        (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in
          "az09-/:?. 张😀\u{1B}\u{9B}\u{200B}+F^".randomElement(using: &random)
        })
    }
  }

  /// Signs that are read as a picture: lines, blocks, shapes and braille.
  private static func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
    (0x2500...0x25FF).contains(scalar.value) || (0x2800...0x28FF).contains(scalar.value)
  }

  @Test(arguments: 1...12)
  func anyLinesAreAnsweredInPlainText(_ seed: Int) {
    var random = FuzzTests.Random(state: UInt64(seed))
    let lines = (0..<80).map { _ in line(&random) }
    let language: Language = seed % 2 == 0 ? .chinese : .english
    let desk = PlainDesk(lines, language: language)
    #expect(desk.exit == .quit)
    // Most lines come again and again; each is looked at once.
    for line in Set(desk.transcript.split(separator: "\n")) where !line.hasPrefix("> ") {
      // What a person typed is shown again as it is, but for what could steer a terminal.
      let isQuoted = line.contains("─│┌█▁●")
      for scalar in line.unicodeScalars {
        let category = scalar.properties.generalCategory
        #expect(category != .control && category != .format, "seed \(seed): \(line)")
        #expect(isQuoted || !Self.isDrawn(scalar), "seed \(seed): \(line)")
      }
      #expect(DisplayText.of(line) == line, "seed \(seed): \(line)")
    }
  }

  @Test func everyLineOfEveryScreenIsSafeToPrint() {
    for language in Language.allCases {
      for screen in ScreenTests.cases + ScreenTests.more {
        var desk = Desk(language: language)
        desk.press(screen.keys)
        let lines = PlainText.screen(desk.model)
        #expect(!lines.isEmpty, "\(screen.name)")
        for line in lines {
          #expect(DisplayText.of(line.text) == line.text, "\(screen.name): \(line.text)")
          #expect(!line.text.unicodeScalars.contains(where: Self.isDrawn), "\(line.text)")
        }
      }
    }
  }
}
