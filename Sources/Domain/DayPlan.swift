/// A clinic's sessions and a run of days as they were, are and are booked, to be taken in at once.
package struct DayPlan: Hashable, Sendable {
  package var sessions: [Schedule]
  package var appointments: [Appointment]

  package init(sessions: [Schedule] = [], appointments: [Appointment] = []) {
    self.sessions = sessions
    self.appointments = appointments
  }
}
