internal import Domain
internal import Interchange
internal import Store

/// Books, moves and works through appointments one by one.
enum AppointmentCommand: Subcommand {
  static let name = "appointment"
  static let usage = """
    frontdesk appointment show ID | list PATIENT [--json]
           appointment book PATIENT --next | --day D --at TIME [--staff S] [--kind K]
             [--priority P] [--reason TEXT] [--overbook WHY]
           appointment walk-in PATIENT [--kind K] [--staff S] [--priority P] [--reason TEXT]
           appointment here PATIENT [--kind K]
           appointment move ID --next | --day D --at TIME [--staff S] [--overbook WHY]
           appointment cancel ID --because REASON | priority ID P
           appointment arrive|check-in|call|done|no-show|undo ID | call-next [--staff S]
    """
  static let summary = Localized(
    zh: "预约、改期、取消、签到、叫号、完成、爽约、撤销；here 为到场者签到或登记候诊",
    en: "Book, move, cancel, check in, call, done, no-show, undo; `here` checks in who has come")
  static let options = DayArguments.options
  static let mostWords = 3
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    switch (words.first, words.count) {
    case ("show", 2):
      let id = try DayArguments.id(words[1])
      DayArguments.show(try entry(id, try session.open()), session)
    case ("list", 2): try list(words[1], session)
    case ("book", 2): try book(words[1], session)
    case ("walk-in", 2), ("here", 2): try come(words[1], isHere: words[0] == "here", session)
    case ("move", 2): try move(words[1], session)
    case ("call-next", 1): return try callNext(session)
    case ("undo", 2):
      let clinic = try session.open()
      let found = try entry(try DayArguments.id(words[1]), clinic)
      tell(
        try usingStore { () throws(StoreError) in
          try clinic.store.undoAppointment(found.id, version: found.version)
        }, session)
    default: try carryOut(words, session)
    }
    return .done
  }

  // MARK: - One appointment

  private static func carryOut(
    _ words: [String], _ session: Session
  ) throws(CommandFailure) {
    let event: AppointmentEvent
    switch (words.first, words.count) {
    case ("arrive", 2): event = .arrive
    case ("check-in", 2): event = .checkIn
    case ("call", 2): event = .call
    case ("done", 2): event = .done
    case ("no-show", 2): event = .noShow
    case ("cancel", 2): event = .cancel(try cancelReason(session))
    case ("priority", 3): event = .prioritise(try DayArguments.priority(words[2]))
    default: throw wrongUse
    }
    let id = try DayArguments.id(words[1])
    let clinic = try session.open()
    let found = try entry(id, clinic)
    tell(
      try usingStore { () throws(StoreError) in
        try clinic.store.carryOut(event, on: id, version: found.version)
      }, session)
  }

  private static func cancelReason(_ session: Session) throws(CommandFailure) -> CancelReason {
    guard let reason = session.options["--because"].flatMap(CancelReason.init) else {
      let names = CancelReason.allCases.map(\.rawValue).joined(separator: ", ")
      throw .use(
        Localized(zh: "--because 应为：\(names)", en: "--because takes one of: \(names)"))
    }
    return reason
  }

  private static func move(_ word: String, _ session: Session) throws(CommandFailure) {
    let id = try DayArguments.id(word)
    let clinic = try session.open()
    let found = try entry(id, clinic)
    let kind = try DayArguments.kind(session) ?? found.appointment.kind
    let place = try place(
      for: found.appointment.patient, kind: kind, staff: found.appointment.staff, clinic, session)
    let overbook = session.options["--overbook"]
    tell(
      try usingStore { () throws(StoreError) in
        try clinic.store.carryOut(
          .move(place), on: id, version: found.version, overbook: overbook)
      }, session)
  }

  private static func callNext(_ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let staff = session.options["--staff"]
    let called = try usingStore { () throws(StoreError) in try clinic.store.callNext(for: staff) }
    guard let called else {
      throw .no(Localized(zh: "没有人候诊", en: "nobody is waiting"))
    }
    tell(called, session)
    return .done
  }

  private static func entry(
    _ id: AppointmentID, _ clinic: OpenClinic
  ) throws(CommandFailure) -> DayEntry {
    do {
      return try clinic.store.appointment(id)
    } catch .notFound {
      throw .no(
        Localized(
          zh: "没有预约 \(id.value)；frontdesk appointments 列出当天全部",
          en: "there is no appointment \(id.value); `frontdesk appointments` lists the day's"))
    } catch {
      throw CommandFailure(error)
    }
  }

  // MARK: - One person

  private static func list(_ word: String, _ session: Session) throws(CommandFailure) {
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    let entries = try usingStore { () throws(StoreError) in try clinic.store.coming(patient) }
    for entry in entries { DayArguments.show(entry, session) }
    if entries.isEmpty, !session.isJSON {
      Output.error(session.language == .chinese ? "没有以后的预约" : "nothing is booked")
    }
  }

  private static func book(_ word: String, _ session: Session) throws(CommandFailure) {
    let priority = try DayArguments.priority(session.options["--priority"])
    let kind = try DayArguments.kind(session) ?? .consultation
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    let order = BookingOrder(
      patient: patient, place: try place(for: patient, kind: kind, staff: nil, clinic, session),
      priority: priority, reason: session.options["--reason"] ?? "",
      overbook: session.options["--overbook"])
    tell(try usingStore { () throws(StoreError) in try clinic.store.book(order) }, session)
  }

  private static func come(
    _ word: String, isHere: Bool, _ session: Session
  ) throws(CommandFailure) {
    let priority = try DayArguments.priority(session.options["--priority"])
    let kind = try DayArguments.kind(session) ?? .consultation
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    let order = WalkInOrder(
      patient: patient, kind: kind, staff: session.options["--staff"], priority: priority,
      reason: session.options["--reason"] ?? "")
    tell(
      try usingStore { () throws(StoreError) in
        isHere ? try clinic.store.checkIn(order) : try clinic.store.addWalkIn(order)
      }, session)
  }

  /// The place that the options name: the next free one at which the person is not booked already, or
  /// a day and time.
  private static func place(
    for patient: PatientID, kind: ServiceKind, staff: String?, _ clinic: OpenClinic,
    _ session: Session
  ) throws(CommandFailure) -> AppointmentPlace {
    let today = clinic.store.today
    let whose = session.options["--staff"]
    let from = try DayArguments.day("--day", session, today: today)
    if session.options.has("--next") {
      let question = SlotQuestion(
        from: from, days: 60, staff: whose ?? staff, kind: kind, patient: patient)
      let slots = try usingStore { () throws(StoreError) in try clinic.store.slots(question) }
      guard let first = slots.first else {
        throw .no(
          Localized(
            zh: "60 天内没有空余；frontdesk schedule list 列出排班",
            en: "nothing is free within 60 days; `frontdesk schedule list` lists the sessions"))
      }
      return first.place(for: kind)
    }
    guard let text = session.options["--at"] else { throw wrongUse }
    let time = try DayArguments.time(text)
    let question = SlotQuestion(
      from: from, days: 1, staff: whose ?? staff, kind: kind, includesFull: true)
    let slots = try usingStore { () throws(StoreError) in try clinic.store.slots(question) }
    let fitting = slots.filter { $0.start == time }
    if let slot = fitting.first(where: { $0.left > 0 }) ?? fitting.first {
      return slot.place(for: kind)
    }
    guard let code = whose ?? staff else {
      throw .no(
        Localized(
          zh: "没有这个时段；frontdesk slots --from \(from) 列出可约时段",
          en: "there is no such slot; `frontdesk slots --from \(from)` lists the free ones"))
    }
    return AppointmentPlace(
      day: from, start: time, minutes: Appointment.walkInMinutes, staff: code, kind: kind)
  }

  private static func tell(_ receipt: AppointmentReceipt, _ session: Session) {
    if !session.isJSON { session.say(receipt.title) }
    DayArguments.show(receipt.entry, session)
  }
}
