import Domain

extension OpenForm {
  /// The red flags that nobody has seen to, in the order of the form.
  package var openRedFlags: [FormObstacle] {
    results.redFlags.filter { !isSeen($0.id, $0.condition, in: seenFlags) }.map { flag in
      FormObstacle(
        kind: .redFlag, id: flag.id, key: firstKey(readBy: flag.condition), text: flag.text,
        nextStep: flag.nextStep, source: flag.source)
    }
  }

  /// The warnings and unlikely numbers that nobody has confirmed.
  package var openWarnings: [FormObstacle] {
    let declared = results.warnings.filter { !isSeen($0.id, $0.condition, in: confirmed) }.map {
      FormObstacle(
        kind: .warning, id: $0.id, key: firstKey(readBy: $0.condition), text: $0.text)
    }
    let unconfirmed = unlikely.filter { problem in
      guard let key = problem.key, let answer = answers[key] else { return true }
      let now = [key: answer]
      return !confirmed.contains { $0.id == problem.id && $0.answers == now }
    }
    return declared + unconfirmed
  }

  /// The required answers that are missing.
  package var missing: [FormObstacle] {
    asked.compactMap { key in
      guard let item = item(at: key), item.isRequired, answers[key] == nil else { return nil }
      // The first cell after the rows in use is offered, not owed, but in the first row.
      if index[key.linkID]?.table != nil, key.row > 0, isFirstColumn(key) { return nil }
      return FormObstacle(
        kind: .missing, id: key.linkID, key: key,
        text: Localized(zh: "请填写“\(item.text.chinese)”", en: "\"\(item.text.english)\" is needed"))
    }
  }

  /// Everything that keeps the form from being completed, the most pressing first.
  package var problems: [FormObstacle] { openRedFlags + missing + openWarnings }

  /// How far the form has got.
  package var progress: FormProgress {
    let asked = asked
    return FormProgress(
      answered: asked.filter { answers[$0] != nil }.count, asked: asked.count,
      missing: missing.count)
  }

  /// Notes that a person saw a red flag and what was done; false when it is not raised.
  ///
  /// It counts while the answers that raised it stay as they are.
  package mutating func acknowledge(_ flag: String, note: String = "") -> Bool {
    guard let raised = results.redFlags.first(where: { $0.id == flag }) else { return false }
    let seen = Seen(
      id: flag, note: FormInput.line(String(note.prefix(500))),
      answers: answers(readBy: raised.condition))
    self.note(seen, isFlag: true)
    return true
  }

  /// Confirms a warning or an unlikely number; false when it does not stand.
  ///
  /// It counts while the answers that it goes by stay as they are.
  package mutating func confirm(_ id: String) -> Bool {
    if let warning = results.warnings.first(where: { $0.id == id }) {
      note(Seen(id: id, note: "", answers: answers(readBy: warning.condition)), isFlag: false)
      return true
    }
    guard let problem = unlikely.first(where: { $0.id == id }), let key = problem.key,
      let answer = answers[key]
    else { return false }
    note(Seen(id: id, note: "", answers: [key: answer]), isFlag: false)
    return true
  }

  /// The ids of the warnings that hold and were confirmed, sorted.
  var confirmedIDs: [String] {
    let open = Set(openWarnings.map(\.id))
    let standing = results.warnings.map(\.id) + unlikely.map(\.id)
    return standing.filter { !open.contains($0) }.sorted()
  }

  // MARK: - Parts

  /// Numbers outside what is likely.
  private var unlikely: [FormObstacle] {
    asked.compactMap { key in
      guard let item = item(at: key), let answer = answers[key] else { return nil }
      let limits: QuestionnaireLimits
      switch item.kind {
      case .date(let limits): return stale(answer, limits, item, at: key)
      case .integer(let own), .decimal(let own), .quantity(let own, _): limits = own
      default: return nil
      }
      guard let range = limits.plausible,
        let number = FormEvaluator.value(of: answer, to: item).number, !range.contains(number)
      else { return nil }
      let usual = "\(range.lowerBound)–\(range.upperBound)"
      return FormObstacle(
        kind: .warning, id: "unlikely:\(key.linkID):\(key.row)", key: key,
        text: Localized(
          zh: "“\(item.text.chinese)”不常见（通常 \(usual)），请核对",
          en: "\"\(item.text.english)\" is unusual (usually \(usual)); check it"))
    }
  }

  /// A date of a draft that the days have overtaken, such as a next visit that is past.
  private func stale(
    _ answer: QuestionnaireAnswer, _ limits: QuestionnaireDateLimits, _ item: QuestionnaireItem,
    at key: QuestionnaireItemKey
  ) -> FormObstacle? {
    guard case .date(let date, _) = answer,
      limits.isFuture && date < context.day || limits.isPast && date > context.day
    else { return nil }
    return FormObstacle(
      kind: .warning, id: "unlikely:\(key.linkID):\(key.row)", key: key,
      text: Localized(
        zh: "“\(item.text.chinese)”与今天（\(context.day)）不符，请核对",
        en: "\"\(item.text.english)\" does not fit today, \(context.day); check it"))
  }

  private func isSeen(
    _ id: String, _ condition: QuestionnaireCondition, in list: [Seen]
  ) -> Bool {
    list.contains { $0.id == id && $0.answers == answers(readBy: condition) }
  }

  private func answers(
    readBy condition: QuestionnaireCondition
  ) -> [QuestionnaireItemKey: QuestionnaireAnswer] {
    let keys = index.askedItems(readBy: condition).map { QuestionnaireItemKey($0) }
    return answers.filter { keys.contains($0.key) && isAsked($0.key) }
  }

  private func firstKey(readBy condition: QuestionnaireCondition) -> QuestionnaireItemKey? {
    let read = Set(index.askedItems(readBy: condition))
    return asked.first { read.contains($0.linkID) && answers[$0] != nil }
  }

  func isFirstColumn(_ key: QuestionnaireItemKey) -> Bool {
    guard let table = index[key.linkID]?.table, case .table(let columns)? = index[table]?.item.kind
    else { return false }
    return columns.columns.first?.linkID == key.linkID
  }
}
