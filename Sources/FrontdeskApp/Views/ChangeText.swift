import Canvas
import Domain
import Widgets

/// What a change of many would do, before it is made: from what to what, and what stays as it is.
struct ChangeText {
  private let model: Model
  private let change: ChangeForm
  private let language: Language

  init(_ model: Model, _ change: ChangeForm) {
    self.model = model
    self.change = change
    language = model.language
  }

  /// `2026-08-20 - 2026-08-24 → 2026-09-01`, then whom colleagues are calling.
  var lines: [StyledText] { [step, leftOut].compactMap(\.self) }

  /// From what to what; nil before anything was entered.
  private var step: StyledText? {
    guard let form = change.form else { return nil }
    let arrow = " " + StepText.line("→", glyphs: model.drawing.glyphs) + " "
    switch change.kind {
    case .reschedule:
      guard let dates = change.dates, let day = form.day("due") else { return nil }
      let before =
        dates.lowerBound == dates.upperBound
        ? dates.lowerBound.description
        : dates.lowerBound.description + " - " + dates.upperBound.description
      return StyledText(before, Style(.dim))
        + StyledText(arrow + CalendarDate(dayNumber: day).description, Style(.strong))
    case .assign:
      guard let field = form.fields.first, let before = change.owners.first,
        let after = field.options.first(where: { $0.id == form.value(field.id) })?.title
      else { return nil }
      let more = change.owners.count > 1 ? ", ..." : ""
      return StyledText((before.name.map(shown) ?? Phrase.nobody[language]) + more, Style(.dim))
        + StyledText(arrow + after, Style(.strong))
    }
  }

  private var leftOut: StyledText? {
    guard !change.claimed.isEmpty else { return nil }
    let names = change.holders.prefix(4).map { "\($0.name.map(shown) ?? "") \($0.count)" }
    return StyledText(
      CallWords.leftOut(change.claimed.count)[language] + " " + names.joined(separator: ", "),
      Style(.warning))
  }

  private func shown(_ raw: String) -> String {
    DisplayText.of(raw, ambiguous: model.ambiguous)
  }
}
