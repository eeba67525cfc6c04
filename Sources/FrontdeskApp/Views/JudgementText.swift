import Canvas
import Domain
import Widgets

/// How a value stands to its reference, in words and colour.
enum JudgementText {
  /// `高`, `低`, `存疑`; empty for a value in order or one that cannot be judged.
  static func flag(
    _ observation: Observation?, _ facts: SeriesFacts, _ language: Language
  ) -> StyledText {
    guard let observation else { return StyledText() }
    if observation.isImplausible {
      return StyledText(Phrase.check[language], Style(.warning, on: .screen, .bold))
    }
    switch facts.judgement(observation) {
    case .high: return StyledText(Phrase.high[language], Style(.bad, on: .screen, .bold))
    case .low: return StyledText(Phrase.low[language], Style(.bad, on: .screen, .bold))
    case .normal, nil: return StyledText()
    }
  }

  /// The same, and `正常` for a value in order.
  static func word(
    _ observation: Observation, _ facts: SeriesFacts, _ language: Language
  ) -> StyledText {
    let flag = flag(observation, facts, language)
    if !flag.isEmpty { return flag }
    guard facts.judgement(observation) == .normal else { return StyledText() }
    return StyledText(Phrase.normal[language], Style(.good))
  }
}
