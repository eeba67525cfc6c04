import Domain
import Foundation
import TestSupport
import Testing

/// The generated table of readings, against written cases and against outside tables.
@Suite struct PinyinTests {
  @Test(arguments: [
    ("张", "zhang"), ("三", "san"), ("吕", "lv"), ("女", "nv"), ("略", "lve"), ("朝", "chao zhao"),
    ("乐", "le yue"), ("单", "dan chan shan"), ("行", "xing hang heng"), ("〇", "ling"),
    ("㛃", "jie"), ("𠅤", "xi"), ("嗯", "n ng"), ("呣", "m"),
  ])
  func charactersReadLikeThis(character: Character, readings: String) {
    #expect(Pinyin.readings(of: character).joined(separator: " ") == readings)
  }

  @Test(arguments: [
    "a", "Z", "1", "·", "\u{3042}", "가", "\u{E863}", "\u{10FFFF}", "\u{2A6E0}", "𠀂",
  ])
  func whatIsNoKnownCharacterHasNoReading(character: Character) {
    #expect(Pinyin.readings(of: character) == [])
  }

  @Test func aVariationSelectorDoesNotHideTheReading() {
    #expect(Pinyin.readings(of: "葛\u{E0101}") == ["ge"])
  }

  @Test(arguments: [("lv", "lv lu lyu"), ("nve", "nve nue nyue"), ("ju", "ju"), ("zhang", "zhang")])
  func aSyllableIsTypedInTheseWays(syllable: String, spellings: String) {
    #expect(Pinyin.spellings(of: syllable).joined(separator: " ") == spellings)
  }

  @Test func everyReadingIsAPlainSyllable() {
    var syllables: Set<String> = []
    var characters = 0
    var repeating: [Unicode.Scalar] = []
    for code in 0x3000...UInt32(0x33000) {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let readings = Pinyin.readings(of: scalar)
      if !readings.isEmpty { characters += 1 }
      if Set(readings).count != readings.count { repeating.append(scalar) }
      syllables.formUnion(readings)
    }
    #expect(characters > 41_000)
    #expect(repeating == [])
    // Modern Chinese has a little over 400 syllables without tones.
    #expect((400...440).contains(syllables.count), "\(syllables.count)")
    for syllable in syllables {
      #expect(syllable.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    }
  }

  @Test(.enabled(if: SharedFiles.areThere))
  func theGeneralStandardCharactersReadAsInTheOutsideTable() throws {
    let rows = try Self.outside("pinyin/pinyin-data/kMandarin_8105.txt")
    #expect(rows.count == 8105)
    let missing = rows.filter { !Pinyin.readings(of: $0.0).contains($0.1[0]) }
    // Six rare ones read otherwise there than in Unihan 15.0.
    #expect(missing.count <= 6, "\(missing.map { "\($0.0) \($0.1)" })")
    let notFirst = rows.filter { Pinyin.readings(of: $0.0).first != $0.1[0] }
    #expect(notFirst.count <= 25, "\(notFirst.count)")
  }

  @Test(.enabled(if: SharedFiles.areThere))
  func frequentReadingsAreAllKnown() throws {
    let rows = try Self.outside("pinyin/pinyin-data/kHanyuPinlu.txt")
    #expect(rows.count > 3700)
    let missing = rows.flatMap { row in
      row.1.filter { !Pinyin.readings(of: row.0).contains($0) }.map { "\(row.0) \($0)" }
    }
    #expect(missing == [])
  }

  /// Rows such as `U+3007: líng,yuán  # 〇`, with the tones taken off.
  private static func outside(_ path: String) throws -> [(Unicode.Scalar, [String])] {
    let text = String(decoding: try SharedFiles.bytes(path), as: UTF8.self)
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "#")[0].split(separator: ":")
      guard line.hasPrefix("U+"), parts.count == 2,
        let code = UInt32(parts[0].dropFirst(2), radix: 16), let scalar = Unicode.Scalar(code)
      else { return nil }
      let readings = parts[1].split { " ,".contains($0) }.map { toneless(String($0)) }
      return (scalar, readings)
    }
  }

  private static func toneless(_ syllable: String) -> String {
    let scalars = syllable.decomposedStringWithCanonicalMapping.unicodeScalars
    var result = ""
    for scalar in scalars {
      if scalar == "\u{308}" {
        result.removeLast()
        result.append("v")
      } else if scalar.properties.canonicalCombiningClass == .notReordered {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
