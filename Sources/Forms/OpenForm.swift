package import Domain

/// A form that is being filled in: the answers and what they come to.
///
/// A value without a clock: the same answers give the same results. An answer that is no longer
/// asked for stays where it is and counts for nothing, so that a slip at a branch loses nothing.
package struct OpenForm: Sendable {
  package let form: Questionnaire
  package let context: FormContext
  let index: FormIndex
  /// The answers, with those that are not asked now.
  package private(set) var answers: [QuestionnaireItemKey: QuestionnaireAnswer] = [:]
  /// The answers that were accepted as they stood before.
  private(set) var carried: Set<QuestionnaireItemKey> = []
  /// Answers of a draft that this version of the form has no place for; kept as they are.
  private(set) var foreign: [QuestionnaireResponseAnswer] = []
  private(set) var seenFlags: [Seen] = []
  private(set) var confirmed: [Seen] = []
  /// What others propose as answers, by link id; it comes before what the form offers itself.
  ///
  /// Such as the day of the next visit and the line that says why.
  package private(set) var proposals: [String: FormProposal] = [:]
  /// What was taken as it was offered, with the answer that this gave.
  private var taken: [QuestionnaireItemKey: QuestionnaireAnswer] = [:]
  /// What is shown and worked out now.
  package private(set) var results: FormResults

  /// That a person looked at something while the answers it goes by were these.
  struct Seen: Hashable, Sendable {
    var id: String
    var note: String
    /// Nil when it covers no answers that may come.
    var answers: [QuestionnaireItemKey: QuestionnaireAnswer]?
  }

  /// Begins an empty form.
  package init(_ form: Questionnaire, context: FormContext) {
    self.form = form
    self.context = context
    index = FormIndex(form)
    var evaluator = FormEvaluator(index: index, answers: [:], context: context)
    results = evaluator.results()
  }

  /// Puts an answer of a plan or the like forward, in place of what the form itself offers.
  ///
  /// Where somebody took what was offered before it came, it takes the place of that: they wanted what
  /// is offered, and were quicker than the plan. What was typed stays.
  package mutating func propose(_ proposal: FormProposal?, for linkID: String) {
    proposals[linkID] = proposal
    let key = QuestionnaireItemKey(linkID)
    guard proposal != nil, let answer = answers[key], taken[key] == answer else { return }
    _ = accept(key)
  }

  /// The item at a place; nil when the form has none.
  package func item(at key: QuestionnaireItemKey) -> QuestionnaireItem? {
    guard let place = index[key.linkID] else { return nil }
    guard let table = place.table else { return key.row == 0 ? place.item : nil }
    guard case .table(let rows)? = index[table]?.item.kind else { return nil }
    return (0..<rows.rows).contains(key.row) ? place.item : nil
  }

  /// The section that a place stands in; nil when the form has no such place.
  package func section(of key: QuestionnaireItemKey) -> QuestionnaireSection? {
    index[key.linkID].map { form.sections[$0.section] }
  }

  /// Whether a place can be answered now.
  package func isAsked(_ key: QuestionnaireItemKey) -> Bool {
    item(at: key)?.isAsked == true && results.shown.contains(key)
  }

  /// The places that are asked now, in the order of the form; O(n).
  package var asked: [QuestionnaireItemKey] {
    results.shown.filter { index[$0.linkID]?.item.isAsked == true }
  }

  /// Reads what was typed and answers an item with it; nil when it was taken.
  package mutating func enter(
    _ typed: String, at key: QuestionnaireItemKey
  ) -> FormRefusal? {
    guard let item = item(at: key), isAsked(key) else { return notAsked(key) }
    switch FormInput(item: item, context: context).read(typed) {
    case .success(let answer):
      put(answer, at: key)
      return nil
    case .failure(let refusal): return refusal
    }
  }

  /// Answers an item; nil when the answer was taken.
  package mutating func answer(
    _ answer: QuestionnaireAnswer, at key: QuestionnaireItemKey
  ) -> FormRefusal? {
    guard let item = item(at: key), isAsked(key) else { return notAsked(key) }
    switch FormInput(item: item, context: context).checked(answer) {
    case .success(let kept):
      put(kept, at: key)
      return nil
    case .failure(let refusal): return refusal
    }
  }

  /// Why a place takes no answer: it is none, nobody answers it, or other answers leave it out.
  private func notAsked(_ key: QuestionnaireItemKey) -> FormRefusal {
    guard let item = item(at: key) else { return FormInput.noSuchItem }
    let conditions = [section(of: key)?.enableWhen, item.enableWhen].compactMap(\.self)
    let deciding = conditions.flatMap(\.linkIDs).compactMap { index[$0]?.item.text }
    guard item.isAsked, !deciding.isEmpty else { return FormInput.notAsked }
    let named = Localized(
      zh: deciding.map { "“\($0.chinese)”" }.joined(separator: "、"),
      en: deciding.map { "\"\($0.english)\"" }.joined(separator: ", "))
    return FormRefusal(
      .notAsked, zh: "现在不问此项，取决于\(named.chinese)的回答",
      en: "not asked as things stand: it depends on the answer to \(named.english)")
  }

  /// Takes an answer away.
  package mutating func clear(_ key: QuestionnaireItemKey) {
    guard answers.removeValue(forKey: key) != nil else { return }
    carried.remove(key)
    evaluate()
  }

  /// Takes what is offered for an item as its answer; false when nothing is.
  package mutating func accept(_ key: QuestionnaireItemKey) -> Bool {
    guard isAsked(key), let offer = offer(at: key) else { return false }
    put(offer.answer, at: key)
    taken[key] = offer.answer
    if offer.isCarried { carried.insert(key) }
    return true
  }

  /// Whether an answer was accepted as it stood before.
  package func isCarried(_ key: QuestionnaireItemKey) -> Bool { carried.contains(key) }

  // MARK: - Parts

  private mutating func put(_ answer: QuestionnaireAnswer, at key: QuestionnaireItemKey) {
    carried.remove(key)
    taken[key] = nil
    answers[key] = answer
    evaluate()
  }

  private mutating func evaluate() {
    var evaluator = FormEvaluator(index: index, answers: answers, context: context)
    results = evaluator.results()
  }

  mutating func note(_ seen: Seen, isFlag: Bool) {
    if isFlag {
      seenFlags.removeAll { $0.id == seen.id }
      seenFlags.append(seen)
    } else {
      confirmed.removeAll { $0.id == seen.id }
      confirmed.append(seen)
    }
  }

  /// Puts stored answers back, those that no longer fit aside.
  mutating func restore(_ stored: [QuestionnaireResponseAnswer]) {
    for entry in stored {
      guard let item = item(at: entry.key), item.isAsked, answers[entry.key] == nil,
        case .success(entry.answer) = FormInput(item: item, context: context, isStored: true)
          .checked(entry.answer)
      else {
        foreign.append(entry)
        continue
      }
      answers[entry.key] = entry.answer
      if entry.isCarried { carried.insert(entry.key) }
    }
    evaluate()
  }
}

extension OpenForm: Equatable {
  /// Whether both are the same form with the same answers; what is worked out follows from those.
  package static func == (left: OpenForm, right: OpenForm) -> Bool {
    left.answers == right.answers && left.carried == right.carried
      && left.foreign == right.foreign && left.seenFlags == right.seenFlags
      && left.confirmed == right.confirmed && left.proposals == right.proposals
      && left.form == right.form && left.context == right.context
  }
}
