import Domain

// How an event is stored: one line of text, the same on every machine and for ever readable.
extension PlanEvent.Kind {
  /// The event in one line: its name and its fields, parted by tabs.
  ///
  ///     visited	visit	diabetes=uncontrolled+complication;hypertension=controlled	hypertension=2
  package var text: String {
    fields.joined(separator: "\t")
  }

  /// The name of the kind alone, for lists and the trail: it holds nothing of the person.
  package var name: String { fields[0] }

  private var fields: [String] {
    switch self {
    case .started(let start):
      [
        "started", Field.escaped(start.plan), "\(start.version)", "\(start.anchor)",
        start.cause.text, Field.escaped(start.owner ?? ""),
      ] + (start.before.map { ["\($0)"] } ?? [])
    case .visited(let visit): ["visited"] + Self.fields(visit)
    case .corrected(let event, let visit): ["corrected", "\(event)"] + Self.fields(visit)
    case .dated(let key, let day, let reason):
      ["dated", Field.escaped(key.text), "\(day)", Field.escaped(reason)]
    case .skipped(let key, let reason):
      ["skipped", Field.escaped(key.text), Field.escaped(reason)]
    case .anchored(let instance, let day): ["anchored", "\(instance)", "\(day)"]
    case .doubted(let instance): ["doubted", "\(instance)"]
    case .ended(let instance, let cause): ["ended", "\(instance)", cause.rawValue]
    case .endedBefore(let visit, let instance, let cause):
      ["ended-before", "\(visit)", "\(instance)", cause.rawValue]
    case .left(let cause): ["left", cause.rawValue]
    case .returned: ["returned"]
    case .undone(let id): ["undone", "\(id)"]
    }
  }

  private static func fields(_ visit: PlanVisit) -> [String] {
    [
      visit.channel.rawValue, Field.list(visit.findings.map { ($0, $1.text) }),
      Field.list(visit.versions.map { ($0, "\($1)") }),
    ]
  }

  /// Reads what ``text`` wrote; nil for anything else.
  package init?(text: String) {
    let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard let kind = Self.read(fields), kind.text == text else { return nil }
    self = kind
  }

  private static func read(_ fields: [String]) -> PlanEvent.Kind? {
    switch (fields[0], fields.count) {
    case ("started", 6), ("started", 7): started(fields)
    case ("visited", 4): visit(fields.dropFirst()).map { .visited($0) }
    case ("corrected", 5):
      Int(fields[1]).flatMap { event in
        visit(fields.dropFirst(2)).map { .corrected(event, $0) }
      }
    case ("doubted", 2): Int(fields[1]).map { .doubted(instance: $0) }
    case ("dated", 4): dated(fields)
    case ("skipped", 3):
      Field.key(fields[1]).flatMap { key in
        Field.plain(fields[2]).map { .skipped(key, reason: $0) }
      }
    case ("anchored", 3):
      Int(fields[1]).flatMap { instance in
        CalendarDate(iso: fields[2]).map { .anchored(instance: instance, to: $0) }
      }
    case ("ended", 3):
      Int(fields[1]).flatMap { instance in
        PlanEndCause(rawValue: fields[2]).map { .ended(instance: instance, $0) }
      }
    case ("ended-before", 4):
      Int(fields[1]).flatMap { visit in
        Int(fields[2]).flatMap { instance in
          PlanEndCause(rawValue: fields[3]).map {
            .endedBefore(visit: visit, instance: instance, $0)
          }
        }
      }
    case ("left", 2): PlanLeave(rawValue: fields[1]).map { .left($0) }
    case ("returned", 1): .returned
    case ("undone", 2): Int(fields[1]).map { .undone($0) }
    default: nil
    }
  }

  private static func started(_ fields: [String]) -> PlanEvent.Kind? {
    guard let plan = Field.plain(fields[1]), let version = Int(fields[2]),
      let anchor = CalendarDate(iso: fields[3]), let cause = PlanStart(text: fields[4]),
      let owner = Field.plain(fields[5])
    else { return nil }
    return .started(
      PlanBeginning(
        plan: plan, version: version, anchor: anchor, cause: cause,
        owner: owner.isEmpty ? nil : owner, before: fields.count > 6 ? Int(fields[6]) : nil))
  }

  private static func visit(_ rest: ArraySlice<String>) -> PlanVisit? {
    let fields = Array(rest)
    guard let channel = FollowUpChannel(rawValue: fields[0]),
      let findings = Field.pairs(fields[1]), let versions = Field.pairs(fields[2])
    else { return nil }
    var visit = PlanVisit(channel: channel, findings: [:])
    for (subject, text) in findings {
      guard let finding = PlanFinding(text: text) else { return nil }
      visit.findings[subject] = finding
    }
    for (plan, text) in versions {
      guard let version = Int(text) else { return nil }
      visit.versions[plan] = version
    }
    return visit
  }

  private static func dated(_ fields: [String]) -> PlanEvent.Kind? {
    guard let key = Field.key(fields[1]), let day = CalendarDate(iso: fields[2]),
      let reason = Field.plain(fields[3])
    else { return nil }
    return .dated(key, to: day, reason: reason)
  }
}

extension PlanFinding {
  /// `uncontrolled+complication`, the signs in the order of their words.
  fileprivate var text: String {
    ([control.rawValue] + signs.map(\.rawValue).sorted()).joined(separator: "+")
  }

  fileprivate init?(text: String) {
    let words = text.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    guard let control = Control(rawValue: words[0]) else { return nil }
    let signs = words.dropFirst().compactMap(VisitFinding.init(rawValue:))
    guard signs.count == words.count - 1 else { return nil }
    self.init(control, signs: Set(signs))
  }
}

extension PlanStart {
  fileprivate var text: String {
    switch self {
    case .hand: "hand"
    case .tag(let name): "tag=\(Field.escaped(name))"
    case .rule(let id): "rule=\(Field.escaped(id))"
    case .diagnosis(let prefix): "diagnosis=\(Field.escaped(prefix))"
    case .codeSet(let name): "codes=\(Field.escaped(name))"
    case .encounter(let code): "encounter=\(Field.escaped(code))"
    case .discharge(let code): "discharge=\(Field.escaped(code))"
    case .result(let plan, let result): "\(result.rawValue)=\(Field.escaped(plan ?? ""))"
    }
  }

  fileprivate init?(text: String) {
    if text == "hand" {
      self = .hand
      return
    }
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, let value = Field.plain(String(halves[1])) else { return nil }
    switch halves[0] {
    case "tag": self = .tag(value)
    case "rule": self = .rule(value)
    case "diagnosis": self = .diagnosis(prefix: value)
    case "codes": self = .codeSet(value)
    case "encounter": self = .encounter(classCode: value)
    case "discharge": self = .discharge(classCode: value)
    default:
      guard let result = PlanResult(rawValue: String(halves[0])) else { return nil }
      self = .result(plan: value.isEmpty ? nil : value, result)
    }
  }
}

/// The parts of a stored line; what parts them is escaped inside them as `%` and two digits.
private enum Field {
  private static let special: Set<UInt8> = [0x25, 0x3B, 0x3D, 0x7F]

  static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      guard byte < 0x20 || special.contains(byte) else {
        bytes.append(byte)
        continue
      }
      let digits = String(byte, radix: 16)
      bytes += Array(("%" + (digits.count == 1 ? "0" : "") + digits).utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func plain(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, let value = UInt8(digits, radix: 16) else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  static func key(_ text: String) -> PlanKey? { plain(text).flatMap(PlanKey.init(text:)) }

  /// `name=value;name=value`, in the order of the names; empty for none.
  static func list(_ pairs: [(String, String)]) -> String {
    pairs.map { (escaped($0.0), $0.1) }.sorted { $0.0 < $1.0 }
      .map { "\($0.0)=\($0.1)" }.joined(separator: ";")
  }

  static func pairs(_ text: String) -> [(String, String)]? {
    if text.isEmpty { return [] }
    let parts = text.split(separator: ";", omittingEmptySubsequences: false)
    let pairs = parts.compactMap { part -> (String, String)? in
      let halves = part.split(separator: "=", omittingEmptySubsequences: false)
      guard halves.count == 2, let name = plain(String(halves[0])) else { return nil }
      return (name, String(halves[1]))
    }
    return pairs.count == parts.count ? pairs : nil
  }
}
