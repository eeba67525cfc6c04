import Canvas
import Domain
import Widgets

extension Painting {
  /// What to type and what the day holds, where no patient has been opened yet.
  mutating func drawLookupStart(in rect: Rect) {
    let area = rect.inset(left: 3, right: 1)
    let examples = LookupExample.all
    let key = model.keymap.keyName(of: .viewFollowUps)[language]
    let work = model.counts.map { counts in
      fitting(
        [
          StyledText(Phrase.todaysWork(counts)[language], Style(.text)),
          StyledText(key, Style(.accent, on: .screen, .bold)),
        ], columns: area.columns, spacing: 2)
    }
    // The examples come first; the rest shows where it leaves air around itself.
    let hasHeading = area.rows >= examples.count + 3
    let hasScan = area.rows >= examples.count + 7
    var row = hasScan ? 1 : 0
    if hasHeading {
      draw(StyledText(Phrase.startHeading[language], Style(.dim)), row: row, in: area)
      row += hasScan ? 2 : 1
    }
    let width = examples.map { TextWidth.of($0.typed) }.max() ?? 0
    for example in examples {
      let typed = StyledText(example.typed, Style(.strong, on: .screen, .bold)).padded(to: width)
      let line = [typed, StyledText(example.meaning[language], Style(.dim))]
      draw(.joined(line, spacing: 3), row: row, in: area)
      row += 1
    }
    if hasScan {
      draw(StyledText(Phrase.startScan[language], Style(.dim)), row: row + 1, in: area)
      row += 2
    }
    guard let work else { return }
    draw(work, row: row + 1 < area.rows ? row + 1 : row, in: area)
  }
}

/// Something that may be typed in the lookup, and what it finds.
struct LookupExample {
  let typed: String
  let meaning: Localized

  static let all = [
    LookupExample(typed: "zs 138", meaning: Localized(zh: "首字母 + 电话", en: "initials + phone")),
    LookupExample(typed: "张三", meaning: Localized(zh: "姓名", en: "name")),
    LookupExample(typed: "0021", meaning: Localized(zh: "电话或证件尾号", en: "end of phone or ID")),
    LookupExample(typed: "1968-03-12", meaning: Localized(zh: "出生日期", en: "date of birth")),
  ]
}
