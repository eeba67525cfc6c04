import Domain
import Testing

@testable import FollowUps

@Suite("Choosing advice")
struct AdviceChoiceTests {
  static func entry(
    _ id: String, _ kind: AdviceKind = .diet, subject: String? = nil, weight: Int = 50,
    version: Int = 1, isFor: [AdviceEntry.Condition] = [[.tag("肥胖")]],
    not: [AdviceEntry.Condition] = []
  ) -> AdviceEntry {
    AdviceEntry(
      id: id, version: version, kind: kind, subject: subject,
      text: Localized(zh: "做\(id)", en: "do \(id)"), isFor: isFor, isNotFor: not, weight: weight,
      source: Localized(zh: "源", en: "source"))
  }

  static let obese = AdviceFacts(
    age: 50, sex: .female, tags: [Localized(zh: "肥胖", en: "Obesity")])

  static func ids(_ chosen: [ChosenAdvice]) -> [String] { chosen.map(\.entry.id) }

  @Test("takes the weightiest of each kind, in the order of kinds, and keeps the rest for later")
  func order() {
    let library = AdviceLibrary([
      Self.entry("m1", .mind), Self.entry("d1", weight: 10), Self.entry("d2", weight: 90),
      Self.entry("d3", weight: 20), Self.entry("x1", .exercise), Self.entry("a0", weight: 20),
      Self.entry("pill", .medication),
    ])
    let choice = library.choice(for: Self.obese, mostOfAKind: 2)
    #expect(Self.ids(choice.chosen) == ["pill", "d2", "a0", "x1", "m1"])
    #expect(Self.ids(choice.further) == ["d3", "d1"])
    #expect(choice.withheld == [])
  }

  @Test("chooses nothing where nothing is wanted, and keeps all for later")
  func none() {
    let choice = AdviceLibrary([Self.entry("a")]).choice(for: Self.obese, mostOfAKind: 0)
    #expect(choice.chosen == [])
    #expect(Self.ids(choice.further) == ["a"])
  }

  @Test("says by which fact each was chosen, in the reader's language")
  func why() {
    let library = AdviceLibrary([
      Self.entry("a", isFor: [[.tag("超重")], [.tag("Obesity"), .age(from: 40, to: nil)]])
    ])
    let chosen = library.choice(for: Self.obese).chosen
    #expect(chosen.map(\.because) == [[.tag("Obesity"), .age(from: 40, to: nil)]])
    #expect(
      chosen.first?.why
        == Localized(zh: "标签“肥胖” · 40 岁及以上", en: "tag \"Obesity\" · aged 40 or more"))
  }

  @Test("names what must not be given, and why")
  func withheld() {
    var person = Self.obese
    person.traits = [.pregnancy]
    let library = AdviceLibrary([
      Self.entry("slim", not: [[.age(from: nil, to: 17)], [.trait(.pregnancy)]]),
      Self.entry("fine", not: [[.trait(.kidneyDisease)]]),
    ])
    let choice = library.choice(for: person)
    #expect(Self.ids(choice.chosen) == ["fine"])
    #expect(choice.withheld.map(\.entry.id) == ["slim"])
    #expect(choice.withheld.first?.against == [.trait(.pregnancy)])
    #expect(choice.withheld.first?.why == Localized(zh: "妊娠", en: "pregnancy"))
  }

  @Test("gives nothing that a child must not have to somebody whose age is unknown")
  func unknownAge() {
    var person = Self.obese
    person.age = nil
    let library = AdviceLibrary([
      Self.entry("a", not: [[.age(from: nil, to: 17)]]),
      Self.entry("b", isFor: [[.tag("肥胖"), .age(from: 18, to: nil)]]),
    ])
    let choice = library.choice(for: person)
    #expect(choice.chosen == [])
    #expect(choice.withheld.map(\.entry.id) == ["a"])
    #expect(
      choice.withheld.first?.why
        == Localized(zh: "17 岁及以下（不详）", en: "aged 17 or less (not known)"))
  }

  @Test("a contra-indication of several facts needs all of them")
  func allOfThem() {
    let library = AdviceLibrary([
      Self.entry("a", not: [[.sex(.female), .age(from: 60, to: nil)]])
    ])
    #expect(Self.ids(library.choice(for: Self.obese).chosen) == ["a"])
    var older = Self.obese
    older.age = 60
    #expect(library.choice(for: older).chosen == [])
  }

  @Test("of one subject chooses the weightiest, or the next when that must not be given")
  func subjects() {
    let library = AdviceLibrary([
      Self.entry("salt-kidney", subject: "salt", weight: 80, not: [[.trait(.kidneyDisease)]]),
      Self.entry("salt", .dailyLife, subject: "salt", weight: 60),
      Self.entry("salt-weak", subject: "salt", weight: 10),
    ])
    #expect(Self.ids(library.choice(for: Self.obese).chosen) == ["salt-kidney"])
    var ill = Self.obese
    ill.traits = [.kidneyDisease]
    #expect(Self.ids(library.choice(for: ill).chosen) == ["salt-weak"])
    #expect(library.choice(for: ill).withheld.map(\.entry.id) == ["salt-kidney"])
  }

  @Test("keeps of each id the newest version")
  func versions() {
    let library = AdviceLibrary([
      Self.entry("a", weight: 1, version: 2), Self.entry("a", weight: 99, version: 1),
    ])
    #expect(library.entries.map(\.version) == [2])
    #expect(library["a"]?.weight == 1)
    #expect(library["b"] == nil)
  }

  @Test("finds the tags that no rule makes")
  func unknownTags() {
    let library = AdviceLibrary([
      Self.entry("a", isFor: [[.tag("肥伴")], [.tag("Obesity")]], not: [[.tag("孕")]])
    ])
    #expect(
      library.unknownTags(among: [Localized(zh: "肥胖", en: "Obesity")]).sorted()
        == ["孕", "肥伴"].sorted())
  }

  @Test(
    "goes by each kind of fact",
    arguments: [
      (AdviceFact.everybody, true), (.tag("肥胖"), true), (.tag("obesity"), false),
      (.diagnosis(prefix: "I10"), true), (.diagnosis(prefix: "I1"), true),
      (.diagnosis(prefix: "I11"), false), (.trait(.smoking), true), (.trait(.drinking), false),
      (.constitution(.qiDeficiency, countsTendency: true), true),
      (.constitution(.qiDeficiency, countsTendency: false), false),
      (.constitution(.dampHeat, countsTendency: false), true),
      (.constitution(.special, countsTendency: true), false),
      (.band(form: "phq-9", item: "total", codes: ["mild", "severe"]), true),
      (.band(form: "phq-9", item: "total", codes: ["severe"]), false),
      (.band(form: "gad-7", item: "total", codes: ["mild"]), false), (.sex(.female), true),
      (.sex(.male), false), (.age(from: 50, to: 50), true), (.age(from: 51, to: nil), false),
      (.age(from: nil, to: 49), false),
    ])
  func facts(_ fact: AdviceFact, _ holds: Bool) {
    var person = Self.obese
    person.diagnoses = ["I10.X01"]
    person.traits = [.smoking]
    person.constitutions = [.qiDeficiency: .tendency, .dampHeat: .present]
    person.bands = [AdviceFacts.Band(form: "phq-9", item: "total"): "mild"]
    #expect(fact.holds(of: person) == holds)
  }

  @Test("does not know the sex and age of somebody of whom they are unknown")
  func unknownPerson() {
    #expect(AdviceFact.sex(.male).holds(of: AdviceFacts()) == nil)
    #expect(AdviceFact.age(from: 1, to: nil).holds(of: AdviceFacts()) == nil)
    #expect(AdviceFact.trait(.pregnancy).holds(of: AdviceFacts()) == false)
  }
}
