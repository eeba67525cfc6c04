internal import Domain
internal import FollowUps
internal import FrontdeskApp
internal import Interchange
internal import Reports
internal import Store

/// The manager's figures of an illness, and the people behind each.
enum FiguresCommand: Subcommand {
  static let name = "figures"
  static let usage = """
    frontdesk figures [--illness hypertension|diabetes] [--month 2026-03 | --quarter 2026Q1 | --year 2026]
           [--by staff|team] [--people FIGURE] [--format text|html|csv] [--out FILE] [--json]
    """
  static let summary = Localized(
    zh: "管理率、规范管理率、控制率、随访完成率和及时率、联系到率、约后来诊率；--people 列出名单，未达到者在前",
    en:
      "Managed, to the standard, controlled, completed, in time, reached, returned; --people lists them"
  )
  static let options = [
    "--illness": true, "--month": true, "--quarter": true, "--year": true, "--by": true,
    "--people": true, "--format": true, "--out": true,
  ]
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let output = try PaperOutput(session, formats: [.text, .html, .csv])
    let disease = try illness(session) ?? .hypertension
    let kind: Figure.Kind? = try WordArgument.option("--people", session)
    let grouping = try grouping(session)
    let clinic = try session.open()
    let period = try period(session, today: clinic.store.today)
    let found = try usingStore { () throws(StoreError) in
      try clinic.store.figures(of: disease, in: period)
    }
    if let kind, let figure = found.figures.first(where: { $0.kind == kind }) {
      return try list(figure, output, clinic, session)
    }
    let report = try usingStore { () throws(StoreError) in
      try PaperMaker(clinic.store).figures(
        found, FigureQuestion(disease, period), by: grouping)
    }
    if session.isJSON {
      tellJSON(report, session)
    } else if output.format == .csv {
      try output.write(
        text: report.csv(in: session.language, hasByteOrderMark: output.path != nil))
    } else {
      try output.write(report.report(in: session.language))
    }
    return .done
  }

  // MARK: - Words

  /// The illness that an option names; nil without it.
  static func illness(_ session: Session) throws(CommandFailure) -> ManagedDisease? {
    try WordArgument.option("--illness", session)
  }

  private static func grouping(
    _ session: Session
  ) throws(CommandFailure) -> FiguresState.Part {
    switch session.options["--by"] {
    case nil: return .clinic
    case "staff": return .staff
    case "team": return .team
    default: throw .use(Localized(zh: "--by 应为 staff 或 team", en: "--by takes staff or team"))
    }
  }

  /// The period that an option names; this year without one.
  private static func period(
    _ session: Session, today: CalendarDate
  ) throws(CommandFailure) -> FigurePeriod {
    let given = ["--month", "--quarter", "--year"].compactMap { session.options[$0] }
    guard let text = given.first else { return .year(today.year) }
    guard given.count == 1, let period = FigurePeriod(text: text) else {
      throw .use(
        Localized(
          zh: "时期只写一个：--month 2026-03、--quarter 2026Q1 或 --year 2026",
          en: "give one period: --month 2026-03, --quarter 2026Q1 or --year 2026"))
    }
    return period
  }

  // MARK: - Output

  private static func list(
    _ figure: Figure, _ output: PaperOutput, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    guard output.format != .html else {
      throw .use(
        Localized(
          zh: "--people 的 --format 应为：text, csv", en: "with --people, --format takes text or csv"))
    }
    let people = try usingStore { () throws(StoreError) in try clinic.store.people(of: figure) }
    if session.isJSON {
      for one in people {
        let value = JSONOutput.members([
          "figure": .string(figure.kind.rawValue), "card": .string(one.card),
          "name": .string(one.name), "day": .optional(one.day), "staff": .optional(one.staff),
          "counts": .bool(one.counts),
        ])
        Output.json(value)
      }
      return people.isEmpty ? .no : .done
    }
    // A spreadsheet would take a sign for the beginning of a formula.
    let (yes, no) =
      output.format == .csv
      ? (Localized(zh: "是", en: "yes"), Localized(zh: "否", en: "no"))
      : (Localized(same: "+"), Localized(same: "-"))
    let rows = people.map { one in
      [
        (one.counts ? yes : no)[session.language], one.card, one.name, one.day?.description ?? "",
        one.staff ?? "",
      ]
    }
    if output.format == .csv {
      let columns = [
        Localized(zh: "计入", en: "counts"), Localized(zh: "卡号", en: "card"),
        Localized(zh: "姓名", en: "name"), Localized(zh: "日期", en: "day"),
        Localized(zh: "医护", en: "staff"),
      ]
      try output.write(
        text: CSVOutput.table(
          columns: columns.map { $0[session.language] }, rows: rows,
          hasByteOrderMark: output.path != nil))
    } else {
      try output.write(text: rows.map { Output.text(ofRow: $0) }.joined())
    }
    return people.isEmpty ? .no : .done
  }

  private static func tellJSON(_ report: FiguresReport, _ session: Session) {
    func json(_ figures: [Figure], _ group: JSONOutput) {
      for figure in figures {
        let value = JSONOutput.members([
          "period": .string(report.period.code), "illness": .string(report.disease.rawValue),
          "group": group, "figure": .string(figure.kind.rawValue),
          "title": .string(figure.kind.title[session.language]),
          "part": .integer(figure.numerator.count), "whole": .integer(figure.denominator.count),
          "percent": figure.permille.map { .number(Double($0) / 10) } ?? .null,
        ])
        Output.json(value)
      }
    }
    json(report.figures, .null)
    for group in report.groups { json(group.figures, .string(group.name ?? "")) }
  }
}
