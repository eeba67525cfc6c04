/// What a member of staff does, and so may see.
package enum StaffRole: String, Sendable, CaseIterable {
  case reception
  case nurse
  case doctor
  case cashier
  case manager
  case auditor
  case administrator

  package var title: Localized {
    switch self {
    case .reception: Localized(zh: "前台", en: "Reception")
    case .nurse: Localized(zh: "护士", en: "Nurse")
    case .doctor: Localized(zh: "医生", en: "Doctor")
    case .cashier: Localized(zh: "收费", en: "Cashier")
    case .manager: Localized(zh: "管理者", en: "Manager")
    case .auditor: Localized(zh: "审计", en: "Auditor")
    case .administrator: Localized(zh: "系统管理", en: "Administrator")
    }
  }
}

/// A person who works at the clinic.
package struct StaffMember: Hashable, Sendable {
  /// The name to sign in with, such as `li`; unique.
  package var code: String
  package var name: String
  /// What they do, the first before the others; never empty.
  package let roles: [StaffRole]

  /// What they do first of all.
  package var role: StaffRole { roles[0] }

  /// What their roles allow.
  package var access: Access { Access(roles) }

  package init(code: String, name: String, role: StaffRole, and others: StaffRole...) {
    self.code = code
    self.name = name
    roles = [role] + others.filter { $0 != role }
  }

  /// - Parameter roles: At least one; nil comes back when there is none.
  package init?(code: String, name: String, roles: [StaffRole]) {
    guard !roles.isEmpty else { return nil }
    self.code = code
    self.name = name
    self.roles = roles
  }
}
