package import Domain
package import Rules
internal import SQLite

/// Why a rule stands as it does with a patient, with the names that the explanation uses.
package struct ExplainedTag: Hashable, Sendable {
  /// The rules by whose indexes the explanation speaks.
  package var rules: RuleSet
  package var explanation: Explanation
  /// The version in force.
  package var version: Int
}

extension Store {
  /// When tags of a patient came and went, the newest day first, with what was withdrawn; empty for
  /// those who may not know tags.
  package func tagHistory(
    of patient: PatientID, limit: Int = 500
  ) throws(StoreError) -> [TagEventRecord] {
    try require(.read, .identity, of: patient)
    guard access.seesReasons else { return [] }
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    try noteLook(patient, "tags history")
    return try read { connection in
      let rows = try connection.statement(
        """
        SELECT n.id, n.tag, n.tag_en, e.version, e.day, e.at, e.is_on, e.is_shown, e.cause, e.why,
          e.withdrawn_at
        FROM tag_event e JOIN rule_name n ON n.number = e.rule
        WHERE e.patient = ? ORDER BY e.day DESC, e.seq DESC LIMIT ?
        """)
      rows.bind(patient.value, limit)
      var found: [TagEventRecord] = []
      while try rows.step() {
        found.append(
          TagEventRecord(
            rule: rows.text(0), tag: TagName(rows.text(1), english: rows.optionalText(2)),
            version: rows.integer(3), day: CalendarDate(dayNumber: rows.integer(4)),
            at: Instant(seconds: rows.integer(5)), isOn: rows.integer(6) != 0,
            isShown: rows.integer(7) != 0,
            cause: RuleState.Cause(rawValue: rows.integer(8)) ?? .never,
            why: JudgingReason(rawValue: rows.integer(9)) ?? .fact,
            withdrawn: rows.optionalInteger(10).map(Instant.init(seconds:))))
      }
      return found
    }
  }

  /// Why a rule stands as it does with a patient today, whether its tag is on or not.
  ///
  /// It holds the values that were read, so that it is for those who may see the clinical content;
  /// that of a rule that reads vital signs alone is for whoever may see these.
  ///
  /// - Parameter id: The rule.
  /// - Throws: `.notFound` when no such rule is judged, `.denied` for those who may not see it.
  package func explainTag(
    rule id: String, of patient: PatientID, language: Language
  ) throws(StoreError) -> ExplainedTag {
    try require(.read, .triage, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    try noteLook(patient, "tags why")
    let found: ExplainedTag? = try read { connection in
      guard let book = try rulesInForce.book(of: self, in: connection),
        let rule = book.rules.rules.firstIndex(where: { $0.id == id })
      else { throw StoreError.notFound }
      guard
        try seesClinical(of: patient, in: connection)
          || FactNeeds(book.rules.rules[rule]).areVitalSigns(book.rules.indicators.map(\.code))
      else { return nil }
      let day = today.dayNumber
      _ = try FactLoader(book: book, connection: connection).load(patient.value, judgedFrom: day)
      let states = try connection.statement(
        """
        SELECT patient, rule, version, is_on, is_shown, since, evidence, cause FROM tag_state
        WHERE patient = ?
        """)
      states.bind(patient.value)
      while try states.step() {
        guard let index = book.indexes[states.integer(1)] else { continue }
        book.judge.setState(index, FactSQL.state(states))
      }
      book.judge.step(on: day)
      return ExplainedTag(
        rules: book.rules,
        explanation: book.judge.explain(rule: rule, on: day, language: language),
        version: book.rules.rules[rule].version)
    }
    guard let found else { throw refusal(.read, .clinical, of: patient) }
    return found
  }

  /// Writes that something of a patient was looked at, before it is shown.
  func noteLook(_ patient: PatientID, _ detail: String) throws(StoreError) {
    try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      try audit(.read, .patient, patient: patient, detail: detail, in: connection)
    }
  }

  /// The stretches of days on which rules held tags, the oldest first.
  func tagPeriods(
    of patient: PatientID, in connection: Connection
  ) throws -> [TagPeriod] {
    let rows = try connection.statement(
      """
      SELECT n.id, n.tag, n.tag_en, e.version, e.day, e.is_on, e.cause, e.why,
        e.withdrawn_at IS NOT NULL
      FROM tag_event e JOIN rule_name n ON n.number = e.rule
      WHERE e.patient = ? ORDER BY e.day, e.seq
      """)
    rows.bind(patient.value)
    var found: [TagPeriod] = []
    while try rows.step() {
      let (rule, isOn, isWithdrawn) = (rows.text(0), rows.integer(5) != 0, rows.integer(8) != 0)
      let day = CalendarDate(dayNumber: rows.integer(4))
      if isOn {
        found.append(
          TagPeriod(
            tag: Localized(zh: rows.text(1), en: rows.optionalText(2) ?? rows.text(1)),
            rule: rule, version: rows.integer(3), from: day,
            reason: Self.reason(
              RuleState.Cause(rawValue: rows.integer(6)) ?? .met,
              JudgingReason(rawValue: rows.integer(7)) ?? .fact), isWithdrawn: isWithdrawn))
      } else if !isWithdrawn,
        let open = found.lastIndex(where: {
          $0.rule == rule && $0.until == nil && !$0.isWithdrawn
        })
      {
        found[open].until = day
      }
    }
    return found
  }

  /// Why a tag came, in words that hold no value.
  private static func reason(_ cause: RuleState.Cause, _ why: JudgingReason) -> Localized {
    let what: Localized =
      cause == .missing
      ? Localized(zh: "资料不足，按规则先标上", en: "not known, and the rule then says on")
      : Localized(zh: "符合规则条件", en: "the rule's condition was met")
    let when: Localized =
      switch why {
      case .fact: Localized(zh: "资料有变", en: "a fact changed")
      case .time: Localized(zh: "日期已到", en: "its day came")
      case .night: Localized(zh: "夜间核对", en: "the nightly pass")
      case .activation: Localized(zh: "规则生效", en: "the rule came into force")
      case .rollBack: Localized(zh: "规则退回", en: "the rule was rolled back")
      case .retirement: Localized(zh: "其他规则停用", en: "another rule was retired")
      case .override: Localized(zh: "人工更改标签", en: "a tag was changed by hand")
      }
    return Localized(zh: "\(what.chinese)（\(when.chinese)）", en: "\(what.english); \(when.english)")
  }
}

extension FactNeeds {
  /// Whether nothing but vital signs is read.
  ///
  /// - Parameter codes: The codes of the indicators, by their indexes.
  fileprivate func areVitalSigns(_ codes: [String]) -> Bool {
    !readsDiagnoses && !readsMedications
      && daysBack.keys.allSatisfy { VitalSigns.codes.contains(codes[$0]) }
  }
}
