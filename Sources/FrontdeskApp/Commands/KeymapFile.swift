import Canvas
package import Domain
import Interchange

/// A person's own keys as an editable file.
///
///     {
///       "list.down": ["Down", "n"],   // replaces all keys of the command
///       "lang.switch": "F6",
///     }
package enum KeymapFile {
  /// The name of the file in a data folder or the person's configuration folder.
  package static let name = "keymap.json5"

  /// Reads a file; what is wrong in it keeps the registry's keys.
  ///
  /// - Returns: The keymap, in which no key means two things in one layer and every command can
  ///   still be reached without a letter; and what is wrong with the file, in its order.
  package static func read(_ bytes: [UInt8]) -> (keymap: Keymap, diagnostics: [Diagnostic]) {
    switch JSONParser.parse(bytes, dialect: .json5) {
    case .refused(let diagnostic): return (.standard, [diagnostic])
    case .read(let document):
      var reader = KeymapReader()
      let requests = reader.requests(of: document.root)
      var resolver = KeymapResolver(requests)
      let keymap = resolver.resolve()
      let found = reader.diagnostics + resolver.diagnostics
      return (keymap, found.sorted { ($0.place ?? start) < ($1.place ?? start) })
    }
  }

  private static let start = SourcePlace(line: 1, column: 1)

  /// The keys that a file wants for one command.
  struct Request {
    let command: Command
    let place: SourcePlace
    var strokes: [Stroke]
  }

  /// A key that a file names.
  struct Stroke {
    let stroke: KeyName.Stroke
    /// As the file writes it.
    let name: String
    let place: SourcePlace
  }
}

/// Turns the members of a file into requests, each looked at by itself.
struct KeymapReader {
  private(set) var diagnostics: [Diagnostic] = []

  mutating func requests(of root: JSONValue) -> [KeymapFile.Request] {
    guard root.kind == .object else {
      report(
        "keymap.form", at: root.place, zh: "应为 { \"命令\": [\"键\", ...] }",
        en: "expected { \"command\": [\"key\", ...] }")
      return []
    }
    return root.members.compactMap { request(of: $0) }
  }

  private mutating func request(of member: JSONMember) -> KeymapFile.Request? {
    let name = DisplayText.of(member.name)
    guard let command = CommandID(rawValue: member.name).flatMap(CommandRegistry.command) else {
      let near = NearestName.of(member.name, among: CommandID.allCases.map(\.rawValue))
      report(
        "keymap.unknown-command", at: member.key.place, zh: "没有命令 “\(name)”",
        en: "there is no command \"\(name)\"",
        help: near.map { Localized(zh: "是不是 “\($0)”?", en: "did you mean \"\($0)\"?") })
      return nil
    }
    let values = member.value.kind == .array ? Array(member.value.elements) : [member.value]
    let strokes = values.compactMap { stroke(of: $0) }
    // A list that is all wrong is no wish to have no key.
    if strokes.isEmpty, !values.isEmpty { return nil }
    return KeymapFile.Request(command: command, place: member.key.place, strokes: strokes)
  }

  private mutating func stroke(of value: JSONValue) -> KeymapFile.Stroke? {
    let place = value.place
    guard let raw = value.string, let stroke = KeyName.parse(raw) else {
      let shown = value.string.map { "\"\(DisplayText.of($0))\"" } ?? ""
      report(
        "keymap.unknown-key", at: place, zh: "不认识的键 \(shown)", en: "not a key: \(shown)",
        help: Localized(
          zh: "写法如 F8, Ctrl-X, Alt-Left, Shift-Tab, PgDn, 空格, n",
          en: "write it as F8, Ctrl-X, Alt-Left, Shift-Tab, PgDn, Space, n"))
      return nil
    }
    let name = DisplayText.of(raw)
    if case .press(let press) = stroke, press.isTaken {
      report(
        "keymap.taken-key", at: place,
        zh: "“\(name)” 终端或输入法要用 (^I 就是 Tab, ^M 就是 Enter)",
        en: "\"\(name)\" belongs to the terminal or the input method (^I is Tab, ^M is Enter)")
      return nil
    }
    return KeymapFile.Stroke(stroke: stroke, name: name, place: place)
  }

  private mutating func report(
    _ code: String, at place: SourcePlace, zh: String, en: String, help: Localized? = nil
  ) {
    guard diagnostics.count < 100 else { return }
    diagnostics.append(
      Diagnostic(
        .error, code: code, message: Localized(zh: zh, en: en), place: place, help: help))
  }
}
