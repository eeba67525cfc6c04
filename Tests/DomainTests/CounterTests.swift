import Domain
import Testing

/// Amounts, notices, what a card lacks, and relations of a family.
@Suite struct CounterTests {
  private static let today = CalendarDate(iso: "2026-11-22") ?? CalendarDate(dayNumber: 0)

  @Test(arguments: [
    ("12", 1200), ("12.5", 1250), ("12.50", 1250), ("¥12.50", 1250), ("￥８。５", 850),
    ("12.50元", 1250), ("1,200.00", 120_000), (" 0.01 ", 1), ("9999999.99", 999_999_999),
    ("CNY 30", 3000),
  ])
  func anAmountIsReadAsPeopleWriteIt(_ text: String, _ fen: Int) {
    #expect(Yuan(text)?.fen == fen)
  }

  @Test(arguments: [
    "", "0", "0.00", "-1", "12.505", "12.", ".5", "1e3", "12,5x", "十二", "10000000", "1.2.3",
    "99999999999999999999", "+5",
  ])
  func whatIsNoAmountIsNone(_ text: String) {
    #expect(Yuan(text) == nil)
  }

  @Test func anAmountIsWrittenWithBothDecimals() {
    #expect(Yuan(fen: 5)?.decimal == "0.05")
    #expect(Yuan(fen: 1250)?.decimal == "12.50")
    #expect(Yuan(fen: 0) == nil)
    #expect(Yuan(fen: Yuan.most + 1) == nil)
  }

  @Test func aNoticeSaysWhatIsWrongWithIt() {
    func fault(_ draft: NoticeDraft) -> String? { draft.fault(on: Self.today)?.english }
    #expect(fault(NoticeDraft(kind: .message, text: " \u{200B}\t ")) == "say what to tell")
    #expect(fault(NoticeDraft(kind: .unpaid, text: "")) == "say what is not paid")
    #expect(
      fault(NoticeDraft(kind: .unpaid, text: "挂号费")) == "give the amount, such as 12.50")
    #expect(
      fault(NoticeDraft(kind: .message, text: String(repeating: "字", count: 121)))
        == "at most 120 characters")
    #expect(
      fault(NoticeDraft(kind: .message, text: "x", until: Self.today.adding(days: -1)))
        == "that day is past")
    #expect(fault(NoticeDraft(kind: .message, text: "x", until: Self.today)) == nil)
    let clean = NoticeDraft(kind: .message, text: "报告\n已\u{202E}出", amount: Yuan(fen: 5))
    #expect(clean.text == "报告 已出", "nothing that turns the line or hides in it")
    #expect(clean.amount == nil, "a message costs nothing")
  }

  @Test func aMessageGoesWithItsDayAndADebtStays() {
    func notice(_ kind: NoticeKind, until: CalendarDate?, _ state: NoticeState = .open) -> Notice {
      Notice(
        id: 1, patient: PatientID(1),
        details: NoticeDraft(kind: kind, text: "x", amount: Yuan(fen: 1), until: until),
        state: state, at: Instant(seconds: 0))
    }
    let yesterday = Self.today.adding(days: -1)
    #expect(notice(.message, until: Self.today).isShown(on: Self.today))
    #expect(!notice(.message, until: yesterday).isShown(on: Self.today))
    #expect(notice(.message, until: nil).isShown(on: Self.today))
    #expect(notice(.unpaid, until: yesterday).isShown(on: Self.today))
    #expect(notice(.unpaid, until: yesterday).isOverdue(on: Self.today))
    #expect(!notice(.unpaid, until: Self.today).isOverdue(on: Self.today))
    #expect(!notice(.unpaid, until: nil, .done).isShown(on: Self.today))
  }

  @Test func aCardLacksWhatTheFormAsksFor() {
    var patient = Patient(name: "张三", sex: .unknown, birthDate: nil)
    func missing(
      _ identifiers: [PatientIdentifier] = [], _ contacts: [ContactPoint] = [],
      hasContact: Bool = false, hasConsent: Bool? = false
    ) -> [MissingItem] {
      MissingItem.all(
        of: patient, identifiers: identifiers, contacts: contacts, hasContact: hasContact,
        hasConsent: hasConsent)
    }
    #expect(missing() == MissingItem.allCases)
    patient.sex = .male
    patient.birthDate = CalendarDate(iso: "1968-01-01")
    patient.birthDatePrecision = .year
    patient.address = "城东"
    #expect(missing() == [.phone, .document, .birthDate, .contact, .consent])
    patient.birthDatePrecision = .day
    let archiveCode = PatientIdentifier(kind: .archiveCode, value: "x")
    #expect(missing([archiveCode]).contains(.document), "the clinic's own code is no paper")
    let relative = ContactPoint(system: .phone, value: "13800000000", holder: "女儿")
    #expect(
      missing([PatientIdentifier(kind: .passport, value: "E1")], [relative], hasConsent: nil)
        == [.phone], "a daughter's phone is a contact, not the person's own")
    patient.deceased = .dateUnknown
    #expect(missing() == [])
  }

  @Test func everyMissingItemLeadsToAFieldOrToTheConsents() {
    #expect(MissingItem.allCases.filter { $0.field == nil } == [.consent])
  }

  @Test func aRelationReadsBackwardsAndForwards() {
    for relation in FamilyRelation.allCases {
      #expect(relation.inverse.inverse == relation, "\(relation)")
    }
    #expect(FamilyRelation.child.title(.female).chinese == "女儿")
    #expect(FamilyRelation.parent.title(.male).english == "father")
    #expect(FamilyRelation.spouse.title(.unknown).chinese == "配偶")
    #expect(FamilyRelation.child.nationalCode(.male) == 2)
    #expect(FamilyRelation.child.nationalCode(.female) == 3)
    #expect(FamilyRelation.parent.roleCode == "PRN")
  }

  @Test func theNewestSignatureOfAPurposeCounts() {
    let zone = ClinicZone.fixed(0)
    func consent(_ id: Int, _ purpose: ConsentPurpose, _ change: (inout Consent) -> Void = { _ in })
      -> Consent
    {
      var one = Consent(
        id: id, details: ConsentDraft(purpose: purpose, textVersion: "1", text: "x", signer: "y"),
        signed: Instant(seconds: 0), day: Self.today.adding(days: -100))
      change(&one)
      return one
    }
    let all = [
      consent(4, .marketing) { $0.withdrawn = zone.instant(Self.today) },
      consent(3, .marketing),
      consent(2, .sharing) { $0.details.expires = Self.today.adding(days: -1) },
      consent(1, .care),
    ]
    let found = ConsentStanding.all(of: all, on: Self.today) { zone.day($0) }
    #expect(found.map(\.purpose) == [.care, .marketing, .sharing])
    #expect(found.map(\.state) == [.given, .withdrawn, .expired])
    #expect(found[1].day == Self.today)
  }
}
