import Domain

extension DemoClinic {
  /// Fills in the address, the telephone numbers and the papers of a person.
  func addContactsAndPapers(of person: Person, to record: inout PatientRecord) {
    var own = RandomStream(seed: seed, index: person.index, purpose: .contact)
    // What a family shares comes from a stream of the family.
    var home =
      person.household.map {
        RandomStream(seed: seed ^ UInt64($0.key), index: $0.firstIndex, purpose: .contact)
      } ?? own
    let street = home.below(Self.streets.count)
    record.patient.address = Self.address(street: street, &home)
    if let household = person.household {
      addSharedPhone(of: person, household, &home, &own, to: &record)
    } else {
      _ = own.next()
      addOwnPhone(of: person, &own, to: &record)
    }
    addPapers(of: person, street: street, &own, to: &record)
  }

  // MARK: - Telephones

  private func addSharedPhone(
    of person: Person, _ household: Household, _ home: inout RandomStream,
    _ own: inout RandomStream, to record: inout PatientRecord
  ) {
    let number = Self.mobile(&home)
    let place = person.index - household.firstIndex
    guard let holder = household.holder else {
      let isSon = home.happens(0.42)
      let surname = household.members[0].surname
      let birthYear = calendar.today.year - household.members[0].age + 27
      let given = tables.givenNames.draw(&home, isMale: isSon, birthYear: birthYear)
      record.contacts.append(
        ContactPoint(
          system: .phone, value: number,
          holder: "\(isSon ? "儿子" : "女儿") \(tables.surnames.names[surname])\(given)"))
      return
    }
    guard place != holder else {
      record.contacts.append(ContactPoint(system: .phone, value: number))
      return
    }
    if household.members[place].generation == 1 && own.happens(0.4) {
      record.contacts.append(ContactPoint(system: .phone, value: Self.mobile(&own)))
    }
    let other = self.person(household.firstIndex + holder)
    let word = household.word(place, calls: holder)
    record.contacts.append(
      ContactPoint(system: .phone, value: number, holder: "\(word) \(other.name)"))
  }

  private func addOwnPhone(
    of person: Person, _ random: inout RandomStream, to record: inout PatientRecord
  ) {
    let age = person.birth.age(on: calendar.today)
    // Own mobile, a relative's, a landline, in per cent; the rest have none.
    let (mobile, relative, landline) =
      switch age {
      case ..<15: (0, 97, 1)
      case ..<70: (91, 2, 3)
      case ..<80: (70, 15, 9)
      default: (36, 42, 15)
      }
    let kind = random.below(100)
    switch kind {
    case ..<mobile:
      record.contacts.append(ContactPoint(system: .phone, value: Self.mobile(&random)))
      if age >= 30 && person.origin != .foreign && random.happens(0.16) {
        addRelative(of: person, age: age, &random, to: &record)
      }
    case ..<(mobile + relative): addRelative(of: person, age: age, &random, to: &record)
    case ..<(mobile + relative + landline):
      let number = "028-8\(padded(random.below(10_000_000), 7))"
      record.contacts.append(ContactPoint(system: .phone, value: number))
    default: break
    }
  }

  /// Adds the number of a parent, husband, wife or grown child who is no patient.
  private func addRelative(
    of person: Person, age: Int, _ random: inout RandomStream, to record: inout PatientRecord
  ) {
    let isMale: Bool
    let word: String
    let birthYear: Int
    switch age {
    case ..<18:
      isMale = random.happens(0.25)
      word = isMale ? "父亲" : "母亲"
      birthYear = person.birth.year - 29
    case 60... where age >= 72 || random.happens(0.5):
      isMale = random.happens(0.42)
      word = isMale ? "儿子" : "女儿"
      birthYear = person.birth.year + 27
    default:
      isMale = !person.isMale
      word = isMale ? "丈夫" : "妻子"
      birthYear = person.birth.year
    }
    let isOfTheFather = age < 18 ? isMale : age >= 60 && person.isMale && word != "妻子"
    let family: String
    if isOfTheFather, person.origin == .han, let name = person.familyName {
      family = name
    } else {
      family = tables.surnames.names[tables.surnames.draw(&random)]
    }
    let given = tables.givenNames.draw(&random, isMale: isMale, birthYear: birthYear)
    record.contacts.append(
      ContactPoint(
        system: .phone, value: Self.mobile(&random), holder: "\(word) \(family)\(given)"))
  }

  /// Eleven digits with a prefix that is given out to mobile telephones.
  private static func mobile(_ random: inout RandomStream) -> String {
    let prefix = prefixes[random.below(prefixes.count)]
    let tail = random.below(100_000_000)
    return String(unsafeUninitializedCapacity: 11) { buffer in
      writeDigits(prefix, width: 3, at: 0, into: buffer)
      writeDigits(tail, width: 8, at: 3, into: buffer)
      return 11
    }
  }

  private static let prefixes = [
    134, 135, 136, 137, 138, 139, 147, 150, 151, 152, 157, 158, 159, 178, 182, 183, 184, 187, 188,
    198, 130, 131, 132, 155, 156, 166, 176, 185, 186, 133, 153, 173, 177, 180, 181, 189, 191, 199,
    138, 139, 136, 135, 158,
  ]

  // MARK: - Address and papers

  private static func address(street: Int, _ random: inout RandomStream) -> String {
    let number = random.within(1...188)
    let house = random.within(1...16)
    let stair = random.within(1...4)
    let flat = random.within(1...18) * 100 + random.within(1...4)
    return "城东区\(streets[street])\(number)号\(house)栋\(stair)单元\(flat)室"
  }

  static let streets = [
    "建设路", "和平街", "新华路", "东风巷", "解放东路", "桃园路", "槐树街", "文化宫路", "杉板桥路", "水井街",
    "双林路", "平安里",
  ]

  private func addPapers(
    of person: Person, street: Int, _ random: inout RandomStream, to record: inout PatientRecord
  ) {
    let choice = random.below(1000)
    switch person.papers {
    case .residentCard:
      if let number = IdentityNumbers.resident(person, seed: seed, choice: choice) {
        record.identifiers.append(PatientIdentifier(kind: .residentID, value: number))
      }
    case .passport:
      let letters = person.origin == .foreign ? ["C", "G", "L", "P", "X"] : ["E"]
      let number = "\(letters[choice % letters.count])\(padded(random.below(100_000_000), 8))"
      record.identifiers.append(PatientIdentifier(kind: .passport, value: number))
    case .none: break
    }
    record.identifiers.append(
      PatientIdentifier(
        kind: .archiveCode,
        value: IdentityNumbers.archiveCode(index: person.index, street: street)))
  }
}
