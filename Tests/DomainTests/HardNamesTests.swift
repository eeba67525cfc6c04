import Domain
import Foundation
import TestSupport
import Testing

/// Every name of the outside list of hard ones is found by every way of typing it listed there.
@Suite struct HardNamesTests {
  static let today = CalendarDate(dayNumber: 20_000)

  @Test(.enabled(if: SharedFiles.areThere))
  func everyHardNameIsFoundByEveryAcceptedSpelling() throws {
    let rows = try Self.rows()
    #expect(rows.count == 67)
    for row in rows {
      let subject = LookupSubject(name: row.name, familyName: row.family)
      for typed in row.typed {
        let reasons = LookupQuery(typed, today: Self.today).reasons(for: subject)
        #expect(reasons != nil, "\(typed) does not find \(row.name)")
      }
      let whole = LookupQuery(row.name, today: Self.today).reasons(for: subject)
      #expect(whole != nil, "\(row.name) is not found as written")
    }
  }

  @Test(.enabled(if: SharedFiles.areThere))
  func hardNamesAreFoundWithoutAFamilyNameToo() throws {
    for row in try Self.rows() {
      let subject = LookupSubject(name: row.name)
      for typed in row.typed {
        let reasons = LookupQuery(typed, today: Self.today).reasons(for: subject)
        #expect(reasons != nil, "\(typed) does not find \(row.name)")
      }
    }
  }

  @Test(.enabled(if: SharedFiles.areThere))
  func generatedNamesAreFoundByPinyinAndByInitials() throws {
    let rows = try SharedFiles.table("names/generated_names_20k.csv", separator: ",")
    #expect(rows.count == 20_000)
    var missed: [String] = []
    for row in rows {
      let subject = LookupSubject(name: row["name"] ?? "")
      for typed in [row["pinyin_joined"] ?? "", row["initials"] ?? ""] {
        let query = LookupQuery(typed, today: Self.today)
        if query.isEmpty || query.reasons(for: subject) == nil {
          missed.append("\(row["name"] ?? "") \(typed)")
        }
      }
    }
    // At most one in a thousand of the 40,000 ways.
    #expect(missed.count <= 40, "\(missed.count): \(missed.prefix(20))")
  }

  private struct Row {
    var name: String
    var family: String?
    /// Joined pinyin and initials; where the first character is unknown, only what follows it.
    var typed: [String]
  }

  private static func rows() throws -> [Row] {
    try SharedFiles.table("names/hard_names.csv", separator: ",").map { row in
      let ways =
        (row["accepted_pinyin"] ?? "").split(separator: "|")
        + (row["accepted_initials"] ?? "").split(separator: "|")
      let typed = ways.map { $0.filter { $0 != " " && $0 != "?" } }
      let family = row["surname"] ?? ""
      return Row(name: row["name"] ?? "", family: family.isEmpty ? nil : family, typed: typed)
    }
  }
}
