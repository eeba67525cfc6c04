import Domain
import FrontdeskApp

extension Scene {
  /// Who is at the desk, what is kept from them, and what patients may ask for.
  static let access = signIns + guarded + rights + facing

  /// Gives whoever sits there another role.
  private static func role(_ role: StaffRole) -> @Sendable (inout Desk) -> Void {
    { desk in
      let user = desk.model.user
      desk.model.user = StaffMember(code: user.code, name: user.name, role: role)
      desk.send(.command(.refresh))
    }
  }

  private static let closed: @Sendable (inout Desk) -> Void = { desk in
    desk.clinic.hiddenParts = [.conditions, .medications, .results, .reports]
    desk.send(.command(.refresh))
  }

  private static let signIns = [
    Scene("signin", "", []) { $0.model.awaitSignIn(as: "l") },
    Scene("signin-refused", "x<Enter>", []) { $0.model.awaitSignIn(as: "l") },
    Scene("signin-renew", "", [.changePassword]) { $0.model.account.hasPassword = true },
    Scene("signin-locked", "<F8>x<Enter>", []) { $0.model.account.hasPassword = true },
  ]

  private static let guarded = [
    Scene("reveal-menu", "@<F7>"), Scene("roles-form", "", [.whoAmI]),
    Scene("closed", "@<Enter>", [], closed), Scene("closed-lookup", "@", [], closed),
    Scene("glass-form", "@<C-y>", [], closed),
    Scene("glass", "@<C-y>1<Enter>1234567890<C-s>", [], closed),
    Scene("audit", "", [.viewAudit], role(.auditor)),
    Scene("audit-unusual", "", [.viewAudit, .nextScope], role(.auditor)),
    Scene("audit-emergency", "", [.viewAudit, .previousScope], role(.auditor)),
    Scene("audit-form", "", [.viewAudit, .previousScope, .reviewGlass], role(.auditor)),
  ]

  private static let rights =
    [
      Scene("rights-none", "", [.viewRights, .viewApprovals], role(.nurse)),
      Scene("rights", "@<Enter>", [.viewRights], role(.manager)),
      Scene("rights-corrections", "@<Enter>", [.viewRights, .nextScope], role(.manager)),
      Scene(
        "rights-restrictions", "@<Enter>", [.viewRights, .nextScope, .nextScope],
        role(.manager)),
      Scene("rights-disclosures", "@<Enter>", [.viewRights, .previousScope], role(.manager)),
      Scene("rights-blank", "<Down><Enter>", [.viewRights], role(.reception)),
      Scene("rights-menu", "@<Enter>", [.viewRights, .rightsActions], role(.reception)),
      Scene(
        "rights-ask", "@<Enter>", [.viewRights, .nextScope, .rightsUndo], role(.manager)),
    ]
    + [
      CommandID.rightsSign, .rightsWithdraw, .rightsCorrect, .rightsExport, .rightsRestrict,
      .rightsErasure,
    ].map { id in
      Scene("form-\(id.rawValue)", "@<Enter>", [.viewRights, id], role(.manager))
    } + [
      Scene("approvals", "", [.viewApprovals], role(.manager)),
      Scene("approvals-ask", "", [.viewApprovals, .approvalAct], role(.manager)),
      Scene("approvals-ask-no", "", [.viewApprovals, .approvalRefuse], role(.manager)),
      Scene("approvals-restricted", "", [.viewRestricted], role(.manager)),
      Scene("approvals-ask-lift", "", [.viewRestricted, .approvalAct], role(.manager)),
    ]

  private static let facing = [
    Scene("public", "@", [.togglePublic]), Scene("public-archive", "@<Enter>", [.togglePublic]),
    Scene("public-queue", "<F5>", [.togglePublic]),
  ]
}
