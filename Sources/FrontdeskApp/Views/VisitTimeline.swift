import Canvas
import Domain
import Widgets

/// Visits, reports, contacts, filed forms and advice along the time, with what was measured or advised
/// below those opened.
struct VisitTimeline {
  let events: [ArchiveEvent]
  private let archive: PatientArchive
  private let model: Model
  private let cells: ArchiveCells
  /// What was measured, by day.
  private let valuesByDay: [CalendarDate: [StyledText]]

  init(_ archive: PatientArchive, _ model: Model) {
    self.archive = archive
    self.model = model
    events = ArchiveEvent.all(of: archive, in: model.zone.zone)
    cells = ArchiveCells(model)
    valuesByDay = Self.values(archive, model)
  }

  /// A stretch without visits that is worth a word, in days: a quarter and its slack.
  private static let gapDays = 120

  /// Beside a list there are no keys that would open anything.
  private var isOpenable: Bool { model.screen == .archive }

  /// The timeline as wide as so many columns.
  func timeline(columns: Int, isFocused: Bool) -> Timeline {
    let entries = events.enumerated().map { place, event in
      entry(event, id: String(place), columns: columns)
    }
    return Timeline(
      entries, longestGapDays: Self.gapDays, daysWord: Phrase.gapDays[model.language],
      monthsWord: Phrase.gapMonths[model.language], isFocused: isFocused,
      showsSelection: isFocused, showsYearsOnce: true)
  }

  /// Which entries are open, and which is selected, by their places.
  func state(_ list: ListState) -> TreeState {
    let open = model.archive.openVisits.filter { _ in archive.id == model.archive.archive?.id }
    return TreeState(open: Set(open.map(String.init)), selected: String(list.selected))
  }

  /// Whether an event has something below it that can be opened.
  func canOpen(_ place: Int) -> Bool {
    guard events.indices.contains(place) else { return false }
    guard case .visit(let visit) = events[place] else { return !events[place].given.isEmpty }
    return valuesByDay[visit.day] != nil
  }

  /// What was measured on the day of an event, each value with its name; empty for a report.
  func values(at place: Int) -> [StyledText] {
    guard events.indices.contains(place), case .visit(let visit) = events[place] else { return [] }
    return valuesByDay[visit.day] ?? []
  }

  // MARK: - Entries

  private func entry(_ event: ArchiveEvent, id: String, columns: Int) -> Timeline.Entry {
    let room = Timeline.entryColumns(columns)
    let below = Timeline.detailColumns(columns)
    switch event {
    case .visit(let visit):
      let cells = cells.event(event)
      let who = StyledText.joined(
        cells[2...].filter { !$0.isEmpty }, spacing: 1)
      var title = cells[1]
      var lines: [StyledText] = []
      if title.width > room {
        title = StyledText(shown(visit.type))
        lines += StyledText(shown(visit.reason)).wrapped(to: below)
      }
      if !who.isEmpty {
        if title.width + 2 + who.width <= room {
          title = title + StyledText("  ") + who
        } else {
          lines += who.wrapped(to: below)
        }
      }
      return Timeline.Entry(
        id, day: visit.day.dayNumber, title, lines: lines,
        details: isOpenable ? packed(valuesByDay[visit.day] ?? [], columns: below) : [])
    case .report(let report):
      let name = StyledText(shown(report.code.display), Style(.other))
      let conclusion = StyledText(shown(report.conclusion), Style(.text))
      let isShort = name.width + 2 + conclusion.width <= room
      // A conclusion is what a report is read for: it stands whole, however long.
      return Timeline.Entry(
        id, day: report.day.dayNumber,
        isShort && !conclusion.isEmpty ? name + StyledText("  ") + conclusion : name,
        lines: isShort || conclusion.isEmpty ? [] : conclusion.wrapped(to: below), role: .other)
    case .contact(let contact): return self.entry(contact, id: id, columns: columns)
    case .form(let form, let given):
      let title = StyledText(shown(form.title[model.language]), Style(.accent))
      let who = StyledText(shown(form.staff), Style(.dim))
      return Timeline.Entry(
        id, day: form.day.dayNumber, .joined([title, who].filter { !$0.isEmpty }, spacing: 2),
        lines: brief(given, id: id, columns: below), details: whole(given, columns: below))
    case .advice(let day, let given):
      let title = StyledText(PaperWords.advice[model.language], Style(.text))
      let who = StyledText(shown(given.first?.staff), Style(.dim))
      return Timeline.Entry(
        id, day: day.dayNumber, .joined([title, who].filter { !$0.isEmpty }, spacing: 2),
        lines: brief(given, id: id, columns: below), details: whole(given, columns: below),
        role: .good)
    }
  }

  /// What was advised on one line, while its words are not opened below.
  private func brief(_ given: [GivenAdvice], id: String, columns: Int) -> [StyledText] {
    let isOpen = isOpenable && Int(id).map(model.archive.openVisits.contains) == true
    return given.isEmpty || isOpen ? [] : [AdviceText(model).brief(given, columns: columns)]
  }

  private func whole(_ given: [GivenAdvice], columns: Int) -> [StyledText] {
    isOpenable ? AdviceText(model).whole(given, columns: columns) : []
  }

  /// What came of a contact and for what it was, then the note, then what is kept of it and who.
  private func entry(_ contact: ArchiveContact, id: String, columns: Int) -> Timeline.Entry {
    let attempt = contact.attempt
    let outcome = StyledText(attempt.outcome.title[model.language], Style(.text))
    let heading = StyledText(shown(contact.followUp.details.heading[model.language]), Style(.dim))
    let who = StyledText(shown(attempt.staffName ?? attempt.staff), Style(.dim))
    var title = outcome
    var rest: [StyledText] = []
    for part in [heading, who] where !part.isEmpty {
      if rest.isEmpty, title.width + 2 + part.width <= Timeline.entryColumns(columns) {
        title = title + StyledText("  ") + part
      } else {
        rest.append(part)
      }
    }
    let below = Timeline.detailColumns(columns)
    var lines = packed(rest + cells.contactMarks(contact), columns: below)
    if !attempt.note.isEmpty { lines += StyledText(shown(attempt.note)).wrapped(to: below) }
    lines += brief(contact.advice, id: id, columns: below)
    return Timeline.Entry(
      id, day: contact.day.dayNumber, title, lines: lines,
      details: whole(contact.advice, columns: below), role: .tag)
  }

  private func shown(_ raw: String?) -> String {
    raw.map { DisplayText.of($0, ambiguous: model.ambiguous) } ?? ""
  }

  /// As many values on a line as fit whole.
  private func packed(_ values: [StyledText], columns: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for value in values {
      if let last = lines.last, last.width + 3 + value.width <= columns {
        lines[lines.count - 1] = last + StyledText("   ") + value
      } else {
        lines += value.wrapped(to: columns)
      }
    }
    return lines
  }

  private static func values(
    _ archive: PatientArchive, _ model: Model
  ) -> [CalendarDate: [StyledText]] {
    let days = Set(archive.encounters.map(\.day))
    var values: [CalendarDate: [StyledText]] = [:]
    for series in archive.series {
      let facts = SeriesFacts(series, of: archive.patient)
      let unit = DisplayText.of(
        Format.unit(series.indicator, glyphs: model.glyphs), ambiguous: model.ambiguous)
      let name = DisplayText.of(
        series.indicator.shortName[model.language], ambiguous: model.ambiguous)
      for point in series.points where days.contains(point.day) {
        var text = StyledText(name + " ", Style(.dim))
        text.append(Format.value(point, of: series.indicator), Style(.strong))
        let flag = JudgementText.flag(point, facts, model.language)
        if !flag.isEmpty { text = text + StyledText(" ") + flag }
        if !unit.isEmpty { text.append(" " + unit, Style(.dim)) }
        values[point.day, default: []].append(text)
      }
    }
    return values
  }
}

extension Painting {
  /// Visits and reports, newest first, along the time.
  mutating func drawVisitRows(
    _ archive: PatientArchive, _ list: ListState, isFocused: Bool, in rect: Rect
  ) -> Point? {
    let visits = VisitTimeline(archive, model)
    guard !visits.events.isEmpty else {
      return drawNone(none(.noVisits, .visits, of: archive), in: rect)
    }
    let timeline = visits.timeline(columns: rect.columns, isFocused: isFocused)
    let state = visits.state(list)
    for (line, id) in timeline.entries(state, in: rect).enumerated() {
      guard let id, let row = Int(id) else { continue }
      clickable(
        Rect(column: rect.column, row: rect.row + line, columns: rect.columns, rows: 1),
        .row(.visits, row))
    }
    let point = timeline.draw(state, in: rect, on: &grid, with: drawing)
    // At the text, as in a table.
    return point.map { Point(column: min($0.column + 3, rect.right - 1), row: $0.row) }
  }
}

extension Model {
  /// Whether keys go into a text, so that the cursor is its caret.
  var isTyping: Bool {
    switch layer {
    case .screen(.lookup): return lookup.focus == .query
    case .help, .palette: return true
    case .outcome: return outcome?.form.isTyping == true
    case .card where cardForm.merge != nil: return cardForm.merge?.preview == nil
    case .card:
      return cardForm.form?.isTyping == true && !cardForm.isAmongCandidates
    case .settings:
      return settings.form?.isTyping == true
    case .screen: return table.map { tables[$0].isFiltering } ?? false
    case .booking:
      guard case .booking(let booking) = day.dialog, !booking.isAmongSlots else { return false }
      return booking.form.isTyping
    case .dialog: return true
    case .access:
      switch account.dialog {
      case .breakGlass(let asked): return asked.form.focusedField?.id == "reason"
      case .review: return true
      case .rightsForm(let asked): return asked.found.isEmpty && asked.form.isTyping
      case .care(let panel): return panel.chooser != nil
      default: return false
      }
    case .locked, .signIn: return account.card != nil
    case .ruleEditor: return true
    case .forms: return forms.panel?.part == .fill && forms.panel?.question == nil
    case .form: return forms.fill?.about == nil
    case .menu, .week, .forecast: return false
    }
  }

  /// Opens the selected visit, or closes it.
  mutating func toggleVisit() {
    guard let row = archive[.visits].selection, canToggleVisit else { return }
    if archive.openVisits.remove(row) == nil { archive.openVisits.insert(row) }
  }

  /// Opens every visit, or closes all where all are open.
  mutating func toggleVisits() {
    guard let opened = archive.archive else { return }
    let visits = VisitTimeline(opened, self)
    let all = Set(visits.events.indices.filter(visits.canOpen))
    archive.openVisits = archive.openVisits.isSuperset(of: all) ? [] : all
  }

  /// The form filed at the selected event; nil where there is none.
  var eventForm: ArchiveForm? {
    guard let opened = archive.archive, archive.section == .visits,
      let row = archive[.visits].selection
    else { return nil }
    let events = ArchiveEvent.all(of: opened, in: zone.zone)
    return events.indices.contains(row) ? events[row].form : nil
  }

  /// Whether the selected visit has something below it.
  var canToggleVisit: Bool {
    guard let opened = archive.archive, let row = archive[.visits].selection else { return false }
    return VisitTimeline(opened, self).canOpen(row)
  }
}
