import CNcurses

/// Numbers for the pairs of colours in use, made when they are first needed.
///
/// Terminals have a limited number of pairs. When they are used up, text gets one with the same
/// background, which keeps it legible.
struct ColorPairs {
  private struct Colors: Hashable {
    let foreground: Int
    let background: Int
  }

  private let limit: Int
  private var numbers: [Colors: Int32] = [:]

  /// - Parameter limit: How many pairs the terminal has, counting pair 0, the terminal's own.
  init(limit: Int) {
    // Past this ncurses keeps tables that grow with the number; a theme needs some 130.
    self.limit = min(limit, 32_767)
  }

  /// The number of a pair; −1 stands for the terminal's own colour.
  mutating func number(foreground: Int, background: Int) -> Int32 {
    if foreground < 0, background < 0 { return 0 }
    let colors = Colors(foreground: foreground, background: background)
    if let known = numbers[colors] { return known }
    let next = Int32(numbers.count + 1)
    guard next < limit else {
      let alike = numbers.filter { $0.key.background == background }.values
      return alike.min() ?? 0
    }
    guard init_extended_pair(next, Int32(foreground), Int32(background)) == OK else { return 0 }
    numbers[colors] = next
    return next
  }
}
