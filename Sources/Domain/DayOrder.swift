/// The order in which those who wait are called, and that of the day's whole list.
///
/// Everybody who waits has a turn, a moment that never changes:
/// - who was booked and came no more than `graceMinutes` late has the booked time, so that coming
///   early wins nothing and those on time are not held up;
/// - who came later than that has the moment of coming, so that the late wait for the punctual;
/// - a walk-in has the moment of coming and `walkInMinutes` more: whoever is booked within them
///   goes first, which keeps the booked times worth something. As turns are fixed, nobody is
///   passed by without end.
///
/// Priority goes before turn; at the same turn the booked go before walk-ins, then the first to
/// come. The numbers are the clinic's own custom; no source prescribes them.
package enum DayOrder {
  /// Minutes after the booked time within which it still counts.
  package static let graceMinutes = 15
  /// Minutes by which a walk-in lets the booked pass.
  package static let walkInMinutes = 20

  /// The moment by which somebody who has come is called.
  ///
  /// - Parameter zone: Where the booked time is read.
  package static func turn(of appointment: Appointment, zone: ClinicZone) -> Instant {
    let booked = appointment.start.map {
      zone.instant(appointment.day, secondOfDay: min($0.minutes * 60, 86_399))
    }
    guard let arrived = appointment.arrivedAt else { return booked ?? Instant(seconds: 0) }
    guard let booked else { return arrived.adding(seconds: walkInMinutes * 60) }
    return arrived.seconds - booked.seconds <= graceMinutes * 60 ? booked : arrived
  }

  /// How late somebody is who has not come, in whole minutes; nil while they are not.
  package static func lateMinutes(
    _ appointment: Appointment, at now: Instant, zone: ClinicZone
  ) -> Int? {
    guard appointment.stage == .expected, let start = appointment.start else { return nil }
    let booked = zone.instant(appointment.day, secondOfDay: min(start.minutes * 60, 86_399))
    let late = (now.seconds - booked.seconds) / 60
    return late > 0 ? late : nil
  }

  /// Whether one comes before another in the day's list.
  ///
  /// Who was called, who waits in the order of their turns, who is in the house, who is expected
  /// by the time, and what is over, the last first.
  package static func isBefore(
    _ left: (id: AppointmentID, Appointment), _ right: (id: AppointmentID, Appointment),
    zone: ClinicZone
  ) -> Bool {
    let (one, other) = (left.1, right.1)
    if one.stage != other.stage { return one.stage < other.stage }
    switch one.stage {
    case .called:
      let called = (one.calledAt?.seconds ?? 0, other.calledAt?.seconds ?? 0)
      return (called.0, left.id.value) < (called.1, right.id.value)
    case .waiting, .arrived:
      if one.priority != other.priority { return one.priority > other.priority }
      return key(one, left.id, zone) < key(other, right.id, zone)
    case .expected:
      let begin = (one.start?.minutes ?? 0, other.start?.minutes ?? 0)
      return (begin.0, left.id.value) < (begin.1, right.id.value)
    case .done, .noShow, .cancelled:
      let ended = (one.endedAt?.seconds ?? 0, other.endedAt?.seconds ?? 0)
      return (ended.1, left.id.value) < (ended.0, right.id.value)
    }
  }

  private static func key(
    _ one: Appointment, _ id: AppointmentID, _ zone: ClinicZone
  ) -> (Int, Int, Int, Int) {
    (
      turn(of: one, zone: zone).seconds, one.isWalkIn ? 1 : 0, one.arrivedAt?.seconds ?? 0,
      id.value
    )
  }
}
