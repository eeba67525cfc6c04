/// Finding the name that a mistyped one was meant to be.
enum NearestName {
  /// The name with the fewest slips; nil when none is near.
  ///
  /// A part of a name counts as near, so that `quit` finds `app.quit`. O(n × m) for each name.
  static func of(_ typed: String, among names: [String]) -> String? {
    let wanted = Array(typed.lowercased())
    guard !wanted.isEmpty else { return nil }
    let scored = names.map { name in (name, slips(wanted, Array(name.lowercased()))) }
    guard let best = scored.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }) else { return nil }
    if best.1 <= max(2, wanted.count / 4) { return best.0 }
    let parts = names.filter { $0.lowercased().hasSuffix("." + typed.lowercased()) }
    return parts.count == 1 ? parts[0] : nil
  }

  /// The number of letters put in, left out, changed or swapped with their neighbour.
  private static func slips(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var row = Array(0...right.count)
    for (place, letter) in left.enumerated() {
      var next = [place + 1]
      for (other, candidate) in right.enumerated() {
        var cost = min(
          row[other + 1] + 1, next[other] + 1, row[other] + (letter == candidate ? 0 : 1))
        if place > 0, other > 0, letter == right[other - 1], left[place - 1] == candidate {
          cost = min(cost, before[other - 1] + 1)
        }
        next.append(cost)
      }
      before = row
      row = next
    }
    return row[right.count]
  }
}
