package import Domain

extension RuleCompleter {
  /// What the word at a place means, in one line for an editor; nil where there is nothing to say.
  ///
  ///     avg(sbp, 90d)    // at `sbp`: Systolic blood pressure (mmHg)
  ///
  /// - Parameter offset: In bytes; a place just after a word is still the word's.
  package func title(at offset: Int, in file: RuleFile) -> Localized? {
    var found: (token: RuleToken, role: TokenRole)?
    for (index, token) in file.tokens.enumerated() where Self.holds(token, offset) {
      found = (token, file.roles[index])
      // An expression inside a text says more than the text.
      for part in file.inner[index] ?? [] {
        for (place, token) in part.tokens.enumerated() where Self.holds(token, offset) {
          found = (token, part.roles[place])
        }
      }
    }
    return found.flatMap { title($0.token, $0.role) }
  }

  private static func holds(_ token: RuleToken, _ offset: Int) -> Bool {
    token.kind != .end && token.range.lowerBound <= offset && offset <= token.range.upperBound
  }

  private func title(_ token: RuleToken, _ role: TokenRole) -> Localized? {
    switch role {
    case .function(let function): function.title
    case .keyword(let keyword): keyword.spelling
    case .spelled(let spelling): spelling
    case .context(let word): word.spelling
    case .indicator: vocabulary.indicator(token.text).map(Self.title)
    case .codeSet: codeSetTitle(token.text)
    case .tag: tagTitle(token.text)
    case .staff: Vocabulary.staffRole(token.text)?.title
    default: nil
    }
  }

  private static func title(_ indicator: Indicator) -> Localized {
    let unit = indicator.unitLabel.isEmpty ? "" : " (\(indicator.unitLabel))"
    return Localized(zh: indicator.name.chinese + unit, en: indicator.name.english + unit)
  }
}
