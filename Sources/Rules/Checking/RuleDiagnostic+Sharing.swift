extension RuleDiagnostic {
  /// The doubt about files that change code sets which other rules read; nil when they change none.
  ///
  /// - Parameters:
  ///   - files: What is new.
  ///   - before: The rules that stand without it.
  ///   - after: The rules that stand with it.
  package static func sharing(
    _ files: [RuleFile], before: RuleSet, after: RuleSet
  ) -> RuleDiagnostic? {
    let sets = files.flatMap { file in file.codes.map { (file: file, syntax: $0) } }
    guard !sets.isEmpty else { return nil }
    let own = Set(files.flatMap { $0.rules.compactMap { $0.name?.text } })
    let now = Dictionary(
      after.rules.map { ($0.id, after.ranges(of: $0)) }, uniquingKeysWith: { first, _ in first })
    let changed = before.rules.filter { rule in
      guard !own.contains(rule.id), let later = now[rule.id] else { return false }
      return before.ranges(of: rule) != later
    }
    guard !changed.isEmpty else { return nil }
    let read = Set(changed.flatMap { before.namesOfSets(of: $0) })
    let first = sets.first { read.contains($0.syntax.name?.text ?? "") } ?? sets.first
    guard let first, let name = first.syntax.name else { return nil }
    let shown = changed.prefix(5).map(\.id) + (changed.count > 5 ? ["…"] : [])
    return RuleDiagnostic(
      .sharedCodeSet, file: first.file.source.name, range: name.range,
      arguments: [name.text, String(changed.count), shown.joined(separator: ", ")])
  }
}

extension RuleSet {
  /// The codes that a rule asks for, condition by condition.
  fileprivate func ranges(of rule: CheckedRule) -> [Set<CodeRange>] {
    rule.sets.map { Set(codeSets[$0].ranges) }
  }

  fileprivate func namesOfSets(of rule: CheckedRule) -> [String] {
    rule.sets.compactMap { codeSets[$0].name }
  }
}

extension CheckedRule {
  /// The sets that its conditions ask for, by their indices, in their order.
  fileprivate var sets: [Int] {
    var found: [Int] = []
    for condition in [when, clear].compactMap(\.self) {
      condition.forEach { node in
        switch node.form {
        case .hasDiagnosis(let codes, _), .hasMedication(let codes, _): found.append(codes)
        default: break
        }
      }
    }
    return found
  }
}
