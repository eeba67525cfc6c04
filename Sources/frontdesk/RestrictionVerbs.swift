internal import Domain
internal import Interchange
internal import Store

/// Keeping a record and hiding it.
enum RestrictionVerbs {
  static func restrict(_ word: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let reason = try PatientCommand.needed("--reason", session)
    let requester = try PatientCommand.needed("--to", session)
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    try usingStore { () throws(StoreError) in
      try clinic.store.restrict(patient, reason: reason, requester: requester)
    }
    let card = CardNumber(serial: patient.value).text
    session.say(
      Localized(
        zh: "已限制查看：档案保留，查询和随访中不再出现；frontdesk patient lift \(card) 可解除",
        en:
          "restricted: kept, and in no search or queue; `frontdesk patient lift \(card)` undoes it")
    )
    return .done
  }

  static func lift(_ word: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    try usingStore { () throws(StoreError) in try clinic.store.liftRestriction(of: patient) }
    session.say(Localized(zh: "已解除限制", en: "the restriction is lifted"))
    return .done
  }

  static func list(_ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let all = try usingStore { () throws(StoreError) in try clinic.store.restrictedPatients() }
    for one in all {
      let moment = Environment.zone.local(one.since).iso
      guard session.isJSON else {
        Output.row([one.card, moment, one.requester, one.reason])
        continue
      }
      let value = JSONOutput.members([
        "patient": .string(one.card), "since": .string(moment),
        "requester": .string(one.requester), "reason": .string(one.reason),
      ])
      Output.json(value)
    }
    return .done
  }
}
