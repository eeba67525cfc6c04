internal import Domain
internal import Store

/// Taking a record out for good, by two people.
enum ErasureVerbs {
  static func ask(_ word: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let reason = try PatientCommand.needed("--reason", session)
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    let question = try usingStore { () throws(StoreError) in
      try clinic.store.askToErase(patient, reason: reason)
    }
    let card = CardNumber(serial: patient.value).text
    session.say(
      Localized(
        zh: "已提请删除 (编号 \(question))；须由另一位有权者运行 frontdesk approve yes \(question)，"
          + "之后您在一天内运行 frontdesk patient erase-now \(card)",
        en: "asked (number \(question)); another person allows it with `frontdesk approve yes "
          + "\(question)`, then within a day you run `frontdesk patient erase-now \(card)`"))
    return .done
  }

  static func carryOut(_ word: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    try usingStore { () throws(StoreError) in try clinic.store.erase(patient) }
    let card = CardNumber(serial: patient.value).text
    session.say(
      Localized(
        zh: "\(card) 的档案已删除；以前的备份里仍有，请按备份期限处理",
        en: "the record of \(card) is erased; former backups still hold it until they are removed"))
    return .done
  }
}
