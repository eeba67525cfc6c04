@testable import Canvas
import Glibc
import Testing

/// Our widths beside those of the C library, which ncurses goes by.
@Suite struct LibraryWidthTests {
  /// A run of code points that both measure, differently.
  struct Difference: Hashable {
    var first: UInt32
    var last: UInt32
    var ours: Int
    var library: Int
  }

  /// The circled numbers on black squares: ambiguous, so narrow for us; the library draws them wide.
  private static let known = [Difference(first: 0x3248, last: 0x324F, ours: 1, library: 2)]

  @Test func whereWeDifferFromTheLibraryIsKnown() throws {
    try Self.withWideCharacters {
      let found = try Self.differences()
      #expect(found.filter { !Self.known.contains($0) } == [])
    }
  }

  /// What the library cannot measure is drawn as a blank by ncurses, so either the display filter
  /// hides it, or it is younger than the library.
  @Test func whatTheLibraryDoesNotKnowIsHiddenOrYoung() throws {
    try Self.withWideCharacters {
      let wcwidth = try Self.wcwidth()
      for value in 0xA0...0x10FFFF as ClosedRange<UInt32> where wcwidth(wchar_t(value)) < 0 {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let text = String(Character(scalar))
        let isYoung = scalar.properties.age.map { $0.major >= 15 } ?? true
        if !isYoung, DisplayText.of(text) == text {
          Issue.record("U+\(String(value, radix: 16, uppercase: true)) would be a blank")
        }
      }
    }
  }

  /// Runs a body with a locale of this thread whose characters are Unicode's.
  private static func withWideCharacters(_ body: () throws -> Void) throws {
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    let before = uselocale(locale)
    defer {
      uselocale(before)
      freelocale(locale)
    }
    try body()
  }

  /// What the header declares only for X/Open, which Swift's module of the library is not.
  private static func wcwidth() throws -> @convention(c) (wchar_t) -> CInt {
    unsafeBitCast(try #require(dlsym(nil, "wcwidth")), to: (@convention(c) (wchar_t) -> CInt).self)
  }

  private static func differences() throws -> [Difference] {
    let wcwidth = try wcwidth()
    var found: [Difference] = []
    for value in 0xA0...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let library = Int(wcwidth(wchar_t(value)))
      let ours = TextWidth.of(scalar)
      guard library >= 0, library != ours else { continue }
      if let last = found.last, last.last + 1 == value, last.ours == ours, last.library == library {
        found[found.count - 1].last = value
      } else {
        found.append(Difference(first: value, last: value, ours: ours, library: library))
      }
    }
    return found
  }
}
