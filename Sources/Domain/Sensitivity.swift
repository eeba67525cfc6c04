/// How sensitive an entry of an archive is.
///
/// GB/T 39725-2020 (健康医疗数据安全指南) parts health data into five levels; level 5 is what only
/// the treating staff may see, with HIV and sexually transmitted disease as its examples.
package struct Sensitivity: Hashable, Sendable {
  /// The levels that the clinic keeps apart.
  package enum Level: Int, Sendable, CaseIterable, Comparable {
    /// Level 4: what identifies a person, for staff who take part in the care.
    case care = 4
    /// Level 5: for those who treat the person alone.
    case treating = 5

    package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  /// Whether mental disorders (ICD-10 F00 through F99) are of level 5 too; the clinic decides.
  package var includesMentalDisorders: Bool

  package init(includesMentalDisorders: Bool = false) {
    self.includesMentalDisorders = includesMentalDisorders
  }

  /// The level of a code, by the code in its system and by the words beside it.
  ///
  /// - Complexity: O(length of the words).
  package func level(of coding: Coding) -> Level {
    if coding.system.contains("icd"), isTreating(icd: coding.code) { return .treating }
    if coding.system.contains("loinc"), SensitiveCodes.loinc.contains(coding.code) {
      return .treating
    }
    if coding.system.contains("snomed"), SensitiveCodes.snomed.contains(coding.code) {
      return .treating
    }
    if coding.system.contains("atc"), coding.code.hasPrefix("J05AR") { return .treating }
    // A code without a system is nearly always one of ICD-10.
    if coding.system.isEmpty, isTreating(icd: coding.code) { return .treating }
    return level(of: coding.display)
  }

  /// The level of words that say what an entry is.
  package func level(of words: String...) -> Level {
    words.contains { SensitiveCodes.isNamed(in: $0) } ? .treating : .care
  }

  /// The level of an indicator, by its codes and names.
  package func level(of indicator: Indicator) -> Level {
    let codes = [indicator.loinc].compactMap { $0 } + indicator.otherLoinc
    if codes.contains(where: SensitiveCodes.loinc.contains) { return .treating }
    if includesMentalDisorders, SensitiveCodes.mentalScores.contains(indicator.code) {
      return .treating
    }
    return level(of: indicator.name.chinese, indicator.name.english)
  }

  private func isTreating(icd code: String) -> Bool {
    let letters = code.uppercased().utf8.filter { $0 != UInt8(ascii: ".") }
    guard letters.count >= 3, let letter = letters.first else { return false }
    let digits = letters[1...2].map { Int($0) - 0x30 }
    guard digits.allSatisfy({ (0...9).contains($0) }) else { return false }
    let number = digits[0] * 10 + digits[1]
    if letter == UInt8(ascii: "F") { return includesMentalDisorders }
    return SensitiveCodes.icd.contains { $0.letter == letter && $0.numbers.contains(number) }
  }
}
