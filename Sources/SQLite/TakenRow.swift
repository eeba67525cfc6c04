internal import CSQLite

/// A row whose columns can be read, by position from 0.
package protocol RowReading {
  /// A column as a number; NULL and text that is no number give 0.
  func integer(_ column: Int) -> Int
  /// A column as a number; nil for NULL.
  func optionalInteger(_ column: Int) -> Int?
  /// A column as a floating-point number; nil for NULL.
  func optionalDouble(_ column: Int) -> Double?
  /// A column as text; nil for NULL.
  func optionalText(_ column: Int) -> String?
  /// Whether a column is NULL.
  func isNull(_ column: Int) -> Bool
}

extension Statement: RowReading {}

/// A row as a statement hands it over while it runs; good for the length of a call.
package struct TakenRow: RowReading, BitwiseCopyable {
  private let values: UnsafeMutablePointer<OpaquePointer?>

  fileprivate init(_ values: UnsafeMutablePointer<OpaquePointer?>) { self.values = values }

  package func integer(_ column: Int) -> Int { Int(sqlite3_value_int64(values[column])) }

  package func optionalInteger(_ column: Int) -> Int? { isNull(column) ? nil : integer(column) }

  package func optionalDouble(_ column: Int) -> Double? {
    isNull(column) ? nil : sqlite3_value_double(values[column])
  }

  package func optionalText(_ column: Int) -> String? {
    guard let start = sqlite3_value_text(values[column]) else { return nil }
    let count = Int(sqlite3_value_bytes(values[column]))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  package func isNull(_ column: Int) -> Bool {
    sqlite3_value_type(values[column]) == SQLITE_NULL
  }
}

/// A function of SQL that takes rows and is never true.
///
/// As the last condition of a statement it is given every row that met the others, in the order in
/// which they are read, and the statement itself gives none. That saves entering and leaving SQLite
/// for each row, and most of the cost of each column. It is there as long as the taker is.
package final class RowTaker {
  /// What it is called in statements of its connection.
  package let name: String
  private let connection: Connection
  private let count: Int32

  /// - Parameters:
  ///   - count: How many columns it is given.
  ///   - body: Takes a row. It must not step the statement that hands it over.
  package init(
    _ connection: Connection, of count: Int, _ body: @escaping (TakenRow) -> Void
  ) throws(SQLiteError) {
    self.connection = connection
    self.count = Int32(count)
    name = connection.nextTakerName()
    let held = Unmanaged.passRetained(Body(body)).toOpaque()
    // SQLite releases the body, also when this fails.
    let code = sqlite3_create_function_v2(
      connection.handle, name, self.count, SQLITE_UTF8 | SQLITE_DIRECTONLY, held,
      { context, _, values in
        guard let values, let held = sqlite3_user_data(context) else { return }
        Unmanaged<Body>.fromOpaque(held)._withUnsafeGuaranteedRef { $0.take(TakenRow(values)) }
      }, nil, nil,
      { held in
        if let held { Unmanaged<Body>.fromOpaque(held).release() }
      })
    guard code == SQLITE_OK else { throw connection.failure(code, name) }
  }

  deinit {
    // Refused while a statement of the connection runs; it then stays until that is closed.
    sqlite3_create_function_v2(
      connection.handle, name, count, SQLITE_UTF8, nil, nil, nil, nil, nil)
  }

  private final class Body {
    let take: (TakenRow) -> Void

    init(_ take: @escaping (TakenRow) -> Void) { self.take = take }
  }
}
