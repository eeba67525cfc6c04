internal import Domain
internal import Interchange
internal import Store

/// All values of one indicator of one patient.
enum TrendCommand: Subcommand {
  static let name = "trend"
  static let usage = "frontdesk trend PATIENT INDICATOR [--json]"
  static let summary = Localized(
    zh: "一位患者一项指标的全部数值；INDICATOR 可为代码、名称或 LOINC",
    en: "All values of one indicator of a patient; INDICATOR is a code, a name or a LOINC code")
  static let mostWords = 2
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    guard words.count == 2 else {
      throw .use(
        Localized(zh: "用法：\(usage)，例如 frontdesk trend A-000019 sbp", en: "usage: \(usage)"))
    }
    let clinic = try session.open()
    let indicator = try Self.indicator(words[1], clinic, session)
    let patient = try clinic.patient(words[0])
    let archive = try usingStore { () throws(StoreError) in
      try clinic.store.archive(of: patient, purpose: .command)
    }
    let part: ArchivePart = VitalSigns.codes.contains(indicator.code) ? .vitalSigns : .results
    if archive.hidden.contains(part) { throw CommandFailure(StoreError.denied(.read, part.object)) }
    let points = archive.series.first { $0.indicator.code == indicator.code }?.points ?? []
    if session.isJSON {
      Output.json(json(indicator, points))
    } else {
      printTable(indicator, points, archive, session)
    }
    return points.isEmpty ? .no : .done
  }

  private static func indicator(
    _ text: String, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> Indicator {
    let dictionary = IndicatorDictionary(clinic.store.indicators)
    if let found = dictionary.indicator(named: text) { return found }
    let near = dictionary.suggestions(for: text).map(\.code).joined(separator: ", ")
    throw .no(
      Localized(
        zh: "没有这项指标；\(near.isEmpty ? "请写代码如 sbp、名称或 LOINC 编码" : "相近的有 \(near)")",
        en: "there is no such indicator; "
          + (near.isEmpty
            ? "give a code such as sbp, a name or a LOINC code" : "near it are \(near)")
      ))
  }

  private static func json(_ indicator: Indicator, _ points: [Observation]) -> JSONOutput {
    .members([
      "indicator": .string(indicator.code), "unit": .string(indicator.unit),
      "points": .array(
        points.map { point in
          .members([
            "at": .string(Environment.zone.local(point.instant).iso),
            "value": .optional(point.value),
            "comparator": .optional(point.comparator?.rawValue),
            "asReceived": .members([
              "value": .string(point.receivedText), "unit": .string(point.receivedUnit),
            ]),
            "status": .string(point.status.code), "source": .string(point.source.code),
            "implausible": .bool(point.isImplausible),
          ])
        }), "summary": summary(points),
    ])
  }

  private static func summary(_ points: [Observation]) -> JSONOutput {
    let trend = TrendSummary(points)
    return .members([
      "count": .integer(trend.count), "latest": .optional(trend.latest),
      "mean": .optional(trend.mean), "min": .optional(trend.minimum),
      "max": .optional(trend.maximum), "slopePerYear": .optional(trend.slopePerYear),
    ])
  }

  private static func printTable(
    _ indicator: Indicator, _ points: [Observation], _ archive: PatientArchive, _ session: Session
  ) {
    let language = session.language
    Output.line("\(indicator.name[language])  \(indicator.unitLabel)")
    for point in points {
      let age = archive.patient.birthDate.map { $0.age(on: point.day) }
      let range = indicator.reference(sex: archive.patient.sex, age: age)
      let flag = point.value.flatMap { range?.judge($0, comparator: point.comparator) }
      let received =
        point.receivedUnit == indicator.unit ? "" : "(\(point.receivedText) \(point.receivedUnit))"
      Output.row(
        [
          point.day.description, Environment.zone.local(point.instant).clock,
          (point.comparator?.rawValue ?? "")
            + (point.value.map { fixedDecimal($0, decimals: indicator.decimals) }
              ?? point.receivedText),
          flag?.title[language] ?? "", received,
        ].filter { !$0.isEmpty })
    }
    if points.isEmpty { Output.error(language == .chinese ? "没有数值" : "no values") }
  }
}
