package import Domain

/// A word of the language that cannot be a name, with its spellings in both languages.
///
/// A file may mix the languages; case does not matter in the English words.
package enum Keyword: String, CaseIterable, Hashable, Sendable {
  case rule, version, tag, group, priority, when, clear, keep, on, off, hold, expires, then, due
  case to, once, because, test, expect, at, patient, birth, sex, codes, and, or, not, between
  case known, unknown, end, age, deceased
  case english = "en"
  case `if`
  case `in`
  case `is`
  case yes = "true"
  case no = "false"
  case followUp = "follow_up"
  /// The single Chinese word for `if unknown`.
  case ifUnknown = "if unknown"

  /// The English spelling; two words for `ifUnknown`.
  package var englishWord: String { rawValue }

  /// The Chinese spellings, the one that the formatter writes first.
  package var chineseWords: [String] {
    switch self {
    case .rule: ["规则"]
    case .version: ["版本"]
    case .tag: ["标签"]
    case .english: ["英文"]
    case .group: ["分组"]
    case .priority: ["优先级"]
    case .when: ["当"]
    case .clear: ["解除"]
    case .if: ["如果"]
    case .ifUnknown: ["未知时"]
    case .keep: ["保持原状"]
    case .on: ["开"]
    case .off: ["关"]
    case .hold: ["保持"]
    case .expires: ["有效期"]
    case .then: ["则"]
    case .followUp: ["随访"]
    case .due: ["期限"]
    case .to: ["至", "给", "到"]
    case .once: ["每"]
    case .because: ["因为"]
    case .test: ["测试"]
    case .expect: ["期望"]
    case .at: ["于"]
    case .patient: ["患者"]
    case .birth: ["出生"]
    case .sex: ["性别"]
    case .codes: ["编码"]
    case .and: ["且", "并且"]
    case .or: ["或", "或者"]
    case .not: ["非", "不"]
    case .in: ["属于"]
    case .between: ["介于"]
    case .is: ["是"]
    case .known: ["已知"]
    case .unknown: ["未知"]
    case .end: ["结束"]
    case .age: ["年龄"]
    case .deceased: ["已故"]
    case .yes: ["真"]
    case .no: ["假"]
    }
  }

  /// The word that the formatter writes.
  package var spelling: Localized { Localized(zh: chineseWords[0], en: englishWord) }

  /// The keyword that a word is; nil for any other word.
  package init?(word: String) {
    guard let keyword = Self.table[word] ?? Self.table[word.lowercased()] else { return nil }
    self = keyword
  }

  private static let table: [String: Keyword] = {
    var table: [String: Keyword] = [:]
    for keyword in allCases where keyword != .ifUnknown { table[keyword.englishWord] = keyword }
    for keyword in allCases { for word in keyword.chineseWords { table[word] = keyword } }
    return table
  }()

  /// Whether a clause of a rule begins with it.
  var beginsClause: Bool {
    switch self {
    case .tag, .group, .priority, .when, .clear, .if, .ifUnknown, .hold, .expires, .then, .because,
      .test:
      true
    default: false
    }
  }

  /// The words with which a clause of a rule can begin, as they are offered.
  static let clauses: [Keyword] = [
    .tag, .group, .priority, .when, .clear, .ifUnknown, .hold, .expires, .then, .because, .test,
  ]
}
