package import Domain
package import Widgets

/// A place being chosen for a person, or a place among those who wait.
package struct BookingState: Equatable, Sendable {
  package let patient: PatientID
  package let name: String
  /// The appointment that moves; nil when a new one is made.
  package let moves: DayEntry?
  /// The questions; those that do not apply now are hidden.
  package internal(set) var form: FormState
  /// What the form began with.
  let begins: [String: String]
  /// Whether the keys go to the slots, and not to the form.
  package internal(set) var isAmongSlots = true
  /// The names of everybody who has a slot of the kind, by code.
  package internal(set) var names: [String: String] = [:]
  /// Every slot of the kind, whoever's, also the full ones.
  package internal(set) var all: [Slot] = []
  package internal(set) var isLoaded = false
  package internal(set) var list = ListState()
  /// Whether the slot was chosen by hand, and is not only the next free one.
  package internal(set) var hasOwnSlot = false
  /// The slot that a draft names, until the slots are there, or that a walk-in has no use for.
  var wanted: String?
  /// Whether the next Enter does what was asked about.
  package internal(set) var isArmed = false
  package internal(set) var isSaving = false
  package internal(set) var problem: Localized?

  /// Days that are looked through for a free slot.
  package static let days = 30

  // MARK: - Answers

  /// Whether the person waits from now on, without a booked time.
  package var isWalkIn: Bool { form.raw(BookingFields.ID.come.rawValue) == BookingFields.walkIn }

  package var kind: ServiceKind {
    ServiceKind(rawValue: form.raw(BookingFields.ID.kind.rawValue)) ?? .consultation
  }

  /// The code of the member of staff; nil for anybody.
  package var staff: String? {
    let code = form.raw(BookingFields.ID.staff.rawValue)
    return code.isEmpty || code == BookingFields.anybody ? nil : code
  }

  /// The first day that is looked at; nil for the present one.
  var from: CalendarDate? {
    form.day(BookingFields.ID.day.rawValue).map { CalendarDate(dayNumber: $0) }
  }

  private var showsFull: Bool { form.raw(BookingFields.ID.full.rawValue) == "true" }

  package var priority: AppointmentPriority {
    AppointmentPriority(code: form.raw(BookingFields.ID.priority.rawValue)) ?? .regular
  }

  /// Why they come; empty where nothing was said.
  package var reason: String { form.raw(BookingFields.ID.reason.rawValue).trimmingBlanks }

  /// Why it is booked where there is no room; nil where there is.
  package var overbook: String? {
    selected?.left == 0 ? form.raw(BookingFields.ID.overbook.rawValue).trimmingBlanks : nil
  }

  // MARK: - Slots

  /// The slots as they are narrowed.
  package var slots: [Slot] {
    guard !isWalkIn else { return [] }
    let (staff, showsFull) = (staff, showsFull)
    return all.filter { slot in
      (staff == nil || slot.staff == staff) && (showsFull || slot.left > 0)
    }
  }

  package var selected: Slot? {
    let slots = slots
    return list.selection.flatMap { slots.indices.contains($0) ? slots[$0] : nil }
  }

  /// Selects the next free slot, or the one that a draft names.
  mutating func narrow() {
    let slots = slots
    isArmed = false
    list = ListState(count: slots.count)
    if let mark = wanted, let place = slots.firstIndex(where: { Self.mark($0) == mark }) {
      wanted = nil
      hasOwnSlot = true
      list.select(place)
    } else {
      hasOwnSlot = false
      if isLoaded, !isWalkIn { wanted = nil }
      list.select(slots.firstIndex { $0.left > 0 } ?? 0)
    }
  }

  /// Selects the first slot of the next day that has one, or of the day before.
  mutating func turnDay(_ steps: Int) {
    let slots = slots
    guard let here = selected else { return }
    let days = Set(slots.map(\.day)).sorted()
    guard let place = days.firstIndex(of: here.day), days.indices.contains(place + steps) else {
      return
    }
    let day = days[place + steps]
    list.select(
      slots.firstIndex { $0.day == day && $0.left > 0 } ?? slots.firstIndex { $0.day == day }
        ?? list.selected)
  }

  /// Names a slot in a draft.
  static func mark(_ slot: Slot) -> String { "\(slot.day) \(slot.start) \(slot.staff)" }

  // MARK: - Drafts

  /// Under which its draft is kept.
  var draftKey: FormDraftKey {
    moves.map { FormDraftKey(kind: "booking.move", subject: String($0.id.value)) }
      ?? FormDraftKey(kind: "booking", subject: String(patient.value))
  }

  /// The member of a draft that names the slot.
  static let slotMember = "slot"

  /// The slot chosen by hand; nil while it is only the next free one.
  var ownSlot: String? { hasOwnSlot ? selected.map(Self.mark) : nil }

  /// What was entered and not saved; nil when nothing would be lost.
  ///
  /// Whether they are here is the key's to say, and a slot alone is found again as fast.
  var entered: FormDraft? {
    var answers = form.draft
    answers[BookingFields.ID.come.rawValue] = nil
    guard !answers.isEmpty else { return nil }
    answers[Self.slotMember] = wanted ?? ownSlot
    // What the form begins with may be another kind the next time.
    answers[BookingFields.ID.kind.rawValue] = kind.rawValue
    return FormDraft(answers: answers)
  }
}
