import Canvas
import Domain
import Widgets

/// What patients agreed to and asked for, and what waits for a second person.
extension PlainText {
  mutating func addRights() {
    guard let person = model.archive.archive else {
      add(.place, "rights", RightsWords.noPatient[language])
      return
    }
    let rows = RightsRows(model, isRead: true)
    let subject = "rights/\(person.card)/\(rows.part)"
    add(
      .place, subject, shown(person.patient.name), person.card, rows.part.title[language],
      model.rightsFacts?.isRestricted == true ? RightsWords.restrictedMark[language] : "")
    if model.rightsFacts != nil, rows.rows.isEmpty {
      add(.list, subject, Phrase.none[language])
    }
    addRows(of: model.rights.list, subject: subject) { _, row in
      (rows.cells(row).map(\.plain), .listRow(row))
    }
    addDetails(model.rights.list.selection.map { rows.details($0) } ?? [])
  }

  mutating func addApprovals() {
    let state = model.approvals
    let rows = ApprovalRows(model)
    let subject = "approvals/\(state.part)"
    add(.place, subject, state.part.title[language])
    if state.isLoaded, state.count == 0 {
      let none =
        state.part == .waiting ? RightsWords.nothingWaits : RightsWords.nobodyRestricted
      add(.list, subject, none[language])
    }
    addRows(of: state.list, subject: subject) { _, row in
      (rows.cells(row).map(\.plain), .listRow(row))
    }
    addDetails(state.list.selection.map { rows.details($0) } ?? [])
  }

  private mutating func addDetails(_ details: [(label: Localized, text: StyledText)]) {
    for (label, text) in details where !text.isEmpty {
      add(.details, "details", label[language] + ": " + text.plain)
    }
  }

  mutating func addRightsForm(_ asked: RightsForm) {
    let title = RightsWords.title(asked.kind)
    add(.place, "rights", shown(asked.name))
    if let words = RightsWords.explained(asked.kind) { add(.place, "rights", words[language]) }
    if let problem = asked.problem { add(.place, "rights", problem[language]) }
    guard asked.found.isEmpty else {
      add(.place, "rights/found", CardWords.mergeSeveral[language])
      for (place, hit) in asked.found.enumerated() {
        add(
          .list, "rights/found",
          fields: [shown(CardCandidateText.person(hit, language: language))], number: place + 1,
          target: .accessRow(place))
      }
      return
    }
    addForm(
      asked.form, title: title, subject: "form/rights/\(asked.kind.word)",
      isSaving: asked.isSaving)
  }

  mutating func addRightsQuestion(_ asked: RightsQuestion) {
    let words: [String] =
      switch asked.kind {
      case .undo(_, let one): [one.field.title[language]]
      case .lift(_, let card): [card]
      case .decide(let line, _):
        [shown(line.what[language]), shown(line.askedBy), shown(line.reason)]
      case .endNotice(let notice):
        [
          notice.details.kind.title[language],
          notice.details.amount.map { CounterWords.amount($0)[language] } ?? "",
          shown(notice.details.text),
        ].filter { !$0.isEmpty }
      case .removeLink(let member): [member.title[language], shown(member.name), member.card]
      case .rule(let act):
        [shown(act.subject.id)] + RuleWords.what(act).map { $0[language] }
      case .takeBack(let change):
        [
          change.title[language], shown(change.name), change.card,
          model.zone.zone.local(change.at).clock,
        ]
      case .endTagOverride(let record):
        [shown(TagText(model).name(record.details.tag)), TagWords.override(record)[language]]
      }
    add(.place, "question", fields: words)
    if let problem = asked.problem { add(.place, "question", problem[language]) }
    add(
      .place, "question", RightsWords.ask(asked)[language],
      Localized(zh: "y 是, n 否", en: "y for yes, n for no")[language])
  }
}
