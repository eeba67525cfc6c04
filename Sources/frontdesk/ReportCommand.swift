internal import Domain
internal import FollowUps
internal import FrontdeskApp
internal import Reports
internal import Store

/// Papers about one person: the record of a follow-up, the year's management card, a care plan, the
/// advice of a day.
enum ReportCommand: Subcommand {
  static let name = "report"
  static let usage = """
    frontdesk report PATIENT --kind followup|card|care|advice [--id N] [--followup ID] [--on DATE]
           [--illness hypertension|diabetes] [--year Y] [--format text|html] [--out FILE]
    """
  static let summary = Localized(
    zh: "打印用的随访记录、年度管理卡、照护计划和给患者的建议单，文本或网页；--out 写入新文件",
    en:
      "The follow-up record, the year's card, the care plan and the advice sheet, as text or a page"
  )
  static let options = [
    "--kind": true, "--id": true, "--followup": true, "--on": true, "--illness": true,
    "--year": true, "--format": true, "--out": true,
  ]
  static let mostWords = 1

  private enum Kind: String, CaseIterable { case followup, card, care, advice }

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    guard session.options.words.count == 1, let word = session.options["--kind"],
      let kind = Kind(rawValue: word)
    else { throw wrongUse }
    let output = try PaperOutput(session, formats: [.text, .html])
    let clinic = try session.open()
    let patient = try clinic.patient(session.options.words[0])
    let language = session.language
    switch kind {
    case .followup:
      try output.write(try followUp(patient, clinic, session).report(in: language))
    case .card: try output.write(try card(patient, clinic, session).report(in: language))
    case .care: try output.write(try care(patient, clinic, session).report(in: language))
    case .advice: try output.write(try advice(patient, clinic, session).report(in: language))
    }
    return .done
  }

  // MARK: - The papers

  private static func followUp(
    _ patient: PatientID, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> FollowUpReport {
    let wanted = try number(session)
    let contact = try number(session, "--followup")
    let report = try usingStore { () throws(StoreError) in
      let maker = PaperMaker(clinic.store)
      return if let contact {
        try maker.followUp(of: patient, at: FollowUpID(contact), session.language)
      } else {
        try maker.followUp(of: patient, form: wanted, session.language)
      }
    }
    guard let report else {
      if let contact { throw .no(AdviceCommand.noFollowUp(contact)) }
      throw .no(
        Localized(
          zh: "没有已填的表单；frontdesk form filled PATIENT 列出已填的",
          en: "no form was filled in; `frontdesk form filled PATIENT` has those that were"))
    }
    return report
  }

  private static func card(
    _ patient: PatientID, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> CardReport {
    let today = clinic.store.today
    let year = try session.options.integer("--year", in: 1900...9999, default: today.year)
    let diseases = try FiguresCommand.illness(session).map { [$0] } ?? ManagedDisease.allCases
    let report = try usingStore { () throws(StoreError) in
      try PaperMaker(clinic.store).card(of: patient, diseases, year: year)
    }
    guard let report else {
      throw .no(
        Localized(
          zh: "\(year) 年没有管理记录", en: "nothing was managed in \(year)"))
    }
    return report
  }

  private static func care(
    _ patient: PatientID, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> CareReport {
    let wanted = try number(session)
    let report = try usingStore { () throws(StoreError) in
      try PaperMaker(clinic.store).care(of: patient, plan: wanted)
    }
    guard let report else {
      throw .no(
        Localized(
          zh: "没有照护计划；frontdesk care start 建立一个",
          en: "there is no care plan; `frontdesk care start` begins one"))
    }
    return report
  }

  private static func advice(
    _ patient: PatientID, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> AdviceReport {
    let hasDay = session.options["--on"] != nil
    let day = try hasDay ? DayArguments.day("--on", session, today: clinic.store.today) : nil
    let report = try usingStore { () throws(StoreError) in
      try PaperMaker(clinic.store).advice(of: patient, on: day)
    }
    guard let report else {
      throw .no(
        Localized(
          zh: "没有给出过建议；frontdesk advice give PATIENT ADVICE 给出一条",
          en: "no advice was given; `frontdesk advice give PATIENT ADVICE` gives some"))
    }
    return report
  }

  /// The number that an option gives; nil without it.
  private static func number(
    _ session: Session, _ name: String = "--id"
  ) throws(CommandFailure) -> Int? {
    guard let text = session.options[name] else { return nil }
    guard let number = Int(text) else { throw wrongUse }
    return number
  }
}
