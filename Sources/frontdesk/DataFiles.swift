internal import Domain
internal import Store

/// The clinic's data that stand in files of JSON5.
enum DataFiles: CaseIterable {
  case forms
  case plans
  case advice
  case templates

  /// The folder of the starting clinic that has them.
  var folder: String {
    switch self {
    case .forms: "forms"
    case .plans: "plans"
    case .advice: "advice"
    case .templates: "care"
    }
  }

  /// The command whose `save` takes them in.
  var command: String {
    switch self {
    case .forms: FormCommand.name
    case .plans: PlanCommand.name
    case .advice: AdviceCommand.name
    case .templates: CareCommand.name
    }
  }

  func keep(
    _ files: [(name: String, bytes: [UInt8])], in store: Store
  ) throws(StoreError) -> FileSaving {
    switch self {
    case .forms: try store.saveForms(files)
    case .plans: try store.savePlans(files)
    case .advice: try store.saveAdvice(files)
    case .templates: try store.saveCareTemplates(files)
    }
  }

  /// The JSON5 files that the words name, by their last name; a folder stands for those in it.
  static func read(
    _ words: some Sequence<String>
  ) throws(CommandFailure) -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    for word in words {
      for path in FileReading.files(in: word, ending: ".json5") ?? [word] {
        files.append((FileReading.lastName(of: path), try FileReading.bytes(path)))
      }
    }
    return files
  }

  /// Keeps the files that the words name, and tells what is wrong and what was kept.
  func save(
    _ words: some Sequence<String>, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let files = try Self.read(words)
    let clinic = try session.open()
    let saving = try usingStore { () throws(StoreError) in try keep(files, in: clinic.store) }
    for (file, diagnostics) in saving.diagnostics {
      for one in diagnostics {
        Output.error("\(one.severity.rawValue)[\(one.code)]: \(one.message[session.language])")
        if !file.isEmpty { Output.error(" --> \(file)\(one.position)") }
        if let help = one.help { Output.error("  = \(help[session.language])") }
      }
    }
    guard saving.isAccepted else { return .no }
    session.say(kept(saving))
    return .done
  }

  private func kept(_ saving: FileSaving) -> Localized {
    let (written, others) = (saving.written.count, saving.entries - saving.written.count)
    switch self {
    case .forms:
      return Localized(
        zh: "装入 \(written) 张表单，\(others) 张没有变化",
        en: "kept \(written) forms; \(others) were there as they are")
    case .plans:
      return Localized(
        zh: "装入 \(written) 个计划，\(others) 个没有变化",
        en: "kept \(written) plans; \(others) were there as they are")
    case .advice, .templates:
      return Localized(
        zh: "共 \(saving.entries) 条，\(written) 个文件有变化",
        en: "\(saving.entries) entries; \(written) files are new or changed")
    }
  }
}

extension Diagnostic {
  /// The line and the column as they stand behind the name of a file; empty where there is no place.
  var position: String { place.map { ":\($0.line):\($0.column)" } ?? "" }
}
