extension DemoClinic {
  /// A name, its family part where that is known, and the ethnic group it goes with.
  func name(
    _ random: inout RandomStream, surname: Int?, isMale: Bool, birthYear: Int
  ) -> (name: String, family: String?, ethnicity: String?, origin: Person.Origin) {
    let unusual = random.below(10_000)
    if surname == nil {
      switch unusual {
      case ..<85: return Self.uyghurName(&random, isMale: isMale)
      case ..<110: return Self.tibetanName(&random, isMale: isMale)
      case ..<128:
        let group = UnusualNames.foreigners.filter { $0.isMale == isMale }
        let one = random.pick(group)
        return ("\(one.given) \(one.family)", one.family, nil, .foreign)
      default: break
      }
    }
    let family = tables.surnames.names[surname ?? tables.surnames.draw(&random)]
    let isRare = unusual >= 9976
    let given =
      isRare
      ? random.pick(tables.rareGiven)
      : tables.givenNames.draw(&random, isMale: isMale, birthYear: birthYear)
    var ethnicity = "汉族"
    if random.happens(family == "马" ? 0.3 : 0.03) {
      ethnicity = family == "马" ? "回族" : random.pick(UnusualNames.otherGroups)
    }
    return (family + given, family, ethnicity, .han)
  }

  private static func uyghurName(
    _ random: inout RandomStream, isMale: Bool
  ) -> (name: String, family: String?, ethnicity: String?, origin: Person.Origin) {
    let own = random.pick(isMale ? UnusualNames.uyghurMen : UnusualNames.uyghurWomen)
    let father = random.pick(UnusualNames.uyghurMen)
    return ("\(own)·\(father)", nil, "维吾尔族", .uyghur)
  }

  private static func tibetanName(
    _ random: inout RandomStream, isMale: Bool
  ) -> (name: String, family: String?, ethnicity: String?, origin: Person.Origin) {
    let first = random.pick(UnusualNames.tibetanFirst)
    let second = random.pick(isMale ? UnusualNames.tibetanMen : UnusualNames.tibetanWomen)
    return (first + second, nil, "藏族", .tibetan)
  }
}
