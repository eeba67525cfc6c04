package import Domain
import Widgets

/// A date of something to come, as a person at the desk types it: `2026-12-05`, `12-5`, `15`, `+2w`,
/// `明天`, `下周一`.
package enum DateEntry {
  /// Why a text is no date.
  package enum Problem: Error, Equatable, Sendable {
    /// Nothing was typed.
    case missing
    /// It cannot be read as a date.
    case unreadable
    /// The calendar has no such day, such as 02-30.
    case noSuchDay
    /// It lies before today.
    case past
    /// It lies more than two years ahead, which is nearly always a slip of the keys.
    case tooFar
  }

  /// Reads a date that is not before today.
  ///
  /// A day that leaves the year or the month open is the next such day from today on. Full-width
  /// digits and signs count as the usual ones.
  package static func read(_ text: String, today: CalendarDate) throws(Problem) -> CalendarDate {
    let day: Int
    do throws(DateReader.Problem) {
      day = try DateReader.read(text, today: today.dayNumber)
    } catch {
      throw Problem(error)
    }
    let date = CalendarDate(dayNumber: day)
    if date < today { throw .past }
    if date > today.adding(months: 24) { throw .tooFar }
    return date
  }
}

extension DateEntry.Problem {
  fileprivate init(_ problem: DateReader.Problem) {
    switch problem {
    case .missing: self = .missing
    case .unreadable: self = .unreadable
    case .noSuchDay: self = .noSuchDay
    case .tooEarly: self = .past
    case .tooLate: self = .tooFar
    }
  }
}
