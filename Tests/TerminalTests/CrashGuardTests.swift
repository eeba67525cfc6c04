import Glibc
import Testing

@testable import Terminal

/// Crashes that are real, in processes of their own.
@Suite struct CrashGuardTests {
  /// What undoes the screen, as bytes that nothing else writes.
  private static let restore = "\u{1B}[?1049l"

  /// Nobody reads its result, so that a compiler cannot make a loop of it.
  @inline(never) private static func deeper(_ depth: Int) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 512) { room in
      room.initialize(repeating: depth)
      return deeper(depth + 1) + room[depth % 512]
    }
  }

  @Test func anOverflowOfTheStackRestoresTheTerminalFirst() async throws {
    let result = try await #require(
      processExitsWith: .signal(SIGSEGV), observing: [\.standardOutputContent]
    ) {
      let guardian = CrashGuard(settings: termios(), restore: Array("\u{1B}[?1049l".utf8))
      print(CrashGuardTests.deeper(1))
      guardian.close()
    }
    let output = String(decoding: result.standardOutputContent, as: UTF8.self)
    #expect(output.contains(Self.restore))
  }

  @Test func whatWasAskedLaterIsUndoneToo() async throws {
    let result = try await #require(
      processExitsWith: .signal(SIGABRT), observing: [\.standardOutputContent]
    ) {
      let guardian = CrashGuard(settings: termios(), restore: Array("\u{1B}[?1049l".utf8))
      guardian.also(Array("\u{1B}[?1036l".utf8))
      abort()
    }
    let output = String(decoding: result.standardOutputContent, as: UTF8.self)
    #expect(output.contains("\u{1B}[?1049l\u{1B}[?1036l"))
  }

  @Test func aTrapOfTheLanguageRestoresTheTerminalFirst() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardOutputContent]
    ) {
      let guardian = CrashGuard(settings: termios(), restore: Array("\u{1B}[?1049l".utf8))
      let values = CommandLine.arguments.map(\.count)
      print(values[values.count + 7])
      guardian.close()
    }
    let output = String(decoding: result.standardOutputContent, as: UTF8.self)
    #expect(output.contains(Self.restore))
    guard case .signal(let signal) = result.exitStatus else {
      Issue.record("it was no signal: \(result.exitStatus)")
      return
    }
    #expect([SIGILL, SIGTRAP].contains(signal))
  }
}
