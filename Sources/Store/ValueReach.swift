internal import Rules

/// How far back the values of each indicator are fetched.
struct ValueReach {
  /// By slot; nil for values that no rule reads, or of which all count.
  private let daysBack: [Int?]
  /// How many days back from the first one judged all values are fetched.
  private let nearDays: Int
  /// Every value however old, and later only those of the last days of the others.
  let question: PatientQuestion

  /// - Parameters:
  ///   - slots: The slots of the indicators that are read, by their numbers.
  ///   - daysBack: By slot, as `FactNeeds` has it.
  ///   - slotCount: How many slots there are.
  init(_ slots: NumberTable, _ daysBack: [Int: Int?], slotCount: Int) {
    let days = (0..<slotCount).map { daysBack[$0] ?? nil }
    self.daysBack = days
    let read = Array(slots.all.values)
    // As if the values of each indicator lay evenly over ten years.
    func cost(_ near: Int) -> Int {
      read.reduce(0) { sum, slot in
        sum + (days[slot].map { $0 <= near } ?? false ? min(near, 3650) : 3650)
      }
    }
    let near = read.compactMap { days[$0] }.min { cost($0) < cost($1) } ?? 0
    nearDays = near
    let far = slots.all.filter { !(days[$0.value].map { $0 <= near } ?? false) }
    question = FactSQL.values(always: far.keys.sorted())
  }

  /// The third parameter of the question when days are judged from one on.
  func lastIdleDay(judgedFrom day: Int) -> Int { max(day - nearDays, Schema.beforeAll) }

  /// For each slot the last day of which no value matters when days are judged from one on.
  func idleDays(judgedFrom day: Int) -> [Int] {
    daysBack.map { days in max(days.map { day - $0 } ?? Schema.beforeAll, Schema.beforeAll) }
  }
}
