import Canvas
import Domain
import Widgets

/// Makes a keymap of what a file wants, so that nothing is lost by it.
///
/// A key goes to the first command of the file that wants it in a layer, and the registry's command
/// that had it loses it. A wish is refused when it would leave a command out of reach without
/// letters, or quitting and help without a key. Every refusal may free a key for others, so it is
/// begun anew after each; there are no more rounds than keys in the file.
struct KeymapResolver {
  private var requests: [KeymapFile.Request]
  private(set) var diagnostics: [Diagnostic] = []

  /// Commands that must have a key of their own: without them nobody finds the rest, or the way
  /// out.
  private static let vital: Set<CommandID> = [.quit, .help]

  init(_ requests: [KeymapFile.Request]) { self.requests = requests }

  mutating func resolve() -> Keymap {
    while refuseTaken() || refuseUnreachable() || refuseTheft() {}
    noteLosses()
    noteFieldKeys()
    return keymap
  }

  /// The keymap of the requests as they stand.
  private var keymap: Keymap {
    var keymap = Keymap.standard
    for command in CommandRegistry.all { keymap.bind(command, to: binding(of: command)) }
    return keymap
  }

  private func binding(of command: Command) -> Keymap.Binding {
    if let request = requests.first(where: { $0.command.id == command.id }) {
      return Self.binding(request.strokes.map(\.stroke))
    }
    let left = Self.strokes(of: command).filter { taker(of: $0, from: command) == nil }
    return Self.binding(left)
  }

  /// The request by which a command of the registry loses a key.
  private func taker(
    of stroke: KeyName.Stroke, from command: Command
  ) -> (request: Int, stroke: Int)? {
    for (place, request) in requests.enumerated()
    where !request.command.layers.isDisjoint(with: command.layers) {
      if let found = request.strokes.firstIndex(where: { $0.stroke == stroke }) {
        return (place, found)
      }
    }
    return nil
  }

  // MARK: - Refusing

  /// Refuses a key that an earlier command of the file has in a layer of both.
  private mutating func refuseTaken() -> Bool {
    for place in requests.indices {
      for index in requests[place].strokes.indices {
        let stroke = requests[place].strokes[index]
        let command = requests[place].command
        let earlier = requests[..<place].first { other in
          !other.command.layers.isDisjoint(with: command.layers)
            && other.strokes.contains { $0.stroke == stroke.stroke }
        }
        guard let earlier else { continue }
        report(
          .error, "keymap.conflict", at: stroke.place,
          zh: "“\(stroke.name)” 已给 \(earlier.command.id.rawValue), \(command.id.rawValue) 不再用它",
          en: "\"\(stroke.name)\" is \(earlier.command.id.rawValue) already, "
            + "so \(command.id.rawValue) does not get it")
        requests[place].strokes.remove(at: index)
        return true
      }
    }
    return false
  }

  /// Refuses keys that leave their command without a way in.
  private mutating func refuseUnreachable() -> Bool {
    for (place, request) in requests.enumerated() {
      let hasKey = Self.binding(request.strokes.map(\.stroke)).hasSafeKey
      let isVital = Self.vital.contains(request.command.id)
      guard !hasKey, isVital || !request.command.hasRouteByName else { continue }
      let id = request.command.id.rawValue
      report(
        .error, "keymap.unreachable", at: request.place,
        zh: "\(id) 至少要有一个不是字母的键, 保留原来的键",
        en: "\(id) needs a key that is no letter; it keeps its own")
      requests.remove(at: place)
      return true
    }
    return false
  }

  /// Refuses a key that would leave the registry's command for it without a way in.
  private mutating func refuseTheft() -> Bool {
    for command in CommandRegistry.all where !isRequested(command) {
      let left = binding(of: command)
      guard !left.hasSafeKey, Self.vital.contains(command.id) || !command.hasRouteByName else {
        continue
      }
      let taken = Self.strokes(of: command).compactMap { taker(of: $0, from: command) }
      guard let (place, index) = taken.first else { continue }
      let stroke = requests[place].strokes[index]
      let winner = requests[place].command.id.rawValue
      report(
        .error, "keymap.last-key", at: stroke.place,
        zh: "“\(stroke.name)” 是 \(command.id.rawValue) 仅有的键, 不能给 \(winner)",
        en: "\"\(stroke.name)\" is the only key of \(command.id.rawValue), "
          + "so \(winner) does not get it")
      requests[place].strokes.remove(at: index)
      return true
    }
    return false
  }

  // MARK: - Telling

  /// Tells which commands lose a key, and which are left to the palette.
  private mutating func noteLosses() {
    for command in CommandRegistry.all where !isRequested(command) {
      for stroke in Self.strokes(of: command) {
        guard let (place, index) = taker(of: stroke, from: command) else { continue }
        let taken = requests[place].strokes[index]
        let winner = requests[place].command.id.rawValue
        report(
          .warning, "keymap.conflict", at: taken.place,
          zh: "“\(taken.name)” 原是 \(command.id.rawValue) 的键, 现在给 \(winner)",
          en: "\"\(taken.name)\" was \(command.id.rawValue) and now is \(winner)")
      }
    }
    for request in requests where !Self.binding(request.strokes.map(\.stroke)).hasSafeKey {
      report(
        .warning, "keymap.palette-only", at: request.place,
        zh: "\(request.command.id.rawValue) 没有字母以外的键, 只能从命令面板或菜单用",
        en: "\(request.command.id.rawValue) has no key but letters; "
          + "the palette or the menu still has it")
    }
  }

  /// Tells of keys that text fields use themselves.
  private mutating func noteFieldKeys() {
    let withFields: LayerSet = [.lookup, .outcome, .help, .palette]
    for request in requests where !request.command.layers.isDisjoint(with: withFields) {
      for stroke in request.strokes {
        var field = TextField("a")
        guard case .press(let press) = stroke.stroke, field.edit(press),
          !request.command.keys.contains(press)
        else { continue }
        report(
          .note, "keymap.field-key", at: stroke.place,
          zh: "“\(stroke.name)” 在输入框里用来改字", en: "\"\(stroke.name)\" edits text in a text field")
      }
    }
  }

  // MARK: - Helping

  private func isRequested(_ command: Command) -> Bool {
    requests.contains { $0.command.id == command.id }
  }

  private static func strokes(of command: Command) -> [KeyName.Stroke] {
    command.keys.map { .press($0) } + command.letters.map { .letter($0) }
  }

  private static func binding(_ strokes: [KeyName.Stroke]) -> Keymap.Binding {
    var binding = Keymap.Binding()
    for stroke in strokes {
      switch stroke {
      case .press(let press): if !binding.keys.contains(press) { binding.keys.append(press) }
      case .letter(let letter):
        if !binding.letters.contains(letter) { binding.letters.append(letter) }
      }
    }
    return binding
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ code: String, at place: SourcePlace, zh: String, en: String
  ) {
    guard diagnostics.count < 100 else { return }
    diagnostics.append(
      Diagnostic(severity, code: code, message: Localized(zh: zh, en: en), place: place))
  }
}
