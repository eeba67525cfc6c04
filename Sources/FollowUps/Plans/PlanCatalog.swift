package import Domain

/// The plans of a clinic: those in force, and the older versions that running plans still follow.
package struct PlanCatalog: Sendable {
  private var versions: [String: [Int: PlanDefinition]] = [:]
  private var newest: [String: Int] = [:]

  /// Makes a catalog; of two definitions with one id and version the first counts.
  ///
  /// - Parameters:
  ///   - definitions: Those in force; of several versions of a plan the newest is.
  ///   - archived: Versions that were in force once. A plan of which nothing else is left starts
  ///     for nobody any more; those who have it keep it.
  package init(_ definitions: [PlanDefinition], archived: [PlanDefinition] = []) {
    for definition in definitions + archived
    where versions[definition.id]?[definition.version] == nil {
      versions[definition.id, default: [:]][definition.version] = definition
    }
    for definition in definitions {
      newest[definition.id] = max(newest[definition.id] ?? 0, definition.version)
    }
  }

  /// The plans in force, in the order of the ids.
  package var current: [PlanDefinition] {
    newest.keys.sorted().compactMap { self[$0] }
  }

  /// The version of a plan that is in force; nil when there is no such plan.
  package subscript(id: String) -> PlanDefinition? {
    newest[id].flatMap { versions[id]?[$0] }
  }

  /// One version of a plan; the newest known when that one is gone; nil when there is none at all.
  package func definition(_ id: String, version: Int) -> PlanDefinition? {
    versions[id]?[version] ?? versions[id]?.max { $0.key < $1.key }?.value
  }

  /// The versions in force, for a visit that is recorded now.
  package var versionsInForce: [String: Int] { newest }

  /// The plans that a fact starts, the ones of most weight first.
  package func starting(by fact: PlanFact) -> [PlanDefinition] {
    current.filter { $0.starts.contains { fact.meets($0) } }
      .sorted { $0.priority == $1.priority ? $0.id < $1.id : $0.priority > $1.priority }
  }

  /// What the plans say of one another that cannot be: found when all files are read.
  ///
  /// Each is told once, in the order of the ids; the plans themselves are kept.
  package var diagnostics: [Diagnostic] {
    var found: [Diagnostic] = []
    for plan in current {
      for other in plan.replaces where self[other] == nil {
        let near = nearestWord(to: other, among: newest.keys.sorted())
        found.append(
          Diagnostic(
            .error, code: "plans.unknown-plan",
            message: Localized(
              zh: "计划 “\(plan.id)” 要接替的 “\(other)” 不存在",
              en: "plan \"\(plan.id)\" replaces \"\(other)\", which there is not"),
            help: near.map { Localized(zh: "是否指 “\($0)”？", en: "did you mean \"\($0)\"?") }))
      }
    }
    for (left, right) in tied {
      found.append(
        Diagnostic(
          .warning, code: "plans.tie",
          message: Localized(
            zh: "“\(left)” 与 “\(right)” 同属一个项目且优先级相同，后开始的接替先开始的",
            en:
              "\"\(left)\" and \"\(right)\" have one programme and the same priority: the later takes over"
          ),
          help: Localized(zh: "请给出不同的 priority", en: "give them different priorities")))
    }
    return found
  }

  private var tied: [(String, String)] {
    let plans = current.filter { $0.programme != nil }
    return plans.enumerated().flatMap { place, plan in
      plans.dropFirst(place + 1)
        .filter { $0.programme == plan.programme && $0.priority == plan.priority }
        .map { (plan.id, $0.id) }
    }
  }
}

/// Something that became known of a person, by which plans begin or end.
package enum PlanFact: Hashable, Sendable {
  /// A tag came; its name in both languages.
  case tag(Localized)
  case tagGone(Localized)
  /// A rule came on, by its id.
  case rule(String)
  case ruleGone(String)
  /// A diagnosis, and the code sets of the rules that hold it.
  case diagnosis(Coding, codeSets: Set<String>)
  /// A visit or stay began, by FHIR's class code.
  case encounter(classCode: String)
  /// A visit or stay ended.
  case discharge(classCode: String)
  /// A visit of a plan came to this.
  case result(plan: String, PlanResult)

  /// Whether it is what a plan begins by.
  package func meets(_ start: PlanStart) -> Bool {
    switch (self, start) {
    case (.tag(let name), .tag(let wanted)): name.chinese == wanted || name.english == wanted
    case (.rule(let id), .rule(let wanted)): id == wanted
    case (.diagnosis(let coding, _), .diagnosis(let prefix)):
      !coding.system.contains("snomed") && coding.code.uppercased().hasPrefix(prefix)
    case (.diagnosis(_, let sets), .codeSet(let wanted)): sets.contains(wanted)
    case (.encounter(let code), .encounter(let wanted)): code == wanted
    case (.discharge(let code), .discharge(let wanted)): code == wanted
    case (.result(let plan, let result), .result(let wantedPlan, let wanted)):
      result == wanted && (wantedPlan == nil || wantedPlan == plan)
    default: false
    }
  }

  /// The reason to end a plan that has such a stop; nil when it is no reason.
  package func cause(of stop: PlanStop) -> PlanEndCause? {
    switch (self, stop) {
    case (.tagGone(let name), .tagGone(let wanted))
    where name.chinese == wanted || name.english == wanted:
      .tagGone
    case (.ruleGone(let id), .ruleGone(let wanted)) where id == wanted: .ruleGone
    default: nil
    }
  }
}
