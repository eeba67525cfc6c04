internal import Domain
internal import Interchange
internal import Store

/// The day's appointments and walk-ins in one list.
enum AppointmentsCommand: Subcommand {
  static let name = "appointments"
  static let usage =
    "frontdesk appointments [--day D] [--staff S] [--kind K] [--tally] [--json]"
  static let summary = Localized(
    zh: "一天的预约和现场患者：就诊中、候诊 (按叫号顺序)、待到、已结束；--tally 给出每人的数字",
    en: "The day in one list: called, waiting in order, expected, over; --tally for the numbers")
  static let options = ["--day": true, "--staff": true, "--kind": true, "--tally": false]
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let kind = try DayArguments.kind(session)
    let clinic = try session.open()
    let day = try DayArguments.day("--day", session, today: clinic.store.today)
    let list = try usingStore { () throws(StoreError) in try clinic.store.day(day) }
    let entries = list.entries.filter { entry in
      (session.options["--staff"].map { entry.appointment.staff == $0 } ?? true)
        && (kind.map { entry.appointment.kind == $0 } ?? true)
    }
    if session.options.has("--tally") {
      for one in DayTally.byStaff(entries) { show(one, session) }
      return .done
    }
    for entry in entries { DayArguments.show(entry, session) }
    if entries.isEmpty, !session.isJSON {
      Output.error(session.language == .chinese ? "这一天没有预约" : "nobody on that day")
    }
    return .done
  }

  private static func show(_ one: DayTally.OfStaff, _ session: Session) {
    guard !session.isJSON else {
      var members: [JSONOutput.Member] = [
        .init("staff", .optional(one.staff)), .init("total", .integer(one.tally.total)),
        .init("walkIns", .integer(one.tally.walkIns)),
        .init("meanWait", one.tally.meanWait.map { .integer($0) } ?? .null),
      ]
      for stage in AppointmentStage.allCases {
        members.append(.init("\(stage)", .integer(one.tally[stage])))
      }
      return Output.json(JSONOutput.object(members))
    }
    let isChinese = session.language == .chinese
    var columns = [one.name ?? (isChinese ? "未指定" : "anybody")]
    columns.append((isChinese ? "共 " : "in all ") + String(one.tally.total))
    for stage in AppointmentStage.allCases where one.tally[stage] > 0 {
      columns.append("\(stage.title[session.language]) \(one.tally[stage])")
    }
    if let mean = one.tally.meanWait {
      columns.append(isChinese ? "平均等 \(mean) 分" : "mean wait \(mean) min")
    }
    Output.row(columns)
  }
}

/// Whom to remind.
enum RemindersCommand: Subcommand {
  static let name = "reminders"
  static let usage = "frontdesk reminders [--day D] [--json]"
  static let summary = Localized(
    zh: "需要提醒的人：明天 (或 --day) 有预约的", en: "Whom to remind: who is booked tomorrow, or on --day")
  static let options = ["--day": true]
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let tomorrow = clinic.store.today.adding(days: 1)
    let day =
      session.options.has("--day")
      ? try DayArguments.day("--day", session, today: clinic.store.today) : tomorrow
    let entries = try usingStore { () throws(StoreError) in try clinic.store.reminders(on: day) }
    for entry in entries { DayArguments.show(entry, session) }
    if entries.isEmpty, !session.isJSON {
      Output.error(session.language == .chinese ? "没有需要提醒的人" : "nobody to remind")
    }
    return .done
  }
}

/// Times that can be booked.
enum SlotsCommand: Subcommand {
  static let name = "slots"
  static let usage =
    "frontdesk slots [--from D] [--days N] [--staff S] [--kind K] [--full] [--json]"
  static let summary = Localized(
    zh: "可约的时段 (默认今后 7 天)；--full 连约满的也列出",
    en: "Times that can be booked (7 days by default); --full lists the full ones too")
  static let options = [
    "--from": true, "--days": true, "--staff": true, "--kind": true, "--full": false,
  ]
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let kind = try DayArguments.kind(session)
    let days = try session.options.integer("--days", in: 1...SlotQuestion.mostDays, default: 7)
    let clinic = try session.open()
    let from = try DayArguments.day("--from", session, today: clinic.store.today)
    let question = SlotQuestion(
      from: from, days: days, staff: session.options["--staff"], kind: kind,
      includesFull: session.options.has("--full"))
    let slots = try usingStore { () throws(StoreError) in try clinic.store.slots(question) }
    for slot in slots { DayArguments.show(slot, session) }
    if slots.isEmpty, !session.isJSON {
      Output.error(
        session.language == .chinese
          ? "没有可约的时段；frontdesk schedule list 列出排班"
          : "nothing is free; `frontdesk schedule list` lists the sessions")
    }
    return slots.isEmpty ? .no : .done
  }
}
