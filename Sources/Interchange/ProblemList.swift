import Domain

/// What was found wrong with one file, gathered cheaply and made into diagnostics at the end.
///
/// Lines, columns and paths are worked out only for what is shown, in one pass over the file.
struct ProblemList {
  /// How many diagnostics one file may have.
  static let limit = 100

  private struct Problem {
    var severity: Diagnostic.Severity
    var code: String
    var message: Localized
    var help: Localized?
    var value: JSONValue
  }

  /// Like problems told once, at the place of the first.
  private struct Tally {
    var count: Int
    var place: Int
    var message: (Int) -> Localized
  }

  private var problems: [Problem] = []
  private var kept: [Diagnostic.Severity: Int] = [:]
  private var dropped = 0
  private var tallies: [String: Tally] = [:]

  /// How many things were refused, also those that are not listed.
  private(set) var errorCount = 0
  /// Whether anything was refused.
  var hasErrors: Bool { errorCount > 0 }

  mutating func add(
    _ severity: Diagnostic.Severity, _ code: String, at value: JSONValue, zh: String, en: String,
    help: Localized? = nil
  ) {
    if severity == .error { errorCount += 1 }
    guard kept[severity, default: 0] < Self.limit else {
      dropped += 1
      return
    }
    kept[severity, default: 0] += 1
    problems.append(
      Problem(
        severity: severity, code: code, message: Localized(zh: zh, en: en), help: help,
        value: value))
  }

  /// Adds one of many like problems; only their number is told.
  ///
  /// - Parameter subject: What is alike, such as the code of an indicator.
  mutating func tally(
    _ severity: Diagnostic.Severity, _ code: String, subject: String, at value: JSONValue,
    message: @escaping (Int) -> Localized
  ) {
    let key = "\(code)\n\(subject)"
    if tallies[key] != nil {
      tallies[key]?.count += 1
    } else {
      let before = problems.count
      add(severity, code, at: value, zh: "", en: "")
      if problems.count > before {
        tallies[key] = Tally(count: 1, place: before, message: message)
      }
    }
  }

  /// Everything found, sorted by place, at most `limit`; refusals are kept before notes.
  ///
  /// - Parameter others: Diagnostics that have their places already, such as those of the parser.
  func diagnostics(and others: [Diagnostic] = []) -> [Diagnostic] {
    var finished = problems
    for tally in tallies.values { finished[tally.place].message = tally.message(tally.count) }
    finished.sort { $0.value.offset < $1.value.offset }
    let bytes = finished.first?.value.document.bytes ?? []
    let places = SourceText.places(of: finished.map(\.value.offset), in: bytes)
    let all =
      zip(finished, places).map { problem, place in
        Diagnostic(
          problem.severity, code: problem.code, message: problem.message,
          place: SourcePlace(line: place.line, column: place.column, path: problem.value.path),
          help: problem.help)
      } + others
    return Self.capped(all, dropped: dropped)
  }

  private static func capped(_ all: [Diagnostic], dropped: Int) -> [Diagnostic] {
    let isFull = dropped > 0 || all.count > limit
    let bySeverity = all.enumerated().sorted {
      $0.element.severity == $1.element.severity
        ? $0.offset < $1.offset : $0.element.severity > $1.element.severity
    }.map(\.element)
    let shown = bySeverity.prefix(isFull ? limit - 1 : limit)
    var sorted = shown.enumerated().sorted { left, right in
      guard let a = left.element.place else { return false }
      guard let b = right.element.place else { return true }
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
    if isFull {
      let more = dropped + all.count - shown.count
      sorted.append(
        Diagnostic(
          .note, code: "file.more",
          message: Localized(
            zh: "另有 \(more) 个问题未列出", en: "\(more) further problems are not listed")))
    }
    return sorted
  }
}
