import Glibc

/// Reads text in GB18030, of which GBK and GB2312 are parts; by the C library's tables.
///
/// Used on one thread.
final class GB18030 {
  /// What the bytes from the first on are.
  enum Form: Equatable {
    /// More bytes must follow.
    case partial
    /// A character of this many bytes.
    case character(Int)
    case invalid
  }

  /// What bytes begin with; at most the first four matter.
  ///
  /// Source: GB 18030-2005, 5.2: a first byte of 0x81 to 0xFE, then a second of 0x40 to 0x7E or 0x80
  /// to 0xFE; or a digit, another such first byte and another digit.
  static func form(_ bytes: some Collection<UInt8>) -> Form {
    var rest = bytes.makeIterator()
    guard let first = rest.next() else { return .partial }
    guard isLead(first) else { return .invalid }
    guard let second = rest.next() else { return .partial }
    if (0x40...0x7E).contains(second) || (0x80...0xFE).contains(second) { return .character(2) }
    guard isDigit(second) else { return .invalid }
    guard let third = rest.next() else { return .partial }
    guard isLead(third) else { return .invalid }
    guard let fourth = rest.next() else { return .partial }
    return isDigit(fourth) ? .character(4) : .invalid
  }

  private static func isLead(_ byte: UInt8) -> Bool { (0x81...0xFE).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  // MARK: - Decoding

  /// Nil where the library has no tables for it; they are read when they are first needed.
  private lazy var converter: iconv_t? = {
    let opened = iconv_open("UTF-8", "GB18030")
    isOpen = opened != iconv_t(bitPattern: -1)
    return isOpen ? opened : nil
  }()
  private var isOpen = false

  deinit { if isOpen, let converter { iconv_close(converter) } }

  /// The text of bytes that are GB18030 throughout; nil for others.
  ///
  /// - Parameter mayBeCut: Whether the last character may be unfinished, and is then left out.
  func decoded(_ bytes: some Collection<UInt8>, mayBeCut: Bool = false) -> String? {
    guard let converter, !bytes.isEmpty else { return nil }
    _ = iconv(converter, nil, nil, nil, nil)
    var input = bytes.map(CChar.init(bitPattern:))
    // Two bytes become at most three, and four at most four; an ASCII byte stays one.
    var output = [CChar](repeating: 0, count: input.count * 2 + 8)
    var (inputLeft, outputLeft) = (input.count, output.count)
    let outcome = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        return iconv(converter, &from, &inputLeft, &to, &outputLeft)
      }
    }
    // EINVAL is an unfinished character at the end.
    if outcome == -1, !mayBeCut || errno != EINVAL { return nil }
    let text = output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
    return String(validating: text, as: UTF8.self)
  }
}
