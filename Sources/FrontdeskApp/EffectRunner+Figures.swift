import Dispatch
import Domain
import FollowUps
import Store

/// The figures that show on the screen, with the people behind them.
///
/// `@unchecked Sendable`: touched by blocks on the line of the records alone.
final class FigureDesk: @unchecked Sendable {
  private var kept: (question: FigureQuestion, figures: ClinicFigures)?
  /// Counts the people who used the desk, so that nobody is shown what another asked for.
  private(set) var turn = 0

  func put(_ figures: ClinicFigures, for question: FigureQuestion) { kept = (question, figures) }

  func forget() {
    kept = nil
    turn += 1
  }

  /// What was read for a question; nil where something else was read since.
  func figures(of question: FigureQuestion) -> ClinicFigures? {
    kept.flatMap { $0.question == question ? $0.figures : nil }
  }
}

extension StoreRunner {
  /// Does what the screen of the figures wants; called on the line of the records alone, which goes on
  /// with other work while the figures are read.
  func figures(
    _ request: FigureRequest, at desk: Desk, _ post: @escaping @Sendable (Message) -> Void
  ) throws(StoreError) {
    switch request {
    case .read(let question, let generation):
      try read(question, at: desk, for: request, isKept: true, post) { found, _ in
        .figures(.read(Self.sheet(found, question), generation: generation))
      }
    case .before(let question, let generation):
      try read(question, at: desk, for: request, isKept: false, post) { found, _ in
        .figures(.before(Self.sheet(found, question), generation: generation))
      }
    case .people(let question, let kind, let group, let generation):
      let answer: @Sendable (ClinicFigures, Store) throws(StoreError) -> Message = {
        (found, store) throws(StoreError) in
        guard let figure = found.figures.first(where: { $0.kind == kind }) else { return .settled }
        let rows = try store.people(of: group.part(of: figure, teams: found.teams))
        return .figures(.people(rows.map { Self.line($0, found) }, generation: generation))
      }
      if let kept = figureDesk.figures(of: question) { return post(try answer(kept, desk.store)) }
      try read(question, at: desk, for: request, isKept: true, post, answer)
    case .forget:
      figureDesk.forget()
      post(.settled)
    }
  }

  /// Reads figures on a thread of their own and answers on the line, unless somebody else came.
  private func read(
    _ question: FigureQuestion, at desk: Desk, for request: FigureRequest, isKept: Bool,
    _ post: @escaping @Sendable (Message) -> Void,
    _ answer: @escaping @Sendable (ClinicFigures, Store) throws(StoreError) -> Message
  ) throws(StoreError) {
    let reader = try desk.store.figureReader(of: question.disease, in: question.period)
    let turn = figureDesk.turn
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      let result = Result { () throws(StoreError) in try reader.run() }
      desk.line.async { [self] in
        guard figureDesk.turn == turn else { return post(.settled) }
        do throws(StoreError) {
          let found = try result.get()
          if isKept { figureDesk.put(found, for: question) }
          post(try answer(found, desk.store))
        } catch {
          post(Self.failure(error, of: .figures(request)))
        }
      }
    }
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
