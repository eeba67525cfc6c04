import Domain

/// Works out what is asked and what computed items come to, each once.
///
/// Answers of items that are not asked are left out of everything. The reader of forms refuses
/// cycles; should one come by another way, what lies on it has no value.
struct FormEvaluator {
  let index: FormIndex
  let answers: [QuestionnaireItemKey: QuestionnaireAnswer]
  let context: FormContext
  private var values: [String: FormValue] = [:]
  private var shown: [String: Bool] = [:]
  private var open: Set<String> = []

  init(
    index: FormIndex, answers: [QuestionnaireItemKey: QuestionnaireAnswer], context: FormContext
  ) {
    self.index = index
    self.answers = answers
    self.context = context
  }

  /// Everything at once; linear in the size of the form.
  mutating func results() -> FormResults {
    var results = FormResults()
    for section in index.form.sections {
      for item in section.items where isShown(item.linkID) {
        results.shown.append(QuestionnaireItemKey(item.linkID))
        if case .table(let table) = item.kind { results.shown += places(in: table) }
        let value = value(item.linkID)
        if value.isKnown { results.values[item.linkID] = value }
      }
    }
    results.warnings = index.form.warnings.filter { truth($0.condition) == true }
    results.redFlags = index.form.redFlags.filter { truth($0.condition) == true }
    results.outcomes = Set(
      index.form.outcomes.filter { truth($0.condition) == true }.map(\.outcome))
    return results
  }

  /// Whether an item is asked or shown now.
  mutating func isShown(_ linkID: String) -> Bool {
    if let known = shown[linkID] { return known }
    guard let place = index[linkID], open.insert("? " + linkID).inserted else { return false }
    defer { open.remove("? " + linkID) }
    var holds = true
    if let condition = index.form.sections[place.section].enableWhen {
      holds = truth(condition) == true
    }
    if holds, let condition = place.item.enableWhen { holds = truth(condition) == true }
    if holds, let table = place.table { holds = isShown(table) }
    shown[linkID] = holds
    return holds
  }

  /// What an item outside tables comes to.
  mutating func value(_ linkID: String) -> FormValue {
    if let known = values[linkID] { return known }
    guard let place = index[linkID], isShown(linkID), open.insert(linkID).inserted else {
      return .none
    }
    defer { open.remove(linkID) }
    let value: FormValue
    switch place.item.kind {
    case .computed(let computation): value = computed(computation)
    case .display, .table: value = .none
    default:
      let answer = answers[QuestionnaireItemKey(linkID)]
      value = answer.map { Self.value(of: $0, to: place.item) } ?? .none
    }
    values[linkID] = value
    return value
  }

  /// The rows of a table that are in use: those whose first column is answered.
  mutating func usedRows(of linkID: String) -> Int {
    guard isShown(linkID), case .table(let table)? = index[linkID]?.item.kind else { return 0 }
    return (0..<table.rows).filter { isUsed($0, of: table) }.count
  }

  // MARK: - Parts

  private func isUsed(_ row: Int, of table: QuestionnaireTable) -> Bool {
    guard let first = table.columns.first else { return false }
    return answers[QuestionnaireItemKey(first.linkID, row: row)] != nil
  }

  /// The cells that are asked: the rows in use, and the first cell of the next one.
  private func places(in table: QuestionnaireTable) -> [QuestionnaireItemKey] {
    guard let first = table.columns.first else { return [] }
    var cells: [QuestionnaireItemKey] = []
    for row in 0..<table.rows {
      if isUsed(row, of: table) {
        cells += table.columns.map { QuestionnaireItemKey($0.linkID, row: row) }
      } else if row == 0 || isUsed(row - 1, of: table) {
        cells.append(QuestionnaireItemKey(first.linkID, row: row))
      }
    }
    return cells
  }

  private mutating func computed(_ computation: QuestionnaireComputation) -> FormValue {
    var value = FormValue()
    if let expression = computation.expression {
      guard let number = number(expression) else { return .none }
      value = FormValue(isKnown: true, number: number)
    }
    for band in computation.bands {
      if let number = value.number, !band.takes(number) { continue }
      if let condition = band.condition, truth(condition) != true { continue }
      value.codes = [band.code]
      value.number = value.number ?? band.number
      value.isKnown = true
      break
    }
    return value
  }

  /// What an answer comes to by itself.
  static func value(of answer: QuestionnaireAnswer, to item: QuestionnaireItem) -> FormValue {
    var number: DecimalNumber?
    switch answer {
    case .number(let given): number = given.value
    case .quantity(let given):
      guard let comparator = given.comparator else {
        number = given.value
        break
      }
      return FormValue(isKnown: true, end: given.value, comparator: comparator)
    case .choices, .yesNo:
      let scores = item.options.filter { answer.codes.contains($0.code) }.compactMap(\.score)
      number = scores.isEmpty ? nil : scores.reduce(.zero, +)
    case .date, .text: break
    }
    return FormValue(isKnown: true, number: number, codes: answer.codes)
  }
}
