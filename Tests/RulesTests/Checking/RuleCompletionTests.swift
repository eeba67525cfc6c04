import Domain
import Rules
import Testing

@Suite struct RuleCompletionTests {
  private static let clinic = RuleText.file(
    """
    codes htn = { "I10".."I15" }
    codes dm = { "E10".."E14" }
    rule bp.a version 1 tag "血压未控" en "BP uncontrolled" group bp when true end
    """)

  /// What is offered where `|` stands.
  private func offers(_ text: String, _ language: Language = .english) throws -> [String] {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    #expect(parts.count == 2)
    let completer = RuleCompleter(RuleText.vocabulary, files: [Self.clinic])
    return completer.completions(
      in: parts.joined(), at: parts[0].utf8.count, language: language, limit: 400
    ).map(\.text)
  }

  private let rule = "rule a version 1 tag \"x\" "

  @Test func aFileBeginsWithARuleOrCodes() throws {
    #expect(Set(try offers("|")) == ["rule", "codes"])
    #expect(try offers("ru|") == ["rule"])
    #expect(try offers("规|") == ["rule"])
    #expect(try offers("ru|", .chinese) == ["规则"])
  }

  @Test func aClauseIsOffered() throws {
    let found = try offers(rule + "|")
    #expect(found.contains("when") && found.contains("end") && found.contains("en"))
    #expect(!found.contains("avg("))
    #expect(try offers(rule + "w|") == ["when"])
    #expect(try offers(rule + "then follow_up \"x\" |").contains("en"))
    #expect(try offers(rule + "because \"x\" 英|", .chinese) == ["英文"])
    #expect(try offers(rule + "exp|\nend") == ["expires"])
  }

  @Test func whatAConditionIsMadeOf() throws {
    let found = try offers(rule + "when |")
    #expect(found.contains("avg(") && found.contains("has_dx(") && found.contains("age"))
    #expect(found.contains("not") && !found.contains("and"))
    #expect(try offers(rule + "when age > 5 |").contains("and"))
    #expect(try offers(rule + "when 平|", .chinese) == ["平均("])
    #expect(try offers(rule + "when av|", .chinese) == ["平均("])
  }

  @Test func indicatorsAreFoundByAnyName() throws {
    #expect(try offers(rule + "when avg(sb|").first == "sbp")
    #expect(try offers(rule + "when avg(收缩|").first == "sbp")
    #expect(try offers(rule + "when avg(systolic|").first == "sbp")
    #expect(try offers(rule + "when avg(|").contains("visit"))
    #expect(try !offers(rule + "when avg(|").contains("htn"))
  }

  @Test func whatFollowsAnIndicator() throws {
    let found = try offers(rule + "when avg(sbp, |")
    #expect(found.contains("90d") && found.contains("per") && found.contains("last"))
    #expect(!found.contains("between"))
    #expect(try offers(rule + "when share(sbp, 30d, b|") == ["between"])
    #expect(try offers(rule + "when avg(sbp, 90d, per: |") == ["day"])
    #expect(try offers(rule + "when avg(sbp, |", .chinese).contains("90天"))
  }

  @Test func theUnitsOfTheComparedIndicatorAreOffered() throws {
    #expect(try offers(rule + "when avg(sbp, 90d) >= 140 |").prefix(2) == ["mm[Hg]", "kPa"])
    #expect(try offers(rule + "when avg(hba1c, 90d) >= 7 mm|") == ["mmol/mol"])
  }

  @Test func codeSetsAndTagsAreOffered() throws {
    #expect(try offers(rule + "when has_dx(|").prefix(3) == ["htn", "dm", "\"I10\""])
    #expect(try offers(rule + "when has_dx(\"I|") == ["\"I10\"", "\"I15\""])
    #expect(try offers("codes all = { h|") == ["htn"])
    #expect(try offers(rule + "when has_tag(|") == ["\"血压未控\""])
    #expect(try offers(rule + "when has_tag(\"血|") == ["\"血压未控\""])
    #expect(try offers(rule + "when has_tag(\"BP|\")") == ["\"血压未控\""])
  }

  @Test func codesOfOtherSetsAreOffered() throws {
    #expect(try offers("codes all = { \"I|") == ["\"I10\"", "\"I15\""])
    #expect(try offers(rule + "when has_dx({ \"E1|\"") == ["\"E10\"", "\"E14\""])
  }

  @Test func aWordIsExplained() {
    let text = rule + "when 平均(sbp, 90d) > 5 and has_dx(htn) because \"{最近(ldl, 9d)}\" end"
    let file = RuleText.file(text)
    let completer = RuleCompleter(RuleText.vocabulary, files: [Self.clinic])
    func title(_ word: String) -> String? {
      guard let place = text.firstRange(of: word)?.lowerBound else { return nil }
      return completer.title(at: text.utf8.distance(from: text.startIndex, to: place), in: file)?
        .english
    }
    #expect(title("平均") == "mean of the values in a window")
    #expect(title("sbp") == "Systolic blood pressure (mmHg)")
    #expect(title("htn") == "I10, I15")
    #expect(title("最近") == "the last value")
    #expect(title("5 and") == nil)
  }

  @Test func whoAFollowUpIsFor() throws {
    #expect(try offers(rule + "then follow_up \"x\" due 3d to n|") == ["nurse"])
    #expect(try offers(rule + "then follow_up \"x\" due 3d 给 护|", .chinese) == ["nurse"])
    #expect(try offers(rule + "then follow_up \"x\" due |").contains("14d"))
  }

  @Test func insideATest() throws {
    let test = rule + "when true test \"t\" "
    let found = try offers(test + "|")
    #expect(found.contains("patient") && found.contains("dx") && found.contains("sbp"))
    #expect(try offers(test + "patient sex |") == ["male", "female", "other"])
    #expect(try offers(test + "expect |") == ["on", "off"])
    #expect(try offers(test + "sbp 2026-01-01 150 |").first == "mm[Hg]")
  }

  @Test func insideATemplate() throws {
    #expect(try offers(rule + "when true because \"血压 {av|") == ["avg("])
    #expect(try offers(rule + "when true because \"血压 {avg(sb|").first == "sbp")
  }

  @Test func nothingIsOfferedInAComment() throws {
    #expect(try offers("# ru|") == [])
    #expect(try offers("\"ru|") == [])
  }

  @Test func theBeginningOfTheWordIsReplaced() {
    let text = rule + "when has_tag(\"血\")"
    let completer = RuleCompleter(RuleText.vocabulary, files: [Self.clinic])
    let end = text.utf8.count - 2
    let found = completer.completions(in: text, at: end, language: .chinese)
    #expect(found.map(\.replaces) == [(end - 4)..<(end + 1)])
    #expect(found.first?.title.english == "BP uncontrolled")
  }

  @Test func aPlaceOutsideTheTextOffersNothing() {
    let completer = RuleCompleter(RuleText.vocabulary)
    #expect(completer.completions(in: "规", at: 1, language: .english).isEmpty)
    #expect(completer.completions(in: "r", at: 5, language: .english).isEmpty)
    #expect(completer.completions(in: "r", at: -1, language: .english).isEmpty)
  }

  @Test func coloursCoverEveryToken() {
    let text = "规则 a version 1 tag \"x\" when 平均(sbp, 90天) > 5 # c\nbecause \"{avg(sbp, 9d)}\" end"
    let file = RuleText.file(text)
    let parts = file.stretches.map { "\(file.source.text($0.range)):\($0.colour.rawValue)" }
    #expect(
      parts == [
        "规则:keyword", "a:name", "version:keyword", "1:number", "tag:keyword", "\"x\":tag",
        "when:keyword", "平均:function", "(:symbol", "sbp:indicator", ",:symbol", "90:number",
        "天:unit", "):symbol", ">:symbol", "5:number", "# c:comment", "because:keyword",
        "\"{avg(sbp, 9d)}\":text", "avg:function", "(:symbol", "sbp:indicator", ",:symbol",
        "9:number", "d:unit", "):symbol", "end:keyword",
      ])
  }
}
