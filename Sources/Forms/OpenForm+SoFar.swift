package import Domain

extension OpenForm {
  /// The form as it would be filed if it were complete: for what follows from it before it is.
  package var soFar: FilledForm {
    FilledForm(
      response: response(.inProgress), observations: observations, outcomes: results.outcomes)
  }

  /// The date on which the person is to come next; nil where the form does not ask for it.
  ///
  /// It is the last of its questions about a day to come.
  package var nextDateItem: QuestionnaireItem? {
    form.sections.flatMap(\.items).last { item in
      if case .date(let limits) = item.kind { limits.isFuture } else { false }
    }
  }

  /// The day on which the person is to come next, as answered; nil where there is none yet.
  package var nextDate: CalendarDate? {
    guard let item = nextDateItem,
      case .date(let day, .day)? = answers[QuestionnaireItemKey(item.linkID)]
    else { return nil }
    return day
  }
}
