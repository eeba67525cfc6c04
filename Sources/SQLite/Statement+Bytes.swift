internal import CSQLite

extension Statement {
  /// Binds bytes, or NULL for nil.
  @discardableResult
  package func bind(bytes: [UInt8]?, at index: Int) -> Statement {
    guard let bytes else { return bind(nil as Int?, at: index) }
    bytes.withUnsafeBytes { buffer in
      // A nil base address would bind NULL instead of no bytes.
      let empty: [UInt8] = [0]
      if let start = buffer.baseAddress {
        _ = csqlite_bind_blob(handle, Int32(index), start, Int32(buffer.count))
      } else {
        _ = csqlite_bind_blob(handle, Int32(index), empty, 0)
      }
    }
    return self
  }

  /// Lends the bytes of a column; none for NULL.
  package func withBytes<Result>(
    _ column: Int, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let start = sqlite3_column_blob(handle, Int32(column))
    let count = start == nil ? 0 : Int(sqlite3_column_bytes(handle, Int32(column)))
    return body(UnsafeRawBufferPointer(start: start, count: count))
  }
}
