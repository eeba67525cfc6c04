internal import Domain
internal import FollowUps
internal import Forms
internal import Interchange
internal import Reports
internal import Store

/// Papers about one person: the record of a follow-up, the year's management card, a care plan.
enum ReportCommand: Subcommand {
  static let name = "report"
  static let usage = """
    frontdesk report PATIENT --kind followup|card|care [--id N] [--illness hypertension|diabetes]
           [--year Y] [--format text|html] [--out FILE]
    """
  static let summary = Localized(
    zh: "打印用的随访记录、年度管理卡和照护计划，文本或网页；--out 写入新文件",
    en: "The follow-up record, the year's card and the care plan on paper, as text or a page")
  static let options = [
    "--kind": true, "--id": true, "--illness": true, "--year": true, "--format": true,
    "--out": true,
  ]
  static let mostWords = 1

  private enum Kind: String, CaseIterable { case followup, card, care }

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
    }
    return .done
  }

  /// Who the paper is about; the trail says that it was printed.
  private static func person(
    _ patient: PatientID, _ clinic: OpenClinic
  ) throws(CommandFailure) -> ReportPerson {
    let card = try usingStore { () throws(StoreError) in try clinic.store.cardToPrint(of: patient) }
    return ReportPerson(
      clinic: card.clinic, name: card.name, sex: card.sex,
      age: CalendarDate(iso: card.birthDate)?.age(on: clinic.store.today), card: card.card,
      archiveCode: card.archiveCode, phone: card.phone)
  }

  // MARK: - A follow-up

  private static func followUp(
    _ patient: PatientID, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> FollowUpReport {
    let wanted = try session.options["--id"].map { (text) throws(CommandFailure) in
      guard let id = Int(text) else { throw wrongUse }
      return id
    }
    let forms = try usingStore { () throws(StoreError) in
      try clinic.store.filedForms(of: patient)
    }.filter { !$0.isMistaken }
    guard let filed = forms.first(where: { wanted == nil || $0.id == wanted }) else {
      throw .no(
        Localized(
          zh: "没有已填的表单；frontdesk form filled PATIENT 列出已填的",
          en: "no form was filled in; `frontdesk form filled PATIENT` has those that were"))
    }
    let library = try usingStore { () throws(StoreError) in try clinic.store.forms() }
    let sheet = FormSheet(
      filed.response, library: library,
      indicators: IndicatorDictionary(clinic.store.indicators), language: session.language)
    let plans = try usingStore { () throws(StoreError) in try clinic.store.carePlans(of: patient) }
    let given = plans.flatMap(\.plan.advice).filter { $0.day == filed.response.day }
    var next: CalendarDate?
    if case .date(let day, _)? = filed.response["next_visit"] { next = day }
    let channel = filed.response["channel"]?.codes.first.flatMap(FollowUpChannel.init(rawValue:))
    let advice = given.isEmpty ? try chosen(for: patient, clinic) : given
    var report = FollowUpReport(
      person: try person(patient, clinic),
      heading: sheet.form?.title ?? Localized(same: filed.response.questionnaire),
      day: filed.response.day, channel: channel, sheet: sheet.lines, advice: advice, next: next,
      staff: filed.staff ?? "")
    if let id = filed.followUp {
      let details = try usingStore { () throws(StoreError) in
        try clinic.store.followUp(id)
      }.details
      report.heading = details.heading
      report.why = details.why
      report.attempts = details.attempts.map { one in
        let time = Environment.zone.local(one.at)
        return ("\(time.date) \(time.clock)", one)
      }
    }
    return report
  }

  /// What the library has for the person now, where nothing was written down on that day.
  ///
  /// Nothing for those who may not know what it goes by.
  private static func chosen(
    for patient: PatientID, _ clinic: OpenClinic
  ) throws(CommandFailure) -> [CareAdvice] {
    guard clinic.member.access.reach(.read, .clinical) == .all else { return [] }
    let today = clinic.store.today
    return try AdviceCommand.choice(for: patient, clinic, most: 2).chosen.map { one in
      CareAdvice(
        entry: one.entry.id, version: one.entry.version, kind: one.entry.kind,
        text: one.entry.text, why: one.why, day: today)
    }
  }

  // MARK: - A card and a plan

  private static func card(
    _ patient: PatientID, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> CardReport {
    let today = clinic.store.today
    let year = try session.options.integer("--year", in: 1900...9999, default: today.year)
    let wanted = try FiguresCommand.illness(session)
    for disease in wanted.map({ [$0] }) ?? ManagedDisease.allCases {
      let card = try usingStore { () throws(StoreError) in
        try clinic.store.managementCard(of: patient, disease, year: year)
      }
      if let card { return CardReport(person: try person(patient, clinic), card: card) }
    }
    throw .no(
      Localized(
        zh: "\(year) 年没有管理记录", en: "nothing was managed in \(year)"))
  }

  private static func care(
    _ patient: PatientID, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> CareReport {
    let plans = try usingStore { () throws(StoreError) in try clinic.store.carePlans(of: patient) }
    let open = plans.first { $0.plan.status.isOpen } ?? plans.first
    let wanted = session.options["--id"]
    let found = wanted == nil ? open : plans.first { String($0.id) == wanted }
    guard let record = found else {
      throw .no(
        Localized(
          zh: "没有照护计划；frontdesk care start 建立一个",
          en: "there is no care plan; `frontdesk care start` begins one"))
    }
    return CareReport(
      person: try person(patient, clinic), plan: record.plan,
      progress: try CareVerbs.progress(of: record, clinic),
      indicators: IndicatorDictionary(clinic.store.indicators), today: clinic.store.today)
  }
}
