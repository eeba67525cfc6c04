import Domain
import FollowUps
import Widgets

extension Model {
  // MARK: - What is there

  /// Whether the title names the figures: for those who lead, and whoever is there.
  var showsFiguresTab: Bool {
    access.allows(.read, .statistics) && access.allows(.change, .rules) || screen == .figures
  }

  /// What is wanted to show.
  package var figureQuestion: FigureQuestion {
    FigureQuestion(figures.disease, figures.period ?? .year(today.year))
  }

  /// The figure selected; nil in an empty list and among people.
  package var figureLine: FigureLine? {
    guard figures.people == nil, let row = figures.list.selection else { return nil }
    let rows = FigureRows(self)
    let order = rows.order()
    return order.indices.contains(row) ? rows.lines[order[row]] : nil
  }

  /// The person selected among those behind a figure.
  package var figurePerson: FigurePersonLine? {
    guard screen == .figures, let people = figures.people, let row = people.list.selection,
      let lines = people.rows
    else { return nil }
    let order = FigurePeopleRows(self).order()
    return order.indices.contains(row) ? lines[order[row]] : nil
  }

  /// Counts the rows that the filters leave.
  mutating func countFigures() {
    figures.list.setCount(FigureRows(self).order().count)
    guard figures.people != nil else { return }
    let count = FigurePeopleRows(self).order().count
    figures.people?.list.setCount(count)
  }

  /// Moves the selection of whichever list takes the keys.
  mutating func changeFigureList(_ change: (inout ListState) -> Void) {
    guard var list = figures.people?.list else { return change(&figures.list) }
    change(&list)
    figures.people?.list = list
  }

  // MARK: - Reading

  /// Asks for the figures as they are now; those that show stay until the others come.
  mutating func askFigures() -> [Effect] {
    figures.generation += 1
    figures.asked = figureQuestion
    figures.askedAt = now
    return [.figures(.read(figureQuestion, generation: figures.generation))]
  }

  /// What the screen wants when it comes up: nothing new where it was left a moment ago.
  mutating func arriveAtFigures() -> [Effect] {
    let isFresh = figures.askedAt.map { now.seconds - $0.seconds < FiguresState.restSeconds }
    if figures.sheet?.question == figureQuestion, isFresh == true { return [] }
    return askFigures()
  }

  /// Takes note of a change by whomever; the reading's own row of the trail is none.
  mutating func figuresChanged() {
    guard figures.sheet != nil else { return }
    if figures.awaitsOwnTrace { figures.awaitsOwnTrace = false } else { figures.isStale = true }
  }

  /// Reads figures again that are looked at and have not been for a while.
  mutating func refreshFigures() -> [Effect] {
    guard screen == .figures, figures.people == nil, figures.isStale, figures.asked == nil,
      layer == .screen(.figures), !desk.isUnattended, let asked = figures.askedAt,
      now.seconds - asked.seconds >= FiguresState.restSeconds
    else { return [] }
    return askFigures()
  }

  /// Lets the numbers and lists go once no way back leads to them.
  mutating func forgetFigures() -> [Effect] {
    guard figures.sheet != nil, screen != .figures, !history.contains(.figures) else { return [] }
    figures.sheet = nil
    figures.before = nil
    figures.people = nil
    figures.askedAt = nil
    return [.figures(.forget)]
  }

  mutating func figuresAnswered(_ answer: FigureAnswer) -> [Effect] {
    switch answer {
    case .read(let sheet, let generation): return figuresRead(sheet, generation: generation)
    case .before(let sheet, let generation):
      guard generation == figures.generation else { return [] }
      figures.before = sheet
      figures.awaitsOwnTrace = true
      countFigures()
      return []
    case .people(let rows, let generation):
      guard generation == figures.peopleGeneration, figures.people != nil else { return [] }
      figures.people?.rows = rows
      figures.awaitsOwnTrace = true
      // Where nobody is missing, those who count are worth more than an empty list.
      if !rows.contains(where: { !$0.counts }), !rows.isEmpty { figures.people?.part = .counted }
      countFigures()
      return []
    }
  }

  private mutating func figuresRead(_ sheet: FigureSheet, generation: Int) -> [Effect] {
    guard generation == figures.generation else { return [] }
    let selected = figureLine
    if figures.before?.question != sheet.question.before { figures.before = nil }
    figures.sheet = sheet
    figures.asked = nil
    figures.isStale = false
    figures.awaitsOwnTrace = true
    countFigures()
    select(figure: selected)
    let opens = figures.opensWhenRead && screen == .figures
    figures.opensWhenRead = false
    let before = sheet.question.before.map {
      Effect.figures(.before($0, generation: generation))
    }
    return (opens ? openFigure() : []) + [before].compactMap { $0 }
  }

  private mutating func select(figure selected: FigureLine?) {
    guard let selected else { return }
    let rows = FigureRows(self)
    let order = rows.order()
    if let row = order.firstIndex(where: {
      rows.lines[$0].kind == selected.kind && rows.lines[$0].group == selected.group
    }) {
      figures.list.select(row)
    }
  }

  /// What failed leaves the figures that show.
  mutating func figuresFailed(_ request: FigureRequest) {
    switch request {
    case .read(_, let generation):
      guard generation == figures.generation else { return }
      figures.asked = nil
      figures.opensWhenRead = false
      if let shown = figures.sheet?.question {
        figures.disease = shown.disease
        figures.period = shown.period
      }
    case .people(_, _, _, let generation):
      if generation == figures.peopleGeneration, figures.people?.rows == nil {
        figures.people = nil
      }
    case .before, .forget: break
    }
  }

  // MARK: - Commands

  /// Carries out a command of the figures.
  mutating func performFigures(_ id: CommandID) -> [Effect] {
    switch id {
    case .viewFigures:
      if screen == .figures { figures.people = nil }
      go(to: .figures)
      return arrive(at: .figures)
    case .figureOpen: return figures.people == nil ? openFigure() : openFigurePerson()
    case .figureBefore:
      guard let period = figureQuestion.period.before else {
        say(FigureWords.noEarlier)
        return []
      }
      return showFigures { $0.period = period }
    case .figureAfter:
      guard let period = figureQuestion.period.after(upTo: today) else {
        say(FigureWords.noLater)
        return []
      }
      return showFigures { $0.period = period }
    case .figureLength:
      let now = figureQuestion.period
      let length: FigurePeriod.Length =
        switch now.length {
        case .year: .quarter
        case .quarter: .month
        case .month: .year
        }
      let day = min(today, now.last)
      return showFigures { $0.period = FigurePeriod(length, containing: day) }
    case .figureIllness:
      let all = ManagedDisease.allCases
      let place = all.firstIndex(of: figures.disease) ?? 0
      return showFigures { $0.disease = all[(place + 1) % all.count] }
    default: return []
    }
  }

  private mutating func showFigures(_ change: (inout FiguresState) -> Void) -> [Effect] {
    // Whoever looks at people sees those of the same figure.
    if figures.people != nil { figures.opensWhenRead = true }
    figures.people = nil
    change(&figures)
    return askFigures()
  }

  /// Shows the next part of whichever list takes the keys.
  mutating func moveFigures(_ steps: Int) -> [Effect] {
    if let people = figures.people {
      let all = FigurePeople.Part.allCases
      let place = all.firstIndex(of: people.part) ?? 0
      return showFigurePeople(all[(place + steps + all.count) % all.count])
    }
    let all = FiguresState.Part.allCases
    let place = all.firstIndex(of: figures.part) ?? 0
    return showFigures(all[(place + steps + all.count) % all.count])
  }

  mutating func showFigures(_ part: FiguresState.Part) -> [Effect] {
    guard part != figures.part else { return [] }
    figures.part = part
    // The rows are other figures now, so that marks of these would be of those.
    tables[.figures].marks.clear()
    countFigures()
    figures.list.select(0)
    return []
  }

  mutating func showFigurePeople(_ part: FigurePeople.Part) -> [Effect] {
    guard figures.people != nil, figures.people?.part != part else { return [] }
    figures.people?.part = part
    countFigures()
    figures.people?.list.select(0)
    return []
  }

  // MARK: - People

  private mutating func openFigure() -> [Effect] {
    // The figures that are meant are still to come.
    guard figures.asked == nil else {
      figures.opensWhenRead = true
      return []
    }
    guard let line = figureLine, let sheet = figures.sheet else { return [] }
    let group = line.group == .clinic ? "" : FigureRows(self).name(of: line.group)
    tables[.figurePeople].marks.clear()
    tables[.figurePeople].filter.set("")
    tables[.figurePeople].isFiltering = false
    figures.people = FigurePeople(sheet.question, line, group: group)
    figures.peopleGeneration += 1
    return [
      .figures(
        .people(
          sheet.question, line.kind, line.group, generation: figures.peopleGeneration))
    ]
  }

  private mutating func openFigurePerson() -> [Effect] {
    guard let patient = figurePerson?.patient else { return [] }
    if archive.archive?.id == patient {
      go(to: .archive)
      return arrive(at: .archive)
    }
    return [askArchive(patient, for: .archive)]
  }

  /// One step back from the people to the figures; nil where the figures show.
  mutating func leaveFigures() -> [Effect]? {
    guard screen == .figures, figures.people != nil else { return nil }
    figures.people = nil
    figures.peopleGeneration += 1
    return arriveAtFigures()
  }
}
