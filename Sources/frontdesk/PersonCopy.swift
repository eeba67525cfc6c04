internal import Domain
internal import FrontdeskApp
internal import Interchange
internal import Store

/// The copy of everything held on one person, for other programs or to be read.
enum PersonCopy {
  static func export(_ word: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    guard !session.options.has("--print") else {
      throw .use(
        Localized(
          zh: "export 是给程序读的；要打印请用 patient text --print",
          en: "export is for programs; print with `patient text --print`"))
    }
    let (clinic, export) = try everything(word, session)
    let name = try usingStore { () throws(StoreError) in try clinic.store.clinicName() }
    let bundle = FHIRExport(
      export, zone: Environment.zone, clinic: name?.chinese ?? ""
    ).bundle(at: Environment.now())
    try hand(over: bundle.text + "\n", session)
    return .done
  }

  static func text(_ word: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let (clinic, export) = try everything(word, session)
    let book = try usingStore { () throws(StoreError) in
      FormBook(
        library: try clinic.store.forms(),
        indicators: IndicatorDictionary(clinic.store.indicators))
    }
    let text = PersonText(
      export, zone: Environment.zone, language: session.language, book: book)
    if session.options.has("--print") {
      try Printing.send(text.lines)
      session.say(Localized(zh: "已送打印机", en: "sent to the printer"))
    } else {
      try hand(over: text.lines.map { $0 + "\n" }.joined(), session)
    }
    return .done
  }

  static func disclosures(_ word: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    let all = try usingStore { () throws(StoreError) in
      try clinic.store.disclosures(of: patient)
    }
    for one in all {
      let moment = Environment.zone.local(one.at).iso
      guard session.isJSON else {
        Output.row([moment, one.recipient, one.purpose, one.what, one.staff ?? "-"])
        continue
      }
      let value = JSONOutput.members([
        "at": .string(moment), "recipient": .string(one.recipient),
        "purpose": .string(one.purpose), "what": .string(one.what), "staff": .optional(one.staff),
      ])
      Output.json(value)
    }
    return .done
  }

  private static func everything(
    _ word: String, _ session: Session
  ) throws(CommandFailure) -> (OpenClinic, PersonExport) {
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    let recipient =
      session.options["--to"] ?? Localized(zh: "本人", en: "the patient")[session.language]
    let purpose =
      session.options["--purpose"] ?? Localized(zh: "查阅复制", en: "a copy")[session.language]
    let export = try usingStore { () throws(StoreError) in
      try clinic.store.exportPerson(patient, to: recipient, purpose: purpose)
    }
    return (clinic, export)
  }

  /// Prints a text, or writes it to a new file for the owner alone.
  private static func hand(over text: String, _ session: Session) throws(CommandFailure) {
    guard let path = session.options["--out"] else { return Output.raw(text) }
    try FileWriting.create(path, with: text)
    session.say(Localized(zh: "已写入 \(path)", en: "written to \(path)"))
  }
}
