/// The indicators of a clinic, found by code, LOINC code or name, with their unit conversions.
///
/// The dictionary is a value made once from the clinic's list; look-ups are O(1).
package struct IndicatorDictionary: Sendable {
  /// All indicators, in the order of lists and screens.
  package let indicators: [Indicator]
  private let byCode: [String: Int]
  private let byLoinc: [String: Int]
  private let byName: [String: Int]

  /// Makes a dictionary; of two indicators with one code, or one LOINC code, the first counts.
  package init(_ indicators: [Indicator]) {
    let sorted = indicators.enumerated().sorted {
      ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
    }.map(\.element)
    var byCode: [String: Int] = [:]
    var kept: [Indicator] = []
    for indicator in sorted where byCode[indicator.code] == nil {
      byCode[indicator.code] = kept.count
      kept.append(indicator)
    }
    self.indicators = kept
    self.byCode = byCode
    byLoinc = Self.loincIndex(kept)
    byName = Self.nameIndex(kept)
  }

  /// The indicator with this code of ours, such as `sbp`; nil when there is none.
  package subscript(code code: String) -> Indicator? { byCode[code].map { indicators[$0] } }

  /// The indicator that a LOINC code measures; nil when the dictionary does not know the code.
  ///
  /// An indicator's own code comes before another's further codes and those of its conversions.
  package func indicator(loinc: String) -> Indicator? { byLoinc[loinc].map { indicators[$0] } }

  /// The indicator that a person names: by code, LOINC code, or a name in either language.
  ///
  /// Case, spaces and the width of characters do not matter; nil when nothing fits exactly.
  package func indicator(named text: String) -> Indicator? {
    self[code: text] ?? indicator(loinc: text)
      ?? byName[Self.folded(text)].map { indicators[$0] }
  }

  /// This dictionary with further indicators; those whose code it has already are left out.
  package func adding(_ more: [Indicator]) -> IndicatorDictionary {
    more.isEmpty ? self : IndicatorDictionary(indicators + more.filter { byCode[$0.code] == nil })
  }

  // Three passes, so that a further code never takes a place from an indicator's own.
  private static func loincIndex(_ indicators: [Indicator]) -> [String: Int] {
    var index: [String: Int] = [:]
    for (place, indicator) in indicators.enumerated() {
      if let own = indicator.loinc, index[own] == nil { index[own] = place }
    }
    for (place, indicator) in indicators.enumerated() {
      for code in indicator.conversions.compactMap(\.loinc) where index[code] == nil {
        index[code] = place
      }
    }
    for (place, indicator) in indicators.enumerated() {
      for code in indicator.otherLoinc where index[code] == nil { index[code] = place }
    }
    return index
  }

  private static func nameIndex(_ indicators: [Indicator]) -> [String: Int] {
    var index: [String: Int] = [:]
    let columns: [(Indicator) -> [String]] = [
      { [$0.code] },
      { [$0.name.chinese, $0.name.english] },
      { [$0.shortName.chinese, $0.shortName.english] },
      { [$0.loincDisplay].compactMap(\.self) },
    ]
    for names in columns {
      for (place, indicator) in indicators.enumerated() {
        for name in names(indicator).map(folded) where !name.isEmpty && index[name] == nil {
          index[name] = place
        }
      }
    }
    return index
  }
}
