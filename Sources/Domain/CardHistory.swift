/// The diseases and drugs that a card names, as entries of an archive.
package enum CardHistory {
  /// The system of what ICD-10 has no one chapter for.
  package static let ownSystem = "urn:frontdesk:card-disease"
  private static let icd = "http://hl7.org/fhir/sid/icd-10"

  /// The entry for a disease of ``CardItem/diseases``; nil for `none` and for unknown codes.
  ///
  /// Source: ICD-10, the three-character category that says the disease and no more.
  package static func coding(_ disease: String) -> Coding? {
    guard disease != CardOption.none,
      let option = CardItem.diseases.options.first(where: { $0.code == disease })
    else { return nil }
    guard let chapter = chapters.first(where: { $0.disease == disease }) else {
      return Coding(system: ownSystem, code: disease, display: option.title.chinese)
    }
    return Coding(system: icd, code: chapter.code, display: option.title.chinese)
  }

  /// The disease of a card that an entry tells of; nil for one that the form does not ask for.
  package static func disease(_ coding: Coding) -> String? {
    if coding.system == ownSystem { return coding.code }
    guard coding.system.contains("icd-10") else { return nil }
    let category = coding.code.prefix(3).uppercased()
    return chapters.first { $0.categories.contains(category) }?.disease
  }

  private struct Chapter {
    let disease: String
    let code: String
    let categories: ClosedRange<String>
  }

  private static let chapters = [
    Chapter(disease: "hypertension", code: "I10", categories: "I10"..."I15"),
    Chapter(disease: "diabetes", code: "E14", categories: "E10"..."E14"),
    Chapter(disease: "coronary", code: "I25", categories: "I20"..."I25"),
    Chapter(disease: "copd", code: "J44", categories: "J44"..."J44"),
    Chapter(disease: "cancer", code: "C80", categories: "C00"..."C97"),
    Chapter(disease: "stroke", code: "I64", categories: "I60"..."I64"),
    Chapter(disease: "mental", code: "F29", categories: "F20"..."F31"),
    Chapter(disease: "tuberculosis", code: "A16", categories: "A15"..."A19"),
    Chapter(disease: "hepatitis", code: "B19", categories: "B15"..."B19"),
  ]

  /// The drug of ``CardItem/allergies`` that an allergy names; nil for all else.
  package static func drug(_ coding: Coding) -> String? {
    CardItem.allergies.options.first {
      $0.code != CardOption.none && $0.title.chinese == coding.display
    }?.code
  }

  /// What somebody is allergic to, in words: the drugs ticked and all others.
  package static func allergens(_ entry: CardEntry) -> [String] {
    let ticked = entry.codes(.allergies).filter { $0 != CardOption.none }.compactMap { code in
      CardItem.allergies.options.first { $0.code == code }?.title.chinese
    }
    let others = entry[.otherAllergies].split { "；;，,、".contains($0) }
      .map { CardText.trimmed(String($0)) }.filter { !$0.isEmpty }
    return ticked + others.filter { !ticked.contains($0) }
  }
}
