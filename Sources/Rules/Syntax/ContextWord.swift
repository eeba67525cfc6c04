package import Domain

/// A word that means something in one place only and may be a name everywhere else.
package enum ContextWord: String, CaseIterable, Hashable, Sendable {
  /// `dx "I10" 2020-01-01` in a test.
  case diagnosis = "dx"
  /// `med "B01AA03" 2026-01-01 to 2026-12-31` in a test.
  case medication = "med"
  /// `per: day`: one value a day, their mean.
  case per
  case day
  /// `status: any`: preliminary results count too.
  case status
  case any
  /// `last: 3`: the last three values.
  case last
  /// A result of a test's patient that is not final.
  case preliminary
  case male, female, other

  /// The words in both languages.
  package var spelling: Localized { Localized(zh: chineseWords[0], en: rawValue) }

  private var chineseWords: [String] {
    switch self {
    case .diagnosis: ["诊断"]
    case .medication: ["用药"]
    case .per: ["按"]
    case .day: ["日", "天"]
    case .status: ["状态"]
    case .any: ["任意"]
    case .last: ["最近", "近"]
    case .preliminary: ["初步"]
    case .male: ["男", "男性"]
    case .female: ["女", "女性"]
    case .other: ["其他"]
    }
  }

  /// Whether a word is this one, in either language.
  package func means(_ word: String) -> Bool {
    word.lowercased() == rawValue || chineseWords.contains(word)
  }

  /// The one of a few words that a word is; nil for any other.
  static func named(_ word: String, of choices: [ContextWord]) -> ContextWord? {
    choices.first { $0.means(word) }
  }
}
