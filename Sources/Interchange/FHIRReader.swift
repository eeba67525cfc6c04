package import Domain

/// Reads FHIR R4 in JSON: a Bundle of any type, a single resource, or one resource a line.
///
/// Whatever is not R4 is refused whole; a part that cannot be understood is refused alone, with a
/// diagnostic that says where it is. Nothing is looked up outside the file.
package struct FHIRReader: Sendable {
  let dictionary: IndicatorDictionary
  let zone: ClinicZone

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - dictionary: The clinic's indicators; what it lacks becomes a new indicator.
  ///   - zone: The clinic's clock, for times without an offset and for local dates.
  package init(dictionary: IndicatorDictionary, zone: ClinicZone) {
    self.dictionary = dictionary
    self.zone = zone
  }

  /// Reads the bytes of a whole file.
  package func read(_ bytes: [UInt8]) -> FHIRReading { FHIRReading() }
}
