import Canvas
import Domain
import Widgets

/// The rows of the screen of a patient's rights, and what is told of one beside them.
struct RightsRows {
  enum Row: Equatable {
    /// A purpose with what was signed for it; nil when nothing was.
    case consent(ConsentPurpose, Consent?)
    case correction(Correction)
    case restriction(Restriction)
    case disclosure(Disclosure)
  }

  let model: Model
  let part: RightsState.Part
  private let language: Language
  /// In the order of the list.
  let rows: [Row]

  /// Stands between what was and what is.
  private let arrow: String

  /// - Parameter isRead: Whether it is read out, where nothing is drawn.
  init(_ model: Model, isRead: Bool = false) {
    self.model = model
    arrow = isRead || model.drawing.glyphs == .ascii ? " > " : " → "
    part = model.rights.part
    language = model.language
    guard let facts = model.rightsFacts else {
      rows = []
      return
    }
    switch model.rights.part {
    case .consents:
      // Every purpose once with its newest, then what was signed before.
      let newest = ConsentPurpose.allCases.map { purpose in
        Row.consent(purpose, facts.consents.first { $0.details.purpose == purpose })
      }
      let older = facts.consents.map { Row.consent($0.details.purpose, $0) }
        .filter { !newest.contains($0) }
      rows = newest + older
    case .corrections: rows = facts.corrections.map { .correction($0) }
    case .restrictions: rows = facts.restrictions.map { .restriction($0) }
    case .disclosures: rows = facts.disclosures.map { .disclosure($0) }
    }
  }

  // MARK: - Columns

  var columns: [TableColumn] {
    func column(_ title: Localized, _ width: TableColumn.Width, _ priority: Int) -> TableColumn {
      TableColumn(title[language], width: width, priority: priority)
    }
    let date = TableColumn.Width.fixed(10)
    switch part {
    case .consents:
      return [
        column(RightsWords.purpose, .flexible(min: language == .chinese ? 14 : 22, weight: 1), 9),
        column(RightsWords.state, .fixed(11), 8), column(RightsWords.signed, date, 7),
        column(RightsWords.signer, .flexible(min: 8, weight: 1), 6),
        column(RightsWords.until, date, 5),
      ]
    case .corrections:
      return [
        column(RightsWords.day, date, 9),
        column(RightsWords.field, .fixed(language == .chinese ? 8 : 13), 8),
        column(RightsWords.change, .flexible(min: 14, weight: 2), 7),
        column(RightsWords.state, .fixed(10), 5),
      ]
    case .restrictions:
      return [
        column(RightsWords.since, date, 9),
        column(RightsWords.requester, .flexible(min: 8, weight: 1), 7),
        column(RightsWords.reason, .flexible(min: 10, weight: 2), 6),
        column(RightsWords.state, .fixed(10), 8),
      ]
    case .disclosures:
      return [
        column(RightsWords.day, date, 9),
        column(RightsWords.recipient, .flexible(min: 8, weight: 1), 8),
        column(RightsWords.reason, .flexible(min: 10, weight: 1), 6),
        column(RightsWords.what, .fixed(10), 7),
      ]
    }
  }

  func cells(_ place: Int) -> [StyledText] {
    guard rows.indices.contains(place) else { return [] }
    switch rows[place] {
    case .consent(let purpose, let consent):
      return [
        StyledText(purpose.title[language], Style(.strong)), state(of: consent, purpose),
        StyledText(consent?.day.description ?? "", Style(.dim)),
        StyledText(shown(consent?.details.signer ?? "")),
        StyledText(consent?.details.expires?.description ?? "", Style(.dim)),
      ]
    case .correction(let one):
      return [
        StyledText(day(one.at), Style(.dim)),
        StyledText(one.field.title[language], Style(.strong)),
        StyledText(content(one.before, one.field) + arrow + content(one.after, one.field)),
        StyledText(one.undone == nil ? "" : RightsWords.undone[language], Style(.dim)),
      ]
    case .restriction(let one):
      return [
        StyledText(day(one.since), Style(.dim)), StyledText(shown(one.requester)),
        StyledText(shown(one.reason)), state(of: one),
      ]
    case .disclosure(let one):
      return [
        StyledText(day(one.at), Style(.dim)), StyledText(shown(one.recipient), Style(.strong)),
        StyledText(shown(one.purpose)), StyledText(what(one)),
      ]
    }
  }

  // MARK: - One row

  /// What there is to know of a row, each with its label.
  func details(_ place: Int) -> [(label: Localized, text: StyledText)] {
    guard rows.indices.contains(place) else { return [] }
    switch rows[place] {
    case .consent(let purpose, let consent): return details(purpose, consent)
    case .correction(let one):
      return [
        (one.field.title, StyledText(one.undone == nil ? "" : RightsWords.undone[language])),
        (RightsWords.before, StyledText(content(one.before, one.field))),
        (RightsWords.after, StyledText(content(one.after, one.field), Style(.strong))),
        (RightsWords.reason, StyledText(shown(one.reason))),
        (RightsWords.staff, by(one.staff, one.at)),
      ]
    case .restriction(let one):
      return [
        (RightsWords.state, state(of: one)),
        (RightsWords.requester, StyledText(shown(one.requester))),
        (RightsWords.reason, StyledText(shown(one.reason))),
        (RightsWords.staff, by(one.staff, one.since)),
        (RightsWords.lifted, StyledText(one.lifted.map { moment($0) } ?? "")),
      ]
    case .disclosure(let one):
      return [
        (RightsWords.recipient, StyledText(shown(one.recipient), Style(.strong))),
        (RightsWords.what, StyledText(what(one))),
        (RightsWords.reason, StyledText(shown(one.purpose))),
        (RightsWords.staff, by(one.staff, one.at)),
      ]
    }
  }

  private func details(
    _ purpose: ConsentPurpose, _ consent: Consent?
  ) -> [(label: Localized, text: StyledText)] {
    var lines = [(label: purpose.title, text: state(of: consent, purpose))]
    guard let consent else { return lines }
    lines += [
      (RightsWords.signer, signer(of: consent)),
      (RightsWords.signed, StyledText(moment(consent.signed))),
    ]
    if let end = consent.details.expires {
      lines.append((RightsWords.until, StyledText(end.description)))
    }
    if let withdrawn = consent.withdrawn {
      let why = shown(consent.withdrawalReason ?? "")
      lines.append((RightsWords.withdrawn, StyledText(moment(withdrawn) + "  " + why)))
    }
    return lines + [
      (RightsWords.version, StyledText(shown(consent.details.textVersion))),
      (RightsWords.text, StyledText(shown(consent.details.text), Style(.dim))),
    ]
  }

  private func signer(of consent: Consent) -> StyledText {
    .joined(
      [
        StyledText(shown(consent.details.signer), Style(.strong)),
        StyledText(consent.details.relation.title[language], Style(.dim)),
      ], spacing: 2)
  }

  func state(of consent: Consent?, _ purpose: ConsentPurpose) -> StyledText {
    guard let consent else {
      // Until they object, care and follow-up contact stand on the contract: PIPL article 13.
      return [.care, .followUp].contains(purpose)
        ? StyledText(RightsWords.byContract[language], Style(.dim))
        : StyledText(RightsWords.unsigned[language], Style(.dim))
    }
    if consent.withdrawn != nil {
      return StyledText(RightsWords.withdrawn[language], Style(.warning))
    }
    return consent.isInForce(on: model.today)
      ? StyledText(RightsWords.inForce[language], Style(.good))
      : StyledText(RightsWords.expired[language], Style(.warning))
  }

  private func state(of one: Restriction) -> StyledText {
    one.lifted == nil
      ? StyledText(RightsWords.holds[language], Style(.warning))
      : StyledText(RightsWords.lifted[language], Style(.dim))
  }

  private func what(_ one: Disclosure) -> String {
    one.what == "everything" ? RightsWords.everything[language] : shown(one.what)
  }

  /// What a field said, in words.
  func content(_ text: String?, _ field: CardField) -> String {
    guard let text else { return RightsWords.empty[language] }
    if field == .sex, let sex = Sex(rawValue: text) { return sex.title[language] }
    return shown(text)
  }

  private func by(_ staff: String?, _ at: Instant) -> StyledText {
    StyledText(shown(staff ?? Phrase.auditMachine[language]) + "  " + moment(at))
  }

  private func day(_ at: Instant) -> String { model.zone.zone.day(at).description }

  private func moment(_ at: Instant) -> String {
    let local = model.zone.zone.local(at)
    return "\(local.date) \(local.clock)"
  }

  private func shown(_ raw: String) -> String { DisplayText.of(raw, ambiguous: model.ambiguous) }
}
