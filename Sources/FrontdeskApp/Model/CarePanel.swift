package import Domain
package import FollowUps
package import Widgets

/// What lies over a screen with what is planned for one person: plans of follow-ups, care plans and
/// advice.
package struct CarePanel: Equatable, Sendable {
  /// Which list is shown.
  package enum Part: String, CaseIterable, Sendable {
    case plans
    case care
    case advice
  }

  /// The panel stays this person's, also where the row of a list that it was opened from is gone, as
  /// that of a follow-up whose plan was ended.
  package let patient: PatientID
  /// What the person is called; empty where it is not known.
  package let name: String
  package internal(set) var part = Part.plans
  package internal(set) var list = ListState()
  /// Everything on the line selected, as far as it is scrolled; nil while the list has the keys.
  package internal(set) var whole: ListState?
  /// What is to be chosen before something begins; nil while nothing is.
  package internal(set) var chooser: CareChooser?
  /// Which sheet is to be printed; nil while none is asked for.
  package internal(set) var papers: PaperChoice?

  init(patient: PatientID, name: String, part: Part = .plans) {
    self.patient = patient
    self.name = name
    self.part = part
  }
}

/// A list to choose from by typing words of it.
package struct CareChooser: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// The plan of follow-ups that begins.
    case plan
    /// The template of the care plan that begins, or its title.
    case template
    /// The indicator of a new goal of a care plan, by the plan's number.
    case indicator(Int)
    /// The care plan that takes a piece of advice, or none, by the advice's name.
    case into(String)
  }

  package let kind: Kind
  package internal(set) var filter = TextField(limit: 60)
  package internal(set) var list = ListState()

  init(_ kind: Kind) { self.kind = kind }
}

/// What is known of what is planned for whoever is in view.
package struct CareState: Equatable, Sendable {
  /// Whose it is; nil before anything was asked.
  package internal(set) var patient: PatientID?
  /// Nil before the answer, as the other parts.
  package internal(set) var plans: PlansRead?
  package internal(set) var care: CareRead?
  package internal(set) var advice: AdviceRead?
  /// Why a part is not shown: the role may not, or reading failed.
  package internal(set) var obstacles: [CarePanel.Part: Localized] = [:]
  /// The number of the question that each part waits for.
  var asked: [CarePanel.Part: Int] = [:]
  var generation = 0
  /// Whether something is being written, during which no second thing is.
  var isWriting = false
  /// Whether what is shown may be of before somebody else's change.
  var isStale = false
}

/// One part of what is planned for a person, as the store told it.
package enum CareFacts: Equatable, Sendable {
  case plans(PlansRead)
  case care(CareRead)
  case advice(AdviceRead)
  /// The role may not know of it; the reason in words.
  case hidden(CarePanel.Part, Localized)

  var part: CarePanel.Part {
    switch self {
    case .plans: .plans
    case .care: .care
    case .advice: .advice
    case .hidden(let part, _): part
    }
  }
}

/// A person's plans of follow-ups, and those that can be begun.
package struct PlansRead: Equatable, Sendable {
  package var plans: PersonPlans
  /// The plans in force, in the order of the clinic.
  package var known: [CareName]

  package init(plans: PersonPlans, known: [CareName]) {
    self.plans = plans
    self.known = known
  }
}

/// A person's care plans, and what they can be made of.
package struct CareRead: Equatable, Sendable {
  /// The newest first.
  package var records: [CareRecordRead]
  /// The templates of the clinic: those that fit the person first.
  package var templates: [CareName]
  /// Why no template can be told to fit; nil where that is known.
  package var templatesHidden: Localized?
  /// What goals can be about, by code, with the unit as people write it.
  package var indicators: [CareName]
  /// The units in UCUM, by the code of the indicator.
  package var units: [String: String]

  package init(
    records: [CareRecordRead], templates: [CareName] = [], templatesHidden: Localized? = nil,
    indicators: [CareName] = [], units: [String: String] = [:]
  ) {
    self.records = records
    self.templates = templates
    self.templatesHidden = templatesHidden
    self.indicators = indicators
    self.units = units
  }
}

/// A care plan and how far its goals have got, by their numbers.
package struct CareRecordRead: Equatable, Sendable {
  package var record: CarePlanRecord
  package var progress: [Int: GoalProgress]

  package init(_ record: CarePlanRecord, progress: [Int: GoalProgress] = [:]) {
    self.record = record
    self.progress = progress
  }
}

/// What the clinic's advice has for a person, what was given, and the care plans that can take it.
package struct AdviceRead: Equatable, Sendable {
  package var choice: AdviceChoice
  package var records: [CarePlanRecord]
  /// What was given and stands, the newest first.
  package var given: [GivenAdvice]
  /// Where advice goes that is given without a call.
  package var contact: AdviceContact

  package init(
    choice: AdviceChoice, records: [CarePlanRecord], given: [GivenAdvice] = [],
    contact: AdviceContact = .day
  ) {
    self.choice = choice
    self.records = records
    self.given = given
    self.contact = contact
  }
}

/// Something that can be chosen: a plan, a template or an indicator.
package struct CareName: Equatable, Sendable {
  package var id: String
  package var title: Localized
  /// What stands beside it, such as the unit or the source; empty for nothing.
  package var note: Localized
  /// Whether it is meant for somebody like this person.
  package var fits: Bool

  package init(
    _ id: String, _ title: Localized, note: Localized = Localized(same: ""), fits: Bool = true
  ) {
    self.id = id
    self.title = title
    self.note = note
    self.fits = fits
  }
}
