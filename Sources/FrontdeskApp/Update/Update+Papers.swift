import Canvas
import Domain
import FollowUps
import Widgets

// Which sheet of the open archive is printed, or saved.
extension Model {
  /// Most follow-up sheets to choose from; older ones are printed from their form.
  private static let mostFollowUps = 6

  /// The sheets that there may be of the open archive, as far as its reader may know of them.
  var paperSheets: [PaperSheet] {
    guard let opened = archive.archive else { return [] }
    var sheets = [PaperSheet.card]
    guard access.allows(.read, .clinical) else { return sheets }
    sheets += opened.forms.prefix(Self.mostFollowUps).map(PaperSheet.followUp)
    let managed = ManagedDisease.allCases.filter { disease in
      opened.followUps.contains { $0.details.reason == disease.reason }
        || opened.conditions.contains { disease.conditions.contains($0.code) }
    }
    sheets += managed.flatMap { disease in
      [today.year, today.year - 1].map { PaperSheet.year(disease, $0) }
    }
    return sheets + [.care]
  }

  /// The figures of the clinic, its staff and its teams, the part that shows first.
  private var figureSheets: [PaperSheet] {
    guard let sheet = figures.sheet else { return [] }
    let parts = [figures.part] + FiguresState.Part.allCases.filter { $0 != figures.part }
    return parts.map { PaperSheet.figures(sheet.question, $0) }
  }

  /// Opens the choice.
  mutating func openPapers() -> [Effect] {
    if screen == .figures {
      tables.dialog = .papers(PaperChoice(nil, figureSheets))
      return []
    }
    guard let opened = archive.archive else { return [] }
    tables.dialog = .papers(PaperChoice(opened.id, paperSheets))
    return []
  }

  mutating func papersKey(_ press: KeyPress, _ choice: PaperChoice) -> [Effect]? {
    switch (press.key, press.modifiers) {
    case (.enter, []): return choice.list.selection.map { choosePaper($0, choice) } ?? []
    case (.left, []), (.right, []): return togglePage(choice)
    default: return nil
    }
  }

  /// Digits pick a line, letters move.
  mutating func typeInPapers(_ sign: Character, _ choice: PaperChoice) -> [Effect] {
    if let digit = sign.wholeNumberValue, sign.isASCII, choice.rows.indices.contains(digit - 1) {
      return choosePaper(digit - 1, choice)
    }
    return sign == "j" || sign == "k" ? moveInDialog(by: sign == "j" ? 1 : -1) : []
  }

  /// A click selects, one on what is selected chooses.
  mutating func clickPaper(_ row: Int, _ choice: PaperChoice) -> [Effect] {
    var changed = choice
    changed.list.select(row)
    tables.dialog = .papers(changed)
    return choice.list.selection == row ? choosePaper(row, choice) : []
  }

  private mutating func choosePaper(_ row: Int, _ choice: PaperChoice) -> [Effect] {
    guard choice.rows.indices.contains(row) else { return [] }
    switch choice.rows[row] {
    case .format:
      var changed = choice
      changed.list.select(row)
      return togglePage(changed)
    case .sheet(let sheet):
      tables.dialog = nil
      return [
        .paper(
          PaperOrder(sheet, of: choice.patient, isPage: choice.isPage, language: language))
      ]
    }
  }

  private mutating func togglePage(_ choice: PaperChoice) -> [Effect] {
    var changed = choice
    changed.isPage.toggle()
    tables.dialog = .papers(changed)
    return []
  }
}

extension Model {
  /// Why there is nothing to print now; nil when there is something.
  var paperObstacle: Localized? {
    if screen == .figures { return figures.sheet == nil ? PaperWords.noFigures : nil }
    return archive.archive == nil ? PaperWords.noArchive : nil
  }
}
