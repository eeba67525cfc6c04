import Domain
import Rules
import Testing

@Suite struct RuleLimitTests {
  private func rule(_ condition: String) -> String {
    "rule a version 1 tag \"x\" when \(condition) end\nrule b version 1 tag \"y\" when true end"
  }

  @Test(arguments: ["(", "not ", "非 ", "- ", "avg(", "has_dx({", "not (", "-("])
  func tenThousandNestedPartsAreRefused(_ part: String) {
    let text = rule(String(repeating: part, count: 10_000) + "true")
    let file = RuleText.file(text)
    #expect(file.diagnostics.count >= 1)
    #expect(file.diagnostics.count <= 2)
    #expect(!file.isWhole)
    _ = RuleChecker(RuleText.vocabulary).check([file])
  }

  @Test func nestingIsToldAtItsPlace() {
    let text = rule(
      String(repeating: "(", count: 10_000) + "true" + String(repeating: ")", count: 10_000))
    let file = RuleText.file(text)
    #expect(file.diagnostics.map(\.code) == [.tooDeep])
    #expect(file.diagnostics.first?.arguments == ["48"])
    #expect(file.rules.count == 2)
  }

  @Test func nestingWithinTheLimitIsRead() {
    let text = rule(String(repeating: "(", count: 48) + "true" + String(repeating: ")", count: 48))
    #expect(RuleText.file(text).diagnostics.isEmpty)
  }

  @Test func longChainsAreBounded() {
    let or = Array(repeating: "age > 5", count: 100).joined(separator: " or ")
    #expect(RuleText.file(rule(or)).diagnostics.isEmpty)
    let long = Array(repeating: "age > 5", count: 100_000 / 10).joined(separator: " or ")
    #expect(RuleText.file(rule(long)).diagnostics.map(\.code) == [.tooMany])
    let sum = Array(repeating: "1", count: 10_000).joined(separator: " + ") + " > 5"
    #expect(RuleText.file(rule(sum)).diagnostics.map(\.code) == [.tooMany])
  }

  @Test func aFileOfTenMegabytesIsRefusedUnread() {
    let text = String(repeating: "(", count: 10 << 20)
    let file = RuleText.file(text)
    #expect(file.diagnostics.map(\.code) == [.fileTooLarge])
    #expect(
      file.diagnostics.first?.message.english
        == "the file has 10485760 bytes; at most 1048576 are read")
    #expect(
      RuleFile.read(bytes: Array(text.utf8), fileName: "x").diagnostics.map(\.code) == [
        .fileTooLarge
      ])
    #expect(file.rules.isEmpty && file.source.bytes.isEmpty)
  }

  @Test(arguments: ["(", "{", "\"a\" ", "rule ", "end ", "# x\n", "当", "1 ", "rule a version 1\n"])
  func muchOfAnythingIsReadAndBounded(_ part: String) {
    // Enough that work growing with the square of the length would be felt.
    let text = String(repeating: part, count: (1 << 17) / part.utf8.count)
    let file = RuleText.file(text)
    #expect(file.diagnostics.count <= 101)
    #expect(file.rules.count <= 1000)
  }

  @Test func bytesThatAreNoTextAreRefused() {
    let file = RuleFile.read(bytes: [0x72, 0xFF, 0xFE], fileName: "x.rules")
    #expect(file.diagnostics.map(\.code) == [.notUTF8])
    // 规则 in GB18030.
    #expect(
      RuleFile.read(bytes: [0xB9, 0xE6, 0xD4, 0xF2], fileName: "x").diagnostics.map(\.code)
        == [.notUTF8])
  }

  @Test func moreErrorsThanCanBeReadAreCut() {
    let rules = (0..<300).map { "rule r\($0) version 1 tga \"t\($0)\" when true end" }
    let file = RuleText.file(rules.joined(separator: "\n"))
    #expect(file.diagnostics.count == 101)
    #expect(file.diagnostics.last?.code == .tooManyErrors)
  }

  @Test func tooManyRulesAreTold() {
    let rules = (0..<1001).map { "rule r\($0) version 1 tag \"t\($0)\" when true end" }
    let file = RuleText.file(rules.joined(separator: "\n"))
    #expect(file.rules.count == 1000)
    #expect(file.diagnostics.map(\.code) == [.tooMany])
    let two = Array(repeating: rules.prefix(600).joined(separator: "\n"), count: 2)
    let outcome = RuleChecker(RuleText.vocabulary).check([
      RuleText.file(two[0], name: "1"),
      RuleText.file(
        two[1].replacing("rule r", with: "rule s").replacing("\"t", with: "\"u"), name: "2"),
    ])
    #expect(outcome.diagnostics.contains { $0.code == .tooMany })
    #expect(!outcome.isAccepted)
  }

  @Test func aNumberHasSoManyDigits() {
    #expect(RuleText.file(rule("age > 123456789012345")).diagnostics.isEmpty)
    #expect(RuleText.file(rule("age > 1234567890123456")).diagnostics.map(\.code) == [.badNumber])
  }
}
