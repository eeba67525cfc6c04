import Canvas
import Domain
import Widgets

extension Model {
  /// The leave that ends next; nil while none lasts.
  package var glass: Glass? {
    account.glasses.filter { now < $0.grant.until }.min {
      $0.grant.until.seconds < $1.grant.until.seconds
    }
  }

  /// Whether this person may look without the right, and so has to be asked why.
  var mayBreakGlass: Bool { access.allows(.add, .breakGlass) }

  /// Asks why somebody is looked at without the right, or gives that leave up at once.
  mutating func toggleGlass() -> [Effect] {
    if let glass { return [.endBreakGlass(glass.grant.patient)] }
    guard let subject else {
      say(Phrase.choosePatientFirst.text)
      return []
    }
    guard subjectArchive?.isClosed != false else {
      say(Phrase.glassNotNeeded.text)
      return []
    }
    account.dialog = .breakGlass(
      BreakGlassForm(patient: subject, name: subjectName ?? "", form: glassForm()))
    return []
  }

  /// The record of the person in view, as far as it is here.
  var subjectArchive: PatientArchive? {
    [archive.archive, preview.archive].compactMap { $0 }.first { $0.id == subject }
  }

  /// What the person in view is called.
  var subjectName: String? {
    subjectArchive?.patient.name ?? lookup.selected?.name ?? followUps.selected?.name
  }

  func glassForm() -> FormState {
    let reasons = BreakGlassCode.allCases.map {
      FormField.Option($0.rawValue, $0.title[language])
    }
    var form = FormState(
      [
        FormSection(
          "",
          [
            FormField(
              "code", Phrase.glassCode[language], .choice(reasons), isRequired: true),
            FormField(
              "reason", Phrase.glassReason[language], .lines(rows: 2, limit: 200),
              isRequired: true, placeholder: Phrase.glassReasonHint[language]),
          ])
      ], today: today.dayNumber)
    if let key = CommandRegistry.command(.saveOutcome).flatMap({ keymap[$0].keys.first }) {
      form.commitKey = key
    }
    return form
  }

  /// Lets the question take a key; nil when it is for others.
  mutating func glassKey(_ press: KeyPress, _ before: BreakGlassForm) -> [Effect]? {
    if before.isSaving { return [] }
    var asked = before
    if press == KeyPress(.escape), !asked.form.isPopupOpen { return nil }
    let outcome = asked.form.press(press)
    if outcome != .ignored { asked.problem = nil }
    account.dialog = .breakGlass(asked)
    switch outcome {
    case .ignored: return nil
    case .committed: return sendGlass(asked)
    case .atEnd: return asked.form.commit() == .committed ? sendGlass(asked) : []
    case .moved, .changed, .refused: return []
    }
  }

  mutating func sendGlass(_ asked: BreakGlassForm) -> [Effect] {
    var asked = asked
    let reason = asked.form.value("reason")
    guard let code = BreakGlassCode(rawValue: asked.form.value("code")) else { return [] }
    guard reason.trimmingBlanks.count >= BreakGlassGrant.shortestReason else {
      asked.form.refuse("reason", Phrase.glassTooShort[language])
      account.dialog = .breakGlass(asked)
      return []
    }
    asked.isSaving = true
    account.dialog = .breakGlass(asked)
    return [.breakGlass(asked.patient, code, reason: reason)]
  }

  /// Takes up a leave, or that there is none; what it shows is read again.
  mutating func glassChanged(_ patient: PatientID, _ grant: BreakGlassGrant?) -> [Effect] {
    let before = account.glasses.first { $0.grant.patient == patient }
    account.glasses.removeAll { $0.grant.patient == patient }
    var name = before?.name ?? ""
    if case .breakGlass(let asked) = account.dialog, asked.patient == patient {
      name = asked.name
      account.dialog = nil
    }
    if name.isEmpty, subject == patient { name = subjectName ?? "" }
    if let grant { account.glasses.append(Glass(grant: grant, name: name)) }
    guard grant != before?.grant else { return [] }
    if grant == nil { say(Phrase.glassEnded.text) }
    preview.isStale = true
    guard archive.archive?.id == patient else { return [] }
    return [askArchive(patient, for: nil)]
  }

  /// Forgets leaves that have run out; what they showed goes at once.
  mutating func settleGlass() {
    let over = account.glasses.filter { $0.grant.until <= now }
    guard !over.isEmpty else { return }
    account.glasses.removeAll { $0.grant.until <= now }
    for glass in over {
      if archive.archive?.id == glass.grant.patient { archive.archive = nil }
      if preview.archive?.id == glass.grant.patient { preview.archive = nil }
    }
    preview.isStale = true
    say(Phrase.glassEnded.text)
  }

  mutating func glassFailed(_ reason: Localized) {
    guard case .breakGlass(var asked) = account.dialog else { return }
    asked.isSaving = false
    asked.problem = reason
    account.dialog = .breakGlass(asked)
  }
}

extension PatientArchive {
  /// Whether clinical content is kept from the one who reads.
  var isClosed: Bool { !hidden.isDisjoint(with: [.conditions, .medications, .results, .reports]) }
}
