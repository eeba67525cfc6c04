internal import Domain
internal import Store

/// Files of forms, plans, advice and templates, as the commands take them in and tell what is wrong
/// with them.
enum DataFiles {
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
  static func save(
    _ words: some Sequence<String>, _ session: Session,
    with keep: (Store, [(name: String, bytes: [UInt8])]) throws(StoreError) -> FileSaving,
    saying kept: (FileSaving) -> Localized
  ) throws(CommandFailure) -> ExitCode {
    let files = try read(words)
    let clinic = try session.open()
    let saving = try usingStore { () throws(StoreError) in try keep(clinic.store, files) }
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

  /// What was kept of files that are kept whole: advice and templates.
  static func keptWhole(_ saving: FileSaving) -> Localized {
    Localized(
      zh: "共 \(saving.entries) 条，\(saving.written.count) 个文件有变化",
      en: "\(saving.entries) entries; \(saving.written.count) files are new or changed")
  }
}

extension Diagnostic {
  /// The line and the column as they stand behind the name of a file; empty where there is no place.
  var position: String { place.map { ":\($0.line):\($0.column)" } ?? "" }
}
