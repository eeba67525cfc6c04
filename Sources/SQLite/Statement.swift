internal import CSQLite

/// A compiled statement of one connection.
///
/// Values are bound by position from 1 and columns are read by position from 0, as in SQLite.
package final class Statement {
  let handle: OpaquePointer
  private unowned let connection: Connection
  private let sql: String

  /// Compiles one statement; text after it is refused.
  package init(_ connection: Connection, sql: String) throws(SQLiteError) {
    var compiled: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &compiled, nil)
    guard code == SQLITE_OK else { throw connection.failure(code, sql) }
    guard let compiled else {
      throw SQLiteError(code: SQLITE_MISUSE, message: "an empty statement", operation: sql)
    }
    handle = compiled
    self.connection = connection
    self.sql = sql
  }

  deinit { sqlite3_finalize(handle) }

  /// Makes the statement ready to run again, without values.
  package func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// Steps to the next row; false when there is none.
  ///
  /// After the last row the statement resets itself.
  package func step() throws(SQLiteError) -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(handle)
      return false
    default:
      let error = connection.failure(code, sql)
      sqlite3_reset(handle)
      throw error
    }
  }

  /// Runs a statement that gives no rows.
  package func run() throws(SQLiteError) {
    while try step() {}
  }

  // MARK: - Values

  /// Binds a number, or NULL for nil.
  @discardableResult
  package func bind(_ value: Int?, at index: Int) -> Statement {
    if let value {
      sqlite3_bind_int64(handle, Int32(index), Int64(value))
    } else {
      sqlite3_bind_null(handle, Int32(index))
    }
    return self
  }

  /// Binds a floating-point number, or NULL for nil.
  @discardableResult
  package func bind(_ value: Double?, at index: Int) -> Statement {
    if let value {
      sqlite3_bind_double(handle, Int32(index), value)
    } else {
      sqlite3_bind_null(handle, Int32(index))
    }
    return self
  }

  /// Binds text, or NULL for nil.
  @discardableResult
  package func bind(_ value: String?, at index: Int) -> Statement {
    guard var value else {
      sqlite3_bind_null(handle, Int32(index))
      return self
    }
    value.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { chars in
        // A nil base address would bind NULL instead of empty text.
        if let start = chars.baseAddress {
          _ = csqlite_bind_text(handle, Int32(index), start, Int32(chars.count))
        } else {
          _ = csqlite_bind_text(handle, Int32(index), "", 0)
        }
      }
    }
    return self
  }

  /// Binds values by position from the first on.
  @discardableResult
  package func bind<each Value: SQLiteValue>(_ values: repeat each Value) -> Statement {
    var index = 0
    for value in repeat each values {
      index += 1
      value.bind(to: self, at: index)
    }
    return self
  }

  // MARK: - Columns

  /// A column as a number; NULL and text that is no number give 0.
  package func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, Int32(column))) }

  /// A column as a number; nil for NULL.
  package func optionalInteger(_ column: Int) -> Int? { isNull(column) ? nil : integer(column) }

  /// A column as a floating-point number; NULL gives 0.
  package func double(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

  /// A column as a floating-point number; nil for NULL.
  package func optionalDouble(_ column: Int) -> Double? { isNull(column) ? nil : double(column) }

  /// A column as text; NULL gives empty text.
  ///
  /// The length comes from SQLite, so a NUL inside does not cut it, and bytes that are not UTF-8
  /// become U+FFFD.
  package func text(_ column: Int) -> String {
    guard let start = sqlite3_column_text(handle, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// Lends the bytes of a column as text; none for NULL.
  ///
  /// For long lists, in which a string for each row would take most of the time.
  package func withTextBytes<Result>(
    _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = sqlite3_column_text(handle, Int32(column))
    let count = start == nil ? 0 : Int(sqlite3_column_bytes(handle, Int32(column)))
    return body(UnsafeBufferPointer(start: start, count: count))
  }

  /// A column as text; nil for NULL.
  package func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

  /// Whether a column is NULL.
  package func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
  }
}

/// A value that can be bound to a statement.
package protocol SQLiteValue {
  /// Binds the value at a position from 1.
  func bind(to statement: Statement, at index: Int)
}

extension Int: SQLiteValue {
  package func bind(to statement: Statement, at index: Int) { statement.bind(self, at: index) }
}

extension Double: SQLiteValue {
  package func bind(to statement: Statement, at index: Int) { statement.bind(self, at: index) }
}

extension String: SQLiteValue {
  package func bind(to statement: Statement, at index: Int) { statement.bind(self, at: index) }
}

extension Bool: SQLiteValue {
  package func bind(to statement: Statement, at index: Int) {
    statement.bind(self ? 1 : 0, at: index)
  }
}

extension Optional: SQLiteValue where Wrapped: SQLiteValue {
  package func bind(to statement: Statement, at index: Int) {
    switch self {
    case .some(let value): value.bind(to: statement, at: index)
    case .none: statement.bind(nil as Int?, at: index)
    }
  }
}
