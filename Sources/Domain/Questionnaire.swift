/// A form as data: a national record sheet, a questionnaire or a consultation sheet.
///
/// FHIR's Questionnaire. A form of one version never changes; another wording is another version,
/// and the old one stays, so that what was filled in by it can always be read.
package struct Questionnaire: Hashable, Sendable {
  /// Our stable name, such as `hypertension-visit`.
  package var id: String
  /// The edition of the form, such as `2017.1`; versions are compared for equality alone.
  package var version: String
  package var title: Localized
  /// A shorter title for narrow places; the title when there is none.
  package var shortTitle: Localized
  /// Where the form comes from, with its edition.
  package var source: Localized
  package var licence: QuestionnaireLicence
  /// What is to be known of the licence or to be cited; nil when nothing.
  package var licenceNote: Localized?
  /// Where the wording of each language comes from.
  package var wording: [Language: QuestionnaireWording]
  /// What is said before the first question; nil when nothing.
  package var introduction: Localized?
  /// The link id of the date that the form is about, such as the day of the visit; nil for none.
  package var dayItem: String?
  package var sections: [QuestionnaireSection]
  package var warnings: [QuestionnaireWarning]
  package var redFlags: [QuestionnaireRedFlag]
  package var outcomes: [QuestionnaireOutcomeRule]

  package init(
    id: String, version: String, title: Localized, shortTitle: Localized? = nil,
    source: Localized, licence: QuestionnaireLicence, licenceNote: Localized? = nil,
    wording: [Language: QuestionnaireWording] = [:], introduction: Localized? = nil,
    dayItem: String? = nil, sections: [QuestionnaireSection], warnings: [QuestionnaireWarning] = [],
    redFlags: [QuestionnaireRedFlag] = [], outcomes: [QuestionnaireOutcomeRule] = []
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.shortTitle = shortTitle ?? title
    self.source = source
    self.licence = licence
    self.licenceNote = licenceNote
    self.wording = wording
    self.introduction = introduction
    self.dayItem = dayItem
    self.sections = sections
    self.warnings = warnings
    self.redFlags = redFlags
    self.outcomes = outcomes
  }

  /// All items in the order of the form, a table before its columns; O(n).
  package var items: [QuestionnaireItem] {
    sections.flatMap(\.items).flatMap { item in
      if case .table(let table) = item.kind { [item] + table.columns } else { [item] }
    }
  }

  /// The item with a link id, columns of tables too; nil when there is none; O(n).
  package func item(_ linkID: String) -> QuestionnaireItem? {
    items.first { $0.linkID == linkID }
  }
}

/// A part of a form under a heading.
package struct QuestionnaireSection: Hashable, Sendable {
  package var id: String
  package var title: Localized
  /// When the section is asked; nil for always.
  package var enableWhen: QuestionnaireCondition?
  package var items: [QuestionnaireItem]

  package init(
    id: String, title: Localized, enableWhen: QuestionnaireCondition? = nil,
    items: [QuestionnaireItem]
  ) {
    self.id = id
    self.title = title
    self.enableWhen = enableWhen
    self.items = items
  }
}
