/// How many letters to change, add, drop, or swap with their neighbour, turn one word into another.
///
/// A swap counts once, as hands type `spb` for `sbp`.
///
/// - Complexity: O(n · m).
package func editDistance<Letter: Equatable>(_ left: [Letter], _ right: [Letter]) -> Int {
  var before: [Int] = []
  var row = Array(0...right.count)
  for (i, letter) in left.enumerated() {
    var current = [i + 1]
    current.reserveCapacity(right.count + 1)
    for (j, other) in right.enumerated() {
      var cost = min(row[j] + (letter == other ? 0 : 1), row[j + 1] + 1, current[j] + 1)
      let isSwap = i > 0 && j > 0 && letter == right[j - 1] && left[i - 1] == other
      if isSwap { cost = min(cost, before[j - 1] + 1) }
      current.append(cost)
    }
    (before, row) = (row, current)
  }
  return row[right.count]
}
