import Canvas
import Domain
import Widgets

/// The fields of a booking in one language, and which of them apply.
struct BookingFields {
  enum ID: String, CaseIterable {
    case come, kind, staff, day, full, reason, priority, overbook
  }

  /// The answer of somebody who is here without a booking.
  static let walkIn = "walk-in"
  static let booked = "booked"
  /// The answer that leaves open who it is with.
  static let anybody = "any"

  private let model: Model
  private let language: Language
  private let moves: DayEntry?

  init(_ model: Model, moves: DayEntry?) {
    self.model = model
    self.moves = moves
    language = model.language
  }

  /// Whether the one who acts may pass a full slot: who decides for everybody decides this too.
  var mayOverbook: Bool { model.access.allows(.change, .accounts) }

  var mayGiveReason: Bool { model.access.allows(.add, .visitReason) }

  /// The form as it opens.
  ///
  /// - Parameters:
  ///   - names: The members of staff to choose from, by code.
  ///   - begins: What the fields hold at first.
  func form(_ names: [String: String], beginning begins: [String: String]) -> FormState {
    var form = FormState(
      [FormSection("", fields(names))], values: begins, today: model.today.dayNumber)
    if let key = CommandRegistry.command(.saveOutcome).flatMap({ model.keymap[$0].keys.first }) {
      form.commitKey = key
    }
    return form
  }

  /// What a fresh form holds.
  func beginning(isWalkIn: Bool) -> [String: String] {
    let kind = moves?.appointment.kind ?? model.day.kind
    return [
      ID.come.rawValue: isWalkIn ? Self.walkIn : Self.booked, ID.kind.rawValue: kind.rawValue,
      ID.staff.rawValue: moves?.appointment.staff ?? Self.anybody,
      ID.priority.rawValue: AppointmentPriority.regular.code,
    ]
  }

  /// Hides what does not apply: times of a walk-in, and why there is no room where there is.
  func settle(_ booking: inout BookingState) {
    var hidden: Set<ID> = []
    if booking.isWalkIn { hidden = [.day, .full] }
    if booking.isWalkIn || booking.selected?.left != 0 || !mayOverbook { hidden.insert(.overbook) }
    let ids = Set(hidden.map(\.rawValue))
    if ids != booking.form.hidden { booking.form.hide(ids) }
    if booking.isWalkIn { booking.isAmongSlots = false }
  }

  // MARK: - Fields

  private func say(_ chinese: String, _ english: String) -> String {
    Localized(zh: chinese, en: english)[language]
  }

  private func fields(_ names: [String: String]) -> [FormField] {
    var fields: [FormField] = []
    if moves == nil { fields.append(come) }
    fields += [kind, staff(names), day]
    if mayOverbook { fields.append(full) }
    if moves == nil {
      if mayGiveReason { fields.append(reason) }
      fields.append(priority)
    }
    if mayOverbook { fields.append(overbook) }
    return fields
  }

  private var come: FormField {
    FormField(
      ID.come.rawValue, say("方式", "As"),
      .choice([
        .init(Self.booked, say("预约", "Appointment")),
        .init(Self.walkIn, say("现场, 现在候诊", "Walk-in, waits now")),
      ]))
  }

  private var kind: FormField {
    FormField(
      ID.kind.rawValue, Phrase.dayKind[language],
      .choice(ServiceKind.allCases.map { .init($0.rawValue, $0.title[language]) }),
      isRequired: true)
  }

  private func staff(_ names: [String: String]) -> FormField {
    let people = names.sorted { $0.key < $1.key }.map { code, name in
      FormField.Option(code, DisplayText.of(name.isEmpty ? code : name))
    }
    return FormField(
      ID.staff.rawValue, Phrase.dayStaff[language],
      .choice([.init(Self.anybody, Phrase.dayAnybody[language])] + people))
  }

  private var day: FormField {
    FormField(
      ID.day.rawValue, say("从哪天", "From"),
      .date(
        FormField.DateRule(
          first: model.today.dayNumber,
          last: model.today.adding(days: SlotQuestion.mostDays).dayNumber)),
      hint: say("空着为最早", "empty: the next"), placeholder: say("今天 +2w 3/15", "today +2w 3/15"))
  }

  private var full: FormField {
    FormField(
      ID.full.rawValue, say("加号", "Overbook"), .toggle,
      hint: say("连约满的时段也列出", "lists the full ones too"))
  }

  private var reason: FormField {
    FormField(
      ID.reason.rawValue, say("事由", "Why"), .text(limit: 120),
      placeholder: say("为何来, 用本人的话", "why they come, in their words"))
  }

  private var priority: FormField {
    FormField(
      ID.priority.rawValue, Phrase.dayPriority[language],
      .choice(AppointmentPriority.allCases.map { .init($0.code, $0.title[language]) }))
  }

  private var overbook: FormField {
    FormField(
      ID.overbook.rawValue, say("加号理由", "Overbooked"), .text(limit: 120), isRequired: true,
      placeholder: say("约满了为何还加", "why although it is full"))
  }
}
