import Canvas
import Domain

extension CommandRegistry {
  /// The day: who is booked, waits and was seen.
  static let dayCommands: [Command] = [viewDay] + stepCommands + bookingCommands + dayListCommands

  private static let viewDay = Command(
    .viewDay, Localized(zh: "今日预约和候诊", en: "The day: booked and waiting"),
    keywords: ["预约", "候诊", "appointment", "queue", "waiting"], keys: [KeyPress(.function(6))],
    letters: ["5"], in: .screens, group: .screens, needs: (.read, .queue))

  private static let nobody = Localized(zh: "没有选中的人", en: "nobody is selected")

  /// What can be done to the selected one while they are at certain stages.
  private static func at(_ stages: Set<AppointmentStage>) -> Command.Obstacle {
    { model in
      guard let entry = model.dayEntry else { return nobody }
      let stage = entry.appointment.stage
      return stages.contains(stage)
        ? nil
        : Localized(zh: "此人\(stage.title.chinese)", en: "is \(stage.title.english.lowercased())")
    }
  }

  private static let stepCommands: [Command] = [
    Command(
      .dayNext, Localized(zh: "下一步: 签到、叫号、完成", en: "Next: check in, call, done"),
      keys: [KeyPress(.enter)], in: .today, menu: .today, group: .day,
      hint: .init(Localized(zh: "下一步", en: "Next step"), priority: 9),
      needs: (.change, .queue), danger: .reversible, undo: .undo, auditName: "appointment.next",
      obstacle: at([.expected, .arrived, .waiting, .called, .noShow])),
    Command(
      .callNext, Localized(zh: "叫下一位", en: "Call who is next"), keywords: ["叫号", "next"],
      letters: ["c"], in: .today, menu: .today, group: .day,
      hint: .init(Localized(zh: "叫号", en: "Call next"), priority: 8, keys: .text("c")),
      needs: (.change, .queue), danger: .reversible, undo: .undo, auditName: "appointment.call"),
    Command(
      .checkIn, Localized(zh: "签到或登记候诊", en: "Check in, booked or not"),
      keywords: ["到诊", "现场", "walk-in", "arrive"], keys: [.control("t")], letters: ["i"],
      in: [.today, .lookup, .archive], menu: [.today, .lookup, .archive], group: .day,
      needs: (.change, .queue), danger: .reversible, undo: .undo,
      auditName: "appointment.checkin",
      obstacle: { model in
        guard model.screen == .today else {
          return model.subject == nil ? Phrase.choosePatientFirst.text : nil
        }
        return at([.expected, .arrived, .noShow])(model)
      }),
    Command(
      .visitDone, Localized(zh: "就诊完成", en: "Seen and done"), keywords: ["结束"],
      letters: ["d"], in: .today, menu: .today, group: .day, needs: (.change, .queue),
      danger: .reversible, undo: .undo, auditName: "appointment.done",
      obstacle: at([.waiting, .called])),
    Command(
      .visitNoShow, Localized(zh: "没有来", en: "Did not come"), keywords: ["爽约", "no-show"],
      letters: ["n"], in: .today, menu: .today, group: .day, needs: (.change, .queue),
      danger: .reversible, undo: .undo, auditName: "appointment.noshow",
      obstacle: at([.expected, .arrived, .waiting, .called])),
    Command(
      .visitPriority, Localized(zh: "换优先级", en: "Change the priority"),
      keywords: ["优先", "urgent"], letters: ["p"], in: .today, menu: .today, group: .day,
      needs: (.change, .queue), danger: .reversible, undo: .undo,
      auditName: "appointment.priority",
      obstacle: at([.expected, .arrived, .waiting, .called])),
  ]

  private static let bookingCommands: [Command] = [
    Command(
      .book, Localized(zh: "给此人预约", en: "Book for this person"),
      keywords: ["预约", "appointment"], keys: [KeyPress(.character("b"), .alt)], letters: ["b"],
      in: [.today, .lookup, .archive, .followUps, .booking],
      menu: [.today, .lookup, .archive, .followUps], group: .day, needs: (.add, .queue),
      danger: .reversible, undo: .undo, auditName: "appointment.book",
      obstacle: { model in
        if case .booking = model.layer { return model.wayObstacle }
        return model.subject == nil ? Phrase.choosePatientFirst.text : nil
      }),
    Command(
      .walkIn, Localized(zh: "登记现场患者, 可选医护", en: "Add a walk-in, with whom"),
      keywords: ["现场", "walk-in"], keys: [KeyPress(.character("w"), .alt)], letters: ["a"],
      in: [.today, .lookup, .archive, .booking], menu: [.lookup, .archive], group: .day,
      needs: (.add, .queue), danger: .reversible, undo: .undo, auditName: "appointment.walkin",
      obstacle: { model in
        if case .booking = model.layer { return model.wayObstacle }
        return model.screen == .today || model.subject != nil
          ? nil : Phrase.choosePatientFirst.text
      }),
    Command(
      .visitMove, Localized(zh: "换到别的时间", en: "Move to another time"), keywords: ["改约"],
      letters: ["r"], in: .today, menu: .today, group: .day, needs: (.change, .queue),
      danger: .reversible, undo: .undo, auditName: "appointment.move", obstacle: at([.expected])),
    Command(
      .visitCancel, Localized(zh: "取消预约", en: "Cancel the appointment"), keywords: ["退号"],
      keys: [KeyPress(.delete)], letters: ["x"], in: .today, menu: .today, group: .day,
      needs: (.change, .queue), danger: .reversible, undo: .undo, auditName: "appointment.cancel",
      obstacle: at([.expected, .arrived, .waiting, .called])),
  ]

  private static let dayListCommands: [Command] = [
    Command(
      .dayStaff, Localized(zh: "只看一位医护的", en: "Of one member of staff"),
      keywords: ["医生", "doctor", "staff"], letters: ["f"], in: .today, menu: .today, group: .day),
    Command(
      .dayBefore, Localized(zh: "前一天", en: "The day before"),
      keys: [KeyPress(.left, .control)], letters: ["("], in: .today, group: .day),
    Command(
      .dayAfter, Localized(zh: "后一天", en: "The day after"),
      keys: [KeyPress(.right, .control)], letters: [")"], in: .today, group: .day),
  ]
}
