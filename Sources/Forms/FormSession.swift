package import Domain

/// A form under a person's hands: the answers, the place of the cursor and what is being typed.
///
/// Answers that are numbered are given by their number alone and the cursor goes on; Enter takes
/// what is offered; a red flag stops everything but seeing to it or correcting the answer.
package struct FormSession: Equatable, Sendable {
  package private(set) var state: OpenForm
  /// Where the next key goes; nil at the end of the form.
  package private(set) var cursor: QuestionnaireItemKey?
  /// What was typed for the item at the cursor and not yet taken.
  package private(set) var typed = ""
  /// The option that waits for its words; nil when none does.
  package private(set) var optionInWords: String?
  /// Why the last key did nothing; nil when it did something.
  package private(set) var refusal: FormRefusal?
  /// The places that were passed without an answer.
  package private(set) var passed: Set<QuestionnaireItemKey> = []
  /// How many keys were pressed.
  package private(set) var keystrokes = 0
  /// Whether the answer that raised a red flag is being corrected.
  private var isCorrecting = false

  /// Begins at the first place without an answer.
  package init(_ state: OpenForm) {
    self.state = state
    cursor = nil
    cursor = firstOpen(after: nil)
  }

  /// The red flag that stops the form; nil when none does.
  package var stop: FormObstacle? { isCorrecting ? nil : state.openRedFlags.first }

  /// What is offered at the cursor; nil when nothing is, or there is an answer.
  package var offer: FormOffer? {
    guard let cursor, state.answers[cursor] == nil else { return nil }
    return state.offer(at: cursor)
  }

  /// The item at the cursor; nil at the end of the form.
  package var item: QuestionnaireItem? { cursor.flatMap(state.item(at:)) }

  /// Takes one key.
  package mutating func press(_ key: FormKeystroke) {
    keystrokes += 1
    refusal = nil
    if let stop, key != .acknowledge, key != .previous, key != .back {
      refusal = FormRefusal(
        .stopped, zh: "\(stop.text.chinese)：\(stop.nextStep?.chinese ?? "")。",
        en: "\(stop.text.english): \(stop.nextStep?.english ?? "").")
      return
    }
    switch key {
    case .character(let character): type(character)
    case .accept: accept()
    case .erase: erase()
    case .clear: clear()
    case .next: move(forward: true)
    case .previous, .back: previous()
    case .acceptSection: acceptSection()
    case .acknowledge: acknowledge()
    }
  }

  /// Notes what was done about the red flag that stops the form.
  package mutating func acknowledge(note: String = "") {
    guard let stop = state.openRedFlags.first else { return }
    _ = state.acknowledge(stop.id, note: note)
    isCorrecting = false
  }

  /// Puts an answer of a plan or the like forward, in place of what the form itself offers.
  package mutating func propose(_ proposal: FormProposal?, for linkID: String) {
    state.propose(proposal, for: linkID)
  }

  /// Confirms a warning; false when it does not stand.
  package mutating func confirm(_ id: String) -> Bool { state.confirm(id) }

  /// Moves the cursor to a place that is asked; false when it is not.
  package mutating func go(to key: QuestionnaireItemKey) -> Bool {
    guard state.isAsked(key) else { return false }
    place(key)
    return true
  }

  // MARK: - Moving

  /// The first place after another that has no answer and was not passed.
  func firstOpen(after key: QuestionnaireItemKey?) -> QuestionnaireItemKey? {
    let asked = state.asked
    let start = key.flatMap { key in asked.firstIndex(of: key).map { $0 + 1 } } ?? 0
    func isOpen(_ key: QuestionnaireItemKey) -> Bool {
      state.answers[key] == nil && !passed.contains(key)
    }
    // What is owed before the cursor comes again at the end.
    return asked[min(start, asked.count)...].first(where: isOpen)
      ?? state.missing.compactMap(\.key).first
  }

  mutating func place(_ key: QuestionnaireItemKey?) {
    isCorrecting = false
    cursor = key
    typed = ""
    optionInWords = nil
  }

  private mutating func move(forward: Bool) {
    let asked = state.asked
    guard let cursor, let place = asked.firstIndex(of: cursor) else {
      self.place(forward ? nil : asked.last)
      return
    }
    let next = place + (forward ? 1 : -1)
    if asked.indices.contains(next) {
      self.place(asked[next])
    } else if forward {
      self.place(nil)
    }
  }

  private mutating func previous() {
    if let stop, let key = stop.key {
      place(key)
      isCorrecting = true
    } else {
      move(forward: false)
    }
  }

  /// Goes on after an answer.
  mutating func advance() {
    place(firstOpen(after: cursor))
  }

  private mutating func acknowledge() { acknowledge(note: "") }

  // MARK: - Changing

  mutating func refuse(_ refusal: FormRefusal?) -> Bool {
    self.refusal = refusal
    return refusal != nil
  }

  mutating func give(_ answer: QuestionnaireAnswer) -> Bool {
    guard let cursor else { return false }
    return !refuse(state.answer(answer, at: cursor))
  }

  mutating func enter(_ text: String) -> Bool {
    guard let cursor else { return false }
    return !refuse(state.enter(text, at: cursor))
  }

  mutating func setTyped(_ text: String) { typed = text }

  mutating func beginWords(of option: String) {
    optionInWords = option
    typed = ""
  }

  mutating func endWords() {
    optionInWords = nil
    typed = ""
  }

  mutating func pass(_ key: QuestionnaireItemKey) { passed.insert(key) }

  mutating func takeOffer(at key: QuestionnaireItemKey) -> Bool { state.accept(key) }

  private mutating func erase() {
    if !typed.isEmpty {
      typed.removeLast()
    } else if optionInWords != nil {
      optionInWords = nil
    }
  }

  private mutating func clear() {
    guard let cursor else { return }
    endWords()
    state.clear(cursor)
  }

  mutating func takeAway(_ key: QuestionnaireItemKey) { state.clear(key) }
}
