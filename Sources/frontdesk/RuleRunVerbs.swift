internal import Domain
internal import Interchange
internal import Rules
internal import Store

/// Judging without a screen: whoever is due, everybody, or everybody by a draft.
enum RuleRunVerbs {
  /// Judges whoever is due; with `--full` holds everybody against their facts.
  ///
  /// - Returns: `.no` when the full pass found somebody who stood wrong.
  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    Interruption.watch()
    defer { Interruption.unwatch() }
    let start = Environment.now()
    guard session.options.has("--full") else {
      let run = try usingStore { () throws(StoreError) in
        try clinic.store.runDueRules { progress($0) }
      }
      tell(run, since: start, clinic, session)
      return run.isWhole ? .done : .no
    }
    let check = try usingStore { () throws(StoreError) in
      try clinic.store.checkAllRules(standing: session.isJSON) { progress($0) }
    }
    tell(check, since: start, clinic, session)
    return check.isWhole && check.differing.isEmpty ? .done : .no
  }

  private static func progress(_ count: Int) -> Bool {
    Output.progress("\(count)")
    return !Interruption.isWanted
  }

  private static func tell(
    _ run: RuleRun, since start: Instant, _ clinic: OpenClinic, _ session: Session
  ) {
    guard !session.isJSON else {
      let value = JSONOutput.members([
        "asOf": .optional(clinic.store.today), "patients": .integer(run.judged),
        "on": .integer(run.standing.on), "off": .integer(run.standing.off),
        "unknown": .integer(run.standing.unknown), "changed": .integer(run.changed),
        "unchanged": .integer(run.judged - run.changed),
        "followUpsOpened": .integer(run.followUpsOpened), "complete": .bool(run.isWhole),
        "seconds": .integer(seconds(since: start)),
      ])
      return Output.json(value)
    }
    session.say(
      Localized(
        zh: "判定 \(run.judged) 人，\(run.changed) 人有变化",
        en: "judged \(run.judged) people, \(run.changed) stand otherwise"))
    if !run.isWhole {
      session.say(
        Localized(zh: "已中断；再运行一次会接着做", en: "stopped; run it again to go on from there"))
    }
  }

  private static func tell(
    _ check: RuleSelfCheck, since start: Instant, _ clinic: OpenClinic, _ session: Session
  ) {
    guard !session.isJSON else {
      let value = JSONOutput.members([
        "asOf": .optional(clinic.store.today), "patients": .integer(check.patients),
        "on": .integer(check.standing.on), "off": .integer(check.standing.off),
        "unknown": .integer(check.standing.unknown),
        "followUpsOpened": .integer(check.followUpsOpened),
        "unchanged": .integer(check.patients - check.differing.count),
        "differing": .integer(check.differing.count), "complete": .bool(check.isWhole),
        "seconds": .integer(seconds(since: start)),
        "rules": .array(
          check.counts.map {
            .members(["rule": .string($0.rule), "on": .integer($0.on), "off": .integer($0.off)])
          }),
      ])
      return Output.json(value)
    }
    for count in check.counts { Output.row([count.rule, "\(count.on)", "\(count.off)"]) }
    session.say(
      Localized(
        zh: "核对 \(check.patients) 人，\(check.differing.count) 人与资料不符（已改正）",
        en: "held \(check.patients) people against their facts, \(check.differing.count) stood "
          + "wrong and were mended"))
    if !check.isWhole { session.say(Localized(zh: "已中断", en: "stopped")) }
  }

  private static func seconds(since start: Instant) -> Int {
    Environment.now().seconds - start.seconds
  }

  // MARK: - Preview

  /// Counts whom a rule would touch: as it is in files, or as its draft is stored.
  static func preview(
    _ words: ArraySlice<String>, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    guard let id = words.first else {
      throw .use(Localized(zh: "请给出规则名", en: "name the rule"))
    }
    let files = try RuleFiles.read(words.dropFirst())
    let clinic = try session.open()
    let isGiven = files.contains { $0.rules.contains { $0.name?.text == id } }
    if !isGiven { _ = try RulesInClinic.key(id, clinic) }
    let texts = files.map {
      (name: $0.shortName, text: String(decoding: $0.source.bytes, as: UTF8.self))
    }
    let previewer = try usingStore { () throws(StoreError) in
      try clinic.store.previewer(of: id, in: texts)
    }
    let names = Set(files.flatMap { [$0.source.name, $0.shortName] })
    var problems = RuleFiles.tell(
      previewer.diagnostics.filter { $0.severity == .error || names.contains($0.file) }, of: files,
      session)
    Interruption.watch()
    defer { Interruption.unwatch() }
    let found = try usingStore { () throws(StoreError) in try previewer.run { progress($0) } }
    guard let found else { return .no }
    if let doubt = previewer.doubt(about: found) {
      problems += RuleFiles.tell([doubt], of: files, session)
    }
    tell(found, problems, session)
    return .done
  }

  private static func tell(_ preview: RulePreview, _ problems: [JSONOutput], _ session: Session) {
    let shown: [(RulePreview.Change, String, Localized)] = [
      (.gains, "gains", Localized(zh: "将打上", en: "gain the tag")),
      (.loses, "loses", Localized(zh: "将去掉", en: "lose it")),
      (.keeps, "keeps", Localized(zh: "保留", en: "keep it")),
      (.unknown, "unknown", Localized(zh: "资料不足", en: "unknown")),
    ]
    guard !session.isJSON else {
      var members = shown.map { JSONOutput.Member($0.1, .integer(preview[$0.0])) }
      members.append(JSONOutput.Member("followUps", .integer(preview.actions)))
      members.append(JSONOutput.Member("problems", .array(problems)))
      for (change, name, _) in shown {
        let cards = preview.first(change).map { CardNumber(serial: $0).description }
        members.append(JSONOutput.Member(name + "First", .array(cards.map { .string($0) })))
      }
      return Output.json(JSONOutput.object(members))
    }
    for (change, _, title) in shown {
      let cards = preview.first(change).prefix(10).map { CardNumber(serial: $0).description }
      Output.row(
        [title[session.language], "\(preview[change])", cards.joined(separator: " ")])
    }
    session.say(
      Localized(zh: "将开出随访 \(preview.actions) 个", en: "\(preview.actions) follow-ups would open"))
  }
}
