extension IndicatorDictionary {
  /// The indicators whose names come nearest to a text that named none, best first.
  ///
  /// Names that begin with the text come first, then those that contain it, then those that differ
  /// by a few letters. O(n) in the dictionary's size.
  package func suggestions(for text: String, limit: Int = 5) -> [Indicator] {
    let wanted = Self.folded(text)
    guard !wanted.isEmpty else { return [] }
    let ranked: [(rank: Int, place: Int)] = indicators.enumerated().compactMap { place, indicator in
      let names = [
        indicator.code, indicator.name.chinese, indicator.name.english,
        indicator.shortName.chinese, indicator.shortName.english,
      ]
      let best = names.compactMap { Self.rank(of: Self.folded($0), for: wanted) }.min()
      return best.map { ($0, place) }
    }
    return ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }
      .prefix(max(0, limit)).map { indicators[$0.place] }
  }

  /// A name without case, spaces, punctuation and width: what names are compared by.
  static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      let narrow = UnitText.halfWidth(scalar)
      if narrow.properties.isAlphabetic || narrow.properties.numericType != nil {
        scalars.append(narrow)
      }
    }
    return String(scalars).lowercased()
  }

  /// 0 for a beginning, 1 for a part, 2 and up for letters that differ; nil when too far apart.
  private static func rank(of name: String, for wanted: String) -> Int? {
    if name.hasPrefix(wanted) { return 0 }
    if wanted.count >= 2, contains(name, wanted) { return 1 }
    let allowed = wanted.count / 4 + (wanted.count >= 3 ? 1 : 0)
    guard abs(name.count - wanted.count) <= allowed else { return nil }
    let distance = editDistance(Array(name), Array(wanted))
    return distance <= allowed ? 1 + distance : nil
  }

  private static func contains(_ name: String, _ part: String) -> Bool {
    name.indices.contains { name[$0...].hasPrefix(part) }
  }
}
