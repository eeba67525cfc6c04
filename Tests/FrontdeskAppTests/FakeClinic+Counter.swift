import Domain
import FrontdeskApp

extension FakeClinic {
  /// What the counter needs of the first patient: everything that there can be.
  static let facts = CounterFacts(
    appointments: [
      DayEntry(
        id: AppointmentID(41),
        appointment: Appointment(
          patient: PatientID(1), status: .booked, day: SampleClinic.day("2026-08-25"),
          start: ClockTime(minutes: 9 * 60 + 15), minutes: 15, kind: .consultation, staff: "wang"),
        card: "A-003817", name: "张三", sex: .male, birthDate: SampleClinic.day("1968-03-12"),
        staffName: "王医生")
    ],
    notices: [
      Notice(
        id: 31, patient: PatientID(1),
        details: NoticeDraft(
          kind: .unpaid, text: "换药费", amount: Yuan(fen: 2550), until: SampleClinic.day("2026-08-20")
        ),
        at: SampleClinic.now, staff: "郑收费"),
      Notice(
        id: 32, patient: PatientID(1),
        details: NoticeDraft(
          kind: .message, text: "报告已出, 请到二楼取", until: SampleClinic.day("2026-09-01")),
        at: SampleClinic.now, staff: "李护士", version: 4),
    ],
    missing: [.document, .contact],
    consents: [
      ConsentStanding(purpose: .care, state: .given, day: SampleClinic.day("2026-03-02")),
      ConsentStanding(purpose: .marketing, state: .withdrawn, day: SampleClinic.day("2026-08-01")),
    ],
    family: [
      FamilyMember(
        link: 21, version: 3, patient: PatientID(2), card: "A-000752", name: "张素英", sex: .female,
        birthDate: SampleClinic.day("1955-01-30"), relation: .parent, sharesHousehold: true),
      FamilyMember(
        link: nil, patient: PatientID(5), card: "A-000000", name: "张伟", sex: .male,
        birthDate: SampleClinic.day("1990-05-05"), relation: nil, sharesHousehold: true),
    ])

  /// Gives the first two patients something to know at the counter.
  mutating func fillCounter() {
    for place in archives.indices {
      switch archives[place].id.value {
      case 1: archives[place].counter = Self.facts
      case 2:
        archives[place].counter = CounterFacts(
          family: [
            FamilyMember(
              link: 21, version: 3, patient: PatientID(1), card: "A-003817", name: "张三",
              sex: .male, birthDate: SampleClinic.day("1968-03-12"), relation: .child,
              sharesHousehold: true)
          ])
      default: archives[place].counter = CounterFacts()
      }
    }
  }

  /// Does what the counter asked for to the facts.
  mutating func changeCounter(_ request: RightsRequest) {
    for place in archives.indices {
      switch request {
      case .addNotice(let patient, let draft) where archives[place].id == patient:
        archives[place].counter?.notices.append(
          Notice(id: 90, patient: patient, details: draft, at: SampleClinic.now))
      case .endNotice(let notice):
        archives[place].counter?.notices.removeAll { $0.id == notice.id }
      case .removeLink(let member):
        archives[place].counter?.family.removeAll { $0.link == member.link }
      case .takeBack: rights.ownChange = nil
      default: break
      }
    }
  }
}
