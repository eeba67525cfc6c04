package import Domain

/// The order of the indicators where only a few of them show: those that decide the daily work
/// first, the others in the order of the dictionary.
package enum PreviewOrder {
  private static let first = [
    "sbp", "dbp", "fpg", "fpg_cap", "hba1c", "ldl", "bmi", "weight", "egfr", "scr", "hr", "tc",
  ]

  /// The places in the archive's series, in that order.
  package static func places(_ archive: PatientArchive) -> [Int] {
    let codes = archive.series.map(\.indicator.code)
    let known = first.compactMap { codes.firstIndex(of: $0) }
    return known + codes.indices.filter { !known.contains($0) }
  }

  /// The archive with its series in that order.
  static func arranged(_ archive: PatientArchive) -> PatientArchive {
    var arranged = archive
    arranged.series = places(archive).map { archive.series[$0] }
    return arranged
  }
}
