import Canvas
import Domain
import FrontdeskApp
import Testing

@Suite struct PhraseTests {
  @Test func noTextIsMissingInEitherLanguage() {
    for phrase in Phrase.allCases where phrase != .blank {
      #expect(!phrase.text.chinese.isEmpty, "\(phrase.rawValue)")
      #expect(!phrase.text.english.isEmpty, "\(phrase.rawValue)")
    }
  }

  @Test func everyTextMayBeDrawn() {
    for phrase in Phrase.allCases {
      for language in Language.allCases {
        #expect(DisplayText.of(phrase[language]) == phrase[language], "\(phrase.rawValue)")
      }
    }
  }

  @Test func englishTextsHoldNoHanzi() {
    for phrase in Phrase.allCases {
      #expect(!CommandFolding.holdsHanzi(phrase[.english]), "\(phrase.rawValue)")
    }
  }
}
