extension CardEntry {
  /// Who the card is of, their number and how they are reached: what people are compared by.
  ///
  /// - Parameter entry: In order, as ``CardReading`` gives it.
  package var record: PatientRecord {
    PatientRecord(patient: Patient(name: "", sex: .unknown, birthDate: nil))
      .applying(self, items: Set(CardItem.allCases))
  }

  /// The card of a stored person, as far as it stands with the person.
  package init(_ record: PatientRecord) {
    self.init()
    let person = record.patient
    self[.name] = person.name
    self[.sex] = person.sex.rawValue
    if let birth = person.birthDate {
      let length = [TimePrecision.year: 4, .month: 7][person.birthDatePrecision] ?? 10
      self[.birthDate] = String(birth.description.prefix(length))
    }
    self[.ethnicity] = person.ethnicity ?? ""
    self[.address] = person.address ?? ""
    if let paper = record.paper.map({ record.identifiers[$0] }) {
      self[.document] = paper.value
      self[.documentKind] = IdentityDocument(paper.kind)?.rawValue ?? ""
    }
    self[.phone] = record.ownPhone.map { record.contacts[$0].value } ?? ""
    if let relative = record.relative.map({ record.contacts[$0] }) {
      let holder = CardHolder(relative.holder ?? "")
      self[.contactName] = holder.name
      self[.contactRelation] = holder.relation
      self[.contactPhone] = relative.value
    }
  }
}

extension PatientRecord {
  /// The place of the number of the paper that a card shows: the resident ID before all others.
  package var paper: Int? {
    identifiers.firstIndex { $0.kind == .residentID }
      ?? identifiers.firstIndex { IdentityDocument($0.kind) != nil }
  }

  /// The place of the person's own first phone among the contacts.
  package var ownPhone: Int? {
    contacts.firstIndex { $0.system == .phone && $0.holder == nil }
  }

  /// The place of the first phone of somebody else.
  package var relative: Int? {
    contacts.firstIndex { $0.system == .phone && $0.holder != nil }
  }

  /// This record with the items of a card; what the card does not say is emptied.
  ///
  /// - Parameter items: Those that are taken; what belongs to no person's record is left out.
  package func applying(_ entry: CardEntry, items: Set<CardItem>) -> PatientRecord {
    var result = self
    for item in CardItem.allCases where items.contains(item) {
      let text = entry[item]
      let value = text.isEmpty ? nil : text
      switch item {
      case .name:
        if text != patient.name { result.patient.familyName = nil }
        result.patient.name = text
      case .sex: result.patient.sex = Sex(rawValue: text) ?? .unknown
      case .birthDate: result.setBirth(text)
      case .ethnicity: result.patient.ethnicity = value
      case .address: result.patient.address = value
      case .document: result.setPaper(text, entry.documentType)
      case .phone: result.set(phone: value, holder: nil, at: result.ownPhone)
      case .contactPhone:
        let holder = CardHolder(name: entry[.contactName], relation: entry[.contactRelation])
        result.set(phone: value, holder: holder.text, at: result.relative)
      default: break
      }
    }
    return result
  }

  private mutating func setBirth(_ text: String) {
    patient.birthDate = CalendarDate(iso: text + "-01-01".suffix(max(0, 10 - text.utf8.count)))
    patient.birthDatePrecision = [4: TimePrecision.year, 7: .month][text.utf8.count] ?? .day
  }

  private mutating func setPaper(_ number: String, _ document: IdentityDocument) {
    if let place = paper { identifiers.remove(at: place) }
    guard !number.isEmpty else { return }
    identifiers.insert(PatientIdentifier(kind: document.kind, value: number), at: 0)
  }

  private mutating func set(phone: String?, holder: String?, at place: Int?) {
    let contact = phone.map { ContactPoint(system: .phone, value: $0, holder: holder) }
    switch (place, contact) {
    case (let place?, let contact?): contacts[place] = contact
    case (let place?, nil): contacts.remove(at: place)
    case (nil, let contact?): contacts.insert(contact, at: holder == nil ? 0 : contacts.count)
    case (nil, nil): break
    }
  }
}

/// Whose a contact is, as one text: `配偶 李娟`.
package struct CardHolder: Hashable, Sendable {
  package let name: String
  /// A code of ``CardItem/contactRelation``; empty when it is not known.
  package let relation: String

  package init(name: String, relation: String) {
    self.name = name
    self.relation = relation
  }

  /// Reads what stands beside a phone number.
  package init(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    if parts.count == 2, let code = Self.relation(parts[0]) {
      (name, relation) = (parts[1], code)
    } else {
      (name, relation) = (text, "")
    }
  }

  /// As it stands beside a phone number; never empty, as an empty one is the person's own.
  package var text: String {
    let title = CardItem.contactRelation.option(relation)?.title.chinese ?? ""
    let words = [title, name].filter { !$0.isEmpty }.joined(separator: " ")
    return words.isEmpty ? "联系人" : words
  }

  private static func relation(_ word: String) -> String? {
    switch word {
    case "配偶", "妻子", "丈夫", "爱人": "spouse"
    case "子女", "儿子", "女儿": "child"
    case "父母", "父亲", "母亲": "parent"
    case "兄弟姐妹", "哥哥", "弟弟", "姐姐", "妹妹": "sibling"
    case "监护人": "guardian"
    case "其他": "other"
    default: nil
    }
  }
}
