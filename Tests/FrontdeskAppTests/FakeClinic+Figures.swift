import Domain
import FollowUps
import FrontdeskApp

/// The figures of the sample clinic: made up, and the same for the same question.
struct FakeFigures {
  var teams = ["li": "一组"]
  var names = ["li": "李护士", "wang": "王医生"]

  /// Each figure has half the people of a year in a quarter and a third in a month.
  func figures(_ question: FigureQuestion, people: [PatientID]) -> [Figure] {
    let share =
      switch question.period.length {
      case .year: 1
      case .quarter: 2
      case .month: 3
      }
    let staff: [String?] = ["li", "wang", nil]
    return Figure.Kind.allCases.enumerated().map { place, kind in
      let days = [Figure.Kind.completion, .timeliness, .returned].contains(kind)
      let whole = people.enumerated().filter { $0.offset % share == 0 }.map { row, patient in
        Figure.Item(
          patient: patient, day: days ? question.period.first.adding(days: row) : nil,
          staff: staff[row % 3])
      }
      let earlier = question.period.last < FakeClinic.today ? 1 : 0
      let part = whole.enumerated().filter { ($0.offset + place) % (2 + place + earlier) != 0 }
      return Figure(kind: kind, numerator: part.map(\.element), denominator: whole)
    }
  }
}

extension FakeClinic {
  mutating func answer(_ request: FigureRequest) -> Message {
    switch request {
    case .read(let question, let generation):
      return .figures(.read(sheet(question), generation: generation))
    case .before(let question, let generation):
      return .figures(.before(sheet(question), generation: generation))
    case .people(let question, let kind, let group, let generation):
      let all = figures.figures(question, people: archives.map(\.id))
      guard let figure = all.first(where: { $0.kind == kind }) else { return .settled }
      let part = group.part(of: figure, teams: figures.teams)
      let rows = part.missing.map { line($0, false) } + part.numerator.map { line($0, true) }
      return .figures(.people(rows, generation: generation))
    case .forget: return .settled
    }
  }

  private func sheet(_ question: FigureQuestion) -> FigureSheet {
    FigureSheet(
      question, figures.figures(question, people: archives.map(\.id)), teams: figures.teams,
      names: figures.names)
  }

  private func line(_ item: Figure.Item, _ counts: Bool) -> FigurePersonLine {
    let archive = archives.first { $0.id == item.patient }
    return FigurePersonLine(
      patient: item.patient, card: archive?.card ?? "", name: archive?.patient.name ?? "",
      day: item.day, staff: item.staff.map { figures.names[$0] ?? $0 } ?? "", counts: counts)
  }
}
