import Domain
import FollowUps
import FrontdeskApp

extension FakeClinic {
  /// A colleague's claim on a follow-up, taken ten minutes ago.
  mutating func claim(_ id: Int, by name: String = "王护士") {
    claims[FollowUpID(id)] = FollowUpClaim(
      staff: "wang", name: name, since: SampleClinic.now.adding(seconds: -600),
      until: SampleClinic.now.adding(seconds: 300), isOwn: false)
  }

  mutating func call(_ request: CallRequest) -> Message {
    switch request {
    case .claim(let id, _, let takingOver):
      if let held = claims[id], held.isOthers, !takingOver {
        return .call(.claimed(id, .held(held)))
      }
      let claim = FollowUpClaim(
        staff: "li", name: SampleClinic.nurse.name, since: SampleClinic.now,
        until: SampleClinic.now.adding(seconds: FollowUpClaim.seconds), isOwn: true)
      claims[id] = claim
      return .call(.claimed(id, .taken(claim)))
    case .release(let id):
      if claims[id]?.isOwn == true { claims[id] = nil }
      return .settled
    case .sheet(let id, let generation):
      let patient = archives.first { $0.followUps.contains { $0.id == id } }?.id ?? PatientID(0)
      let contacts = archives.first { $0.id == patient }?.contacts.count ?? 0
      let sheet =
        sheets[id]
        ?? CallSheet(
          followUp: id, patient: patient,
          numbers: Array(repeating: ContactStanding.untried, count: contacts))
      return .call(.sheet(CallFacts(sheet), generation: generation))
    case .play: return playsOn ? .settled : .call(.played(nil))
    case .stopPlaying: return .settled
    case .complete(let typed):
      return .call(.completed(typed, paths.filter { $0.hasPrefix(typed) }))
    case .findAgain(let patient): return findAgain(patient)
    case .narrow(_, _, let generation):
      return .call(
        .narrowed(
          [
            QueueFacet(kind: .reason, title: FollowUpReason.hypertensionManagement.title, count: 2),
            QueueFacet(kind: .tag, title: Localized(zh: "血压高", en: "BP high"), count: 1),
          ],
          [
            WorkloadLine(owner: nil, ownerName: nil, open: 1),
            WorkloadLine(
              owner: "li", ownerName: ownerName, team: "东片", open: 6, overdue: 3, dueThisWeek: 2,
              doneToday: 4),
          ], generation: generation))
    case .staff: return .call(.staff(staffLines))
    case .setTeam(let code, let before, let after):
      guard staffTeams[code] == before else { return .call(.teamTaken(staffLines)) }
      staffTeams[code] = after
      return .call(.teamSet(of: code, from: before, to: after, staffLines))
    case .whoEnded(let id):
      let found = archives.flatMap(\.followUps).first { $0.id == id }
      return found.map { .call(.overtaken($0)) } ?? .settled
    }
  }

  private var staffLines: [StaffLine] {
    [SampleClinic.nurse, StaffMember(code: "wang", name: "王静", role: .nurse)].map { member in
      StaffLine(
        member,
        WorkloadLine(
          owner: member.code, ownerName: member.name, team: staffTeams[member.code], open: 6,
          overdue: 3, dueThisWeek: 2, doneToday: 4))
    }
  }

  private mutating func findAgain(_ patient: PatientID) -> Message {
    for person in archives.indices where archives[person].id == patient {
      for place in archives[person].followUps.indices
      where archives[person].followUps[place].details.attempts.last?.outcome.isLeaving == true {
        let found = FollowUpTransition.find(
          archives[person].followUps[place].details, staff: "li", at: SampleClinic.now,
          today: SampleClinic.day("2026-08-24"))
        guard case .success(let details) = found else { continue }
        archives[person].followUps[place].details = details
        return .call(.foundAgain(archives[person].followUps[place]))
      }
    }
    return .settled
  }
}
