package import Domain
package import SQLite

/// Why the store could not do something, with a way out for the person who asked.
package enum StoreError: Error, Hashable, Sendable {
  /// There is no file at the path.
  case missing(path: String)
  /// A file is there already, and making a new one would lose it.
  case alreadyThere(path: String)
  /// The file is empty or not an SQLite database.
  case notADatabase(path: String)
  /// An SQLite database, but not one of this program.
  case notAClinic(path: String)
  /// The path is a symbolic link, has several names, or is no plain file.
  case notAPlainFile(path: String)
  /// Others than the owner may read the file, or someone else owns it.
  case insecure(path: String)
  /// The file is on a network file system, where locks cannot be trusted.
  case networkFileSystem(path: String, kind: String)
  /// The folder of the file cannot be made or entered.
  case folder(path: String, reason: String)
  /// The file was written by a newer program.
  case newer(found: Int, known: Int)
  /// The file is of an older program and must be migrated first.
  case older(found: Int, known: Int)
  /// Another terminal held the database too long; the process, 0 when unknown.
  case busy(holder: Int)
  /// The disk is full.
  case diskFull
  /// The file or its disk does not allow writing.
  case readOnly
  /// The file is damaged.
  case corrupt
  /// The disk failed.
  case inputOutput
  /// A newer question made this one pointless.
  case interrupted
  /// Someone else changed the item first.
  case conflict
  /// The one who asks may not; nothing was read and nothing changed.
  case denied(AccessAction, AccessObject)
  /// Nobody was signed in; says nothing of whether the account exists.
  case signInRefused(SignInRefusal)
  /// The session of the one who acts has ended; nothing was changed.
  case sessionEnded(SessionEnding)
  /// The item is not there, or not there any more.
  case notFound
  /// The change makes no sense as things are; the reason in words.
  case refused(Localized)
  /// The audit trail cannot be added to, so that nothing may be read or changed.
  case auditUnavailable(AuditTrouble)
  /// A failure without a case of its own; holds no patient data.
  case other(SQLiteError)
}

extension StoreError {
  /// Turns what the SQLite layer throws into the store's own words.
  init(_ error: any Error) {
    switch error {
    case let known as StoreError: self = known
    case let refusal as SharedDatabase.WriteRefusal:
      switch refusal {
      case .waitedTooLong(let holder): self = .busy(holder: holder)
      case .schemaChanged(let found): self = .newer(found: found, known: Schema.version)
      }
    case let failure as SQLiteError:
      switch failure.kind {
      case .busy: self = .busy(holder: 0)
      case .readOnly: self = .readOnly
      case .interrupted: self = .interrupted
      case .inputOutput: self = .inputOutput
      case .corrupt: self = .corrupt
      case .full: self = .diskFull
      default: self = .other(failure)
      }
    default:
      self = .other(
        SQLiteError(code: 1, message: "unexpected failure", operation: "\(type(of: error))"))
    }
  }

  /// The sentence for a person, with the way out.
  package var message: Localized {
    switch self {
    case .missing(let path):
      Localized(
        zh: "没有找到数据库 \(path)；用 frontdesk init 新建，或用 frontdesk demo 试用",
        en: "no database at \(path); make one with `frontdesk init`, or try `frontdesk demo`")
    case .alreadyThere(let path):
      Localized(
        zh: "\(path) 已存在，未作改动；请换一个路径",
        en: "\(path) is there already and was not touched; choose another path")
    case .notADatabase(let path):
      Localized(
        zh: "\(path) 不是数据库文件；请检查 --database 路径，或从备份恢复",
        en: "\(path) is not a database; check the --database path, or restore a backup")
    case .notAClinic(let path):
      Localized(
        zh: "\(path) 是别的程序的数据库；请检查 --database 路径",
        en: "\(path) is a database of another program; check the --database path")
    case .notAPlainFile(let path):
      Localized(
        zh: "\(path) 是链接或不是普通文件，为防损坏不予打开；请给出真实路径",
        en: "\(path) is a link or no plain file and is not opened, to keep it whole; "
          + "give the real path")
    case .insecure(let path):
      Localized(
        zh: "\(path) 可被他人读取或不属于您；请运行 chmod 600 \(path)",
        en: "\(path) can be read by others or is not yours; run chmod 600 \(path)")
    case .networkFileSystem(let path, let kind):
      Localized(
        zh: "\(path) 在网络文件系统 (\(kind)) 上，文件锁不可靠；请放到本机磁盘",
        en: "\(path) is on a network file system (\(kind)) whose locks cannot be trusted; "
          + "put it on a local disk")
    case .folder(let path, let reason):
      Localized(
        zh: "无法使用文件夹 \(path) (\(reason))；请指定别处",
        en: "the folder \(path) cannot be used (\(reason)); choose another")
    case .newer(let found, let known):
      Localized(
        zh: "数据库版本 \(found) 比本程序 (\(known)) 新；请更新并重新启动程序",
        en: "the database is of version \(found), newer than this program's \(known); "
          + "update and restart the program")
    case .older(let found, let known):
      Localized(
        zh: "数据库版本 \(found) 较旧 (需要 \(known))；请运行 frontdesk migrate",
        en: "the database is of version \(found), this program needs \(known); "
          + "run `frontdesk migrate`")
    case .busy(let holder):
      Localized(
        zh: "另一台终端正在占用数据库\(holder > 0 ? " (进程 \(holder))" : "")；请稍后再试，输入已保留",
        en: "another terminal is using the database\(holder > 0 ? " (process \(holder))" : ""); "
          + "try again in a moment, nothing typed is lost")
    case .diskFull:
      Localized(
        zh: "磁盘已满，未能保存；请腾出空间后重试，输入已保留",
        en: "the disk is full and nothing was saved; free some space and try again")
    case .readOnly:
      Localized(zh: "数据库只读，未能保存；请检查文件权限", en: "the database is read-only; check its permissions")
    case .corrupt:
      Localized(
        zh: "数据库文件已损坏；请停止使用并从备份恢复",
        en: "the database file is damaged; stop using it and restore a backup")
    case .inputOutput:
      Localized(zh: "磁盘读写出错；请检查磁盘后重试", en: "the disk failed; check it and try again")
    case .interrupted: Localized(zh: "已取消", en: "cancelled")
    case .conflict:
      Localized(
        zh: "别人刚刚改动了这一项；已重新载入，请核对后再保存",
        en: "someone else has just changed this; it was reloaded, check it and save again")
    case .denied(let action, let object): Access.denial(action, object)
    case .signInRefused(let refusal): refusal.message
    case .sessionEnded(let ending): ending.message
    case .notFound: Localized(zh: "没有找到", en: "not found")
    case .refused(let reason): reason
    case .auditUnavailable(let trouble): trouble.refusal
    case .other(let error):
      Localized(
        zh: "数据库出错：\(error)；请运行 frontdesk doctor",
        en: "the database failed: \(error); run `frontdesk doctor`")
    }
  }
}

/// Runs a body and gives its failure the store's own words.
func asStore<Result>(_ body: () throws -> Result) throws(StoreError) -> Result {
  do { return try body() } catch { throw StoreError(error) }
}
