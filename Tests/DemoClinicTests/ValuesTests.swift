import DemoClinic
import Domain
import Glibc
import Testing

@Suite("Values and dates of the demo clinic")
struct ValuesTests {
  /// The indicators that may occur, with the hard bounds of the indicator dictionary.
  private static let bounds: [String: ClosedRange<Double>] = [
    "height": 30...250, "weight": 0.5...500, "bmi": 8...100, "waist": 30...220, "sbp": 50...300,
    "dbp": 20...200, "hr": 20...300, "temp": 30...45, "spo2": 40...100, "fpg": 0.5...50,
    "fpg_cap": 0.5...50, "hba1c": 3...20, "tc": 0.5...40, "tg": 0.1...34, "hdl": 0.1...8,
    "ldl": 0.1...30, "cr": 15...3000, "egfr": 1...250, "urea": 0.3...100, "urate": 30...2000,
    "acr": 0...20_000, "alt": 1...20_000, "ast": 1...20_000, "tbil": 0.5...1000, "hgb": 20...260,
    "wbc": 0.1...500, "plt": 1...3000, "tsh": 0.001...500, "psa": 0...10_000, "hscrp": 0...500,
  ]

  /// The factors of the dictionary that the clinic's laboratories use.
  private static let factors: Set<Double> = [
    1, 0.5, 7.50062, 0.0555074, 0.0258632, 0.0112905, 88.402, 59.48, 10,
  ]

  // The loops over all values count what is wrong: an expectation for each of 600,000 values takes
  // half a minute.

  @Test func everyValueReadsBackFromItsText() {
    let wrong = Census.records.flatMap(\.measurements).filter { measurement in
      let observation = measurement.value.observation
      let digits = observation.receivedText.drop { $0 == "<" }
      guard let number = Double(String(digits)), let value = observation.value else { return true }
      let isRead = observation.factor == 1 ? value == number : value == number * observation.factor
      let isMarked =
        (observation.comparator == .lessThan) == observation.receivedText.hasPrefix("<")
      return !isRead || !isMarked || !Self.factors.contains(observation.factor)
        || observation.receivedUnit.isEmpty
    }
    #expect(wrong.prefix(3).map(measurementText) == [])
  }

  @Test func everyIndicatorIsKnownAndItsBoundsAreHeld() {
    let wrong = Census.records.flatMap(\.measurements).filter { measurement in
      let observation = measurement.value.observation
      guard let bounds = Self.bounds[measurement.value.indicator], let value = observation.value
      else { return true }
      return observation.isImplausible == bounds.contains(value)
    }
    #expect(wrong.prefix(3).map(measurementText) == [])
    #expect(Census.records.allSatisfy { $0.newIndicators.isEmpty })
  }

  @Test func everyIndicatorOfTheListOccurs() {
    let used = Set(Census.records.flatMap(\.measurements).map(\.value.indicator))
    #expect(used == Set(Self.bounds.keys))
  }

  @Test func nothingHappensBeforeBirthOrAfterDeathOrToday() throws {
    for record in Census.records {
      let birth = try #require(record.patient.birthDate)
      var last = Census.today.adding(days: -1)
      if case .onDate(let death) = record.patient.deceased {
        #expect(death <= last)
        last = death
      }
      let days =
        record.encounters.map(\.value.day) + record.measurements.map(\.value.observation.day)
        + record.reports.map(\.value.day) + record.conditions.compactMap(\.value.onset)
        + record.conditions.compactMap(\.value.abatement)
        + record.medications.compactMap(\.value.started)
        + record.medications.compactMap(\.value.ended)
        + record.allergies.compactMap(\.value.recorded)
        + record.followUps.flatMap(\.attempts).map { Census.zone.day($0.at) }
      #expect(days.allSatisfy { $0 >= birth && $0 <= last })
      if record.patient.deceased != nil {
        #expect(!record.followUps.contains { $0.state == .open })
      }
    }
  }

  @Test func daysFitTheirMomentsAndVisitsLieInOpeningHours() {
    for record in Census.records {
      #expect(
        record.encounters.map(\.value).filter { $0.classCode != "IMP" }.allSatisfy { visit in
          let local = Census.zone.local(visit.start)
          return local.date == visit.day && (8 * 3600...18 * 3600).contains(local.secondOfDay)
            && visit.day.weekday != 7 && visit.end.map { $0 > visit.start } != false
        })
      #expect(
        record.measurements.map(\.value.observation).allSatisfy {
          Census.zone.day($0.instant) == $0.day
        })
      for report in record.reports.map(\.value) {
        #expect(Census.zone.day(report.issued) == report.day)
      }
    }
  }

  @Test func visitsAtHomeCallsAndHospitalStaysOccur() {
    let classes = Dictionary(grouping: Census.records.flatMap(\.encounters), by: \.value.classCode)
    #expect(Set(classes.keys) == ["AMB", "HH", "VR", "IMP"])
    #expect((classes["VR"]?.count ?? 0) > 800)
    #expect((classes["HH"]?.count ?? 0) > 800)
  }

  @Test func courseDatesAreInOrder() throws {
    for record in Census.records {
      for condition in record.conditions.map(\.value) {
        let onset = try #require(condition.onset)
        if let end = condition.abatement { #expect(end >= onset) }
        #expect(condition.isActive == (condition.abatement == nil))
      }
      for medicine in record.medications.map(\.value) {
        let started = try #require(medicine.started)
        if let end = medicine.ended { #expect(end >= started) }
        #expect(medicine.isActive == (medicine.ended == nil))
      }
    }
  }

  @Test func partsNameEncountersThatAreThere() {
    for record in Census.records {
      let keys = record.encounters.compactMap(\.key)
      #expect(Set(keys).count == keys.count)
      let named =
        record.measurements.compactMap(\.encounterKey) + record.reports.compactMap(\.encounterKey)
        + record.conditions.compactMap(\.encounterKey)
        + record.medications.compactMap(\.encounterKey)
      #expect(Set(named).isSubset(of: keys))
      #expect(
        record.measurements.allSatisfy {
          $0.encounterKey != nil || $0.value.observation.source == .home
        })
    }
  }

  @Test func filtrationFollowsFromCreatinine() throws {
    var checked = 0
    for record in Census.records.prefix(6000) {
      let birth = try #require(record.patient.birthDate)
      for (creatinine, filtration) in pairs("cr", "egfr", in: record) {
        guard creatinine.factor == 1, !creatinine.isImplausible,
          let value = creatinine.value, let found = filtration.value
        else { continue }
        let isMale = record.patient.sex == .male
        let ratio = value / 88.402 / (isMale ? 0.9 : 0.7)
        let low = pow(min(ratio, 1), isMale ? -0.302 : -0.241)
        let high = pow(max(ratio, 1), -1.2)
        let aged = pow(0.9938, Double(birth.age(on: creatinine.day)))
        #expect(abs(142 * low * high * aged * (isMale ? 1 : 1.012) - found) < 0.0501)
        checked += 1
      }
    }
    #expect(checked > 1000)
  }

  @Test func bodyMassIndexFollowsFromHeightAndWeight() {
    var checked = 0
    for record in Census.records.prefix(4000) {
      for (height, weight) in pairs("height", "weight", in: record) {
        guard let tall = height.value, let heavy = weight.value, tall > 30,
          let index = record.measurements.first(where: {
            $0.value.indicator == "bmi" && $0.value.observation.day == height.day
          })?.value.observation.value
        else { continue }
        let expected = heavy / (tall * tall) * 10_000
        if abs(expected / index - 1) < 0.02 { checked += 1 }
        // The only other ratio is that of a weight in half kilograms typed as kilograms.
        #expect(abs(expected / index - 1) < 0.02 || abs(expected / index - 2) < 0.05)
      }
    }
    #expect(checked > 3000)
  }

  @Test func systolicLiesAboveDiastolic() {
    for record in Census.records {
      #expect(
        pairs("sbp", "dbp", in: record).allSatisfy { ($0.0.value ?? 0) > ($0.1.value ?? 999) })
    }
  }

  @Test func nobodyWhoReactsToPenicillinIsGivenIt() {
    var allergic = 0
    for record in Census.records
    where record.allergies.contains(where: { $0.value.code.display == "青霉素" }) {
      allergic += 1
      #expect(!record.medications.contains { $0.value.code.code == "J01CA04" })
    }
    #expect(allergic > 300)
  }

  /// The values of two indicators that were taken at the same moment.
  private func pairs(
    _ first: String, _ second: String, in record: PatientRecord
  ) -> [(Observation, Observation)] {
    record.measurements.compactMap { one in
      guard one.value.indicator == first,
        let other = record.measurements.first(where: {
          $0.value.indicator == second && $0.encounterKey == one.encounterKey
            && $0.value.observation.day == one.value.observation.day
        })
      else { return nil }
      return (one.value.observation, other.value.observation)
    }
  }
}
