package import Domain
package import Forms
package import Widgets

/// Forms on the screen: the list of a person's forms, the one that is filled in, and what was filed.
package struct FormDesk: Equatable, Sendable {
  /// The list of forms and of what was filed; nil while it is closed.
  package internal(set) var panel: FormPanel?
  /// The form that is being filled in; nil while none is.
  package internal(set) var fill: FormFill?
  /// What was filed last in this session; nil before.
  package internal(set) var lastFiled: FormReceipt?
  package internal(set) var generation = 0
  /// The form that is on its way; nil when none is.
  var awaited: FormOrder?
}

/// A form that is wanted for a person.
package struct FormOrder: Hashable, Sendable {
  /// The id of the form.
  package var form: String
  package var patient: PatientID
  /// The follow-up that it is filled in for; nil for none.
  package var followUp: FollowUpID?
  /// The filed form that it corrects, as it was seen; nil for a new one.
  package var amends: Amended?

  /// A filed form that is to be corrected.
  package struct Amended: Hashable, Sendable {
    package var id: Int
    package var version: Int
  }

  package init(
    form: String, patient: PatientID, followUp: FollowUpID? = nil, amends: Amended? = nil
  ) {
    self.form = form
    self.patient = patient
    self.followUp = followUp
    self.amends = amends
  }

  /// The order to correct a filed form.
  init(amending filed: FiledForm) {
    self.init(
      form: filed.response.questionnaire, patient: filed.patient, followUp: filed.followUp,
      amends: Amended(id: filed.id, version: filed.version))
  }

  /// Under which its draft is kept: a form, a person and a follow-up have one of their own, and so has
  /// a filed form that is corrected.
  var draftKey: FormDraftKey {
    var subject = followUp.map { "\(patient.value)/\($0.value)" } ?? String(patient.value)
    if let amends { subject += "#\(amends.id)" }
    return FormDraftKey(kind: Self.draftPrefix + form, subject: subject)
  }

  /// How kinds of such drafts begin; never changed once it was written.
  static let draftPrefix = "form."
}

/// What was filed, and what it says.
package struct FormReceipt: Equatable, Sendable {
  package var order: FormOrder
  package var filed: FiledForm
  /// What the form is called.
  package var title: Localized
  /// What the form says of the course of the disease.
  package var outcomes: Set<QuestionnaireOutcome>
  /// The day on which the person is to come next, as the form has it; nil where it has none.
  package var nextDue: CalendarDate?
  /// The day that the plans proposed for it; nil where they proposed none.
  package var proposedDue: CalendarDate?
  /// Scores, bands and the classification in one line; nil where the form has none.
  package var summary: Localized?
}

/// The clinic's forms and indicators as they were read; two are alike when they are the same reading.
package final class FormBook: Equatable, Sendable {
  package let library: QuestionnaireLibrary
  package let indicators: IndicatorDictionary

  package init(library: QuestionnaireLibrary, indicators: IndicatorDictionary) {
    self.library = library
    self.indicators = indicators
  }

  package static func == (left: FormBook, right: FormBook) -> Bool { left === right }
}

/// The forms of the clinic and what was filed of one person, as the store told them.
package struct FormFacts: Equatable, Sendable {
  package let patient: PatientID
  package let book: FormBook
  /// The newest day first, with those that were taken back.
  package var filed: [FiledForm]
  /// The forms that whoever is signed in began and did not file, for whomever.
  package var begun: Set<FormDraftKey>

  package init(
    patient: PatientID, book: FormBook, filed: [FiledForm], begun: Set<FormDraftKey> = []
  ) {
    self.patient = patient
    self.book = book
    self.filed = filed
    self.begun = begun
  }
}

/// A form as it was opened, before anything is answered in it.
package struct OpenedForm: Equatable, Sendable {
  package var order: FormOrder
  package var state: OpenForm
  /// The form in all its versions, so that earlier answers can be told in their own words.
  package var book: FormBook

  package init(order: FormOrder, state: OpenForm, book: FormBook) {
    self.order = order
    self.state = state
    self.book = book
  }
}

/// What lies over a screen with the forms of one person: those that can be filled in, and those that
/// were.
package struct FormPanel: Equatable, Sendable {
  /// Which list is shown.
  package enum Part: String, CaseIterable, Sendable {
    case fill
    case filed
  }

  package let patient: PatientID
  /// What the person is called; empty when it is not known yet.
  package let name: String
  /// The follow-up that a form is filled in for; nil for none.
  package let followUp: FollowUpID?
  /// The form of the follow-up, which comes first; nil for none.
  package let wanted: String?
  package internal(set) var part = Part.fill
  package internal(set) var list = ListState()
  /// What narrows the list of forms.
  package internal(set) var filter = TextField(limit: 60)
  /// Nil before the first answer.
  package internal(set) var facts: FormFacts?
  /// The filed form that it was opened for, by number, so that one step back closes it; nil where it
  /// was opened for the lists.
  package internal(set) var opens: Int?
  /// The filed form that is open to be read; nil while the list has the keys.
  package internal(set) var reading: FiledForm?
  /// How far it is scrolled.
  package internal(set) var scroll = ListState()
  /// What is asked before it is done; nil when nothing is.
  package internal(set) var question: FormQuestion?
}

/// A form that is being filled in.
package struct FormFill: Equatable, Sendable {
  package let order: FormOrder
  /// What the person is called; empty when it is not known.
  package let name: String
  package let book: FormBook
  package internal(set) var session: FormSession
  /// What is asked before the form goes on; nil when nothing is.
  package internal(set) var question: FormQuestion?
  /// The version of the form by which the draft was begun, where the form has another now.
  package internal(set) var draftVersion: String?
  package internal(set) var isSaving = false
  /// What keeps it from being filed; goes with the next key.
  package internal(set) var problem: Localized?
  /// The words about the form, scrolled so far; nil while they are not shown.
  package internal(set) var about: ListState?
  /// When the person comes next, as the plans have it.
  package internal(set) var next = FormNextDate()
  /// Whether something was entered that the draft does not have.
  var isChanged = false
  /// The answers with which it was opened: those of the form that is corrected.
  let opened: [QuestionnaireResponseAnswer]

  init(_ opened: OpenedForm, name: String) {
    order = opened.order
    self.name = name
    book = opened.book
    session = FormSession(opened.state)
    self.opened = opened.state.response(.inProgress).answers
  }

  package var form: Questionnaire { session.state.form }

  /// The section at the cursor; nil at the end of the form.
  package var section: QuestionnaireSection? {
    session.cursor.flatMap { session.state.section(of: $0) }
  }

  /// The sections that have something to answer now, in their order.
  var sections: [QuestionnaireSection] {
    let asked = Set(session.state.asked.compactMap { session.state.section(of: $0)?.id })
    return form.sections.filter { asked.contains($0.id) }
  }

  /// Whether what is typed now goes into words, so that signs are no commands.
  var takesWords: Bool {
    if session.optionInWords != nil { return true }
    if case .text? = session.item?.kind { return true }
    return false
  }

  /// Whether nothing is typed yet, nor words asked for beside an option.
  var isBeforeWords: Bool { session.optionInWords == nil && session.typed.isEmpty }
}

/// What is asked before something is done, of which no comes first.
package struct FormQuestion: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// A danger that an answer shows, and what is to be done now.
    case redFlag(FormObstacle)
    /// Answers that are unlikely, or do not go together.
    case warning(FormObstacle)
    /// Whether a filed form is taken back.
    case takeBack(FiledForm)
  }

  package let kind: Kind
  /// Whether Enter does it; at first it does not.
  package internal(set) var isYes = false
  /// What was done about a red flag.
  package internal(set) var note = TextField(limit: 200)

  init(_ kind: Kind) { self.kind = kind }
}

extension Model {
  /// Whether there may be forms of somebody on the screen.
  var mayFillForms: Bool { access.allows(.add, .triage) }

  /// What somebody is called, as far as the screens know it.
  func nameInView(of patient: PatientID) -> String {
    let archives = [preview.archive, archive.archive].compactMap(\.self)
    if let known = archives.first(where: { $0.id == patient }) { return known.patient.name }
    if let item = outcome?.item, item.followUp.patient == patient { return item.name }
    if let item = followUps.selected, item.followUp.patient == patient { return item.name }
    if let hit = lookup.selected, hit.patient == patient { return hit.name }
    if let entry = dayEntry, entry.appointment.patient == patient { return entry.name }
    return ""
  }

  /// The lines of the panel: places in the list of forms or of what was filed.
  var formRows: [FormRow] {
    guard let panel = forms.panel, let facts = panel.facts else { return [] }
    return FormRow.rows(of: panel, facts)
  }

  /// The line selected in the panel; nil while it is closed or empty.
  var formRow: FormRow? {
    guard let place = forms.panel?.list.selection else { return nil }
    let rows = formRows
    return rows.indices.contains(place) ? rows[place] : nil
  }
}

extension Model {
  /// Whether a form was begun for the person and follow-up of a panel and not filed.
  func hasDraft(of form: String, _ panel: FormPanel) -> Bool {
    let order = FormOrder(form: form, patient: panel.patient, followUp: panel.followUp)
    if formDrafts[order.draftKey] != nil { return true }
    // What was read may be older than what was filed or thrown away since.
    return panel.facts?.begun.contains(order.draftKey) == true
      && !formDrafts.hasAsked(order.draftKey)
  }
}

/// A line of the panel.
package enum FormRow: Equatable, Sendable {
  /// A form that can be filled in, and when this person's was filed last.
  case form(Questionnaire, last: CalendarDate?)
  case filed(FiledForm)

  /// The lines that a panel shows.
  ///
  /// The follow-up's form comes first, then those filled in for the person, the newest first, then
  /// the others in the order of the clinic.
  static func rows(of panel: FormPanel, _ facts: FormFacts) -> [FormRow] {
    switch panel.part {
    case .filed: return facts.filed.map(FormRow.filed)
    case .fill:
      let counted = facts.filed.filter { !$0.isMistaken }
      var last: [String: CalendarDate] = [:]
      for filed in counted {
        let id = filed.response.questionnaire
        last[id] = max(last[id] ?? filed.response.day, filed.response.day)
      }
      var ids = [panel.wanted].compactMap(\.self)
      ids += counted.map(\.response.questionnaire) + facts.book.library.ids
      var seen: Set<String> = []
      let forms = ids.compactMap { id -> Questionnaire? in
        seen.insert(id).inserted ? facts.book.library[id] : nil
      }
      let letters = SearchText.letters(panel.filter.text)
      let titled = forms.filter { fits(titles(of: $0), letters) }
      // A score is often known by what it measures, which its title does not say: 抑郁 for PHQ-9.
      let scored = forms.filter {
        !titled.contains($0) && fits(scores(of: $0, facts.book), letters)
      }
      return (titled + scored).map { .form($0, last: last[$0.id]) }
    }
  }

  private static func titles(of form: Questionnaire) -> [String] {
    [form.title, form.shortTitle].flatMap { [$0.chinese, $0.english] } + [form.id]
  }

  /// The names of the indicators that a form computes, and that a form computes to which its result
  /// leads: a PHQ-2 is about what the PHQ-9 measures.
  private static func scores(of form: Questionnaire, _ book: FormBook) -> [String] {
    let bands = form.items.flatMap { item -> [String] in
      guard case .computed(let computation) = item.kind else { return [] }
      return computation.bands.map(\.text.chinese)
    }
    let next =
      bands.isEmpty
      ? []
      : book.library.ids.compactMap { book.library[$0] }.filter { other in
        other.id != form.id && bands.contains { $0.contains(other.shortTitle.chinese) }
      }
    return ([form] + next).flatMap { ownScores(of: $0, book.indicators) }
  }

  private static func ownScores(
    of form: Questionnaire, _ indicators: IndicatorDictionary
  ) -> [String] {
    form.items.flatMap { item -> [String] in
      guard case .computed = item.kind,
        let indicator = item.indicator.flatMap({ indicators[code: $0] })
      else { return [] }
      return [indicator.name.chinese, indicator.name.english]
    }
  }

  private static func fits(_ names: [String], _ letters: [Character]) -> Bool {
    letters.isEmpty || names.contains { FuzzyMatch.best(letters, in: SearchText($0)) != nil }
  }
}
