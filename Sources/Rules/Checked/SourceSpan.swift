/// A stretch of the text of a rule file.
package struct SourceSpan: Hashable, Sendable {
  /// Which of the files that were checked together, from 0.
  package var file: Int
  /// Offsets in the file in bytes of UTF-8, the upper one past the end.
  package var bytes: Range<Int>

  package init(file: Int = 0, bytes: Range<Int>) {
    self.file = file
    self.bytes = bytes
  }

  /// The place of what was not written by a person, such as a rule built by a test.
  package static let nowhere = SourceSpan(bytes: 0..<0)
}
