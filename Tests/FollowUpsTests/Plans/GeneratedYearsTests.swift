import Domain
import FollowUps
import TestSupport
import Testing

/// Whatever happens, in any order: one follow-up for each programme, and none twice or in the past.
@Suite("Generated years") struct GeneratedYearsTests {
  @Test("keep every promise of the engine")
  func promises() {
    var reached: [String: Int] = [:]
    for seed in 0..<48 {
      var years = GeneratedYears(seed: UInt64(seed))
      let first = years.desk.today
      while years.desk.today < first.adding(months: 36) {
        let before = years.desk
        let name = years.step()
        check(years.desk, after: name, seed: seed)
        if years.desk.today >= before.today {
          checkDates(before, years.desk, after: name, seed: seed)
        }
      }
      reached.merge(years.reached, uniquingKeysWith: +)
      checkReplay(years.desk, seed: seed)
    }
    // The generator must reach all of it, or the test would say nothing.
    for name in [
      "visit in time", "visit", "late entry", "start", "date by hand", "skip", "leave", "return",
      "undo", "end", "clock", "refused",
    ] {
      #expect((reached[name] ?? 0) > 10, "\(name)")
    }
  }

  private func check(_ desk: PlanDesk, after name: String, seed: Int) {
    #expect(desk.changes.isEmpty, "seed \(seed): \(name) is not settled")
    let names = desk.rows.map { "\($0.key.text) \($0.generation)" }
    #expect(Set(names).count == names.count, "seed \(seed): doubled after \(name)")
    if desk.book.absence != nil {
      #expect(desk.open.isEmpty, "seed \(seed): \(name) calls somebody who is away")
      return
    }
    let mains = desk.book.wanted(on: desk.today, week: desk.week).filter(\.isMain)
    let horizon = max(desk.today, desk.book.lastDay ?? desk.today)
    for plan in desk.book.running where !plan.isElapsed(on: horizon) {
      let own = mains.filter { $0.key.instance == plan.id }
      let isDone = plan.definition.recurrence == nil && own.isEmpty
      #expect(own.count == 1 || isDone, "seed \(seed): \(plan.definition.id) after \(name)")
      #expect(own.allSatisfy { one in desk.open.contains { $0.key == one.key } })
    }
    let programmes = mains.compactMap(\.programme)
    #expect(
      Set(programmes).count == programmes.count, "seed \(seed): a programme twice after \(name)")
    let keys = desk.open.map(\.key)
    #expect(Set(keys).count == keys.count, "seed \(seed): two open of one key after \(name)")
  }

  /// No follow-up got a date that was past when it got it.
  private func checkDates(
    _ before: PlanDesk, _ after: PlanDesk, after name: String, seed: Int
  ) {
    let old = Dictionary(uniqueKeysWithValues: before.rows.map { ($0.id, $0) })
    for row in after.open where old[row.id]?.due != row.due || old[row.id]?.isOpen != true {
      // What is taken back gives a follow-up its old date again, be it overdue.
      let isRestored = name == "undo" && old[row.id] != nil
      #expect(
        row.due >= before.today || isRestored, "seed \(seed): \(name) makes \(row.key.text)")
      let why = after.lines[row.id]
      #expect(why?.chinese.contains("→") == true && why?.english.contains("→") == true)
      #expect(why?.chinese.contains("，") == true)
      #expect((why?.chinese.count ?? 0) < 120)
    }
  }

  /// The book is the same from its events in any order; taking back and bringing again are exact.
  private func checkReplay(_ desk: PlanDesk, seed: Int) {
    let book = desk.book
    #expect(
      PlanBook(catalog: book.catalog, events: book.events.reversed()).instances == book.instances)
    for event in PlanBook.standing(book.events).suffix(6) {
      let undone = book.adding(.undone(event.id), on: desk.today)
      let without = PlanBook(
        catalog: book.catalog,
        events: PlanBook.standing(book.events).filter { $0.id != event.id })
      #expect(undone.instances == without.instances, "seed \(seed): undoing \(event.id)")
      #expect(undone.absence == without.absence)
      #expect(undone.uses == without.uses)
      let redone = undone.adding(.undone(undone.events.last?.id ?? 0), on: desk.today)
      #expect(redone.instances == book.instances, "seed \(seed): redoing \(event.id)")
      #expect(
        redone.wanted(on: desk.today, week: desk.week)
          == book.wanted(on: desk.today, week: desk.week))
      // The follow-ups come back too, each exactly once.
      var back = desk
      back.undo(event.id)
      back.undo(back.last)
      #expect(back.open.map(\.key) == desk.open.map(\.key), "seed \(seed): \(event.id)")
      // Only a date that a later late entry did not change may become that entry's own.
      let sinces = Dictionary(uniqueKeysWithValues: desk.wanted.map { ($0.key, $0.since) })
      for (left, right) in zip(back.open, desk.open) where right.since == sinces[right.key] {
        #expect(left == right, "seed \(seed): \(event.id)")
      }
    }
  }

  @Test("see whoever comes when called at least four times in any year, whatever is found")
  func fourInAnyYear() {
    for seed in 0..<60 {
      var random = SeededRandom(seed: UInt64(seed))
      var desk = PlanDesk(on: CalendarDate(dayNumber: 20_450 + seed * 7))
      desk.start("hypertension")
      let first = desk.today
      var days: [CalendarDate] = []
      while desk.today < first.adding(months: 48), let next = desk.open.first {
        let control: PlanFinding.Control = Bool.random(using: &random) ? .controlled : .uncontrolled
        desk.visit("hypertension", control, by: .visit, on: next.due)
        days.append(next.due)
        if control == .uncontrolled {
          #expect(desk.open.allSatisfy { $0.due <= next.due.adding(days: 14) })
        }
      }
      for start in days where start.adding(months: 12) <= desk.today {
        let year = days.filter { $0 >= start && $0 < start.adding(months: 12).adding(days: 3) }
        #expect(year.count >= 4, "seed \(seed): \(year.count) visits from \(start)")
      }
    }
  }

  @Test("never ask for an early visitor sooner than for somebody who came in time")
  func earlyNeverShortens() {
    for offset in 1...75 {
      var desk = PlanDesk(on: day("2026-01-05"))
      desk.start("hypertension")
      desk.visit("hypertension", .controlled, on: day("2026-01-19"))
      let planned = desk.open.map(\.due)
      desk.visit("hypertension", .controlled, on: day("2026-01-19").adding(days: offset))
      #expect(desk.open.count == 1)
      #expect(desk.open[0].due >= planned[0], "after \(offset) days")
      #expect(
        desk.open[0].due
          >= desk.week.onOrBefore(PlanSpan.months(3).after(desk.today).adding(days: -1)),
        "after \(offset) days")
    }
  }
}
