import Domain
import TestSupport

@testable import Rules

extension SeededRandom {
  mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  mutating func chance(_ percent: Int) -> Bool { roll(1...100) <= percent }
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[roll(0...elements.count - 1)]
  }
}

/// Rules of every form, with short windows so that much happens in a few weeks.
struct RandomRules {
  var dice: SeededRandom
  let build = Build()

  init(seed: UInt64) { dice = SeededRandom(seed: seed) }

  mutating func make() -> RuleSet {
    for index in 0..<4 { rule("low\(index)", stratum: 0, asksFor: []) }
    for index in 0..<2 { rule("high\(index)", stratum: 1, asksFor: ["low0", "low1", "low2"]) }
    return build.set
  }

  private mutating func rule(_ name: String, stratum: Int, asksFor tags: [String]) {
    build.rule(
      name, group: stratum == 0 && dice.chance(60) ? "group" : nil,
      priority: build.set.rules.count,
      when: condition(2, tags), clear: dice.chance(50) ? condition(1, []) : nil,
      ifUnknown: dice.pick([.keep, .on, .off]),
      hold: dice.chance(30) ? span() : nil, expires: dice.chance(40) ? span() : nil,
      stratum: stratum)
  }

  private mutating func span() -> DaySpan {
    dice.chance(20)
      ? DaySpan(dice.roll(1...2), dice.pick([.week, .month])) : .days(dice.roll(1...20))
  }

  private mutating func condition(_ depth: Int, _ tags: [String]) -> ConditionNode {
    if depth > 0, dice.chance(70) {
      let parts = (0..<dice.roll(1...3)).map { _ in condition(depth - 1, tags) }
      switch dice.roll(1...4) {
      case 1: return build.condition(.not(parts[0]))
      case 2: return build.condition(.any(parts))
      case 3: return build.condition(.conditionIsKnown(parts[0], dice.chance(50)))
      default: return build.condition(.all(parts))
      }
    }
    if !tags.isEmpty, dice.chance(40) {
      return build.condition(.hasTag(build.tag(dice.pick(tags))))
    }
    switch dice.roll(1...10) {
    case 1: return build.has(dice.roll(0...1), dice.chance(50) ? span() : nil)
    case 2: return build.takes(2, dice.chance(50) ? span() : nil)
    case 3:
      return build.condition(
        .compare(build.amount(.age), dice.pick(ComparisonSign.allCases), build.number("40")))
    case 4:
      let days = build.series(.daysSince, slot(), dice.chance(40) ? span() : nil)
      return build.compare(
        days, dice.pick(ComparisonSign.allCases), "\(dice.roll(0...12))")
    case 5: return build.condition(.amountIsKnown(series(), dice.chance(50)))
    case 6:
      return build.condition(
        .between(series(), low: build.number("\(dice.roll(2...5))"), high: build.number("6")))
    case 7:
      return build.condition(.compare(series(), dice.pick(ComparisonSign.allCases), series()))
    default:
      return build.compare(
        series(), dice.pick(ComparisonSign.allCases), "\(dice.roll(1...8))")
    }
  }

  private mutating func slot() -> Build.Slot { dice.pick([.sbp, .dbp, .visit]) }

  private mutating func series() -> AmountNode {
    let function = dice.pick([
      SeriesFunction.latest, .first, .average, .minimum, .maximum, .sum, .median, .count,
      .trend(per: .week), .delta, .change, .share(low: Exact(3), high: Exact(6)),
    ])
    return build.series(
      function, slot(), dice.chance(80) ? span() : nil,
      last: dice.chance(20) ? dice.roll(1...3) : nil, perDay: dice.chance(30),
      preliminary: dice.chance(20))
  }
}

/// One thing known of a patient, which may come late, be corrected or be taken back.
enum RandomFact: Hashable {
  case value(Build.Slot, day: Int, value: Int64?, comparator: Comparator?, isPreliminary: Bool)
  case diagnosis(String, from: Int, through: Int?)
  case medicine(String, from: Int, through: Int?)
  case override(TagOverride)

  /// The first day that it has to do with.
  var day: Int {
    switch self {
    case .value(_, let day, _, _, _): day
    case .diagnosis(_, let from, _), .medicine(_, let from, _): from
    case .override(let override): override.from
    }
  }

  static func random(_ dice: inout SeededRandom, days: ClosedRange<Int>, tags: Int) -> RandomFact {
    let day = dice.roll(days)
    switch dice.roll(1...12) {
    case 1:
      return .diagnosis(
        dice.pick(["I10", "E11.9", "Z00"]), from: day,
        through: dice.chance(50) ? day + dice.roll(0...15) : nil)
    case 2: return .medicine("B01AA03", from: day, through: day + dice.roll(0...15))
    case 3:
      return .override(
        TagOverride(
          tag: dice.roll(0...tags - 1), isOn: dice.chance(50), from: day,
          until: day + dice.roll(0...10)))
    default:
      let slot = dice.pick([Build.Slot.sbp, .sbp, .dbp, .visit])
      return .value(
        slot, day: day,
        value: slot == .visit && dice.chance(70) ? nil : Int64(dice.roll(1...8)) * 1_000_000,
        comparator: dice.chance(10) ? dice.pick(Comparator.allCases) : nil,
        isPreliminary: dice.chance(10))
    }
  }

  func add(to facts: PatientFacts) {
    switch self {
    case .value(let slot, let day, let value, let comparator, let isPreliminary):
      facts.addValue(
        slot.rawValue, day: day, value: value, comparator: comparator,
        isPreliminary: isPreliminary)
    case .diagnosis(let code, let from, let through):
      facts.addDiagnosis(code, from: from, through: through)
    case .medicine(let code, let from, let through):
      facts.addMedication(code, from: from, through: through)
    case .override(let override): facts.addOverride(override)
    }
  }
}
