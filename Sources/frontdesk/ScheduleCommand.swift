internal import Domain
internal import Interchange
internal import Store

/// The week's sessions and the days off.
enum ScheduleCommand: Subcommand {
  static let name = "schedule"
  static let usage = """
    frontdesk schedule list [--json]
           schedule add STAFF --week 1,2,3 --at 08:00-12:00 [--minutes 15] [--capacity 1]
             [--kind K] [--from D] [--until D]
           schedule end NUMBER [--until D]
           schedule off [STAFF] --from D [--until D] --reason R | on NUMBER
    """
  static let summary = Localized(
    zh: "排班：谁在星期几、几点到几点、每个时段几分钟几个人；停诊和节假日",
    en: "Sessions: who, on which weekdays, from when, slots and places; days off and holidays")
  static let options = [
    "--week": true, "--at": true, "--minutes": true, "--capacity": true, "--kind": true,
    "--from": true, "--until": true, "--reason": true,
  ]
  static let mostWords = 2
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    switch (words.first, words.count) {
    case ("list", 1): try list(session)
    case ("add", 2): try add(words[1], session)
    case ("end", 2): try end(try PatientCommand.number(words[1]), session)
    case ("off", 1), ("off", 2): try off(words.count == 2 ? words[1] : nil, session)
    case ("on", 2):
      let number = try PatientCommand.number(words[1])
      let clinic = try session.open()
      try usingStore { () throws(StoreError) in try clinic.store.removeException(number) }
      session.say(Localized(zh: "已恢复", en: "taken back"))
    default: throw wrongUse
    }
    return .done
  }

  // MARK: - Sessions

  private static func add(_ staff: String, _ session: Session) throws(CommandFailure) {
    let minutes = try session.options.integer(
      "--minutes", in: 1...Schedule.longestSlot, default: 15)
    let capacity = try session.options.integer(
      "--capacity", in: 1...Schedule.mostInSlot, default: 1)
    let kind = try DayArguments.kind(session)
    let weekdays = try weekdays(try PatientCommand.needed("--week", session))
    let times = try PatientCommand.needed("--at", session).split(separator: "-").map(String.init)
    guard times.count == 2 else {
      throw .use(Localized(zh: "--at 应如 08:00-12:00", en: "--at is like 08:00-12:00"))
    }
    let (start, end) = (try DayArguments.time(times[0]), try DayArguments.time(times[1]))
    let clinic = try session.open()
    let today = clinic.store.today
    let since = try DayArguments.day("--from", session, today: today)
    let until =
      session.options.has("--until") ? try DayArguments.day("--until", session, today: today) : nil
    for weekday in weekdays {
      guard
        let one = Schedule(
          staff: staff, weekday: weekday, start: start, end: end, slotMinutes: minutes,
          capacity: capacity, kind: kind, since: since, until: until)
      else {
        throw .use(
          Localized(
            zh: "排班不成立：时间段里至少要有一个时段，结束不早于开始",
            en: "no such session: it must hold at least one slot and end after it begins"))
      }
      let id = try usingStore { () throws(StoreError) in try clinic.store.addSession(one) }
      session.say(Localized(zh: "排班 \(id) 已加入", en: "session \(id) was added"))
    }
  }

  private static func weekdays(_ text: String) throws(CommandFailure) -> [Int] {
    let numbers = text.split(separator: ",").map { Int($0) ?? 0 }
    guard !numbers.isEmpty, numbers.allSatisfy({ (1...7).contains($0) }),
      Set(numbers).count == numbers.count
    else {
      throw .use(
        Localized(
          zh: "--week 应为 1 (星期一) 到 7 (星期日)，如 1,3,5",
          en: "--week takes 1 (Monday) to 7 (Sunday), such as 1,3,5"))
    }
    return numbers
  }

  private static func end(_ number: Int, _ session: Session) throws(CommandFailure) {
    let clinic = try session.open()
    let last = try DayArguments.day("--until", session, today: clinic.store.today)
    try usingStore { () throws(StoreError) in
      try clinic.store.endSession(number, after: last)
    }
    session.say(Localized(zh: "排班 \(number) 到 \(last) 为止", en: "session \(number) ends on \(last)"))
  }

  // MARK: - Days off

  private static func off(_ staff: String?, _ session: Session) throws(CommandFailure) {
    let reason = try PatientCommand.needed("--reason", session)
    _ = try PatientCommand.needed("--from", session)
    let clinic = try session.open()
    let today = clinic.store.today
    let first = try DayArguments.day("--from", session, today: today)
    let last =
      session.options.has("--until")
      ? try DayArguments.day("--until", session, today: today) : first
    let exception = ScheduleException(staff: staff, first: first, last: last, reason: reason)
    let done = try usingStore { () throws(StoreError) in try clinic.store.addException(exception) }
    session.say(Localized(zh: "停诊 \(done.id) 已加入", en: "days off \(done.id) were added"))
    guard done.booked > 0 else { return }
    Output.error(
      session.language == .chinese
        ? "这几天已有 \(done.booked) 个预约，请逐个改期"
        : "\(done.booked) are booked on these days; move them one by one")
  }

  // MARK: - List

  private static func list(_ session: Session) throws(CommandFailure) {
    let clinic = try session.open()
    let today = clinic.store.today
    let plan = try usingStore { () throws(StoreError) in try clinic.store.plan(from: today) }
    for one in plan.sessions { show(one, session) }
    for one in plan.exceptions { show(one, session) }
    if plan.sessions.isEmpty, !session.isJSON {
      Output.error(
        session.language == .chinese
          ? "还没有排班；frontdesk schedule add 加入" : "no sessions yet; add with `frontdesk schedule add`"
      )
    }
  }

  private static func show(_ one: Schedule, _ session: Session) {
    guard !session.isJSON else {
      return Output.raw(
        JSONOutput.members([
          "session": .integer(one.id), "staff": .string(one.staff),
          "weekday": .integer(one.weekday), "from": .string(one.start.description),
          "to": .string(one.end.description), "minutes": .integer(one.slotMinutes),
          "capacity": .integer(one.capacity), "kind": .optional(one.kind?.rawValue),
          "since": .string(one.since.description), "until": .optional(one.until),
        ]).text + "\n")
    }
    let isChinese = session.language == .chinese
    let day = weekdayNames[one.weekday - 1][session.language]
    Output.row(
      [
        String(one.id), one.staff, day, "\(one.start)-\(one.end)",
        isChinese ? "\(one.slotMinutes) 分钟" : "\(one.slotMinutes) min",
        isChinese ? "\(one.capacity) 人" : "\(one.capacity) a slot",
        one.kind?.title[session.language] ?? (isChinese ? "任何项目" : "anything"),
        one.until.map { isChinese ? "到 \($0)" : "until \($0)" } ?? "",
      ].filter { !$0.isEmpty })
  }

  private static func show(_ one: ScheduleException, _ session: Session) {
    guard !session.isJSON else {
      return Output.raw(
        JSONOutput.members([
          "off": .integer(one.id), "staff": .optional(one.staff),
          "from": .string(one.first.description), "until": .string(one.last.description),
          "reason": .string(one.reason),
        ]).text + "\n")
    }
    let isChinese = session.language == .chinese
    Output.row([
      String(one.id), isChinese ? "停诊" : "off", one.staff ?? (isChinese ? "全诊所" : "everybody"),
      one.first == one.last ? one.first.description : "\(one.first) - \(one.last)", one.reason,
    ])
  }

  private static let weekdayNames = [
    Localized(zh: "星期一", en: "Mon"), Localized(zh: "星期二", en: "Tue"),
    Localized(zh: "星期三", en: "Wed"), Localized(zh: "星期四", en: "Thu"),
    Localized(zh: "星期五", en: "Fri"), Localized(zh: "星期六", en: "Sat"),
    Localized(zh: "星期日", en: "Sun"),
  ]
}
