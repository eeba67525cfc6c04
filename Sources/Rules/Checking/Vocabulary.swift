package import Domain

/// The names that rules may use, and what the checker must know of the clinic.
package struct Vocabulary: Sendable {
  package var indicators: IndicatorDictionary
  package var units: UnitReckoning
  /// How long observations are kept; nil while nothing is thrown away.
  package var retention: DaySpan?

  package init(
    indicators: IndicatorDictionary, units: UnitReckoning = .clinic, retention: DaySpan? = nil
  ) {
    self.indicators = indicators
    self.units = units
    self.retention = retention
  }

  /// The series of encounters, which has days and no values.
  static let visit = Indicator(
    code: RuleIndicator.visit, name: Localized(zh: "就诊", en: "Visit"), unit: "1", unitLabel: "",
    decimals: 0)

  /// The indicator that a word names: by its code, or by a Chinese name that no other has.
  ///
  /// English names are none: `glucose` could be any of eight, and codes are English already.
  package func indicator(_ word: String) -> Indicator? {
    if word == Self.visit.code || word == Self.visit.name.chinese { return Self.visit }
    if let indicator = indicators[code: word] ?? indicators[code: word.lowercased()] {
      return indicator
    }
    guard word.unicodeScalars.contains(where: { $0.value >= 0x4E00 }) else { return nil }
    let named = indicators.indicators.filter {
      $0.name.chinese == word || $0.shortName.chinese == word
    }
    return named.count == 1 ? named[0] : nil
  }

  /// Codes of indicators whose names hold a word, for a message.
  func namesake(_ word: String) -> [String] {
    var found = indicators.suggestions(for: word)
    let end = word.unicodeScalars.last
    if found.isEmpty, let end, end.value >= 0x4E00 {
      // 血压 is part of no name, but 收缩压 and 舒张压 end like it.
      let alike = indicators.indicators.filter { $0.name.chinese.unicodeScalars.last == end }
      found = Array(alike.prefix(5))
    }
    return found.map { "\($0.code) (\($0.name.chinese))" }
  }

  /// Codes of other indicators whose names hold a word, so that a near code is not taken blindly:
  /// `glu` comes near to the glucose of urine.
  func holding(_ word: String, besides near: String) -> [String] {
    let wanted = word.lowercased()
    return indicators.indicators.lazy.filter { indicator in
      indicator.code != near
        && [indicator.code, indicator.name.english, indicator.name.chinese].contains {
          $0.lowercased().contains(wanted)
        }
    }.prefix(5).map { "\($0.code) (\($0.name.chinese))" }
  }

  /// The indicator that a misspelled word may have meant; nil when none is near.
  func nearestIndicator(_ word: String) -> String? {
    // 血压 is not 血氧: of two hanzi a single one tells too little.
    let isShort = word.unicodeScalars.count <= 2
    if isShort, word.unicodeScalars.contains(where: { $0.value >= 0x4E00 }) { return nil }
    let names = [Self.visit] + indicators.indicators
    return Spelling.nearest(
      to: word, of: names.lazy.flatMap { [$0.code, $0.name.chinese, $0.shortName.chinese] })
  }

  /// Who a follow-up can be for, by the words of a rule.
  static let staff: [(word: String, role: StaffRole)] =
    [("desk", .reception)] + StaffRole.allCases.map { ($0.rawValue, $0) }
    + StaffRole.allCases.map { ($0.title.chinese, $0) }

  /// The role that a word after `to` means: its code, `desk`, or its Chinese title; nil for none.
  package static func staffRole(_ word: String) -> StaffRole? {
    staff.first { $0.word == word || $0.word == word.lowercased() }?.role
  }
}
