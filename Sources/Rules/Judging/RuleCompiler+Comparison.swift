/// Comparisons, with the two that time alone turns: an age and the days since a value.
extension RuleCompiler {
  mutating func compare(
    _ left: AmountNode, _ sign: ComparisonSign, _ right: AmountNode
  ) -> ConditionJudge {
    let (first, second) = (amount(left), amount(right))
    if case .literal(let bound) = right.form {
      switch left.form {
      case .age: return Self.age(sign, bound)
      case .series(let read) where read.function == .daysSince:
        return Self.daysSince(reader(read), sign, bound)
      case .series(let read): return Self.series(reader(read), sign, bound)
      default: break
      }
    }
    if case .literal(let bound) = left.form {
      switch right.form {
      case .age: return Self.age(sign.turned, bound)
      case .series(let read) where read.function == .daysSince:
        return Self.daysSince(reader(read), sign.turned, bound)
      default: break
      }
    }
    return { view in
      let (left, right) = (first(view), second(view))
      return Verdict(left.compare(sign, right), until: min(left.until, right.until))
    }
  }

  /// The most common comparison, without a call for the literal.
  private static func series(
    _ reader: SeriesReader, _ sign: ComparisonSign, _ bound: Exact
  ) -> ConditionJudge {
    let constant = Amount.exact(bound, until: FactView.never)
    // Of the same denominator as the values, so that the numerators alone are compared.
    let bound =
      bound.nearestGridStep.map(Exact.init(grid:)).flatMap {
        $0.order(to: bound) == 0 ? $0 : nil
      } ?? bound
    return { view in
      let amount = reader.amount(view)
      if amount.isExact {
        return Verdict(Truth(sign.holds(amount.low.order(to: bound))), until: amount.until)
      }
      return Verdict(amount.compare(sign, constant), until: amount.until)
    }
  }

  /// An age turns a comparison only where it reaches the bound or passes it.
  private static func age(_ sign: ComparisonSign, _ bound: Exact) -> ConditionJudge {
    let turns = turningPoints(bound)
    return { view in
      guard let age = view.age else { return Verdict(.unknown, until: FactView.never) }
      let truth = Truth(sign.holds(Exact(age).order(to: bound)))
      var until = FactView.never
      if age < turns.reached, turns.reached < 10_000 { until = view.birthday(turns.reached) }
      if age < turns.passed, turns.passed < 10_000 {
        until = min(until, view.birthday(turns.passed))
      }
      return Verdict(truth, until: until)
    }
  }

  /// The days since a value turn a comparison only where they reach the bound or pass it.
  private static func daysSince(
    _ reader: SeriesReader, _ sign: ComparisonSign, _ bound: Exact
  ) -> ConditionJudge {
    let turns = turningPoints(bound)
    return { view in
      let amount = reader.amount(view)
      guard amount.isExact else { return Verdict(.unknown, until: amount.until) }
      let truth = Truth(sign.holds(amount.low.order(to: bound)))
      let passed = Int(amount.low.numerator)
      let day = view.today - passed
      var until = reader.change(view, newest: day)
      if passed < turns.reached { until = min(until, day + turns.reached) }
      if passed < turns.passed { until = min(until, day + turns.passed) }
      return Verdict(truth, until: until)
    }
  }

  /// The first whole number that is not below a bound, and the first above it.
  ///
  /// Bounds beyond the calendar are moved to its end.
  private static func turningPoints(_ bound: Exact) -> (reached: Int, passed: Int) {
    let (quotient, rest) = bound.numerator.quotientAndRemainder(dividingBy: bound.denominator)
    let floor = rest < 0 ? quotient - 1 : quotient
    let limit = Int128(FactView.never)
    let whole = Int(min(max(floor, -limit), limit))
    return (reached: rest == 0 ? whole : whole + 1, passed: whole + 1)
  }
}

extension SeriesReader {
  /// When the newest value leaves the window or another comes.
  func change(_ view: FactView, newest day: Int) -> Int {
    until(rows(in: view), leaving: Int32(clamping: day))
  }
}

extension ComparisonSign {
  /// The sign with its sides exchanged: `a < b` is `b > a`.
  var turned: ComparisonSign {
    switch self {
    case .less: .greater
    case .atMost: .atLeast
    case .equal: .equal
    case .notEqual: .notEqual
    case .atLeast: .atMost
    case .greater: .less
    }
  }
}
