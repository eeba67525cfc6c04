internal import Domain
internal import Interchange
internal import Store

/// Takes files of other systems into the clinic, each part once.
enum ImportCommand: Subcommand {
  static let name = "import"
  static let usage = "frontdesk import FILE…|FOLDER|- [--source NAME] [--dry-run] [--json]"
  static let summary = Localized(
    zh: "导入 FHIR R4 文件；重复导入不会改变任何内容，出错的文件被拒绝而其余继续",
    en:
      "Import FHIR R4 files; importing twice changes nothing, a bad file is refused and the rest goes on"
  )
  static let options = ["--format": true, "--source": true, "--dry-run": false]
  static let mostWords = Int.max
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let format = session.options["--format"] ?? "fhir"
    guard format == "fhir" else {
      throw .use(
        Localized(
          zh: "不能读取格式 \"\(format)\"；目前可导入 fhir",
          en: "cannot read the format \"\(format)\"; fhir can be imported"))
    }
    let files = try files(of: session)
    let clinic = try session.open()
    var run = ImportRun(
      clinic: clinic, session: session, source: session.options["--source"] ?? "fhir",
      isDryRun: session.options.has("--dry-run"))
    Interruption.watch()
    defer { Interruption.unwatch() }
    for (index, file) in files.enumerated() where !Interruption.isWanted {
      try run.take(file, number: index + 1, of: files.count)
    }
    return try run.finish(planned: files.count)
  }

  /// The files that the words mean; a folder stands for the JSON files in it.
  private static func files(of session: Session) throws(CommandFailure) -> [String] {
    guard !session.options.words.isEmpty else { throw wrongUse }
    var files: [String] = []
    for word in session.options.words {
      guard let inside = FileReading.files(in: word, ending: ".json") else {
        files.append(word)
        continue
      }
      guard !inside.isEmpty else {
        throw .no(
          Localized(
            zh: "文件夹 \(word) 里没有 .json 文件", en: "there are no .json files in the folder \(word)"))
      }
      files += inside
    }
    return files
  }
}
