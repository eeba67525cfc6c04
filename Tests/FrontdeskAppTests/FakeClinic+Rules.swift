import Domain
import FrontdeskApp
import Rules

/// The rules of the sample clinic, and the tags that stand against them by hand.
struct FakeRules {
  var lines: [RuleLine]
  var overrides: [OverrideLine]
  var backlog = 0
  /// How many more times a count that is asked about goes on.
  var looks = 0
  /// Whether a count was told to stop.
  var isStopped = false
  /// What is counted.
  var counts = [12, 3, 160, 7]
  /// The count that is on its way.
  var counted: (text: RuleText, subject: RuleSubject)?

  static let codes = "# 高血压 hypertension\ncodes htn = { \"I10\"..\"I15\" }"

  static func uncontrolled(_ version: Int, limit: Int = 140) -> String {
    """
    # 出处: 中国高血压防治指南 2024
    规则 bp.uncontrolled 版本 \(version)
      标签 "血压未控" en "BP uncontrolled"  分组 bp 优先级 50
      当 诊断(htn) 且 平均(sbp, 90天) >= \(limit) mm[Hg]
      解除 当 平均(sbp, 90天) < 135 mm[Hg]
      未知时 保持原状
      则 随访 "复测血压" 期限 14天 给 nurse 每 30天
      因为 "近90天平均 {平均(sbp, 90天)}"
      测试 "高, 然后不高"
        患者 出生 1960-05-01 性别 男
        诊断 "I10" 2020-01-01
        sbp 2026-01-05 150 mm[Hg] 2026-05-01 120 mm[Hg]
        期望 开 于 2026-01-05, 关 于 2026-05-01
      结束
    结束
    """
  }

  static let due = """
    rule dm.a1c_due version 1
      tag "糖化该查" en "HbA1c is due"
      when count(hba1c, 180d) = 0 and age >= 35
      then follow_up "开糖化血红蛋白" due 14d to doctor once 60d
      test "nothing measured"
        patient birth 1960-05-01 sex female
        expect on at 2026-01-05
      end
    end
    """

  static let sample = FakeRules(
    lines: [
      RuleLine(
        subject: RuleSubject(.rule, "bp.uncontrolled"),
        tag: Localized(zh: "血压未控", en: "BP uncontrolled"), file: "blood-pressure.rules",
        versions: [
          version(4, .draft, uncontrolled(4), savedBy: "马主任"),
          version(3, .active, uncontrolled(3, limit: 150), since: "2026-05-01"),
          version(2, .retired, uncontrolled(2, limit: 160), since: "2025-11-03"),
        ], carriers: 1_204),
      RuleLine(
        subject: RuleSubject(.rule, "dm.a1c_due"),
        tag: Localized(zh: "糖化该查", en: "HbA1c is due"), file: "diabetes.rules",
        versions: [version(1, .active, due, since: "2026-05-01")], carriers: 87),
      RuleLine(
        subject: RuleSubject(.rule, "old.rule"), tag: Localized(zh: "旧标签", en: "Old tag"),
        file: "old.rules",
        versions: [
          version(
            1, .broken,
            "rule old.rule version 1\n  tag \"旧标签\" en \"Old tag\"\n  when latest(gone, 90d) > 1\nend",
            since: "2025-01-02")
        ], carriers: 0,
        fault: Localized(zh: "E014 未知指标 'gone'", en: "E014 unknown indicator 'gone'")),
      RuleLine(
        subject: RuleSubject(.codes, "htn"), file: "codes.rules",
        versions: [version(1, .active, codes, since: "2026-05-01")]),
    ],
    overrides: [
      override(1, "张三", "A-000019", "血压未控", isOn: false, "2026-06-01", "2026-11-30"),
      override(2, "王建国", "A-000067", "糖化该查", isOn: true, "2026-07-01", "2026-09-30"),
    ])

  private static func version(
    _ number: Int, _ state: RuleLine.State, _ text: String, savedBy: String? = nil,
    since: String? = nil
  ) -> RuleLine.Version {
    RuleLine.Version(
      number: number, state: state, text: text, savedAt: SampleClinic.now, savedBy: savedBy,
      begins: since.map(SampleClinic.day), activatedBy: since == nil ? nil : "钱主任")
  }

  private static func override(
    _ id: Int, _ name: String, _ card: String, _ tag: String, isOn: Bool, _ from: String,
    _ until: String
  ) -> OverrideLine {
    OverrideLine(
      record: TagOverrideRecord(
        id: id, patient: PatientID(id),
        details: TagOverrideDraft(
          tag: tag, isOn: isOn, reason: .clinicalJudgement, note: "家测正常",
          until: SampleClinic.day(until)),
        from: SampleClinic.day(from), until: SampleClinic.day(until),
        at: SampleClinic.zone.instant(SampleClinic.day(from)), staff: "王医生"),
      name: name, card: card)
  }

  // MARK: - The language

  private static let vocabulary = Vocabulary(
    indicators: IndicatorDictionary([
      SampleIndicators.weight, SampleIndicators.sbp, SampleIndicators.dbp, SampleIndicators.fpg,
      SampleIndicators.hba1c, SampleIndicators.ldl,
    ]))

  private func others(than subject: RuleSubject?) -> [RuleFile] {
    lines.filter { $0.subject != subject && $0.subject.id != "old.rule" }.compactMap { line in
      line.versions.first.map { RuleFile.read($0.text, fileName: line.subject.id) }
    }
  }

  func check(_ text: RuleText) -> RuleCheckup {
    let file = RuleFile.read(text.text, fileName: "")
    let outcome = RuleChecker(Self.vocabulary).check([file] + others(than: text.subject))
    let own = outcome.diagnostics.filter { $0.file.isEmpty }
    let ids = file.rules.compactMap { $0.name?.text }
    var failed: [RuleCheckup.FailedTest] = []
    if !own.contains(where: { $0.severity == .error }) {
      for result in RuleTestRunner(outcome.rules).runAll() {
        let rule = outcome.rules.rules[result.rule]
        guard ids.contains(rule.id), let failure = result.failures.first else { continue }
        failed.append(
          .init(
            rule: rule.id, title: rule.tests[result.test].title, day: failure.expectation.day,
            expectsOn: failure.expectation.isOn))
      }
    }
    return RuleCheckup(
      own: own, elsewhere: [], tests: file.rules.reduce(0) { $0 + $1.tests.count },
      failed: failed)
  }

  func completions(_ text: String, _ place: Int, _ language: Language) -> [Completion] {
    RuleCompleter(Self.vocabulary, files: others(than: nil)).completions(
      in: text, at: place, language: language)
  }

  // MARK: - Writing

  mutating func save(_ text: RuleText) -> RuleAnswer {
    let checkup = check(text)
    guard let name = RuleFile.read(text.text, fileName: "").rules.first?.name?.text,
      !checkup.own.contains(where: { $0.severity == .error })
    else { return .notSaved(text, checkup) }
    let subject = RuleSubject(.rule, name)
    let place = lines.firstIndex { $0.subject == subject }
    let newest = place.map { lines[$0].versions[0] }
    if let newest, newest.text != text.original {
      return .changedMeanwhile(text, stored: newest.text)
    }
    let isDraft = newest?.state == .draft
    let number = (newest?.number ?? 0) + (isDraft ? 0 : 1)
    let version = Self.version(number, .draft, text.text, savedBy: "钱主任")
    if let place {
      if isDraft { lines[place].versions.removeFirst() }
      lines[place].versions.insert(version, at: 0)
    } else {
      lines.insert(
        RuleLine(
          subject: subject, tag: Localized(same: name), file: text.file, versions: [version],
          carriers: 0), at: 0)
    }
    return .saved(
      text,
      RuleSaved(subject: subject, version: number, stored: text.text, checkup: checkup))
  }

  mutating func carryOut(_ act: RuleAct) -> RuleAnswer {
    guard let place = lines.firstIndex(where: { $0.subject == act.subject }) else {
      return .notActed(act, Localized(same: "?"))
    }
    if act.deed == .drop {
      lines[place].versions.removeAll { $0.number == act.version }
      return .acted(act, backlog: 0)
    }
    for row in lines[place].versions.indices {
      if lines[place].versions[row].state == .active { lines[place].versions[row].state = .retired }
      guard act.deed != .retire, lines[place].versions[row].number == act.version else { continue }
      lines[place].versions[row].state = .active
      lines[place].versions[row].begins = FakeClinic.today
    }
    return .acted(act, backlog: backlog)
  }
}

extension FakeClinic {
  mutating func answer(_ request: RuleRequest) -> Message? {
    switch request {
    case .read(let generation):
      return .rule(
        .read(RuleShelf(lines: rules.lines, backlog: rules.backlog), generation: generation))
    case .overrides(_, let generation):
      return .rule(.overrides(rules.overrides, generation: generation))
    case .check(let text, let generation):
      return .rule(.checked(rules.check(text), generation: generation))
    case .complete(let text, let place, let language, let generation):
      return .rule(
        .completed(rules.completions(text, place, language), generation: generation))
    case .save(let text):
      version += 1
      return .rule(rules.save(text))
    case .act(let act):
      version += 1
      return .rule(rules.carryOut(act))
    case .forecast(let text, let subject, let generation):
      rules.counted = (text, subject)
      rules.isStopped = false
      return .rule(.forecasting(done: 0, generation: generation))
    case .stopForecast:
      rules.isStopped = true
      return .settled
    case .awaitForecast(let generation):
      guard let (text, subject) = rules.counted else { return .settled }
      if rules.isStopped { return .rule(.forecast(nil, generation: generation)) }
      if rules.looks > 0 {
        rules.looks -= 1
        return .rule(.forecasting(done: 4_000, generation: generation))
      }
      let people = find("").prefix(4)
      return .rule(
        .forecast(
          RuleForecast(
            subject: subject, text: text.text, counts: rules.counts,
            people: [Array(people.prefix(3)), Array(people.suffix(1)), Array(people), []],
            followUps: 9, milliseconds: 1_640), generation: generation))
    }
  }
}
