import Testing

@testable import Domain

/// Numbers are compared without their keys, with the answer that the keys would give.
@Suite struct LookupNumberTests {
  static let today = CalendarDate(iso: "2026-11-21") ?? CalendarDate(dayNumber: 0)

  /// Every form of number that is compared by itself, and those for which the keys must be made.
  static let subjects: [LookupSubject] = [
    LookupSubject(
      name: "张三丰", birthDate: CalendarDate(iso: "1968-03-12"),
      phones: ["13812345678", "010-87654321", "8613912345678"],
      identifiers: [
        PatientIdentifier(kind: .residentID, value: "11010519491231002X"),
        PatientIdentifier(kind: .passport, value: "E1234-5678"),
      ], card: "A-003813"),
    LookupSubject(
      name: "李", birthDate: CalendarDate(iso: "1968-03-01"), birthDatePrecision: .month,
      phones: ["008613812345678", "0086", ""],
      identifiers: [PatientIdentifier(kind: .residentID, value: "130503670401001")], card: ""),
    LookupSubject(
      name: "王", birthDate: CalendarDate(iso: "1968-01-01"), birthDatePrecision: .year,
      phones: ["861381234567"],
      identifiers: [
        PatientIdentifier(kind: .passport, value: "Ｅ１２３４"),
        PatientIdentifier(kind: .passport, value: String(repeating: "19", count: 40)),
      ], card: "B12C34"),
    LookupSubject(name: "无", phones: ["１３８１２３４"], card: "---"),
  ]

  static let typed = [
    "1", "13", "138", "1381", "13812345678", "8613812345678", "0086138", "861381234567", "5678",
    "8765", "4321", "010", "87654321", "a", "a0", "a003813", "003813", "3813", "813", "381", "0038",
    "b12", "b12c34", "1234", "34", "1968", "196803", "19680312", "1968-03-12", "1968-3", "1968年",
    "3月", "3/12", "0312", "1949", "110105", "11010519491231002x", "002x", "e123", "e12345678",
    "130503670401001", "130503196704010016", "0016", "1001", "191919", "1919", "e1234", "999",
  ]

  @Test(arguments: subjects) func theAnswerIsThatOfTheKeys(subject: LookupSubject) {
    let keys = LookupKeys.keys(for: subject)
    for text in Self.typed {
      for alternative in LookupQuery(text, today: Self.today).terms.joined() {
        guard let isMatch = subject.matchesNumber(alternative) else { continue }
        let wanted = alternative.key
        #expect(
          isMatch == keys.contains { alternative.isPrefix ? $0.hasPrefix(wanted) : $0 == wanted },
          "\(text) as \(wanted)")
      }
    }
  }

  @Test func usualNumbersNeedNoKeys() {
    let subject = LookupSubject(
      name: "张三丰", birthDate: CalendarDate(iso: "1968-03-12"), phones: ["13812345678"],
      identifiers: [PatientIdentifier(kind: .residentID, value: "11010519491231002X")],
      card: "A-003813")
    for text in Self.typed {
      for alternative in LookupQuery(text, today: Self.today).terms.joined()
      where !LookupKind.ofNames.contains(alternative.kind) {
        #expect(subject.matchesNumber(alternative) != nil, "\(text)")
      }
    }
  }

  @Test func identifiersAreReadOnceAndOnlyWhenTheyMayDecide() {
    let subject = LookupSubject(name: "张三丰", phones: ["13812345678"], card: "A-003813")
    var matcher = LookupMatcher(subject, knowsIdentifiers: false)
    var readings = 0
    func reasons(_ text: String) -> [MatchReason]? {
      matcher.matches(LookupQuery(text, today: Self.today)) {
        readings += 1
        return [PatientIdentifier(kind: .passport, value: "E12345678")]
      }?.map(\.reason)
    }
    #expect(reasons("zs") == [.nameInitials])
    #expect(reasons("1381") == [.phone])
    #expect(readings == 0)
    #expect(reasons("e123") == [.identifier])
    #expect(reasons("e124") == nil)
    #expect(readings == 1)
  }
}
