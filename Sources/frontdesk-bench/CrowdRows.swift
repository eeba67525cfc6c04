internal import Domain
internal import Glibc
internal import Store

/// Fifty terminals on one file, each a process of its own that writes once a second.
enum CrowdRows {
  private static let terminals = 50
  private static let seconds = 10
  /// What a process of the crowd is started with; no word for people.
  static let childWord = "--crowd-member"

  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    let store = try clinic.open()
    let ids = try store.queueOrder(.all).suffix(terminals)
    var times: [Double] = []
    var failures = 0
    let children = try ids.enumerated().map { number, id in
      try Child([
        "/proc/self/exe", childWord, clinic.path, "\(id)", "\(number * 1000 / terminals)",
      ])
    }
    for child in children {
      let words = child.wait().split(separator: " ")
      times += words.compactMap { Double($0) }
      failures += words.filter { $0 == "failed" }.count + (words.isEmpty ? 1 : 0)
    }
    return [
      Row(
        "\(terminals) terminals, a write a second each for \(seconds) s, \(failures) errors",
        Times(milliseconds: times), target: "p99 ≤ 20, max ≤ 100 ms, no error")
    ]
  }

  /// One process of the crowd: records a call that nobody answered and takes it back, in turn.
  ///
  /// Prints the milliseconds of each write, or `failed`, and leaves the follow-up as it was.
  static func member(_ words: ArraySlice<String>) throws -> Int32 {
    let words = Array(words)
    guard words.count == 3, let number = Int(words[1]), let delay = Double(words[2]) else {
      return 2
    }
    let store = try Store(path: words[0], zone: BenchClinic.zone, now: { BenchClinic.now })
    _ = try store.act(as: "demo", systemUser: "")
    let id = FollowUpID(number)
    var followUp = try store.followUp(id)
    let standing = followUp.details.attempts.count
    // Enough for all fifty to have started.
    let start = Clock.milliseconds() + 1500 + delay
    var answers: [String] = []
    for turn in 0..<seconds {
      pause(until: start + Double(turn) * 1000)
      let before = Clock.milliseconds()
      do {
        followUp =
          followUp.details.attempts.count > standing
          ? try store.undoOutcome(of: id, version: followUp.version)
          : try store.recordOutcome(
            of: id, version: followUp.version, outcome: .noAnswer, note: "",
            nextDue: BenchClinic.today)
        answers.append(String(Clock.milliseconds() - before))
      } catch {
        answers.append("failed")
        followUp = try store.followUp(id)
      }
    }
    if followUp.details.attempts.count > standing {
      _ = try store.undoOutcome(of: id, version: followUp.version)
    }
    print(answers.joined(separator: " "))
    return 0
  }

  private static func pause(until moment: Double) {
    let left = moment - Clock.milliseconds()
    if left > 0 { usleep(UInt32(left * 1000)) }
  }
}

/// A process whose output is read when it has ended.
private final class Child {
  struct Failure: Error, CustomStringConvertible { let description: String }

  private let process: pid_t
  private let output: Int32

  /// Starts a program with its output in a pipe.
  init(_ command: [String]) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure(description: "no pipe") }
    output = ends[0]
    // Later children must not hold this pipe open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var started = pid_t()
    let code = posix_spawn(&started, command[0], &actions, nil, &arguments, environ)
    close(ends[1])
    guard code == 0 else {
      close(ends[0])
      throw Failure(description: "\(command[0]): \(String(cString: strerror(code)))")
    }
    process = started
  }

  /// All it wrote; waits for its end.
  func wait() -> String {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = read(output, &buffer, buffer.count), count > 0 {
      text += buffer[0..<count]
    }
    close(output)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    return String(decoding: text, as: UTF8.self)
      .replacing("\n", with: " ")
  }
}
