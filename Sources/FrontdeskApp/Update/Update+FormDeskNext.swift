package import Domain
import Forms

// When the person comes next, as the plans have it: asked as the form goes on, and offered in it.
extension Model {
  /// Asks what the plans make of the form so far; nothing where it is for no follow-up, or nothing
  /// that plans go by has changed.
  mutating func askNextDate() -> [Effect] {
    guard let fill = forms.fill, fill.order.followUp != nil, fill.order.amends == nil else {
      return []
    }
    let outcomes = fill.session.state.results.outcomes
    guard !outcomes.isEmpty else { return [] }
    let soFar = fill.session.state.soFar
    let basis = FormNextDate.Basis(outcomes: outcomes, observations: soFar.observations)
    guard fill.next.basis != basis else { return [] }
    forms.fill?.next.basis = basis
    forms.fill?.next.isAwaited = true
    forms.fill?.next.generation += 1
    return [.forms(.propose(fill.order, soFar, generation: fill.next.generation + 1))]
  }

  /// Offers the day that the plans propose, with the line that says why.
  ///
  /// A form that was to be filed meanwhile is filed now.
  mutating func nextDateProposed(
    _ order: FormOrder, due: CalendarDate?, why: Localized?, generation: Int
  ) -> [Effect] {
    guard var fill = forms.fill, fill.order == order, fill.next.generation == generation else {
      return []
    }
    fill.next.isAwaited = false
    fill.next.due = due
    fill.next.why = why
    if let item = fill.session.state.nextDateItem {
      let proposal = due.map {
        FormProposal(answer: .date($0, .day), why: why ?? FormDeskWords.byPlan)
      }
      fill.session.propose(proposal, for: item.linkID)
    }
    forms.fill = fill
    return fileWhenProposed()
  }

  /// Goes on without the plans where they could not be asked.
  mutating func nextDateFailed(_ order: FormOrder, generation: Int) -> [Effect] {
    guard let fill = forms.fill, fill.order == order, fill.next.generation == generation else {
      return []
    }
    forms.fill?.next.isAwaited = false
    return fileWhenProposed()
  }

  private mutating func fileWhenProposed() -> [Effect] {
    guard forms.fill?.next.filesThen == true else { return [] }
    forms.fill?.next.filesThen = false
    return fileForm()
  }
}

/// When the person comes next, as the plans propose it.
package struct FormNextDate: Equatable, Sendable {
  /// What the plans go by.
  struct Basis: Equatable, Sendable {
    var outcomes: Set<QuestionnaireOutcome>
    var observations: [FormObservation]
  }

  /// Nil before the plans were asked, and where they propose nothing.
  package internal(set) var due: CalendarDate?
  /// One line that says why it is due then, with its source.
  package internal(set) var why: Localized?
  /// What was asked about last.
  var basis: Basis?
  var generation = 0
  /// Whether the plans were asked and have not answered.
  var isAwaited = false
  /// Whether the form is to be filed as soon as they have; any other key takes that back.
  var filesThen = false
}
