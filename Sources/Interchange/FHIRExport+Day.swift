import Domain

// The person's own times at the clinic.
extension FHIRExport {
  /// An appointment or a walk-in as an Appointment.
  ///
  /// R4 wants a start of all that were kept (constraint app-3), so that of a walk-in is the moment
  /// of coming.
  func appointment(_ entry: DayEntry) -> [Member] {
    let one = entry.appointment
    let booked = one.start.map {
      zone.instant(one.day, secondOfDay: min($0.minutes * 60, 86_399))
    }
    let start = booked ?? one.arrivedAt ?? zone.instant(one.day)
    let end = start.adding(seconds: one.minutes * 60)
    var members: [Member] = [Member("status", .string(one.status.rawValue))]
    if let reason = one.cancelReason {
      members.append(Member("cancelationReason", concept(text: reason.title.chinese)))
    }
    members.append(
      Member(
        "serviceType",
        .array([
          concept(
            Coding(
              system: "urn:frontdesk:service", code: one.kind.rawValue,
              display: one.kind.title.chinese))
        ])))
    if one.isWalkIn {
      members.append(
        Member(
          "appointmentType",
          concept(
            Coding(
              system: "http://terminology.hl7.org/CodeSystem/v2-0276", code: "WALKIN",
              display: "A previously unscheduled walk-in visit"))))
    }
    if !one.reason.isEmpty {
      members.append(Member("reasonCode", .array([concept(text: one.reason)])))
    }
    members += [
      Member("start", moment(start)), Member("end", moment(end)),
      Member("minutesDuration", .integer(one.minutes)),
    ]
    let outcome = one.status == .noShow || one.status == .cancelled ? "declined" : "accepted"
    var people: [JSONOutput] = [.members(["actor": reference, "status": .string(outcome)])]
    if let name = entry.staffName {
      people.append(
        .members(["actor": .members(["display": .string(name)]), "status": .string("accepted")]))
    }
    members.append(Member("participant", .array(people)))
    return members
  }
}
