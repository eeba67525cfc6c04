package import Domain

// Where the facts come from that are no tags: diagnoses and the newest filled forms.
extension AdviceFacts {
  /// What is known of a person.
  ///
  /// - Parameters:
  ///   - conditions: Past and present ones; only present ones count, refuted ones never.
  ///   - forms: The filled forms in any order; of each id the newest completed one counts.
  ///   - tags: Those that are shown now.
  ///   - age: In whole years; nil when unknown.
  package init(
    age: Int?, sex: Sex, tags: [Localized], conditions: [Condition],
    forms: [QuestionnaireResponse]
  ) {
    let codes = conditions.filter { $0.isActive && $0.verificationStatus != "refuted" }
      .filter { !$0.code.system.contains("snomed") }
      .map { $0.code.code.uppercased() }.filter { !$0.isEmpty }
    self.init(age: age, sex: sex, tags: tags, diagnoses: codes)
    traits = Self.traits(of: codes)
    // The tag of the pregnancy programme stands for a diagnosis that was never coded.
    if tags.contains(where: { $0.chinese == Self.pregnancyTag }) { traits.insert(.pregnancy) }
    let newest = Self.newest(forms)
    for form in newest { take(form) }
    takeHabits(AdviceHabits(newestFirst: newest.reversed()))
  }

  /// The tag that the starting rules give to whoever is in the pregnancy programme.
  static let pregnancyTag = "孕产妇"

  /// ICD-10: O00-O99 and Z33-Z36 pregnancy, N17-N19 with Z49 and Z99.2 kidney disease, K70-K77 liver
  /// disease, I50 heart failure, M10 gout; the sets of the starting rules where those have them.
  private static let groups: [(AdviceTrait, [String])] = [
    (.pregnancy, ["O", "Z33", "Z34", "Z35", "Z36"]),
    (.kidneyDisease, ["N17", "N18", "N19", "Z49", "Z99.2"]),
    (.liverDisease, ["K70", "K71", "K72", "K73", "K74", "K75", "K76", "K77"]),
    (.heartFailure, ["I50"]), (.gout, ["M10"]),
  ]

  private static func traits(of codes: [String]) -> Set<AdviceTrait> {
    Set(
      groups.filter { _, prefixes in
        codes.contains { code in prefixes.contains { code.hasPrefix($0) } }
      }.map(\.0))
  }

  /// Of each form the newest that was completed, the oldest day first.
  private static func newest(_ forms: [QuestionnaireResponse]) -> [QuestionnaireResponse] {
    var newest: [String: QuestionnaireResponse] = [:]
    for form in forms where form.status == .completed || form.status == .amended {
      if newest[form.questionnaire].map({ $0.day <= form.day }) ?? true {
        newest[form.questionnaire] = form
      }
    }
    return newest.values.sorted { ($0.day, $0.questionnaire) < ($1.day, $1.questionnaire) }
  }

  /// The bands and the constitutions that a form worked out; of two sheets the newer one counts.
  private mutating func take(_ form: QuestionnaireResponse) {
    for result in form.results {
      guard let band = result.band else { continue }
      bands[Band(form: form.questionnaire, item: result.linkID)] = band
    }
    guard form.questionnaire.hasPrefix("tcm-") else { return }
    constitutions = [:]
    for constitution in BodyConstitution.allCases {
      let item = constitution.rawValue.replacing("-", with: "_") + "_judged"
      switch form.results.first(where: { $0.linkID == item })?.band {
      case "yes": constitutions[constitution] = .present
      case "tendency": constitutions[constitution] = .tendency
      default: break
      }
    }
  }

  /// The habits, each as the newest form has it that asks for it.
  ///
  /// Too little exercise is fewer than 3 times a week or less than 90 minutes a week: the clinic's
  /// own line, below the 150 minutes that the World Health Organization advises (2020).
  private mutating func takeHabits(_ habits: AdviceHabits) {
    let minutes = habits.number("exercise_minutes") ?? 0
    let isInactive = habits.number("exercise_times").map { $0 < 3 || $0 * minutes < 90 }
    let isOnInsulin = habits.text("insulin").map { !$0.allSatisfy(\.isWhitespace) }
    let found: [(AdviceTrait, Bool?)] = [
      (.smoking, habits.number("cigarettes").map { $0 > 0 }),
      (.drinking, habits.number("alcohol").map { $0 > 0 }), (.inactivity, isInactive),
      (.saltyDiet, habits.code("salt").map { $0 == "heavy" }),
      (.lowMood, habits.code("mind").map { $0 == "poor" }),
      (.irregularMedication, habits.code("adherence").map { $0 != "regular" }),
      (.insulin, isOnInsulin), (.hypoglycaemia, habits.code("hypoglycaemia").map { $0 != "none" }),
      (.footAtRisk, habits.code("foot_pulse").map { $0 != "normal" }),
    ]
    for (trait, holds) in found where holds == true { traits.insert(trait) }
  }
}

/// The answers of several forms, each taken from the newest form that has it.
private struct AdviceHabits {
  var newestFirst: [QuestionnaireResponse]

  private func answer(_ item: String) -> QuestionnaireAnswer? {
    for form in newestFirst {
      if let answer = form[item] { return answer }
    }
    return nil
  }

  func number(_ item: String) -> Double? {
    switch answer(item) {
    case .number(let number): number.value.double
    case .quantity(let quantity): quantity.value.double
    default: nil
    }
  }

  func code(_ item: String) -> String? { answer(item)?.codes.first }

  func text(_ item: String) -> String? {
    if case .text(let words)? = answer(item) { words } else { nil }
  }
}
