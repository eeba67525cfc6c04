package import Domain
package import Rules
package import Widgets

/// A rule or a code set being written.
package struct RuleEditorState: Equatable, Sendable {
  /// What is stored under the text; nil for a new one.
  package internal(set) var subject: RuleSubject?
  /// The file that it belongs to.
  package internal(set) var file: String
  /// The text as it is stored; empty for a new one that was only begun from the template.
  package internal(set) var original: String
  /// The text that a new one begins with; what is like it was not written by anybody.
  let template: String
  package internal(set) var field: TextEditor
  /// How the parts of the text look, in bytes of it.
  package internal(set) var stretches: [ColouredStretch] = []
  /// What was found in the text; errors of its grammar at once, the rest with the next answer.
  package internal(set) var problems: [RuleDiagnostic] = []
  /// What was found in the text and beside it when it was last checked; nil before.
  package internal(set) var checkup: RuleCheckup?
  /// Whether the answer to the last key is not there yet.
  package internal(set) var isChecking = false
  package internal(set) var completion: CompletionState?
  package internal(set) var isSaving = false
  /// Why it was not saved; goes with the next key.
  package internal(set) var problem: Localized?

  init(subject: RuleSubject?, file: String, text: String, template: String = "") {
    self.subject = subject
    self.file = file
    self.template = template
    original = text
    field = TextEditor(subject == nil ? template : text, limit: RuleLimits.bytes)
  }

  /// Under which its draft is kept.
  var key: FormDraftKey {
    FormDraftKey(
      kind: Self.draftKind, subject: subject.map { "\($0.kind.rawValue) \($0.id)" } ?? "")
  }

  /// How drafts of rules are named; never changed once it was written.
  static let draftKind = "rule"

  /// What was written and not saved; nil when nothing was.
  package var entered: FormDraft? {
    let text = field.text
    guard text != original, text != template else { return nil }
    return FormDraft(answers: ["text": text, "base": original])
  }

  /// How many errors there are, those that it makes in others among them.
  package var errors: Int {
    problems.count { $0.severity == .error } + (checkup?.elsewhere.count ?? 0)
  }
  package var warnings: Int { problems.count { $0.severity == .warning } }

  /// What is wrong on a line, the worst first.
  func problems(ofLine line: Int) -> [RuleDiagnostic] {
    let start = field.offset(ofLine: line)
    let end = start + field.lines[line].utf8.count
    let here = problems.filter { found in
      let isAfter = found.range.lowerBound >= start || found.range.upperBound > start
      return found.range.lowerBound <= end && isAfter
    }
    return here.filter { $0.severity == .error } + here.filter { $0.severity != .error }
  }
}

/// What was found in a text beside everything else that is saved.
package struct RuleCheckup: Equatable, Sendable {
  /// An example that does not hold.
  package struct FailedTest: Hashable, Sendable {
    package var rule: String
    package var title: String
    /// The first day on which the tag is not as expected.
    package var day: CalendarDate
    package var expectsOn: Bool

    package init(rule: String, title: String, day: CalendarDate, expectsOn: Bool) {
      self.rule = rule
      self.title = title
      self.day = day
      self.expectsOn = expectsOn
    }
  }

  package var own: [RuleDiagnostic]
  /// Errors that the text makes in others; the file of each is the other's name.
  package var elsewhere: [RuleDiagnostic]
  package var tests: Int
  package var failed: [FailedTest]

  package init(
    own: [RuleDiagnostic], elsewhere: [RuleDiagnostic], tests: Int, failed: [FailedTest]
  ) {
    self.own = own
    self.elsewhere = elsewhere
    self.tests = tests
    self.failed = failed
  }
}

/// What can stand at the caret, over the text.
package struct CompletionState: Equatable, Sendable {
  package var items: [Completion]
  package internal(set) var list: ListState
}
