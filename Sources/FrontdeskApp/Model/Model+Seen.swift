import Domain
import Widgets

extension Model {
  /// The model as it may be drawn or read out: one number whole, or names and numbers hidden.
  var seen: Model {
    let isTyping = screen == .lookup && lookup.focus == .query && !desk.isUnattended
    return seen(dot: drawing.glyphs == .ascii ? "*" : "\u{2022}", showsLast: isTyping)
  }

  /// The same, with a choice of how what is typed in the lookup is hidden.
  ///
  /// - Parameters:
  ///   - dot: Stands for a character of the query that may not be read.
  ///   - showsLast: Whether its last character may, for whoever types it.
  func seen(dot: String, showsLast: Bool) -> Model {
    guard revealed?.value != nil || isVeiled else { return self }
    var model = self
    if let revealed, let value = revealed.value, !isVeiled {
      if model.archive.archive?.id == revealed.patient {
        model.archive.archive?.show(value, as: revealed.field)
      }
      if model.preview.archive?.id == revealed.patient {
        model.preview.archive?.show(value, as: revealed.field)
      }
    }
    guard isVeiled else { return model }
    model.archive.archive?.veil(language)
    model.preview.archive?.veil(language)
    model.lookup.change { $0.veil(language) }
    model.lookup.query = lookup.query.veiled(dot: dot, showsLast: showsLast)
    model.followUps.change { $0.veil(language) }
    model.outcome?.item.veil(language)
    // Plans and the names of recordings tell what somebody has.
    model.outcome?.call.facts = nil
    model.cardForm.merge?.veil(language)
    if case .rightsForm(var asked) = model.account.dialog {
      for place in asked.found.indices { asked.found[place].veil(language) }
      model.account.dialog = .rightsForm(asked)
    }
    model.rights.facts?.veil(language)
    model.approvals.veil()
    model.rules.veil(language)
    model.figures.veil(language)
    for place in model.day.entries.indices { model.day.entries[place].veil(language) }
    for place in model.account.glasses.indices { model.account.glasses[place].name = "***" }
    return model
  }
}

extension PatientArchive {
  /// Puts a number or the address in its place, whole.
  fileprivate mutating func show(_ value: String, as field: RevealField) {
    switch field {
    case .phone:
      if let place = contacts.firstIndex(where: { $0.system == .phone }) {
        contacts[place].value = value
      }
    case .contact(let place):
      if contacts.indices.contains(place) { contacts[place].value = value }
    case .identifier(let place):
      if identifiers.indices.contains(place) { identifiers[place].value = value }
    case .address:
      patient.address = value
      isAddressMasked = false
    }
  }

  /// Names the person as they are called where everybody can hear it, and hides all numbers.
  fileprivate mutating func veil(_ language: Language) {
    patient.name = Mask.publicTitle(patient.name, sex: patient.sex)[language]
    patient.familyName = nil
    patient.birthDate = patient.birthDate.map(Patient.year)
    if patient.birthDate != nil { patient.birthDatePrecision = .year }
    patient.address = patient.address.map { _ in Veil.hidden }
    for place in contacts.indices {
      contacts[place].value = Veil.hidden
      contacts[place].holder = contacts[place].holder.map(Mask.holder)
    }
    for place in identifiers.indices {
      identifiers[place].value = Mask.publicIdentifier(identifiers[place].value)
    }
    counter?.veil(language)
    veilContent(language)
  }

  /// Says that there is something, and not what.
  private mutating func veilContent(_ language: Language) {
    let word = Veil.word[language]
    for place in conditions.indices { conditions[place].code = Coding(display: word) }
    for place in medications.indices {
      medications[place].code = Coding(display: word)
      medications[place].dosage = nil
    }
    for place in allergies.indices {
      allergies[place].code = Coding(display: word)
      allergies[place].reaction = nil
    }
    for place in encounters.indices {
      encounters[place].department = nil
      encounters[place].reason = nil
    }
    for place in reports.indices {
      reports[place].code = Coding(display: word)
      reports[place].conclusion = nil
    }
    for place in followUps.indices { followUps[place].veil() }
    for place in forms.indices { forms[place].title = Veil.word }
  }
}

extension CounterFacts {
  /// That there is something to tell or to pay, and not what; relatives as they may be called.
  fileprivate mutating func veil(_ language: Language) {
    for place in notices.indices { notices[place].details.text = Veil.hidden }
    for place in appointments.indices { appointments[place].veil(language) }
    for place in family.indices {
      let member = family[place]
      family[place].name = Mask.publicTitle(member.name, sex: member.sex)[language]
      family[place].birthDate = member.birthDate.map(Patient.year)
      if member.birthDate != nil { family[place].birthDatePrecision = .year }
    }
  }
}

extension FollowUp {
  /// What it is about says nothing any more; who, when and how often stay.
  fileprivate mutating func veil() {
    self = neutral
    details.why = Veil.word
  }
}

extension PatientRights {
  fileprivate mutating func veil(_ language: Language) {
    for place in consents.indices {
      consents[place].details.signer = Veil.hidden
      consents[place].withdrawalReason = consents[place].withdrawalReason.map { _ in Veil.hidden }
    }
    for place in corrections.indices {
      corrections[place].before = Veil.hidden
      corrections[place].after = Veil.hidden
      corrections[place].reason = Veil.hidden
    }
    for place in restrictions.indices {
      restrictions[place].reason = Veil.hidden
      restrictions[place].requester = Veil.hidden
    }
    for place in disclosures.indices {
      disclosures[place].recipient = Veil.hidden
      disclosures[place].purpose = Veil.hidden
    }
  }
}

extension ApprovalsState {
  fileprivate mutating func veil() {
    for place in lines.indices { lines[place].reason = Veil.hidden }
    for place in restricted.indices {
      restricted[place].reason = Veil.hidden
      restricted[place].requester = Veil.hidden
    }
  }
}

extension RulesState {
  fileprivate mutating func veil(_ language: Language) {
    for place in overrides?.indices ?? 0..<0 {
      overrides?[place].name = "***"
      overrides?[place].record.details.note = Veil.hidden
    }
    for subject in forecasts.keys {
      for change in forecasts[subject]?.people.indices ?? 0..<0 {
        for place in forecasts[subject]?.people[change].indices ?? 0..<0 {
          forecasts[subject]?.people[change][place].veil(language)
        }
      }
    }
  }
}

extension TextField {
  /// As many dots as characters, the last one as it is while somebody types.
  fileprivate func veiled(dot: String, showsLast: Bool) -> TextField {
    guard !isEmpty else { return self }
    let last = showsLast ? String(text.suffix(1)) : ""
    var field = TextField(
      String(repeating: dot, count: text.count - last.count) + last, limit: limit)
    field.moveEnd()
    for _ in caret..<max(caret, text.count) { field.moveLeft() }
    return field
  }
}

extension LookupHit {
  fileprivate mutating func veil(_ language: Language) {
    name = Mask.publicTitle(name, sex: sex)[language]
    phone = phone.map { _ in Veil.hidden }
    birthDate = birthDate.map(Patient.year)
    if birthDate != nil { birthDatePrecision = .year }
    problems = []
    hidesProblems = true
  }
}

extension FiguresState {
  fileprivate mutating func veil(_ language: Language) {
    guard var rows = people?.rows else { return }
    for place in rows.indices {
      rows[place].name = Mask.publicTitle(rows[place].name, sex: .unknown)[language]
    }
    people?.rows = rows
  }
}

extension MergeForm {
  fileprivate mutating func veil(_ language: Language) {
    for place in found.indices { found[place].hit.veil(language) }
  }
}

extension DayEntry {
  fileprivate mutating func veil(_ language: Language) {
    name = Mask.publicTitle(name, sex: sex)[language]
    phone = phone.map { _ in Veil.hidden }
    birthDate = birthDate.map(Patient.year)
  }
}

extension QueueItem {
  fileprivate mutating func veil(_ language: Language) {
    name = Mask.publicTitle(name, sex: sex)[language]
    phone = phone.map { _ in Veil.hidden }
    birthDate = birthDate.map(Patient.year)
    followUp.veil()
  }
}

private enum Veil {
  /// Stands for what somebody has, takes or is called for.
  static let word = Localized(zh: "不公开", en: "private")
  /// Stands for a number of which nothing may be read.
  static let hidden = "****"
}
