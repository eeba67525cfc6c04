/// How full a day is: how many are on it, and what of its slots is taken.
package struct DayLoad: Hashable, Sendable {
  /// The slots of one member of staff on that day.
  package struct OfStaff: Hashable, Sendable {
    /// The code.
    package var staff: String
    package var name: String
    /// By time.
    package var slots: [Slot]

    package var capacity: Int { slots.reduce(0) { $0 + $1.capacity } }
    /// Above the capacity after overbooking.
    package var taken: Int { slots.reduce(0) { $0 + $1.taken } }
  }

  package var day: CalendarDate
  /// Who has or had a booked time; what was cancelled is left out, here and below.
  package var booked: Int
  /// Who came without one.
  package var walkIns: Int
  /// Who of both was seen.
  package var done: Int
  /// Who did not come.
  package var missed: Int
  /// All of the day, also past and full ones, by time, then by staff; empty without sessions.
  package var slots: [Slot]
  /// Why the whole clinic is closed, such as `国庆节`; nil when it is not.
  package var closed: String?

  package init(
    day: CalendarDate, booked: Int = 0, walkIns: Int = 0, done: Int = 0, missed: Int = 0,
    slots: [Slot] = [], closed: String? = nil
  ) {
    self.day = day
    self.booked = booked
    self.walkIns = walkIns
    self.done = done
    self.missed = missed
    self.slots = slots
    self.closed = closed
  }

  /// Counts some appointments of one state.
  package mutating func add(_ count: Int, isWalkIn: Bool, status: AppointmentStatus) {
    guard status.holdsPlace else { return }
    if isWalkIn { walkIns += count } else { booked += count }
    if status == .fulfilled { done += count }
    if status == .noShow { missed += count }
  }

  /// The places of all slots.
  package var capacity: Int { slots.reduce(0) { $0 + $1.capacity } }

  /// The places that are taken; above the capacity after overbooking.
  package var taken: Int { slots.reduce(0) { $0 + $1.taken } }

  /// What is taken, in whole percent, rounded down; nil on a day without slots.
  ///
  /// More than 100 after overbooking.
  package var percent: Int? { capacity > 0 ? taken * 100 / capacity : nil }

  /// The slots of each member of staff, by code; O(slots).
  package var byStaff: [OfStaff] {
    var found: [String: OfStaff] = [:]
    for slot in slots {
      found[slot.staff, default: OfStaff(staff: slot.staff, name: slot.staffName, slots: [])]
        .slots.append(slot)
    }
    return found.values.sorted { $0.staff < $1.staff }
  }

  /// How many days a week has.
  package static let daysOfWeek = 7

  /// The Monday of the week of a day.
  package static func monday(of day: CalendarDate) -> CalendarDate {
    day.adding(days: 1 - day.weekday)
  }
}
