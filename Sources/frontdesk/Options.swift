internal import Domain

/// The words of a command line: options by name and the rest in order.
///
/// Options may stand anywhere; `--` ends them; `--name=value` and `--name value` are the same.
struct Options {
  /// What every command understands.
  private static let general = [
    "--database": true, "--data-dir": true, "--lang": true, "--theme": true, "--as": true,
    "--json": false, "--help": false, "--version": false, "--script": true,
    "--each": false, "--size": true, "--glyphs": true, "--plain": false,
  ]

  /// Those whose value may be a text without a letter.
  private static let mayBeEmpty: Set<String> = ["--note", "--script"]

  private(set) var words: [String] = []
  private var values: [String: String] = [:]

  /// Reads the words after the program's name.
  ///
  /// - Parameter own: The options of the command and whether each takes a value.
  init(_ arguments: [String], own: [String: Bool]) throws(CommandFailure) {
    let known = Self.general.merging(own) { _, own in own }
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--" {
        words += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        words.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = word == "-h" ? "--help" : String(parts[0])
      guard let takesValue = known[name] else {
        throw .use(
          Localized(
            zh: "不认识选项 \(name)；frontdesk --help 列出全部用法",
            en: "unknown option \(name); `frontdesk --help` lists what there is"))
      }
      values[name] = try Self.value(of: name, takesValue, parts, &rest)
    }
  }

  private static func value(
    of name: String, _ takesValue: Bool, _ parts: [Substring], _ rest: inout ArraySlice<String>
  ) throws(CommandFailure) -> String {
    guard takesValue else {
      guard parts.count == 1 else {
        throw .use(Localized(zh: "\(name) 不带参数值", en: "\(name) takes no value"))
      }
      return ""
    }
    let value = parts.count == 2 ? String(parts[1]) : rest.popFirst()
    guard let value, !value.isEmpty || mayBeEmpty.contains(name) else {
      throw .use(Localized(zh: "\(name) 后面缺少值", en: "\(name) needs a value after it"))
    }
    return value
  }

  /// Whether an option was given.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The value of an option; nil when it was not given.
  subscript(name: String) -> String? { values[name] }

  /// The value of an option as a whole number in a range.
  func integer(
    _ name: String, in range: ClosedRange<Int>, default standard: Int
  ) throws(CommandFailure) -> Int {
    guard let text = values[name] else { return standard }
    guard let number = Int(text), range.contains(number) else {
      throw .use(
        Localized(
          zh: "\(name) 应为 \(range.lowerBound) 到 \(range.upperBound) 的整数，收到 \"\(text)\"",
          en: "\(name) takes a whole number from \(range.lowerBound) to \(range.upperBound), "
            + "found \"\(text)\""))
    }
    return number
  }
}
