import Canvas
import Domain
import Rules
import Widgets

/// What is told of tags, as text: the lines of the panel, and why a tag stands as it does.
struct TagText {
  private let model: Model
  private let language: Language

  init(_ model: Model) {
    self.model = model
    language = model.language
  }

  private func shown(_ raw: String) -> String {
    DisplayText.of(raw, ambiguous: model.ambiguous)
  }

  /// The title of a tag by the name that identifies it.
  func name(_ tag: String) -> String {
    model.tagFacts?.known.first { $0.name == tag }?[language] ?? tag
  }

  // MARK: - The lists

  /// The parts of a line, the first of which is the tag.
  func parts(_ row: TagRow) -> [StyledText] {
    switch row {
    case .tag(let tag): parts(tag)
    case .event(let event): parts(event)
    case .override(let record): parts(record)
    }
  }

  private func parts(_ tag: PatientTag) -> [StyledText] {
    var parts = [
      StyledText("#" + shown(tag.name[language]), Style(tag.isShown ? .strong : .dim))
    ]
    if let standing = TagWords.standing(tag.standing) {
      parts.append(StyledText(standing[language], Style(.warning)))
    }
    if let record = model.override(of: tag.name.name) {
      parts.append(StyledText(TagWords.until(record.until)[language], Style(.warning)))
    }
    parts.append(StyledText(TagWords.since(tag.since)[language], Style(.dim)))
    if let rule = tag.rule { parts.append(StyledText("\(rule) v\(tag.version)", Style(.dim))) }
    return parts
  }

  private func parts(_ event: TagEventRecord) -> [StyledText] {
    let isPast = event.withdrawn != nil
    var parts = [
      StyledText("#" + shown(event.tag[language]), Style(isPast ? .dim : .text)),
      StyledText(event.day.description, Style(.dim)),
      StyledText(
        (event.isOn ? TagWords.on : TagWords.off)[language], Style(isPast ? .dim : .strong)),
      StyledText(event.cause.title[language], Style(isPast ? .dim : .text)),
    ]
    if isPast {
      parts.append(StyledText(TagWords.withdrawn[language], Style(.warning)))
    } else if event.why != .fact {
      parts.append(StyledText(event.why.title[language], Style(.dim)))
    }
    parts.append(StyledText("\(event.rule) v\(event.version)", Style(.dim)))
    return parts
  }

  private func parts(_ record: TagOverrideRecord) -> [StyledText] {
    let counts = record.counts(on: model.today)
    var parts = [
      StyledText("#" + shown(name(record.details.tag)), Style(counts ? .strong : .dim)),
      StyledText(TagWords.override(record)[language], Style(counts ? .warning : .dim)),
      StyledText(record.details.reason.title[language], Style(.dim)),
    ]
    if !record.details.note.isEmpty, !model.isVeiled {
      parts.append(StyledText(shown(record.details.note), Style(.dim)))
    }
    if let staff = record.staff { parts.append(StyledText(shown(staff), Style(.dim))) }
    return parts
  }

  // MARK: - Why

  /// A line of an explanation, indented by its depth.
  func line(_ line: ExplanationLine) -> StyledText {
    let glyphs = model.glyphs
    var text = StyledText(String(repeating: "  ", count: line.depth))
    switch line.truth {
    case .yes?: text.append((glyphs == .ascii ? "+" : "✔") + " ", Style(.good))
    case .no?: text.append((glyphs == .ascii ? "-" : "✘") + " ", Style(.dim))
    case .unknown?: text.append("? ", Style(.warning))
    case nil: break
    }
    if line.kind == .missing {
      text.append(TagWords.missing[language] + " ", Style(.warning))
    }
    text.append(signs(line.text), Style(role(line), on: .screen, line.kind == .head ? .bold : []))
    if !line.detail.isEmpty { text.append("  " + signs(line.detail), Style(.dim)) }
    return text
  }

  /// The text with signs that the terminal draws one column wide.
  private func signs(_ text: String) -> String {
    StepText.line(shown(text), glyphs: model.glyphs)
  }

  private func role(_ line: ExplanationLine) -> Role {
    switch line.kind {
    case .head, .because: .strong
    case .missing: .warning
    case .condition, .clearing: line.truth == .no ? .dim : .text
    case .date: .dim
    }
  }
}
