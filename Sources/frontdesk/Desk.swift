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
  ///   - isForPerson: Whether somebody is there to type a password; without anybody, the system
  ///     user's account acts, as in every command.
  ///   - resumes: Whether it begins where the last session ended, and remembers where it ends
  ///     itself; a script begins the same from run to run and leaves no trace.
  init(
    _ session: Session, size: Size, hasColor: Bool, isForPerson: Bool, resumes: Bool
  ) throws(CommandFailure) {
    let clinic = try isForPerson ? session.openForPerson() : session.openForScript()
    let kept = try Self.preferences(of: clinic)
    let paths = try session.dataPaths()
    let themes = Themes(paths)
    let theme = try themes.chosen(
      option: session.options["--theme"], preference: kept["theme"])
    let language =
      session.options.has("--lang") ? session.language : kept.language ?? session.language
    let name = try usingStore { () throws(StoreError) in try clinic.records.clinicName() }
    let nobody = StaffMember(code: clinic.offered, name: "", role: .reception)
    var model = Model(
      user: clinic.member ?? nobody, clinicName: name ?? Localized(same: ""),
      isDemo: clinic.isDemo, language: language,
      glyphs: try Self.glyphs(session, preference: kept["glyphs"]),
      themeNames: themes.all.map(\.name), themeName: theme.name,
      hasColor: hasColor && !theme.isMonochrome, size: size, now: Environment.now(),
      zone: Environment.zone)
    for theme in themes.all {
      model.themeTitles[theme.name] = Localized(zh: theme.titleChinese, en: theme.titleEnglish)
    }
    model.takeHabits(kept)
    let isChosen = kept["glyphs"].flatMap { Glyphs(name: $0) } != nil
    model.desk.hasOwnGlyphs = session.options.has("--glyphs") || isChosen
    let policy = try usingStore { () throws(StoreError) in try clinic.records.policy(.copying) }
    if let policy = policy.flatMap(CopyPolicy.init) { model.desk.copyPolicy = policy }
    model.desk.remembersSession = resumes
    if clinic.member == nil {
      model.awaitSignIn(as: clinic.offered)
    } else if resumes {
      model.begin(kept.memory)
    }
    let keys = OwnKeys(paths)
    model.use(keys.keymap, diagnostics: keys.diagnostics)
    self.model = model
    self.themes = themes.all
    self.theme = theme
    runner = Self.runner(clinic)
    world = World(
      now: { Environment.now() }, uptimeMilliseconds: { Environment.uptimeMilliseconds() },
      zone: Environment.zone)
  }

  /// What the one who is signed in chose before; nothing while nobody is.
  private static func preferences(of clinic: DeskClinic) throws(CommandFailure) -> Preferences {
    guard clinic.member != nil else { return Preferences() }
    return try usingStore { () throws(StoreError) in
      var texts: [String: String] = [:]
      for name in Preferences.names { texts[name] = try clinic.records.preference(name) }
      return Preferences(texts)
    }
  }

  private static func runner(_ clinic: DeskClinic) -> StoreRunner {
    // From here on the stores belong to the runner alone; nothing else keeps a use of them.
    nonisolated(unsafe) let questions = clinic.questions
    nonisolated(unsafe) let records = clinic.records
    return StoreRunner(
      questions: questions, records: records, exportFolder: Environment.exportFolder,
      terminal: Environment.terminal, printer: { Printing.attempt($0) },
      player: { Playing.attempt($0, isStopped: $1) })
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
