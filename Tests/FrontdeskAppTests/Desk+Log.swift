import FrontdeskApp

/// What a session has asked for so far, oldest first.
extension Desk {
  var callRequests: [CallRequest] {
    clinic.log.compactMap { if case .call(let request) = $0 { request } else { nil } }
  }

  var rightsRequests: [RightsRequest] {
    clinic.log.compactMap { if case .rights(let request) = $0 { request } else { nil } }
  }

  /// The outcome that was recorded last; nil when none was.
  var lastOutcome: OutcomeEntry? {
    clinic.log.lazy.reversed().compactMap { effect in
      if case .recordOutcome(let entry) = effect { entry } else { nil }
    }.first
  }
}
