/// Joins one choice of each unit in every way, the most usual ways first.
enum LookupSpellings {
  /// One unit of a name with what may stand for it.
  struct Choice {
    /// The unit as written.
    var unit: String
    /// What may stand for it, the most usual first; never empty when joined.
    var options: [String]
  }

  /// All joined choices, at most a number of them.
  ///
  /// A way is the more usual the less its options stand back in their lists. The same unit twice in
  /// a name is read alike both times, as in 娜娜, unless its options differ as those of a surname do.
  ///
  /// - Parameter limit: The greatest number of results, at least 1.
  /// - Complexity: O(units × limit × choices); O(units) when every unit has one choice.
  static func joined(_ choices: ArraySlice<Choice>, limit: Int) -> [String] {
    if choices.allSatisfy({ $0.options.count == 1 }) {
      return [choices.reduce(into: "") { $0 += $1.options[0] }]
    }
    var ways = [Way(text: "", cost: 0, picks: [])]
    for (place, choice) in zip(0..., choices) {
      let options = choice.options
      let twin = choices.prefix(place).firstIndex {
        $0.unit == choice.unit && $0.options == options
      }
      .map { $0 - choices.startIndex }
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
