extension Access {
  /// Whether nobody acts but the program itself, which sees everything whole.
  package var isMachine: Bool { roles == nil }

  /// Whether names and dates of birth are shown whole.
  package var seesWholeNames: Bool { reach(.read, .identity) == .all }

  /// Whether what visits and follow-ups are about may be known.
  package var seesReasons: Bool { allows(.read, .visitReason) }

  /// Whether what was marked very sensitive may be seen.
  package var seesSensitive: Bool { reach(.read, .sensitive) == .all }
}

extension Patient {
  /// The person as one sees them whom the numbers are kept from; the machine sees all.
  ///
  /// The address ends with its district for everybody. Who works with masked names sees the name
  /// masked and of the birth date the year.
  package func masked(for access: Access) -> Patient {
    guard !access.isMachine else { return self }
    var result = self
    result.address = address.map(Mask.address)
    guard !access.seesWholeNames else { return result }
    result.name = Mask.name(name)
    result.familyName = nil
    result.ethnicity = nil
    result.birthDate = birthDate.map(Self.year)
    if birthDatePrecision != .year { result.birthDatePrecision = .year }
    return result
  }

  /// A birth date as the year alone, which stands as its first day.
  package static func year(_ date: CalendarDate) -> CalendarDate {
    CalendarDate(year: date.year, month: 1, day: 1) ?? date
  }
}

extension ContactPoint {
  /// The contact with its number masked, as it leaves the store; the machine sees it whole.
  package func masked(for access: Access) -> ContactPoint {
    guard !access.isMachine, !isMasked else { return self }
    return ContactPoint(
      system: system, value: Mask.contact(system, value),
      holder: access.seesWholeNames ? holder : holder.map(Mask.holder), isMasked: true)
  }
}

extension PatientIdentifier {
  /// The identifier with its number masked, as it leaves the store; the machine sees it whole.
  package func masked(for access: Access) -> PatientIdentifier {
    guard !access.isMachine, !isMasked else { return self }
    return PatientIdentifier(
      kind: kind, system: system, value: Mask.identifier(kind: kind, value), isMasked: true)
  }
}

extension Correction {
  /// The correction with what stood there and what stands there now as the card itself shows it.
  package func masked(for access: Access) -> Correction {
    guard !access.isMachine else { return self }
    var result = self
    result.before = before.map { field.masked($0, for: access) }
    result.after = after.map { field.masked($0, for: access) }
    return result
  }
}

extension CardField {
  fileprivate func masked(_ text: String, for access: Access) -> String {
    switch self {
    case .phone: Mask.phone(text)
    case .address: Mask.address(text)
    case .name: access.seesWholeNames ? text : Mask.name(text)
    case .birthDate: access.seesWholeNames ? text : String(text.prefix(4))
    case .ethnicity: access.seesWholeNames ? text : "***"
    case .sex: text
    }
  }
}

extension FollowUp {
  /// The follow-up without what it is about: who, when and what came of it stay.
  package var neutral: FollowUp {
    var result = self
    result.isNeutral = true
    result.details.reason = .other
    result.details.title = nil
    result.details.form = nil
    result.plan = nil
    result.doubt = nil
    result.details.risk = .regular
    result.details.why = Localized(zh: "按角色不可见", en: "not for your role")
    for place in result.details.attempts.indices { result.details.attempts[place].note = "" }
    return result
  }
}
