import Domain

/// The date that a plan waits for by itself: a step, or one of those that come again.
struct PlanSlot: Hashable {
  let key: PlanKey
  /// The planned day.
  let nominal: CalendarDate
  let window: PlanWindow
  let contact: PlanContact
  /// The distance from the anchor, or the interval.
  let span: PlanSpan
  /// Which one it is of those that come again; nil for a step.
  let number: Int?

  /// What it is, such as `季度随访 第3次`.
  ///
  /// Worked out when asked for: a book is made anew for every saved visit and asks for few.
  var title: Localized {
    guard let number else { return contact.title }
    let title = contact.title
    return Localized(zh: "\(title.chinese) 第\(number)次", en: "\(title.english) no. \(number)")
  }

  /// How it comes to its date, such as `每3个月`.
  var rhythm: Localized {
    let length = span.title
    if number != nil {
      return Localized(zh: "每\(length.chinese)", en: "every \(length.english)")
    }
    if span.count == 0 { return Localized(zh: "当日", en: "on the day") }
    let isBefore = span.count < 0
    return Localized(
      zh: length.chinese + (isBefore ? "前" : "后"),
      en: length.english + (isBefore ? " before" : " after"))
  }

  /// The first day on which a visit counts as this one.
  var earliest: CalendarDate { nominal.adding(days: -window.early) }
  /// The last day in time.
  var latest: CalendarDate { nominal.adding(days: window.late) }
}

extension PlanInstance {
  /// What the plan waits for by itself; nil when its last date was done.
  var slot: PlanSlot? {
    switch position {
    case .step(let place): step(place)
    case .round(let number): round(number)
    case .over: nil
    }
  }

  func step(_ place: Int) -> PlanSlot? {
    guard definition.steps.indices.contains(place) else { return nil }
    let step = definition.steps[place]
    return PlanSlot(
      key: PlanKey(id, .step(step.id)), nominal: step.offset.after(anchor), window: step.window,
      contact: step.contact, span: step.offset, number: nil)
  }

  func round(_ number: Int) -> PlanSlot? {
    guard let series = definition.recurrence, series.times.map({ number <= $0 }) ?? true else {
      return nil
    }
    return PlanSlot(
      key: PlanKey(id, .round(number)),
      nominal: series.every.after(base.day, times: number - base.number), window: series.window,
      contact: series.contact, span: series.every, number: number)
  }

  /// Sets the plan to its first date whose time is not over on a day, or to its end.
  mutating func place(from day: CalendarDate) {
    if let series = definition.recurrence { base = (1, series.first.after(anchor)) }
    position = definition.steps.isEmpty ? .round(1) : .step(0)
    while let slot, slot.latest < day, let next = following { position = next }
    if slot.map({ $0.latest < day }) ?? true { position = .over }
  }

  /// The position after this one; nil when this is the last.
  var following: Position? {
    switch position {
    case .step(let place) where step(place + 1) != nil: .step(place + 1)
    case .step: round(1) != nil ? .round(1) : nil
    case .round(let number): round(number + 1) != nil ? .round(number + 1) : nil
    case .over: nil
    }
  }

  /// The date after the one that is waited for; nil when that is the last.
  var followingSlot: PlanSlot? {
    switch following {
    case .step(let place): step(place)
    case .round(let number): round(number)
    case .over, nil: nil
    }
  }

  /// What is waited for and the day it is for, as far as events alone decide it.
  var targets: [PlanKey: CalendarDate] {
    var days: [PlanKey: CalendarDate] = [:]
    if let recheck {
      days[recheck.key] = overrides[recheck.key]?.day ?? recheck.limit
    } else if let slot {
      days[slot.key] = overrides[slot.key]?.day ?? shift?.day ?? slot.nominal
    }
    for pending in added { days[pending.key] = overrides[pending.key]?.day ?? pending.limit }
    return days
  }

  /// Lets an event change the plan and notes which dates came to be by it.
  mutating func apply<Answer>(
    _ event: PlanEvent, _ body: (inout PlanInstance) -> Answer
  ) -> Answer {
    let before = targets
    let answer = body(&self)
    newestEntry = max(newestEntry, event.recorded)
    since = targets.reduce(into: [:]) { kept, target in
      kept[target.key] =
        before[target.key] == target.value ? since[target.key] : newestEntry
    }
    return answer
  }

  /// Goes over to the next date, or to the end.
  mutating func advance() {
    position = following ?? .over
    shift = nil
  }
}
