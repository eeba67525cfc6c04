import Canvas
import Domain
import Widgets

/// A value in words: when it was taken, and how it came in.
struct ValueWords {
  let language: Language
  private let zone: SessionZone

  init(_ model: Model) {
    language = model.language
    zone = model.zone
  }

  /// The day, and the time where it is known.
  func moment(_ observation: Observation) -> String {
    switch observation.precision {
    case .second: "\(observation.day) \(zone.zone.local(observation.instant).clock)"
    case .day, .month, .year: Format.date(observation.day, precision: observation.precision)
    }
  }

  /// The value and unit as they came; nil when they are the ones shown.
  func received(_ observation: Observation) -> String? {
    let unit = observation.receivedUnit
    guard observation.value == nil || observation.factor != 1,
      !unit.isEmpty || observation.value == nil
    else { return nil }
    return DisplayText.of(observation.receivedText + (unit.isEmpty ? "" : " " + unit))
  }

  /// Date, value, judgement, source, as received.
  func row(_ observation: Observation, _ facts: SeriesFacts) -> TableRow {
    TableRow([
      StyledText(moment(observation)),
      StyledText(
        DisplayText.of(Format.value(observation, of: facts.indicator)),
        Style(.strong, on: .screen, .bold)),
      JudgementText.word(observation, facts, language),
      StyledText(SourceWords.title(observation.source)[language], Style(.dim)),
      StyledText(received(observation) ?? "", Style(.dim)),
    ])
  }
}
