internal import Domain

/// How sensitive words and codes are, remembered: what comes in repeats a few thousand of them.
struct KnownLevels {
  /// By what is judged what was not met before.
  let sensitivity: Sensitivity
  private var words: [String: Sensitivity.Level] = [:]
  private var codings: [Coding: Sensitivity.Level] = [:]

  /// So many answers of either kind are kept; written-out reasons need not repeat.
  private static let limit = 20_000

  init(by sensitivity: Sensitivity = Sensitivity()) { self.sensitivity = sensitivity }

  /// The highest level of some words; `care` without any.
  mutating func level(of texts: String...) -> Sensitivity.Level {
    var highest = Sensitivity.Level.care
    for text in texts where !text.isEmpty { highest = max(highest, level(ofOne: text)) }
    return highest
  }

  /// The level of a code with the words beside it.
  mutating func level(of coding: Coding) -> Sensitivity.Level {
    if let known = codings[coding] { return known }
    if codings.count >= Self.limit { codings = [:] }
    let level = sensitivity.level(of: coding)
    codings[coding] = level
    return level
  }

  private mutating func level(ofOne text: String) -> Sensitivity.Level {
    if let known = words[text] { return known }
    if words.count >= Self.limit { words = [:] }
    let level = sensitivity.level(of: text)
    words[text] = level
    return level
  }
}
