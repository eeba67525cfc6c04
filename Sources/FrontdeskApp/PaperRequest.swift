package import Domain
package import FollowUps
package import Widgets

/// A sheet of paper about one person, or about the clinic.
package enum PaperSheet: Hashable, Sendable {
  /// The card and its label.
  case card
  /// The record of a follow-up with the form that was filed at it.
  case followUp(ArchiveForm)
  /// The record of a follow-up without a form: when it was last tried, and what it is called.
  case contact(FollowUpID, CalendarDate, Localized)
  /// The advice that was given on a day, for the person to take home.
  case advice(CalendarDate)
  /// The management card of an illness and a year.
  case year(ManagedDisease, Int)
  /// A care plan by its number; nil for the one that is open, or the newest.
  case care(Int?)
  /// The figures of the clinic, its staff or its teams, as the screen shows them.
  case figures(FigureQuestion, FiguresState.Part)
}

/// A sheet that is to be printed, or saved where no printer is set up.
package struct PaperOrder: Equatable, Sendable {
  /// Nil for a sheet about nobody.
  package var patient: PatientID?
  package var sheet: PaperSheet
  /// Whether it is saved as a page with charts for a browser.
  package var isPage: Bool
  package var language: Language

  package init(_ sheet: PaperSheet, of patient: PatientID?, isPage: Bool, language: Language) {
    self.patient = patient
    self.sheet = sheet
    self.isPage = isPage
    self.language = language
  }
}

/// Which sheet of a person or of the figures is to be printed, and how.
package struct PaperChoice: Equatable, Sendable {
  /// A line of the choice.
  package enum Row: Hashable, Sendable {
    case sheet(PaperSheet)
    /// How sheets go out: printed, or saved as pages.
    case format
  }

  /// Nil where no sheet is about anybody.
  package let patient: PatientID?
  package let rows: [Row]
  package internal(set) var list: ListState
  /// Whether sheets are saved as pages for a browser.
  package internal(set) var isPage = false

  init(_ patient: PatientID?, _ sheets: [PaperSheet]) {
    self.patient = patient
    rows = sheets.map(Row.sheet) + [.format]
    list = ListState(count: rows.count)
  }
}
