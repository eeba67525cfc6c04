/// A condition as a closure over a patient on a day.
typealias ConditionJudge = (FactView) -> Verdict
/// A number as a closure over a patient on a day.
typealias AmountJudge = (FactView) -> Amount

/// Turns the conditions of one rule into closures, each named by the id of its node.
///
/// What an explanation shows of a node is what its closure answers, so that it cannot tell anything
/// else than what was judged.
struct RuleCompiler {
  /// The windows met so far, shared by the rules of a set.
  private(set) var windows: [DaySpan]
  private(set) var conditions: [Int: ConditionJudge] = [:]
  private(set) var amounts: [Int: AmountJudge] = [:]
  /// What is read of each series, in the order met.
  private(set) var readers: [SeriesReader] = []
  /// The tags asked for.
  private(set) var tags: [Int] = []

  init(windows: [DaySpan]) { self.windows = windows }

  mutating func condition(_ node: ConditionNode) -> ConditionJudge {
    let judge = make(node)
    conditions[node.id] = judge
    return judge
  }

  mutating func amount(_ node: AmountNode) -> AmountJudge {
    let judge = make(node)
    amounts[node.id] = judge
    return judge
  }

  private mutating func make(_ node: ConditionNode) -> ConditionJudge {
    switch node.form {
    case .constant(let value):
      let verdict = Verdict(Truth(value), until: FactView.never)
      return { _ in verdict }
    case .all(let parts): return all(parts)
    case .any(let parts): return any(parts)
    case .not(let part):
      let judge = condition(part)
      return { view in
        let verdict = judge(view)
        return Verdict(verdict.truth.negated, until: verdict.until)
      }
    case .compare(let left, let sign, let right): return compare(left, sign, right)
    case .between(let subject, let low, let high):
      return Self.both(compare(subject, .atLeast, low), compare(subject, .atMost, high))
    case .amountIsKnown(let subject, let wanted):
      let judge = amount(subject)
      return { view in
        let amount = judge(view)
        return Verdict(Truth(amount.isUnknown != wanted), until: amount.until)
      }
    case .conditionIsKnown(let part, let wanted):
      let judge = condition(part)
      return { view in
        let verdict = judge(view)
        return Verdict(Truth(verdict.truth.isKnown == wanted), until: verdict.until)
      }
    case .conditionIs(let part, let wanted):
      let judge = condition(part)
      let truth = Truth(wanted)
      return { view in
        let verdict = judge(view)
        return Verdict(Truth(verdict.truth == truth), until: verdict.until)
      }
    case .hasDiagnosis, .hasMedication, .hasTag, .sexIs, .deceased: return membership(node.form)
    }
  }

  private mutating func any(_ parts: [ConditionNode]) -> ConditionJudge {
    precondition(!parts.isEmpty, "A junction needs a part")
    var joined = condition(parts[0])
    for part in parts.dropFirst() { joined = Self.either(joined, condition(part)) }
    return joined
  }

  private mutating func all(_ parts: [ConditionNode]) -> ConditionJudge {
    precondition(!parts.isEmpty, "A junction needs a part")
    var joined = condition(parts[0])
    for (index, part) in parts.enumerated().dropFirst() {
      let isGuarded = GuardedRead.window(of: part, among: parts[..<index]) != nil
      joined =
        isGuarded
        ? Self.guarded(joined, condition(part)) : Self.both(joined, condition(part))
    }
    return joined
  }

  /// Joins by `and` a part that is not asked where what stands before it is false: the values that it
  /// reads may then not all be there.
  ///
  /// It is looked at again whenever what stands before it may change, whatever the part says: to look
  /// later where the part is false would make the next look depend on the day of this one.
  private static func guarded(
    _ first: @escaping ConditionJudge, _ second: @escaping ConditionJudge
  ) -> ConditionJudge {
    { view in
      let left = first(view)
      if left.truth == .no { return left }
      let right = second(view)
      return Verdict(left.truth.and(right.truth), until: min(left.until, right.until))
    }
  }

  /// Joins by `and`: what is false stays false until each false part may have changed.
  private static func both(
    _ first: @escaping ConditionJudge, _ second: @escaping ConditionJudge
  ) -> ConditionJudge {
    { view in
      let left = first(view)
      if left.truth == .no, left.until == FactView.never { return left }
      let right = second(view)
      if left.truth == .no {
        return Verdict(.no, until: right.truth == .no ? max(left.until, right.until) : left.until)
      }
      if right.truth == .no { return right }
      return Verdict(left.truth.and(right.truth), until: min(left.until, right.until))
    }
  }

  /// Joins by `or`: what is true stays true until each true part may have changed.
  private static func either(
    _ first: @escaping ConditionJudge, _ second: @escaping ConditionJudge
  ) -> ConditionJudge {
    { view in
      let left = first(view)
      if left.truth == .yes, left.until == FactView.never { return left }
      let right = second(view)
      if left.truth == .yes {
        return Verdict(.yes, until: right.truth == .yes ? max(left.until, right.until) : left.until)
      }
      if right.truth == .yes { return right }
      return Verdict(left.truth.or(right.truth), until: min(left.until, right.until))
    }
  }

  private mutating func make(_ node: AmountNode) -> AmountJudge {
    switch node.form {
    case .literal(let number):
      let constant = Amount.exact(number, until: FactView.never)
      return { _ in constant }
    case .age:
      return { view in
        guard let age = view.age else { return .unknown(until: FactView.never) }
        return .exact(Exact(age), until: Self.nextBirthday(view, after: age))
      }
    case .series(let read):
      let reader = reader(read)
      return { reader.amount($0) }
    case .negated(let part):
      let judge = amount(part)
      return { judge($0).negated }
    case .sum(let left, let right): return reckon(left, right) { $0.adding($1) }
    case .difference(let left, let right): return reckon(left, right) { $0.subtracting($1) }
    case .product(let left, let right): return reckon(left, right) { $0.multiplied(by: $1) }
    case .quotient(let left, let right): return reckon(left, right) { $0.divided(by: $1) }
    }
  }

  private mutating func reckon(
    _ left: AmountNode, _ right: AmountNode, _ operation: @escaping (Amount, Amount) -> Amount
  ) -> AmountJudge {
    let (first, second) = (amount(left), amount(right))
    return { operation(first($0), second($0)) }
  }

  /// The first birthday after the day of judgement: at birth itself for someone not yet born.
  private static func nextBirthday(_ view: FactView, after age: Int) -> Int {
    view.todayKey < view.birthKey ? view.birthday(1) : view.birthday(age + 1)
  }

  /// The reader of a series, remembered for what the rule reads.
  mutating func reader(_ read: SeriesRead) -> SeriesReader {
    let reader = SeriesReader(read, window: read.window.map { (window($0), $0) })
    readers.append(reader)
    return reader
  }

  /// The index of a window among those of the set.
  mutating func window(_ span: DaySpan) -> Int {
    if let index = windows.firstIndex(of: span) { return index }
    windows.append(span)
    return windows.count - 1
  }

  mutating func remember(tag: Int) { tags.append(tag) }
}
