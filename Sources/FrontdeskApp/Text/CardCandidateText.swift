import Domain

/// Somebody who may be the person whose card is being opened, in words.
struct CardCandidateText {
  private let candidate: DuplicateCandidate
  private let language: Language

  init(_ candidate: DuplicateCandidate, language: Language) {
    self.candidate = candidate
    self.language = language
  }

  /// Name, sex, birthday and card.
  var person: String { Self.person(candidate.hit, language: language) }

  /// Name, sex, birthday and card of somebody.
  static func person(_ hit: LookupHit, language: Language) -> String {
    let length = [TimePrecision.year: 4, .month: 7][hit.birthDatePrecision] ?? 10
    let birth = hit.birthDate.map { String($0.description.prefix(length)) }
    return [hit.name, hit.sex.title[language], birth ?? "", hit.card].filter { !$0.isEmpty }
      .joined(separator: "  ")
  }

  /// Why, the strongest first.
  var reasons: String {
    candidate.likeness.reasons.map { $0.title[language] }
      .joined(separator: language == .chinese ? "、" : ", ")
  }

  /// All of it, the score first.
  var words: [String] { ["\(candidate.likeness.score)%", person, reasons] }
}
