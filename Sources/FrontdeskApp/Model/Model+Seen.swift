import Domain

extension Model {
  /// The model as it may be drawn or read out: one number whole, or names and numbers hidden.
  var seen: Model {
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
    model.followUps.change { $0.veil(language) }
    model.outcome?.item.veil(language)
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
  }
}

private enum Veil {
  /// Stands for a number of which nothing may be read.
  static let hidden = "****"
}
