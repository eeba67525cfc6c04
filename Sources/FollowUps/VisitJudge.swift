import Domain

/// Judges the values of one visit and finds the rule that sets the next one.
struct VisitJudge {
  let reason: FollowUpReason
  let readings: LatestReadings
  let previousWasUncontrolled: Bool
  let age: Int?
  /// Whether the patient has diabetes or had a heart attack or stroke.
  let isVulnerable: Bool
  let findings: Set<VisitFinding>
  let today: CalendarDate
  let targets: ControlTargets
  let week: WorkingWeek

  /// Whether a patient is controlled, as far as the values say.
  enum Control {
    case controlled, uncontrolled, unknown
  }

  func visit() -> NextVisit {
    if let danger = emergency {
      return within2Weeks(
        .emergency, .phone, zh: "\(danger.chinese) → 立即转诊, 2周内查转诊",
        en: "\(danger.english) → refer at once, check within 2 weeks")
    }
    if findings.contains(.complication) {
      return within2Weeks(
        .refer, .phone, zh: "新发或加重并发症 → 建议转诊, 2周内",
        en: "new or worse complication → advise referral, within 2 weeks")
    }
    if findings.contains(.stubbornReaction) {
      return within2Weeks(
        .refer, .phone, zh: "不良反应难以控制 → 建议转诊, 2周内",
        en: "adverse reaction persists → advise referral, within 2 weeks")
    }
    return isJudged ? byControl() : byReason()
  }

  // MARK: - Rules

  private func byControl() -> NextVisit {
    switch control {
    case .uncontrolled where previousWasUncontrolled:
      return within2Weeks(
        .refer, .phone, zh: "控制不满意 连续2次 → 建议转诊, 2周内",
        en: "not controlled twice in a row → advise referral, within 2 weeks")
    case .uncontrolled:
      return within2Weeks(
        .adjust, .visit, zh: "控制不满意 第1次 → 2周内",
        en: "not controlled, 1st time → within 2 weeks")
    case .controlled where !findings.contains(.adverseReaction):
      return NextVisit(
        due: latest(today.adding(months: 3)), channel: .visit, risk: risk, advice: .routine,
        why: cited(zh: "控制满意 → 下季度", en: "controlled → next quarter"))
    case .controlled, .unknown:
      return withoutControl()
    }
  }

  private func withoutControl() -> NextVisit {
    if findings.contains(.adverseReaction) {
      return within2Weeks(
        .adjust, .visit, zh: "药物不良反应 → 2周内", en: "adverse reaction → within 2 weeks")
    }
    let what =
      isAboutGlucose
      ? Localized(zh: "无近期空腹血糖", en: "no recent fasting glucose")
      : Localized(zh: "无近期血压", en: "no recent blood pressure")
    if previousWasUncontrolled {
      return within2Weeks(
        .measure, .visit, zh: "\(what.chinese), 上次不满意 → 2周内",
        en: "\(what.english), not controlled before → within 2 weeks")
    }
    return NextVisit(
      due: latest(today.adding(days: NextVisit.defaultDays)), channel: .visit, risk: risk,
      advice: .measure,
      why: Localized(zh: "\(what.chinese) → 4周内测量", en: "\(what.english) → measure within 4 weeks"))
  }

  /// The reasons that no value decides.
  private func byReason() -> NextVisit {
    if findings.contains(.adverseReaction) { return withoutControl() }
    switch reason {
    case .annualExam:
      return plain(
        latest(today.adding(months: 12)), .visit, zh: "年度体检 → 1年", en: "annual exam → a year")
    case .postDischarge:
      return plain(
        latest(today.adding(days: 14)), .phone, zh: "出院 → 2周内",
        en: "discharged → within 2 weeks")
    default:
      return plain(
        latest(today.adding(days: NextVisit.defaultDays)), .phone, zh: "常规 → 4周",
        en: "routine → 4 weeks")
    }
  }

  // MARK: - Judgements

  private var isAboutGlucose: Bool { reason == .diabetesManagement || reason == .glucoseRecheck }
  private var isJudged: Bool {
    isAboutGlucose || reason == .hypertensionManagement || reason == .bloodPressureRecheck
  }

  private var control: Control {
    if isAboutGlucose {
      guard let glucose = fresh(readings.fastingGlucose) else { return .unknown }
      return glucose < targets.fastingGlucose ? .controlled : .uncontrolled
    }
    return pressureControl
  }

  /// One value above its line is enough to be uncontrolled; controlled needs both.
  private var pressureControl: Control {
    let systolic = fresh(readings.systolic)
    let diastolic = fresh(readings.diastolic)
    if systolic == nil, diastolic == nil { return .unknown }
    let isBelow = targets.isControlled(
      systolic: systolic ?? 0, diastolic: diastolic ?? 0, age: age)
    if !isBelow { return .uncontrolled }
    return systolic == nil || diastolic == nil ? .unknown : .controlled
  }

  /// What is dangerous, in words; nil when nothing is known to be.
  private var emergency: Localized? {
    if isPressureDangerous { return Localized(zh: "血压 ≥180/110", en: "BP ≥180/110") }
    if let glucose = fresh(readings.fastingGlucose) {
      if glucose >= EmergencyValues.highGlucose {
        return Localized(zh: "血糖 ≥16.7", en: "glucose ≥16.7")
      }
      if glucose <= EmergencyValues.lowGlucose {
        return Localized(zh: "血糖 ≤3.9", en: "glucose ≤3.9")
      }
    }
    guard findings.contains(.dangerSign) else { return nil }
    return Localized(zh: "危急症状", en: "sign of danger")
  }

  private var isPressureDangerous: Bool {
    (fresh(readings.systolic) ?? 0) >= EmergencyValues.systolic
      || (fresh(readings.diastolic) ?? 0) >= EmergencyValues.diastolic
  }

  /// Simple's rule: danger, or 140/90 with diabetes or after a heart attack or stroke, is high.
  ///
  /// Not controlled otherwise is raised; so is a patient who was not and of whom nothing is known.
  private var risk: FollowUpRisk {
    if emergency != nil { return .high }
    let isRaised140 =
      (fresh(readings.systolic) ?? 0) >= 140 || (fresh(readings.diastolic) ?? 0) >= 90
    if isVulnerable, isRaised140 { return .high }
    if !findings.isEmpty { return .raised }
    switch control {
    case .uncontrolled: return .raised
    case .unknown: return isJudged && previousWasUncontrolled ? .raised : .regular
    case .controlled: return .regular
    }
  }

  /// A value of the last quarter, or nil.
  private func fresh(_ reading: DatedValue?) -> Double? {
    guard let reading, (0...NextVisit.freshDays).contains(reading.day.days(to: today)) else {
      return nil
    }
    return reading.value
  }

  // MARK: - Parts

  private func within2Weeks(
    _ advice: NextVisit.Advice, _ channel: FollowUpChannel, zh: String, en: String
  ) -> NextVisit {
    NextVisit(
      due: latest(today.adding(days: 14)), channel: channel, risk: risk, advice: advice,
      why: cited(zh: zh, en: en))
  }

  private func plain(
    _ due: CalendarDate, _ channel: FollowUpChannel, zh: String, en: String
  ) -> NextVisit {
    NextVisit(
      due: due, channel: channel, risk: risk, advice: .routine, why: Localized(zh: zh, en: en))
  }

  private func cited(zh: String, en: String) -> Localized {
    Localized(zh: "\(zh), \(targets.edition.chinese)", en: "\(en), \(targets.edition.english)")
  }

  /// The last working day up to a day.
  private func latest(_ day: CalendarDate) -> CalendarDate { week.onOrBefore(day) }
}
