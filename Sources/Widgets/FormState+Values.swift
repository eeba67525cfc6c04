extension FormState {
  /// The answers in sight that are in order, by id: numbers and dates in one form, choices by id.
  ///
  /// A date is `2026-08-24`, several choices are parted by commas, yes and no are `true` and
  /// `false`. Empty answers are left out.
  package var values: [String: String] {
    var values: [String: String] = [:]
    for place in visible {
      let value = value(at: place)
      if !value.isEmpty { values[fields[place].id] = value }
    }
    return values
  }

  /// One answer in the form of `values`; empty when there is none or it is wrong.
  package func value(_ id: String) -> String {
    guard let place = fields.firstIndex(where: { $0.id == id }) else { return "" }
    return value(at: place)
  }

  /// The day that a date field says, counted from 1970-01-01; nil when it says none.
  package func day(_ id: String) -> Int? {
    guard let place = fields.firstIndex(where: { $0.id == id }),
      case .date(let date) = answers[place]
    else { return nil }
    return try? date.day(today: today)
  }

  /// One answer as it was typed or chosen, in order or not; empty when there is none.
  package func raw(_ id: String) -> String {
    guard let place = fields.firstIndex(where: { $0.id == id }) else { return "" }
    return answers[place].raw(fields[place])
  }

  /// The answer under the cursor of an open list, else the one chosen, by its id; for showing what
  /// it would mean before it is chosen.
  package func considered(_ id: String) -> String {
    guard let place = fields.firstIndex(where: { $0.id == id }),
      case .choice(let choice) = answers[place]
    else { return raw(id) }
    return (choice.cursor ?? choice.chosen).map { fields[place].options[$0].id } ?? ""
  }

  /// What is wrong with an answer as it stands; nil when nothing is.
  package func problem(with id: String) -> FormProblem? {
    fields.firstIndex { $0.id == id }.flatMap { problem(at: $0) }
  }

  private func value(at place: Int) -> String {
    let field = fields[place]
    if let problem = problem(at: place), problem != .missing { return "" }
    switch (answers[place], field.kind) {
    case (.text(let text), .number): return FormState.folded(text.text)
    case (.text(let text), _): return FormState.trimmed(text.text)
    case (.date(let date), _):
      return (try? date.day(today: today)).map { CivilDay.text($0) } ?? ""
    default: return answers[place].raw(field)
    }
  }

  /// What is wrong with an answer; nil when nothing is, or it is empty and need not be given.
  func problem(at place: Int) -> FormProblem? {
    let field = fields[place]
    let raw = FormState.trimmed(answers[place].raw(field))
    if !field.obstacle.isEmpty { return nil }
    if raw.isEmpty { return field.isRequired ? .missing : nil }
    switch (answers[place], field.kind) {
    case (.date(let date), _):
      do throws(DateReader.Problem) {
        _ = try date.day(today: today)
        return nil
      } catch {
        return .date(error)
      }
    case (.text(let text), .number(let rule)): return FormState.problem(text.text, rule)
    default: return nil
    }
  }

  private static func problem(
    _ typed: String, _ rule: FormField.NumberRule
  ) -> FormProblem? {
    let text = folded(typed)
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    // Double would read "1e5", "nan" and "0x1p3", too.
    guard parts.count <= 2,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }),
      let number = Double(text)
    else { return .notANumber }
    if let decimals = parts.dropFirst().first, decimals.count > rule.decimals {
      return .tooManyDecimals(rule.decimals)
    }
    if let least = rule.least, number < least { return .tooSmall(least) }
    if let most = rule.most, number > most { return .tooGreat(most) }
    return nil
  }

  /// A number with full-width digits and signs as the usual ones.
  static func folded(_ text: String) -> String { trimmed(String(text.map(DateReader.fold))) }

  /// The text without blanks and line ends around it.
  static func trimmed(_ text: String) -> String {
    var part = text[...]
    while part.first?.isWhitespace == true { part.removeFirst() }
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }
}
