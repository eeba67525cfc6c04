import Domain
import FrontdeskApp

extension Scene {
  /// What a nurse has beside the queue: the list of forms, and the parts of a call.
  static let nurse = [
    Scene("form-list", "@<A-i>"),
    Scene("call-outcome-person", "<F5><Left><Enter><F6>"),
    Scene("call-outcome-measures", "<F5><Left><Enter><F6><F6>"),
    Scene("call-outcome-history", "<F5><Left><Enter><F6><F6><F6>"),
  ]
}
