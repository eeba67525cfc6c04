import Domain
import Rules
import Store

extension StoreRunner {
  /// Does what the screen of the rules wants of the store; called on the line of the records alone.
  func rule(_ request: RuleRequest, _ store: Store) throws(StoreError) -> Message {
    switch request {
    case .read(let generation):
      let bench = try store.ruleWorkbench()
      rules.put(bench)
      return .rule(.read(RuleShelf(bench), generation: generation))
    case .overrides(let days, let generation):
      return .rule(.overrides(try Self.overrides(days, store), generation: generation))
    case .save(let text): return .rule(try save(text, store))
    case .act(let act): return .rule(try carryOut(act, store))
    case .forecast(let text, let subject, let generation):
      let previewer = try store.previewer(of: subject.id, in: [(text.file, text.text)])
      guard previewer.isRunnable else {
        let found = previewer.diagnostics.first { $0.severity == .error }
        throw .refused(found.map { RuleWords.refused($0, line: nil) } ?? RuleWords.hasErrorsToMend)
      }
      rules.begin(previewer, of: text, subject, generation: generation)
      return .rule(.forecasting(done: 0, generation: generation))
    case .awaitForecast(let generation): return try forecast(generation, store)
    case .check, .complete, .stopForecast: return .settled
    }
  }

  // MARK: - Reading

  private static func overrides(
    _ days: Int, _ store: Store
  ) throws(StoreError) -> [OverrideLine] {
    let records = try store.longTagOverrides(days: days)
    let names = try people(records.map(\.patient.value), store)
    let byPatient = Dictionary(names.map { ($0.patient, $0) }) { first, _ in first }
    return records.map { record in
      let person = byPatient[record.patient]
      return OverrideLine(
        record: record, name: person?.name ?? "",
        card: person?.card ?? CardNumber(serial: record.patient.value).description)
    }
  }

  private static func people(_ ids: [Int], _ store: Store) throws(StoreError) -> [LookupHit] {
    let query = LookupQuery("", today: store.today)
    return try store.lookupRows(ids: ids.map(Int64.init)[...], for: query)
  }

  // MARK: - Writing

  private func save(_ text: RuleText, _ store: Store) throws(StoreError) -> RuleAnswer {
    let bench = try store.ruleWorkbench()
    rules.put(bench)
    let key = text.subject.map(RuleKey.init)
    if let key, let standing = bench.standing(key), standing.source != text.original {
      return .changedMeanwhile(text, stored: standing.source)
    }
    let raised = bench.raised(text.text)
    let checkup = bench.check(raised, replacing: key)
    if let taken = checkup.keys.first(where: { $0 != key && bench.standing($0) != nil }) {
      throw .refused(RuleWords.isTaken(taken.id))
    }
    guard checkup.isAccepted else { return .notSaved(text, RuleCheckup(checkup)) }
    let saving = try store.saveRules([(text.file, raised)])
    guard let first = saving.items.first else { return .notSaved(text, RuleCheckup(checkup)) }
    let stored = try store.ruleItems().first {
      $0.key == first.key && $0.version == first.version
    }
    return .saved(
      text,
      RuleSaved(
        subject: RuleSubject(first.key), version: first.version, stored: stored?.source ?? raised,
        checkup: RuleCheckup(checkup)))
  }

  private func carryOut(_ act: RuleAct, _ store: Store) throws(StoreError) -> RuleAnswer {
    let key = RuleKey(act.subject)
    let activation: RuleActivation
    switch act.deed {
    case .retire:
      try store.retireRule(key)
      return .acted(act, backlog: try store.rulesBacklog())
    case .drop:
      try store.dropRuleDraft(key)
      return .acted(act, backlog: 0)
    case .activate: activation = try store.activateRules([key])
    case .rollBack: activation = try store.rollBackRule(key)
    }
    if activation.isAccepted { return .acted(act, backlog: activation.backlog) }
    if let failed = activation.failedTests.first {
      return .notActed(act, RuleWords.refused(RuleCheckup.FailedTest(failed)))
    }
    guard let found = activation.diagnostics.first(where: { $0.severity == .error }) else {
      return .notActed(act, RuleWords.noDraft)
    }
    let place = try store.ruleWorkbench().place(of: found, activating: key)
    let named = RuleDiagnostic(
      found.code, file: place?.id ?? found.file, range: found.range, arguments: found.arguments,
      suggestion: found.suggestion)
    return .notActed(act, RuleWords.refused(named, line: place?.line))
  }

  // MARK: - Counting

  /// What a count came to; `settled` where another took its place.
  private func forecast(_ generation: Int, _ store: Store) throws(StoreError) -> Message {
    guard let run = rules.run(generation), let wanted = rules.wanted(by: generation) else {
      return .settled
    }
    guard let result = run.result else {
      return .rule(.forecasting(done: run.done, generation: generation))
    }
    let milliseconds = run.milliseconds
    guard let preview = try result.get() else {
      return .rule(.forecast(nil, generation: generation))
    }
    var people: [[LookupHit]] = []
    for change in RuleForecast.Change.allCases {
      people.append(try Self.people(preview.first(change.counted), store))
    }
    return .rule(
      .forecast(
        RuleForecast(
          subject: wanted.subject, text: wanted.text.text,
          counts: RuleForecast.Change.allCases.map { preview[$0.counted] }, people: people,
          followUps: preview.actions, milliseconds: milliseconds),
        generation: generation))
  }
}

extension RuleForecast.Change {
  /// The same as the count names it.
  fileprivate var counted: RulePreview.Change {
    switch self {
    case .gains: .gains
    case .loses: .loses
    case .keeps: .keeps
    case .unknown: .unknown
    }
  }
}

extension RuleKey {
  init(_ subject: RuleSubject) { self.init(subject.kind == .codes ? .codes : .rule, subject.id) }
}

extension RuleSubject {
  fileprivate init(_ key: RuleKey) { self.init(key.kind == .codes ? .codes : .rule, key.id) }
}

extension RuleCheckup {
  init(_ checkup: RuleWorkbench.Checkup) {
    self.init(
      own: checkup.own, elsewhere: checkup.elsewhere, tests: checkup.tests,
      failed: checkup.failed.map(FailedTest.init))
  }
}

extension RuleCheckup.FailedTest {
  fileprivate init(_ test: RuleSaving.FailedTest) {
    self.init(rule: test.rule, title: test.title, day: test.day, expectsOn: test.expectsOn)
  }
}

extension RuleShelf {
  /// Rules first, then the code sets, each by name.
  fileprivate init(_ bench: RuleWorkbench) {
    var lines: [RuleLine] = []
    for item in bench.items {
      let subject = RuleSubject(item.key)
      let version = RuleLine.Version(item, isBroken: bench.broken[item.id] != nil)
      if lines.last?.subject == subject {
        lines[lines.count - 1].versions.append(version)
        continue
      }
      let isRule = item.kind == .rule
      let source = bench.standing(item.key)?.source ?? item.source
      let tag = isRule ? RuleFile.read(source, fileName: "").rules.first?.tag : nil
      lines.append(
        RuleLine(
          subject: subject,
          tag: tag.map { Localized(zh: $0.name.text, en: $0.english?.text ?? $0.name.text) },
          file: item.file, versions: [version],
          carriers: isRule ? bench.carriers[item.id] ?? 0 : nil,
          fault: isRule ? bench.broken[item.id].map(RuleWords.problem) : nil))
    }
    self.init(
      lines: lines.filter { $0.subject.kind == .rule } + lines.filter { $0.subject.kind == .codes },
      backlog: bench.backlog)
  }
}

extension RuleLine.Version {
  fileprivate init(_ item: RuleItem, isBroken: Bool) {
    let state: RuleLine.State =
      switch item.status {
      case .draft: .draft
      case .active: isBroken && item.kind == .rule ? .broken : .active
      case .retired: .retired
      }
    self.init(
      number: item.version, state: state, text: item.source, savedAt: item.savedAt,
      savedBy: item.savedBy, begins: item.begins, activatedBy: item.activatedBy,
      retiredAt: item.retiredAt)
  }
}
