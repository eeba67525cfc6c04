package import Domain

/// Explaining; on demand, so that it may allocate.
extension RuleJudge {
  /// Why a rule stands as it does with the patient at hand.
  ///
  /// - Parameter day: The last day judged.
  package func explain(rule index: Int, on day: Int, language: Language) -> Explanation {
    let view = view(on: day)
    let machine = compiled[index]
    let rule = machine.rule
    let state = state(index)
    let explainer = Explainer(judge: self, machine: machine, view: view, language: language)
    let when = explainer.condition(rule.when)
    let clear = rule.clear.map(explainer.condition)
    let held = machine.holdEnd(state)
    let expiry = rule.expires.map { $0.after(machine.newestEvidence(state, view)) + 1 }
    return Explanation(
      rule: index, day: CalendarDate(dayNumber: day), state: state,
      standing: standing(tag: rule.tag, on: day), when: when, clear: clear,
      clearTruth: machine.clearVerdict(view).truth, missing: explainer.missing(when, clear),
      heldUntil: state.isOn && held > day ? CalendarDate(dayNumber: held) : nil,
      expiresOn: state.isOn ? expiry.map(CalendarDate.init(dayNumber:)) : nil,
      nextLook: nextDue(index).map(CalendarDate.init(dayNumber:)),
      because: rule.because(in: language).map(explainer.text))
  }
}

/// Makes the tree of one rule for one patient on one day.
struct Explainer {
  let judge: RuleJudge
  let machine: CompiledRule
  let view: FactView
  let language: Language

  func condition(_ node: ConditionNode) -> ExplainedCondition {
    let truth = machine.conditions[node.id]?(view).truth ?? .unknown
    return ExplainedCondition(
      node: node, truth: truth, parts: node.conditions.map(condition),
      amounts: node.amounts.map { amount($0, bearingOut: comparisons(node, of: $0)) },
      periods: periods(node))
  }

  func amount(
    _ node: AmountNode, bearingOut comparisons: [(sign: ComparisonSign, bound: Exact)]
  ) -> ExplainedAmount {
    let amount = machine.amounts[node.id]?(view)
    var value = amount?.text(decimals: node.decimals, bearingOut: comparisons)
    // A literal is shown as it was written, unless it was brought to another unit.
    if case .literal(let number) = node.form, value != nil {
      value = number.shortText
    }
    return ExplainedAmount(
      node: node, value: value, parts: node.amounts.map { self.amount($0, bearingOut: []) },
      values: values(node))
  }

  /// The bounds that a number of a condition is held against, as far as they are exact.
  private func comparisons(
    _ node: ConditionNode, of subject: AmountNode
  ) -> [(sign: ComparisonSign, bound: Exact)] {
    func bound(_ other: AmountNode) -> Exact? {
      guard let amount = machine.amounts[other.id]?(view), amount.isExact else { return nil }
      return amount.low
    }
    switch node.form {
    case .compare(let left, let sign, let right) where subject.id == left.id:
      return bound(right).map { [(sign, $0)] } ?? []
    case .compare(let left, let sign, let right) where subject.id == right.id:
      return bound(left).map { [(sign.turned, $0)] } ?? []
    case .between(let middle, let low, let high) where subject.id == middle.id:
      return (bound(low).map { [(.atLeast, $0)] } ?? [])
        + (bound(high).map { [(.atMost, $0)] } ?? [])
    default: return []
    }
  }

  /// The values that a series read counts.
  private func values(_ node: AmountNode) -> [ExplainedValue] {
    guard case .series(let read) = node.form else { return [] }
    let decimals = judge.rules.indicators[read.indicator].decimals
    return counted(read).map { row in
      let value = SeriesReader.value(view, row)
      let isWordless = view.marks[row] & FactMark.wordless != 0
      return ExplainedValue(
        day: CalendarDate(dayNumber: Int(view.days[row])),
        text: isWordless ? nil : valueText(value, decimals),
        isPreliminary: view.marks[row] & FactMark.preliminary != 0, wonTie: wonTie(row, read))
    }
  }

  /// A measured value with the digits it came with, at least those of its indicator.
  private func valueText(_ value: Amount, _ decimals: Int) -> String? {
    value.text(decimals: decimals, bearingOut: [(.equal, value.low)])
  }

  private func wonTie(_ row: Int, _ read: SeriesRead) -> Bool {
    guard read.function == .latest, row > 0, judge.facts.rows(of: read.indicator).contains(row - 1)
    else { return false }
    return view.days[row] == view.days[row - 1]
      && judge.facts.seconds[row] == judge.facts.seconds[row - 1]
      && view.values[row] != view.values[row - 1]
  }

  /// The rows that count for a read, oldest first; of `latest` and `days_since` the newest alone.
  private func counted(_ read: SeriesRead) -> [Int] {
    let window = read.window.flatMap { span in
      judge.windows.firstIndex(of: span).map { (index: $0, span: span) }
    }
    let reader = SeriesReader(read, window: window)
    let rows = reader.rows(in: view)
    var counted = (rows.first..<rows.end).filter { view.marks[$0] & reader.excluded == 0 }
    if let last = read.last {
      if read.isPerDay {
        let days = Set(counted.map { view.days[$0] }).sorted().suffix(last)
        counted.removeAll { !days.contains(view.days[$0]) }
      } else {
        counted = Array(counted.suffix(last))
      }
    }
    switch read.function {
    case .latest, .daysSince:
      let day = counted.last.map { view.days[$0] }
      return read.isPerDay ? counted.filter { view.days[$0] == day } : Array(counted.suffix(1))
    default: return counted
    }
  }

  private func periods(_ node: ConditionNode) -> [ExplainedPeriod] {
    switch node.form {
    case .hasDiagnosis(let codes, let window): periods(view.diagnoses, codes, window)
    case .hasMedication(let codes, let window): periods(view.medications, codes, window)
    default: []
    }
  }

  private func periods(
    _ columns: CodedPeriods, _ set: Int, _ window: DaySpan?
  ) -> [ExplainedPeriod] {
    let before = window?.before(view.today) ?? view.today - 1
    return (0..<columns.count).compactMap { row in
      let (from, through) = (Int(columns.from[row]), Int(columns.through[row]))
      let code = judge.facts.codes.codes[Int(columns.codes[row])]
      guard from <= view.today, through > before, from <= through,
        judge.rules.codeSets[set].contains(code)
      else { return nil }
      return ExplainedPeriod(
        code: code, from: from == Int(Int32.min) ? nil : CalendarDate(dayNumber: from),
        through: through == Int(Int32.max) ? nil : CalendarDate(dayNumber: through))
    }
  }
}
