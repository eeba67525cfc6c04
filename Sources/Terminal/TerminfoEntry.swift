/// A compiled description of a terminal, as `tic` writes it.
///
/// Source: term(5), "Legacy storage format" and "Extended storage format".
struct TerminfoEntry {
  /// The names, separated by `|`.
  var names: [UInt8]
  var booleans: [UInt8]
  /// −1 where there is none.
  var numbers: [Int32]
  /// By the numbers of `<term.h>`; nil where there is none.
  var strings: [[UInt8]?]
  /// The capabilities that terminfo does not define, but for their strings, which are key codes.
  var extraBooleans: [(name: [UInt8], value: UInt8)] = []
  var extraNumbers: [(name: [UInt8], value: Int32)] = []

  /// Where capabilities stand (`<term.h>`).
  enum Place {
    static let colors = 13
    static let pairs = 14
    static let setForeground = 359
    static let setBackground = 360
  }

  private static let magic16 = 0o432
  private static let magic32 = 0o1036

  /// Reads an entry; nil for anything that is not exactly one.
  init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    guard let magic = reader.short(), magic == Self.magic16 || magic == Self.magic32,
      let nameCount = reader.count(), let booleanCount = reader.count(),
      let numberCount = reader.count(), let stringCount = reader.count(),
      let tableCount = reader.count()
    else { return nil }
    let width = magic == Self.magic32 ? 4 : 2
    guard let names = reader.take(nameCount), names.last == 0,
      let booleans = reader.take(booleanCount), reader.align(),
      let numbers = reader.numbers(numberCount, width: width),
      let offsets = reader.shorts(stringCount), let table = reader.take(tableCount)
    else { return nil }
    self.names = Array(names.dropLast())
    self.booleans = Array(booleans)
    self.numbers = numbers
    var strings: [[UInt8]?] = []
    for offset in offsets {
      if offset < 0 {
        strings.append(nil)
      } else if let text = Self.text(table, at: offset) {
        strings.append(text)
      } else {
        return nil
      }
    }
    self.strings = strings
    if !reader.align() || reader.isAtEnd { return }
    guard readExtras(&reader, width: width) else { return nil }
  }

  private mutating func readExtras(_ reader: inout Reader, width: Int) -> Bool {
    guard let booleanCount = reader.count(), let numberCount = reader.count(),
      let stringCount = reader.count(), reader.count() != nil, let tableCount = reader.count(),
      let booleans = reader.take(booleanCount), reader.align(),
      let numbers = reader.numbers(numberCount, width: width),
      let values = reader.shorts(stringCount),
      let nameOffsets = reader.shorts(booleanCount + numberCount + stringCount),
      let table = reader.take(tableCount)
    else { return false }
    // The names follow the values, and count from their end.
    var start = 0
    for offset in values where offset >= 0 {
      guard let text = Self.text(table, at: offset) else { return false }
      start += text.count + 1
    }
    let names = nameOffsets.compactMap { Self.text(table, at: start + $0) }
    guard names.count == nameOffsets.count else { return false }
    extraBooleans = zip(names, booleans).map { (name: $0, value: $1) }
    extraNumbers = zip(names.dropFirst(booleanCount), numbers).map { (name: $0, value: $1) }
    return true
  }

  private static func text(_ table: ArraySlice<UInt8>, at offset: Int) -> [UInt8]? {
    guard offset >= 0, offset < table.count else { return nil }
    let rest = table.dropFirst(offset)
    return rest.firstIndex(of: 0).map { Array(rest[..<$0]) }
  }

  // MARK: - Writing

  /// The entry in the form with numbers of 32 bits; nil when it has grown past what that can hold.
  func encoded() -> [UInt8]? {
    var table: [UInt8] = []
    let offsets = strings.map { text -> Int in
      guard let text else { return -1 }
      defer { table += text + [0] }
      return table.count
    }
    var bytes = Self.shorts([
      Self.magic32, names.count + 1, booleans.count, numbers.count, strings.count, table.count,
    ])
    bytes += names + [0] + booleans
    if bytes.count % 2 == 1 { bytes.append(0) }
    bytes += numbers.flatMap(Self.long) + Self.shorts(offsets) + table
    if bytes.count % 2 == 1 { bytes.append(0) }
    var extras: [UInt8] = []
    let extraNames = extraBooleans.map(\.name) + extraNumbers.map(\.name)
    let extraOffsets = extraNames.map { name -> Int in
      defer { extras += name + [0] }
      return extras.count
    }
    bytes += Self.shorts([
      extraBooleans.count, extraNumbers.count, 0, extraNames.count, extras.count,
    ])
    bytes += extraBooleans.map(\.value)
    if bytes.count % 2 == 1 { bytes.append(0) }
    bytes += extraNumbers.flatMap { Self.long($0.value) } + Self.shorts(extraOffsets) + extras
    return bytes.count <= 32_768 ? bytes : nil
  }

  private static func shorts(_ values: [Int]) -> [UInt8] {
    values.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  private static func long(_ value: Int32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// Reads little-endian values in order.
  private struct Reader {
    let bytes: [UInt8]
    private var at = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { at >= bytes.count }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
      guard count >= 0, count <= bytes.count - at else { return nil }
      defer { at += count }
      return bytes[at..<(at + count)]
    }

    mutating func short() -> Int? {
      take(2).map { Int(Int16(bitPattern: UInt16($0[$0.startIndex]) | UInt16($0.last ?? 0) << 8)) }
    }

    /// A number of things, which cannot be below 0.
    mutating func count() -> Int? { short().flatMap { $0 < 0 ? nil : $0 } }

    mutating func shorts(_ count: Int) -> [Int]? {
      let values = (0..<count).compactMap { _ in short() }
      return values.count == count ? values : nil
    }

    mutating func numbers(_ count: Int, width: Int) -> [Int32]? {
      let values = (0..<count).compactMap { _ -> Int32? in
        guard let low = short() else { return nil }
        if width == 2 { return Int32(low) }
        return short().map { Int32(truncatingIfNeeded: $0 << 16 | (low & 0xFFFF)) }
      }
      return values.count == count ? values : nil
    }

    /// Skips the byte that fills up to an even place; false when there is none to skip.
    mutating func align() -> Bool { at % 2 == 0 || take(1) != nil || isAtEnd }
  }
}
