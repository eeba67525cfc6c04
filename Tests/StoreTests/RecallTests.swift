import Domain
import Foundation
import Store
import TestSupport
import Testing

/// Everybody is found by every accepted spelling of their name: on the first page with a second key,
/// and first of all where the spelling is theirs alone.
@Suite struct RecallTests {
  /// Rows of the list on a terminal of 24 lines.
  private static let page = 15

  /// What went wrong, at most a few of each kind.
  private func misses(_ clinic: RecallClinic) throws -> [String] {
    var misses: [String] = []
    for (place, person) in clinic.people.enumerated() where person.isAsked {
      let birth = RecallClinic.birth(place)
      let keys = [
        String(RecallClinic.phone(place).suffix(4)), "\(birth.year)",
        "\(birth.age(on: RecallClinic.today))岁",
      ]
      for (number, spelling) in (person.spellings + person.spaced).enumerated() {
        let typed = spelling + " " + keys[(place + number) % keys.count]
        if try clinic.place(of: place, typing: typed, page: Self.page) == nil {
          misses.append("\(person.name) is not on the page of \(typed)")
        }
        guard clinic.isUnique(spelling, of: person) else { continue }
        let found = try clinic.place(of: place, typing: spelling, page: Self.page)
        if found != 0 {
          misses.append("\(person.name) is not first for \(spelling): \(found ?? -1)")
        }
      }
    }
    return misses
  }

  // MARK: - From outside

  /// Three thousand of the generated names and all hard ones, of whom every tenth is asked for.
  @Test(.enabled(if: SharedFiles.areThere))
  func everybodyOfTheOutsideListsIsFoundByEverySpelling() throws {
    let hard = try Self.hardNames()
    #expect(hard.count == 67)
    var generated = try Self.generatedNames()
    #expect(generated.count == 20_000)
    // Spread over the list: the step and its length have no factor in common.
    generated = (0..<3000).map { generated[$0 * 7919 % 20_000] }
    for place in generated.indices { generated[place].isAsked = place % 10 == 0 }
    let misses = try misses(RecallClinic(generated + hard))
    #expect(misses.isEmpty, "\(misses.count): \(misses.prefix(12))")
  }

  private static func hardNames() throws -> [RecallClinic.Person] {
    try SharedFiles.table("names/hard_names.csv", separator: ",").map { row in
      let family = row["surname"] ?? ""
      return person(
        row["name"] ?? "", family: family, pinyin: row["accepted_pinyin"] ?? "",
        initials: row["accepted_initials"] ?? "")
    }
  }

  private static func generatedNames() throws -> [RecallClinic.Person] {
    try SharedFiles.table("names/generated_names_20k.csv", separator: ",").map { row in
      person(
        row["name"] ?? "", family: "", pinyin: row["pinyin"] ?? "",
        initials: row["initials"] ?? "")
    }
  }

  /// - Parameters:
  ///   - pinyin: Readings parted by `|`, syllables by blanks; `?` for a character that has none.
  ///   - initials: Likewise.
  private static func person(
    _ name: String, family: String, pinyin: String, initials: String
  ) -> RecallClinic.Person {
    func ways(_ text: String, isWhole: Bool = true) -> [String] {
      var found: [String] = []
      for way in text.split(separator: "|") where way.contains("?") != isWhole {
        let known = way.filter { $0 != "?" }.split(separator: " ").joined(separator: " ")
        if !found.contains(known) { found.append(known) }
      }
      return found
    }
    // What is known of a name with an unknown character is a part of it.
    let parts = ways(pinyin, isWhole: false) + ways(initials, isWhole: false)
    return RecallClinic.Person(
      name: name, family: family.isEmpty ? nil : family,
      pinyin: ways(pinyin).map { $0.filter { $0 != " " } },
      spaced: ways(pinyin).filter { $0.contains(" ") } + parts, initials: ways(initials))
  }

  // MARK: - Our own

  /// Every hazard of the outside lists, and some that they lack, among people who sound alike.
  @Test func everyHazardOfNamesIsFoundByEverySpelling() throws {
    let hazards: [(String, String, String)] = [
      ("单文静", "shan wen jing|dan wen jing", "swj|dwj"), ("仇英", "qiu ying|chou ying", "qy|cy"),
      ("曾国藩", "zeng guo fan|ceng guo fan", "zgf|cgf"), ("解缙", "xie jin|jie jin", "xj|jj"),
      ("尉迟恭", "yu chi gong|wei chi gong", "ycg|wcg"), ("万俟雪", "mo qi xue", "mqx"),
      ("单于静", "chan yu jing|shan yu jing", "cyj|syj"), ("欧阳娜娜", "ou yang na na", "oynn"),
      ("吕绿", "lv lv|lu lu|lyu lyu", "ll"), ("吴女士", "wu nv shi|wu nu shi", "wns"),
      ("王乐", "wang le|wang yue", "wl|wy"), ("刘朝阳", "liu chao yang|liu zhao yang", "lcy|lzy"),
      ("买买提·吐尔逊", "mai mai ti tu er xun", "mmttex"), ("𠂀某", "mou", "m"), ("㛃", "jie", "j"),
      ("Zhang Wei", "zhang wei", "zw"), ("張偉", "zhang wei", "zw"), ("张 伟", "zhang wei", "zw"),
      ("O'Keefe Clarine", "okeefe clarine", "oc"), ("Nguyễn Văn", "nguyen van", "nv"),
      ("Zoe\u{308} Rice", "zoe rice", "zr"), ("胡安娜", "hu an na", "han"),
      ("韩梅", "han mei", "hm"), ("翟天临", "zhai tian lin|di tian lin", "ztl|dtl"),
    ]
    let others: [(String, String, String)] = [
      ("山文静", "shan wen jing", "swj"), ("秋英", "qiu ying", "qy"), ("章伟", "zhang wei", "zw"),
      ("张威", "zhang wei", "zw"), ("雪莫", "xue mo", "xm"), ("陆绿", "lu lv|lu lu", "ll"),
      ("汪月", "wang yue", "wy"), ("刘照阳", "liu zhao yang", "lzy"), ("姐", "jie", "j"),
      ("何安宁", "he an ning", "han"), ("戴天林", "dai tian lin", "dtl"),
    ]
    let people = (hazards + others).map {
      Self.person($0.0, family: "", pinyin: $0.1, initials: $0.2)
    }
    let misses = try misses(RecallClinic(people))
    #expect(misses.isEmpty, "\(misses.count): \(misses)")
  }
}
