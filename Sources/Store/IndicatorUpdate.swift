package import Domain
internal import SQLite

/// What a newer dictionary brought to a clinic.
package struct IndicatorUpdate: Hashable, Sendable {
  /// The codes that were new.
  package var added: [String] = []
  /// The codes that were left out, as an indicator of the clinic's own has their LOINC.
  package var passedOver: [String] = []
}

extension Store {
  /// Adds the indicators that the clinic lacks; what it has, by code, is never changed.
  ///
  /// One whose LOINC an indicator of the clinic has under another code is left out, or imports would
  /// not know which is meant.
  package func updateIndicators(from shipped: [Indicator]) throws(StoreError) -> IndicatorUpdate {
    try require(.change, .rules)
    let wanted = missingIndicators(among: shipped)
    guard !wanted.added.isEmpty else { return wanted }
    let codes = Set(wanted.added)
    try write { connection in
      for indicator in shipped where codes.contains(indicator.code) {
        try catalog.insert(indicator, in: connection)
      }
      let version = Int(try Self.setting(.indicatorVersion, in: connection) ?? "0") ?? 0
      try Self.set(.indicatorVersion, to: String(version + 1), in: connection)
      try audit(
        .update, .database, detail: "indicators", count: wanted.added.count, in: connection)
    }
    return wanted
  }

  /// Which indicators of a dictionary the clinic lacks.
  package func missingIndicators(among shipped: [Indicator]) -> IndicatorUpdate {
    let known = Set(catalog.indicatorIDs.keys)
    let loincs = Set(catalog.indicators.flatMap { [$0.loinc].compactMap(\.self) + $0.otherLoinc })
    var found = IndicatorUpdate()
    for indicator in shipped where !known.contains(indicator.code) {
      if indicator.loinc.map(loincs.contains) ?? false {
        found.passedOver.append(indicator.code)
      } else {
        found.added.append(indicator.code)
      }
    }
    return found
  }
}
