/// Something that a member of staff did and can take back, also in another session.
package struct OwnChange: Hashable, Sendable {
  /// What was changed, as the file names it.
  package enum Object: String, Sendable, CaseIterable {
    /// A card, by the form or by a correction.
    case card = "patient"
    case appointment
    case followUp = "follow-up"
    /// Several follow-ups at once.
    case followUps = "follow-ups"
    case notice
    case familyLink = "family-link"
    /// What somebody signed.
    case consent
    case merge
    /// A tag put on or taken off by hand.
    case tagOverride = "tag-override"
    /// A form that was filled in.
    case form = "questionnaire-response"
    /// A care plan, with its goals, tasks and advice.
    case carePlan = "care-plan"
    /// Advice that was given at a contact.
    case advice
    /// What was done to a plan: begun, ended, a date given up.
    case plan = "plan-event"
  }

  package var id: Int
  package var object: Object
  /// What was done, as the trail has it: `check-in`, `completed`, `card`, `add`.
  package var event: String
  package var patient: PatientID
  package var card: String
  /// Whose it is, as the one who asks may see it.
  package var name: String
  package var at: Instant
  /// The items of a card that were changed; empty for all else.
  package var items: [CardItem]
  /// How many things were changed at once.
  package var count: Int
  /// Whether it was changed since, so that it cannot be taken back.
  package var isOutdated: Bool
  /// The name of who changed it since; nil where that is not known.
  package var changedBy: String?

  package init(
    id: Int, object: Object, event: String, patient: PatientID, card: String, name: String,
    at: Instant, items: [CardItem] = [], count: Int = 1, isOutdated: Bool = false,
    changedBy: String? = nil
  ) {
    self.id = id
    self.object = object
    self.event = event
    self.patient = patient
    self.card = card
    self.name = name
    self.at = at
    self.items = items
    self.count = count
    self.isOutdated = isOutdated
    self.changedBy = changedBy
  }

  /// What was done, in a few words: `签到`, `改卡: 电话`, `留言`.
  package var title: Localized {
    switch object {
    case .card:
      let zh = items.map(\.title.chinese).joined(separator: "、")
      let en = items.map { $0.title.english.lowercased() }.joined(separator: ", ")
      return items.isEmpty
        ? Localized(zh: "更改卡片", en: "card changed")
        : Localized(zh: "更改卡片：\(zh)", en: "card changed: \(en)")
    case .appointment: return AppointmentEvent.title(of: event)
    case .followUp:
      let outcome = FollowUpOutcome(rawValue: event)?.title
      return Localized(
        zh: "登记随访：\(outcome?.chinese ?? event)",
        en: "follow-up recorded: \(outcome?.english.lowercased() ?? event)")
    case .followUps:
      return event == "assign"
        ? Localized(zh: "改派随访 \(count) 项", en: "\(count) follow-ups assigned")
        : Localized(zh: "改期随访 \(count) 项", en: "\(count) follow-ups rescheduled")
    case .notice: return Self.notices[event] ?? Localized(zh: "留言", en: "notice")
    case .familyLink:
      return event == "remove"
        ? Localized(zh: "去掉家庭关系", en: "family link removed")
        : Localized(zh: "添加家庭关系", en: "family link added")
    case .consent:
      let word = event.split(separator: " ").last.map(String.init) ?? ""
      let purpose = ConsentPurpose(rawValue: word)?.title
      return Localized(
        zh: "登记同意书：\(purpose?.chinese ?? word)",
        en: "consent taken down: \(purpose?.english.lowercased() ?? word)")
    case .merge: return Localized(zh: "合并卡片", en: "cards merged")
    case .tagOverride:
      return event == "on"
        ? Localized(zh: "加上标签", en: "tag put on") : Localized(zh: "去掉标签", en: "tag taken off")
    case .form: return Localized(zh: "填表：\(event)", en: "form filled in: \(event)")
    case .carePlan:
      return event == "start"
        ? Localized(zh: "建立照护计划", en: "care plan begun")
        : Localized(zh: "更改照护计划", en: "care plan changed")
    case .advice: return Localized(zh: "给出健康建议", en: "advice given")
    case .plan: return Self.plans[event] ?? Localized(zh: "随访计划", en: "plan of follow-ups")
    }
  }

  private static let plans: [String: Localized] = [
    "started": Localized(zh: "开始随访计划", en: "plan begun"),
    "ended": Localized(zh: "结束随访计划", en: "plan ended"),
    "skipped": Localized(zh: "放弃一次随访", en: "a date of a plan given up"),
    "anchored": Localized(zh: "更改计划起始日", en: "first day of a plan changed"),
    "left": Localized(zh: "停止管理", en: "no longer followed up"),
    "returned": Localized(zh: "恢复管理", en: "followed up again"),
  ]

  private static let notices: [String: Localized] = [
    "add message": Localized(zh: "添加留言", en: "message added"),
    "add unpaid": Localized(zh: "登记未付", en: "unpaid item added"),
    "done message": Localized(zh: "留言已转告", en: "message delivered"),
    "done unpaid": Localized(zh: "登记付清", en: "item paid"),
  ]
}
