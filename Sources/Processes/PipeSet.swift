internal import Glibc

/// The three pipes between a program and its child, closed once each.
struct PipeSet: ~Copyable {
  /// Standard input, output and errors: the child's end and ours.
  private var pairs: [(child: Int32, own: Int32)] = []

  init() throws(ChildProcess.Failure) {
    for place in 0..<3 {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else {
        let code = errno
        closeAll()
        throw .system(call: "pipe", code: code)
      }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      let pair = place == 0 ? (child: ends[0], own: ends[1]) : (child: ends[1], own: ends[0])
      // A child that does not read must not stop us for ever.
      _ = fcntl(pair.own, F_SETFL, O_NONBLOCK)
      pairs.append(pair)
    }
  }

  var childEnds: [Int32] { pairs.map(\.child) }

  /// Our ends: what the child reads, writes, and complains through.
  var input: Int32 { pairs[0].own }
  var output: Int32 { pairs[1].own }
  var errors: Int32 { pairs[2].own }

  mutating func closeChildEnds() {
    for place in pairs.indices where pairs[place].child >= 0 {
      close(pairs[place].child)
      pairs[place].child = -1
    }
  }

  mutating func closeAll() {
    closeChildEnds()
    for place in pairs.indices where pairs[place].own >= 0 {
      close(pairs[place].own)
      pairs[place].own = -1
    }
  }
}
