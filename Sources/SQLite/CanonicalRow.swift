internal import CSQLite

/// A row's values as bytes that no other row has, for digests.
///
/// Each value is its kind in one byte; a number then is eight bytes and text or bytes their length
/// in eight and themselves. All numbers are written with the highest byte first. So no two lists of
/// values give the same bytes, wherever their borders lie.
package struct CanonicalRow {
  private enum Kind: UInt8 { case null, integer, real, text, bytes }

  /// What was added so far.
  package private(set) var bytes: [UInt8] = []

  package init() { bytes.reserveCapacity(512) }

  /// Forgets the values and keeps the room.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Adds a number, or NULL for nil.
  package mutating func append(_ value: Int?) {
    guard let value else { return append(.null) }
    append(.integer)
    append(word: UInt64(bitPattern: Int64(value)))
  }

  /// Adds text, or NULL for nil.
  package mutating func append(_ value: String?) {
    guard var value else { return append(.null) }
    value.withUTF8 { append(.text, UnsafeRawBufferPointer($0)) }
  }

  /// Adds bytes, or NULL for nil.
  package mutating func append(bytes value: [UInt8]?) {
    guard let value else { return append(.null) }
    value.withUnsafeBytes { append(.bytes, $0) }
  }

  /// Adds columns as they are kept, whatever the table says of their kind.
  package mutating func append(_ row: Statement, columns: Range<Int>) {
    for column in columns {
      switch sqlite3_column_type(row.handle, Int32(column)) {
      case SQLITE_NULL: append(.null)
      case SQLITE_INTEGER: append(row.integer(column))
      case SQLITE_FLOAT:
        append(.real)
        append(word: row.double(column).bitPattern)
      case SQLITE_TEXT: row.withTextBytes(column) { append(.text, UnsafeRawBufferPointer($0)) }
      default: row.withBytes(column) { append(.bytes, $0) }
      }
    }
  }

  private mutating func append(_ kind: Kind) { bytes.append(kind.rawValue) }

  private mutating func append(word: UInt64) {
    withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func append(_ kind: Kind, _ content: UnsafeRawBufferPointer) {
    append(kind)
    append(word: UInt64(content.count))
    bytes.append(contentsOf: content)
  }
}
