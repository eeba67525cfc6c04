internal import Canvas
internal import Domain
internal import Interchange
internal import Rules
internal import Store

/// The rules of the clinic: saved as drafts, put in force, taken back, retired, listed.
enum RulesInClinic {
  /// Lists every rule and code set, the version of each that counts, or all with `--all`.
  static func list(_ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let items = try usingStore { () throws(StoreError) in try clinic.store.ruleItems() }
    let broken = try usingStore { () throws(StoreError) in try clinic.store.brokenRules() }
    // Where a version was taken back, the one before it counts.
    var seen: Set<RuleKey> = []
    let standing = items.filter { $0.status != .retired } + items.filter { $0.status == .retired }
    let counting = standing.filter { seen.insert($0.key).inserted }
    let shown = items.filter { item in
      session.options.has("--all")
        || counting.contains { $0.key == item.key && $0.version == item.version }
    }
    for item in shown {
      let fault = broken.first {
        $0.id == item.id && item.kind == .rule && item.status == .active
      }
      guard session.isJSON else {
        Output.row([
          item.kind == .codes ? "codes" : "rule", item.id, "v\(item.version)",
          fault.map { "✘ " + $0.reason[session.language] } ?? title(item.status)[session.language],
          item.begins?.description ?? "-", item.file,
          item.activatedBy ?? item.savedBy ?? "-",
        ])
        continue
      }
      let value = JSONOutput.members([
        "kind": .string(item.kind == .codes ? "codes" : "rule"), "id": .string(item.id),
        "version": .integer(item.version), "status": .string(code(item.status)),
        "begins": .optional(item.begins), "file": .string(item.file),
        "savedBy": .optional(item.savedBy), "activatedBy": .optional(item.activatedBy),
        "broken": .optional(fault?.reason.english),
      ])
      Output.json(value)
    }
    try tellStanding(clinic, broken, session)
    return shown.isEmpty ? .no : .done
  }

  /// Tells who is still to be judged, what cannot be judged, and what the last night found.
  private static func tellStanding(
    _ clinic: OpenClinic, _ broken: [BrokenRule], _ session: Session
  ) throws(CommandFailure) {
    let (waiting, due, night) = try usingStore { () throws(StoreError) in
      (
        try clinic.store.rulesBacklog(), try clinic.store.dueRulesCount(),
        try clinic.store.ruleNights(limit: 1).first
      )
    }
    guard !session.isJSON else {
      let value = JSONOutput.members([
        "kind": .string("standing"), "backlog": .integer(waiting), "due": .integer(due),
        "broken": .integer(broken.count),
        "lastNight": night.map {
          .members([
            "day": .string($0.day.description), "patients": .integer($0.patients),
            "differing": .integer($0.differing), "complete": .bool($0.isWhole),
          ])
        } ?? .null,
      ])
      return Output.json(value)
    }
    for line in RuleHealth(waiting: due, broken: broken, night: night).lines {
      Output.error(line[session.language])
    }
  }

  private static func code(_ status: RuleItem.Status) -> String {
    switch status {
    case .draft: "draft"
    case .active: "active"
    case .retired: "retired"
    }
  }

  private static func title(_ status: RuleItem.Status) -> Localized {
    switch status {
    case .draft: Localized(zh: "草稿", en: "draft")
    case .active: Localized(zh: "生效", en: "in force")
    case .retired: Localized(zh: "停用", en: "retired")
    }
  }

  // MARK: - Saving and activating

  /// Saves files as drafts.
  static func save(
    _ words: some Sequence<String>, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    return try saved(try RuleFiles.read(words), clinic, session) == nil ? .no : .done
  }

  /// Saves files and puts what they hold in force; words that are no files name drafts.
  static func activate(
    _ words: some Sequence<String>, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let drafts = try usingStore { () throws(StoreError) in try clinic.store.ruleItems() }
      .filter { $0.status == .draft }
    let named = words.filter { word in drafts.contains { $0.id == word } }
    let paths = words.filter { word in !named.contains(word) }
    for word in paths where !word.contains("/") && !word.hasSuffix(".rules") && word != "-" {
      if FileReading.files(in: word, ending: ".rules") != nil { continue }
      guard (try? FileReading.bytes(word)) == nil else { continue }
      throw .no(
        Localized(
          zh: "\(word) 既不是文件也不是草稿", en: "\(word) is neither a file nor a draft"))
    }
    var wanted = Set(drafts.map(\.key).filter { named.contains($0.id) })
    var files: [RuleFile] = []
    if !paths.isEmpty {
      files = try RuleFiles.read(paths)
      guard let saving = try saved(files, clinic, session) else { return .no }
      wanted.formUnion(saving.items.map(\.key))
    }
    let activation = try usingStore { () throws(StoreError) in
      try clinic.store.activateRules(wanted)
    }
    return tell(activation, files, session)
  }

  /// Puts the version before in force again.
  static func rollBack(_ id: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let key = try key(id, clinic)
    let activation = try usingStore { () throws(StoreError) in
      try clinic.store.rollBackRule(key)
    }
    return tell(activation, [], session)
  }

  /// Takes rules out of force.
  static func retire(
    _ ids: some Sequence<String>, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    for id in ids {
      let key = try key(id, clinic, inForce: true)
      try usingStore { () throws(StoreError) in try clinic.store.retireRule(key) }
      session.say(Localized(zh: "\(id) 已停用", en: "\(id) is retired"))
    }
    return .done
  }

  /// Throws drafts away.
  static func drop(
    _ ids: some Sequence<String>, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    for id in ids {
      _ = try key(id, clinic)
      let items = try usingStore { () throws(StoreError) in try clinic.store.ruleItems() }
      guard let draft = items.first(where: { $0.id == id && $0.status == .draft }) else {
        throw .no(Localized(zh: "\(id) 没有草稿", en: "there is no draft of \(id)"))
      }
      try usingStore { () throws(StoreError) in try clinic.store.dropRuleDraft(draft.key) }
      session.say(
        Localized(
          zh: "\(id) v\(draft.version) 的草稿已丢弃", en: "the draft \(id) v\(draft.version) is dropped"))
    }
    return .done
  }

  /// - Parameter inForce: Whether it must be in force.
  static func key(
    _ id: String, _ clinic: OpenClinic, inForce: Bool = false
  ) throws(CommandFailure) -> RuleKey {
    let items = try usingStore { () throws(StoreError) in try clinic.store.ruleItems() }
    let found = items.filter { $0.id == id }
    if let item = found.first(where: { $0.status == .active }) { return item.key }
    if let item = found.first {
      if !inForce { return item.key }
      throw .no(Localized(zh: "\(id) 没有生效", en: "\(id) is not in force"))
    }
    throw .no(
      Localized(
        zh: "没有规则 \"\(id)\"；frontdesk rules list 列出全部",
        en: "there is no rule \"\(id)\"; `frontdesk rules list` lists them"))
  }

  /// Saves files that were read; nil when they were refused, with everything told.
  private static func saved(
    _ files: [RuleFile], _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> RuleSaving? {
    if let broken = files.first(where: { !$0.isWhole }) {
      RuleFiles.tell(broken.diagnostics, of: files, session)
      refuse(files, session)
      return nil
    }
    let texts = files.map {
      (name: $0.shortName, text: String(decoding: $0.source.bytes, as: UTF8.self))
    }
    let saving = try usingStore { () throws(StoreError) in try clinic.store.saveRules(texts) }
    tellOwn(saving.diagnostics, of: files, session)
    tell(saving.failedTests, session)
    guard saving.isSaved else {
      refuse(files, session)
      return nil
    }
    let changed = saving.items.count { $0.change != .unchanged }
    session.say(
      Localized(
        zh: "已保存 \(changed) 项草稿，\(saving.items.count - changed) 项没有变化",
        en: "drafts saved: \(changed), unchanged: \(saving.items.count - changed)"))
    return saving
  }

  /// Tells what was found in files, and the errors that they make elsewhere; doubts about what the
  /// clinic has already are not theirs.
  private static func tellOwn(
    _ diagnostics: [RuleDiagnostic], of files: [RuleFile], _ session: Session
  ) {
    let names = Set(files.flatMap { [$0.source.name, $0.shortName] })
    RuleFiles.tell(
      diagnostics.filter { $0.severity == .error || names.contains($0.file) }, of: files, session)
  }

  private static func refuse(_ files: [RuleFile], _ session: Session) {
    let isEmpty = files.allSatisfy { $0.isWhole && $0.rules.isEmpty && $0.codes.isEmpty }
    Output.error(
      isEmpty
        ? Localized(zh: "文件里没有规则", en: "there is no rule in what was given")[session.language]
        : Localized(
          zh: "没有保存，也没有规则生效；原有规则不变",
          en: "nothing was saved or put in force; what was stays so")[session.language])
  }

  private static func tell(_ failed: [RuleSaving.FailedTest], _ session: Session) {
    for one in failed {
      let expected = one.expectsOn ? Localized(zh: "开", en: "on") : Localized(zh: "关", en: "off")
      Output.error(
        Localized(
          zh: "✘ \(one.rule)「\(one.title)」\(one.day) 应为\(expected.chinese)",
          en: "✘ \(one.rule) \"\(one.title)\": expected \(expected.english) at \(one.day)")[
            session.language])
    }
  }

  private static func tell(
    _ activation: RuleActivation, _ files: [RuleFile], _ session: Session
  ) -> ExitCode {
    // Files that were given are told of when they are saved.
    let errors = activation.diagnostics.filter { $0.severity == .error }
    RuleFiles.tell(errors, of: files, session)
    if files.isEmpty { tell(activation.failedTests, session) }
    guard activation.isAccepted else {
      session.say(
        Localized(zh: "没有规则生效；原有规则不变", en: "nothing was put in force; what was stays so"))
      return .no
    }
    for (key, version) in activation.activated {
      session.say(
        Localized(zh: "\(key.id) v\(version) 已生效", en: "\(key.id) v\(version) is in force"))
    }
    if activation.backlog > 0 {
      session.say(
        Localized(
          zh: "还有 \(activation.backlog) 人待重新判定：frontdesk rules run",
          en: "\(activation.backlog) people are still to be judged: frontdesk rules run"))
    }
    return .done
  }
}
