package import Domain

/// The clinic's dictionary of indicators as an editable file, `indicators.json5`.
package enum IndicatorFile {
  /// Reads the file; indicators with an error are left out and reported.
  package static func read(
    _ bytes: [UInt8]
  ) -> (indicators: [Indicator], diagnostics: [Diagnostic]) {
    ([], [])
  }
}
