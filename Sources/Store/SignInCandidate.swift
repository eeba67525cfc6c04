internal import Domain
internal import SQLite

/// The account that a code names, or that there is none.
struct Candidate {
  let code: String
  /// Nil when no account has the code.
  let staff: Int?
  let isEnabled: Bool
  /// The password in force; nil when there is none.
  let hash: PasswordHash?
  /// An account of the demo that was given no password.
  let goesWithoutPassword: Bool
  /// When the account was last of use: signed in with, enabled, or given a password.
  let usedAt: Instant?
  /// What makes the answers for codes that are no account the same again and again, and others'
  /// guess: a hash of this database.
  private let salt: String

  init(code: String, in connection: Connection) throws {
    self.code = code
    let account = try connection.statement(
      """
      SELECT s.id, s.is_disabled, p.hash,
        max(ifnull(s.last_signed_in, 0), ifnull(s.enabled_at, 0), ifnull(p.set_at, 0))
      FROM staff s LEFT JOIN staff_password p ON p.staff = s.id
        AND p.number = (SELECT max(number) FROM staff_password WHERE staff = s.id)
      WHERE s.code = ?
      """)
    account.bind(code)
    defer { account.reset() }
    let isThere = try account.step()
    staff = isThere ? account.integer(0) : nil
    isEnabled = isThere && account.integer(1) == 0
    hash = isThere ? account.optionalText(2).map(PasswordHash.init) : nil
    usedAt = isThere && account.integer(3) > 0 ? Instant(seconds: account.integer(3)) : nil
    let isDemo = try Store.isDemo(in: connection)
    goesWithoutPassword = isEnabled && hash == nil && isDemo
    salt =
      try connection.text("SELECT hash FROM staff_password ORDER BY staff, number LIMIT 1") ?? ""
  }

  /// Whether the account is still enabled and has still the same password.
  func stands(in connection: Connection) throws -> Bool {
    let present = try Candidate(code: code, in: connection)
    return present.staff == staff && present.isEnabled && present.hash == hash
  }

  /// What wrong passwords are counted by.
  ///
  /// Codes that are no account share buckets: what was typed may have been a password, and is kept
  /// nowhere.
  func subjects(at terminal: SessionTerminal) -> [String] {
    let account = staff == nil ? "unknown:\(mark >> 8 & 0xFFFF)" : "staff:\(code)"
    return [account, "tty:\(terminal.host):\(terminal.tty)"]
  }

  /// The cost that a check for a code takes which is no account: one in four the raised one, so that
  /// time does not tell managers from codes that do not exist.
  var decoyCost: PasswordHash.Cost { mark & 3 == 0 ? .raised : .everybody }

  /// A number that a code always has in this database and that nobody outside can tell.
  private var mark: UInt64 {
    // FNV-1a with the last mixing of MurmurHash3, which spreads what differs over all bits.
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in (salt + "\n" + code).utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    value = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ (value >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ (value >> 33)
  }
}

extension PasswordHash {
  /// What a password is held against where there is none: nothing matches it, at the same cost.
  static func decoy(_ cost: Cost) -> PasswordHash {
    let parameters = cost == .raised ? "jBT" : "j9T"
    return PasswordHash(
      text: "$y$\(parameters)$frontdeskdecoysalt0/9.$" + String(repeating: ".", count: 43))
  }
}
