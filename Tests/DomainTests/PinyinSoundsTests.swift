@testable import Domain
import TestSupport
import Testing

/// Syllables taken apart, and those that sound alike.
@Suite struct PinyinSoundsTests {
  @Test(
    arguments: [
      ("zhangsan", true), ("zhangs", true), ("zh", true), ("z", true), ("xian", true),
      ("lyu", true),
      ("han", true), ("an", true), ("oc", true), ("zs", false), ("wjg", false), ("aln", false),
      ("", false), ("hm", false), ("q", true), ("zhangsanfengg", true), ("iu", false),
    ] as [(String, Bool)])
  func lettersAreThePinyinOfSomethingOrNot(letters: String, isPinyin: Bool) {
    #expect(PinyinSounds.canBegin(letters) == isPinyin)
  }

  @Test(
    arguments: [
      ("zangsan", ["zhangsan", "zangshan", "zansan", "zhangshan"]), ("nie", ["lie"]),
      ("linina", ["lilina", "linila"]), ("xinlin", ["xinglin", "xinling"]), ("fei", ["hei"]),
      ("rao", ["lao"]), ("lyx", ["nyx"]), ("ln", ["nn", "ll"]),
    ] as [(String, [String])])
  func whatSoundsAlikeIsAmongTheVariants(letters: String, expected: [String]) {
    let variants = PinyinSounds.variants(of: letters)
    for one in expected { #expect(variants.contains(one), "\(one) for \(letters): \(variants)") }
    #expect(!variants.contains(letters))
    #expect(variants.count <= 10)
    #expect(Set(variants).count == variants.count)
  }

  /// Nothing typed takes long or gives many questions.
  @Test func anythingTypedIsTakenApartInNoTime() {
    var random = SeededRandom(seed: 3)
    let letters = Array("aeiouvnghzcslr")
    for _ in 0..<2000 {
      let length = Int.random(in: 0...64, using: &random)
      let text = String((0..<length).compactMap { _ in letters.randomElement(using: &random) })
      #expect(PinyinSounds.variants(of: text).count <= 10)
    }
    let long = String(repeating: "an", count: 16)
    #expect(PinyinSounds.canBegin(long))
    #expect(!PinyinSounds.canBegin(long + "a"), "longer than any name")
  }
}
