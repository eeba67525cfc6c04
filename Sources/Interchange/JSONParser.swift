import Domain

/// Turns bytes into a JSON document, or into one precise diagnostic.
///
/// The parser keeps its own stack, so no nesting can overflow the program's. A key given twice
/// counts with its last value, and half a surrogate pair reads as U+FFFD; both leave a warning in
/// the document.
package enum JSONParser {
  /// How deep arrays and objects may nest.
  package static let depthLimit = 512
  /// The longest text that is read, in bytes.
  package static let sizeLimit = Int(UInt32.max) - 16

  /// Reads a whole text.
  ///
  /// O(n), with 16 bytes for each value beside the text itself.
  package static func parse(_ bytes: [UInt8], dialect: JSONDialect = .json) -> JSONOutcome {
    parse(bytes, range: bytes.startIndex..<bytes.endIndex, dialect: dialect)
  }

  /// Reads one value from a part of a text, such as a line; places are those in the whole text.
  package static func parse(
    _ bytes: [UInt8], range: Range<Int>, dialect: JSONDialect = .json
  ) -> JSONOutcome {
    guard bytes.count <= sizeLimit else {
      return .refused(
        Diagnostic(
          .error, code: "json.too-large",
          message: Localized(zh: "文件超过 4 GB", en: "the file is larger than 4 GB"),
          help: Localized(zh: "请分成较小的文件", en: "split it into smaller files")))
    }
    if let fault = encodingFault(bytes, range: range) {
      return .refused(fault.diagnostic(in: bytes))
    }
    do {
      let (nodes, warnings) = try bytes.withUnsafeBufferPointer {
        (text) throws(JSONFault) -> ([JSONNode], [JSONFault]) in
        var scanner = JSONScanner(text: text, range: range, dialect: dialect)
        try scanner.scanDocument()
        return (scanner.nodes, scanner.warnings)
      }
      return .read(
        JSONDocument(
          bytes: bytes, nodes: nodes, dialect: dialect,
          diagnostics: diagnostics(of: warnings, in: bytes)))
    } catch {
      return .refused(error.diagnostic(in: bytes))
    }
  }

  private static func encodingFault(_ bytes: [UInt8], range: Range<Int>) -> JSONFault? {
    let start = bytes[range].prefix(2)
    if start.elementsEqual([0xFF, 0xFE]) || start.elementsEqual([0xFE, 0xFF]) {
      return JSONFault(
        "json.encoding", at: range.lowerBound, zh: "文件是 UTF-16 编码", en: "the text is UTF-16",
        help: Localized(zh: "请另存为 UTF-8", en: "save it as UTF-8"))
    }
    let invalid = bytes.withUnsafeBufferPointer { SourceText.firstInvalid($0, in: range) }
    return invalid.map {
      JSONFault(
        "json.encoding", at: $0, zh: "此处字节不是 UTF-8，可能是 GB18030 编码",
        en: "the bytes here are not UTF-8; the text may be GB18030",
        help: Localized(zh: "请另存为 UTF-8", en: "save it as UTF-8"))
    }
  }

  private static func diagnostics(of warnings: [JSONFault], in bytes: [UInt8]) -> [Diagnostic] {
    let sorted = warnings.sorted { $0.offset < $1.offset }
    let places = SourceText.places(of: sorted.map(\.offset), in: bytes)
    return zip(sorted, places).map { fault, place in
      Diagnostic(
        fault.code == "json.byte-order-mark" ? .note : .warning, code: fault.code,
        message: fault.message, place: place, help: fault.help)
    }
  }
}
