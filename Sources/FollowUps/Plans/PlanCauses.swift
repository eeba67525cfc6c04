package import Domain

/// Why a plan ended.
package enum PlanEndCause: String, Sendable, CaseIterable {
  /// Its last date was done.
  case completed
  /// A person ended it.
  case hand
  case tagGone = "tag-gone"
  case ruleGone = "rule-gone"
  /// A visit came to what ends it.
  case result
  /// Its time is over.
  case elapsed
  /// It began anew.
  case restarted
  /// Another plan took its place.
  case replaced
  /// It never ran: it was running already, or a plan of more weight was.
  case absorbed

  package var title: Localized {
    switch self {
    case .completed: Localized(zh: "计划完成", en: "plan completed")
    case .hand: Localized(zh: "人工结束", en: "ended by hand")
    case .tagGone: Localized(zh: "标签已去除", en: "the tag is gone")
    case .ruleGone: Localized(zh: "规则不再成立", en: "the rule is off")
    case .result: Localized(zh: "结果已明确", en: "settled by a result")
    case .elapsed: Localized(zh: "计划到期", en: "the plan's time is over")
    case .restarted: Localized(zh: "计划重新开始", en: "the plan began anew")
    case .replaced: Localized(zh: "由另一计划接替", en: "another plan took over")
    case .absorbed: Localized(zh: "已有同类计划", en: "a plan of this kind is running")
    }
  }
}

/// Why a person is no longer followed up at all: 死亡, 迁出, 失访, 拒绝, 其他.
package enum PlanLeave: String, Sendable, CaseIterable {
  case died
  case movedAway = "moved-away"
  /// Another institution sees to the person now.
  case transferred
  case lost
  /// Management as a whole is refused; one refused date is ``PlanEvent/Kind/skipped(_:reason:)``.
  case refused
  /// The archive was cancelled for another reason.
  case cancelled

  package var title: Localized {
    switch self {
    case .died: Localized(zh: "死亡", en: "died")
    case .movedAway: Localized(zh: "迁出", en: "moved away")
    case .transferred: Localized(zh: "转其他机构", en: "with another institution")
    case .lost: Localized(zh: "失访", en: "lost")
    case .refused: Localized(zh: "拒绝管理", en: "refused management")
    case .cancelled: Localized(zh: "档案注销", en: "archive cancelled")
    }
  }

  /// What an outcome's effect on the patient means for the plans.
  package init(_ effect: PatientEffect) {
    switch effect {
    case .deceased: self = .died
    case .movedAway: self = .movedAway
    case .transferred: self = .transferred
    case .lost: self = .lost
    }
  }

  /// Whether somebody who left so is followed up again once they are seen or found.
  package var canReturn: Bool {
    switch self {
    case .lost, .movedAway, .transferred: true
    case .died, .refused, .cancelled: false
    }
  }
}

extension PlanEvent.Kind {
  /// What the outcome of a call means for the plans; nil when it only puts the follow-up off, or when
  /// what was found is recorded as a visit.
  ///
  /// - Parameters:
  ///   - key: The follow-up that the call was for.
  ///   - note: What was noted with the outcome; empty when nothing.
  package init?(_ outcome: FollowUpOutcome, of key: PlanKey, note: String = "") {
    switch outcome {
    case .completed, .noAnswer, .callBack, .wrongNumber, .agreedToCome, .remindLater: return nil
    // Whoever was seen elsewhere, cannot be reached or ends it otherwise gives up this one date.
    case .refused, .alreadyVisited, .notResponding, .other:
      self = .skipped(key, reason: note.isEmpty ? outcome.rawValue : note)
    case .movedToPublic, .movedToPrivate: self = .left(.transferred)
    case .found: self = .returned
    case .moved: self = .left(.movedAway)
    case .died: self = .left(.died)
    case .lost: self = .left(.lost)
    }
  }
}
