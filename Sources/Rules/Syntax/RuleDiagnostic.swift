package import Domain

/// What is wrong, or doubtful, in a rule file, with its place and a way out.
///
/// Diagnostics are values and are never thrown. They quote the rule's text and no patient's data.
package struct RuleDiagnostic: Hashable, Sendable {
  /// A change of the text that would mend it.
  package struct Fix: Hashable, Sendable {
    /// What to replace, in bytes; empty where something is put in.
    package let range: Range<Int>
    package let text: String

    package init(range: Range<Int>, text: String) {
      self.range = range
      self.text = text
    }
  }

  package let code: RuleCode
  /// The file, as in `RuleSource.name`.
  package let file: String
  /// Where, in bytes of the file.
  package let range: Range<Int>
  /// The words and numbers that the message names, in the order of its `$1`, `$2`, `$3`.
  package let arguments: [String]
  /// A word that may have been meant; nil when none is near.
  package let suggestion: String?
  package let fix: Fix?

  package init(
    _ code: RuleCode, file: String, range: Range<Int>, arguments: [String] = [],
    suggestion: String? = nil, fix: Fix? = nil
  ) {
    self.code = code
    self.file = file
    self.range = range
    self.arguments = arguments.map(Self.shortened)
    self.suggestion = suggestion
    self.fix = fix
  }

  /// A word of a million letters would be no message.
  private static func shortened(_ argument: String) -> String {
    argument.utf8.count <= 240 ? argument : argument.prefix(80) + "…"
  }

  package var severity: Diagnostic.Severity { code.severity }

  /// What is wrong, in lower case without a full stop, with the word that may have been meant.
  package var message: Localized {
    let plain = code.message
    var chinese = filled(plain.chinese)
    var english = filled(plain.english)
    if let suggestion {
      chinese += "；是否指 \(suggestion)？"
      english += "; did you mean \(suggestion)?"
    }
    return Localized(zh: chinese, en: english)
  }

  /// The way out; nil when the message already says it.
  package var help: Localized? {
    guard let plain = code.help, isComplete(plain.english) else { return nil }
    return Localized(zh: filled(plain.chinese), en: filled(plain.english))
  }

  /// Whether each argument that a template names is there and not empty.
  private func isComplete(_ template: String) -> Bool {
    (1...9).allSatisfy { number in
      !template.contains("$\(number)")
        || (arguments.indices.contains(number - 1) && !arguments[number - 1].isEmpty)
    }
  }

  /// The same in the form that every part of the program reports in.
  package func diagnostic(in source: RuleSource) -> Diagnostic {
    Diagnostic(
      severity, code: code.rawValue, message: message, place: source.place(of: range.lowerBound),
      help: help)
  }

  /// A template with its arguments; one that is missing leaves nothing.
  private func filled(_ template: String) -> String {
    var text = ""
    var isArgument = false
    for character in template {
      if isArgument, let number = character.wholeNumberValue {
        if arguments.indices.contains(number - 1) { text += arguments[number - 1] }
        isArgument = false
      } else if character == "$" {
        isArgument = true
      } else {
        text.append(character)
      }
    }
    return text
  }
}

extension RuleDiagnostic: Comparable {
  /// By file and place; at one place errors come first.
  package static func < (left: RuleDiagnostic, right: RuleDiagnostic) -> Bool {
    if left.file != right.file { return left.file < right.file }
    if left.range.lowerBound != right.range.lowerBound {
      return left.range.lowerBound < right.range.lowerBound
    }
    if left.severity != right.severity { return left.severity > right.severity }
    return (left.code.rawValue, left.range.upperBound)
      < (right.code.rawValue, right.range.upperBound)
  }
}
