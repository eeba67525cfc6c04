/// What can happen to an appointment once it is there.
package enum AppointmentEvent: Hashable, Sendable {
  case move(AppointmentPlace)
  case arrive
  case checkIn
  case call
  case done
  case noShow
  case cancel(CancelReason)
  case prioritise(AppointmentPriority)

  /// The word for it in the audit trail and on the command line; never changed.
  package var name: String {
    switch self {
    case .move: "move"
    case .arrive: "arrive"
    case .checkIn: "check-in"
    case .call: "call"
    case .done: "done"
    case .noShow: "no-show"
    case .cancel: "cancel"
    case .prioritise: "priority"
    }
  }

  /// What was done, as a message says it, by the word in the trail.
  package static func title(of name: String) -> Localized {
    switch name {
    case "book": Localized(zh: "已预约", en: "Booked")
    case "walk-in": Localized(zh: "已登记候诊", en: "Waiting now")
    case "move": Localized(zh: "已改期", en: "Moved")
    case "arrive": Localized(zh: "已到", en: "Arrived")
    case "check-in": Localized(zh: "已签到", en: "Checked in")
    case "call": Localized(zh: "请就诊", en: "Called")
    case "done": Localized(zh: "已完成", en: "Done")
    case "no-show": Localized(zh: "记为爽约", en: "Noted as no-show")
    case "cancel": Localized(zh: "已取消", en: "Cancelled")
    case "priority": Localized(zh: "已改优先级", en: "Priority changed")
    default: Localized(same: name)
    }
  }
}

/// The state machine of an appointment: what may follow what, as a pure function.
package enum AppointmentFlow {
  /// Why something cannot happen now.
  package enum Refusal: Error, Hashable, Sendable {
    /// It is over: done, cancelled or never was.
    case over(AppointmentStage)
    /// Nobody has checked in.
    case notHere
    case alreadyHere
    case alreadyCalled
    /// It is of another day.
    case otherDay(CalendarDate)
    /// Its time has not come.
    case tooEarly(ClockTime)
    /// The new time is past.
    case past
    /// A walk-in has no time that could be moved.
    case walkIn
  }

  /// Carries an event out.
  ///
  /// - Parameters:
  ///   - now: The moment, and the same on the clinic's clock.
  /// - Returns: The appointment as it then is. Whether a new place is free is not asked here:
  ///   that is `Booking`'s.
  package static func apply(
    _ event: AppointmentEvent, to before: Appointment, at now: Instant, clock: LocalTime
  ) -> Result<Appointment, Refusal> {
    var after = before
    switch event {
    case .move(let place):
      if let refusal = obstacle(toMoving: before, to: place, clock: clock) {
        return .failure(refusal)
      }
      (after.day, after.start, after.minutes) = (place.day, place.start, place.minutes)
      (after.staff, after.kind) = (place.staff, place.kind)
      after.overbookReason = ""
      after.status = .booked
    case .arrive, .checkIn:
      if let refusal = obstacle(toComing: before, event, clock: clock) { return .failure(refusal) }
      after.status = event == .arrive ? .arrived : .checkedIn
      after.arrivedAt = before.arrivedAt ?? now
      after.endedAt = nil
    case .call:
      if before.status.isOver { return .failure(.over(before.stage)) }
      guard before.status == .checkedIn else { return .failure(.notHere) }
      guard before.calledAt == nil else { return .failure(.alreadyCalled) }
      if before.day != clock.date { return .failure(.otherDay(before.day)) }
      after.calledAt = now
    case .done:
      if before.status.isOver { return .failure(.over(before.stage)) }
      guard before.status == .checkedIn else { return .failure(.notHere) }
      after.status = .fulfilled
      after.calledAt = before.calledAt ?? now
      after.endedAt = now
    case .noShow:
      if let refusal = obstacle(toMissing: before, clock: clock) { return .failure(refusal) }
      after.status = .noShow
      after.endedAt = now
    case .cancel(let reason):
      if before.status.isOver { return .failure(.over(before.stage)) }
      after.status = .cancelled
      after.cancelReason = reason
      after.endedAt = now
    case .prioritise(let priority):
      if before.status.isOver { return .failure(.over(before.stage)) }
      after.priority = priority
    }
    return .success(after)
  }

  private static func obstacle(
    toMoving before: Appointment, to place: AppointmentPlace, clock: LocalTime
  ) -> Refusal? {
    if before.isWalkIn { return .walkIn }
    switch before.status {
    case .proposed, .booked: break
    case .arrived, .checkedIn: return .alreadyHere
    // Who did not come is booked anew, so that the missed time stays on record.
    case .fulfilled, .cancelled, .noShow, .enteredInError: return .over(before.stage)
    }
    return isPast(place, clock: clock) ? .past : nil
  }

  private static func obstacle(
    toComing before: Appointment, _ event: AppointmentEvent, clock: LocalTime
  ) -> Refusal? {
    switch before.status {
    case .proposed, .booked: break
    case .arrived: if event == .arrive { return .alreadyHere }
    // Somebody given up who comes after all is welcome on the same day.
    case .noShow: break
    case .checkedIn: return .alreadyHere
    case .fulfilled, .cancelled, .enteredInError: return .over(before.stage)
    }
    return before.day == clock.date ? nil : .otherDay(before.day)
  }

  private static func obstacle(toMissing before: Appointment, clock: LocalTime) -> Refusal? {
    if before.status.isOver { return .over(before.stage) }
    guard before.status == .booked || before.status == .proposed else { return nil }
    if before.day > clock.date { return .otherDay(before.day) }
    if before.day == clock.date, let start = before.start, start.minutes * 60 > clock.secondOfDay {
      return .tooEarly(start)
    }
    return nil
  }

  /// Whether a place has ended already.
  package static func isPast(_ place: AppointmentPlace, clock: LocalTime) -> Bool {
    place.day < clock.date
      || (place.day == clock.date && place.end.minutes * 60 <= clock.secondOfDay)
  }
}

extension AppointmentFlow.Refusal {
  /// The sentence for the person.
  package var message: Localized {
    switch self {
    case .over(let stage):
      Localized(
        zh: "这一项已\(stage == .noShow ? "记为爽约" : stage.title.chinese)",
        en: "this one is over: \(stage.title.english.lowercased())")
    case .notHere: Localized(zh: "还没有签到；请先签到", en: "not checked in yet; check in first")
    case .alreadyHere: Localized(zh: "已经到了", en: "already here")
    case .alreadyCalled: Localized(zh: "已经叫过号了", en: "already called")
    case .otherDay(let day):
      Localized(zh: "这是 \(day) 的预约；请先改期", en: "this is for \(day); move it first")
    case .tooEarly(let start):
      Localized(zh: "预约时间 \(start) 还没到", en: "it is not \(start) yet")
    case .past:
      Localized(zh: "这个时间已经过去；请选以后的", en: "that time is past; choose a later one")
    case .walkIn:
      Localized(zh: "现场患者没有预约时间；请另行预约", en: "a walk-in has no time to move; book one")
    }
  }
}
