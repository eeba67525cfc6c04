import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// A state of the program that a person can see, as the keys that lead to it.
struct Scene: CustomTestStringConvertible, Sendable {
  var name: String
  /// A key script in which `@` stands for the text that finds the clinic's fullest person.
  var keys: String
  /// What is chosen afterwards without a key.
  var commands: [CommandID] = []
  /// Who is at the desk, or what is kept from them; changed before the first key.
  var prepare: @Sendable (inout Desk) -> Void = { _ in }

  var testDescription: String { name }

  init(
    _ name: String, _ keys: String, _ commands: [CommandID] = [],
    _ prepare: @escaping @Sendable (inout Desk) -> Void = { _ in }
  ) {
    self.name = name
    self.keys = keys
    self.commands = commands
    self.prepare = prepare
  }

  /// Leads a session there.
  func play(on desk: inout Desk, query: String) {
    prepare(&desk)
    desk.press(keys.replacing("@", with: query))
    for command in commands { desk.send(.command(command)) }
  }

  /// Whether something lies over the screen and cuts what is below it.
  var isCovered: Bool { name.contains(/help|palette|menu|outcome|mouse|form|ask/) }

  /// Every scene of a clinic in one language, played once in a session of a usual size.
  ///
  /// Thousands of pictures are drawn of them, and most of the time would go to the keys.
  static func played(data: Language, screens: Language) -> [(scene: Scene, model: Model)] {
    (screens == data ? own : foreign)[data] ?? []
  }

  private static let own = session { $0 }
  private static let foreign = session { $0 == .chinese ? .english : .chinese }

  private static func session(
    _ screens: (Language) -> Language
  ) -> [Language: [(scene: Scene, model: Model)]] {
    var result: [Language: [(scene: Scene, model: Model)]] = [:]
    for data in Language.allCases {
      result[data] = all.map { scene in
        var desk = ShortClinic.desk(120, 35, data: data, screens: screens(data))
        if scene.name.contains("day") { desk.clinic.planDay() }
        if scene.name.contains("day") { desk.send(.command(.refresh)) }
        scene.play(on: &desk, query: ShortClinic.query(data))
        return (scene, desk.model)
      }
    }
    return result
  }

  /// The picture of a model in a window of a size.
  static func text(_ model: Model, at size: Size) -> String {
    var model = model
    _ = update(&model, .event(.resize(size)))
    return PlainFrame.text(of: view(model, size: size))
  }

  static let sizes = [
    Size(columns: 60, rows: 16), Size(columns: 80, rows: 24), Size(columns: 100, rows: 30),
    Size(columns: 84, rows: 60), Size(columns: 120, rows: 35), Size(columns: 160, rows: 40),
    Size(columns: 200, rows: 50),
  ]

  // MARK: - All of them

  static let all =
    screens + overlays + dialogs + forms + messages + zoomed + access + days + nurse

  static let screens = [
    Scene("lookup-empty", ""), Scene("lookup", "@"), Scene("lookup-nobody", "qqq"),
    Scene("lookup-person", "@<Tab><Down>"), Scene("lookup-unmasked", "@<F7>1"),
    Scene("lookup-second", "<Down>"), Scene("lookup-dead", "<Down><Down>"),
    Scene("archive-none", "<F3>"), Scene("archive", "@<Enter>"),
    Scene("archive-2", "@<Enter><Right>"), Scene("archive-3", "@<Enter><Right><Right>"),
    Scene("archive-4", "@<Enter><Right><Right><Right>"), Scene("archive-5", "@<Enter><Left><Left>"),
    Scene("archive-6", "@<Enter><Left>"), Scene("archive-blank", "<Down><F3>"),
    Scene("archive-blank-2", "<Down><F3><Right>"), Scene("archive-dead", "<Down><Down><F3>"),
    Scene("trends-none", "<F4>"), Scene("trends", "@<F4>"), Scene("trends-blank", "<Down><F4>"),
    Scene("trends-point", "@<F4><Left><Left>+"), Scene("trends-doubt", "@<F4><Left>"),
    Scene("trends-table", "@<F4>t<Down>"), Scene("trends-list", "@<F4><Tab><Down>"),
    Scene("trends-words", "@<F4><Tab><End>"), Scene("trends-short", "@<F4>++++++"),
    Scene("queue", "<F5>"), Scene("queue-late", "<F5><Right>"),
    Scene("queue-week", "<F5><Right><Right>"), Scene("queue-all", "<F5><Left><Down>"),
    Scene("queue-end", "<F5><Left><End>"),
  ]

  private static let overlays =
    ["", "@<F3>", "@<F4>", "<F5><Left>"].enumerated().flatMap { place, keys in
      [
        Scene("help-\(place)", keys + "<F1>"), Scene("help-end-\(place)", keys + "<F1><C-End>"),
        Scene("palette-\(place)", keys + "<F9>"), Scene("menu-\(place)", keys + "<F10>"),
        Scene("palette-end-\(place)", keys + "<F9><C-End>"),
      ]
    } + [
      Scene("help-typed", "<F1>f7"), Scene("help-nothing", "<F1>qqqqqq"),
      Scene("palette-nothing", "<F9>qqqqqq"), Scene("palette-used", "<F9>light<Enter><F9>"),
      Scene("help-outcome", "<F5><Left><Enter>", [.help]),
    ]

  private static let dialogs =
    (1...9).map { Scene("outcome-\($0)", "<F5><Left><Enter>\($0)") } + [
      Scene("outcome", "<F5><Left><Enter>"), Scene("outcome-date", "<F5><Left><Enter>2<Tab>"),
      Scene("outcome-note", "<F5><Left><Enter>2<Tab><Tab>7"),
      Scene("outcome-unchosen", "<F5><Left><Enter><C-s>"),
      Scene("outcome-unreadable", "<F5><Left><Enter>2<Tab><C-u>x<C-s>"),
      Scene("outcome-past", "<F5><Left><Enter>2<Tab><C-u>1999-01-01<C-s>"),
      Scene("outcome-far", "<F5><Left><Enter>2<Tab><C-u>2099-01-01<C-s>"),
      Scene("outcome-missing", "<F5><Left><Enter>2<Tab><C-u><C-s>"),
      Scene("outcome-nosuch", "<F5><Left><Enter>2<Tab><C-u>2-30<C-s>"),
      Scene("outcome-kept", "<F5><Left><Enter>2<Tab><Tab>7<Esc>"),
      Scene("outcome-draft", "<F5><Left><Enter>2<Tab><Tab>7<Esc><Enter>"),
      Scene("outcome-again", "<F5><Left><Enter>2<Tab><Tab>7<Esc><C-q>"),
    ]

  /// The list of forms without any; the forms themselves are long and speak of scores by their names.
  private static let forms = [Scene("form-list-none", "@<A-i>qqqq")]

  private static let messages =
    [
      Scene("recorded", "<F5><Left><Enter>2<C-s>"),
      Scene("undone", "<F5><Left><Enter>2<C-s><C-z>"), Scene("copied", "@<C-k>"),
      Scene("copied-whole", "@<F7>1", [.nextCopyPolicy, .copyValue]),
      Scene("no-person", "<F2><C-u>qqq<F3>"), Scene("mouse", "<F12>"),
      Scene("mouse-off", "<F12><F12>"), Scene("locked", "@<F8>"),
    ]
    + [CommandID.nextTheme, .switchGlyphs, .nextIdleTime, .nextCopyPolicy, .refresh].map {
      Scene("after-\($0.rawValue)", "", [$0])
    }

  /// The day of the short clinic has nobody; that of these scenes is planned first.
  private static let days = [
    Scene("day", "<F6>"), Scene("day-here", "<F6><Right>"), Scene("day-over", "<F6><Left>"),
    Scene("day-staff", "<F6>f"), Scene("day-tomorrow", "<F6>)"), Scene("day-called", "<F6>c"),
    Scene("day-undone", "<F6>c<C-z>"), Scene("day-filter", "<F6>/qqq"),
    Scene("day-outcome-book", "<F6>b"), Scene("day-outcome-armed", "<F6>b<Down><Enter>"),
    Scene("day-outcome-kind", "<F6>b<Tab><Right>"), Scene("day-outcome-cancel", "<F6>x"),
    Scene("day-outcome-move", "<F6><Down><Down><Down><Down>r"), Scene("day-menu", "<F6><F10>"),
    Scene("day-help", "<F6><F1>"), Scene("day-booked", "@<A-b><Enter><Enter>"),
    Scene("day-here-now", "@<C-t>"), Scene("zoomed-day", "<F6><C-o>"),
  ]

  private static let zoomed = [
    Scene("zoomed-people", "@<C-o>"), Scene("zoomed-person", "@<Tab><C-o>"),
    Scene("zoomed-queue", "<F5><C-o>"), Scene("zoomed-chart", "@<F4><C-o>"),
    Scene("zoomed-results", "@<Enter><Right><C-o>"), Scene("zoomed-overview", "@<Enter><C-o>"),
  ]
}
