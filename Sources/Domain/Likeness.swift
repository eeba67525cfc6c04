/// How likely two cards are of one person, and why.
///
/// Advice, never a verdict: namesakes of one birthday exist, families share a phone, and twins share
/// nearly everything.
package struct Likeness: Hashable, Sendable {
  /// One thing that speaks for or against it.
  package enum Reason: String, Sendable, CaseIterable {
    case sameDocument = "id.same"
    /// The same number but for two neighbouring characters that changed places, or one character.
    case nearDocument = "id.near"
    case sameName = "name.same"
    /// The same name in traditional characters or as it sounds.
    case soundingName = "name.sound"
    /// The same name but for one character.
    case nearName = "name.near"
    case sameBirth = "birth.same"
    /// The same birthday but for two digits that changed places, one digit, or day for month.
    case nearBirth = "birth.near"
    /// The same year, and of one the day is not known.
    case sameYear = "birth.year"
    case samePhone = "phone.same"
    case nearPhone = "phone.near"
    case otherSex = "sex.other"
    case otherBirth = "birth.other"
    /// Two valid numbers of one kind of paper that have nothing in common.
    case otherDocument = "id.other"

    /// What it adds to the score.
    ///
    /// By judgement, so that the pairs of which the clinics complain reach ``Likeness/likely`` and
    /// what is common among strangers does not: a number alone decides; the same name (of a million
    /// people 3,000 are 张伟) does so with a birthday, a sounding or near name with a birthday or a
    /// phone; a phone is worth least, as families share one. What differs counts against it less
    /// than what agrees counts for it, since a duplicate comes of a slip of the hand.
    package var weight: Int {
      switch self {
      case .sameDocument: 90
      case .nearDocument: 45
      case .sameName: 40
      case .soundingName: 30
      case .nearName: 25
      case .sameBirth: 35
      case .nearBirth: 20
      case .sameYear: 12
      case .samePhone: 25
      case .nearPhone: 15
      case .otherSex: -15
      case .otherBirth: -5
      case .otherDocument: -20
      }
    }
  }

  /// From 0 through 100.
  package let score: Int
  /// The strongest first.
  package let reasons: [Reason]

  /// From here on a card is saved only after somebody said yes.
  package static let likely = 50
  /// From here on it is shown.
  package static let possible = 40

  package var isLikely: Bool { score >= Self.likely }

  /// Compares two people; O(length of the names and numbers).
  package init(_ one: PatientRecord, _ other: PatientRecord) {
    var reasons: [Reason] = []
    if let reason = Self.documents(one.identifiers, other.identifiers) { reasons.append(reason) }
    if let reason = NameLikeness.reason(one.patient.name, other.patient.name) {
      reasons.append(reason)
    }
    if let reason = Self.births(one.patient, other.patient) { reasons.append(reason) }
    if let reason = Self.phones(one.contacts, other.contacts) { reasons.append(reason) }
    let sexes: Set<Sex> = [one.patient.sex, other.patient.sex]
    if sexes == [.male, .female] { reasons.append(.otherSex) }
    self.reasons = reasons.sorted { abs($0.weight) > abs($1.weight) }
    score = min(100, max(0, reasons.reduce(0) { $0 + $1.weight }))
  }

  // MARK: - Numbers

  private static func documents(
    _ one: [PatientIdentifier], _ other: [PatientIdentifier]
  ) -> Reason? {
    var found: Reason?
    for left in one where IdentityDocument(left.kind) != nil {
      for right in other where right.kind == left.kind {
        let (a, b) = (compact(left), compact(right))
        if a == b { return .sameDocument }
        if Slip.isSlip(a, b) { found = .nearDocument }
        if found == nil, left.kind == .residentID, ResidentID(a) != nil, ResidentID(b) != nil {
          found = .otherDocument
        }
      }
    }
    return found
  }

  /// The number as it is compared; one of 15 digits as that of today.
  private static func compact(_ identifier: PatientIdentifier) -> String {
    if identifier.kind == .residentID, let id = ResidentID(identifier.value) { return id.number }
    return String(identifier.value.uppercased().filter { $0.isLetter || $0.isNumber })
  }

  private static func phones(_ one: [ContactPoint], _ other: [ContactPoint]) -> Reason? {
    let left = one.filter { $0.system == .phone }.flatMap { LookupKeys.phoneNumbers(in: $0.value) }
    let right = other.filter { $0.system == .phone }
      .flatMap { LookupKeys.phoneNumbers(in: $0.value) }
    if left.contains(where: right.contains) { return .samePhone }
    let isNear = left.contains { a in
      a.count >= 7 && right.contains { Slip.isSwap(Array(a.utf8), Array($0.utf8)) }
    }
    return isNear ? .nearPhone : nil
  }

  private static func births(_ one: Patient, _ other: Patient) -> Reason? {
    guard let left = one.birthDate, let right = other.birthDate else { return nil }
    let days: Set<TimePrecision> = [.day, .second]
    guard days.contains(one.birthDatePrecision), days.contains(other.birthDatePrecision) else {
      return left.year == right.year ? .sameYear : .otherBirth
    }
    if left == right { return .sameBirth }
    let (a, b) = (left.parts, right.parts)
    if a.year == b.year, a.month == b.day, a.day == b.month { return .nearBirth }
    return Slip.isSlip(left.description, right.description) ? .nearBirth : .otherBirth
  }
}

/// Slips of the hand.
enum Slip {
  /// Whether two texts of one length differ by one character, or by two neighbours that changed
  /// places; of a number with a check character the last may differ with either.
  static func isSlip(_ one: String, _ other: String) -> Bool {
    let (a, b) = (Array(one.utf8), Array(other.utf8))
    guard a.count == b.count, a.count >= 6 else { return false }
    if isSwap(a, b) || differences(a, b).count == 1 { return true }
    // A wrong digit or a swap changes the check character with it.
    let (head, tail) = (Array(a.dropLast()), Array(b.dropLast()))
    return a.count == 18 && (isSwap(head, tail) || differences(head, tail).count == 1)
  }

  /// Whether two neighbours changed places; over a hyphen too.
  static func isSwap(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count == b.count else { return false }
    let places = differences(a, b)
    guard places.count == 2, places[1] - places[0] <= 2 else { return false }
    return a[places[0]] == b[places[1]] && a[places[1]] == b[places[0]]
  }

  private static func differences(_ a: [UInt8], _ b: [UInt8]) -> [Int] {
    a.indices.filter { a[$0] != b[$0] }
  }
}

extension Likeness.Reason {
  package var title: Localized {
    switch self {
    case .sameDocument: Localized(zh: "证件号相同", en: "same ID")
    case .nearDocument: Localized(zh: "证件号仅差一处", en: "ID differs in one place")
    case .sameName: Localized(zh: "同名", en: "same name")
    case .soundingName: Localized(zh: "名字同音", en: "name sounds the same")
    case .nearName: Localized(zh: "名字差一字", en: "name differs in one character")
    case .sameBirth: Localized(zh: "生日相同", en: "same birthday")
    case .nearBirth: Localized(zh: "生日仅差一处", en: "birthday differs in one place")
    case .sameYear: Localized(zh: "同年出生", en: "same year of birth")
    case .samePhone: Localized(zh: "电话相同", en: "same phone")
    case .nearPhone: Localized(zh: "电话两位对调", en: "two digits of the phone swapped")
    case .otherSex: Localized(zh: "性别不同", en: "other sex")
    case .otherBirth: Localized(zh: "生日不同", en: "other birthday")
    case .otherDocument: Localized(zh: "证件号不同", en: "other ID")
    }
  }
}
