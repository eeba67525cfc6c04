import Canvas
import Domain
import FrontdeskApp

/// One thing that can happen to a session, with everything that is needed to make it happen again.
enum FuzzStep: Equatable, Sendable, CustomStringConvertible {
  case event(Event)
  /// Chosen by other means than its key.
  case command(CommandID)
  /// All questions are answered, in order.
  case settle
  /// The question at this place of those that wait is answered, before older ones.
  case answer(Int)
  /// The question at this place is never answered.
  case lose(Int)
  /// The question at this place fails.
  case fail(Int)
  /// An answer that came already comes once more.
  case answerAgain(Int)
  case wait(seconds: Int)
  case poll
  /// Another terminal writes.
  case foreignWrite

  var description: String {
    switch self {
    case .event(.key(let press)): Self.name(press)
    case .event(.text(let text)): "“\(text.debugDescription.dropFirst().dropLast())”"
    case .event(.resize(let size)): "<Resize:\(size.columns)x\(size.rows)>"
    case .event(.click(let point)): "<Click:\(point.column + 1),\(point.row + 1)>"
    case .event(.paste(let text)): "paste(\(text.prefix(40).debugDescription))"
    case .event(let event): "\(event)"
    case .command(let id): "command(\(id.rawValue))"
    case .settle: "settle"
    case .answer(let place): "answer(\(place))"
    case .lose(let place): "lose(\(place))"
    case .fail(let place): "fail(\(place))"
    case .answerAgain(let place): "answerAgain(\(place))"
    case .wait(let seconds): "wait(\(seconds))"
    case .poll: "poll"
    case .foreignWrite: "foreignWrite"
    }
  }

  /// As a key script has it.
  private static func name(_ press: KeyPress) -> String {
    var name = ""
    if press.modifiers.contains(.control) { name += "C-" }
    if press.modifiers.contains(.alt) { name += "A-" }
    if press.modifiers.contains(.shift) { name += "S-" }
    switch press.key {
    case .function(let number): name += "F\(number)"
    case .character(let letter): name += String(letter)
    default: name += "\(press.key)"
    }
    return "<\(name)>"
  }
}

/// Makes steps from a seed; which ones depends on what text may be typed.
struct FuzzSource {
  /// What the people of the clinic and the typed text are written in.
  enum Script: CaseIterable, Sendable {
    /// Everything that has ever broken a terminal.
    case hostile
    case latin
    case hanzi
  }

  let script: Script
  var random: FuzzTests.Random
  /// Steps that belong together and come next.
  private var next: [FuzzStep] = []

  init(script: Script, random: FuzzTests.Random) {
    self.script = script
    self.random = random
  }

  /// What chance alone would hardly ever do: whole pieces of work.
  private static let works: [[FuzzStep]] = [
    [.command(.viewFollowUps), .command(.previousScope), .settle, .command(.record)]
      + [.event(.text("2")), .command(.saveOutcome), .settle],
    [.command(.viewFollowUps), .settle, .command(.record), .event(.text("1"))]
      + [.event(.key(.control("s"))), .settle, .event(.key(.control("z")))],
    [.command(.switchPerson), .event(.text("li")), .event(.key(KeyPress(.enter)))]
      + [.event(.text("Rain-2026")), .event(.key(KeyPress(.enter))), .settle],
    [.command(.viewLookup), .settle, .command(.toggleMask), .event(.text("1")), .settle],
    [.command(.viewAudit), .settle, .command(.nextScope), .settle, .command(.filterStart)],
    [.command(.viewLookup), .command(.clearQuery), .settle, .command(.viewTrends), .settle],
    manager + [.command(.viewLookup), .command(.clearQuery), .settle, .command(.viewRights)]
      + [.settle, .command(.rightsSign), .event(.key(KeyPress(.enter))), .settle],
    manager + [.command(.viewApprovals), .settle, .command(.nextScope), .settle]
      + [.command(.approvalAct), .event(.text("y")), .settle],
    [.command(.viewLookup), .command(.clearQuery), .settle, .command(.book), .settle]
      + [.event(.key(KeyPress(.enter))), .event(.key(KeyPress(.enter))), .settle],
    [.command(.viewFollowUps), .settle, .command(.pickColumns), .event(.key(KeyPress(.down)))]
      + [.event(.text(" ")), .settle],
    [.command(.viewDay), .settle, .command(.callNext), .settle, .command(.visitMove), .settle],
    manager + [.command(.viewLookup), .settle, .command(.newCard), .event(.text("1"))]
      + [.event(.key(KeyPress(.enter))), .event(.text("1")), .command(.saveCard), .settle],
    manager + [.command(.viewRules), .settle, .command(.ruleOpen), .event(.text("x")), .settle]
      + [.event(.key(KeyPress(.down))), .event(.key(KeyPress(.tab))), .settle],
    manager + [.command(.viewRules), .settle, .command(.ruleForecast), .settle],
    [.command(.viewDay), .settle, .command(.viewWeek), .settle],
    manager + [.command(.viewFigures), .settle, .command(.nextScope), .command(.figureBefore)]
      + [.settle, .event(.key(KeyPress(.enter))), .settle],
  ]

  /// Only a manager sees every screen.
  private static let manager: [FuzzStep] =
    [.command(.switchPerson), .event(.text(managersWords[0])), .event(.key(KeyPress(.enter)))]
    + [.event(.text(managersWords[1])), .event(.key(KeyPress(.enter))), .settle]

  /// Where nobody may sign in just then they are typed into whatever takes text.
  static let managersWords = ["qian", "Snow-2026"]

  private static let keys: [Key] = [
    .up, .down, .down, .down, .left, .right, .home, .end, .pageUp, .pageDown, .insert, .delete,
    .backspace, .enter, .enter, .enter, .escape, .escape, .tab, .tab,
  ]
  private static let controls = Array("abcdefghijklmnopqrstuvwxyz")
  private static let hostile = [
    "\u{1B}[2J\u{1B}]0;x\u{7}", "\u{202E}五王\u{2066}", "张三\r\n138\t0021", "👨‍👩‍👧‍👦🏽",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "\u{0}\u{85}\u{2028}\u{FEFF}\u{FFFD}",
    "ＺＳ　１３８", "𠮷木𡈼\u{E0100}", String(repeating: "长", count: 3_000), "%n%s'; DROP --",
    "·→≥…±℃", "\u{E000}\u{F0000}\u{10FFFF}", "", " ", "\n",
  ]
  private static let letters: [Script: [String]] = [
    .hostile: Array("zs张三 138-2+７tsdouLTmyzG[]：?/.12345明é\u{301}\u{202E}\u{0}").map(String.init),
    .latin: Array("ann lee138-2+tsdouLTmyzG[]?/.12345").map(String.init),
    .hanzi: ["李", "安", "1", "3", "8", "2", "+", "-", "。", "周", "下周", "明天", " "],
  ]

  private mutating func number(_ range: Range<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func point() -> Point { Point(column: number(0..<130), row: number(0..<40)) }

  mutating func step() -> FuzzStep {
    if !next.isEmpty { return next.removeFirst() }
    if number(0..<60) == 0 { next = Self.works.randomElement(using: &random) ?? [] }
    switch number(0..<100) {
    case 0..<34: return .settle
    case 34..<38: return .answer(number(0..<8))
    case 38: return .lose(number(0..<8))
    case 39, 40: return .fail(number(0..<8))
    case 41, 42: return .answerAgain(number(0..<8))
    case 43: return .wait(seconds: [1, 2, 11, 61, 601].randomElement(using: &random) ?? 1)
    case 44: return [.poll, .foreignWrite].randomElement(using: &random) ?? .poll
    case 45..<53: return .command(CommandID.allCases.randomElement(using: &random) ?? .help)
    default: return .event(event())
    }
  }

  private mutating func event() -> Event {
    switch number(0..<48) {
    case 0..<18:
      let held: KeyPress.Modifiers = [[], [], [], [], [], .shift, .alt, .control][number(0..<8)]
      return .key(KeyPress(Self.keys.randomElement(using: &random) ?? .enter, held))
    case 18..<25: return .key(KeyPress(.function(number(1..<13))))
    case 25..<30: return .key(.control(Self.controls.randomElement(using: &random) ?? "s"))
    case 30..<39: return .text(Self.letters[script]?.randomElement(using: &random) ?? "1")
    case 39:
      return .paste(script == .hostile ? Self.hostile.randomElement(using: &random) ?? "" : "12-5")
    case 40, 41: return .click(point())
    case 42: return .wheel(point(), number(0..<2) == 0 ? -1 : 1)
    case 43: return .focus(number(0..<2) == 0)
    case 44: return [.garbled(3), .rescued, .resumed].randomElement(using: &random) ?? .rescued
    case 45: return .ambiguousWidth(number(1..<3))
    default: return .resize(size())
    }
  }

  private mutating func size() -> Size {
    if number(0..<3) > 0 { return Scene.sizes.randomElement(using: &random) ?? Scene.sizes[0] }
    return Size(columns: number(1..<220), rows: number(1..<70))
  }
}

/// Finds a short list of steps that still fails, by leaving out ever smaller parts.
enum Shrinker {
  /// - Parameters:
  ///   - budget: How many steps may be taken altogether by lists that `fails` is asked about.
  ///   - fails: Whether a list of steps fails; the whole list must.
  static func shortest<Step>(
    _ steps: [Step], budget: Int = 12_000, fails: ([Step]) -> Bool
  ) -> [Step] {
    var best = steps
    var left = budget
    var size = max(1, best.count / 2)
    while left > 0 {
      var start = 0
      var isShorter = false
      while start < best.count, left > 0 {
        let without = Array(best[..<start] + best[min(best.count, start + size)...])
        // Setting a session up and looking at its end take time, too.
        left -= without.count + 100
        if without.count < best.count, fails(without) {
          best = without
          isShorter = true
        } else {
          start += size
        }
      }
      if size == 1, !isShorter { break }
      size = max(1, min(size / 2, best.count / 2))
    }
    return best
  }
}
