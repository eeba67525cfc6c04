package import Domain
package import Forms

/// What forms on the screen want done outside.
package enum FormRequest: Equatable, Sendable {
  /// The forms of the clinic and what was filed of a person; answered by `listed`.
  case list(PatientID, generation: Int)
  /// A form to be filled in; answered by `opened`.
  case open(FormOrder)
  /// File a complete form; answered by `filed`.
  case file(FormOrder, FilledForm)
  /// Take a filed form back; answered by `tookBack`.
  case takeBack(FiledForm)
  /// When the person comes next, by the plans and the form so far; answered by `proposed`.
  case propose(FormOrder, FilledForm, generation: Int)
  /// Print a filed form, or write it to a file; answered by `printed`.
  case printout(FiledForm, Language)

  /// Whether the program may not end before it is done.
  var mustFinish: Bool {
    switch self {
    case .file, .takeBack: true
    case .list, .open, .propose, .printout: false
    }
  }
}

/// What became of it.
package enum FormAnswer: Equatable, Sendable {
  /// Nil when there is no such patient any more.
  case listed(FormFacts?, generation: Int)
  /// Nil when the clinic has no such form, or there is no such patient any more.
  case opened(OpenedForm?, FormOrder)
  case filed(FormOrder, FilledForm, FiledForm)
  case tookBack(FiledForm)
  /// Nil where the plans propose nothing.
  case proposed(FormOrder, due: CalendarDate?, why: Localized?, generation: Int)
  /// Where the form went.
  case printed(Localized)
}
