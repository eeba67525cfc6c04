internal import Domain
internal import Interchange
internal import Store

/// Copies the database while others work.
enum BackupCommand: Subcommand {
  static let name = "backup"
  static let usage = "frontdesk backup FILE"
  static let summary = Localized(
    zh: "把数据库完整复制到新文件并校验", en: "Copy the whole database to a new file and verify the copy")
  static let mostWords = 1

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    guard let path = session.options.words.first else { throw wrongUse }
    let clinic = try session.open()
    try usingStore { () throws(StoreError) in try clinic.store.backUp(to: path) }
    session.say(Localized(zh: "备份完成并已校验：\(path)", en: "backed up and verified: \(path)"))
    return .done
  }
}

/// Reads the whole file and reports damage.
enum CheckCommand: Subcommand {
  static let name = "check"
  static let usage = "frontdesk check [--json]"
  static let summary = Localized(zh: "检查数据库文件是否完好", en: "Check that the database file is whole")
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let report = try usingStore { () throws(StoreError) in try clinic.store.check() }
    let plans = try usingStore { () throws(StoreError) in try clinic.store.checkPlans() }
    let isClean = report.isClean && plans.differing == 0
    if session.isJSON {
      let value = JSONOutput.members([
        "whole": .bool(isClean),
        "structure": .array(report.structure.map { .string($0) }),
        "danglingRows": .integer(report.danglingRows), "lookupGaps": .integer(report.lookupGaps),
        "plansDiffering": .integer(plans.differing),
      ])
      Output.json(value)
      return isClean ? .done : .no
    }
    guard !isClean else {
      session.say(Localized(zh: "完好", en: "whole"))
      return .done
    }
    for finding in report.structure { Output.error(finding) }
    if report.danglingRows > 0 {
      Output.error(
        session.language == .chinese
          ? "\(report.danglingRows) 行指向不存在的记录"
          : "\(report.danglingRows) rows point at rows that are not there")
    }
    if report.lookupGaps > 0 {
      Output.error(
        session.language == .chinese
          ? "查询索引与患者相差 \(report.lookupGaps)"
          : "the lookup index differs from the patients by \(report.lookupGaps)")
    }
    if plans.differing > 0 {
      Output.error(
        session.language == .chinese
          ? "\(plans.differing) 人的随访与其计划不符；请报告开发者"
          : "the follow-ups of \(plans.differing) people are not as their plans want; please report it"
      )
      if report.isClean { return .no }
    }
    throw .no(
      Localized(
        zh: "数据库有损坏；请停止使用并从备份恢复", en: "the database is damaged; stop using it and restore a backup")
    )
  }
}

/// Brings an older file to this program's tables.
enum MigrateCommand: Subcommand {
  static let name = "migrate"
  static let usage = "frontdesk migrate"
  static let summary = Localized(
    zh: "把旧版数据库升级到本程序的版本，先作校验过的备份",
    en: "Bring an older database to this program's version, after a verified backup")

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let path = session.databasePath
    let migration = try usingStore { () throws(StoreError) in
      try Store.migrate(path: path, now: Environment.now())
    }
    if let migration {
      let backup = migration.backup
      session.say(
        Localized(zh: "已升级；旧版备份在 \(backup)", en: "migrated; the old state is in \(backup)"))
      if let key = migration.firstKey { session.show(key) }
    } else {
      session.say(Localized(zh: "已是最新版本", en: "up to date"))
    }
    return .done
  }
}
