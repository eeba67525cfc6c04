import Domain
import Testing

@testable import Interchange

@Suite("The JSON parser")
struct JSONParserTests {
  static func parse(_ text: String, _ dialect: JSONDialect = .json) -> JSONOutcome {
    JSONParser.parse(Array(text.utf8), dialect: dialect)
  }

  @Test("keeps numbers exactly as they are written")
  func numbersKeepTheirText() throws {
    let root = try #require(Self.parse("[7.0, 1e2, 112.1498697020143, -0, 1e400]").document).root
    let values = Array(root.elements)
    #expect(values.map(\.numberText) == ["7.0", "1e2", "112.1498697020143", "-0", "1e400"])
    #expect(values.map(\.double) == [7, 100, 112.1498697020143, -0.0, nil])
    #expect(values.map(\.int) == [nil, nil, nil, 0, nil])
  }

  @Test("gives every value its line, column and path")
  func placesAreExact() throws {
    let text = "{\n  \"名字\": [1, {\"b\": \"血压\", \"c\":  true}]\r\n}"
    let root = try #require(Self.parse(text).document).root
    let object = try #require(root.member("名字")).elements.map(\.self)[1]
    #expect(root.place == SourcePlace(line: 1, column: 1))
    #expect(object.place == SourcePlace(line: 2, column: 13, path: "名字[1]"))
    #expect(object["b"]?.place == SourcePlace(line: 2, column: 19, path: "名字[1].b"))
    #expect(object["c"]?.place == SourcePlace(line: 2, column: 31, path: "名字[1].c"))
    #expect(object["c"]?.bool == true)
    #expect(object["b"]?.string == "血压")
    #expect(object["b"]?.isString("血压") == true)
  }

  @Test(
    "says where and why a text is refused",
    arguments: [
      ("", "json.empty", 1, 1),
      (" \n ", "json.empty", 2, 2),
      ("{\"a\": 1,\n \"b\" 2}", "json.syntax", 2, 6),
      ("[1, 2", "json.truncated", 1, 6),
      ("[1 2]", "json.syntax", 1, 4),
      ("[,1]", "json.syntax", 1, 2),
      ("[1,]", "json.syntax", 1, 4),
      ("{\"a\":1,}", "json.syntax", 1, 8),
      ("{a:1}", "json.syntax", 1, 2),
      ("[01]", "json.syntax", 1, 2),
      ("[+1]", "json.syntax", 1, 2),
      ("[NaN]", "json.syntax", 1, 2),
      ("\"a\nb\"", "json.syntax", 1, 3),
      ("[\"\\x41\"]", "json.syntax", 1, 3),
      ("{} {}", "json.trailing", 1, 4),
      ("// hello\n1", "json.syntax", 1, 1),
    ])
  func refusalsArePrecise(text: String, code: String, line: Int, column: Int) throws {
    let refusal = try #require(Self.parse(text).refusal)
    #expect(refusal.code == code)
    #expect(refusal.place == SourcePlace(line: line, column: column))
  }

  @Test("refuses bytes that are not UTF-8 and says where they are")
  func badEncodingIsRefused() throws {
    // 张 in GB18030, in the second line.
    let bytes = Array("{\n \"name\": \"".utf8) + [0xD5, 0xC5] + Array("\"}".utf8)
    let refusal = try #require(JSONParser.parse(bytes).refusal)
    #expect(refusal.code == "json.encoding")
    #expect(refusal.place == SourcePlace(line: 2, column: 11))
    #expect(
      JSONParser.parse([0xFF, 0xFE, 0x7B, 0]).refusal?.message.english == "the text is UTF-16")
    // An overlong slash and an encoded surrogate are not UTF-8 either.
    #expect(JSONParser.parse([0x22, 0xC0, 0xAF, 0x22]).refusal?.code == "json.encoding")
    #expect(JSONParser.parse([0x22, 0xED, 0xA0, 0x80, 0x22]).refusal?.code == "json.encoding")
  }

  @Test("takes 512 levels and refuses the next, however deep the text goes on")
  func depthIsLimited() throws {
    let fits = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(Self.parse(fits).document != nil)
    let refusal = try #require(Self.parse(String(repeating: "[", count: 100_000)).refusal)
    #expect(refusal.code == "json.depth")
    #expect(refusal.place == SourcePlace(line: 1, column: 513))
    let objects = String(repeating: "{\"a\":", count: 10_000)
    #expect(Self.parse(objects).refusal?.code == "json.depth")
  }

  @Test("accepts a byte order mark with a note, and does not count it as a column")
  func byteOrderMarkIsNoted() throws {
    let document = try #require(JSONParser.parse(SourceText.mark + Array("[1]".utf8)).document)
    #expect(document.diagnostics.map(\.code) == ["json.byte-order-mark"])
    #expect(document.diagnostics.map(\.severity) == [.note])
    #expect(document.root.place == SourcePlace(line: 1, column: 1))
  }

  @Test("lets the last of two equal keys count and warns of the first")
  func twinKeysAreReported() throws {
    let document = try #require(Self.parse("{\"a\": 1, \"b\": 2, \"\\u0061\": 3}").document)
    #expect(document.root["a"]?.int == 3)
    #expect(document.root.members.map(\.name) == ["b", "a"])
    #expect(document.diagnostics.map(\.code) == ["json.duplicate-key"])
    #expect(document.diagnostics[0].place == SourcePlace(line: 1, column: 18))
  }

  @Test("finds twins among many keys too")
  func twinKeysInLargeObjects() throws {
    let keys = (0..<40).map { "\"k\($0)\": \($0)" } + ["\"k7\": 99"]
    let document = try #require(Self.parse("{\(keys.joined(separator: ","))}").document)
    #expect(document.root["k7"]?.int == 99)
    #expect(document.root.count == 40)
    #expect(document.diagnostics.count == 1)
  }

  @Test("resolves escapes, and reads half a surrogate pair as U+FFFD with a warning")
  func escapesAreResolved() throws {
    let text = #"["\"\\\/\b\f\n\r\t\u00e9\u8840\ud83d\ude00", "\ud83d!", "\u0000"]"#
    let document = try #require(Self.parse(text).document)
    let values = document.root.elements.map(\.string)
    #expect(values == ["\"\\/\u{8}\u{c}\n\r\té血😀", "\u{FFFD}!", "\0"])
    #expect(document.diagnostics.map(\.code) == ["json.lone-surrogate"])
  }

  @Test("knows what is not there")
  func missingThingsAreNil() throws {
    let root = try #require(Self.parse(#"{"a": null, "b": "x"}"#).document).root
    #expect(root["z"] == nil)
    #expect(root["a"]?.kind == .null)
    #expect(root["b"]?.double == nil)
    #expect(root["b"]?.elements.map(\.index).isEmpty == true)
    #expect(root["b"]?["c"] == nil)
  }
}

@Suite("The JSON5 parser")
struct JSON5ParserTests {
  @Test("takes comments, bare and single-quoted keys, and trailing commas")
  func looseFormIsTaken() throws {
    let text = """
      // a clinic's file
      {
        code: 'sbp', /* systolic */ "unit": 'mm[Hg]',
        名称: "收缩压", $x_1: [1, 2,], 'it''s': 1,
      }
      """.replacing("'it''s'", with: "'it\\'s'")
    let root = try #require(JSONParserTests.parse(text, .json5).document).root
    #expect(root["code"]?.string == "sbp")
    #expect(root["unit"]?.string == "mm[Hg]")
    #expect(root.member("名称")?.string == "收缩压")
    #expect(root["$x_1"]?.count == 2)
    #expect(root["it's"]?.int == 1)
    #expect(root["code"]?.place == SourcePlace(line: 3, column: 9, path: "code"))
  }

  @Test(
    "reads the numbers that JSON does not have",
    arguments: [
      ("+1.5", 1.5), (".5", 0.5), ("5.", 5), ("-.25", -0.25), ("0x1F", 31), ("-0xa", -10),
      ("5.e2", 500), ("1e-2", 0.01), ("0", 0),
    ])
  func looseNumbers(text: String, value: Double) throws {
    let root = try #require(JSONParserTests.parse(text, .json5).document).root
    #expect(root.numberText == text)
    #expect(root.double == value)
  }

  @Test("takes Infinity and NaN as numbers without a value")
  func infinityHasNoValue() throws {
    let root = try #require(JSONParserTests.parse("[Infinity, -NaN]", .json5).document).root
    #expect(root.elements.map(\.numberText) == ["Infinity", "-NaN"])
    #expect(root.elements.map(\.double) == [nil, nil])
  }

  @Test("resolves the escapes that JSON does not have")
  func looseEscapes() throws {
    let text = #"'\x41\v\0\'\q"# + "\\\n" + "B\\\r\nC\\\u{2028}D'"
    let root = try #require(JSONParserTests.parse(text, .json5).document).root
    #expect(root.string == "A\u{B}\0'qBCD")
  }

  @Test(
    "still refuses what JSON5 refuses",
    arguments: [
      "[01]", "[0x]", "[.]", "{a b}", "/* open", "['a]", "[1,,2]", "[,]", "{,}", "tru", "[+]",
      "'a\nb'", "{\"a\":}", "[\\u0041]",
    ])
  func wrongTextIsRefused(text: String) {
    #expect(JSONParserTests.parse(text, .json5).refusal != nil)
  }
}
