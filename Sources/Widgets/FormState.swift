package import Canvas

/// A form being filled in: every answer, where the focus is, and what is wrong so far.
///
/// Nothing typed is ever lost: answers that are wrong stay as they were typed, and `draft` holds
/// all that was changed. Enter moves on; `commitKey` alone commits.
/// Invariant: the focus is a field in sight, if there is one.
package struct FormState: Hashable, Sendable {
  /// What a key, a text or a paste did.
  package enum Outcome: Hashable, Sendable {
    /// It is no key of forms and keeps its meaning elsewhere.
    case ignored
    /// The focus moved or something opened; no answer changed.
    case moved
    /// Enter was pressed in the last field; the form still waits for its commit key.
    case atEnd
    /// An answer changed: the draft should be kept.
    case changed
    /// Every answer is in order; `values` holds them.
    case committed
    /// Something is wrong; the first wrong field has the focus.
    case refused
  }

  package let sections: [FormSection]
  /// All fields, in order.
  package let fields: [FormField]
  /// Commits the form from any field.
  package var commitKey = KeyPress.control("s")
  /// The present day, counted from 1970-01-01.
  package var today: Int
  /// The place of the field that keys go to, in `fields`.
  package private(set) var focus: Int
  /// What is wrong, by id; fields not left yet are not judged.
  package private(set) var problems: [String: FormProblem]
  /// The ids of fields that do not apply now: not in sight, not judged, not among the values.
  package private(set) var hidden: Set<String>
  /// What stands dim below a field, by id, such as why a date is proposed.
  package private(set) var explanations: [String: String]
  /// What each answer of a ladder leads to, by the ladder's id: from the longest words to the
  /// shortest, of which the first that fit are shown.
  package private(set) var leads: [String: [[String]]]
  /// In the order of `fields`.
  var answers: [FormValue]
  /// What each field held when the form was opened or was proposed since, in the order of `fields`.
  private var initial: [String]
  /// What the field with the focus held when the focus came.
  private var entered: String

  /// Opens a form.
  ///
  /// - Parameters:
  ///   - values: What the fields hold already, by id, in the form of `values`.
  ///   - today: Days since 1970-01-01.
  package init(_ sections: [FormSection], values: [String: String] = [:], today: Int) {
    self.sections = sections
    self.today = today
    let fields = sections.flatMap(\.fields)
    self.fields = fields
    answers = fields.map { field in
      var answer = FormValue(field)
      if let raw = values[field.id] { answer.set(raw, field) }
      return answer
    }
    initial = zip(answers, fields).map { $0.raw($1) }
    entered = initial.first ?? ""
    focus = 0
    problems = [:]
    hidden = []
    explanations = [:]
    leads = [:]
  }

  /// The field that keys go to; nil when none is in sight.
  package var focusedField: FormField? {
    fields.indices.contains(focus) && !hidden.contains(fields[focus].id) ? fields[focus] : nil
  }

  /// Whether keys go into a text, so that there is a caret.
  package var isTyping: Bool {
    switch focusedField?.kind {
    case .text, .lines, .number, .date: true
    default: false
    }
  }

  /// The fields in sight, as places in `fields`.
  var visible: [Int] { fields.indices.filter { !hidden.contains(fields[$0].id) } }

  /// Says which fields do not apply now, such as those after an answer that ends a branch.
  ///
  /// Their answers are kept and come back with them.
  package mutating func hide(_ ids: Set<String>) {
    hidden = ids
    guard focusedField == nil, !visible.isEmpty else { return }
    let next = visible.first { $0 > focus } ?? visible.last
    if let next { enter(next) }
  }

  // MARK: - Focus

  /// Moves the focus to a field; the field that is left is settled and judged.
  package mutating func focus(on id: String) {
    guard let place = fields.firstIndex(where: { $0.id == id }), !hidden.contains(id),
      place != focus
    else { return }
    leave()
    enter(place)
  }

  /// Moves the focus by fields in sight.
  ///
  /// - Returns: Whether there was a field to move to.
  mutating func move(by steps: Int, wraps: Bool) -> Bool {
    let visible = visible
    guard let place = visible.firstIndex(of: focus), visible.count > 1 else { return false }
    var target = place + steps
    if wraps {
      target = (target % visible.count + visible.count) % visible.count
    } else {
      target = min(max(0, target), visible.count - 1)
    }
    guard target != place else { return false }
    leave()
    enter(visible[target])
    return true
  }

  /// Moves the focus to the first field of the section after or before.
  mutating func moveSection(_ direction: Int) -> Bool {
    var starts: [Int] = []
    var first = 0
    for section in sections {
      if let place = visible.first(where: { $0 >= first && $0 < first + section.fields.count }) {
        starts.append(place)
      }
      first += section.fields.count
    }
    let target =
      direction > 0 ? starts.first { $0 > focus } ?? visible.last : starts.last { $0 < focus }
    guard let target, target != focus else { return false }
    leave()
    enter(target)
    return true
  }

  private mutating func enter(_ place: Int) {
    focus = place
    entered = answers[place].raw(fields[place])
  }

  /// Writes out a date that can be read, closes lists, and says what is wrong.
  ///
  /// That an answer is missing is said only when the form is committed.
  private mutating func leave() {
    guard answers.indices.contains(focus) else { return }
    settle(focus)
    let found = problem(at: focus)
    problems[fields[focus].id] = found == .missing ? nil : found
  }

  private mutating func settle(_ place: Int) {
    switch answers[place] {
    case .date(var date):
      date.close()
      date.settle(today: today)
      answers[place] = .date(date)
    case .choice(var choice):
      choice.close()
      answers[place] = .choice(choice)
    default: break
    }
  }

  // MARK: - Changes

  /// Changes the answer with the focus, if it may be changed, and takes back what was said of it.
  mutating func answer(_ change: (inout FormValue) -> Void) {
    guard let field = focusedField, field.obstacle.isEmpty else { return }
    let before = answers[focus].raw(field)
    change(&answers[focus])
    if answers[focus].raw(field) != before { problems[field.id] = nil }
  }

  /// Gives a field an answer from outside, such as one that follows from another field.
  package mutating func set(_ id: String, to raw: String) {
    guard let place = fields.firstIndex(where: { $0.id == id }) else { return }
    answers[place].set(raw, fields[place])
    problems[id] = nil
  }

  /// Offers an answer that follows from others.
  ///
  /// It counts as none of the person's own: it is in no draft, and the next one takes its place.
  /// Where the person has given an answer, that stays.
  package mutating func propose(_ id: String, _ raw: String) {
    guard let place = fields.firstIndex(where: { $0.id == id }), !isDirty(at: place) else { return }
    answers[place].set(raw, fields[place])
    initial[place] = answers[place].raw(fields[place])
    problems[id] = nil
    if place == focus { entered = initial[place] }
  }

  /// Puts a sentence below a field; nil takes it away.
  package mutating func explain(_ id: String, _ sentence: String?) { explanations[id] = sentence }

  /// Says what the answers of a ladder lead to, in their order.
  package mutating func lead(_ id: String, to words: [[String]]) { leads[id] = words }

  /// Says that an answer is wrong for a reason that only the owner knows.
  package mutating func refuse(_ id: String, _ sentence: String) {
    guard fields.contains(where: { $0.id == id }) else { return }
    problems[id] = .said(sentence)
    focus(on: id)
  }

  /// Notes what only the owner of the form has to say of an answer, wherever the focus is; nil
  /// takes it back.
  package mutating func note(_ id: String, _ sentence: String?) {
    guard fields.contains(where: { $0.id == id }) else { return }
    if let sentence {
      problems[id] = .said(sentence)
    } else if case .said = problems[id] {
      problems[id] = nil
    }
  }

  /// Takes what is wrong over from the same form in other words; the owner's own sentences stay
  /// behind.
  package mutating func judge(as other: FormState) {
    for (id, problem) in other.problems {
      if case .said = problem { continue }
      problems[id] = problem
    }
  }

  /// Puts back what the field with the focus held when the focus came; again to undo that.
  mutating func toggleUndo() -> Bool {
    guard let field = focusedField else { return false }
    let present = answers[focus].raw(field)
    guard present != entered else { return false }
    let before = entered
    answer { $0.set(before, field) }
    entered = present
    return true
  }

  /// Judges every field in sight; the first wrong one gets the focus.
  ///
  /// - Returns: `committed` or `refused`.
  package mutating func commit() -> Outcome {
    for place in visible { settle(place) }
    problems = [:]
    for place in visible { problems[fields[place].id] = problem(at: place) }
    guard let wrong = visible.first(where: { problems[fields[$0].id] != nil }) else {
      return .committed
    }
    if wrong != focus { enter(wrong) }
    return .refused
  }

  // MARK: - Drafts

  /// Whether any field holds something else than when the form was opened.
  package var isDirty: Bool { fields.indices.contains { isDirty(at: $0) } }

  /// Whether a field holds something else than when the form was opened.
  package func isDirty(_ id: String) -> Bool {
    fields.firstIndex { $0.id == id }.map { isDirty(at: $0) } ?? false
  }

  /// Whether a field was empty when the form was opened.
  func cameEmpty(at place: Int) -> Bool { initial[place].isEmpty }

  func isDirty(at place: Int) -> Bool { answers[place].raw(fields[place]) != initial[place] }

  /// Everything that was changed, just as it was typed, by id; also fields not in sight.
  package var draft: [String: String] {
    var draft: [String: String] = [:]
    for place in fields.indices where isDirty(at: place) {
      draft[fields[place].id] = answers[place].raw(fields[place])
    }
    return draft
  }

  /// Takes up a draft again; ids that the form does not know are left out.
  package mutating func restore(_ draft: [String: String]) {
    for place in fields.indices {
      // What could be changed when the draft was kept may be another's business by now.
      guard let raw = draft[fields[place].id], fields[place].obstacle.isEmpty else { continue }
      answers[place].set(raw, fields[place])
    }
    if let field = focusedField { entered = answers[focus].raw(field) }
  }
}
