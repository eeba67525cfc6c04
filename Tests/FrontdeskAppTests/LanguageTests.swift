import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// Every word of ours, in both languages, whole at every size.
@Suite struct LanguageTests {
  // MARK: - Nothing is cut

  /// All data of this clinic is short: what ends in a sign of cutting is a label.
  ///
  /// And nothing is there of the other language.
  @Test(arguments: Language.allCases, Scene.sizes)
  func everyLabelIsWholeAndInTheLanguage(_ language: Language, _ size: Size) {
    for (scene, model) in Scene.played(data: language, screens: language) {
      let text = Scene.text(model, at: size)
      let cut = text.split(separator: "\n").filter { $0.contains("…") }
      #expect(cut.isEmpty, "\(scene.name)\n\(cut.joined(separator: "\n"))")
      let strange = language == .chinese ? Self.strangeWords(text) : Self.hanzi(text)
      #expect(strange.isEmpty, "\(scene.name): \(strange)")
    }
  }

  /// A word that lost its end without a sign is no word of any other picture or text of ours.
  @Test func noEnglishWordLosesItsEndSilently() {
    var known = Set<Substring>()
    let texts =
      Phrase.allCases.map { $0[.english] } + CommandRegistry.all.map { $0.title.english }
      + CommandRegistry.all.compactMap { $0.hint?.text.english }
    for text in texts { known.formUnion(Self.words(text)) }
    var places: [Substring: String] = [:]
    for size in [Scene.sizes[6], Scene.sizes[0], Scene.sizes[2], Scene.sizes[3]] {
      for (scene, model) in Scene.played(data: .english, screens: .english)
      where !scene.isCovered {
        let words = Set(Self.words(Scene.text(model, at: size)))
        if size == Scene.sizes[6] { known.formUnion(words) }
        for word in words where places[word] == nil { places[word] = "\(scene.name) at \(size)" }
      }
    }
    for (word, place) in places where !known.contains(word) {
      let isCut = known.contains { $0.hasPrefix(word) }
      #expect(!isCut, "“\(word)” in \(place)")
    }
  }

  private static func words(_ text: String) -> [Substring] {
    text.unicodeScalars.split { scalar in
      !("a"..."z").contains(scalar) && !("A"..."Z").contains(scalar)
    }.map { Substring($0) }
  }

  // MARK: - One language at a time

  /// What was drawn in one language and switched is what would have been drawn in the other.
  @Test(arguments: Language.allCases, [Scene.sizes[0], Scene.sizes[4], Scene.sizes[6]])
  func aSwitchLeavesNothingOfTheOtherLanguage(_ language: Language, _ size: Size) {
    let other: Language = language == .chinese ? .english : .chinese
    let direct = Scene.played(data: language, screens: language)
    let switched = Scene.played(data: language, screens: other)
    // A lock screen shows no other language until it is opened.
    for place in direct.indices where !direct[place].model.desk.isLocked {
      var model = switched[place].model
      _ = update(&model, .command(.switchLanguage))
      #expect(
        Scene.text(model, at: size) == Scene.text(direct[place].model, at: size),
        "\(direct[place].scene.name)")
    }
  }

  /// Hanzi of an English picture; the name of a language is written in that language everywhere.
  static func hanzi(_ text: String) -> [Substring] {
    guard text.unicodeScalars.contains(where: { TextWidth.of($0) == 2 }) else { return [] }
    return text.replacing("中文", with: "").split {
      $0.unicodeScalars.allSatisfy { TextWidth.of($0) < 2 }
    }
  }

  /// Latin words of a Chinese picture that have no business there; single letters are keys.
  ///
  /// What lies under a popup may have lost an end.
  static func strangeWords(_ text: String) -> [Substring] {
    // A line of a chart in ASCII is no word.
    Set(words(text).filter { $0.count > 1 && !$0.allSatisfy { $0 == "o" } }).filter { word in
      !latin.contains { $0.hasPrefix(word) || $0.hasSuffix(word) }
    }.sorted()
  }

  /// What is written in Latin letters on Chinese screens, too: keys, units, codes, names.
  private static let latin: Set<Substring> = [
    "frontdesk", "Enter", "Esc", "Tab", "Ins", "Del", "Space", "PgUp", "PgDn", "Home", "End",
    "Shift", "Alt", "ASCII", "UTF", "CSV", "GBK", "English", "doctor", "kg", "mmHg", "kPa", "mmol",
    "mL", "AB", "RH",
    "min",
    "ms", "BMI", "HL", "export", "home", "csv", "zs", "STD", "FHIR", "staff", "password", "CODE",
    "qian", "Snow", "qqq",
    "qqqqqq", "dark", "light", "AUDIT", "FTND", "GAD", "IPAQ", "PHQ",
  ]
}
