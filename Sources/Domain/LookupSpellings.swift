/// Joins one choice of each unit in every way, the most usual ways first.
enum LookupSpellings {
  /// All joined choices, at most a number of them.
  ///
  /// A way is the more usual the less its choices stand back in their lists. The same unit twice
  /// in a name is read alike both times, as in 娜娜.
  ///
  /// - Parameters:
  ///   - choices: For each unit what may stand for it; must not hold an empty list.
  ///   - limit: The greatest number of results, at least 1.
  /// - Complexity: O(units × limit × choices); O(units) when every unit has one choice.
  static func joined(_ choices: ArraySlice<[String]>, limit: Int) -> [String] {
    if choices.allSatisfy({ $0.count == 1 }) {
      return [choices.reduce(into: "") { $0 += $1[0] }]
    }
    var ways = [Way(text: "", cost: 0, picks: [])]
    for (place, options) in zip(0..., choices) {
      let twin = choices.prefix(place).firstIndex(of: options).map { $0 - choices.startIndex }
      var longer: [Way] = []
      for way in ways {
        if let twin, options.count > 1 {
          longer.append(way.adding(options[way.picks[twin]], pick: way.picks[twin], cost: 0))
          continue
        }
        for (pick, option) in options.enumerated() {
          longer.append(way.adding(option, pick: pick, cost: pick))
        }
      }
      if longer.count > limit {
        // The sort must be stable so that the answer never depends on the machine.
        let ranked = longer.enumerated().sorted { ($0.1.cost, $0.0) < ($1.1.cost, $1.0) }
        longer = ranked.prefix(limit).map(\.1)
      }
      ways = longer
    }
    return ways.map(\.text)
  }

  private struct Way {
    var text: String
    var cost: Int
    /// Which option each unit so far was given.
    var picks: [Int]

    func adding(_ option: String, pick: Int, cost more: Int) -> Way {
      Way(text: text + option, cost: cost + more, picks: picks + [pick])
    }
  }
}
