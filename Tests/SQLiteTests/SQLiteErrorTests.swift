import SQLite
import Testing

@Suite struct SQLiteErrorTests {
  /// On a disk without a byte left a new reader cannot make the index of the log.
  @Test(arguments: [(13, 13, true), (10, 4874, true), (10, 778, false), (10, 10, false)])
  func aDiskWithoutRoomIsToldFromOneThatFails(code: Int32, extendedCode: Int32, isFull: Bool) {
    let error = SQLiteError(
      code: code, extendedCode: extendedCode, message: "disk I/O error", operation: "open")
    #expect(error.kind == (isFull ? .full : .inputOutput))
  }
}
