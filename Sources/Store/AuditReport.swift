package import Domain

/// What reading the whole audit trail found.
package struct AuditReport: Hashable, Sendable {
  /// Rows read.
  package internal(set) var rows = 0
  /// Rows older than the chain, which its first row covers.
  package internal(set) var unchained = 0
  /// Rows whose mac was proven with a key that was at hand.
  package internal(set) var proven = 0
  /// The last row; nil in an empty trail.
  package internal(set) var lastID: Int?
  package internal(set) var lastDigest: SHA256.Digest?
  /// What is wrong, the first hundred.
  package internal(set) var breaks: [AuditBreak] = []
  /// How many there are in all.
  package internal(set) var breakCount = 0
  /// Places where a broken trail was looked at and begun again, oldest first.
  package internal(set) var repairs: [AuditRepair] = []
  /// How often the clock went back by more than a minute from one row to the next.
  package internal(set) var clockSteps = 0

  /// Whether nothing is wrong that nobody has answered for.
  package var isWhole: Bool { breakCount == 0 }

  /// Most breaks that are kept one by one.
  static let mostBreaks = 100

  mutating func add(_ kind: AuditBreak.Kind, row: Int) {
    breakCount += 1
    if breaks.count < Self.mostBreaks { breaks.append(AuditBreak(row: row, kind: kind)) }
  }
}

/// A place where a trail was begun again after a break.
package struct AuditRepair: Hashable, Sendable {
  package let row: Int
  package let at: Instant
  /// The number of the member of staff who did it.
  package let staff: Int?
  /// What was wrong, in the program's words.
  package let reason: String
  /// The breaks before it that it answers for.
  package let breaks: [AuditBreak]
}

/// A place where the trail is not what it was.
package struct AuditBreak: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The row was changed, or another stands in its place.
    case changed
    /// Rows between the one before and this one are gone.
    case missing(from: Int, to: Int)
    /// The row's digest or mac is gone.
    case unchained
    /// The row's mac was not made with the clinic's key.
    case mac
    /// The number of the row's key cannot follow the one before.
    case epoch
    /// The row that begins a chain does not cover the rows before it any more.
    case cover
    /// The rows before the first are gone and were never closed.
    case beginning
    /// The trail ends before the last row that its key knows.
    case cut(known: Int)
    /// Rows stand behind the last that the key knows.
    case added
    /// The last row is not the one that its key knows.
    case head
    /// A closed segment is not what was closed.
    case segment
    /// The first key given is of another trail.
    case foreignKey
    /// The key file cannot be used, so that nothing could be proven.
    case key(AuditTrouble)
  }

  /// The number of the row, or of the first that is missing.
  package let row: Int
  package let kind: Kind

  /// What is wrong and where.
  package var message: Localized {
    switch kind {
    case .changed:
      Localized(zh: "第 \(row) 行被改动、调换或插入", en: "row \(row) was changed, moved or put in")
    case .missing(let from, let to):
      Localized(zh: "第 \(from) 至 \(to) 行缺失", en: "rows \(from) to \(to) are missing")
    case .unchained:
      Localized(zh: "第 \(row) 行的摘要被删除", en: "row \(row) has lost its digest")
    case .mac:
      Localized(
        zh: "第 \(row) 行的签名不是用本诊所的密钥生成的",
        en: "row \(row) was not signed with the clinic's key")
    case .epoch:
      Localized(zh: "第 \(row) 行的密钥序号不连续", en: "the key number of row \(row) cannot be")
    case .cover:
      Localized(
        zh: "第 \(row) 行之前的记录与该行写入时不符",
        en: "the rows before row \(row) are not those that it was written after")
    case .beginning:
      Localized(
        zh: "第 \(row) 行之前的记录缺失，且没有封存记载",
        en: "the rows before row \(row) are missing and were never closed")
    case .cut(let known):
      Localized(
        zh: "记录止于第 \(row) 行，而密钥文件已到第 \(known) 行：末尾被删除，或恢复了旧备份",
        en: "the trail ends at row \(row) but its key knows row \(known): the end was taken away, "
          + "or an older backup was put back")
    case .added:
      Localized(
        zh: "第 \(row) 行起是密钥文件不知道的记录",
        en: "from row \(row) on there are rows that the key file does not know")
    case .head:
      Localized(
        zh: "第 \(row) 行与密钥文件所记不符", en: "row \(row) is not the one that the key file knows")
    case .segment:
      Localized(
        zh: "封存段 \(row) 的记载与封存时不符", en: "closed segment \(row) is not as it was closed")
    case .foreignKey:
      Localized(
        zh: "给出的首个密钥不属于这份记录", en: "the first key given belongs to another trail")
    case .key(let trouble): trouble.message
    }
  }
}
