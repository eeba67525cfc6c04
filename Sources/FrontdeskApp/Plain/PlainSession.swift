import Domain

/// What has been read out, and from that what of a new state is news.
///
/// A person who listens should not hear everything again: a screen is read as a whole when it is
/// arrived at or asked for, else only the lines that are new.
package struct PlainSession: Sendable {
  /// Where the person is; another place is read as a whole.
  private struct Place: Equatable {
    var screen: ScreenID
    var language: Language
    /// Whose archive or trends.
    var person: PatientID?

    init(_ model: Model) {
      screen = model.screen
      language = model.language
      person =
        switch model.screen {
        case .archive, .trends, .rights: model.archive.archive?.id
        case .lookup, .followUps, .today, .audit, .approvals, .rules, .figures: nil
        }
    }
  }

  private var place: Place?
  private var isCovered = false
  /// The lines of each part as last read, for the screen and for what lay over it.
  private var read: [PlainLine.Part: [PlainLine]] = [:]
  private var readAbove: [PlainLine.Part: [PlainLine]] = [:]
  /// What the numbers mean that were read last.
  package private(set) var targets: [Int: PlainTarget] = [:]
  /// What they meant on the screen before something lay over it.
  private var targetsBelow: [Int: PlainTarget] = [:]

  package init() {}

  /// Everything there is to read now.
  ///
  /// - Parameter isArrival: Whether what is the same on every screen is left out.
  package mutating func page(_ model: Model, isArrival: Bool = false) -> [String] {
    let lines = PlainText.screen(model)
    remember(lines, model)
    targets = Self.targets(lines)
    return lines.filter { !isArrival || $0.subject != PlainText.frame }.map(\.text)
  }

  /// What is known of the row selected.
  package mutating func details(_ model: Model) -> [String] {
    let lines = PlainText.screen(model)
    remember(lines, model)
    let details = lines.filter { $0.part == .details }
    let selected = lines.filter { $0.part == .list && $0.isSelected }
    return (details.isEmpty ? selected : details).map(\.text)
  }

  /// What is new since the last reading, or all of a place that was arrived at.
  package mutating func news(_ model: Model) -> [String] {
    let covered = model.layer != .screen(model.screen)
    let place = Place(model)
    guard place == self.place || covered && place.language == self.place?.language else {
      return page(model, isArrival: true)
    }
    let lines = PlainText.screen(model)
    if isCovered != covered {
      // What lies over a screen is read as a whole each time it opens; the screen below is known,
      // and its numbers mean again what they meant when they were read.
      readAbove = [:]
      if covered { targetsBelow = targets }
      targets = covered ? [:] : targetsBelow
    }
    let before = covered ? readAbove : read
    let isBack = isCovered && !covered
    defer { remember(lines, model) }
    let news = changes(from: before, to: lines)
    return news.isEmpty && isBack ? lines.prefix(1).map(\.text) : news
  }

  /// Takes a state as read that only the clock has made.
  package mutating func pass(_ model: Model) {
    guard Place(model) == place else { return }
    remember(PlainText.screen(model), model)
  }

  private mutating func remember(_ lines: [PlainLine], _ model: Model) {
    place = Place(model)
    isCovered = model.layer != .screen(model.screen)
    let parts = Dictionary(grouping: lines, by: \.part)
    if isCovered { readAbove = parts } else { read = parts }
  }

  private static func targets(_ lines: [PlainLine]) -> [Int: PlainTarget] {
    var targets: [Int: PlainTarget] = [:]
    for line in lines {
      if let number = line.number, let target = line.target { targets[number] = target }
    }
    return targets
  }

  // MARK: - Differences

  private mutating func changes(
    from before: [PlainLine.Part: [PlainLine]], to lines: [PlainLine]
  ) -> [String] {
    var news: [String] = []
    var isNewList = false
    for part in PlainLine.Part.allCases where part != .title && part != .hints {
      let now = lines.filter { $0.part == part }
      let old = before[part] ?? []
      let isNew =
        part == .list && !now.isEmpty && Set(now.map(\.subject)) != Set(old.map(\.subject))
      if isNew {
        isNewList = true
        targets = [:]
      }
      // Many rows were just read: what is known of the first is told when it is asked for.
      let rows = lines.count { $0.part == .list && $0.number != nil }
      if part == .details, isNewList, rows != 1 { continue }
      let fresh = isNew ? now : Self.newLines(now, old)
      for line in fresh {
        if let number = line.number { targets[number] = line.target }
      }
      news += fresh.map(\.text)
    }
    return news
  }

  /// The lines that were not there, and the row that is selected now.
  private static func newLines(_ now: [PlainLine], _ old: [PlainLine]) -> [PlainLine] {
    let known = Set(old.map(\.identity))
    let selected = Set(old.filter(\.isSelected).map(\.identity))
    return now.filter { line in
      !known.contains(line.identity) || line.isSelected && !selected.contains(line.identity)
    }
  }
}
