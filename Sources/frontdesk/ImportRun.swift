internal import Domain
internal import Interchange
internal import Store

/// One run of an import: its counts, its problems and how far it has come.
struct ImportRun {
  /// A problem and the file it is in.
  private struct Problem {
    let file: String
    let diagnostic: Diagnostic
  }

  private let clinic: OpenClinic
  private let session: Session
  private let importer: Importer
  private var reader: FHIRReader
  private var knownIndicators: Int
  private var summary = ImportSummary()
  private var problems: [Problem] = []
  private var filesDone = 0
  private var progress = ProgressLine()

  init(clinic: OpenClinic, session: Session, source: String, isDryRun: Bool) {
    self.clinic = clinic
    self.session = session
    importer = Importer(clinic.store, source: source, isDryRun: isDryRun)
    let indicators = clinic.store.indicators
    knownIndicators = indicators.count
    reader = FHIRReader(
      dictionary: IndicatorDictionary(indicators), zone: Environment.zone)
  }

  /// Takes one file; what is wrong with it is kept and the next may come.
  ///
  /// - Throws: When the database fails.
  mutating func take(_ file: String, number: Int, of total: Int) throws(CommandFailure) {
    let bytes: [UInt8]
    do {
      bytes = try FileReading.bytes(file)
    } catch {
      problems.append(
        Problem(
          file: file,
          diagnostic: Diagnostic(.error, code: "file.unreadable", message: error.message)))
      filesDone += 1
      return
    }
    let reading = reader.read(bytes)
    problems += reading.diagnostics.map { Problem(file: file, diagnostic: $0) }
    summary.refusedObservations += reading.refusedObservations
    for (index, record) in reading.records.enumerated() {
      // Between patients is where a stop leaves nothing half done.
      if Interruption.isWanted { return }
      let text = progressText(number, total, index, reading.records.count)
      progress.show(text)
      note(try usingStore { () throws(StoreError) in try importer.take(record) }, file)
    }
    for parts in reading.unattached where !Interruption.isWanted {
      note(try usingStore { () throws(StoreError) in try importer.takeUnattached(parts) }, file)
    }
    filesDone += 1
    refreshReader()
  }

  /// A file may have brought indicators; the next file must know them.
  private mutating func refreshReader() {
    let indicators = clinic.store.indicators
    guard indicators.count != knownIndicators else { return }
    knownIndicators = indicators.count
    reader = FHIRReader(dictionary: IndicatorDictionary(indicators), zone: Environment.zone)
  }

  private mutating func note(_ outcome: Importer.Outcome, _ file: String) {
    switch outcome {
    case .taken(let counts): summary += counts
    case .identityConflict(let refused):
      summary.refusedObservations += refused
      problems.append(
        Problem(
          file: file,
          diagnostic: Diagnostic(
            .error, code: "import.identity-conflict",
            message: Localized(
              zh: "同一编号在库中是另一个人 (姓名和生日都不同)，未导入",
              en:
                "this key belongs to somebody else here (name and birth date both differ); not imported"
            ),
            help: Localized(
              zh: "若来自另一系统，请用 --source 为其命名",
              en: "if it comes from another system, name that with --source"))))
    case .unknownPatient(let refused):
      summary.refusedObservations += refused
      problems.append(
        Problem(
          file: file,
          diagnostic: Diagnostic(
            .error, code: "import.unknown-patient",
            message: Localized(
              zh: "所属患者不在文件中，库中也没有，未导入",
              en: "the patient they belong to is neither in the file nor known here; not imported"),
            help: Localized(zh: "请先导入该患者", en: "import the patient first"))))
    }
  }

  private func progressText(_ number: Int, _ total: Int, _ index: Int, _ count: Int) -> String {
    let share = (number - 1) * 100 / max(1, total) + (index * 100 / max(1, count)) / max(1, total)
    return session.language == .chinese
      ? "导入 \(share)%  文件 \(number)/\(total)  Ctrl-C 停止"
      : "importing \(share)%  file \(number)/\(total)  Ctrl-C stops"
  }

  /// Prints what the run came to and keeps it in the database.
  mutating func finish(planned: Int) throws(CommandFailure) -> ExitCode {
    progress.finish()
    if !importer.isDryRun {
      let kept = problems.map { Store.KeptProblem(file: $0.file, diagnostic: $0.diagnostic) }
      let (files, counts) = (filesDone, summary)
      try usingStore { () throws(StoreError) in
        try clinic.store.recordImport(
          format: "fhir", files: files, summary: counts, problems: kept)
      }
    }
    if session.isJSON { Output.json(json) } else { printText(planned: planned) }
    let isRefused =
      summary.refusedObservations > 0 || problems.contains { $0.diagnostic.severity == .error }
    return isRefused || filesDone < planned ? .no : .done
  }

  private var json: JSONOutput {
    .members([
      "files": .integer(filesDone),
      "patients": .members([
        "new": .integer(summary.newPatients), "updated": .integer(summary.updatedPatients),
        "unchanged": .integer(summary.unchangedPatients),
      ]),
      "observations": .members([
        "new": .integer(summary.newObservations),
        "duplicate": .integer(summary.duplicateObservations),
        "corrected": .integer(summary.correctedObservations),
        "refused": .integer(summary.refusedObservations),
      ]),
      "problems": .array(
        problems.map { problem in
          let place = problem.diagnostic.place
          return .members([
            "file": .string(problem.file),
            "line": place.map { .integer($0.line) } ?? .null,
            "column": place.map { .integer($0.column) } ?? .null,
            "path": .string(place?.path ?? ""),
            "severity": .string(problem.diagnostic.severity.rawValue),
            "code": .string(problem.diagnostic.code),
            "message": .string(problem.diagnostic.message[session.language]),
          ])
        }),
    ])
  }

  private func printText(planned: Int) {
    let language = session.language
    for problem in problems {
      let help = problem.diagnostic.help.map {
        language == .chinese ? "；\($0.chinese)" : "; \($0.english)"
      }
      let path = problem.diagnostic.place.map { $0.path.isEmpty ? "" : " (\($0.path))" } ?? ""
      Output.error(
        "\(problem.diagnostic.severity.rawValue): \(problem.file)\(problem.diagnostic.position): "
          + "\(problem.diagnostic.message[language])\(path)\(help ?? "") [\(problem.diagnostic.code)]"
      )
    }
    let counts = summary
    session.say(
      Localized(
        zh: "\(filesDone) 个文件。患者：新 \(counts.newPatients)，更新 \(counts.updatedPatients)，"
          + "未变 \(counts.unchangedPatients)。数值：新 \(counts.newObservations)，"
          + "重复 \(counts.duplicateObservations)，更正 \(counts.correctedObservations)，"
          + "拒绝 \(counts.refusedObservations)。",
        en:
          "\(filesDone) \(filesDone == 1 ? "file" : "files"). Patients: \(counts.newPatients) new, \(counts.updatedPatients) "
          + "updated, \(counts.unchangedPatients) unchanged. Values: \(counts.newObservations) new, "
          + "\(counts.duplicateObservations) duplicate, \(counts.correctedObservations) corrected, "
          + "\(counts.refusedObservations) refused."))
    if filesDone < planned {
      Output.error(
        language == .chinese
          ? "已停止；再次运行可继续，已导入的不会重复" : "stopped; run it again to go on, nothing is taken twice")
    }
  }
}
