/// Why an open follow-up that a rule opened may not be needed any more.
///
/// It is kept all the same, as a person may know more than the rule; whoever has it before them
/// checks, and ends it or goes on. The numbers are stored.
package enum FollowUpDoubt: Int, Sendable, CaseIterable {
  /// The tag that opened it went before anybody tried.
  case reasonGone = 1
  /// The tag that opened it never was there, as is known since a value was corrected.
  case correctedValue = 2

  /// The name in JSON output.
  package var code: String {
    switch self {
    case .reasonGone: "reason-gone"
    case .correctedValue: "corrected-value"
    }
  }

  /// The word by which the queue is narrowed to those.
  package var title: Localized {
    switch self {
    case .reasonGone: Localized(zh: "原因已消失", en: "Reason gone")
    case .correctedValue: Localized(zh: "数值已更正", en: "Value corrected")
    }
  }

  /// The sentence that says what it is, and what to do.
  package var message: Localized {
    switch self {
    case .reasonGone:
      Localized(
        zh: "原因已消失：标签已不在，核对后可结束",
        en: "Reason gone: its tag is off; check, then end it")
    case .correctedValue:
      Localized(
        zh: "数值已更正：开启它的数值后来改过，请核对",
        en: "Value corrected since it was opened; check it")
    }
  }
}

extension FollowUp {
  /// Why it is due then, behind what is doubtful about it, in one line.
  package var wholeWhy: Localized {
    guard let doubt else { return details.why }
    return Localized(
      zh: "\(doubt.title.chinese); \(details.why.chinese)",
      en: "\(doubt.title.english); \(details.why.english)")
  }
}
