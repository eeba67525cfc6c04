package import Domain
package import FollowUps

/// What the screen of the figures wants done outside.
package enum FigureRequest: Equatable, Sendable {
  /// The figures of an illness in a period; answered by `read`.
  case read(FigureQuestion, generation: Int)
  /// Those of the period before, to compare with; answered by `before`.
  case before(FigureQuestion, generation: Int)
  /// The people behind a figure; answered by `people`.
  case people(FigureQuestion, Figure.Kind, FigureGroup, generation: Int)
  /// Nobody looks at figures any more; answered by `Message.settled`.
  case forget
}

/// What comes of a `FigureRequest`.
package enum FigureAnswer: Equatable, Sendable {
  case read(FigureSheet, generation: Int)
  case before(FigureSheet, generation: Int)
  case people([FigurePersonLine], generation: Int)
}

/// Of what, and when.
package struct FigureQuestion: Hashable, Sendable {
  package var disease: ManagedDisease
  package var period: FigurePeriod

  package init(_ disease: ManagedDisease, _ period: FigurePeriod) {
    self.disease = disease
    self.period = period
  }

  /// The same of the period before; nil where there is none.
  package var before: FigureQuestion? { period.before.map { FigureQuestion(disease, $0) } }
}

/// Whose figures: everybody's, or those of a part of the clinic.
package enum FigureGroup: Hashable, Sendable {
  case clinic
  /// A member of staff by code; nil for what is nobody's.
  case staff(String?)
  /// A team by name; nil for what is no team's.
  case team(String?)

  /// The part of a figure that is the group's.
  ///
  /// - Parameter teams: The team of each member of staff that has one, by code.
  package func part(of figure: Figure, teams: [String: String]) -> Figure {
    let parts: [(group: String?, figure: Figure)]
    let name: String?
    switch self {
    case .clinic: return figure
    case .staff(let code): (parts, name) = (figure.grouped { $0 }, code)
    case .team(let team): (parts, name) = (figure.grouped { $0.flatMap { teams[$0] } }, team)
    }
    return parts.first { $0.group == name }?.figure
      ?? Figure(kind: figure.kind, numerator: [], denominator: [])
  }
}

/// A figure of a group, as numbers alone.
package struct FigureLine: Hashable, Sendable {
  package var kind: Figure.Kind
  package var group: FigureGroup
  /// Those who count.
  package var part: Int
  package var whole: Int

  package init(_ figure: Figure, of group: FigureGroup) {
    kind = figure.kind
    self.group = group
    part = figure.numerator.count
    whole = figure.denominator.count
  }

  /// Those who do not count: whom to see to.
  package var missing: Int { whole - part }
  /// In tenths of a per cent; nil of nothing.
  package var permille: Int? { Figure.permille(part, of: whole) }
}

/// The figures of an illness in a period as numbers, for the clinic and its parts.
///
/// Whoever stands behind them is asked for figure by figure: of a large clinic that are many lists.
package struct FigureSheet: Equatable, Sendable {
  package var question: FigureQuestion
  /// By figure, and of each figure the groups by name with nobody's last.
  package var lines: [FigureLine]
  /// The names of the staff, by code.
  package var names: [String: String]

  /// - Parameters:
  ///   - teams: The team of each member of staff that has one, by code.
  ///   - names: The names of the staff, by code.
  package init(
    _ question: FigureQuestion, _ figures: [Figure], teams: [String: String],
    names: [String: String]
  ) {
    self.question = question
    self.names = names
    lines = figures.flatMap { figure in
      let staff = figure.grouped { $0 }.sorted { left, right in
        guard let left = left.group else { return false }
        return right.group.map { (names[left] ?? left) < (names[$0] ?? $0) } ?? true
      }
      let team = figure.grouped { $0.flatMap { teams[$0] } }
      return [FigureLine(figure, of: .clinic)]
        + staff.map { FigureLine($0.figure, of: .staff($0.group)) }
        + team.map { FigureLine($0.figure, of: .team($0.group)) }
    }
  }

  /// The same figure of the same group; nil where there is none.
  package func line(_ kind: Figure.Kind, of group: FigureGroup) -> FigureLine? {
    lines.first { $0.kind == kind && $0.group == group }
  }
}

/// A person, or one date or call of a person, behind a figure.
package struct FigurePersonLine: Hashable, Sendable {
  package var patient: PatientID
  package var card: String
  package var name: String
  /// The planned date or the day of the call; nil where the person counts.
  package var day: CalendarDate?
  /// Whose it is, by name; empty for nobody's.
  package var staff: String
  /// Whether it counts in the figure, and not in its whole alone.
  package var counts: Bool

  package init(
    patient: PatientID, card: String, name: String, day: CalendarDate?, staff: String, counts: Bool
  ) {
    self.patient = patient
    self.card = card
    self.name = name
    self.day = day
    self.staff = staff
    self.counts = counts
  }
}
