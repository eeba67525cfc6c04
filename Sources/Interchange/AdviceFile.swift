package import Domain

/// The clinic's advice as an editable file, `advice/*.json5`.
package enum AdviceFile {
  /// The newest form of the file that is known.
  package static let format = 1
  /// A file with more entries than this is refused.
  package static let mostEntries = 1000
  /// The longest text in Chinese, in letters; three times as long in English.
  package static let longestText = 80

  /// Reads a file; an entry with any error is left out, and everything wrong with it reported.
  package static func read(
    _ bytes: [UInt8]
  ) -> (entries: [AdviceEntry], diagnostics: [Diagnostic]) {
    var reader = AdviceFileReader()
    return reader.read(bytes, orElse: []) { $0.entries(in: $1) }
  }

  /// What was read of several files.
  package struct Reading: Sendable {
    package var entries: [AdviceEntry]
    /// What is wrong with each file, by its name; files without a remark are left out.
    package var diagnostics: [(file: String, diagnostics: [Diagnostic])]
  }

  /// Reads the files of a clinic; of two entries with one id and version the second is refused.
  package static func readAll(_ files: [(name: String, bytes: [UInt8])]) -> Reading {
    var all = Reading(entries: [], diagnostics: [])
    var known: Set<String> = []
    for (name, bytes) in files {
      var (entries, diagnostics) = read(bytes)
      entries.removeAll { entry in
        if known.insert("\(entry.id)\n\(entry.version)").inserted { return false }
        diagnostics.append(
          Diagnostic(
            .error, code: "advice.twin",
            message: Localized(
              zh: "另一个文件已有 “\(entry.id)” 的版本 \(entry.version)",
              en: "another file has version \(entry.version) of \"\(entry.id)\""),
            help: Localized(zh: "改内容时把 version 加 1", en: "raise its version when you change it")))
        return true
      }
      all.entries += entries
      if !diagnostics.isEmpty { all.diagnostics.append((name, diagnostics)) }
    }
    return all
  }
}

/// Reads the advice of one file.
private struct AdviceFileReader: EntryReader {
  let prefix = "advice"
  var problems = ProblemList()
  var known: Set<String> = []

  private static let keys: Set<String> = [
    "id", "version", "kind", "subject", "zh", "en", "for", "not", "weight", "source",
  ]

  mutating func entries(in root: JSONValue) -> [AdviceEntry] {
    let list = content(of: root, under: "advice", format: AdviceFile.format)
    return elements(list, limit: AdviceFile.mostEntries).compactMap { entry($0) }
  }

  /// One entry; nil when anything in it is wrong.
  private mutating func entry(_ value: JSONValue) -> AdviceEntry? {
    let before = errorCount
    guard value.kind == .object else {
      wrongType(value, zh: "一条建议 { … }", en: "a piece of advice { … }")
      return nil
    }
    checkKeys(of: value, among: Self.keys)
    let (id, version) = version(of: value)
    var kind = AdviceKind.diet
    if let word = value["kind"] {
      kind = choice(word) ?? kind
    } else {
      missing("kind", of: value)
    }
    let isFor = whom(
      of: value, help: Localized(zh: "对所有人写 ['everybody']", en: "for everybody say ['everybody']"))
    let entry = AdviceEntry(
      id: id, version: version, kind: kind, subject: optionalName("subject", of: value),
      text: words(of: value, limit: AdviceFile.longestText), isFor: isFor,
      isNotFor: conditions(value["not"]),
      weight: number(value["weight"], 0...100, orElse: 50), source: source(of: value))
    return errorCount == before ? entry : nil
  }
}
