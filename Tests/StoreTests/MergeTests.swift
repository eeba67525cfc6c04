import Domain
import Foundation
import Interchange
import Store
import TestSupport
import Testing

/// Two cards that become one, and two again.
@Suite struct MergeTests {
  /// A clinic with two cards of one person, each with a visit, a value, a follow-up and a consent.
  private func pair() throws -> (TestClinic, PatientID, PatientID) {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "his")
    var ids: [PatientID] = []
    for (place, name) in ["张三", "张山"].enumerated() {
      var record = sampleRecord(
        name: name, key: "Patient/\(place)", phone: "1381234002\(place)")
      record.encounters = [
        .init(
          Encounter(
            start: clinic.clock.now, day: clinic.today, classCode: "AMB", type: "门诊\(place)"),
          key: "Encounter/\(place)")
      ]
      record.measurements = [
        systolic(120 + Double(place), on: "2026-01-05", key: "Observation/\(place)")
      ]
      record.measurements[0].encounterKey = "Encounter/\(place)"
      record.conditions = [
        .init(
          Condition(
            code: Coding(
              system: "http://hl7.org/fhir/sid/icd-10", code: ["I10", "E11"][place],
              display: ["高血压", "糖尿病"][place])), key: "Condition/\(place)")
      ]
      record.identifiers = [
        PatientIdentifier(
          kind: .residentID, value: ["11010519491231002X", "130503196704010016"][place])
      ]
      _ = try importer.take(record)
      let id = try #require(try clinic.find(name).first).patient
      ids.append(id)
      _ = try clinic.store.sign(
        ConsentDraft(purpose: .care, textVersion: "1", text: "同意", signer: name), of: id)
      _ = try clinic.store.openFollowUps(
        [
          FollowUpDraft(
            reason: .bloodPressureRecheck, channel: .phone, due: clinic.today, risk: .regular,
            why: Localized(same: "x"))
        ], of: id)
    }
    return (clinic, ids[0], ids[1])
  }

  private func state(_ clinic: TestClinic, _ patient: PatientID) throws -> PatientArchive {
    try clinic.machine().archive(of: patient, purpose: .open)
  }

  @Test func everythingOfThePersonIsOnOneCard() throws {
    let (clinic, stays, goes) = try pair()
    let preview = try clinic.store.mergePreview(into: stays, of: goes)
    #expect(preview.moves["encounter"] == 1)
    #expect(preview.moves["observation"] == 1)
    #expect(preview.moves["follow_up"] == 1)
    _ = try clinic.store.merge(preview, taking: [.name])
    let archive = try state(clinic, stays)
    #expect(archive.patient.name == "张山")
    #expect(archive.encounters.map(\.type).sorted() == ["门诊0", "门诊1"])
    #expect(archive.series.first?.points.compactMap(\.value).sorted() == [120, 121])
    #expect(archive.followUps.count == 2)
    #expect(archive.conditions.count == 2)
    #expect(archive.contacts.map(\.value).sorted() == ["13812340020", "13812340021"])
    #expect(try clinic.store.consents(of: stays).count == 2)
    #expect(try clinic.store.patientCount() == 1)
    #expect(try clinic.store.check().isClean)
  }

  @Test func theCardThatWentLeadsToTheOneThatStayed() throws {
    let (clinic, stays, goes) = try pair()
    _ = try clinic.store.merge(
      try clinic.store.mergePreview(into: stays, of: goes), taking: [])
    let card = CardNumber(serial: goes.value).text
    #expect(try clinic.find(card).map(\.patient) == [stays])
    #expect(try clinic.find("130503196704010016").map(\.patient) == [stays])
    #expect(try clinic.find("0021").map(\.patient) == [stays])
    #expect(try clinic.store.archive(of: goes, purpose: .open).id == stays)
    #expect(throws: StoreError.notFound) { try clinic.store.cardSheet(of: goes) }
    #expect(throws: StoreError.notFound) {
      try clinic.store.mergePreview(into: stays, of: goes)
    }
  }

  @Test func takenBackBothAreAsTheyWere() throws {
    let (clinic, stays, goes) = try pair()
    let before = (try state(clinic, stays), try state(clinic, goes))
    let done = try clinic.store.merge(
      try clinic.store.mergePreview(into: stays, of: goes), taking: [.name, .phone, .document])
    _ = try clinic.store.unmerge(done.id)
    let after = (try state(clinic, stays), try state(clinic, goes))
    #expect(Self.content(after.0) == Self.content(before.0))
    #expect(Self.content(after.1) == Self.content(before.1))
    #expect(try clinic.find("张三").map(\.patient) == [stays])
    #expect(try clinic.find("张山").map(\.patient) == [goes])
    #expect(try clinic.find(CardNumber(serial: goes.value).text).map(\.patient) == [goes])
    #expect(try clinic.store.patientCount() == 2)
    #expect(try clinic.store.check().isClean)
    #expect(throws: StoreError.notFound) { try clinic.store.unmerge(done.id) }
  }

  /// What an archive says, without the versions of its follow-ups.
  private static func content(_ archive: PatientArchive) -> PatientArchive {
    var result = archive
    for place in result.followUps.indices { result.followUps[place].version = 0 }
    result.contacts.sort { $0.value < $1.value }
    return result
  }

  @Test func whatCameSinceStaysWhereItCame() throws {
    let (clinic, stays, goes) = try pair()
    let done = try clinic.store.merge(
      try clinic.store.mergePreview(into: stays, of: goes), taking: [.name])
    clinic.clock.advance(seconds: 400 * 86_400)
    _ = try clinic.store.editCard(
      try clinic.store.cardSheet(of: stays), changes: [.workplace: "邮局", .name: "张三丰"])
    // The system of the card that went sends its value corrected.
    var record = sampleRecord(name: "张山", key: "Patient/1", phone: "13812340021")
    record.measurements = [systolic(125, on: "2026-01-05", key: "Observation/1")]
    _ = try Importer(clinic.store, source: "his").take(record)
    _ = try clinic.store.unmerge(done.id)
    let (one, other) = (try state(clinic, stays), try state(clinic, goes))
    #expect(try clinic.machine().cardSheet(of: stays).entry[.workplace] == "邮局")
    #expect(other.patient.name == "张山")
    let values = (one.series + other.series).flatMap(\.points).compactMap(\.value)
    #expect(Set(values).isSuperset(of: [120, 125]))
    #expect(try clinic.store.check().isClean)
  }

  @Test func eachOfTwoMergesIsTakenBackByItself() throws {
    let (clinic, first, second) = try pair()
    let third = try CardTests.open(
      clinic.store, CardEntry([.name: "张珊", .sex: "male", .birthDate: "1968-03-13"]), anyway: true)
    let before = try [first, second, third].map { Self.content(try state(clinic, $0)) }
    let one = try clinic.store.merge(
      try clinic.store.mergePreview(into: first, of: second), taking: [.name])
    let two = try clinic.store.merge(
      try clinic.store.mergePreview(into: third, of: first), taking: [.phone])
    #expect(try state(clinic, second).id == third)
    #expect(try state(clinic, third).encounters.count == 2)
    #expect(try clinic.store.merges(of: first).map(\.id) == [two.id, one.id])
    // The first is taken back while the second stands.
    _ = try clinic.store.unmerge(one.id)
    #expect(Self.content(try state(clinic, second)) == before[1])
    #expect(try state(clinic, third).encounters.map(\.type) == ["门诊0"])
    #expect(try clinic.find("130503196704010016").map(\.patient) == [second])
    _ = try clinic.store.unmerge(two.id)
    #expect(Self.content(try state(clinic, first)) == before[0])
    #expect(Self.content(try state(clinic, third)) == before[2])
    #expect(try clinic.store.check().isClean)
  }

  @Test func aSecondImportFindsEveryPartAgain() throws {
    let (clinic, stays, goes) = try pair()
    let done = try clinic.store.merge(
      try clinic.store.mergePreview(into: stays, of: goes), taking: [])
    var record = sampleRecord(name: "张山", key: "Patient/1", phone: "13812340021")
    record.measurements = [systolic(121, on: "2026-01-05", key: "Observation/1")]
    let importer = Importer(clinic.store, source: "his")
    guard case .taken(let summary) = try importer.take(record) else {
      Issue.record("refused")
      return
    }
    #expect(summary.newObservations == 0)
    #expect(summary.newPatients == 0)
    _ = try clinic.store.unmerge(done.id)
    guard case .taken(let again) = try importer.take(record) else {
      Issue.record("refused")
      return
    }
    #expect(again.newObservations == 0)
    #expect(again.newPatients == 0)
  }

  @Test func receptionLooksAndDoesNotMerge() throws {
    let (clinic, stays, goes) = try pair()
    let desk = try clinic.terminal(of: .reception)
    let preview = try desk.mergePreview(into: stays, of: goes)
    #expect(preview.survivor.entry[.document] == "110105********002X")
    #expect(throws: StoreError.denied(.change, .importing)) {
      try desk.merge(preview, taking: [])
    }
    #expect(throws: StoreError.denied(.add, .importing)) {
      try clinic.terminal(of: .nurse).mergePreview(into: stays, of: goes)
    }
  }

  @Test func whatReceptionProposesIsMergedByWhoeverAllowsIt() throws {
    let (clinic, stays, goes) = try pair()
    let desk = try clinic.terminal(of: .reception)
    let preview = try desk.mergePreview(into: stays, of: goes)
    let id = try desk.proposeMerge(preview, taking: [.address], reason: "同名、生日相同")
    // Asked twice it is one question, and nothing has moved.
    #expect(try desk.proposeMerge(preview, taking: [], reason: "again") == id)
    #expect(try clinic.store.patientCount() == 2)
    #expect(try desk.approvals().map(\.isOwn) == [true])
    #expect(throws: StoreError.denied(.approve, .importing)) { try desk.decide(id, allow: true) }
    #expect(throws: StoreError.denied(.approve, .importing)) { try desk.proposedMerge(id) }
    let manager = try clinic.terminal(of: .manager)
    let line = try #require(try manager.approvals().first)
    #expect(line.kind == .merge && line.reason == "同名、生日相同")
    #expect(!line.content.contains("张"), "nothing of the person: \(line.content)")
    let proposed = try manager.proposedMerge(id)
    #expect(proposed.taking == [.address])
    #expect(proposed.preview.survivor.patient == stays)
    try manager.decide(id, allow: true)
    #expect(try clinic.store.patientCount() == 1)
    #expect(try clinic.store.merges(of: stays).count == 1)
    #expect(try manager.approvals().isEmpty)
    #expect(throws: StoreError.self) { try manager.decide(id, allow: true) }
  }

  @Test func aProposalThatIsRefusedMovesNothing() throws {
    let (clinic, stays, goes) = try pair()
    let desk = try clinic.terminal(of: .reception)
    let id = try desk.proposeMerge(
      desk.mergePreview(into: stays, of: goes), taking: [], reason: "same phone")
    let manager = try clinic.terminal(of: .manager)
    try manager.decide(id, allow: false)
    #expect(try clinic.store.patientCount() == 2)
    #expect(try manager.approvals().isEmpty)
    #expect(throws: StoreError.self) {
      try desk.proposeMerge(
        desk.mergePreview(into: stays, of: goes), taking: [], reason: "  ")
    }
  }

  @Test func aProposalIsAboutTheCardsAsTheyWereSeen() throws {
    let (clinic, stays, goes) = try pair()
    let desk = try clinic.terminal(of: .reception)
    let preview = try desk.mergePreview(into: stays, of: goes)
    let id = try desk.proposeMerge(preview, taking: [], reason: "same phone")
    _ = try clinic.store.editCard(
      try clinic.store.cardSheet(of: goes), changes: [.workplace: "邮局"])
    #expect(throws: StoreError.conflict) {
      try desk.proposeMerge(preview, taking: [], reason: "same phone")
    }
    let manager = try clinic.terminal(of: .manager)
    #expect(throws: StoreError.conflict) { try manager.decide(id, allow: true) }
    #expect(try manager.approvals().count == 1, "the question stays")
    // Looked at as they are now, the two become one, and the question is answered.
    let (now, taking) = try manager.proposedMerge(id)
    _ = try manager.merge(now, taking: taking)
    #expect(try manager.approvals().isEmpty)
  }

  @Test func whoIsLikeSomebodyWithACardIsOffered() throws {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "t")
    let people = [
      ("张三", "1968-03-12"), ("张三", "1968-03-21"), ("张三", "1990-01-01"), ("李四", "1968-03-12"),
    ]
    for (place, person) in people.enumerated() {
      _ = try importer.take(
        sampleRecord(name: person.0, key: "\(place)", born: person.1, phone: "1391111000\(place)"))
    }
    let desk = try clinic.terminal(of: .reception)
    let found = try desk.duplicates(of: PatientID(1))
    #expect(found.map(\.hit.patient.value) == [2])
    #expect(found.first?.likeness.reasons == [.sameName, .nearBirth])
    #expect(found.first?.hit.isMasked == true)
    #expect(throws: StoreError.notFound) { try desk.duplicates(of: PatientID(99)) }
  }

  @Test func whatWasSeenMustStillBeSo() throws {
    let (clinic, stays, goes) = try pair()
    let preview = try clinic.store.mergePreview(into: stays, of: goes)
    _ = try clinic.store.editCard(
      try clinic.store.cardSheet(of: goes), changes: [.workplace: "邮局"])
    #expect(throws: StoreError.conflict) { try clinic.store.merge(preview, taking: []) }
    #expect(throws: StoreError.self) { try clinic.store.mergePreview(into: stays, of: stays) }
  }

  @Test func aRestrictedRecordIsNotMerged() throws {
    let (clinic, stays, goes) = try pair()
    try clinic.store.restrict(goes, reason: "本人要求", requester: "本人")
    #expect(throws: StoreError.self) { try clinic.store.mergePreview(into: stays, of: goes) }
  }

  @Test func erasingThePersonErasesTheMergedCardToo() throws {
    let clinic = try TestClinic()
    let entry = CardEntry([.name: "张三", .sex: "male", .birthDate: "1968-03-12"])
    let stays = try CardTests.open(clinic.store, entry)
    let goes = try CardTests.open(clinic.store, CardTests.typed, anyway: true)
    _ = try clinic.store.merge(
      try clinic.store.mergePreview(into: stays, of: goes), taking: [.phone])
    _ = try clinic.store.askToErase(stays, reason: "本人要求")
    let other = try clinic.secondTerminal()
    let question = try #require(try other.approvals().first)
    try other.decide(question.id, allow: true)
    try clinic.store.erase(stays)
    let bytes = try Data(contentsOf: URL(filePath: clinic.path))
    for text in ["11010519491231002X", "13812340021", "13900001111", "城东区建设路1号"] {
      #expect(bytes.range(of: Data(text.utf8)) == nil, "\(text)")
    }
  }

  @Test func bothCardsSayInTheTrailThatTheyWereMerged() throws {
    let (clinic, stays, goes) = try pair()
    let done = try clinic.store.merge(
      try clinic.store.mergePreview(into: stays, of: goes), taking: [])
    _ = try clinic.store.unmerge(done.id)
    for patient in [stays, goes] {
      let rows = try clinic.store.auditRows(of: patient, limit: 50).map(\.detail)
      #expect(rows.contains { $0.hasPrefix("merge ") && $0 != "merge preview" })
      #expect(rows.contains("unmerge"))
    }
  }
}
