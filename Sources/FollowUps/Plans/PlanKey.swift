/// The stable name of one follow-up of a running plan.
///
/// It is made of the plan's own number and of what the follow-up is for, never of a date: running the
/// engine again, a crash in between or a second terminal come to the same key, so that a follow-up is
/// never opened twice.
package struct PlanKey: Hashable, Comparable, Sendable {
  /// What a follow-up of a plan is for.
  package enum Part: Hashable, Sendable {
    /// A step, by its id.
    case step(String)
    /// The date that comes again, by its number from 1.
    case round(Int)
    /// The date that took the place of the others, by the number of the visit that asked for it.
    case recheck(Int)
    /// A date beside the others, by the number of the visit that asked for it.
    case added(Int)
  }

  /// The number of the event that started the plan.
  package let instance: Int
  package let part: Part

  package init(_ instance: Int, _ part: Part) {
    self.instance = instance
    self.part = part
  }

  /// The key as it is stored: `12/s:day-3`, `12/r4`, `12/c57`, `12/a57`.
  package var text: String {
    switch part {
    case .step(let id): "\(instance)/s:\(id)"
    case .round(let number): "\(instance)/r\(number)"
    case .recheck(let event): "\(instance)/c\(event)"
    case .added(let event): "\(instance)/a\(event)"
    }
  }

  /// Reads what ``text`` wrote; nil for anything else.
  package init?(text: String) {
    let halves = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, let instance = Int(halves[0]), let kind = halves[1].first else {
      return nil
    }
    let rest = halves[1].dropFirst()
    let part: Part? =
      switch kind {
      case "s" where rest.first == ":" && rest.count > 1: .step(String(rest.dropFirst()))
      case "r": Int(rest).map { .round($0) }
      case "c": Int(rest).map { .recheck($0) }
      case "a": Int(rest).map { .added($0) }
      default: nil
      }
    guard let part else { return nil }
    self.init(instance, part)
    guard self.text == text else { return nil }
  }

  package static func < (left: PlanKey, right: PlanKey) -> Bool {
    left.instance == right.instance
      ? left.rank < right.rank || left.rank == right.rank && left.text < right.text
      : left.instance < right.instance
  }

  private var rank: Int {
    switch part {
    case .step: 0
    case .round(let number): number
    case .recheck(let event), .added(let event): event
    }
  }
}
