import Domain

// What the keys of an item do.
extension FormSession {
  mutating func type(_ character: Character) {
    guard let item, typed.count < 2000 else { return }
    if optionInWords != nil || item.options.isEmpty {
      setTyped(typed + String(character))
    } else {
      choose(typed + FormInput.plain(String(character)), of: item)
    }
  }

  mutating func accept() {
    guard let cursor, let item else { return }
    if let option = optionInWords {
      acceptWords(of: option, item)
    } else if !typed.isEmpty {
      acceptTyped(item)
    } else if state.answers[cursor] != nil || takeOffer(at: cursor) {
      advance()
    } else if item.isRequired, !state.isFirstColumn(cursor) || cursor.row == 0 {
      _ = refuse(
        FormRefusal(
          .missing, zh: "请填写“\(item.text.chinese)”", en: "\"\(item.text.english)\" is needed"))
    } else {
      pass(cursor)
      advance()
    }
  }

  // MARK: - Options

  /// Takes a number as soon as no longer one can be meant.
  private mutating func choose(_ keys: String, of item: QuestionnaireItem) {
    if case .yesNo = item.kind {
      setTyped("")
      if enter(keys) { advance() }
      return
    }
    let longer = item.options.contains { $0.key.hasPrefix(keys) && $0.key != keys }
    guard let option = item.options.first(where: { $0.key == keys }) else {
      setTyped(longer ? keys : "")
      if !longer { _ = refuse(FormInput.noSuchOption) }
      return
    }
    if longer { setTyped(keys) } else { take(option, of: item) }
  }

  private mutating func acceptTyped(_ item: QuestionnaireItem) {
    if item.options.isEmpty {
      if enter(typed) { advance() }
    } else if let option = item.options.first(where: { $0.key == typed }) {
      take(option, of: item)
    } else {
      setTyped("")
      _ = refuse(FormInput.noSuchOption)
    }
  }

  private mutating func take(_ option: QuestionnaireOption, of item: QuestionnaireItem) {
    setTyped("")
    guard let cursor else { return }
    guard case .multiChoice = item.kind else {
      if give(.choice(option.code)) { goOn(after: option) }
      return
    }
    var chosen: [QuestionnaireChoice] = []
    if case .choices(let before)? = state.answers[cursor] { chosen = before }
    if chosen.contains(where: { $0.code == option.code }) {
      chosen.removeAll { $0.code == option.code }
      if chosen.isEmpty { takeAway(cursor) } else { _ = give(.choices(chosen)) }
      return
    }
    let isFirst = chosen.isEmpty
    // "None" and the other answers rule each other out: the newer one counts.
    let exclusive = Set(item.options.filter(\.isExclusive).map(\.code))
    chosen = option.isExclusive ? [] : chosen.filter { !exclusive.contains($0.code) }
    guard give(.choices(chosen + [QuestionnaireChoice(option.code)])) else { return }
    if option.takesText {
      beginWords(of: option.code)
    } else if option.isExclusive, isFirst {
      advance()
    }
  }

  private mutating func goOn(after option: QuestionnaireOption) {
    if option.takesText { beginWords(of: option.code) } else { advance() }
  }

  private mutating func acceptWords(of option: String, _ item: QuestionnaireItem) {
    guard let cursor, case .choices(var chosen)? = state.answers[cursor],
      let place = chosen.firstIndex(where: { $0.code == option })
    else {
      endWords()
      return
    }
    chosen[place].text = typed.isEmpty ? nil : typed
    guard give(.choices(chosen)) else { return }
    endWords()
    if case .choice = item.kind { advance() }
  }

  // MARK: - Sections

  /// Takes everything that is offered in the rest of the section at the cursor.
  ///
  /// Where there is a last form, what is optional and was not answered then is passed.
  mutating func acceptSection() {
    guard let cursor, let section = state.section(of: cursor) else { return }
    let before = state.answers.count
    var taken = true
    while taken {
      taken = false
      for key in rest(of: section, from: cursor) where takeOffer(at: key) { taken = true }
    }
    if state.context.last != nil {
      for key in rest(of: section, from: cursor) where state.item(at: key)?.isRequired == false {
        pass(key)
      }
    }
    endWords()
    place(
      rest(of: section, from: cursor).first { !passed.contains($0) } ?? firstOpen(after: cursor))
    if self.cursor == cursor, state.answers.count == before { _ = refuse(Self.nothingOffered) }
  }

  private static let nothingOffered = FormRefusal(
    .missing, zh: "这里没有可照用的答案，请填写，或按 Enter",
    en: "nothing is offered here; answer, or press Enter")

  /// The places of a section from the cursor on that have no answer.
  private func rest(
    of section: QuestionnaireSection, from cursor: QuestionnaireItemKey
  ) -> [QuestionnaireItemKey] {
    let asked = state.asked
    let start = asked.firstIndex(of: cursor) ?? 0
    return asked[start...].filter {
      state.section(of: $0)?.id == section.id && state.answers[$0] == nil
    }
  }
}
