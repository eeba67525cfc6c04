internal import Domain
internal import Interchange
internal import Store

/// Putting a card right, with what stood there kept.
enum CardCorrection {
  static func correct(_ words: [String], _ session: Session) throws(CommandFailure) -> ExitCode {
    guard let field = CardField(rawValue: words[2]) else {
      let all = CardField.allCases.map(\.rawValue).joined(separator: ", ")
      throw .use(
        Localized(
          zh: "没有字段 \"\(words[2])\"；可用：\(all)",
          en: "there is no field \"\(words[2])\"; there are \(all)"))
    }
    let reason = try PatientCommand.needed("--reason", session)
    let content = try value(words[3])
    let clinic = try session.open()
    let patient = try clinic.patient(words[1])
    let done = try usingStore { () throws(StoreError) in
      try clinic.store.correct(field, of: patient, to: content, reason: reason)
    }
    session.say(
      Localized(
        zh: "已更正 (编号 \(done.id))；frontdesk patient uncorrect \(done.id) 可撤销",
        en: "corrected (number \(done.id)); `frontdesk patient uncorrect \(done.id)` takes it back")
    )
    return .done
  }

  /// The word itself, or a line of standard input for `-`, which no other process can read.
  private static func value(_ word: String) throws(CommandFailure) -> String {
    guard word == "-" else { return word }
    let text = String(decoding: try FileReading.bytes("-"), as: UTF8.self)
    return text.split(separator: "\n").first.map(String.init) ?? ""
  }

  static func undo(_ word: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let number = try PatientCommand.number(word)
    let clinic = try session.open()
    try usingStore { () throws(StoreError) in try clinic.store.undoCorrection(number) }
    session.say(Localized(zh: "已撤销更正 \(number)", en: "correction \(number) taken back"))
    return .done
  }

  static func list(_ word: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    let all = try usingStore { () throws(StoreError) in
      try clinic.store.corrections(of: patient)
    }
    for one in all {
      let moment = Environment.zone.local(one.at).iso
      guard session.isJSON else {
        let mark = one.undone == nil ? "" : Localized(zh: "已撤销", en: "taken back")[session.language]
        Output.row([
          String(one.id), moment, one.field.title[session.language],
          "\(one.before ?? "-") → \(one.after ?? "-")", one.reason, one.staff ?? "-", mark,
        ])
        continue
      }
      let value = JSONOutput.members([
        "number": .integer(one.id), "at": .string(moment), "field": .string(one.field.rawValue),
        "before": .optional(one.before), "after": .optional(one.after),
        "reason": .string(one.reason), "staff": .optional(one.staff),
        "undone": .bool(one.undone != nil),
      ])
      Output.json(value)
    }
    return .done
  }
}
