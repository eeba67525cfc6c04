import Canvas
import Domain
import Widgets

extension Model {
  /// Whether a card or two lie over the screen.
  var isCardOpen: Bool { cardForm.form != nil || cardForm.merge != nil }

  /// Carries out a command about cards.
  mutating func performCard(_ id: CommandID) -> [Effect] {
    switch id {
    case .newCard: return newCard()
    case .editCard: return editCard()
    case .saveCard: return saveCard()
    case .clearCard: return clearCard()
    case .cardCandidates: return toggleCandidates()
    case .cardBegun: return nextBegunCard()
    case .undoCard: return [.card(.undo)]
    case .mergeCards: return mergeCards()
    case .unmergeCards: return unmergeCards()
    case .printCard: return subject.map { [.card(.printCard($0, language))] } ?? []
    default: return []
    }
  }

  // MARK: - Opening and closing

  /// Opens an empty card; what stands in the lookup and found nobody fills its field.
  mutating func newCard() -> [Effect] {
    let text = screen == .lookup ? lookup.query.text.trimmingBlanks : ""
    var entry = Self.entry(from: text)
    entry.fillFromDocument()
    // What was begun before stays, and is a key away.
    cardForm.newSubject = cardForm.freeSubject
    let effects = showCard(nil, entry)
    return effects + compareCard() + [.card(.loadBegun)]
  }

  /// What was typed to find somebody, as the field of a card that it belongs to.
  static func entry(from text: String) -> CardEntry {
    guard !text.isEmpty else { return CardEntry() }
    if let read = ReaderText.read(text) { return read }
    let digits = text.count { $0.isNumber }
    if digits >= 7, text.allSatisfy({ $0.isNumber || "+- ".contains($0) }) {
      return CardEntry([digits >= 15 ? .document : .phone: text])
    }
    return digits == 0 ? CardEntry([.name: text]) : CardEntry([.document: text])
  }

  /// Reads the card of the person that is meant, to change it.
  mutating func editCard() -> [Effect] {
    guard let subject else { return [] }
    cardForm.wants = nil
    return [.card(.load(subject))]
  }

  mutating func cardLoaded(_ sheet: CardSheet) -> [Effect] {
    guard cardForm.form == nil, !desk.isLocked else { return [] }
    let wanted = cardForm.wants
    let effects = showCard(sheet, sheet.entry)
    if let wanted { cardForm.form?.focus(on: wanted.rawValue) }
    return effects + [.card(.loadDraft(cardForm.subject))]
  }

  mutating func showCard(_ sheet: CardSheet?, _ entry: CardEntry) -> [Effect] {
    let before = cardForm
    cardForm = CardForm()
    cardForm.drafts = before.drafts
    cardForm.unkept = before.unkept
    cardForm.inherited = before.inherited
    cardForm.generation = before.generation
    cardForm.newSubject = before.newSubject
    cardForm.sheet = sheet
    cardForm.form = cardFields(sheet, values: sheet == nil ? CardEntry() : entry)
    if sheet == nil {
      write(entry)
      cardForm.seed = cardForm.form?.draft ?? [:]
    }
    return []
  }

  private func cardFields(_ sheet: CardSheet?, values: CardEntry) -> FormState {
    let fields = CardFields(
      language: language, access: access, isNew: sheet == nil, hidden: sheet?.hidden ?? [])
    var texts: [String: String] = [:]
    for item in values.items { texts[item.rawValue] = values[item] }
    var form = FormState(fields.sections, values: texts, today: today.dayNumber)
    if let key = CommandRegistry.command(.saveCard).flatMap({ keymap[$0].keys.first }) {
      form.commitKey = key
    }
    return form
  }

  /// Closes the form; what was begun is kept for the next time.
  mutating func closeCard() -> [Effect] {
    if cardForm.isAmongCandidates {
      cardForm.isAmongCandidates = false
      return []
    }
    if cardForm.asksAnyway {
      cardForm.asksAnyway = false
      cardForm.problem = nil
      return []
    }
    let effects = keepCard()
    if cardForm.entered != nil { say(Phrase.draftKept.text) }
    cardForm.form = nil
    cardForm.sheet = nil
    cardForm.candidates = []
    cardForm.isSaving = false
    return effects
  }

  /// Empties the form and forgets its draft.
  mutating func clearCard() -> [Effect] {
    guard cardForm.form != nil, !cardForm.isSaving else { return [] }
    let subject = cardForm.subject
    let sheet = cardForm.sheet
    cardForm.drafts[subject] = nil
    _ = showCard(sheet, sheet?.entry ?? CardEntry())
    return [.card(.deleteDraft(subject))]
  }

  // MARK: - Keys

  /// Lets the form take a key; nil when it is none of forms.
  mutating func cardFormKey(_ press: KeyPress) -> [Effect]? {
    if cardForm.merge != nil { return mergeFormKey(press) }
    guard var form = cardForm.form, !cardForm.isSaving else { return nil }
    if cardForm.isAmongCandidates { return nil }
    if cardForm.asksAnyway {
      // Whoever is asked says yes with the key that asked; every other key is no.
      let isYes = press == form.commitKey
      cardForm.asksAnyway = false
      cardForm.problem = nil
      return isYes ? sendCard(acceptsDuplicates: true) : []
    }
    if press.key == .enter || press.key == .tab, let effects = takeReaderText() { return effects }
    let outcome = form.press(press)
    guard outcome != .ignored else { return nil }
    return tookCard(outcome, form)
  }

  /// Changes the form by a text or a click.
  mutating func changeCard(_ change: (inout FormState) -> FormState.Outcome) -> [Effect] {
    guard var form = cardForm.form, !cardForm.isSaving else { return [] }
    cardForm.isAmongCandidates = false
    if cardForm.asksAnyway {
      // Whatever is typed or clicked is no, and nothing else.
      cardForm.asksAnyway = false
      cardForm.problem = nil
      return []
    }
    return tookCard(change(&form), form)
  }

  /// A paste fills the whole form where it is a reader's text, else the field with the focus.
  mutating func pasteIntoCard(_ text: String) -> [Effect] {
    if cardForm.merge != nil { return typeInMerge(String(text.prefix(60)).trimmingBlanks) }
    guard cardForm.form != nil, !cardForm.isSaving else { return [] }
    let hidden = text.unicodeScalars.prefix(Self.longestPaste).count { TextFolding.isHidden($0) }
    if hidden > 0 { say(CardWords.hidden(hidden)) }
    if let read = ReaderText.read(text), read.items.count > 2 { return fillCard(read) }
    return changeCard { $0.paste(String(text.prefix(Self.longestPaste))) }
  }

  /// No field holds more; what is pasted beyond is not looked at.
  private static let longestPaste = 4000

  /// A reader that types like a keyboard puts everything into one field, with signs between.
  private mutating func takeReaderText() -> [Effect]? {
    guard let field = cardForm.form?.focusedField, let form = cardForm.form else { return nil }
    let text = form.raw(field.id)
    guard text.contains(where: { "|#^\t".contains($0) }), let read = ReaderText.read(text),
      read.items.count > 2
    else { return nil }
    cardForm.form?.set(field.id, to: "")
    return fillCard(read)
  }

  /// Fills what is empty from a paper; what was typed stays.
  private mutating func fillCard(_ read: CardEntry) -> [Effect] {
    var entry = cardForm.entry
    for item in entry.filled { entry[item] = "" }
    var clean = CardReading(read, today: today, needsAll: false).entry
    // What is wrong is shown as it came, so that somebody can put it right.
    clean = clean.completed(by: read)
    entry = entry.completed(by: clean)
    entry.fillFromDocument()
    write(entry)
    judgeCard(all: true)
    return keepCard() + compareCard()
  }

  /// Puts texts into the fields.
  private mutating func write(_ entry: CardEntry) {
    for item in CardItem.allCases where cardForm.form?.raw(item.rawValue) != entry[item] {
      cardForm.form?.set(item.rawValue, to: entry[item])
    }
    cardForm.filled = entry.filled
  }

  private mutating func tookCard(_ outcome: FormState.Outcome, _ form: FormState) -> [Effect] {
    let before = cardForm.form
    cardForm.form = form
    if outcome == .changed, let field = form.focusedField, let item = CardItem(rawValue: field.id) {
      cardForm.problem = nil
      cardForm.filled.remove(item)
      if item == .document || item == .documentKind {
        var entry = cardForm.entry
        entry.fillFromDocument()
        write(entry)
      }
    }
    if outcome == .atEnd { say(Phrase.lastField(key: keymap.keyName(of: .saveCard))) }
    let hasMoved = form.focus != before?.focus
    if hasMoved || outcome == .refused { judgeCard(all: false) }
    let effects = (hasMoved ? keepCard() : []) + compareCard()
    return outcome == .committed ? effects + sendCard(acceptsDuplicates: false) : effects
  }

  /// Says beside the fields what is wrong with them; the one being typed is left in peace.
  private mutating func judgeCard(all: Bool) {
    guard let form = cardForm.form else { return }
    let reading = CardReading(cardForm.entry, today: today, needsAll: false)
    for item in CardItem.allCases where all || form.focusedField?.id != item.rawValue {
      // What came masked and was not changed is nobody's fault.
      let isOld = cardForm.sheet != nil && !form.isDirty(item.rawValue)
      let fault = isOld ? nil : reading.fault(of: item)
      let use = item == .document ? documentUse : nil
      cardForm.form?.note(item.rawValue, (fault?.message ?? use)?[language])
    }
  }

  /// Whose the number of the paper is already; nil where nobody has it.
  private var documentUse: Localized? {
    cardForm.candidates.first { $0.likeness.reasons.contains(.sameDocument) }
      .map { CardWords.numberIsUsed($0.hit.card, $0.hit.name) }
  }

  // MARK: - Who it may be

  /// Asks who the person may be already, when what tells them has changed.
  mutating func compareCard() -> [Effect] {
    guard cardForm.form != nil else { return [] }
    let all = cardForm.entry
    var entry = CardEntry()
    for item in [CardItem.document, .documentKind, .name, .sex, .birthDate, .phone] {
      let isOld = cardForm.sheet != nil && cardForm.form?.isDirty(item.rawValue) != true
      // Masked numbers are like nobody's.
      if !(isOld && [.document, .phone].contains(item)) { entry[item] = all[item] }
    }
    guard entry != cardForm.compared else { return [] }
    cardForm.compared = entry
    cardForm.generation += 1
    return [
      .card(
        .compare(entry, besides: cardForm.sheet?.patient, generation: cardForm.generation))
    ]
  }

  mutating func candidatesFound(_ found: [DuplicateCandidate], generation: Int) {
    guard cardForm.form != nil, generation == cardForm.generation, !cardForm.asksAnyway else {
      return
    }
    takeCandidates(found)
  }

  mutating func takeCandidates(_ found: [DuplicateCandidate]) {
    cardForm.candidates = found
    cardForm.list.setCount(found.count)
    if found.isEmpty { cardForm.isAmongCandidates = false }
    // Said at once, also while the number is being typed: it is whole, or it would be nobody's.
    if let use = documentUse { cardForm.form?.note(CardItem.document.rawValue, use[language]) }
  }

  /// Gives the keys to the candidates, or back to the form.
  mutating func toggleCandidates() -> [Effect] {
    cardForm.isAmongCandidates.toggle()
    cardForm.asksAnyway = false
    return []
  }

  /// Opens the person who was meant all along; the card that was begun is kept as a draft.
  mutating func openCandidate() -> [Effect] {
    guard cardForm.candidates.indices.contains(cardForm.list.selected) else { return [] }
    let patient = cardForm.candidates[cardForm.list.selected].hit.patient
    cardForm.isAmongCandidates = false
    return closeCard() + [askArchive(patient, for: .archive)]
  }
}
