import Domain
import Interchange
import Rules
import Store
import TestSupport
import Testing

/// Rules on their way from a file into force.
@Suite struct RuleSavingTests {
  @Test func aFileIsSplitIntoItemsWithTheCommentsAboveThem() throws {
    let clinic = try TestClinic()
    let saving = try clinic.store.saveRules([("bp.rules", RuleClinic.pressure)])
    #expect(saving.items.map(\.key.id) == ["htn", "bp.high", "bp.crisis", "htn.known"])
    #expect(saving.items.map(\.version) == [1, 1, 1, 1])
    #expect(saving.items.allSatisfy { $0.change == .new })
    let items = try clinic.store.ruleItems()
    #expect(items.allSatisfy { $0.status == .draft && $0.file == "bp.rules" })
    let codes = try #require(items.first { $0.kind == .codes })
    #expect(codes.source == "# Hypertension 高血压\ncodes htn = { \"I10\"..\"I15\" }")
    #expect(codes.savedBy == "李护士")
  }

  @Test func whatMeansTheSameIsNoNewDraft() throws {
    let rules = try RuleClinic()
    let same = RuleClinic.pressure
      .replacing("# Hypertension 高血压", with: "# 高血压，2025 版")
      .replacing("when has_dx(htn)", with: "当  诊断(htn)")
      .replacing("134 mm[Hg]", with: "130 mm[Hg]")
    let saving = try rules.store.saveRules([("clinic.rules", same)])
    #expect(saving.items.allSatisfy { $0.change == .unchanged })
    let items = try rules.store.ruleItems()
    #expect(items.count == 4)
    #expect(items.allSatisfy { $0.status == .active })
    #expect(items.contains { $0.source.contains("2025 版") })
  }

  @Test func anotherMeaningNeedsAnotherVersion() throws {
    let rules = try RuleClinic()
    let changed = RuleClinic.pressure.replacing(">= 140", with: ">= 138")
    let refusal = #expect(throws: StoreError.self) {
      try rules.store.saveRules([("clinic.rules", changed)])
    }
    #expect(refusal?.message.english.contains("bp.high") == true)
    #expect(refusal?.message.english.contains("version to 2") == true)
    let raised = changed.replacing("bp.high version 1", with: "bp.high version 2")
    let saving = try rules.store.saveRules([("clinic.rules", raised)])
    let versions = saving.items.filter { $0.change == .changed }.map {
      "\($0.key.id) \($0.version)"
    }
    #expect(versions == ["bp.high 2"])
  }

  @Test func aChangedSetOfCodesIsANewDraftByItself() throws {
    let rules = try RuleClinic()
    let wider = RuleClinic.pressure.replacing("\"I10\"..\"I15\"", with: "\"I10\"..\"I16\"")
    let saving = try rules.store.saveRules([("clinic.rules", wider)])
    let changed = saving.items.filter { $0.change == .changed }
    #expect(changed.map(\.key) == [RuleKey(.codes, "htn")])
    #expect(changed.map(\.version) == [2])
  }

  @Test func anErrorAnywhereSavesNothing() throws {
    let clinic = try TestClinic()
    let broken = RuleClinic.pressure.replacing("max(sbp, 1d)", with: "max(spb, 1d)")
    let saving = try clinic.store.saveRules([("bp.rules", broken)])
    #expect(!saving.isSaved)
    let error = try #require(saving.diagnostics.first { $0.severity == .error })
    #expect(error.suggestion == "sbp")
    #expect(try clinic.store.ruleItems().isEmpty)
  }

  @Test func anExampleThatFailsKeepsTheLastGoodVersionInForce() throws {
    let rules = try RuleClinic()
    let wrong = RuleClinic.pressure.replacing(">= 140", with: ">= 150")
      .replacing("bp.high version 1", with: "bp.high version 2")
    let saving = try rules.store.saveRules([("clinic.rules", wrong)])
    #expect(saving.isSaved)
    #expect(saving.failedTests.map(\.rule) == ["bp.high"])
    let activation = try rules.store.activateRules()
    #expect(!activation.isAccepted)
    #expect(activation.failedTests.map(\.title) == ["on and off"])
    let active = try rules.store.ruleItems().filter { $0.status == .active && $0.id == "bp.high" }
    #expect(active.map(\.version) == [1])
  }

  @Test func aNewVersionJudgesFromTodayAndCanBeTakenBackInOneStep() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 142)])
    #expect(try rules.shown(patient) == ["血压高"])
    let higher = RuleClinic.pressure.replacing(">= 140", with: ">= 150")
      .replacing("< 135", with: "< 145").replacing("140 mm[Hg]  2026", with: "150 mm[Hg]  2026")
      .replacing("bp.high version 1", with: "bp.high version 2")
    try rules.put(higher)
    #expect(try rules.shown(patient) == [])
    let back = try rules.store.rollBackRule(RuleKey(.rule, "bp.high"))
    #expect(back.activated.map(\.version) == [1])
    #expect(try rules.shown(patient) == ["血压高"])
    #expect(throws: StoreError.self) {
      _ = try rules.store.rollBackRule(RuleKey(.rule, "bp.high"))
    }
  }

  /// What was taken back leaves the version before it, beside which others are saved and activated.
  @Test func afterARollBackTheVersionBeforeCountsEverywhere() throws {
    let rules = try RuleClinic()
    let wider = "codes htn = { \"I10\"..\"I16\" }\n"
    try rules.put(wider, file: "wider.rules")
    _ = try rules.store.rollBackRule(RuleKey(.codes, "htn"))
    let other = "rule other version 1\n  tag \"另一个\"\n  when has_dx(htn) and age > 60\nend\n"
    try rules.put(other, file: "other.rules")
    let bench = try rules.store.ruleWorkbench()
    #expect(bench.standing(RuleKey(.codes, "htn"))?.version == 1)
    #expect(bench.check(other, replacing: RuleKey(.rule, "other")).isAccepted)
    // The same file as before is nothing new.
    let again = try rules.store.saveRules([("clinic.rules", RuleClinic.pressure)])
    #expect(again.items.allSatisfy { $0.change == .unchanged })
    // What is changed after it is a new version above all that there were.
    let changed = RuleClinic.pressure.replacing("I15", with: "I14")
    let saving = try rules.store.saveRules([("clinic.rules", changed)])
    #expect(saving.items.filter { $0.change == .changed }.map(\.version) == [3])
  }

  @Test func aRuleThatWasTakenBackIsEditedFromTheVersionInForce() throws {
    let rules = try RuleClinic()
    let key = RuleKey(.rule, "bp.crisis")
    let higher = RuleClinic.pressure.replacing(">= 180", with: ">= 190")
      .replacing("bp.crisis version 1", with: "bp.crisis version 2")
    try rules.put(higher)
    _ = try rules.store.rollBackRule(key)
    let bench = try rules.store.ruleWorkbench()
    let standing = try #require(bench.standing(key))
    #expect(standing.version == 1 && standing.status == .active)
    #expect(bench.raised(standing.source) == standing.source)
    let changed = standing.source.replacing(">= 180", with: ">= 185")
    #expect(bench.raised(changed).contains("bp.crisis version 3"))
  }

  @Test func aCodeSetThatOtherRulesReadIsNotChangedInSilence() throws {
    let rules = try RuleClinic()
    let mine =
      "codes htn = { \"I10\" }\n"
      + "rule mine version 1\n  tag \"自己的\"\n  when has_dx(htn) and age > 60\nend\n"
    let saving = try rules.store.saveRules([("mine.rules", mine)])
    let doubt = try #require(saving.diagnostics.first { $0.code == .sharedCodeSet })
    #expect(doubt.arguments == ["htn", "1", "htn.known"])
    #expect(doubt.file == "mine.rules" && doubt.range == 6..<9)
    let bench = try rules.store.ruleWorkbench()
    let checkup = bench.check("codes htn = { \"I11\" }", replacing: RuleKey(.codes, "htn"))
    #expect(checkup.own.contains { $0.code == .sharedCodeSet })
    // The same codes in another order, or another file, change nobody.
    let same = try RuleClinic().store.saveRules([("clinic.rules", RuleClinic.pressure)])
    #expect(!same.diagnostics.contains { $0.code == .sharedCodeSet })
  }

  /// Two files of one name are two files: an error in the clinic's is not shown in the other.
  @Test func aClashIsToldOfWhatIsNew() throws {
    let rules = try RuleClinic()
    let mine = "\n\nrule mine version 1\n  tag \"高血压患者\"\n  when age > 60\nend\n"
    let saving = try rules.store.saveRules([("clinic.rules", mine)])
    #expect(!saving.isSaved)
    let errors = saving.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.code) == [.sharedTag])
    #expect(errors.map(\.file) == ["clinic.rules"])
    #expect(errors.map(\.range) == [28..<45])
    let doubts = saving.diagnostics.filter { $0.severity == .warning }
    #expect(doubts.filter { $0.file == "clinic.rules" }.map(\.code) == [])
  }

  /// The mark at the beginning of a file stays out of the item, which may come to stand elsewhere.
  @Test func aByteOrderMarkIsNotKept() throws {
    let rules = try RuleClinic()
    let mine = "\u{FEFF}rule z.mine version 1\n  tag \"自己的\"\n  when age > 60\nend\n"
    try rules.put(mine, file: "clinic.rules")
    #expect(try rules.store.ruleItems().first { $0.id == "z.mine" }?.source.first == "r")
  }

  @Test func aDraftCanBeThrownAwayAndItsNameIsFreeAgain() throws {
    let rules = try RuleClinic()
    let key = RuleKey(.rule, "mine")
    func mine(_ name: String) -> String {
      "rule \(name) version 1\n  tag \"自己的\"\n  when age > 60\nend\n"
    }
    _ = try rules.store.saveRules([("mine.rules", mine("mine"))])
    #expect(try !rules.store.saveRules([("other.rules", mine("other"))]).isSaved)
    try rules.store.dropRuleDraft(key)
    #expect(try rules.store.saveRules([("other.rules", mine("other"))]).isSaved)
    #expect(throws: StoreError.notFound) { try rules.store.dropRuleDraft(key) }
    // What is in force is no draft, and a draft that others need stays.
    #expect(throws: StoreError.notFound) {
      try rules.store.dropRuleDraft(RuleKey(.rule, "bp.high"))
    }
    let asking = "rule asking version 1\n  tag \"问\"\n  when has_tag(\"自己的\")\nend\n"
    _ = try rules.store.saveRules([("asking.rules", asking)])
    #expect(throws: StoreError.self) { try rules.store.dropRuleDraft(RuleKey(.rule, "other")) }
    try rules.store.dropRuleDraft(RuleKey(.rule, "asking"))
    try rules.store.dropRuleDraft(RuleKey(.rule, "other"))
    #expect(try rules.store.ruleItems().allSatisfy { $0.status == .active })
  }

  @Test func whereTheClinicWantsItAnotherPersonPutsARuleInForce() throws {
    let rules = try RuleClinic()
    try rules.store.setPolicy(.rulesBySecond, to: "on")
    let mine = "rule mine version 1\n  tag \"自己的\"\n  when age > 60\nend\n"
    _ = try rules.store.saveRules([("mine.rules", mine)])
    let refusal = #expect(throws: StoreError.self) { try rules.store.activateRules() }
    #expect(refusal?.message.english == "mine is your own; another person must put it in force")
    #expect(try rules.clinic.terminal(of: .manager).activateRules().isAccepted)
    // Going back does not wait for anybody.
    try rules.store.retireRule(RuleKey(.rule, "mine"))
  }

  @Test func aVersionThatIsOverIsNotSaidToHaveChanged() throws {
    let rules = try RuleClinic()
    try rules.store.retireRule(RuleKey(.rule, "bp.crisis"))
    let refusal = #expect(throws: StoreError.self) {
      try rules.store.saveRules([("clinic.rules", RuleClinic.pressure)])
    }
    #expect(
      refusal?.message.english
        == "version 1 of rule bp.crisis is over; to use it again raise its version to 2")
  }

  @Test func aRetiredRuleTakesItsTagsAlongAndShowsWhatItHid() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-21", 185)])
    #expect(try rules.shown(patient) == ["血压危急"])
    try rules.store.retireRule(RuleKey(.rule, "bp.crisis"))
    #expect(try rules.shown(patient) == ["血压高"])
    #expect(
      try rules.text("SELECT group_concat(cause) FROM tag_event WHERE why = 5 AND is_on = 0") == "6"
    )
    #expect(throws: StoreError.self) {
      try rules.store.retireRule(RuleKey(.codes, "htn"))
    }
    #expect(throws: StoreError.notFound) {
      try rules.store.retireRule(RuleKey(.rule, "bp.crisis"))
    }
  }

  /// The rules that come with the program are saved, hold their examples and judge.
  @Test func theStartingSetComesIntoForce() throws {
    let clinic = try TestClinic()
    let names = [
      "blood-pressure", "codes", "critical", "glucose", "kidney-and-blood", "lipids", "people",
      "weight",
    ]
    let files = try names.map { name in
      let bytes = try SharedFiles.repositoryBytes("sample-data/clinic/rules/\(name).rules")
      return (name: "\(name).rules", text: String(decoding: bytes, as: UTF8.self))
    }
    let saving = try clinic.store.saveRules(files)
    #expect(saving.failedTests == [])
    let activation = try clinic.store.activateRules()
    #expect(activation.activated.count == saving.items.count)
    #expect(activation.activated.filter { $0.key.kind == .rule }.count >= 40)
    #expect(try clinic.store.saveRules(files).items.allSatisfy { $0.change == .unchanged })
    var record = sampleRecord()
    record.measurements = [systolic(150, on: "2026-11-20", key: "Observation/1")]
    _ = try Importer(clinic.store, source: "his").take(record)
    let patient = try #require(try clinic.find("张三").first).patient
    let tags = try clinic.store.tags(of: patient).tags.map(\.name.name)
    #expect(tags.contains("疑似高血压"))
    #expect(try clinic.store.checkAllRules().differing == [])
  }

  @Test func onlyManagersChangeRules() throws {
    let rules = try RuleClinic()
    for role in StaffRole.allCases where role != .manager {
      let terminal = try rules.clinic.terminal(of: role)
      #expect(throws: StoreError.denied(.change, .rules)) {
        _ = try terminal.saveRules([("x.rules", "")])
      }
      #expect(throws: StoreError.denied(.approve, .rules)) { _ = try terminal.activateRules() }
    }
    #expect(try rules.clinic.terminal(of: .auditor).ruleItems().count == 4)
  }
}
