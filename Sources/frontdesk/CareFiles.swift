internal import Domain
internal import Store

/// Files of advice and of templates, as the commands take them in and tell what is wrong with them.
enum CareFiles {
  /// The JSON5 files that the words name, by their last name.
  static func read(
    _ words: ArraySlice<String>
  ) throws(CommandFailure) -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    for word in words {
      for path in FileReading.files(in: word, ending: ".json5") ?? [word] {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        files.append((name, try FileReading.bytes(path)))
      }
    }
    return files
  }

  /// Tells what is wrong and what was kept.
  static func tell(_ saving: CareFileSaving, _ session: Session) -> ExitCode {
    for (file, diagnostics) in saving.diagnostics {
      for one in diagnostics {
        let place = one.place.map { ":\($0.line):\($0.column)" } ?? ""
        Output.error("\(one.severity.rawValue)[\(one.code)]: \(one.message[session.language])")
        Output.error(" --> \(file)\(place)")
        if let help = one.help { Output.error("  = \(help[session.language])") }
      }
    }
    guard saving.isAccepted else { return .no }
    session.say(
      Localized(
        zh: "共 \(saving.entries) 条，\(saving.changed.count) 个文件有变化",
        en: "\(saving.entries) entries; \(saving.changed.count) files are new or changed"))
    return .done
  }
}
