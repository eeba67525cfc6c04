import Canvas
import Domain
import Widgets

/// What the counter needs of a person, in words: lines with a label, and chips where there is little
/// room.
struct CounterText {
  let model: Model
  private let language: Language
  private let words: PersonWords

  init(_ model: Model) {
    self.model = model
    language = model.language
    words = PersonWords(model)
  }

  private func shown(_ raw: String) -> String {
    DisplayText.of(raw, ambiguous: model.ambiguous)
  }

  /// A line of the panel.
  func text(_ row: CounterRow) -> StyledText {
    switch row {
    case .notice(let notice): return text(notice)
    case .appointment(let entry): return text(entry)
    case .due(let followUp):
      return .joined(
        [
          DueText.text(followUp.details.due, today: model.today, language),
          StyledText(followUp.isNeutral ? "" : followUp.details.heading[language]),
        ].filter { $0.width > 0 }, spacing: 2)
    case .missing(let item): return StyledText(item.title[language], Style(.warning))
    case .consent(let one):
      return StyledText(
        CounterWords.standing(one, language) + " " + Format.shortDate(one.day, today: model.today),
        Style(one.state == .given ? .text : .warning))
    case .member(let member): return text(member)
    case .addNotice: return StyledText(CounterWords.addNotice[language], Style(.dim))
    case .addRelative: return StyledText(CounterWords.addRelative[language], Style(.dim))
    }
  }

  private func text(_ notice: Notice) -> StyledText {
    var parts: [StyledText] = []
    if let amount = notice.details.amount {
      parts.append(
        StyledText(
          model.isVeiled ? "****" : CounterWords.amount(amount)[language],
          Style(.warning, on: .screen, .bold)))
    }
    parts.append(
      StyledText(
        shown(notice.details.text), Style(notice.details.kind == .message ? .strong : .text)))
    if notice.isOverdue(on: model.today), let until = notice.details.until {
      parts.append(DueText.text(until, today: model.today, language))
    } else if let until = notice.details.until {
      let day = Format.shortDate(until, today: model.today)
      parts.append(
        StyledText(Localized(zh: "至 \(day)", en: "until \(day)")[language], Style(.dim)))
    }
    return .joined(parts, spacing: 2)
  }

  private func text(_ entry: DayEntry) -> StyledText {
    let one = entry.appointment
    var parts: [StyledText] = []
    if one.day == model.today {
      parts.append(
        StyledText(
          one.stage == .expected
            ? Localized(zh: "今天", en: "today")[language] : one.stage.title[language],
          Style(.warning)))
    } else {
      parts.append(
        one.day == model.today.adding(days: 1)
          ? StyledText(Localized(zh: "明天", en: "tomorrow")[language])
          : StyledText(Format.shortDate(one.day, today: model.today)))
    }
    if let start = one.start { parts.append(StyledText(start.description, Style(.strong))) }
    parts.append(StyledText(one.kind.title[language]))
    if let name = entry.staffName { parts.append(StyledText(shown(name), Style(.dim))) }
    return .joined(parts, spacing: 1)
  }

  func text(_ member: FamilyMember) -> StyledText {
    var parts = [
      StyledText(member.title[language], Style(.dim)), StyledText(shown(member.name)),
      StyledText(
        words.sexAndAge(member.sex, member.birthDate, precision: member.birthDatePrecision),
        Style(.dim)),
    ]
    if member.isDeceased { parts.append(StyledText(Phrase.deceased[language], Style(.bad))) }
    return .joined(parts, spacing: 1)
  }

  // MARK: - Beside a list

  /// What waits for the counter, counted, for where there is one line: what is owed, messages, what
  /// the card lacks.
  func counted(_ facts: CounterFacts) -> [StyledText] {
    var parts: [StyledText] = []
    func add(_ label: Localized, _ value: String) {
      parts.append(StyledText("\(label[language]) \(value)", Style(.warning)))
    }
    if let owed = facts.owed {
      add(CounterWords.unpaid, model.isVeiled ? "****" : CounterWords.amount(owed)[language])
    }
    let messages = facts.notices.count { $0.details.kind == .message }
    if messages > 0 { add(CounterWords.message, "\(messages)") }
    if !facts.missing.isEmpty { add(CounterWords.missing, "\(facts.missing.count)") }
    return parts
  }

  /// What must not be overlooked, as chips: what is owed, and that there are messages.
  func chips(_ facts: CounterFacts) -> [Chip] {
    var chips: [Chip] = []
    if let owed = facts.owed {
      let isOverdue = facts.notices.contains { $0.isOverdue(on: model.today) }
      let amount = model.isVeiled ? "" : " " + CounterWords.amount(owed)[language]
      chips.append(Chip(CounterWords.unpaid[language] + amount, isOverdue ? .bad : .warning))
    }
    let messages = facts.notices.count { $0.details.kind == .message }
    if messages > 0 {
      chips.append(
        Chip(
          CounterWords.message[language] + (messages > 1 ? " \(messages)" : ""), .warning))
    }
    return chips
  }

  /// That there is more than so many lines tell: the family, and what was withdrawn.
  func chips(_ facts: CounterFacts?, beyond lines: Int) -> [Chip] {
    guard let facts else { return [] }
    let left = Set(self.lines(facts).dropFirst(lines).map(\.label))
    var chips: [Chip] = []
    if left.contains(CounterWords.family) {
      chips.append(Chip(CounterWords.family[language] + " \(facts.family.count)"))
    }
    if left.contains(CounterWords.consent) {
      chips += (facts.consents ?? []).filter { $0.state != .given }.map {
        Chip(CounterWords.standing($0, language), .warning)
      }
    }
    return chips
  }

  /// One line each, the most needed first: label and text, nothing that is empty.
  ///
  /// - Parameter spreads: Whether each of the family has a line.
  func lines(
    _ facts: CounterFacts, spreads: Bool = false
  ) -> [(label: Localized, text: StyledText)] {
    var lines: [(Localized, StyledText)] = []
    for notice in facts.notices.prefix(3) {
      lines.append((CounterWords.label(.notice(notice)), text(notice)))
    }
    if let next = facts.appointments.first { lines.append((CounterWords.appointment, text(next))) }
    if !facts.missing.isEmpty {
      let items = facts.missing.map { $0.title[language] }
      lines.append(
        (
          CounterWords.missing,
          StyledText(
            items.joined(separator: language == .chinese ? "、" : ", "), Style(.warning))
        ))
    }
    if spreads {
      for (place, member) in facts.family.enumerated() {
        lines.append((place == 0 ? CounterWords.family : Localized(same: ""), text(member)))
      }
    } else if !facts.family.isEmpty {
      lines.append(
        (CounterWords.family, .joined(facts.family.prefix(6).map { text($0) }, spacing: 2)))
    }
    if let consents = facts.consents, !consents.isEmpty {
      lines.append(
        (
          CounterWords.consent,
          .joined(
            (consents.filter { $0.state != .given } + consents.filter { $0.state == .given }).map {
              StyledText(
                CounterWords.standing($0, language),
                Style($0.state == .given ? .dim : .warning))
            }, spacing: 2)
        ))
    }
    return lines
  }
}
