import Domain
import Rules
import Store
import Testing

/// What people say of tags stands above the rules; what the rules said is known with its reasons.
@Suite struct TagOverrideTests {
  @Test func aTagTakenOffStaysOffWhateverIsMeasured() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)])
    let record = try rules.store.overrideTag(
      TagOverrideDraft(tag: "血压高", isOn: false, reason: .treatedElsewhere), of: patient)
    #expect(record.until.description == "2027-02-18")
    #expect(record.staff == "李护士")
    #expect(try rules.shown(patient) == [])
    #expect(try rules.store.tags(of: patient).tags.map(\.standing) == [.takenOff])
    #expect(try rules.store.carriers(of: "血压高", limit: 9) == [])
    rules.clinic.clock.advance(seconds: 40 * 86_400)
    try rules.take([("2026-11-20", 150), ("2026-12-31", 160)])
    #expect(try rules.shown(patient) == [])
    // Past its end the rules show again, without anybody's doing.
    rules.clinic.clock.advance(seconds: 50 * 86_400)
    #expect(rules.clinic.today.description == "2027-02-19")
    _ = try rules.store.runDueRules()
    #expect(try rules.shown(patient) == ["血压高"])
    #expect(try rules.store.checkAllRules().differing == [])
  }

  @Test func aTagPutOnIsShownAndComesBeforeTheOthersOfItsGroup() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 120)])
    _ = try rules.store.overrideTag(
      TagOverrideDraft(tag: "血压高", isOn: true, reason: .clinicalJudgement), of: patient)
    let tags = try rules.store.tags(of: patient).tags
    #expect(tags.map(\.standing) == [.putOn])
    #expect(tags.map(\.name.english) == ["BP high"])
    #expect(try rules.store.carriers(of: "血压高", limit: 9) == [patient])
    try rules.take([("2026-11-20", 120), ("2026-11-21", 190)])
    #expect(try rules.shown(patient) == ["血压高"])
  }

  @Test func endingAndTakingBackLetTheRulesShowAgain() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)])
    let off = TagOverrideDraft(tag: "血压高", isOn: false, reason: .wrongData)
    let first = try rules.store.overrideTag(off, of: patient)
    rules.clinic.clock.advance(seconds: 86_400)
    let ended = try rules.store.endTagOverride(first.id, version: 1)
    #expect(ended.until.description == "2026-11-21")
    #expect(try rules.shown(patient) == ["血压高"])
    #expect(throws: StoreError.conflict) {
      _ = try rules.store.endTagOverride(first.id, version: 1)
    }
    let second = try rules.store.overrideTag(off, of: patient)
    #expect(try rules.shown(patient) == [])
    let last = try #require(try rules.store.lastOwnChange())
    #expect(last.object == .tagOverride)
    #expect(last.title == Localized(zh: "去掉标签", en: "tag taken off"))
    _ = try rules.store.takeBack(last.id)
    #expect(try rules.shown(patient) == ["血压高"])
    let all = try rules.store.tagOverrides(of: patient)
    #expect(all.map(\.id) == [second.id, first.id])
    #expect(all.allSatisfy { !$0.counts(on: rules.clinic.today) })
  }

  @Test func aNewWordReplacesTheFormerOne() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)])
    _ = try rules.store.overrideTag(
      TagOverrideDraft(tag: "血压高", isOn: false, reason: .wrongData), of: patient)
    rules.clinic.clock.advance(seconds: 86_400)
    _ = try rules.store.overrideTag(
      TagOverrideDraft(tag: "血压高", isOn: true, reason: .clinicalJudgement), of: patient)
    #expect(
      try rules.store.tagOverrides(of: patient).filter { $0.counts(on: rules.clinic.today) }
        .map(\.details.isOn) == [true])
  }

  @Test func longOnesAreListed() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)])
    let end = CalendarDate(iso: "2026-11-30")
    _ = try rules.store.overrideTag(
      TagOverrideDraft(tag: "血压高", isOn: false, reason: .wrongData, until: end), of: patient)
    #expect(try rules.store.longTagOverrides(days: 11).isEmpty)
    #expect(try rules.store.longTagOverrides(days: 10).map(\.patient) == [patient])
  }

  @Test(arguments: [
    (TagOverrideDraft(tag: "血压高", isOn: true, reason: .other), "say the reason"),
    (
      TagOverrideDraft(
        tag: "血压高", isOn: true, reason: .wrongData, until: CalendarDate(iso: "2026-11-20")),
      "before today"
    ),
    (
      TagOverrideDraft(
        tag: "血压高", isOn: true, reason: .wrongData, until: CalendarDate(iso: "2028-01-01")),
      "at most 366"
    ),
    (TagOverrideDraft(tag: "血压高高", isOn: true, reason: .wrongData), "there is no tag"),
  ])
  func whatMakesNoSenseIsRefused(draft: TagOverrideDraft, words: String) throws {
    let rules = try RuleClinic()
    let patient = try rules.take()
    let refusal = #expect(throws: StoreError.self) {
      _ = try rules.store.overrideTag(draft, of: patient)
    }
    #expect(refusal?.message.english.contains(words) == true)
  }

  @Test func onlyThoseWhoTreatSayOtherwiseAndSeeWhy() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)])
    let draft = TagOverrideDraft(tag: "血压高", isOn: false, reason: .wrongData)
    for role in [StaffRole.reception, .manager, .cashier, .auditor] {
      let terminal = try rules.clinic.terminal(of: role)
      #expect(throws: StoreError.denied(.change, .triage)) {
        _ = try terminal.overrideTag(draft, of: patient)
      }
      #expect(throws: StoreError.denied(.read, .triage)) {
        _ = try terminal.explainTag(rule: "bp.high", of: patient, language: .english)
      }
    }
    #expect(try rules.clinic.terminal(of: .reception).tagHistory(of: patient).isEmpty)
    _ = try rules.clinic.terminal(of: .nurse).overrideTag(draft, of: patient)
  }

  /// A nurse knows the pressures of everybody, but diagnoses of those they care for alone.
  @Test func reasonsOfVitalSignsAreForWhoeverMeasuresThem() throws {
    let rules = try RuleClinic()
    // No follow-up makes the patient one of the nurse's own.
    let patient = try rules.take([("2026-11-20", 130)])
    let nurse = try rules.clinic.terminal(of: .nurse)
    let why = try nurse.explainTag(rule: "bp.high", of: patient, language: .english)
    #expect(why.explanation.when.amounts.flatMap(\.values).map(\.text) == ["130"])
    #expect(throws: StoreError.denied(.read, .clinical)) {
      _ = try nurse.explainTag(rule: "htn.known", of: patient, language: .english)
    }
  }

  @Test func anExplanationHasTheValuesAndTheNextLook() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)])
    let doctor = try rules.clinic.terminal(of: .doctor)
    let why = try doctor.explainTag(rule: "bp.high", of: patient, language: .english)
    #expect(why.version == 1)
    #expect(why.explanation.state.isOn)
    #expect(why.explanation.because == "收缩压 150")
    #expect(why.explanation.when.truth == .yes)
    let values = why.explanation.when.amounts.flatMap(\.values)
    #expect(values.map(\.text) == ["150"])
    #expect(why.explanation.clearTruth == .no)
    #expect(why.explanation.nextLook?.description == "2027-02-18")
    #expect(throws: StoreError.notFound) {
      _ = try doctor.explainTag(rule: "bp.none", of: patient, language: .english)
    }
  }

  @Test func theHistorySaysWhatCameAndWhatWasTakenBack() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)])
    rules.clinic.clock.advance(seconds: 86_400)
    try rules.take([("2026-11-20", 150), ("2026-11-22", 130)])
    let history = try rules.store.tagHistory(of: patient)
    #expect(history.map(\.isOn) == [false, true])
    #expect(history.map(\.cause) == [.cleared, .met])
    #expect(history.map(\.why) == [.fact, .fact])
    #expect(history.map(\.day.description) == ["2026-11-22", "2026-11-21"])
    #expect(history.allSatisfy { $0.withdrawn == nil })
    try rules.take([("2026-11-20", 120), ("2026-11-22", 130)])
    #expect(try rules.store.tagHistory(of: patient).allSatisfy { $0.withdrawn != nil })
  }
}
