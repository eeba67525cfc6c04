package import Domain
package import Widgets

/// What lies over a screen where something is kept from most.
package enum AccessDialog: Equatable, Sendable {
  /// Which number of a person is to be shown whole.
  case reveal(RevealMenu)
  /// Why somebody is looked at without the right.
  case breakGlass(BreakGlassForm)
  /// Whether a record is opened that should be thought about twice.
  case warning(SecondThought)
  /// What an auditor found of an emergency access.
  case review(ReviewForm)
  /// Who is signed in, and what they may; scrolled so many rows.
  case rights(ListState)
  /// Something about the rights of the open patient is filled in.
  case rightsForm(RightsForm)
  /// Something is asked before it is done.
  case question(RightsQuestion)
  /// What the counter needs of the person in view.
  case counter(CounterPanel)
  /// The tags of the person in view.
  case tags(TagsPanel)
  /// What is planned for the person in view.
  case care(CarePanel)
}

/// The numbers of one person that can be shown whole.
package struct RevealMenu: Equatable, Sendable {
  package struct Option: Equatable, Sendable {
    package var field: RevealField
    package var label: Localized
    /// As it stands on the screen.
    package var masked: String
  }

  package var patient: PatientID
  package var options: [Option]
  package internal(set) var list: ListState
}

/// A number or an address of one person, shown whole for a moment.
package struct Reveal: Equatable, Sendable {
  package var patient: PatientID
  package var field: RevealField
  package var label: Localized
  /// Nil while it is on its way.
  package internal(set) var value: String?
  /// When it goes by itself.
  package internal(set) var until: Instant
  /// What is left of that, for the words on screen.
  package internal(set) var seconds: Int
}

extension RevealField {
  /// Whether it is a number at which the person is reached.
  var isContact: Bool {
    switch self {
    case .phone, .contact: true
    case .identifier, .address: false
    }
  }
}

/// The question why somebody is looked at without the right.
package struct BreakGlassForm: Equatable, Sendable {
  package var patient: PatientID
  package var name: String
  package internal(set) var form: FormState
  package internal(set) var isSaving = false
  package internal(set) var problem: Localized?
}

/// What an auditor writes of an emergency access.
package struct ReviewForm: Equatable, Sendable {
  package var line: AuditLine
  package internal(set) var form: FormState
  package internal(set) var isSaving = false
  package internal(set) var problem: Localized?
}

/// A leave to look at one patient without the right, as long as it lasts.
package struct Glass: Equatable, Sendable {
  package var grant: BreakGlassGrant
  package var name: String
}

/// A record that is not opened yet.
package struct SecondThought: Equatable, Sendable {
  package var patient: PatientID
  package var warnings: [LookWarning]
  /// Whether Enter opens it; at first it does not.
  package internal(set) var isYes = false
}
