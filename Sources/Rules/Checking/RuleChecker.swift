import Domain

/// Makes rules that can be judged of files that were read: names, types, units and laws.
///
/// All files of a clinic are checked together, as they share code sets, tags and groups.
package struct RuleChecker: Sendable {
  package let vocabulary: Vocabulary

  package init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// What came of a check.
  package struct Outcome: Sendable {
    /// The rules without an error; to be put in force only when `isAccepted`.
    package let rules: RuleSet
    /// Everything found in reading and checking, by file and place.
    package let diagnostics: [RuleDiagnostic]

    /// Whether no error was found anywhere, so that the whole set may be put in force.
    package var isAccepted: Bool { !diagnostics.contains { $0.severity == .error } }

    /// The same, with what was found in some files alone.
    package func telling(of names: Set<String>) -> Outcome {
      Outcome(rules: rules, diagnostics: diagnostics.filter { names.contains($0.file) })
    }
  }

  /// Checks files together; the order of the rules is that of the files.
  ///
  /// Names come before what uses them, and the laws of the set after the rules that they are on.
  package func check(_ files: [RuleFile]) -> Outcome {
    var tables = CheckTables(vocabulary, files: files)
    tables.collectCodeSets()
    tables.collectRules()
    tables.checkRules()
    tables.checkTags()
    tables.checkGroups()
    tables.orderStrata()
    tables.lintRules()
    tables.lintCodeSets()
    return Outcome(rules: tables.ruleSet(), diagnostics: tables.told())
  }
}
