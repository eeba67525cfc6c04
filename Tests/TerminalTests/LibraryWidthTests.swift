import Canvas
import Glibc
import Testing

@testable import Terminal

/// Serialized, and on a locale of the thread's own: the process's must not be touched in tests.
@Suite(.serialized) struct LibraryWidthTests {
  private func inUTF8(_ body: () -> Void) throws {
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    let former = uselocale(locale)
    body()
    uselocale(former)
    freelocale(locale)
  }

  /// Every plane that holds characters; private use is one class.
  private static let allScalars = [0...0x3FFFF, 0xE0000...0xE0FFF].flatMap {
    ($0 as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
  }

  @Test func ourWidthsAreTheLibrarysWhereItHasAny() throws {
    // NUL; and circled numbers on black squares, which Unicode calls ambiguous.
    let expected: Set<UInt32> = Set([0x0] + Array(0x3248...0x324F))
    var different: Set<UInt32> = []
    try inUTF8 {
      for scalar in Self.allScalars {
        let library = LibraryWidth.of(scalar.value)
        if library >= 0, library != TextWidth.of(scalar) { different.insert(scalar.value) }
      }
    }
    #expect(different.subtracting(expected).isEmpty)
  }

  @Test func whateverIsDrawnHasTheWidthOfItsCells() throws {
    var wrong: [UInt32] = []
    try inUTF8 {
      for scalar in Self.allScalars where TextWidth.of(scalar) > 0 {
        let width = TextWidth.of(scalar)
        if LibraryWidth.of(LibraryWidth.drawable(scalar.value, width: width)) != width {
          wrong.append(scalar.value)
        }
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test func whatTheLibraryCannotPrintIsShownBySigns() throws {
    try inUTF8 {
      #expect(LibraryWidth.drawable(0x1B, width: 1) == 0x3F)
      #expect(LibraryWidth.drawable(0x0, width: 1) == 0x3F)
      #expect(LibraryWidth.drawable(0x3FFFD, width: 2) == 0x3013)
      #expect(LibraryWidth.drawable(0x5F20, width: 2) == 0x5F20)
      #expect(LibraryWidth.drawable(0x2500, width: 1) == 0x2500)
    }
  }
}
