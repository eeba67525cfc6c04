package import Domain

/// A JSON value that is about to be written.
///
/// Objects keep the order of their members, so that output is the same from run to run.
package indirect enum JSONOutput: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A finite number; anything else is written as null, as JSON has no word for it.
  case number(Double)
  case string(String)
  case array([JSONOutput])
  case object([Member])

  /// A member of an object.
  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: JSONOutput

    package init(_ name: String, _ value: JSONOutput) {
      self.name = name
      self.value = value
    }
  }

  /// An object of these members, in this order.
  package static func members(_ members: KeyValuePairs<String, JSONOutput>) -> JSONOutput {
    .object(members.map { Member($0.key, $0.value) })
  }

  /// A string, or null for nil.
  package static func optional(_ text: String?) -> JSONOutput {
    text.map(JSONOutput.string) ?? .null
  }

  /// A number, or null for nil.
  package static func optional(_ number: Double?) -> JSONOutput {
    number.map(JSONOutput.number) ?? .null
  }

  /// A date as `YYYY-MM-DD`, or null for nil.
  package static func optional(_ date: CalendarDate?) -> JSONOutput {
    date.map { .string($0.description) } ?? .null
  }

  /// The value on one line.
  package var text: String {
    var out = ""
    write(to: &out)
    return out
  }

  private func write(to out: inout String) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .integer(let value): out += String(value)
    case .number(let value): out += value.isFinite ? shortestDecimal(value) : "null"
    case .string(let value): Self.write(value, to: &out)
    case .array(let values):
      out += "["
      for (index, value) in values.enumerated() {
        if index > 0 { out += "," }
        value.write(to: &out)
      }
      out += "]"
    case .object(let members):
      out += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { out += "," }
        Self.write(member.name, to: &out)
        out += ":"
        member.value.write(to: &out)
      }
      out += "}"
    }
  }

  /// Writes a string with everything escaped that could end it or steer a terminal.
  private static func write(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{200B}"..."\u{200F}",
        "\u{2028}"..."\u{202E}", "\u{2060}"..."\u{206F}", "\u{FEFF}":
        out += "\\u" + hex(scalar.value)
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
