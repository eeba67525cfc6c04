/// A plan of follow-ups as data: FHIR's PlanDefinition.
///
/// A plan has steps at fixed distances, dates that come again, or both: the steps first. At any time
/// one date of it is waited for, so that nobody is called twice for one thing.
package struct PlanDefinition: Hashable, Sendable {
  /// What a second start does while the plan is running.
  package enum Again: String, Sendable, CaseIterable {
    /// Nothing: it is running already.
    case ignore
    /// It begins anew, as after a second operation.
    case restart
  }

  /// Its name, such as `hypertension`; never changed once in use.
  package var id: String
  /// From 1 up; a running plan keeps its version until its next visit.
  package var version: Int
  package var title: Localized
  /// The programme it is the routine plan of; nil when it belongs to none.
  ///
  /// A person has one running plan in a programme.
  package var programme: String?
  /// Which of two plans of a programme runs: the higher one.
  package var priority: Int
  /// Where it comes from, as cited in the line that explains a date: `规范三版 2.8`.
  package var source: Localized
  package var starts: [PlanStart]
  package var again: Again
  /// The plans that its start ends.
  package var replaces: [String]
  /// In the order of their dates.
  package var steps: [PlanStep]
  package var recurrence: PlanRecurrence?
  package var responses: [PlanResponse]
  package var stops: [PlanStop]

  package init(
    id: String, version: Int = 1, title: Localized, programme: String? = nil, priority: Int = 0,
    source: Localized, starts: [PlanStart] = [.hand], again: Again = .ignore,
    replaces: [String] = [], steps: [PlanStep] = [], recurrence: PlanRecurrence? = nil,
    responses: [PlanResponse] = [], stops: [PlanStop] = []
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.programme = programme
    self.priority = priority
    self.source = source
    self.starts = starts
    self.again = again
    self.replaces = replaces
    self.steps = steps
    self.recurrence = recurrence
    self.responses = responses
    self.stops = stops
  }

  /// What a visit's findings are filed under: the programme, or the plan itself.
  package var subject: String { programme ?? id }

  /// The answer to a result, or to the plainer one of its kind; nil when the plan has neither.
  package func response(to result: PlanResult) -> PlanResponse? {
    if let own = responses.first(where: { $0.result == result }) { return own }
    return result.plainer.flatMap { plainer in responses.first { $0.result == plainer } }
  }
}
