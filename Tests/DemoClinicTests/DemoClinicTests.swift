import DemoClinic
import Domain
import Testing

@Suite("The demo clinic as a generator")
struct DemoClinicTests {
  private static func clinic(
    seed: UInt64 = 1, patients: Int = 2000, years: Int = 10, zone: ClinicZone = Census.zone
  ) -> DemoClinic {
    DemoClinic(seed: seed, patients: patients, years: years, today: Census.today, zone: zone)
  }

  @Test func theDayOfTheCensusIsTheOneWrittenDown() {
    #expect("\(Census.today)" == "2026-11-21")
  }

  @Test func theSameClinicMadeTwiceIsTheSameToTheByte() {
    let first = Self.clinic()
    let second = Self.clinic()
    for index in 0..<300 {
      #expect(recordText(first.record(index)) == recordText(second.record(index)))
    }
  }

  @Test func aRecordDoesNotDependOnWhichWereMadeBefore() {
    let clinic = Self.clinic()
    let forward = (0..<200).map { fingerprint(recordText(clinic.record($0))) }
    let backward = (0..<200).reversed().map { fingerprint(recordText(clinic.record($0))) }
    #expect(forward == backward.reversed())
  }

  @Test func recordsMadeOnSeveralThreadsAreTheSame() async {
    let clinic = Self.clinic()
    let alone = (0..<120).map { fingerprint(recordText(clinic.record($0))) }
    let together = await withTaskGroup(of: (Int, UInt64).self) { group in
      for index in 0..<120 {
        group.addTask { (index, fingerprint(recordText(clinic.record(index)))) }
      }
      var all = [UInt64](repeating: 0, count: 120)
      for await (index, print) in group { all[index] = print }
      return all
    }
    #expect(alone == together)
  }

  @Test func anotherSeedMakesOtherPeople() {
    let one = (0..<50).map { Self.clinic(seed: 1).record($0).patient.name }
    let other = (0..<50).map { Self.clinic(seed: 2).record($0).patient.name }
    #expect(zip(one, other).count { $0 == $1 } < 5)
  }

  @Test func theClockOfTheClinicMovesTheMomentsAndNotTheDays() {
    let east = Self.clinic().record(7)
    let west = Self.clinic(zone: .fixed(-5 * 3600)).record(7)
    #expect(east.encounters.map(\.value.day) == west.encounters.map(\.value.day))
    #expect(!east.encounters.isEmpty)
    for (here, there) in zip(east.encounters, west.encounters) {
      #expect(there.value.start.seconds - here.value.start.seconds == 13 * 3600)
    }
  }

  @Test(arguments: [(1, 1), (1, 30), (9, 3), (25, 10)])
  func smallAndShortClinicsAreMadeToo(patients: Int, years: Int) {
    let clinic = Self.clinic(patients: patients, years: years)
    for index in 0..<patients {
      let record = clinic.record(index)
      #expect(!record.patient.name.isEmpty)
      #expect(record.encounters.allSatisfy { $0.value.day < Census.today })
    }
  }

  @Test func staffHoldsEveryRoleAndTheManagerIsFirst() {
    let staff = Self.clinic().staff
    #expect(staff.first == StaffMember(code: "demo", name: "周敏", role: .manager, and: .doctor))
    #expect(Set(staff.map(\.role)) == Set(StaffRole.allCases))
    #expect(Set(staff.map(\.code)).count == staff.count)
    #expect(staff.count { $0.role == .nurse } == 4)
    #expect(staff.count { $0.role == .doctor } == 4)
  }

  @Test func theClinicIsNamedInBothLanguages() {
    #expect(Self.clinic().name.chinese == "城东社区卫生服务中心")
    #expect(Self.clinic().name.english == "Chengdong Community Health Centre")
  }
}
