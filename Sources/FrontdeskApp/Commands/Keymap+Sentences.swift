package import Domain

extension Keymap {
  /// A sentence with the keys of the commands that stand in it in braces: `press {view.lookup}`.
  ///
  /// What is no command stays as it is.
  package func naming(_ sentence: Localized) -> Localized {
    Localized(zh: naming(sentence.chinese, .chinese), en: naming(sentence.english, .english))
  }

  private func naming(_ sentence: String, _ language: Language) -> String {
    var text = ""
    var rest = sentence[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      if let id = CommandID(rawValue: String(name)) {
        text += keyName(of: id)[language]
      } else {
        text += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}
