import Domain
import FrontdeskApp

extension Scene {
  private static let doctor: @Sendable (inout Desk) -> Void = { desk in
    let user = desk.model.user
    desk.model.user = StaffMember(code: user.code, name: user.name, role: .doctor)
    desk.send(.command(.refresh))
  }

  private static let manager: @Sendable (inout Desk) -> Void = { desk in
    let user = desk.model.user
    desk.model.user = StaffMember(code: user.code, name: user.name, role: .manager)
    desk.send(.command(.viewFigures))
  }

  /// What a nurse has beside the queue: the list of forms, the parts of a call, and what is planned.
  static let nurse = [
    Scene("form-list", "@<A-i>"),
    Scene("call-outcome-person", "<F5><Left><Enter><F6>"),
    Scene("call-outcome-measures", "<F5><Left><Enter><F6><F6>"),
    Scene("call-outcome-history", "<F5><Left><Enter><F6><F6><F6>"),
    Scene("panel-form-plans", "@", [.plans], doctor),
  ]

  /// What a manager looks at.
  static let figures = [
    Scene("figures", "", [], manager), Scene("figures-staff", "<Right>", [], manager),
    Scene("figures-people", "<Enter>", [], manager),
    Scene("figures-form-paper", "P", [], manager),
  ]
}
