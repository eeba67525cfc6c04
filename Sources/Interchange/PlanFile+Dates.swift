import Domain

// The dates of a plan: contacts, windows, steps and what comes again.
extension PlanFileReader {
  static let contactKeys: Set<String> = [
    "zh", "en", "reason", "channel", "risk", "counts", "form", "script",
  ]

  /// What makes a visit count, as written in a file.
  private enum Count: String, CaseIterable {
    case inPerson = "in-person"
    case reading
  }

  /// How urgent it is, as written in a file.
  private enum Risk: String, CaseIterable {
    case regular, raised, high

    var value: FollowUpRisk {
      switch self {
      case .regular: .regular
      case .raised: .raised
      case .high: .high
      }
    }
  }

  /// A contact: what is not given is that of `base`.
  ///
  /// - Parameters:
  ///   - titled: Whether its names must be given.
  ///   - object: Where a missing name is reported when there is no contact at all.
  mutating func contact(
    _ value: JSONValue?, over base: PlanContact, titled: Bool, inside object: JSONValue,
    among keys: Set<String> = contactKeys
  ) -> PlanContact {
    guard let value else { return base }
    guard value.kind == .object else {
      wrongType(value, zh: "{ … }", en: "{ … }")
      return base
    }
    checkKeys(of: value, among: keys)
    var contact = base
    if titled || value["zh"] != nil || value["en"] != nil {
      contact.title = words(of: value, limit: 60)
    }
    contact.reason = choice(value["reason"], orElse: base.reason)
    contact.channel = choice(value["channel"], orElse: base.channel)
    if value["risk"] != nil { contact.risk = choice(value["risk"], orElse: Risk.regular).value }
    if let counts = value["counts"] {
      let all = elements(counts, limit: 2).map { choice($0, orElse: Count.reading) }
      contact.isInPerson = all.contains(.inPerson)
      contact.needsReading = all.contains(.reading)
    }
    if value["form"] != nil { contact.form = name("form", of: value) }
    if let script = value["script"] { contact.script = self.script(script) }
    return contact
  }

  private mutating func script(_ value: JSONValue) -> PlanScript? {
    guard value.kind == .object else {
      wrongType(value, zh: "{ id, zh, en }", en: "{ id, zh, en }")
      return nil
    }
    checkKeys(of: value, among: ["id", "zh", "en"])
    let text = words(of: value, limit: 1000)
    return name("id", of: value).map { PlanScript(id: $0, text: text) }
  }

  mutating func window(_ value: JSONValue?, orElse standard: PlanWindow) -> PlanWindow {
    guard let value else { return standard }
    guard value.kind == .object else {
      wrongType(value, zh: "{ early, late }（天）", en: "{ early, late } in days")
      return standard
    }
    checkKeys(of: value, among: ["early", "late"])
    return PlanWindow(
      early: number(value["early"], 0...400, orElse: 0),
      late: number(value["late"], 0...400, orElse: 0))
  }

  /// A step with its place in the file, for what is checked between steps.
  struct PlacedStep {
    var step: PlanStep
    var place: JSONValue
  }

  mutating func steps(_ value: JSONValue?, _ defaults: Defaults) -> [PlacedStep] {
    var ids: Set<String> = []
    var steps: [PlacedStep] = []
    for entry in elements(value, limit: 60) {
      guard entry.kind == .object else {
        wrongType(entry, zh: "一步 { id, at, zh, en, … }", en: "a step { id, at, zh, en, … }")
        continue
      }
      let contact = contact(
        entry, over: defaults.contact, titled: true, inside: entry,
        among: Self.contactKeys.union(["id", "at", "window"]))
      let id = name("id", of: entry)
      if let id, !ids.insert(id).inserted {
        refuse(
          "duplicate", at: entry["id"] ?? entry, zh: "步骤 “\(id)” 已写过",
          en: "step \"\(id)\" was given before")
      }
      guard let at = entry["at"] else {
        missing("at", of: entry)
        continue
      }
      guard let id, let offset = span(at, atLeast: nil) else { continue }
      steps.append(
        PlacedStep(
          step: PlanStep(
            id: id, offset: offset, window: window(entry["window"], orElse: defaults.window),
            contact: contact), place: at))
    }
    return steps
  }

  mutating func series(
    _ entry: JSONValue?, _ defaults: Defaults
  ) -> (value: PlanRecurrence, place: JSONValue)? {
    guard let entry else { return nil }
    guard entry.kind == .object else {
      wrongType(entry, zh: "{ span, first, zh, en, … }", en: "{ span, first, zh, en, … }")
      return nil
    }
    let contact = contact(
      entry, over: defaults.contact, titled: true, inside: entry,
      among: Self.contactKeys.union(["span", "first", "times", "window"]))
    let window = window(entry["window"], orElse: defaults.window)
    let times = entry["times"].map { number($0, 1...1000, orElse: 1) }
    guard let place = entry["span"] else {
      missing("span", of: entry)
      return nil
    }
    guard let every = span(place, atLeast: 1) else { return nil }
    var first = every
    if let value = entry["first"] {
      guard let given = span(value, atLeast: nil) else { return nil }
      first = given
    }
    if window.early + window.late >= every.leastDays {
      refuse(
        "window", at: entry["window"] ?? place, zh: "窗口比间隔还长，一次就诊会算作两次",
        en: "the window is as long as the interval, so that a visit would count twice",
        help: Localized(
          zh: "early 与 late 之和应小于 \(every.leastDays) 天",
          en: "early and late together must be below \(every.leastDays) days"))
    }
    return (
      PlanRecurrence(
        every: every, first: first, times: times, window: window, contact: contact), place
    )
  }

  /// Each date must come after the one before, and no window reach back beyond that.
  mutating func checkDates(
    _ steps: [PlacedStep], _ recurrence: (value: PlanRecurrence, place: JSONValue)?
  ) {
    var before: PlanSpan?
    for placed in steps {
      checkOrder(placed.step.offset, placed.step.window, after: before, at: placed.place)
      before = placed.step.offset
    }
    if let recurrence, !steps.isEmpty {
      checkOrder(
        recurrence.value.first, recurrence.value.window, after: before, at: recurrence.place)
    }
  }

  private mutating func checkOrder(
    _ span: PlanSpan, _ window: PlanWindow, after before: PlanSpan?, at place: JSONValue
  ) {
    guard let before else { return }
    if span.roughDays <= before.roughDays {
      refuse(
        "order", at: place, zh: "日期没有排在前一步之后",
        en: "the date does not come after the one before it")
    } else if span.roughDays - window.early <= before.roughDays {
      refuse(
        "window", at: place, zh: "窗口伸到了前一步的日期之前",
        en: "the window reaches back to the date before it",
        help: Localized(
          zh: "early 应小于 \(span.roughDays - before.roughDays) 天",
          en: "early must be below \(span.roughDays - before.roughDays) days"))
    }
  }
}
