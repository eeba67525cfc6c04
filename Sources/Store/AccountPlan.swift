package import Domain
internal import Interchange
internal import SQLite

/// An account as it is to become, as a question to a second person keeps it.
struct AccountPlan {
  let code: String
  let name: String
  let roles: [StaffRole]

  init(code: String, name: String, roles: [StaffRole]) {
    self.code = code
    self.name = name
    self.roles = roles
  }

  /// Reads what `content` wrote; nil for a role that this program does not know.
  init?(content: String) {
    guard let root = JSONParser.parse(Array(content.utf8)).document?.root,
      let code = root["staff"]?.string, let name = root["name"]?.string,
      let words = root["roles"]?.elements.map({ $0.string.flatMap(StaffRole.init) })
    else { return nil }
    let roles = words.compactMap { $0 }
    guard roles.count == words.count, !roles.isEmpty else { return nil }
    self.init(code: code, name: name, roles: roles)
  }

  var content: String {
    JSONOutput.members([
      "staff": .string(code), "name": .string(name),
      "roles": .array(roles.map { .string($0.rawValue) }),
    ]).text
  }
}

extension Store {
  /// The longest code and name, in characters.
  private static let longestCode = 32
  private static let longestName = 40

  /// Why an account may not be called so; nil when it may.
  package static func refusal(of member: StaffMember) -> Localized? {
    let isCode = member.code.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || ("0"..."9").contains($0)
          || "._-".unicodeScalars.contains($0))
    }
    guard isCode, !member.code.hasPrefix("-"), (1...longestCode).contains(member.code.count) else {
      return Localized(
        zh: "账号只能用字母、数字和 . _ -，最多 \(longestCode) 个",
        en: "a code is made of letters, digits and . _ -, at most \(longestCode)")
    }
    let name = member.name
    let isName = name.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }
    guard isName, name.contains(where: { !$0.isWhitespace }), name.count <= longestName else {
      return Localized(
        zh: "姓名不能为空，最多 \(longestName) 个字",
        en: "the name is empty, too long (\(longestName)) or holds control characters")
    }
    return nil
  }

  /// Refuses a code that an account has, or had: it must not come to mean somebody else.
  static func checkIsFree(_ code: String, in connection: Connection) throws {
    let statement = try connection.statement("SELECT 1 FROM staff WHERE code = ? COLLATE NOCASE")
    statement.bind(code)
    defer { statement.reset() }
    guard try !statement.step() else {
      throw StoreError.refused(
        Localized(
          zh: "账号 \(code) 已存在；请换一个", en: "the code \(code) is taken; choose another"))
    }
  }

  static func isEnabled(_ staff: Int, in connection: Connection) throws -> Bool {
    let statement = try connection.statement("SELECT is_disabled FROM staff WHERE id = ?")
    statement.bind(staff)
    defer { statement.reset() }
    return try statement.step() && statement.integer(0) == 0
  }

  static let ownRoles = Localized(
    zh: "不能更改自己的角色；请另一位管理者操作", en: "nobody changes their own roles; ask another manager")
  static let ownAccount = Localized(
    zh: "不能对自己的账号这样做；请另一位管理者操作",
    en: "nobody does this to their own account; ask another manager")
  static let noRole = Localized(zh: "账号至少要有一个角色", en: "an account has at least one role")
  static let lastManager = Localized(
    zh: "这是最后一位管理者；请先添加另一位", en: "this is the last manager; make another one first")
}
