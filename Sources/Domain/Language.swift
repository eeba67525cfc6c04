/// A language of the interface.
package enum Language: String, Sendable, CaseIterable {
  /// Simplified Chinese, zh-Hans.
  case chinese = "zh"
  /// English.
  case english = "en"
}

/// A text in every language of the interface.
package struct Localized: Hashable, Sendable {
  package let chinese: String
  package let english: String

  /// Makes a text from its two wordings.
  package init(zh chinese: String, en english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// A text that reads the same in every language, such as a name or a code.
  package init(same text: String) { self.init(zh: text, en: text) }

  /// The wording in one language.
  package subscript(language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}
