package import Domain

/// One value as the rules read it: plain numbers, made once and added to the facts of a patient.
package struct FactValue: BitwiseCopyable {
  let day: Int32
  let second: Int32
  let steps: Int64
  let mark: UInt8

  /// - Parameters:
  ///   - day: The clinic-local day, as a day number.
  ///   - second: Seconds since local midnight; -1 when the time is unknown.
  ///   - value: In steps of `Exact.gridStep`; nil for a result in words, which counts and has a
  ///     day but no number.
  package init(
    day: Int, second: Int = -1, value: Int64?, comparator: Comparator? = nil,
    isPreliminary: Bool = false
  ) {
    self.day = Int32(clamping: day)
    self.second = Int32(clamping: second)
    steps = value ?? 0
    var mark = isPreliminary ? FactMark.preliminary : 0
    switch value == nil ? nil : comparator {
    case nil: break
    case .lessThan: mark |= FactMark.below
    case .atMost: mark |= FactMark.atMost
    case .atLeast: mark |= FactMark.atLeast
    case .greaterThan: mark |= FactMark.above
    }
    if value == nil { mark |= FactMark.wordless }
    self.mark = mark
  }
}
