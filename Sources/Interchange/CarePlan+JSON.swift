package import Domain

extension CarePlan {
  /// The plan as it is kept; ``CarePlan/init(json:)`` reads it back without loss.
  package var json: JSONOutput {
    .members([
      "title": Self.words(title), "status": .string(status.rawValue),
      "start": .optional(start), "end": .optional(end), "template": .optional(template),
      "reason": .string(reason), "next": .integer(nextNumber),
      "goals": .array(goals.map(Self.json)), "tasks": .array(tasks.map(Self.json)),
      "advice": .array(advice.map(Self.json)),
    ])
  }

  private static func words(_ text: Localized) -> JSONOutput {
    .members(["zh": .string(text.chinese), "en": .string(text.english)])
  }

  private static func json(_ goal: CareGoal) -> JSONOutput {
    .members([
      "id": .integer(goal.id), "indicator": .string(goal.indicator),
      "target": .string(goal.target.code), "unit": .string(goal.unit), "due": .optional(goal.due),
      "start": goal.start.map(Self.json) ?? .null, "status": .string(goal.status.rawValue),
      "source": words(goal.source),
    ])
  }

  private static func json(_ reading: GoalReading) -> JSONOutput {
    .members([
      "value": .number(reading.value), "day": .optional(reading.day),
      "comparator": .optional(reading.comparator?.rawValue),
    ])
  }

  private static func json(_ task: CareTask) -> JSONOutput {
    var owner = JSONOutput.null
    if case .staff(let code) = task.owner { owner = .members(["staff": .optional(code)]) }
    return .members([
      "id": .integer(task.id), "text": .string(task.text), "owner": owner,
      "due": .optional(task.due),
      "done": task.done.map {
        .members(["day": .optional($0.day), "staff": .optional($0.staff)])
      } ?? .null,
    ])
  }

  private static func json(_ advice: CareAdvice) -> JSONOutput {
    .members([
      "entry": .string(advice.entry), "version": .integer(advice.version),
      "kind": .string(advice.kind.rawValue), "text": words(advice.text), "why": words(advice.why),
      "day": .optional(advice.day),
    ])
  }
}

extension CarePlan {
  /// Reads what ``json`` wrote; nil for anything else.
  package init?(json bytes: [UInt8]) {
    guard let root = JSONParser.parse(bytes, dialect: .json).document?.root,
      let title = Self.words(root["title"]),
      let status = root["status"]?.string.flatMap(Status.init(rawValue:)),
      let start = Self.day(root["start"]), let next = root["next"]?.int,
      let goals = Self.all(root["goals"], Self.goal),
      let tasks = Self.all(root["tasks"], Self.task),
      let advice = Self.all(root["advice"], Self.advice)
    else { return nil }
    self.init(
      title: title, status: status, start: start, end: Self.day(root["end"]),
      template: root["template"]?.string, reason: root["reason"]?.string ?? "", goals: goals,
      tasks: tasks, advice: advice)
    nextNumber = max(nextNumber, next)
  }

  private static func all<Part>(
    _ value: JSONValue?, _ read: (JSONValue) -> Part?
  ) -> [Part]? {
    guard let value, value.kind == .array else { return nil }
    let parts = value.elements.compactMap(read)
    return parts.count == value.count ? parts : nil
  }

  private static func words(_ value: JSONValue?) -> Localized? {
    guard let chinese = value?["zh"]?.string, let english = value?["en"]?.string else { return nil }
    return Localized(zh: chinese, en: english)
  }

  private static func day(_ value: JSONValue?) -> CalendarDate? {
    value?.string.flatMap { CalendarDate(iso: $0) }
  }

  private static func goal(_ value: JSONValue) -> CareGoal? {
    guard let id = value["id"]?.int, let indicator = value["indicator"]?.string,
      let target = value["target"]?.string.flatMap({ GoalTarget(text: $0) }),
      let unit = value["unit"]?.string,
      let status = value["status"]?.string.flatMap(CareGoal.Status.init(rawValue:)),
      let source = words(value["source"])
    else { return nil }
    var start: GoalReading?
    if let reading = value["start"], let number = reading["value"]?.double,
      let day = day(reading["day"])
    {
      start = GoalReading(
        number, on: day,
        comparator: reading["comparator"]?.string.flatMap(Comparator.init(rawValue:)))
    }
    return CareGoal(
      id: id, indicator: indicator, target: target, unit: unit, due: day(value["due"]),
      start: start, status: status, source: source)
  }

  private static func task(_ value: JSONValue) -> CareTask? {
    guard let id = value["id"]?.int, let text = value["text"]?.string else { return nil }
    let isForStaff = value["owner"]?.kind == .object
    var done: CareTask.Completion?
    if let completion = value["done"], let day = day(completion["day"]) {
      done = CareTask.Completion(day: day, staff: completion["staff"]?.string)
    }
    return CareTask(
      id: id, text: text,
      owner: isForStaff ? .staff(value["owner"]?["staff"]?.string) : .patient,
      due: day(value["due"]), done: done)
  }

  private static func advice(_ value: JSONValue) -> CareAdvice? {
    guard let entry = value["entry"]?.string, let version = value["version"]?.int,
      let kind = value["kind"]?.string.flatMap(AdviceKind.init(rawValue:)),
      let text = words(value["text"]), let why = words(value["why"]), let day = day(value["day"])
    else { return nil }
    return CareAdvice(
      entry: entry, version: version, kind: kind, text: text, why: why, day: day)
  }
}
