/// At what advice is given: whose record it becomes a part of.
package enum AdviceContact: Hashable, Sendable {
  /// A follow-up that is open, as in a call.
  case followUp(FollowUpID)
  /// The visit at which a form was filed, by the number of the filed form.
  case form(Int)
  /// Somebody who is here today, without a follow-up or a form.
  case day
}

/// Advice that was given to a person, as a part of the record of the contact at which it was given.
package struct GivenAdvice: Hashable, Sendable {
  package var id: Int
  package var patient: PatientID
  /// The words and the reason as they were then, with the day.
  package var advice: CareAdvice
  /// The follow-up that it was given at; nil for none.
  package var followUp: FollowUpID?
  /// The filed form whose visit it was given at, the correction where it was corrected; nil for none.
  package var form: Int?
  /// The care plan that took it too; nil for none.
  package var carePlan: Int?
  /// The name of who gave it; nil where that is not known.
  package var staff: String?
  package var at: Instant
  /// Whether it was taken back.
  package var isMistaken: Bool
  /// Counts its changes, from 1.
  package var version: Int

  package init(
    id: Int, patient: PatientID, advice: CareAdvice, followUp: FollowUpID? = nil,
    form: Int? = nil, carePlan: Int? = nil, staff: String? = nil, at: Instant,
    isMistaken: Bool = false, version: Int = 1
  ) {
    self.id = id
    self.patient = patient
    self.advice = advice
    self.followUp = followUp
    self.form = form
    self.carePlan = carePlan
    self.staff = staff
    self.at = at
    self.isMistaken = isMistaken
    self.version = version
  }

  /// Whether it was given at a contact, where today is the day of one without follow-up and form.
  package func isOf(_ contact: AdviceContact, today: CalendarDate) -> Bool {
    switch contact {
    case .followUp(let id): followUp == id
    case .form(let id): form == id
    case .day: followUp == nil && form == nil && advice.day == today
    }
  }
}

/// Why advice cannot be given or taken back; nothing has changed then.
package enum AdviceRefusal: Error, Sendable {
  case alreadyGiven
  /// The library has no such entry.
  case unknown(String)
  /// It must not be given to this person, and why.
  case withheld(Localized)
  /// The follow-up has ended.
  case ended
  /// The visit of the form is not of today.
  case pastVisit

  /// The sentence for the person.
  package var message: Localized {
    switch self {
    case .alreadyGiven: Localized(zh: "这次已经给过这条建议", en: "this advice was given here already")
    case .unknown(let id):
      Localized(zh: "建议库里没有 \(id)", en: "the library has no advice \(id)")
    case .withheld(let why):
      Localized(
        zh: "这条建议不宜给出：\(why.chinese)", en: "this advice must not be given: \(why.english)")
    case .ended:
      Localized(
        zh: "这项随访已经结束；要改建议，先撤销它的结果",
        en: "this follow-up has ended; take its outcome back first")
    case .pastVisit:
      Localized(zh: "不是今天的就诊；只能记入今天填的表", en: "this visit is not of today")
    }
  }
}

extension FollowUp {
  /// The place among the attempts of the one at which advice was given: the first that was written down
  /// since, else the last of a follow-up that has ended.
  ///
  /// - Returns: Nil while its contact has no outcome yet.
  package func attempt(of advice: GivenAdvice) -> Int? {
    let attempts = details.attempts
    return attempts.firstIndex { $0.at >= advice.at }
      ?? (details.state == .open ? nil : attempts.indices.last)
  }
}

extension [GivenAdvice] {
  /// What each says, each entry once, by kind; the newest words of what was given twice.
  package var sheet: [CareAdvice] {
    var seen: Set<String> = []
    let newest = sorted { $0.at > $1.at }.map(\.advice).filter { seen.insert($0.entry).inserted }
    return AdviceKind.allCases.flatMap { kind in newest.filter { $0.kind == kind } }
  }
}
