package import Domain

/// An answer that is offered and not yet given.
package struct FormOffer: Hashable, Sendable {
  /// Where an offer comes from, to be shown beside it.
  package enum Origin: Hashable, Sendable {
    /// The last form, of a day.
    case last(CalendarDate)
    /// The newest value in the archive, of a day.
    case observed(CalendarDate)
    /// What the form worked out.
    case computed
    /// What is usual.
    case usual
    /// What the plan of visits proposes, and why.
    case planned(Localized)
  }

  package var answer: QuestionnaireAnswer
  package var origin: Origin

  /// Whether accepting it repeats what was known, so that it is no new measurement.
  package var isCarried: Bool {
    switch origin {
    case .last, .observed: true
    case .computed, .usual, .planned: false
    }
  }

  /// The words beside it, such as `上次 2026-08-20`.
  package var title: Localized {
    switch origin {
    case .last(let day): Localized(zh: "上次 \(day)", en: "last time \(day)")
    case .observed(let day): Localized(zh: "档案 \(day)", en: "on file \(day)")
    case .computed: Localized(zh: "按规则", en: "by the rule")
    case .usual: Localized(zh: "默认", en: "usual")
    case .planned(let why): why
    }
  }
}

/// An answer that something outside the form proposes, such as the plan of visits.
package struct FormProposal: Hashable, Sendable {
  package var answer: QuestionnaireAnswer
  /// One line that says why, with its source.
  package var why: Localized

  package init(answer: QuestionnaireAnswer, why: Localized) {
    self.answer = answer
    self.why = why
  }
}
