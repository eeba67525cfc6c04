import Domain
import FrontdeskApp
import Rules

/// The tags of the first patient of the sample clinic: one of each standing, and what was before.
struct FakeTags {
  static let uncontrolled = TagName("血压未控", english: "BP uncontrolled")
  static let smoker = TagName("吸烟", english: "Smoker")
  static let regular = TagName("常客", english: "Regular")
  static let raised = TagName("血压偏高", english: "BP raised")

  var overrides: [TagOverrideRecord] = [
    TagOverrideRecord(
      id: 3, patient: PatientID(1),
      details: TagOverrideDraft(
        tag: "吸烟", isOn: false, reason: .wrongData, note: "已戒三年",
        until: SampleClinic.day("2026-10-01")),
      from: SampleClinic.day("2026-08-01"), until: SampleClinic.day("2026-10-01"),
      at: SampleClinic.now, staff: "李护士"),
    TagOverrideRecord(
      id: 2, patient: PatientID(1),
      details: TagOverrideDraft(tag: "常客", isOn: true, reason: .other, note: "每周来"),
      from: SampleClinic.day("2026-01-05"), until: SampleClinic.day("2026-03-05"),
      at: SampleClinic.now, staff: "王医生", ended: SampleClinic.now, endedBy: "李护士"),
  ]

  func tags(of patient: PatientID, withHistory: Bool) -> TagFacts {
    guard patient == PatientID(1) else {
      return TagFacts(patient: patient, tags: PatientTags(tags: []))
    }
    let isSmoker = overrides.contains { $0.details.tag == "吸烟" && $0.counts(on: FakeClinic.today) }
    func tag(
      _ name: TagName, _ rule: String, _ version: Int, _ day: String,
      _ standing: PatientTag.Standing
    ) -> PatientTag {
      PatientTag(
        name: name, rule: rule, version: version, since: SampleClinic.day(day), priority: 10,
        standing: standing)
    }
    let tags = [
      tag(Self.uncontrolled, "bp.uncontrolled", 3, "2026-01-20", .shown),
      tag(Self.raised, "bp.raised", 1, "2025-11-02", .hidden),
      tag(Self.smoker, "life.smoker", 1, "2024-05-06", isSmoker ? .takenOff : .shown),
    ]
    return TagFacts(
      patient: patient, tags: PatientTags(tags: tags, isBehind: true), overrides: overrides,
      known: [Self.uncontrolled, Self.raised, Self.smoker, Self.regular],
      history: withHistory ? Self.history : nil)
  }

  private static let history = [
    event("bp.uncontrolled", uncontrolled, 3, "2026-01-20", true, .met, .fact),
    event("bp.uncontrolled", uncontrolled, 2, "2025-10-01", false, .expired, .time),
    event(
      "life.smoker", smoker, 1, "2025-02-03", true, .met, .fact, withdrawn: SampleClinic.now),
  ]

  private static func event(
    _ rule: String, _ tag: TagName, _ version: Int, _ day: String, _ isOn: Bool,
    _ cause: RuleState.Cause, _ why: JudgingReason, withdrawn: Instant? = nil
  ) -> TagEventRecord {
    TagEventRecord(
      rule: rule, tag: tag, version: version, day: SampleClinic.day(day), at: SampleClinic.now,
      isOn: isOn, isShown: isOn, cause: cause, why: why, withdrawn: withdrawn)
  }

  /// The reasons of a rule, as many lines as a window may not hold.
  func why(_ rule: String, _ language: Language) -> TagWhy {
    func line(
      _ kind: ExplanationLine.Kind, _ depth: Int, _ truth: Truth?, _ text: Localized,
      _ detail: String = ""
    ) -> ExplanationLine {
      ExplanationLine(
        kind: kind, depth: depth, truth: truth, text: text[language], detail: detail)
    }
    let readings = (1...24).map { number in
      line(
        .condition, 3, number == 2 ? .no : .yes,
        Localized(zh: "读数 \(number) ≥ 140 mm[Hg]", en: "reading \(number) ≥ 140 mm[Hg]"),
        "2026-01-\(number < 10 ? "0" : "")\(number) 148")
    }
    return TagWhy(
      rule: rule,
      lines: [
        line(
          .head, 0, nil, Localized(zh: "血压未控", en: "BP uncontrolled"), "2026-01-20 \(rule) v3"),
        line(.because, 1, nil, Localized(zh: "收缩压均值 148.0", en: "mean systolic 148.0")),
        line(.condition, 1, .yes, Localized(zh: "全部满足", en: "all of")),
        line(
          .condition, 2, .yes, Localized(zh: "诊断(htn)", en: "diagnosis(htn)"), "I10 (2020-01-01)"),
        line(.condition, 2, .unknown, Localized(zh: "均值(舒张压)", en: "avg(dbp)")),
      ] + readings + [
        line(.missing, 1, nil, Localized(zh: "舒张压 90天", en: "dbp 90 d")),
        line(.clearing, 1, nil, Localized(zh: "解除条件", en: "goes when")),
        line(.date, 1, nil, Localized(zh: "下次检查 2026-11-02", en: "next look 2026-11-02")),
      ])
  }

  /// Does what was asked for; answers the number that comes of it.
  mutating func change(_ request: RightsRequest) -> Int {
    switch request {
    case .overrideTag(let patient, let draft):
      overrides.insert(
        TagOverrideRecord(
          id: 9, patient: patient, details: draft, from: FakeClinic.today,
          until: draft.lastDay(from: FakeClinic.today), at: SampleClinic.now, staff: "李护士"),
        at: 0)
      return 9
    case .endTagOverride(let record):
      for place in overrides.indices where overrides[place].id == record.id {
        overrides[place].until = FakeClinic.today.adding(days: -1)
      }
      return record.id
    default: return 0
    }
  }
}
