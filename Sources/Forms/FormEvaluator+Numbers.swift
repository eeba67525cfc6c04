import Domain

extension FormEvaluator {
  /// What an expression comes to; nil when an answer that it needs is missing.
  mutating func number(_ expression: QuestionnaireExpression) -> DecimalNumber? {
    switch expression {
    case .constant(let number): return number
    case .value(let id): return value(id).number
    case .last(let id): return lastNumber(id)
    case .age: return context.age.map { DecimalNumber(digits: Int64($0)) }
    case .chosen(let id): return DecimalNumber(digits: Int64(value(id).codes.count))
    case .rows(let id): return DecimalNumber(digits: Int64(usedRows(of: id)))
    case .total(let ids): return asked(ids)?.reduce(.zero, +)
    case .countAtLeast(let ids, let least):
      return asked(ids).map { numbers in
        DecimalNumber(digits: Int64(numbers.filter { $0 >= least }.count))
      }
    case .round(let inner, let decimals): return number(inner)?.rounded(decimals: decimals)
    case .score(let call): return score(call)
    default: return arithmetic(expression)
    }
  }

  private mutating func arithmetic(_ expression: QuestionnaireExpression) -> DecimalNumber? {
    switch expression {
    case .add(let parts): return all(parts)?.reduce(.zero, +)
    case .multiply(let parts): return all(parts)?.reduce(.one, *)
    case .least(let parts): return all(parts)?.min()
    case .greatest(let parts): return all(parts)?.max()
    case .subtract(let left, let right):
      guard let left = number(left), let right = number(right) else { return nil }
      return left - right
    case .divide(let left, let right):
      guard let left = number(left), let right = number(right) else { return nil }
      return left.divided(by: right)
    case .first(let parts):
      for part in parts {
        if let number = number(part) { return number }
      }
      return nil
    default: return nil
    }
  }

  private mutating func all(_ parts: [QuestionnaireExpression]) -> [DecimalNumber]? {
    var numbers: [DecimalNumber] = []
    for part in parts {
      guard let number = number(part) else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// The numbers of the items that are asked; nil while one of them has none.
  private mutating func asked(_ ids: [String]) -> [DecimalNumber]? {
    var numbers: [DecimalNumber] = []
    for id in ids where isShown(id) {
      guard let number = value(id).number else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private mutating func score(_ call: QuestionnaireScoreCall) -> DecimalNumber? {
    guard let scorer = context.scorers[call.score] else { return nil }
    var inputs: [String: DecimalNumber] = [:]
    for (input, id) in call.inputs {
      guard isShown(id) else { continue }
      // An asked item without an answer leaves even an optional input open.
      guard let number = value(id).number else { return nil }
      inputs[input] = number
    }
    let given = QuestionnaireScoreInputs(values: inputs, sex: context.sex, age: context.age)
    return scorer.result(of: given)[call.output]
  }

  /// The number of an item in the last form: as answered there, or as worked out there.
  private func lastNumber(_ id: String) -> DecimalNumber? {
    guard let last = context.last, let item = index[id]?.item else { return nil }
    if let answer = last[id] { return Self.value(of: answer, to: item).number }
    return last.results.first { $0.linkID == id }?.value
  }
}
