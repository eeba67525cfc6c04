/// Why a person puts a tag on or takes it off, above what the rules say.
package enum TagOverrideReason: String, Sendable, CaseIterable {
  /// Who treats the patient judges otherwise.
  case clinicalJudgement = "judgement"
  /// What the rule reads is wrong or lacking.
  case wrongData = "wrong-data"
  /// The patient is treated for it elsewhere.
  case treatedElsewhere = "elsewhere"
  /// The patient does not want it.
  case patientDeclines = "declines"
  /// The words beside it say why.
  case other

  package var title: Localized {
    switch self {
    case .clinicalJudgement: Localized(zh: "临床判断", en: "clinical judgement")
    case .wrongData: Localized(zh: "数据有误或缺失", en: "wrong or missing data")
    case .treatedElsewhere: Localized(zh: "他院治疗中", en: "treated elsewhere")
    case .patientDeclines: Localized(zh: "患者拒绝", en: "the patient declines")
    case .other: Localized(zh: "其他", en: "other")
    }
  }
}

/// A tag that a person wants put on or taken off.
package struct TagOverrideDraft: Hashable, Sendable {
  /// The name that identifies the tag.
  package var tag: String
  /// Whether it is put on; otherwise it is taken off.
  package var isOn: Bool
  package var reason: TagOverrideReason
  /// In words; may be empty unless the reason is `other`.
  package var note: String
  /// The last day on which it counts; nil for ``standardDays`` from today.
  package var until: CalendarDate?

  /// How many days an override counts when nobody says how long.
  package static let standardDays = 90
  /// The most days that an override may count; whoever still wants it says so again.
  package static let longestDays = 366

  package init(
    tag: String, isOn: Bool, reason: TagOverrideReason, note: String = "",
    until: CalendarDate? = nil
  ) {
    self.tag = tag
    self.isOn = isOn
    self.reason = reason
    self.note = note
    self.until = until
  }

  /// The last day on which it counts when it begins on a day.
  package func lastDay(from day: CalendarDate) -> CalendarDate {
    until ?? day.adding(days: Self.standardDays - 1)
  }

  /// What is wrong with it on a day, with the way out; nil when nothing is.
  package func fault(on day: CalendarDate) -> Localized? {
    if tag.isEmpty { return Localized(zh: "请写标签名", en: "name the tag") }
    if note.count > 200 {
      return Localized(zh: "说明太长，最多 200 字", en: "the note is too long; at most 200 characters")
    }
    if reason == .other, note.allSatisfy(\.isWhitespace) {
      return Localized(zh: "请用几个字说明原因", en: "say the reason in a few words")
    }
    let days = day.days(to: lastDay(from: day)) + 1
    if days < 1 { return Localized(zh: "结束日期不能早于今天", en: "the end may not be before today") }
    if days > Self.longestDays {
      return Localized(
        zh: "最长 \(Self.longestDays) 天，到期可再设",
        en: "at most \(Self.longestDays) days; it can be renewed")
    }
    return nil
  }
}

/// A tag that was put on or taken off by a person, as it is stored.
package struct TagOverrideRecord: Hashable, Sendable {
  package var id: Int
  package var patient: PatientID
  package var details: TagOverrideDraft
  package var from: CalendarDate
  /// The last day on which it counts, or counted once it was ended.
  package var until: CalendarDate
  package var at: Instant
  /// The name of who did it; nil for the machine.
  package var staff: String?
  /// When it was ended by hand; nil while it was not.
  package var ended: Instant?
  package var endedBy: String?
  package var version: Int

  package init(
    id: Int, patient: PatientID, details: TagOverrideDraft, from: CalendarDate,
    until: CalendarDate, at: Instant, staff: String? = nil, ended: Instant? = nil,
    endedBy: String? = nil, version: Int = 1
  ) {
    self.id = id
    self.patient = patient
    self.details = details
    self.from = from
    self.until = until
    self.at = at
    self.staff = staff
    self.ended = ended
    self.endedBy = endedBy
    self.version = version
  }

  /// Whether it counts on a day.
  package func counts(on day: CalendarDate) -> Bool { from <= day && day <= until }
}
