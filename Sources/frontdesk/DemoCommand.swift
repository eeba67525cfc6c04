internal import DemoClinic
internal import Domain
internal import Rules
internal import Store

/// Builds a believable clinic and opens it.
enum DemoCommand: Subcommand {
  static let name = "demo"
  static let usage =
    "frontdesk demo [--patients N] [--seed S] [--years Y] [--as-of DATE] [--database F] [--no-ui]"
  static let summary = Localized(
    zh: "生成一家演示诊所并打开 (默认 2000 位患者，10 年)",
    en: "Build a demo clinic and open it (2,000 patients and 10 years by default)")
  static let options = [
    "--patients": true, "--seed": true, "--years": true, "--as-of": true, "--no-ui": false,
  ]
  /// The demo stands in China, without the need of a time zone database.
  private static let timeZone = "CST-8"

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    Environment.useTimeZone(timeZone)
    let patients = try session.options.integer("--patients", in: 1...10_000_000, default: 2000)
    let seed = try session.options.integer("--seed", in: 0...Int.max, default: 5)
    let years = try session.options.integer("--years", in: 1...30, default: 10)
    let today = try date(session)
    let recipe = "patients=\(patients) seed=\(seed) years=\(years)"
    let isNew = try !isThere(session, recipe: recipe)
    if isNew {
      let demo = DemoClinic(
        seed: UInt64(seed), patients: patients, years: years, today: today, zone: Environment.zone)
      try build(demo, patients: patients, recipe: recipe, session)
    }
    if isNew {
      for kind in DataFiles.allCases where kind != .plans {
        try ClinicFiles.begin(kind, try session.dataPaths(), path: session.databasePath)
      }
    }
    if try lacks(.plansEdition, session) { try beginPlans(session) }
    // Also of one that was stopped before its rules were in force, or is older than they are.
    if try lacks(.rulesEdition, session) {
      try beginRules(session.databasePath, patients: patients, session)
    }
    if isNew, session.options.has("--no-ui") {
      session.say(
        Localized(
          zh: "演示诊所已就绪：\(patients) 位患者，\(session.databasePath)",
          en: "the demo clinic is ready: \(patients) patient\(patients == 1 ? "" : "s"), "
            + session.databasePath))
    }
    return session.options.has("--no-ui") ? .done : try OpenCommand.run(session)
  }

  /// For how many days the demo's rules have been in force, and for how many their follow-ups are
  /// still to be done; what came before was attended to.
  private static let (ruleDays, openDays) = (28, 3)

  private static func lacks(
    _ edition: Store.Setting, _ session: Session
  ) throws(CommandFailure) -> Bool {
    let path = session.databasePath
    return try usingStore { () throws(StoreError) in
      let store = try Store(path: path, zone: Environment.zone, now: { Environment.now() })
      return try store.setting(edition) == nil
    }
  }

  /// Keeps the starting plans, and lets them hold the follow-ups that are open.
  private static func beginPlans(_ session: Session) throws(CommandFailure) {
    let path = session.databasePath
    try ClinicFiles.begin(.plans, try session.dataPaths(), path: path)
    let now = Environment.now()
    let isChinese = session.language == .chinese
    var progress = ProgressLine()
    _ = try usingStore { () throws(StoreError) in
      try Store(path: path, zone: Environment.zone, now: { now }).adoptFollowUps { done in
        progress.show(isChinese ? "开始随访计划 \(done)" : "beginning plans \(done)")
        return true
      }
    }
    progress.finish()
  }

  /// Puts the starting rules in force, as if they had been for some weeks.
  private static func beginRules(
    _ path: String, patients: Int, _ session: Session
  ) throws(CommandFailure) {
    let files = try ClinicFiles.rules(try session.dataPaths())
    let indicators = try ClinicFiles.indicators(try session.dataPaths())
    let now = Environment.now()
    let isChinese = session.language == .chinese
    Interruption.watch()
    defer { Interruption.unwatch() }
    var progress = ProgressLine()
    let activation = try usingStore { () throws(StoreError) in
      let store = try Store(path: path, zone: Environment.zone, now: { now })
      // One of an older program lacks what the rules read.
      _ = try store.updateIndicators(from: indicators)
      return try store.beginRules(
        files, since: store.today.adding(days: -ruleDays),
        opening: store.today.adding(days: -openDays)
      ) { done in
        let share = done * 100 / patients
        progress.show(isChinese ? "判定标签 \(share)%" : "judging tags \(share)%")
        return !Interruption.isWanted
      }
    }
    progress.finish()
    guard !activation.isAccepted else { return }
    guard !Interruption.isWanted else {
      throw .no(
        Localized(
          zh: "已停止，规则没有生效；再运行一次 frontdesk demo 会接着做",
          en: "stopped before the rules were in force; run `frontdesk demo` again to go on"))
    }
    let first = activation.diagnostics.first { $0.severity == .error }?.message
    throw .no(
      Localized(
        zh: "起始规则没有生效：\(first?.chinese ?? "自带的例子不成立")；frontdesk rules check 指出位置",
        en: "the starting rules were not put in force: \(first?.english ?? "an example fails"); "
          + "`frontdesk rules check` says where"))
  }

  private static func date(_ session: Session) throws(CommandFailure) -> CalendarDate {
    guard let text = session.options["--as-of"] else {
      return Environment.zone.day(Environment.now())
    }
    // The clinic's people are those of our time; their lives must fit between the two ends.
    guard let date = CalendarDate(iso: text), (2000...2100).contains(date.year) else {
      throw .use(
        Localized(
          zh: "--as-of 应为 2000 到 2100 年的日期，如 2026-11-21",
          en: "--as-of takes a date from 2000 to 2100, such as 2026-11-21"))
    }
    return date
  }

  /// Whether the same demo is there already; another database in its place is left alone.
  private static func isThere(_ session: Session, recipe: String) throws(CommandFailure) -> Bool {
    let path = session.databasePath
    let found: String?
    do {
      found = try Store(path: path, zone: Environment.zone, now: { Environment.now() })
        .setting(.demoRecipe)
    } catch {
      switch error {
      case .missing, .folder: return false
      default: throw CommandFailure(error)
      }
    }
    let wasAsked = ["--patients", "--seed", "--years"].contains { session.options.has($0) }
    if let found, found == recipe || !wasAsked { return true }
    throw .no(
      Localized(
        zh: "\(path) 已有\(found == nil ? "一家真实诊所" : "另一家演示诊所")，未作改动；请用 --database 指定别的文件",
        en: "\(path) holds \(found == nil ? "a real clinic" : "another demo clinic") and was not "
          + "touched; name another file with --database"))
  }

  private static func build(
    _ demo: DemoClinic, patients: Int, recipe: String, _ session: Session
  ) throws(CommandFailure) {
    let setup = ClinicSetup(
      name: demo.name, staff: demo.staff,
      indicators: try ClinicFiles.indicators(try session.dataPaths()), timeZone: timeZone,
      demoRecipe: recipe)
    Interruption.watch()
    defer { Interruption.unwatch() }
    var progress = ProgressLine()
    let isChinese = session.language == .chinese
    let path = session.databasePath
    let isWhole = try usingStore { () throws(StoreError) in
      try BulkLoader.build(
        path: path, setup: setup, count: patients, now: Environment.now(),
        record: { demo.record($0) },
        progress: { done in
          let share = done * 100 / patients
          progress.show(isChinese ? "生成演示诊所 \(share)%" : "building the demo clinic \(share)%")
          return !Interruption.isWanted
        })
    }
    progress.finish()
    guard isWhole else {
      throw .no(Localized(zh: "已停止，没有留下文件", en: "stopped; no file was left behind"))
    }
    let now = Environment.now()
    try usingStore { () throws(StoreError) in
      let store = try Store(path: path, zone: Environment.zone, now: { now })
      try store.takeIn(demo.plan(at: now))
    }
  }
}
