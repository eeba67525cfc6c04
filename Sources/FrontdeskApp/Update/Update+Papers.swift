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
    if let given = opened.advice.first { sheets.append(.advice(given.advice.day)) }
    sheets += records(of: opened)
    let managed = ManagedDisease.allCases.filter { disease in
      opened.followUps.contains { $0.details.reason == disease.reason }
        || opened.conditions.contains { disease.conditions.contains($0.code) }
    }
    sheets += managed.flatMap { disease in
      [today.year, today.year - 1].map { PaperSheet.year(disease, $0) }
    }
    return sheets + [.care(nil)]
  }

  /// The records of follow-ups, the newest first: the forms that were filed, and contacts without one.
  private func records(of archive: PatientArchive) -> [PaperSheet] {
    let forms = archive.forms.map { (day: $0.day, sheet: PaperSheet.followUp($0)) }
    let filed = Set(archive.forms.compactMap(\.followUp))
    let contacts = archive.followUps.filter { !filed.contains($0.id) }.compactMap { followUp in
      followUp.details.attempts.last.map { last in
        let day = zone.zone.day(last.at)
        return (
          day: day, sheet: PaperSheet.contact(followUp.id, day, followUp.details.heading)
        )
      }
    }
    let all = (forms + contacts).enumerated().sorted {
      ($1.element.day, $0.offset) < ($0.element.day, $1.offset)
    }
    return all.prefix(Self.mostFollowUps).map(\.element.sheet)
  }

  /// The sheets that there may be of what the panel shows.
  var carePaperSheets: [PaperSheet] {
    guard let panel = carePanel, panel.part != .plans else { return [] }
    let records = care.care?.records.map(\.record) ?? care.advice?.records ?? []
    var sheets: [PaperSheet] = []
    if !records.isEmpty { sheets.append(.care(careRow?.carePlan?.record.id)) }
    let given = (care.advice?.given ?? []) + (archiveOfPanel?.advice ?? [])
    if let day = given.map(\.advice.day).max() { sheets.append(.advice(day)) }
    return panel.part == .advice ? sheets.reversed() : sheets
  }

  /// The archive of whom the panel is about, where it is at hand.
  private var archiveOfPanel: PatientArchive? {
    [archive.archive, preview.archive].lazy.compactMap(\.self).first {
      $0.id == carePanel?.patient
    }
  }

  /// Opens the choice over the panel.
  mutating func printInCare(_ panel: CarePanel) -> [Effect] {
    var panel = panel
    panel.papers = PaperChoice(panel.patient, carePaperSheets)
    account.dialog = .care(panel)
    return []
  }

  /// Shows a choice where the one before it is shown, or none any more.
  private mutating func show(_ choice: PaperChoice?) {
    guard case .care(var panel) = account.dialog else {
      tables.dialog = choice.map(TableDialog.papers)
      return
    }
    panel.papers = choice
    account.dialog = .care(panel)
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
    guard sign == "j" || sign == "k" else { return [] }
    var changed = choice
    changed.list.move(by: sign == "j" ? 1 : -1)
    show(changed)
    return []
  }

  /// A click selects, one on what is selected chooses.
  mutating func clickPaper(_ row: Int, _ choice: PaperChoice) -> [Effect] {
    var changed = choice
    changed.list.select(row)
    show(changed)
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
      show(nil)
      return [
        .paper(
          PaperOrder(sheet, of: choice.patient, isPage: choice.isPage, language: language))
      ]
    }
  }

  private mutating func togglePage(_ choice: PaperChoice) -> [Effect] {
    var changed = choice
    changed.isPage.toggle()
    show(changed)
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
