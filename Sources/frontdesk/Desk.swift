internal import Canvas
internal import Domain
internal import FrontdeskApp
internal import Store
internal import Widgets

/// Everything the screens need, made from the command line and the database.
struct Desk {
  let model: Model
  let themes: [Theme]
  let theme: Theme
  let runner: StoreRunner
  let world: World

  /// - Parameters:
  ///   - hasColor: Whether the screen can show colours.
  ///   - resumes: Whether it begins where the last session ended, and remembers where it ends
  ///     itself; a script begins the same from run to run and leaves no trace.
  init(
    _ session: Session, size: Size, hasColor: Bool, resumes: Bool
  ) throws(CommandFailure) {
    let clinic = try session.open()
    let store = clinic.store
    func preference(_ name: String) throws(CommandFailure) -> String? {
      try usingStore { () throws(StoreError) in try store.preference(name) }
    }
    let paths = try session.dataPaths()
    let themes = Themes(paths)
    let theme = try themes.chosen(
      option: session.options["--theme"], preference: try preference("theme"))
    let kept = try preference("language").flatMap(Language.init)
    let language = session.options.has("--lang") ? session.language : kept ?? session.language
    let name = try usingStore { () throws(StoreError) in try store.clinicName() }
    var model = Model(
      user: clinic.member, clinicName: name ?? Localized(same: ""), isDemo: clinic.isDemo,
      language: language, glyphs: try Self.glyphs(session, preference: try preference("glyphs")),
      themeNames: themes.all.map(\.name), themeName: theme.name,
      hasColor: hasColor && !theme.isMonochrome, size: size, now: Environment.now(),
      zone: Environment.zone)
    for theme in themes.all {
      model.themeTitles[theme.name] = Localized(zh: theme.titleChinese, en: theme.titleEnglish)
    }
    try Self.restore(&model, session, store, preference)
    model.desk.remembersSession = resumes
    if resumes {
      model.begin(try preference("session").flatMap(SessionMemory.init(content:)))
    }
    let keys = OwnKeys(paths)
    model.use(keys.keymap, diagnostics: keys.diagnostics)
    for table in TableID.allCases {
      let kept = try preference("columns." + table.rawValue).flatMap(ColumnChoice.init(content:))
      if let kept { model.tables[table].choice = kept }
    }
    let recent = try preference("palette.recent") ?? ""
    model.recentEntries = recent.split(separator: "\n").map(String.init)
    self.model = model
    self.themes = themes.all
    self.theme = theme
    runner = Self.runner(clinic, try session.another(of: clinic))
    world = World(
      now: { Environment.now() }, uptimeMilliseconds: { Environment.uptimeMilliseconds() },
      zone: Environment.zone)
  }

  /// Takes up what the member of staff and the clinic chose.
  private static func restore(
    _ model: inout Model, _ session: Session, _ store: Store,
    _ preference: (String) throws(CommandFailure) -> String?
  ) throws(CommandFailure) {
    if let minutes = try preference("idle-lock").flatMap({ Int($0) }),
      (0...DeskState.mostIdleMinutes).contains(minutes)
    {
      model.desk.idleMinutes = minutes
    }
    model.desk.isMouseOn = try preference("mouse") == "on"
    let glyphs = try preference("glyphs").flatMap { Glyphs(name: $0) }
    model.desk.hasOwnGlyphs = session.options.has("--glyphs") || glyphs != nil
    if let start = try preference("start").flatMap(StartScreen.init) {
      model.desk.startScreen = start
    }
    let policy = try usingStore { () throws(StoreError) in try store.policy(.copying) }
    if let policy = policy.flatMap(CopyPolicy.init) { model.desk.copyPolicy = policy }
  }

  private static func runner(_ one: OpenClinic, _ other: OpenClinic) -> StoreRunner {
    // From here on the stores belong to the runner alone; nothing else keeps a use of them.
    nonisolated(unsafe) let questions = one.store
    nonisolated(unsafe) let records = other.store
    return StoreRunner(
      questions: questions, records: records, exportFolder: Environment.exportFolder)
  }

  private static func glyphs(
    _ session: Session, preference: String?
  ) throws(CommandFailure) -> Glyphs {
    if let wanted = session.options["--glyphs"] {
      guard let glyphs = Glyphs(name: wanted) else {
        throw .use(
          Localized(zh: "--glyphs 应为 line、block 或 ascii", en: "--glyphs takes line, block or ascii")
        )
      }
      return glyphs
    }
    return preference.flatMap { Glyphs(name: $0) } ?? .line
  }
}
