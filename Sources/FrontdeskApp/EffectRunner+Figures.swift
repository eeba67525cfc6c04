import Domain
import FollowUps
import Store

/// The figures that show on the screen, with the people behind them.
///
/// `@unchecked Sendable`: touched by blocks on the line of the records alone.
final class FigureDesk: @unchecked Sendable {
  private var kept: (question: FigureQuestion, figures: ClinicFigures)?

  func put(_ figures: ClinicFigures, for question: FigureQuestion) { kept = (question, figures) }

  func forget() { kept = nil }

  /// What was read for a question; nil where something else was read since.
  func figures(of question: FigureQuestion) -> ClinicFigures? {
    kept.flatMap { $0.question == question ? $0.figures : nil }
  }
}

extension StoreRunner {
  /// Does what the screen of the figures wants; called on the line of the records alone.
  func figures(_ request: FigureRequest, _ store: Store) throws(StoreError) -> Message {
    switch request {
    case .read(let question, let generation):
      let found = try read(question, store)
      return .figures(.read(Self.sheet(found, question), generation: generation))
    case .before(let question, let generation):
      let found = try store.figures(of: question.disease, in: question.period)
      return .figures(.before(Self.sheet(found, question), generation: generation))
    case .people(let question, let kind, let group, let generation):
      var kept = figureDesk.figures(of: question)
      if kept == nil { kept = try read(question, store) }
      guard let found = kept, let figure = found.figures.first(where: { $0.kind == kind }) else {
        return .settled
      }
      let rows = try store.people(of: group.part(of: figure, teams: found.teams))
      return .figures(.people(rows.map { Self.line($0, found) }, generation: generation))
    case .forget:
      figureDesk.forget()
      return .settled
    }
  }

  private func read(
    _ question: FigureQuestion, _ store: Store
  ) throws(StoreError) -> ClinicFigures {
    let found = try store.figures(of: question.disease, in: question.period)
    figureDesk.put(found, for: question)
    return found
  }

  private static func sheet(_ found: ClinicFigures, _ question: FigureQuestion) -> FigureSheet {
    FigureSheet(question, found.figures, teams: found.teams, names: found.staff)
  }

  private static func line(_ row: FigurePersonRow, _ found: ClinicFigures) -> FigurePersonLine {
    FigurePersonLine(
      patient: row.patient, card: row.card, name: row.name, day: row.day,
      staff: row.staff.map { found.staff[$0] ?? $0 } ?? "", counts: row.counts)
  }
}
