import Canvas
import Domain
import Widgets

/// When something is due, in words and the colour that goes with them.
enum DueText {
  static func text(
    _ due: CalendarDate, today: CalendarDate, _ language: Language
  ) -> StyledText {
    let days = due.days(to: today)
    if days > 0 { return StyledText(Phrase.overdue(days)[language], Style(.bad)) }
    if days == 0 {
      return StyledText(Localized(zh: "今天", en: "today")[language], Style(.warning))
    }
    if days == -1 {
      return StyledText(Localized(zh: "明天", en: "tomorrow")[language], Style(.text))
    }
    return StyledText(Format.shortDate(due, today: today), Style(.dim))
  }
}
