/// A form as somebody filled it in, FHIR's QuestionnaireResponse.
///
/// It can be read without its form: answers carry concept codes, numbers and units themselves.
package struct QuestionnaireResponse: Hashable, Sendable {
  /// The id of the form.
  package var questionnaire: String
  /// The version of the form.
  package var version: String
  package var status: QuestionnaireResponseStatus
  /// The clinic-local day of what is told, such as the visit's.
  package var day: CalendarDate
  /// When it was saved; nil for a draft that never was.
  package var authored: Instant?
  /// The code of the staff member who filled it in; nil when unknown.
  package var author: String?
  /// The answers in the order of the form, with those that are not asked now.
  package var answers: [QuestionnaireResponseAnswer]
  /// What the form worked out when it was saved, by its version.
  package var results: [QuestionnaireResult]
  /// The red flags that were raised and what was done.
  package var acknowledged: [QuestionnaireAcknowledgement]
  /// The ids of the warnings that were confirmed, sorted.
  package var confirmed: [String]

  package init(
    questionnaire: String, version: String, status: QuestionnaireResponseStatus,
    day: CalendarDate, authored: Instant? = nil, author: String? = nil,
    answers: [QuestionnaireResponseAnswer] = [], results: [QuestionnaireResult] = [],
    acknowledged: [QuestionnaireAcknowledgement] = [], confirmed: [String] = []
  ) {
    self.questionnaire = questionnaire
    self.version = version
    self.status = status
    self.day = day
    self.authored = authored
    self.author = author
    self.answers = answers
    self.results = results
    self.acknowledged = acknowledged
    self.confirmed = confirmed
  }

  /// The answer to an item; nil when there is none; O(n).
  package subscript(linkID: String, row row: Int = 0) -> QuestionnaireAnswer? {
    let key = QuestionnaireItemKey(linkID, row: row)
    return answers.first { $0.key == key }?.answer
  }
}

/// How far a filled form has got; the names are FHIR's.
package enum QuestionnaireResponseStatus: String, Hashable, Sendable, CaseIterable {
  /// A draft.
  case inProgress = "in-progress"
  case completed
  /// Completed and changed since.
  case amended
  /// Never meant.
  case enteredInError = "entered-in-error"
  /// Ended before it was complete, such as by a red flag.
  case stopped
}

/// The place of an answer: an item, and in a table a row from 0.
package struct QuestionnaireItemKey: Hashable, Comparable, Sendable {
  package var linkID: String
  /// From 0; 0 outside tables.
  package var row: Int

  package init(_ linkID: String, row: Int = 0) {
    self.linkID = linkID
    self.row = row
  }

  package static func < (left: QuestionnaireItemKey, right: QuestionnaireItemKey) -> Bool {
    (left.linkID, left.row) < (right.linkID, right.row)
  }
}

/// An answer in a filled form.
package struct QuestionnaireResponseAnswer: Hashable, Sendable {
  package var key: QuestionnaireItemKey
  /// The link id of the table that the item is a column of; nil outside tables.
  package var table: String?
  package var answer: QuestionnaireAnswer
  /// Whether it was accepted as it stood before and not measured or asked anew.
  package var isCarried: Bool

  package init(
    key: QuestionnaireItemKey, table: String? = nil, answer: QuestionnaireAnswer,
    isCarried: Bool = false
  ) {
    self.key = key
    self.table = table
    self.answer = answer
    self.isCarried = isCarried
  }
}

/// What a form worked out: a number, a band, or both.
package struct QuestionnaireResult: Hashable, Sendable {
  package var linkID: String
  package var value: DecimalNumber?
  /// The unit of the number in UCUM; nil for a plain number.
  package var unit: String?
  /// The code of the band; nil when there is none.
  package var band: String?

  package init(linkID: String, value: DecimalNumber?, unit: String? = nil, band: String? = nil) {
    self.linkID = linkID
    self.value = value
    self.unit = unit
    self.band = band
  }
}

/// That a person saw a red flag, and what was done.
package struct QuestionnaireAcknowledgement: Hashable, Sendable {
  /// The id of the red flag.
  package var flag: String
  /// What was done, in words; empty when nothing was noted.
  package var note: String

  package init(flag: String, note: String) {
    self.flag = flag
    self.note = note
  }
}
