import Canvas
import Domain
import Widgets

/// Who is at the desk, and what is kept from most.
extension PlainText {
  /// Nothing of any patient, and how to go on.
  mutating func addLock() {
    if let card = model.account.card, card.purpose != .unlock {
      addCard(card)
      return
    }
    add(.place, "", shown(model.user.name), Phrase.locked[language])
    if let problem = model.account.card?.problem { add(.place, "", problem[language]) }
    let words =
      model.account.hasPassword
      ? Localized(zh: "输密码解锁, q 退出", en: "the password unlocks, q quits")
      : Localized(zh: "空行解锁, q 退出", en: "an empty line unlocks, q quits")
    add(.place, "", words[language])
  }

  private mutating func addCard(_ card: SignInCard) {
    let title: Phrase =
      switch card.purpose {
      case .begin, .unlock: .signInTitle
      case .change: .switchTitle
      case .renew: .renewTitle
      }
    add(.place, "card", shown(model.clinicName[language]), title[language])
    if let problem = card.problem { add(.place, "card", problem[language]) }
    if let way = card.wayOut { add(.place, "card", way[language]) }
    if card.fields.contains(.account), !card.account.isEmpty {
      add(.place, "card", words.label(.account, shown(card.account.text)))
    }
    for (place, member) in model.account.choices.enumerated() where card.focus == .account {
      add(
        .list, "choices",
        fields: [shown(member.code), shown(member.name), member.role.title[language]],
        number: place + 1, target: .account(member.code))
    }
  }

  /// What lies over a screen where something is kept from most.
  mutating func addAccess(_ dialog: AccessDialog) {
    switch dialog {
    case .reveal(let menu):
      add(.place, "reveal", Phrase.revealTitle[language])
      for (place, option) in menu.options.enumerated() {
        add(
          .list, "reveal", fields: [option.label[language], shown(option.masked)],
          number: place + 1, target: .accessRow(place))
      }
    case .breakGlass(let asked):
      add(.place, "glass", Phrase.glassTitle[language], model.isVeiled ? "" : shown(asked.name))
      add(.place, "glass", Phrase.glassExplained[language])
      if let problem = asked.problem { add(.place, "glass", problem[language]) }
      addForm(asked.form, title: .glassTitle, isSaving: asked.isSaving)
    case .review(let asked):
      add(
        .place, "review", Phrase.auditReviewTitle[language], shown(asked.line.staffName),
        asked.line.card, shown(asked.line.detail[language]))
      if let problem = asked.problem { add(.place, "review", problem[language]) }
      addForm(asked.form, title: .auditReviewTitle, isSaving: asked.isSaving)
    case .rightsForm(let asked): addRightsForm(asked)
    case .question(let asked): addRightsQuestion(asked)
    case .counter: addCounterPanel()
    case .tags(let panel): addTagsPanel(panel)
    case .care(let panel): addCarePanel(panel)
    case .warning(let thought):
      for warning in thought.warnings { add(.place, "thought", warning.title[language]) }
      add(
        .place, "thought", Phrase.thoughtQuestion[language],
        Localized(zh: "y 打开, n 不打开", en: "y opens it, n does not")[language])
    case .rights:
      let text = RightsText(model)
      add(
        .place, "rights", shown(model.user.name),
        labelled(.roles, [text.roles[language]]))
      for line in text.lines {
        add(.list, "rights", line.title[language] + ": " + line.rights[language])
      }
    }
  }

  /// The audit trail: when, who, what, whose record.
  mutating func addAudit() {
    let state = model.audit
    let card = state.patient.map { CardNumber(serial: $0.value).description } ?? ""
    add(.place, "audit/\(state.view)", state.view.title[language], card, shown(state.staffName))
    let cells = AuditColumns(model)
    let order = cells.order()
    if state.isLoaded, order.isEmpty { add(.list, "audit", Phrase.auditNothing[language]) }
    addRows(of: state.list, subject: "audit/\(state.generation)") { _, row in
      guard order.indices.contains(row) else { return ([], nil) }
      let line = state.lines[order[row]]
      return (AuditColumns.ID.allCases.map { cells.cell($0.rawValue, line).plain }, .auditRow(row))
    }
  }

  /// That somebody is looked at without the right, and which number is shown whole.
  mutating func addMask() {
    if let glass = model.glass {
      add(.place, "glass", Phrase.glassTitle[language], shown(glass.name))
    }
    if model.isVeiled { add(.place, "", Phrase.publicMark[language]) }
    guard let reveal = model.revealed, let value = reveal.value, !model.isVeiled else { return }
    add(.place, "", reveal.label[language] + ": " + shown(value))
  }
}
