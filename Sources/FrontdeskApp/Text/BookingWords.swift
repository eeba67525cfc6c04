import Domain

/// What the form of a booking says, in every language.
enum BookingWords {
  static let walkInTitle = Localized(zh: "现场候诊", en: "Walk-in")
  static let slots = Localized(zh: "可约的时段", en: "What can be booked")
  static let register = Localized(zh: "登记候诊", en: "Let them wait")
  static let toForm = Localized(zh: "到表单", en: "Form")

  static let fullForOthers = Localized(
    zh: "这个时段已约满；请换一个, 或请管理者加号", en: "this slot is full; choose another, or ask a manager")

  /// Said to those who may pass it.
  static func full(_ capacity: Int) -> Localized {
    Localized(
      zh: "这个时段已约满 (\(capacity) 人)；要加号请写明理由",
      en: "this slot is full (\(capacity)); to overbook it, say why")
  }

  static let slotGone = Localized(
    zh: "上次选的时段已不空；这是现在最早的", en: "the slot chosen earlier is taken; this is the next one")

  /// Places left of a slot; nothing where there is one place and it is free.
  static func left(_ slot: Slot) -> Localized {
    if slot.left == 0 { return Localized(zh: "已满", en: "full") }
    return slot.capacity > 1
      ? Localized(zh: "余 \(slot.left)", en: "\(slot.left) left") : Localized(same: "")
  }
}
