internal import Domain
internal import FrontdeskApp
internal import Interchange
internal import Store

/// How the commands of the day read their words and print their rows.
enum DayArguments {
  /// What every command about one appointment may be told.
  static let options = [
    "--day": true, "--at": true, "--staff": true, "--kind": true, "--priority": true,
    "--reason": true, "--overbook": true, "--because": true, "--next": false,
  ]

  /// A day, past ones too; today without the option.
  static func day(
    _ option: String, _ session: Session, today: CalendarDate
  ) throws(CommandFailure) -> CalendarDate {
    guard let text = session.options[option] else { return today }
    if let date = CalendarDate(iso: text) { return date }
    return try coming(text, of: option, today: today, such: "+1")
  }

  /// A coming day that an option gives, as the screens read it.
  ///
  /// - Parameter example: One more way to say it, for whoever typed what is none.
  static func coming(
    _ text: String, of option: String, today: CalendarDate, such example: String
  ) throws(CommandFailure) -> CalendarDate {
    do throws(DateEntry.Problem) {
      return try DateEntry.read(text, today: today)
    } catch {
      let reason = Phrase.dateProblem(error)
      throw .use(
        Localized(
          zh: "\(option)：\(reason.chinese)；例如 2026-12-05 或 \(example)",
          en: "\(option): \(reason.english); for example 2026-12-05 or \(example)"))
    }
  }

  static func kind(_ session: Session) throws(CommandFailure) -> ServiceKind? {
    try WordArgument.option("--kind", session)
  }

  static func priority(_ word: String?) throws(CommandFailure) -> AppointmentPriority {
    guard let word else { return .regular }
    guard let priority = AppointmentPriority(code: word) else {
      let names = AppointmentPriority.allCases.map(\.code).joined(separator: ", ")
      throw .use(
        Localized(zh: "优先级应为：\(names)", en: "the priority is one of: \(names)"))
    }
    return priority
  }

  static func time(_ text: String) throws(CommandFailure) -> ClockTime {
    guard let time = ClockTime(text) else {
      throw .use(
        Localized(
          zh: "时间应为 HH:MM，如 09:30，收到 \"\(text)\"",
          en: "a time is HH:MM, such as 09:30; found \"\(text)\""))
    }
    return time
  }

  static func id(_ word: String) throws(CommandFailure) -> AppointmentID {
    AppointmentID(try PatientCommand.number(word))
  }

  // MARK: - Rows

  static func show(_ entry: DayEntry, _ session: Session) {
    let one = entry.appointment
    let now = Environment.now()
    guard !session.isJSON else { return Output.json(json(entry, at: now)) }
    let language = session.language
    let wait = one.stage == .waiting ? one.waitedMinutes(at: now) : nil
    let late = DayOrder.lateMinutes(one, at: now, zone: Environment.zone)
    let time =
      one.start?.description ?? (language == .chinese ? "现场" : "walk-in")
    Output.row(
      [
        String(entry.id.value), one.day.description, time, one.stage.title[language],
        wait.map { language == .chinese ? "等 \($0) 分" : "waits \($0) min" } ?? "",
        late.map { language == .chinese ? "迟 \($0) 分" : "\($0) min late" } ?? "",
        one.priority == .regular ? "" : one.priority.title[language], entry.card, entry.name,
        one.kind.title[language], entry.staffName ?? "-", entry.phone ?? "", one.reason,
      ].filter { !$0.isEmpty })
  }

  static func json(_ entry: DayEntry, at now: Instant) -> JSONOutput {
    let one = entry.appointment
    func moment(_ instant: Instant?) -> JSONOutput {
      .optional(instant.map { Environment.zone.local($0).iso })
    }
    return .members([
      "appointment": .integer(entry.id.value), "patient": .string(entry.card),
      "name": .string(entry.name), "day": .string(one.day.description),
      "time": .optional(one.start?.description), "minutes": .integer(one.minutes),
      "kind": .string(one.kind.rawValue), "staff": .optional(one.staff),
      "status": .string(one.status.rawValue), "called": moment(one.calledAt),
      "priority": .string(one.priority.code), "arrived": moment(one.arrivedAt),
      "ended": moment(one.endedAt),
      "waitedMinutes": one.waitedMinutes(at: now).map { .integer($0) } ?? .null,
      "lateMinutes": DayOrder.lateMinutes(one, at: now, zone: Environment.zone)
        .map { .integer($0) } ?? .null,
      "cancelReason": .optional(one.cancelReason?.rawValue),
      "overbookReason": .optional(one.overbookReason.isEmpty ? nil : one.overbookReason),
      "reason": .optional(one.reason.isEmpty ? nil : one.reason),
      "phone": .optional(entry.phone), "version": .integer(entry.version),
    ])
  }

  static func show(_ slot: Slot, _ session: Session) {
    let language = session.language
    guard session.isJSON else {
      let left =
        language == .chinese
        ? "余 \(slot.left)/\(slot.capacity)" : "\(slot.left)/\(slot.capacity) left"
      return Output.row([
        slot.day.description, slot.start.description + "-" + slot.end.description, left,
        slot.kind?.title[language] ?? (language == .chinese ? "任何项目" : "anything"), slot.staff,
        slot.staffName,
      ])
    }
    Output.raw(
      JSONOutput.members([
        "day": .string(slot.day.description), "time": .string(slot.start.description),
        "minutes": .integer(slot.minutes), "staff": .string(slot.staff),
        "kind": .optional(slot.kind?.rawValue), "capacity": .integer(slot.capacity),
        "taken": .integer(slot.taken), "left": .integer(slot.left),
      ]).text + "\n")
  }
}
