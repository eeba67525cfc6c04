package import Domain
internal import Interchange
internal import SQLite

/// What became of a change of accounts.
package enum AccountChange: Hashable, Sendable {
  case done
  /// A second person must allow it first; the number of the question.
  case asked(Int)
}

extension Store {
  /// Adds an account, without a password.
  ///
  /// A role that gives rights over others needs a second person, while there is one.
  ///
  /// - Parameter reason: Told to the second person.
  /// - Throws: `.denied`; `.refused` for a code that is taken or makes no sense.
  package func addAccount(
    _ member: StaffMember, reason: String = ""
  ) throws(StoreError) -> AccountChange {
    try require(.add, .accounts)
    if let refusal = Self.refusal(of: member) { throw .refused(refusal) }
    return try write { connection in
      try Self.checkIsFree(member.code, in: connection)
      if try needsSecondPerson(member.roles, in: connection) {
        let plan = AccountPlan(code: member.code, name: member.name, roles: member.roles)
        return .asked(
          try ask(.addAccount, content: plan.content, reason: reason, in: connection))
      }
      try insertAccount(member, by: actor, in: connection)
      return .done
    }
  }

  /// Gives an account other roles, the first of them before the others.
  ///
  /// - Throws: `.denied`; `.refused` for oneself, for no role, and for the last manager.
  package func setRoles(
    of code: String, to roles: [StaffRole], reason: String = ""
  ) throws(StoreError) -> AccountChange {
    try require(.change, .accounts)
    return try write { connection in
      let staff = try Self.number(of: code, in: connection)
      guard staff != actor else { throw StoreError.refused(Self.ownRoles) }
      let former = try Self.member(staff, in: connection)
      guard !roles.isEmpty else { throw StoreError.refused(Self.noRole) }
      if try needsSecondPerson(former.roles + roles, in: connection) {
        let plan = AccountPlan(code: code, name: former.name, roles: roles)
        return .asked(
          try ask(.changeRoles, content: plan.content, reason: reason, in: connection))
      }
      try replaceRoles(of: staff, with: roles, by: actor, in: connection)
      return .done
    }
  }

  /// Disables an account; its sessions end at once, and terminals notice within a second or two.
  ///
  /// - Parameter reason: Why, in words; never empty.
  /// - Throws: `.denied`; `.refused` for oneself and for the last manager.
  package func disableAccount(_ code: String, reason: String) throws(StoreError) {
    try require(.change, .accounts)
    try write { connection in
      let staff = try Self.number(of: code, in: connection)
      guard staff != actor else { throw StoreError.refused(Self.ownAccount) }
      guard reason.contains(where: { !$0.isWhitespace }) else {
        throw StoreError.refused(
          Localized(zh: "请写明停用原因 (--reason)", en: "say why it is disabled (--reason)"))
      }
      guard try !Self.isLastManager(staff, in: connection) else {
        throw StoreError.refused(Self.lastManager)
      }
      let moment = try Self.steadyMoment(now(), in: connection)
      let old = try auditDigest(of: staff, in: .staff, connection)
      try Self.disable(staff, reason: reason, at: moment, in: connection)
      try audit(
        .update, .staff, id: staff, detail: "disabled", reason: reason,
        before: old, after: try auditDigest(of: staff, in: .staff, connection), in: connection)
    }
  }

  /// Enables an account again; its idle days count from now.
  package func enableAccount(_ code: String) throws(StoreError) {
    try require(.change, .accounts)
    try write { connection in
      let staff = try Self.number(of: code, in: connection)
      guard staff != actor else { throw StoreError.refused(Self.ownAccount) }
      let moment = try Self.steadyMoment(now(), in: connection)
      let old = try auditDigest(of: staff, in: .staff, connection)
      try connection.statement(
        "UPDATE staff SET is_disabled = 0, disabled_reason = NULL, enabled_at = ? WHERE id = ?"
      ).bind(moment.seconds, staff).run()
      try audit(
        .update, .staff, id: staff, detail: "enabled",
        before: old, after: try auditDigest(of: staff, in: .staff, connection), in: connection)
    }
  }

  /// Forgets the wrong passwords of an account, and those counted at terminals.
  package func unlockAccount(_ code: String) throws(StoreError) {
    try require(.change, .accounts)
    try write { connection in
      let staff = try Self.number(of: code, in: connection)
      guard staff != actor else { throw StoreError.refused(Self.ownAccount) }
      try SignInFailures.forget(["staff:" + code], in: connection)
      try connection.statement("DELETE FROM sign_in_failure WHERE subject GLOB 'tty:*'").run()
      try audit(.update, .staff, id: staff, detail: "unlocked", in: connection)
    }
  }

  /// Ties a system user to an account, which then acts on the command line without a password.
  ///
  /// - Parameters:
  ///   - systemUser: Nil to untie.
  ///   - present: The system user who runs the program: nobody ties themselves to another's account.
  /// - Throws: `.denied`; `.refused` for a system user that is tied to another account.
  package func tie(
    _ code: String, to systemUser: String?, runningAs present: String
  ) throws(StoreError) {
    try require(.change, .accounts)
    try write { connection in
      let staff = try Self.number(of: code, in: connection)
      guard staff == actor || systemUser != present else {
        throw StoreError.refused(
          Localized(
            zh: "不能把自己的系统用户绑定到别人的账号",
            en: "nobody ties their own system user to somebody else's account"))
      }
      let taken = try connection.statement(
        "SELECT code FROM staff WHERE system_user = ? AND id != ?")
      taken.bind(systemUser, staff)
      defer { taken.reset() }
      if try taken.step() {
        let other = taken.text(0)
        throw StoreError.refused(
          Localized(
            zh: "系统用户已绑定到账号 \(other)；请先解除",
            en: "the system user is tied to the account \(other); untie that first"))
      }
      let old = try auditDigest(of: staff, in: .staff, connection)
      try connection.statement("UPDATE staff SET system_user = ? WHERE id = ?")
        .bind(systemUser, staff).run()
      try audit(
        .update, .staff, id: staff, detail: systemUser == nil ? "untied" : "tied",
        before: old, after: try auditDigest(of: staff, in: .staff, connection), in: connection)
    }
  }

  // MARK: - With a second person's answer

  /// Does what was asked, for the one who asked and by the leave of the one who acts.
  func carryOut(_ question: Question, at moment: Instant, in connection: Connection) throws {
    guard let plan = AccountPlan(content: question.content) else { throw StoreError.notFound }
    let asker = try Self.member(question.askedBy, in: connection)
    let action: AccessAction = question.kind == .addAccount ? .add : .change
    // The asker may have lost the right meanwhile.
    guard try Self.isEnabled(question.askedBy, in: connection),
      asker.access.allows(action, .accounts)
    else { throw StoreError.denied(action, .accounts) }
    switch question.kind {
    case .addAccount:
      try Self.checkIsFree(plan.code, in: connection)
      guard let member = StaffMember(code: plan.code, name: plan.name, roles: plan.roles) else {
        throw StoreError.refused(Self.noRole)
      }
      try insertAccount(member, by: question.askedBy, in: connection)
    case .changeRoles:
      let staff = try Self.number(of: plan.code, in: connection)
      guard staff != actor else { throw StoreError.refused(Self.ownRoles) }
      try replaceRoles(of: staff, with: plan.roles, by: question.askedBy, in: connection)
    default: throw StoreError.notFound
    }
  }

  /// Whether roles give rights over others, and somebody is there who could be the second person.
  ///
  /// The first manager of a clinic has nobody to ask and so makes the second one alone.
  private func needsSecondPerson(_ roles: [StaffRole], in connection: Connection) throws -> Bool {
    guard roles.contains(where: { $0 == .manager || $0 == .administrator }) else { return false }
    let others = try connection.statement(
      "SELECT count(*) FROM staff_role WHERE role = 'manager' AND staff IS NOT ?")
    others.bind(actor)
    defer { others.reset() }
    return try others.step() && others.integer(0) > 0
  }

  private func insertAccount(
    _ member: StaffMember, by granter: Int?, in connection: Connection
  ) throws {
    try Self.insert(member, systemUser: nil, at: now(), by: granter, in: connection)
    let roles = Self.words(member.roles)
    try audit(
      .create, .staff, id: try Self.number(of: member.code, in: connection),
      detail: "\(member.code) roles - -> \(roles)", in: connection)
  }

  private func replaceRoles(
    of staff: Int, with roles: [StaffRole], by granter: Int?, in connection: Connection
  ) throws {
    let former = try Self.member(staff, in: connection)
    guard try roles.contains(.manager) || !Self.isLastManager(staff, in: connection) else {
      throw StoreError.refused(Self.lastManager)
    }
    let unique = roles.enumerated().filter { !roles[..<$0.offset].contains($0.element) }
      .map(\.element)
    let old = try auditDigest(of: staff, in: .staff, connection)
    try connection.statement("DELETE FROM staff_role WHERE staff = ?").bind(staff).run()
    try connection.statement("UPDATE staff SET role = ? WHERE id = ?")
      .bind(unique[0].rawValue, staff).run()
    try Self.grant(unique, to: staff, at: now(), by: granter, in: connection)
    // A password that was hashed at the common cost is changed for one at the raised one.
    if PasswordHash.Cost(roles: unique) == .raised,
      PasswordHash.Cost(roles: former.roles) != .raised
    {
      try connection.statement("UPDATE staff_password SET must_change = 1 WHERE staff = ?")
        .bind(staff).run()
    }
    try audit(
      .update, .staff, id: staff,
      detail: "roles \(Self.words(former.roles)) -> \(Self.words(unique))",
      before: old, after: try auditDigest(of: staff, in: .staff, connection), in: connection)
  }

  private static func words(_ roles: [StaffRole]) -> String {
    roles.map(\.rawValue).joined(separator: ",")
  }
}
