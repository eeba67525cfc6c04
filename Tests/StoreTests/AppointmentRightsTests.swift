import Domain
import Store
import Testing

@Suite struct AppointmentRightsTests {
  @Test func receptionBooksAndTheCashierOnlyLooksAtMaskedNames() throws {
    let clinic = try DayClinic()
    let reception = try clinic.clinic.terminal(of: .reception)
    try clinic.book(1, "09:00", by: reception)
    let cashier = try clinic.clinic.terminal(of: .cashier)
    let row = try #require(try cashier.day(clinic.monday).entries.first)
    #expect(row.name == Mask.name("患者1"))
    #expect(row.birthDate?.month == 1)
    #expect(
      clinic.refusal { try clinic.book(2, "09:30", by: cashier) } == .denied(.add, .queue))
    let auditor = try clinic.clinic.terminal(of: .auditor)
    #expect(clinic.refusal { _ = try auditor.day(clinic.monday) } == .denied(.read, .queue))
  }

  @Test func doctorsWorkOnTheirOwnAndOnWhoeverIsEverybodys() throws {
    let clinic = try DayClinic()
    let doctor = try clinic.clinic.terminal(of: .doctor)
    let own = try clinic.book(1, "10:00", clinic.today, by: doctor)
    let other = try clinic.book(2, "10:00", clinic.today, staff: "wang", minutes: 15)
    _ = try doctor.carryOut(.checkIn, on: own.id, version: own.version)
    #expect(
      clinic.refusal { _ = try doctor.carryOut(.checkIn, on: other.id, version: other.version) }
        == .denied(.change, .queue))
    #expect(
      clinic.refusal {
        try clinic.book(3, "11:00", clinic.today, staff: "wang", minutes: 15, by: doctor)
      } == .denied(.add, .queue))
    _ = try clinic.store.carryOut(.checkIn, on: other.id, version: other.version)
    #expect(try doctor.callNext()?.entry.id == own.id)
    #expect(try doctor.callNext() == nil, "the other is not theirs")
  }

  @Test func whyPeopleComeIsForThoseWhoMayKnow() throws {
    let clinic = try DayClinic()
    let reception = try clinic.clinic.terminal(of: .reception)
    let place = try clinic.place("09:00")
    let receipt = try reception.book(
      BookingOrder(patient: PatientID(1), place: place, reason: "胸闷"))
    #expect(receipt.entry.appointment.reason.isEmpty)
    #expect(try clinic.store.appointment(receipt.entry.id).appointment.reason == "胸闷")
  }

  @Test func restrictedPeopleAreOnNoListAndKeepTheirPlace() throws {
    let clinic = try DayClinic()
    let booked = try clinic.book(1, "09:00")
    try clinic.book(2, "09:30")
    try clinic.store.restrict(PatientID(1), reason: "本人要求", requester: "本人")
    #expect(try clinic.store.day(clinic.monday).entries.map(\.name) == ["患者2"])
    #expect(try clinic.store.reminders(on: clinic.monday).map(\.name) == ["患者2"])
    #expect(clinic.refusal { _ = try clinic.store.appointment(booked.id) } == .notFound)
    #expect(clinic.refusal { try clinic.book(1, "10:00") } == .notFound)
    #expect(clinic.refusal { try clinic.book(3, "09:00") } != nil, "the place is taken")
    try clinic.store.liftRestriction(of: PatientID(1))
    #expect(try clinic.store.day(clinic.monday).entries.count == 2)
  }

  @Test func theCopyHoldsAPersonsAppointments() throws {
    let clinic = try DayClinic()
    try clinic.book(1, "09:00")
    let export = try clinic.store.exportPerson(PatientID(1), to: "本人", purpose: "自用")
    #expect(export.appointments.map(\.appointment.start?.minutes) == [540])
  }

  @Test func theDeadAreNotBooked() throws {
    let clinic = try DayClinic(people: 1)
    try clinic.clinic.store.openFollowUps(
      [
        FollowUpDraft(
          reason: .other, channel: .phone, due: clinic.today, risk: .regular,
          why: Localized(same: ""))
      ], of: PatientID(1))
    let followUp = try #require(try clinic.store.queue(.all, limit: 1).items.first).followUp
    _ = try clinic.store.recordOutcome(
      of: followUp.id, version: followUp.version, outcome: .died, note: "", nextDue: nil)
    #expect(clinic.refusal { try clinic.book(1, "09:00") } != nil)
  }

  @Test func everyLookAndChangeLeavesARow() throws {
    let clinic = try DayClinic()
    let booked = try clinic.book(1, "10:30", clinic.today)
    _ = try clinic.store.day(clinic.today)
    _ = try clinic.store.carryOut(.checkIn, on: booked.id, version: booked.version)
    let rows = try clinic.store.auditRows(of: nil, limit: 10)
    let words = rows.map { "\($0.action) \($0.object) \($0.detail)" }
    #expect(words.contains("C appointment book"))
    #expect(words.contains("R list list day"))
    #expect(words.contains("U appointment check-in"))
    #expect(rows.allSatisfy { !$0.detail.contains("患者") })
  }
}
