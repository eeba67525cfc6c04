/// What a follow-up is about.
package enum FollowUpReason: String, Sendable, CaseIterable {
  case hypertensionManagement = "hypertension"
  case diabetesManagement = "diabetes"
  case bloodPressureRecheck = "bp-recheck"
  case glucoseRecheck = "glucose-recheck"
  case medicationReview = "medication"
  case examReport = "exam-report"
  case annualExam = "annual-exam"
  case postDischarge = "post-discharge"
  case newPatient = "new-patient"
  case pregnancy
  case postOperation = "post-operation"
  case education
  case other

  /// The words on screen.
  package var title: Localized {
    switch self {
    case .hypertensionManagement: Localized(zh: "高血压随访", en: "Hypertension visit")
    case .diabetesManagement: Localized(zh: "糖尿病随访", en: "Diabetes visit")
    case .bloodPressureRecheck: Localized(zh: "血压复测", en: "BP re-check")
    case .glucoseRecheck: Localized(zh: "血糖复查", en: "Glucose re-check")
    case .medicationReview: Localized(zh: "用药随访", en: "Medication review")
    case .examReport: Localized(zh: "体检报告", en: "Exam report")
    case .annualExam: Localized(zh: "年度体检", en: "Annual exam")
    case .postDischarge: Localized(zh: "出院随访", en: "Post-discharge")
    case .newPatient: Localized(zh: "新建档回访", en: "New card call")
    case .pregnancy: Localized(zh: "孕产随访", en: "Pregnancy visit")
    case .postOperation: Localized(zh: "术后随访", en: "Post-operation")
    case .education: Localized(zh: "健康宣教", en: "Education")
    case .other: Localized(zh: "随访", en: "Follow-up")
    }
  }
}

/// How the patient is to be reached.
package enum FollowUpChannel: String, Sendable, CaseIterable {
  case phone
  case visit
  case home
  case message

  package var title: Localized {
    switch self {
    case .phone: Localized(zh: "电话", en: "Phone")
    case .visit: Localized(zh: "到诊", en: "Visit")
    case .home: Localized(zh: "家访", en: "Home")
    case .message: Localized(zh: "短信", en: "SMS")
    }
  }
}

/// How urgent a follow-up is: worked in this order.
package enum FollowUpRisk: Int, Sendable, Comparable, CaseIterable {
  case regular = 0
  case raised = 1
  case high = 2

  package static func < (left: FollowUpRisk, right: FollowUpRisk) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The name in JSON output.
  package var code: String {
    switch self {
    case .regular: "regular"
    case .raised: "raised"
    case .high: "high"
    }
  }

  package var title: Localized {
    switch self {
    case .regular: Localized(zh: "常规", en: "Regular")
    case .raised: Localized(zh: "中危", en: "Raised")
    case .high: Localized(zh: "高危", en: "High risk")
    }
  }
}

/// Where a follow-up stands.
package enum FollowUpState: Int, Sendable, CaseIterable {
  case open = 0
  case done = 1
  case closed = 2
  /// Open, and off every list because its patient's record is restricted.
  case withheld = 3
}

/// What became of one attempt to reach the patient.
///
/// The outcomes are those of Simple's call list, each with its own next step, and ours beside them.
package enum FollowUpOutcome: String, Sendable, CaseIterable {
  case completed = "completed"
  case noAnswer = "no-answer"
  case callBack = "call-back"
  case wrongNumber = "wrong-number"
  case agreedToCome = "agreed-to-come"
  case refused = "refused"
  case moved = "moved"
  case died = "died"
  case lost = "lost"
  /// Asked to be reminded in a week.
  case remindLater = "remind-later"
  /// Was seen without us: on their own, or at another place.
  case alreadyVisited = "already-visited"
  /// Is cared for by a public hospital now.
  case movedToPublic = "moved-to-public"
  /// Is cared for by a private institution now.
  case movedToPrivate = "moved-to-private"
  /// Never answered, so that this one is given up; the next one is tried as planned.
  case notResponding = "not-responding"
  /// Ended for a reason that the note gives.
  case other = "other"
  /// Whoever was lost or had gone was found: the follow-up is open again.
  case found = "found"

  /// Those that can be recorded of an open follow-up.
  package static let ofCalls = allCases.filter { $0 != .found }

  package var title: Localized {
    switch self {
    case .completed: Localized(zh: "完成", en: "Done")
    case .noAnswer: Localized(zh: "未接", en: "No answer")
    case .callBack: Localized(zh: "稍后再拨", en: "Call back")
    case .wrongNumber: Localized(zh: "号码错误", en: "Wrong number")
    case .agreedToCome: Localized(zh: "同意来诊", en: "Agreed to come")
    case .refused: Localized(zh: "拒绝", en: "Refused")
    case .moved: Localized(zh: "迁出", en: "Moved away")
    case .died: Localized(zh: "死亡", en: "Died")
    case .lost: Localized(zh: "失访", en: "Lost")
    case .remindLater: Localized(zh: "过几天再提醒", en: "Remind later")
    case .alreadyVisited: Localized(zh: "已自行就诊", en: "Already visited")
    case .movedToPublic: Localized(zh: "转公立医院", en: "Public hospital")
    case .movedToPrivate: Localized(zh: "转私立机构", en: "Private clinic")
    case .notResponding: Localized(zh: "一直联系不上", en: "Not responding")
    case .other: Localized(zh: "其他原因", en: "Other reason")
    case .found: Localized(zh: "找到了", en: "Found again")
    }
  }
}

extension FollowUpOutcome {
  /// Whether the person, or somebody for them, answered, so that the channel is one that works.
  package var reachedPerson: Bool {
    switch self {
    case .completed, .callBack, .agreedToCome, .refused, .moved, .remindLater, .alreadyVisited,
      .movedToPublic, .movedToPrivate:
      true
    case .noAnswer, .wrongNumber, .died, .lost, .notResponding, .other, .found: false
    }
  }

  /// Whether the next visit follows where nothing else sees to it.
  package var isFollowedByVisit: Bool { self == .completed || self == .alreadyVisited }

  /// Whether it ended every follow-up of somebody who can come back.
  package var isLeaving: Bool {
    switch self {
    case .lost, .moved, .movedToPublic, .movedToPrivate: true
    default: false
    }
  }
}

/// The number by which the store knows a follow-up.
package struct FollowUpID: Hashable, Comparable, Sendable {
  package let value: Int
  package init(_ value: Int) { self.value = value }
  package static func < (left: FollowUpID, right: FollowUpID) -> Bool { left.value < right.value }
}

/// A follow-up as it is about to be stored.
package struct FollowUpDraft: Hashable, Sendable {
  package var reason: FollowUpReason
  package var channel: FollowUpChannel
  package var due: CalendarDate
  package var risk: FollowUpRisk
  package var state: FollowUpState
  /// One line that says why it is due then, such as `控制不满意 第1次 → 2周内, 规范三版`.
  package var why: Localized
  /// The code of the staff member it belongs to; nil while nobody's.
  package var owner: String?
  package var attempts: [FollowUpAttempt]
  /// What it is called where the reason does not say it, as of a plan's step; nil for the reason's.
  package var title: Localized?
  /// The id of the form to fill in; nil when there is none.
  package var form: String?

  package init(
    reason: FollowUpReason, channel: FollowUpChannel, due: CalendarDate, risk: FollowUpRisk,
    state: FollowUpState = .open, why: Localized, owner: String? = nil,
    attempts: [FollowUpAttempt] = [], title: Localized? = nil, form: String? = nil
  ) {
    self.reason = reason
    self.channel = channel
    self.due = due
    self.risk = risk
    self.state = state
    self.why = why
    self.owner = owner
    self.attempts = attempts
    self.title = title
    self.form = form
  }

  /// What it is called on screen.
  package var heading: Localized { title ?? reason.title }
}

/// One attempt to reach a patient and what came of it.
package struct FollowUpAttempt: Hashable, Sendable {
  package var at: Instant
  package var outcome: FollowUpOutcome
  /// What was noted; empty when nothing.
  package var note: String
  /// The code of the staff member who tried.
  package var staff: String
  /// The name of that staff member where it was read with the attempt; nil when it was not.
  package var staffName: String?
  /// The next date that was set; nil when the follow-up ended.
  package var nextDue: CalendarDate?
  /// Whether who answered was asked who they are, and it was right.
  package var checkedIdentity = false
  /// How long it took; nil when that was not counted.
  package var seconds: Int?
  /// Whether a recording of it is kept, as far as the one who reads may know.
  package var isRecorded = false

  package init(
    at: Instant, outcome: FollowUpOutcome, note: String = "", staff: String,
    staffName: String? = nil, nextDue: CalendarDate? = nil
  ) {
    self.at = at
    self.outcome = outcome
    self.note = note
    self.staff = staff
    self.staffName = staffName
    self.nextDue = nextDue
  }
}
