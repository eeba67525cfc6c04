/// What begins a plan.
package enum PlanStart: Hashable, Sendable {
  /// A person chooses it.
  case hand
  /// A tag comes, by its name in either language.
  case tag(String)
  /// A rule comes on, by its id.
  case rule(String)
  /// A diagnosis whose ICD-10 code begins so.
  case diagnosis(prefix: String)
  /// A diagnosis that belongs to a code set of the rules, by its name.
  case codeSet(String)
  /// A visit or stay begins, by FHIR's class code, such as `EMER`.
  case encounter(classCode: String)
  /// A visit or stay ends, by FHIR's class code, such as `IMP`.
  case discharge(classCode: String)
  /// Another plan's visit came to this; nil for the result of any plan.
  case result(plan: String?, PlanResult)
}

/// What ends a plan beside its last date.
package enum PlanStop: Hashable, Sendable {
  /// A tag goes, by its name in either language.
  case tagGone(String)
  /// A rule goes off, by its id.
  case ruleGone(String)
  /// A visit of this plan came to this.
  case result(PlanResult)
  /// So long after the anchor.
  case after(PlanSpan)
}
