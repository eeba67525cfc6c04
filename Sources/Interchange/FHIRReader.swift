package import Domain

/// Reads FHIR R4 in JSON: a Bundle of any type, a single resource, or one resource a line.
///
/// Whatever is not R4 is refused whole; a part that cannot be understood is refused alone, with a
/// diagnostic that says where it is. Nothing is looked up outside the file, and no diagnostic
/// holds a name, number or value of a patient.
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
  ///
  /// O(n); needs about three times the file's size in memory.
  package func read(_ bytes: [UInt8]) -> FHIRReading {
    if let refusal = Self.xmlRefusal(bytes) { return Self.refused(refusal) }
    var contents = FHIRContents()
    var others: [Diagnostic] = []
    switch JSONParser.parse(bytes) {
    case .read(let document):
      contents.add(document.root)
      others = document.diagnostics
    case .refused(let diagnostic):
      guard let lines = Self.lines(of: bytes) else { return Self.refused(diagnostic) }
      for line in lines {
        switch JSONParser.parse(bytes, range: line) {
        case .read(let document):
          contents.add(document.root)
          others += document.diagnostics
        case .refused(let diagnostic):
          others.append(diagnostic)
        }
      }
      guard !contents.resources.isEmpty || !contents.nameless.isEmpty else {
        return Self.refused(diagnostic)
      }
    }
    if let refusal = Self.refusal(of: contents) { return Self.refused(refusal) }
    var work = FHIRImport(contents, dictionary: dictionary, zone: zone)
    return work.reading(and: others)
  }

  private static func refused(_ diagnostic: Diagnostic) -> FHIRReading {
    var reading = FHIRReading()
    reading.refusal = diagnostic
    reading.diagnostics = [diagnostic]
    return reading
  }

  private static func refusal(of contents: FHIRContents) -> Diagnostic? {
    if contents.resources.isEmpty, let value = contents.nameless.first {
      return Diagnostic(
        .error, code: "fhir.not-fhir",
        message: Localized(
          zh: "这不是 FHIR：没有 resourceType", en: "this is not FHIR: it has no \"resourceType\""),
        place: value.place)
    }
    return FHIRVersionCheck.refusal(of: contents.resources)
  }

  private static func xmlRefusal(_ bytes: [UInt8]) -> Diagnostic? {
    let start = bytes.starts(with: SourceText.mark) ? SourceText.mark.count : 0
    let space: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    guard let first = bytes[start...].firstIndex(where: { !space.contains($0) }),
      bytes[first] == UInt8(ascii: "<")
    else { return nil }
    let head = String(decoding: bytes[first..<min(first + 2000, bytes.count)], as: UTF8.self)
    let isFHIR = head.contains("http://hl7.org/fhir")
    return Diagnostic(
      .error, code: "fhir.xml",
      message: isFHIR
        ? Localized(
          zh: "这是 FHIR XML，只能读取 FHIR JSON", en: "this is FHIR XML; only FHIR JSON is read")
        : Localized(zh: "这是 XML，不是 FHIR JSON", en: "this is XML, not FHIR JSON"),
      place: SourceText.places(of: [first], in: bytes)[0],
      help: Localized(
        zh: "请在来源系统中按 FHIR R4 JSON 重新导出", en: "export it again as FHIR R4 in JSON"))
  }

  /// The lines of a text that holds one object a line; nil when it is of another kind.
  private static func lines(of bytes: [UInt8]) -> [Range<Int>]? {
    let space: Set<UInt8> = [0x20, 0x09, 0x0D]
    var lines: [Range<Int>] = []
    var start = bytes.starts(with: SourceText.mark) ? SourceText.mark.count : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if let first = bytes[start..<end].firstIndex(where: { !space.contains($0) }) {
        guard bytes[first] == UInt8(ascii: "{") else { return nil }
        lines.append(first..<end)
      }
      start = end + 1
    }
    return lines.count > 1 ? lines : nil
  }
}
