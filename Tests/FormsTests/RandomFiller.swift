import Domain
import Forms
import TestSupport

/// Answers items by chance, with a liking for the edges of what is allowed.
struct RandomFiller {
  var numbers: SeededRandom

  init(seed: UInt64) { numbers = SeededRandom(seed: seed) }

  /// Something that may be typed for an item; mostly right, now and then not.
  mutating func typed(for item: QuestionnaireItem, on state: OpenForm) -> String {
    switch item.kind {
    case .choice(let options): return options.randomElement(using: &numbers)?.key ?? ""
    case .multiChoice(let options):
      let count = Int.random(in: 1...3, using: &numbers)
      let keys = (0..<count).compactMap { _ in options.randomElement(using: &numbers)?.key }
      return keys.joined(separator: ",")
    case .yesNo: return Bool.random(using: &numbers) ? "1" : "2"
    case .integer(let limits): return number(limits, item, state, isWhole: true)
    case .decimal(let limits), .quantity(let limits, _):
      return number(limits, item, state, isWhole: false)
    case .date(let limits):
      let days = Int.random(in: 0...400, using: &numbers)
      return state.context.day.adding(days: limits.isFuture ? days : -days).description
    case .text:
      return ["阿司匹林", "5 mg", "note \u{7}", "=1", "复查"].randomElement(using: &numbers) ?? ""
    case .display, .computed, .table: return "1"
    }
  }

  private mutating func number(
    _ limits: QuestionnaireLimits, _ item: QuestionnaireItem, _ state: OpenForm, isWhole: Bool
  ) -> String {
    let bounds = item.indicator.flatMap { state.context.indicators[code: $0]?.hardBounds }
    let hard =
      limits.hard.map { $0.lowerBound.double...$0.upperBound.double } ?? bounds ?? 0...1000
    let likely = limits.plausible.map { $0.lowerBound.double...$0.upperBound.double } ?? hard
    let range = Int.random(in: 0...3, using: &numbers) == 0 ? hard : likely
    let drawn: Double
    switch Int.random(in: 0...7, using: &numbers) {
    case 0: drawn = range.lowerBound
    case 1: drawn = range.upperBound
    default: drawn = Double.random(in: range, using: &numbers)
    }
    return isWhole ? String(Int(drawn)) : fixedDecimal(drawn, decimals: 1)
  }

  /// Fills every place that is asked, those that appear on the way too; `skipping` of a hundred
  /// are left out.
  mutating func fill(_ state: inout OpenForm, skipping: Int = 0) {
    var tried: Set<QuestionnaireItemKey> = []
    for _ in 0..<12 {
      let open = state.asked.filter { state.answers[$0] == nil && !tried.contains($0) }
      guard !open.isEmpty else { return }
      for key in open {
        guard let item = state.item(at: key) else { continue }
        if Int.random(in: 0..<100, using: &numbers) < skipping {
          tried.insert(key)
        } else {
          _ = state.enter(typed(for: item, on: state), at: key)
        }
      }
    }
  }
}
