import Domain
import Foundation
import Store
import Synchronization
import TestSupport
import Testing

/// Opening and changing cards.
@Suite struct CardTests {
  static let typed = CardEntry([
    .documentKind: "id", .document: "11010519491231002X", .name: "张三", .sex: "female",
    .birthDate: "1949-12-31", .phone: "13812340021", .address: "城东区建设路1号", .ethnicity: "汉",
    .contactName: "李娟", .contactRelation: "child", .contactPhone: "13900001111",
    .education: "primary", .payment: "resident,own", .bloodGroup: "ab", .rhesus: "positive",
    .allergies: "penicillin", .otherAllergies: "芒果", .diseases: "hypertension,diabetes",
    .diseaseDates: "高血压 2015-03", .surgery: "阑尾切除 1999", .father: "stroke", .mother: "none",
    .disabilities: "none", .kitchenVentilation: "hood", .fuel: "wood", .water: "well",
    .toilet: "pit", .livestockPen: "none",
  ])

  static func open(
    _ store: Store, _ entry: CardEntry = typed, anyway: Bool = false
  ) throws -> PatientID {
    guard case .opened(let patient, _, _) = try store.openCard(entry, acceptsDuplicates: anyway)
    else { throw Refused() }
    return patient
  }

  struct Refused: Error {}

  private func person(
    _ name: String, _ born: String = "1968-03-12", phone: String = "", id: String = ""
  ) -> CardEntry {
    CardEntry([
      .name: name, .sex: "male", .birthDate: born, .phone: phone, .document: id,
      .documentKind: id.isEmpty ? "" : "id",
    ])
  }

  @Test func everythingTypedIsKeptAndShownAgain() throws {
    let clinic = try TestClinic()
    let patient = try Self.open(clinic.store)
    let whole = try clinic.machine().cardSheet(of: patient).entry
    for item in CardItem.allCases where item != .ethnicity {
      #expect(whole[item] == Self.typed[item], "\(item)")
    }
    #expect(whole[.ethnicity] == "汉族")
    let archive = try clinic.store.archive(of: patient, purpose: .open)
    #expect(archive.conditions.map(\.code.code).sorted() == ["E14", "I10"])
    #expect(archive.allergies.map(\.code.display) == ["青霉素", "芒果"])
    #expect(try clinic.find("zs 0021").map(\.patient) == [patient])
    #expect(try clinic.find("1111").map(\.patient) == [patient])
    #expect(try clinic.store.patientCount() == 1)
  }

  @Test func numbersLeaveTheStoreMasked() throws {
    let clinic = try TestClinic()
    let patient = try Self.open(clinic.store)
    let entry = try clinic.store.cardSheet(of: patient).entry
    #expect(entry[.document] == "110105********002X")
    #expect(entry[.phone] == "138****0021")
    #expect(entry[.contactPhone] == "139****1111")
    #expect(!entry[.address].contains("建设路"))
  }

  @Test func consentIsSignedInTheSameTransaction() throws {
    let clinic = try TestClinic()
    let consent = ConsentDraft(
      purpose: .care, textVersion: "2026-01", text: "同意建档", signer: "张三")
    guard
      case .opened(let patient, let card, let code) = try clinic.store.openCard(
        Self.typed, consent: consent)
    else { throw Refused() }
    #expect(card == CardNumber(serial: patient.value).text)
    #expect(try clinic.store.consents(of: patient).map(\.details.signer) == ["张三"])
    #expect(code == "C00000001")
    #expect(try clinic.find("00000001").map(\.patient).contains(patient))
  }

  @Test func aConsentThatDoesNotCountOpensNoCard() throws {
    let clinic = try TestClinic()
    let child = person("张小", "2020-01-01")
    let consent = ConsentDraft(purpose: .care, textVersion: "1", text: "同意", signer: "张小")
    #expect(throws: StoreError.self) { try clinic.store.openCard(child, consent: consent) }
    #expect(try clinic.store.patientCount() == 0)
    #expect(try clinic.find("张小").isEmpty)
  }

  @Test func wrongFieldsOpenNoCard() throws {
    let clinic = try TestClinic()
    for (item, text) in [
      (CardItem.birthDate, "2023-02-29"), (.document, "110105194912310021"), (.phone, "12"),
      (.name, ""),
    ] {
      var entry = Self.typed
      entry[item] = text
      #expect(throws: StoreError.self) { try clinic.store.openCard(entry) }
    }
    #expect(try clinic.store.patientCount() == 0)
  }

  @Test func anEstimatedAgeIsKeptAsAYear() throws {
    let clinic = try TestClinic()
    var entry = CardEntry([.name: "王五", .sex: "male", .birthDate: "60岁"])
    entry[.phone] = "13812340021"
    let patient = try Self.open(clinic.store, entry)
    let person = try clinic.store.archive(of: patient, purpose: .open).patient
    #expect(person.birthDatePrecision == .year)
    #expect(person.birthDate?.year == 1966)
  }

  // MARK: - Rights

  @Test func receptionOpensCardsAndWritesNoHistory() throws {
    let clinic = try TestClinic()
    let desk = try clinic.terminal(of: .reception)
    #expect(throws: StoreError.self) { try desk.openCard(Self.typed) }
    let patient = try Self.open(desk, person("王五", phone: "13812340021"))
    let sheet = try desk.cardSheet(of: patient)
    #expect(sheet.hidden.contains(.diseases))
    #expect(sheet.hidden.contains(.allergies))
    #expect(throws: StoreError.denied(.change, .clinical)) {
      try desk.editCard(sheet, changes: [.diseases: "hypertension"])
    }
    #expect(throws: StoreError.denied(.change, .triage)) {
      try desk.editCard(sheet, changes: [.allergies: "penicillin"])
    }
    let doctor = try clinic.terminal(of: .doctor)
    #expect(throws: StoreError.denied(.change, .identity)) {
      try doctor.editCard(doctor.cardSheet(of: patient), changes: [.phone: "13700000000"])
    }
    guard
      case .saved(let saved) = try doctor.editCard(
        doctor.cardSheet(of: patient), changes: [.diseases: "hypertension"])
    else { throw Refused() }
    #expect(saved.entry[.diseases] == "hypertension")
    #expect(throws: StoreError.denied(.add, .identity)) {
      try clinic.terminal(of: .auditor).openCard(person("赵六"))
    }
  }

  // MARK: - Changing

  @Test func aChangeIsKeptAndTakenBackInAnotherSession() throws {
    let clinic = try TestClinic()
    let patient = try Self.open(clinic.store)
    let sheet = try clinic.store.cardSheet(of: patient)
    guard
      case .saved(let saved) = try clinic.store.editCard(
        sheet,
        changes: [
          .name: "张珊", .phone: "13800009999", .diseases: "diabetes", .allergies: "none",
          .otherAllergies: "", .workplace: "邮局",
        ])
    else { throw Refused() }
    #expect(saved.version > sheet.version)
    #expect(saved.entry[.name] == "张珊")
    #expect(saved.entry[.diseases] == "diabetes")
    #expect(saved.entry[.allergies] == "none")
    #expect(try clinic.find("张珊 9999").map(\.patient) == [patient])
    #expect(try clinic.find("0021").isEmpty)
    let later = try clinic.machine()
    _ = try later.act(as: "li", systemUser: "")
    let restored = try later.undoCardChange()
    #expect(restored.entry == sheet.entry)
    #expect(try clinic.find("张三 0021").map(\.patient) == [patient])
    #expect(throws: StoreError.notFound) { try later.undoCardChange() }
  }

  @Test func nobodyTakesBackWhatAnotherChangedSince() throws {
    let clinic = try TestClinic()
    let patient = try Self.open(clinic.store)
    let sheet = try clinic.store.cardSheet(of: patient)
    _ = try clinic.store.editCard(sheet, changes: [.workplace: "邮局", .education: "high"])
    let other = try clinic.secondTerminal()
    _ = try other.editCard(other.cardSheet(of: patient), changes: [.workplace: "银行"])
    #expect(throws: StoreError.conflict) { try clinic.store.undoCardChange() }
    #expect(try clinic.store.cardSheet(of: patient).entry[.workplace] == "银行")
  }

  @Test func whatAnotherChangedBesideItStays() throws {
    let clinic = try TestClinic()
    let patient = try Self.open(clinic.store)
    let sheet = try clinic.store.cardSheet(of: patient)
    _ = try clinic.store.editCard(sheet, changes: [.workplace: "邮局"])
    let other = try clinic.secondTerminal()
    _ = try other.editCard(other.cardSheet(of: patient), changes: [.education: "high"])
    let restored = try clinic.store.undoCardChange()
    #expect(restored.entry[.workplace] == sheet.entry[.workplace])
    #expect(restored.entry[.education] == "high")
  }

  @Test func changesAreTakenBackOneAfterAnotherAcrossSessions() throws {
    let clinic = try TestClinic()
    let patients = try [
      Self.open(clinic.store), Self.open(clinic.store, person("李四", "1970-05-05")),
    ]
    let first = try clinic.store.cardSheet(of: patients[0])
    _ = try clinic.store.editCard(first, changes: [.workplace: "邮局", .diseases: "stroke"])
    clinic.clock.advance(seconds: 60)
    _ = try clinic.store.editCard(
      clinic.store.cardSheet(of: patients[0]), changes: [.workplace: "银行", .name: "张珊"])
    clinic.clock.advance(seconds: 60)
    let second = try clinic.store.cardSheet(of: patients[1])
    _ = try clinic.store.editCard(second, changes: [.address: "城西区2号"])
    let later = try clinic.machine()
    _ = try later.act(as: "li", systemUser: "")
    let last = try #require(try later.lastCardChange())
    #expect(last.patient == patients[1] && last.items == [.address])
    #expect(try later.undoCardChange().entry == second.entry)
    #expect(try later.lastCardChange()?.items == [.name, .workplace])
    #expect(try later.undoCardChange().entry[.workplace] == "邮局")
    #expect(try later.undoCardChange().entry == first.entry)
    #expect(try later.lastCardChange() == nil)
    #expect(throws: StoreError.notFound) { try later.undoCardChange() }
  }

  @Test func theSecondOfTwoTerminalsIsToldWhatTheFirstChanged() throws {
    let clinic = try TestClinic()
    let patient = try Self.open(clinic.store)
    let other = try clinic.secondTerminal()
    let (mine, theirs) = (
      try clinic.store.cardSheet(of: patient), try other.cardSheet(of: patient)
    )
    // The new number has the same mask as the old one.
    _ = try other.editCard(theirs, changes: [.phone: "13899990021", .workplace: "邮局"])
    guard
      case .changedMeanwhile(let present, let items) = try clinic.store.editCard(
        mine, changes: [.address: "城西区1号"])
    else { throw Refused() }
    #expect(items == [.phone, .workplace])
    #expect(present.entry[.workplace] == "邮局")
    guard case .saved = try clinic.store.editCard(present, changes: [.address: "城西区1号"]) else {
      throw Refused()
    }
    let whole = try clinic.machine().cardSheet(of: patient).entry
    #expect(whole[.phone] == "13899990021")
    #expect(whole[.address] == "城西区1号")
  }

  @Test func anItemThatIsNeededCannotBeEmptied() throws {
    let clinic = try TestClinic()
    let sheet = try clinic.store.cardSheet(of: try Self.open(clinic.store))
    #expect(throws: StoreError.self) { try clinic.store.editCard(sheet, changes: [.name: ""]) }
    #expect(throws: StoreError.self) {
      try clinic.store.editCard(sheet, changes: [.birthDate: "2023-02-29"])
    }
    #expect(throws: StoreError.self) { try clinic.store.editCard(sheet, changes: [:]) }
  }

  // MARK: - Never twice

  @Test func aLikelyDuplicateOpensNoCardUntilSomebodySaysSo() throws {
    let clinic = try TestClinic()
    let first = try Self.open(clinic.store, person("张三", phone: "13812340021"))
    guard case .likely(let candidates) = try clinic.store.openCard(person("張三")) else {
      throw Refused()
    }
    #expect(candidates.map(\.hit.patient) == [first])
    #expect(candidates.first?.likeness.reasons == [.sameName, .sameBirth])
    #expect(try clinic.store.patientCount() == 1)
    // Whom it shows is a look like any other.
    let looks = try clinic.machine().auditRows(of: nil, limit: 100).filter { $0.object == "list" }
    #expect(looks.map(\.detail) == ["list duplicates"] && looks.first?.count == 1)
    let second = try Self.open(clinic.store, person("張三"), anyway: true)
    #expect(second.value == first.value + 1)
  }

  @Test func candidatesAreFoundByEveryKindOfSlip() throws {
    let clinic = try TestClinic()
    let patient = try Self.open(
      clinic.store, person("王小明", phone: "13812345678", id: "130503196704010016"), anyway: true)
    let slips: [CardEntry] = [
      CardEntry([.document: "130503670401001"]),
      person("王小明", "1968-12-03"), person("王小明", "1968-03-21"), person("王小明", "1986-03-12"),
      person("王晓鸣"), person("王小红"),
      CardEntry([.name: "王小明", .phone: "13812346578"]),
      CardEntry([.name: "王晓明", .phone: "13812345678"]),
      CardEntry([.name: "王小明"]),
    ]
    for slip in slips {
      let found = try clinic.store.candidates(for: slip)
      #expect(found.map(\.hit.patient) == [patient], "\(slip)")
    }
    #expect(try clinic.store.candidates(for: person("赵六", "1990-01-01")).isEmpty)
    #expect(try clinic.store.candidates(for: slips[1], besides: patient).isEmpty)
    #expect(try clinic.store.candidates(for: CardEntry()).isEmpty)
  }

  // MARK: - Many terminals

  @Test func terminalsThatOpenCardsAtOnceLeaveNoGapAndShareNoNumber() throws {
    let clinic = try TestClinic()
    let given = Mutex<[(Int, String)]>([])
    let threads = try (0..<4).map { terminal in
      nonisolated(unsafe) let store = try clinic.secondTerminal()
      return Thread {
        for number in 0..<10 {
          let entry = CardEntry([
            .name: "客\(["甲", "乙", "丙", "丁"][terminal])", .sex: "male",
            .birthDate: "19\(50 + number)-0\(terminal + 1)-01",
          ])
          guard
            case .opened(let patient, _, let code)? = try? store.openCard(
              entry, acceptsDuplicates: true)
          else { continue }
          given.withLock { $0.append((patient.value, code)) }
        }
      }
    }
    threads.forEach { $0.start() }
    while threads.contains(where: { !$0.isFinished }) { sched_yield() }
    let all = given.withLock { $0 }
    #expect(all.map(\.0).sorted() == Array(1...40))
    #expect(Set(all.map(\.1)).count == 40)
    #expect(try clinic.store.patientCount() == 40)
  }

  @Test func twoTerminalsThatOpenOnePersonAtOnceOpenOneCard() throws {
    let clinic = try TestClinic()
    let other = try clinic.secondTerminal()
    let threads = [clinic.store, other].map { store in
      nonisolated(unsafe) let store = store
      return Thread { _ = try? store.openCard(CardTests.typed) }
    }
    threads.forEach { $0.start() }
    while threads.contains(where: { !$0.isFinished }) { sched_yield() }
    #expect(try clinic.store.patientCount() == 1)
  }

  // MARK: - Archive codes

  @Test func archiveCodesGoOnFromTheirVillage() throws {
    let clinic = try TestClinic()
    try clinic.store.setArchivePrefix("510104001001")
    guard case .opened(_, _, let first) = try clinic.store.openCard(person("张三")),
      case .opened(let patient, _, let second) = try clinic.store.openCard(
        person("李四", "1970-01-01"))
    else { throw Refused() }
    #expect(first == "51010400100100001")
    #expect(second == "51010400100100002")
    #expect(try clinic.find("00100002").map(\.patient) == [patient])
    #expect(throws: StoreError.self) { try clinic.store.setArchivePrefix("12") }
    #expect(throws: StoreError.denied(.change, .accounts)) {
      try clinic.terminal(of: .reception).setArchivePrefix("D")
    }
  }

  @Test func erasingTakesTheCardsTablesWithIt() throws {
    let clinic = try TestClinic()
    let patient = try Self.open(clinic.store)
    _ = try clinic.store.editCard(
      try clinic.store.cardSheet(of: patient), changes: [.workplace: "邮局"])
    _ = try clinic.store.askToErase(patient, reason: "本人要求")
    let other = try clinic.secondTerminal()
    let question = try #require(try other.approvals().first)
    try other.decide(question.id, allow: true)
    try clinic.store.erase(patient)
    let whole = try clinic.machine().cardSheet(of: patient).entry
    #expect(whole.items.allSatisfy { [.name, .sex].contains($0) })
    #expect(whole[.name].isEmpty)
  }
}
