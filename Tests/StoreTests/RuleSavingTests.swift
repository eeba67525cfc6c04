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
