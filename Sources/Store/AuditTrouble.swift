package import Domain

/// Why the audit trail cannot be added to, so that nothing may be shown and nothing changed.
package enum AuditTrouble: Hashable, Sendable {
  /// There is no key file beside the database.
  case keyMissing(path: String)
  /// The key file cannot be read or written; the system's own word for it.
  case keyUnusable(path: String, reason: String)
  /// The key file is a link, no plain file, somebody else's, or open to others.
  case keyExposed(path: String)
  /// The key file holds something else than it was left with.
  case keyDamaged(path: String)
  /// The trail ends before the row that the key file knows as the last.
  case cut(after: Int, known: Int)
  /// A row is not what it was when it was written, or belongs to another database's key.
  case changed(row: Int)

  /// The sentence for a person, without the way out.
  package var message: Localized {
    switch self {
    case .keyMissing(let path):
      Localized(zh: "缺少密钥文件 \(path)", en: "the key file \(path) is missing")
    case .keyUnusable(let path, let reason):
      Localized(
        zh: "无法使用密钥文件 \(path) (\(reason))",
        en: "the key file \(path) cannot be used (\(reason))")
    case .keyExposed(let path):
      Localized(
        zh: "密钥文件 \(path) 可被他人读取、不属于您或不是普通文件 (应为 0600)",
        en: "the key file \(path) can be read by others, is not yours or is no plain file "
          + "(it must be 0600)")
    case .keyDamaged(let path):
      Localized(zh: "密钥文件 \(path) 已损坏", en: "the key file \(path) is damaged")
    case .cut(let after, let known):
      Localized(
        zh: "记录止于第 \(after) 行，而密钥文件已到第 \(known) 行：有记录被删除，或恢复了旧备份",
        en: "the trail ends at row \(after) but its key knows row \(known): rows were taken away, "
          + "or an older backup was put back")
    case .changed(let row):
      Localized(
        zh: "第 \(row) 行与写入时不符，或密钥文件属于别的数据库",
        en: "row \(row) is not what was written, or the key file is another database's")
    }
  }

  /// The sentence with the way out.
  var refusal: Localized {
    Localized(
      zh: "审计记录无法续写，因此不打开：\(message.chinese)；"
        + "请核对文件，或由有账号管理权的人运行 frontdesk audit --repair",
      en: "the audit trail cannot go on, so nothing is opened: \(message.english); "
        + "put the right files back, or have someone who may change accounts run "
        + "`frontdesk audit --repair`")
  }
}
