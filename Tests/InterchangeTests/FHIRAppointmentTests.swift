import Domain
import Interchange
import Testing

/// A person's times at the clinic in their own copy.
@Suite struct FHIRAppointmentTests {
  private static let zone = ClinicZone.fixed(8 * 3600)
  private static let day = CalendarDate(iso: "2026-11-23") ?? CalendarDate(dayNumber: 0)

  private func resource(_ one: Appointment, staff: String? = "刘建华") -> String {
    let archive = PatientArchive(
      id: one.patient, card: "A-000019",
      patient: Patient(name: "张三", sex: .male, birthDate: nil))
    let entry = DayEntry(
      id: AppointmentID(1), appointment: one, card: "A-000019", name: "张三", sex: .male,
      birthDate: nil, staffName: staff)
    let export = FHIRExport(
      PersonExport(archive: archive, appointments: [entry]), zone: Self.zone, clinic: "东院")
    return export.bundle(at: Instant(seconds: 0)).text
  }

  @Test func aBookingHasItsTimeItsStatusAndWhoTakesPart() {
    let place = AppointmentPlace(
      day: Self.day, start: ClockTime(minutes: 540), minutes: 15, staff: "liu", kind: .followUp)
    let text = resource(Appointment(place, for: PatientID(1), reason: "复查"))
    #expect(text.contains(#""resourceType":"Appointment","status":"booked""#))
    #expect(
      text.contains(#""start":"2026-11-23T09:00:00+08:00","end":"2026-11-23T09:15:00+08:00""#))
    #expect(text.contains(#""code":"follow-up""#))
    #expect(text.contains(#""display":"刘建华""#))
    #expect(text.contains("复查"))
    #expect(!text.contains("WALKIN"))
  }

  /// R4 wants a start of all that was kept (constraint app-3).
  @Test func aWalkInBeginsWhenTheyCame() {
    let came = Self.zone.instant(Self.day, secondOfDay: 36_000)
    let text = resource(
      .walkIn(PatientID(1), on: Self.day, at: came, kind: .nursing, staff: nil), staff: nil)
    #expect(text.contains(#""status":"checked-in""#))
    #expect(text.contains(#""code":"WALKIN""#))
    #expect(text.contains(#""start":"2026-11-23T10:00:00+08:00""#))
  }

  @Test func aCancellationSaysWhy() {
    var one = Appointment(
      AppointmentPlace(
        day: Self.day, start: ClockTime(minutes: 540), minutes: 15, staff: "liu", kind: .nursing),
      for: PatientID(1))
    one.status = .cancelled
    one.cancelReason = .unwell
    let text = resource(one)
    #expect(text.contains(#""cancelationReason":{"text":"身体不适"}"#))
    #expect(text.contains(#""status":"declined""#))
  }
}
