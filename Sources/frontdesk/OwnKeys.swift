internal import Domain
internal import FrontdeskApp

/// The person's own keys: `keymap.json5` in the first data folder that has one.
struct OwnKeys {
  /// The file; nil when there is none.
  let file: String?
  let keymap: Keymap
  /// What is wrong with the file; the program starts all the same.
  let diagnostics: [Diagnostic]

  init(_ paths: DataPaths) {
    file = paths.find(KeymapFile.name)
    guard let file else {
      (keymap, diagnostics) = (.standard, [])
      return
    }
    guard let bytes = try? FileReading.bytes(file) else {
      let problem = Diagnostic(
        .error, code: "keymap.unreadable",
        message: Localized(zh: "读不出这个文件", en: "the file cannot be read"))
      (keymap, diagnostics) = (.standard, [problem])
      return
    }
    (keymap, diagnostics) = KeymapFile.read(bytes)
  }
}
