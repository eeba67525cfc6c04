/// A failure that libsqlite3 or the file system reported.
///
/// Its description holds the operation and the reason and never a bound value, so that it may be
/// written to a log.
package struct SQLiteError: Error, Hashable, Sendable {
  /// The primary result code, such as 5 for a locked database.
  package let code: Int32
  /// The extended result code; equal to `code` when there is none.
  package let extendedCode: Int32
  /// SQLite's words, which name tables and columns, never values.
  package let message: String
  /// What was being done: the SQL with its placeholders, or a verb such as `open`.
  package let operation: String

  package init(code: Int32, extendedCode: Int32? = nil, message: String, operation: String) {
    self.code = code & 0xFF
    self.extendedCode = extendedCode ?? code
    self.message = message
    self.operation = operation
  }

  /// What kind of failure it is, as far as the program acts on it.
  package var kind: Kind {
    switch code {
    case 5, 6: .busy
    case 8: .readOnly
    case 9: .interrupted
    // The index of the log cannot grow: SQLITE_IOERR_SHMSIZE.
    case 10 where extendedCode == 4874: .full
    case 10: .inputOutput
    case 11: .corrupt
    case 13: .full
    case 14: .cannotOpen
    case 19: .constraint
    case 26: .notADatabase
    default: .other
    }
  }

  /// The kinds of failure that the program tells apart.
  package enum Kind: Sendable {
    case busy, readOnly, interrupted, inputOutput, corrupt, full, cannotOpen, constraint
    case notADatabase, other
  }
}

extension SQLiteError: CustomStringConvertible {
  package var description: String { "\(message) (\(extendedCode)) during \(operation)" }
}
