import DemoClinic
import Domain
import Testing

@Suite("Rates in twenty thousand people of the demo clinic")
struct RatesTests {
  private let census = Census.counted

  private func share(_ part: Int, of whole: Int) -> Double { Double(part) / Double(whole) }

  @Test func thirtyObservationsAPatientAndFiveEncounters() {
    #expect((29.1...30.9).contains(share(census.observations, of: Census.size)))
    #expect((4.7...5.4).contains(share(census.encounters, of: Census.size)))
  }

  @Test func anotherSeedKeepsTheAverage() {
    let clinic = DemoClinic(
      seed: 20_261_121, patients: 20_000, years: 10, today: Census.today, zone: Census.zone)
    let sum = (0..<20_000).reduce(0) { $0 + clinic.record($1).measurements.count }
    #expect((29.1...30.9).contains(Double(sum) / 20_000))
  }

  @Test func aThirdOfAdultsHasHighPressureAndMoreThanHalfOfTheOld() {
    #expect((0.28...0.35).contains(share(census.hypertensive, of: census.adults)))
    #expect((0.54...0.63).contains(share(census.oldHypertensive, of: census.old)))
  }

  @Test func oneAdultInEightHasDiabetes() {
    #expect((0.105...0.14).contains(share(census.diabetic, of: census.adults)))
  }

  @Test func oneInAHundredHasDied() {
    #expect((0.007...0.015).contains(share(census.dead, of: Census.size)))
  }

  @Test func childrenAreSeenToo() {
    #expect((0.09...0.17).contains(share(census.children, of: Census.size)))
  }

  @Test func aFifthHasAnOpenFollowUpInTheProportionsOfAWorkingClinic() {
    #expect((0.185...0.215).contains(share(census.open, of: Census.size)))
    #expect((0.07...0.095).contains(share(census.overdue, of: census.open)))
    #expect((0.014...0.028).contains(share(census.dueToday, of: census.open)))
    #expect(census.overdueAYear >= 2)
    #expect((0.08...0.125).contains(share(census.unowned, of: census.open)))
    #expect((0.3...0.6).contains(share(census.done, of: Census.size)))
  }

  @Test func fourInTenShareATelephone() {
    #expect((0.37...0.43).contains(share(census.sharingPhone, of: Census.size)))
  }

  @Test func someHaveNoPapersAndSomeNoTelephone() {
    #expect((0.025...0.037).contains(share(census.withoutID, of: Census.size)))
    #expect((0.015...0.04).contains(share(census.withoutPhone, of: Census.size)))
  }

  @Test func hardNamesOccurAsOftenAsPromised() {
    #expect((0.001...0.004).contains(share(census.rareNames, of: Census.size)))
    #expect(census.beyondBasicPlane >= 5)
    #expect((0.003...0.008).contains(share(census.dottedNames, of: Census.size)))
    #expect((0.0004...0.0025).contains(share(census.latinNames, of: Census.size)))
    #expect(census.surnames.count > 350)
    #expect(census.surnames.contains("欧阳"))
  }

  @Test func slipsForeignUnitsAndHomeReadingsOccur() {
    #expect((0.0002...0.0015).contains(share(census.implausible, of: census.observations)))
    #expect((0.003...0.01).contains(share(census.converted, of: census.observations)))
    #expect((0.02...0.06).contains(share(census.atHome, of: census.observations)))
    #expect(census.compared > 100)
  }

  @Test func namesakesOccur() {
    let names = Dictionary(grouping: Census.records, by: \.patient.name)
    #expect(names.values.contains { $0.count >= 5 })
    #expect(names.values.allSatisfy { $0.count <= 25 })
  }
}
