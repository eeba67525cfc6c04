/// Whether a place can be booked: the rules against booking twice, as a pure function.
package struct Booking: Sendable {
  /// Why it cannot.
  package enum Obstacle: Error, Hashable, Sendable {
    /// The clinic or the member of staff is away.
    case dayOff(String)
    /// No session offers this at that time.
    case noSlot
    /// All places of the slot are taken.
    case full(capacity: Int)
    /// The same person is booked at a time that overlaps.
    case bookedTwice(ClockTime)
    case past

    /// Whether a manager may pass it with a reason.
    package var canBeOverbooked: Bool {
      switch self {
      case .dayOff, .noSlot, .full: true
      case .bookedTwice, .past: false
      }
    }
  }

  private let plan: ClinicPlan
  /// The other appointments of the day, of the member of staff and of the person.
  private let others: [Appointment]

  package init(plan: ClinicPlan, others: [Appointment]) {
    self.plan = plan
    self.others = others
  }

  /// Why a place cannot be booked for a person; nil when it can.
  ///
  /// What nobody can pass is said first.
  package func obstacle(
    to place: AppointmentPlace, for patient: PatientID, clock: LocalTime?
  ) -> Obstacle? {
    if let clock, AppointmentFlow.isPast(place, clock: clock) { return .past }
    if let twice = others.first(where: {
      $0.patient == patient && $0.status.holdsPlace && $0.overlaps(place)
    }), let start = twice.start {
      return .bookedTwice(start)
    }
    if let off = plan.dayOff(of: place.staff, on: place.day) { return .dayOff(off.reason) }
    let slots = plan.slots(on: place.day, staff: place.staff, booked: others)
    guard let slot = slots.first(where: { $0.start == place.start && $0.offers(place.kind) })
    else { return .noSlot }
    return slot.left > 0 ? nil : .full(capacity: slot.capacity)
  }
}

extension Booking.Obstacle {
  /// The sentence for the person.
  package var message: Localized {
    switch self {
    case .dayOff(let reason):
      Localized(zh: "当天休息：\(reason)", en: "not there on that day: \(reason)")
    case .noSlot:
      Localized(
        zh: "没有这个时段；frontdesk slots 列出可约时段",
        en: "there is no such slot; `frontdesk slots` lists the free ones")
    case .full(let capacity):
      Localized(
        zh: "这个时段已约满 (\(capacity) 人)；请换一个时段",
        en: "this slot is full (\(capacity)); choose another")
    case .bookedTwice(let start):
      Localized(
        zh: "此人同一时间已有预约 (\(start))；请改期或换时间",
        en: "this person is booked at that time already (\(start)); move that or choose another")
    case .past: AppointmentFlow.Refusal.past.message
    }
  }
}
