import TestSupport
import Testing

@testable import Interchange

/// The public JSONTestSuite (MIT licence), read where it lies.
@Suite("The JSON test suite", .enabled(if: SharedFiles.areThere))
struct JSONTestSuiteTests {
  static let cases = SharedFiles.files(in: "json-test-suite/test_parsing", ending: ".json")

  static func name(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }

  @Test("is whole")
  func suiteIsThere() {
    #expect(Self.cases.count { Self.name($0).hasPrefix("y_") } >= 90)
    #expect(Self.cases.count { Self.name($0).hasPrefix("n_") } >= 180)
  }

  @Test("every y_ file is accepted", arguments: cases.filter { name($0).hasPrefix("y_") })
  func goodFilesAreAccepted(path: String) throws {
    #expect(JSONParser.parse(try SharedFiles.bytes(path)).refusal == nil)
  }

  @Test("every n_ file is refused", arguments: cases.filter { name($0).hasPrefix("n_") })
  func badFilesAreRefused(path: String) throws {
    #expect(JSONParser.parse(try SharedFiles.bytes(path)).document == nil)
  }

  @Test(
    "no other file makes the parser fall",
    arguments: cases.filter { name($0).hasPrefix("i_") }
      + SharedFiles.files(in: "json-test-suite/test_transform", ending: ".json"))
  func doubtfulFilesAreSurvived(path: String) throws {
    let bytes = try SharedFiles.bytes(path)
    for dialect in [JSONDialect.json, .json5] {
      guard let root = JSONParser.parse(bytes, dialect: dialect).document?.root else { continue }
      for value in root.elements {
        _ = (value.string, value.double, value.bool, value.place)
      }
      for member in root.members { _ = (member.name, member.value.string, member.value.place) }
    }
  }
}
