import DemoClinic
import Domain

/// A clinic of twenty thousand and what was counted in one pass over it.
struct Census: Sendable {
  static let today = CalendarDate(dayNumber: 20_778)  // 2026-11-21
  static let zone = ClinicZone.fixed(8 * 3600)
  static let size = 20_000
  static let clinic = DemoClinic(
    seed: 1, patients: size, years: 10, today: today, zone: zone)
  static let records = (0..<size).map { clinic.record($0) }
  static let counted = Census(records)

  var observations = 0
  var encounters = 0
  var adults = 0
  var children = 0
  var hypertensive = 0
  var old = 0
  var oldHypertensive = 0
  var diabetic = 0
  var dead = 0
  var withoutID = 0
  var withoutPhone = 0
  var sharingPhone = 0
  var rareNames = 0
  var beyondBasicPlane = 0
  var dottedNames = 0
  var latinNames = 0
  var surnames: Set<String> = []
  var open = 0
  var overdue = 0
  var overdueAYear = 0
  var dueToday = 0
  var unowned = 0
  var done = 0
  var implausible = 0
  var converted = 0
  var compared = 0
  var atHome = 0

  private init(_ records: [PatientRecord]) {
    var phones: [String: Int] = [:]
    for record in records {
      for contact in record.contacts { phones[contact.value, default: 0] += 1 }
    }
    for record in records {
      countPerson(record)
      countHealth(record)
      countFollowUps(record)
      if record.contacts.isEmpty { withoutPhone += 1 }
      if record.contacts.contains(where: { phones[$0.value, default: 0] > 1 }) { sharingPhone += 1 }
    }
  }

  private mutating func countPerson(_ record: PatientRecord) {
    let name = record.patient.name
    let scalars = name.unicodeScalars
    if scalars.contains(where: { (0x3400...0x4DBF).contains($0.value) || $0.value > 0xFFFF }) {
      beyondBasicPlane += scalars.contains { $0.value > 0xFFFF } ? 1 : 0
      rareNames += 1
    } else if name.contains(where: { "堃喆昇犇".contains($0) }) {
      rareNames += 1
    }
    if name.contains("·") { dottedNames += 1 }
    if scalars.first.map({ $0.value < 0x250 }) == true { latinNames += 1 }
    if let family = record.patient.familyName { surnames.insert(family) }
    if record.patient.deceased != nil { dead += 1 }
    if !record.identifiers.contains(where: { $0.kind == .residentID }) { withoutID += 1 }
  }

  private mutating func countHealth(_ record: PatientRecord) {
    let age = record.patient.birthDate?.age(on: Self.today) ?? 0
    let codes = Set(record.conditions.map(\.value.code.code))
    if age < 18 { children += 1 } else { adults += 1 }
    if age >= 70 { old += 1 }
    if codes.contains("I10") {
      hypertensive += 1
      if age >= 70 { oldHypertensive += 1 }
    }
    if codes.contains("E11.9") { diabetic += 1 }
    encounters += record.encounters.count
    observations += record.measurements.count
    for measurement in record.measurements {
      let observation = measurement.value.observation
      if observation.isImplausible { implausible += 1 }
      if observation.factor != 1 { converted += 1 }
      if observation.comparator != nil { compared += 1 }
      if observation.source == .home { atHome += 1 }
    }
  }

  private mutating func countFollowUps(_ record: PatientRecord) {
    done += record.followUps.count { $0.state == .done }
    guard let followUp = record.followUps.first(where: { $0.state == .open }) else { return }
    open += 1
    let late = followUp.due.days(to: Self.today)
    if late > 0 { overdue += 1 }
    if late > 365 { overdueAYear += 1 }
    if late == 0 { dueToday += 1 }
    if followUp.owner == nil { unowned += 1 }
  }
}
