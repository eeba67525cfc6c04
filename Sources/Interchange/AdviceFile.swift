package import Domain

/// The clinic's advice as an editable file, `advice/*.json5`.
package enum AdviceFile {
  /// The newest form of the file that is known.
  package static let format = 1
  /// A file with more entries than this is refused.
  package static let mostEntries = 1000
  /// The longest text in Chinese, in letters; three times as long in English.
  package static let longestText = 80

  private static let keys: Set<String> = [
    "id", "version", "kind", "subject", "zh", "en", "for", "not", "weight", "source",
  ]

  /// Reads a file; an entry with any error is left out, and everything wrong with it reported.
  package static func read(
    _ bytes: [UInt8]
  ) -> (entries: [AdviceEntry], diagnostics: [Diagnostic]) {
    switch JSONParser.parse(bytes, dialect: .json5) {
    case .refused(let diagnostic):
      return ([], [diagnostic])
    case .read(let document):
      var reader = LibraryReader("advice")
      var known: Set<String> = []
      let list = reader.entries(
        in: document.root, under: "advice", format: format, most: mostEntries)
      let entries = list.compactMap { entry($0, &reader, &known) }
      return (entries, reader.problems.diagnostics(and: document.diagnostics))
    }
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

  /// One entry; nil when anything in it is wrong.
  private static func entry(
    _ value: JSONValue, _ reader: inout LibraryReader, _ known: inout Set<String>
  ) -> AdviceEntry? {
    let before = reader.errorCount
    guard value.kind == .object else {
      reader.wrongType(value, zh: "一条建议 { … }", en: "a piece of advice { … }")
      return nil
    }
    reader.checkKeys(of: value, among: keys)
    let id = reader.name("id", of: value) ?? ""
    let version = reader.number(value["version"], 1...1_000_000, orElse: 1)
    if !id.isEmpty, !known.insert("\(id)\n\(version)").inserted, let place = value["id"] {
      reader.refuse(
        "duplicate", at: place, zh: "“\(id)” 的版本 \(version) 已写过",
        en: "version \(version) of \"\(id)\" was given before",
        help: Localized(zh: "改内容时把 version 加 1", en: "raise its version when you change it"))
    }
    var kind = AdviceKind.diet
    if let word = value["kind"] {
      kind = reader.choice(word) ?? kind
    } else {
      reader.missing("kind", of: value)
    }
    let isFor = reader.conditions(value["for"])
    if isFor.isEmpty, value["for"].map({ $0.kind == .array && $0.count == 0 }) ?? true {
      reader.missing(
        "for", of: value,
        help: Localized(zh: "对所有人写 ['everybody']", en: "for everybody say ['everybody']"))
    }
    let entry = AdviceEntry(
      id: id, version: version, kind: kind, subject: reader.optionalName("subject", of: value),
      text: reader.words(of: value, limit: longestText), isFor: isFor,
      isNotFor: reader.conditions(value["not"]),
      weight: reader.number(value["weight"], 0...100, orElse: 50), source: reader.source(of: value))
    return reader.errorCount == before ? entry : nil
  }
}
