package import Domain

/// A form that is complete: what is kept of it and what follows from it.
package struct FilledForm: Hashable, Sendable {
  package var response: QuestionnaireResponse
  /// What the indicators are given, on the day of the response.
  package var observations: [FormObservation]
  /// What the form says of the course of the disease, for the plan of the next visits.
  package var outcomes: Set<QuestionnaireOutcome>
}

/// What keeps a form from being completed.
package struct FormIncomplete: Error, Hashable, Sendable {
  /// Not empty; the most pressing first.
  package var problems: [FormObstacle]
}

extension OpenForm {
  /// Goes on with a draft, or opens a completed form to be amended.
  ///
  /// - Parameter draft: A response to this form; of another version, what this one has no place
  ///   for is kept aside and written back by ``response(_:authored:author:)``.
  package init(_ form: Questionnaire, context: FormContext, draft: QuestionnaireResponse) {
    self.init(form, context: context)
    restore(draft.answers)
    for seen in draft.acknowledged where !acknowledge(seen.flag, note: seen.note) {
      // It is raised no more; what was done stays on record and covers nothing that comes.
      note(Seen(id: seen.flag, note: seen.note, answers: nil), isFlag: true)
    }
    for id in draft.confirmed { _ = confirm(id) }
  }

  /// The day that the form is about: as it is answered, else the day on which it is filled in.
  package var day: CalendarDate {
    guard let id = form.dayItem, case .date(let day, .day)? = answers[QuestionnaireItemKey(id)]
    else { return context.day }
    return day
  }

  /// The form as it stands, such as for a draft.
  ///
  /// All answers are in it, also those that are not asked now.
  package func response(
    _ status: QuestionnaireResponseStatus, authored: Instant? = nil, author: String? = nil
  ) -> QuestionnaireResponse {
    QuestionnaireResponse(
      questionnaire: form.id, version: form.version, status: status, day: day,
      authored: authored, author: author, answers: keptAnswers, results: keptResults,
      acknowledged: seenFlags.map { QuestionnaireAcknowledgement(flag: $0.id, note: $0.note) },
      confirmed: confirmedIDs)
  }

  /// Completes the form, or says what is missing.
  ///
  /// Answers that are not asked stay in drafts; a completed form has those alone that count.
  package func completed(
    authored: Instant? = nil, author: String? = nil, isAmendment: Bool = false
  ) -> Result<FilledForm, FormIncomplete> {
    let problems = problems
    guard problems.isEmpty else { return .failure(FormIncomplete(problems: problems)) }
    var response = response(
      isAmendment ? .amended : .completed, authored: authored, author: author)
    response.answers.removeAll { item(at: $0.key) != nil && !isAsked($0.key) }
    return .success(
      FilledForm(response: response, observations: observations, outcomes: results.outcomes))
  }

  private var keptAnswers: [QuestionnaireResponseAnswer] {
    let known = form.sections.flatMap(\.items).flatMap { item -> [QuestionnaireResponseAnswer] in
      guard case .table(let table) = item.kind else {
        return [kept(QuestionnaireItemKey(item.linkID), table: nil)].compactMap(\.self)
      }
      return (0..<table.rows).flatMap { row in
        table.columns.compactMap { column in
          kept(QuestionnaireItemKey(column.linkID, row: row), table: item.linkID)
        }
      }
    }
    return known + foreign
  }

  private func kept(
    _ key: QuestionnaireItemKey, table: String?
  ) -> QuestionnaireResponseAnswer? {
    answers[key].map {
      QuestionnaireResponseAnswer(
        key: key, table: table, answer: $0, isCarried: carried.contains(key))
    }
  }

  private var keptResults: [QuestionnaireResult] {
    form.items.compactMap { item in
      guard case .computed(let computation) = item.kind, let value = results.values[item.linkID]
      else { return nil }
      return QuestionnaireResult(
        linkID: item.linkID, value: value.number, unit: computation.unit, band: value.codes.first)
    }
  }
}
