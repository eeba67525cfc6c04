import Domain

/// What the bytes of a file look like that is not UTF-8.
enum ForeignEncoding {
  /// The line, from 1, on which the first byte stands that is none of UTF-8, and what to do.
  static func look(at bytes: [UInt8]) -> (line: Int, way: Localized) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return (1, way("UTF-16"))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let good = text.unicodeScalars.prefix { $0 != "\u{FFFD}" }
    let line = good.reduce(1) { $0 + ($1 == "\n" ? 1 : 0) }
    return (line, isNationalStandard(bytes) ? way("GBK") : way(nil))
  }

  private static func way(_ name: String?) -> Localized {
    guard let name else {
      return Localized(zh: "用编辑器另存为 UTF-8", en: "save it as UTF-8 in your editor")
    }
    return Localized(
      zh: "看来是 \(name)：在记事本中选“另存为”，编码选 UTF-8",
      en: "it looks like \(name): in Notepad choose Save As, and UTF-8 as the encoding")
  }

  /// Whether all bytes pair up as those of GBK do.
  private static func isNationalStandard(_ bytes: [UInt8]) -> Bool {
    var place = 0
    while place < bytes.count {
      if bytes[place] < 0x80 {
        place += 1
        continue
      }
      guard (0x81...0xFE).contains(bytes[place]), place + 1 < bytes.count,
        (0x40...0xFE).contains(bytes[place + 1]), bytes[place + 1] != 0x7F
      else { return false }
      place += 2
    }
    return true
  }
}
