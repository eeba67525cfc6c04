import Canvas
import Domain
import Widgets

/// Advice that was given, as text: in brief on one line, or whole with why and by whom.
struct AdviceText {
  private let model: Model
  private let language: Language

  init(_ model: Model) {
    self.model = model
    language = model.language
  }

  private func shown(_ text: Localized) -> String { CareText(model).shown(text) }

  /// `建议 2  每天吃盐不超过 5 克…`, as wide as so many columns; nothing where none was given.
  func brief(_ given: [GivenAdvice], columns: Int) -> StyledText {
    guard !given.isEmpty else { return StyledText() }
    let label = StyledText("\(CareWords.advice[language]) \(given.count)", Style(.good))
    let texts = given.sheet.map { StyledText(shown($0.text), Style(.dim)) }
    return StyledText.joined([label] + texts, spacing: 2)
      .clipped(to: columns, glyphs: model.drawing.glyphs)
  }

  /// Everything that was given, each on lines of its own: the words, then why.
  func whole(_ given: [GivenAdvice], columns: Int) -> [StyledText] {
    given.sheet.flatMap { advice in
      let head = StyledText([
        (shown(advice.kind.title) + "  ", Style(.dim)), (shown(advice.text), Style(.text)),
      ])
      let why = shown(advice.why)
      return head.wrapped(to: columns, hang: 2)
        + (why.isEmpty
          ? []
          : StyledText("  \(CareWords.why[language]) \(why)", Style(.dim)).wrapped(
            to: columns, hang: 2))
    }
  }

  /// The same on one line, as lists of plain text have it; empty where none was given.
  func line(_ given: [GivenAdvice]) -> String {
    guard !given.isEmpty else { return "" }
    let texts = given.sheet.map { shown($0.text) }
    return CareWords.advice[language] + (language == .chinese ? "：" : ": ")
      + texts.joined(separator: " ")
  }

  /// What the care plans have next, a task and a goal, each after its day; empty for nothing.
  func next(_ next: CareNext?) -> [StyledText] {
    var parts: [StyledText] = []
    if let task = next?.task, let due = task.due {
      parts.append(part(due, CareText(model).shown(task.text)))
    }
    if let next, let goal = next.goal, let due = goal.due {
      let target = CareText(model).shown(goal.target.text)
      parts.append(part(due, shown(next.goalName) + " " + target))
    }
    return parts
  }

  private func part(_ due: CalendarDate, _ text: String) -> StyledText {
    let isLate = due < model.today
    let late = isLate ? CareWords.overdue[language] + " " : ""
    let day = late + Format.shortDate(due, today: model.today)
    return StyledText([
      (day + "  ", Style(isLate ? .bad : .strong)), (text, Style(.text)),
    ])
  }
}
