internal import CSQLite

/// A value of a column as SQLite keeps it, for copying rows without knowing their table.
package enum ColumnValue: Hashable, Sendable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
}

extension ColumnValue: SQLiteValue {
  package func bind(to statement: Statement, at index: Int) {
    switch self {
    case .null: statement.bind(nil as Int?, at: index)
    case .integer(let value): statement.bind(value, at: index)
    case .real(let value): statement.bind(value, at: index)
    case .text(let value): statement.bind(value, at: index)
    }
  }
}

extension Statement {
  /// How many columns a row has.
  package var columnCount: Int { Int(sqlite3_column_count(handle)) }

  /// A column as it is kept; bytes that are no text give NULL.
  package func value(_ column: Int) -> ColumnValue {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_FLOAT: .real(double(column))
    case SQLITE_TEXT: .text(text(column))
    default: .null
    }
  }
}
