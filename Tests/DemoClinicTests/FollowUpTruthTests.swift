import DemoClinic
import Domain
import Testing

@Suite("Follow-ups of the demo clinic tell the truth")
struct FollowUpTruthTests {
  @Test func theLineQuotesTheLastProgrammeVisit() throws {
    var controlled = 0
    var uncontrolled = 0
    for record in Census.records {
      guard let followUp = record.followUps.first(where: { $0.state == .open }),
        followUp.reason == .hypertensionManagement || followUp.reason == .diabetesManagement
      else { continue }
      let visit = try #require(
        record.encounters.last { $0.value.type.hasSuffix("随访") && $0.key != nil })
      func value(_ code: String) -> Double? {
        record.measurements.first {
          $0.encounterKey == visit.key && $0.value.indicator == code
        }?.value.observation.value
      }
      let systolic = Int(try #require(value("sbp")))
      let diastolic = Int(try #require(value("dbp")))
      let glucose = value("fpg")
      let line = followUp.why.chinese
      #expect(
        line.contains("\(systolic)/\(diastolic)") || line.contains("血糖 \(glucose ?? 0)"))
      let age = try #require(record.patient.birthDate).age(on: visit.value.day)
      let codes = Set(
        record.conditions.filter { ($0.value.onset ?? Census.today) <= visit.value.day }
          .map(\.value.code.code))
      let limit = age >= 65 ? 150 : 140
      let fails =
        codes.contains("I10") && (systolic >= limit || diastolic >= 90)
        || codes.contains("E11.9") && (glucose ?? 0) >= 7
      let saysControlled = line.contains("控制满意")
      #expect(saysControlled == !fails)
      #expect(followUp.why.english.contains(" controlled ->") == line.contains(" 控制满意 ->"))
      if followUp.attempts.isEmpty {
        let gap = visit.value.day.days(to: followUp.due)
        #expect(fails ? (0...16).contains(gap) : (0...93).contains(gap))
      }
      if fails { uncontrolled += 1 } else { controlled += 1 }
    }
    #expect(controlled > 1500)
    #expect(uncontrolled > 500)
  }

  @Test func theRiskFollowsFromTheReadings() throws {
    for record in Census.records {
      guard let followUp = record.followUps.first(where: { $0.state == .open }) else { continue }
      let pressure = followUp.why.english.split(whereSeparator: { " ,".contains($0) })
        .first { $0.contains("/") }
      let parts = pressure?.split(separator: "/").compactMap { Int($0) } ?? []
      guard parts.count == 2 else { continue }
      let visit = record.encounters.last { $0.value.type.hasSuffix("随访") } ?? record.encounters.last
      let day = visit?.value.day ?? Census.today
      let codes = Set(
        record.conditions.filter { ($0.value.onset ?? Census.today) <= day }
          .map(\.value.code.code))
      let isSick = !codes.isDisjoint(with: ["I25.1", "I63.9", "E11.9"])
      let isRaised = parts[0] >= 140 || parts[1] >= 90
      if parts[0] >= 180 || parts[1] >= 110 || isRaised && isSick {
        #expect(followUp.risk == .high)
      } else if isRaised && !followUp.why.chinese.contains("控制满意") {
        #expect(followUp.risk == .raised)
      }
    }
  }

  @Test func attemptsLeadUpToTheDueDate() {
    let staff = Set(Census.clinic.staff.map(\.code))
    var tried = 0
    for record in Census.records {
      #expect(record.followUps.count { $0.state == .open } <= 1)
      #expect(record.followUps.count { $0.state == .done } <= 3)
      for followUp in record.followUps {
        #expect(followUp.attempts.allSatisfy { staff.contains($0.staff) })
        if let owner = followUp.owner { #expect(staff.contains(owner)) }
        #expect(followUp.attempts.map(\.at) == followUp.attempts.map(\.at).sorted())
        switch followUp.state {
        case .open:
          if let last = followUp.attempts.last {
            tried += 1
            #expect(last.nextDue == followUp.due)
          }
        case .done:
          #expect(followUp.attempts.last?.outcome == .completed)
          #expect(followUp.attempts.last?.nextDue == nil)
        case .closed, .withheld:
          #expect([.lost, .moved, .refused].contains(followUp.attempts.last?.outcome))
          #expect(followUp.attempts.last?.nextDue == nil)
        }
      }
    }
    #expect(tried > 150)
  }

  @Test func dueDatesLieWithinNinetyDaysOrInThePast() {
    for record in Census.records {
      for followUp in record.followUps where followUp.state == .open {
        #expect((-95...560).contains(followUp.due.days(to: Census.today)))
        #expect(!followUp.why.chinese.contains("→"))
        #expect(
          followUp.why.english.allSatisfy { $0.isASCII || followUp.reason == .medicationReview })
      }
    }
  }
}
