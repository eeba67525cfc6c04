import Domain
import Foundation
import Store
import Testing

/// Families: links in both directions, households, and what becomes of them when cards merge.
@Suite struct FamilyLinkTests {
  /// 张父 1968, 张母 1970, 张子 1995, 张奶 1940.
  private func family() throws -> (TestClinic, [PatientID]) {
    let clinic = try TestClinic()
    let people = [
      ("张大山", "1968-03-12"), ("李秀英", "1970-05-01"), ("张小明", "1995-07-07"), ("王桂兰", "1940-01-01"),
    ]
    var ids: [PatientID] = []
    for (place, one) in people.enumerated() {
      _ = try Importer(clinic.store, source: "his").take(
        sampleRecord(
          name: one.0, key: "Patient/\(place)", born: one.1, phone: "1381234000\(place)"))
      ids.append(try #require(try clinic.find(one.0).first).patient)
    }
    return (clinic, ids)
  }

  private func link(
    _ store: Store, _ one: PatientID, _ relation: FamilyRelation, _ other: PatientID,
    shares: Bool = true
  ) throws -> FamilyMember {
    try store.addFamilyLink(
      FamilyLinkDraft(
        patient: one, relative: other, relation: relation, sharesHousehold: shares))
  }

  private func names(_ store: Store, _ patient: PatientID) throws -> [String] {
    try store.family(of: patient).map { "\($0.title.chinese) \($0.name)" }
  }

  @Test func aLinkReadsFromBothEnds() throws {
    let (clinic, ids) = try family()
    let reception = try clinic.terminal(of: .reception)
    let made = try link(reception, ids[0], .child, ids[2])
    #expect(made.patient == ids[2] && made.relation == .child)
    #expect(try names(reception, ids[0]) == ["儿子 张小明"])
    #expect(try names(reception, ids[2]) == ["父亲 张大山"])
    #expect(
      try reception.archive(of: ids[2], purpose: .preview).counter?.family.map(\.patient)
        == [ids[0]])
  }

  @Test func aHouseholdIsFoundThroughItsMembers() throws {
    let (clinic, ids) = try family()
    _ = try link(clinic.store, ids[0], .spouse, ids[1])
    _ = try link(clinic.store, ids[0], .child, ids[2])
    _ = try link(clinic.store, ids[0], .parent, ids[3], shares: false)
    #expect(
      try names(clinic.store, ids[2]) == ["父亲 张大山", "同户 李秀英"],
      "the grandmother lives elsewhere")
    #expect(try clinic.store.family(of: ids[2]).map(\.link).last == .some(nil))
    #expect(try names(clinic.store, ids[0]) == ["丈夫 李秀英", "儿子 张小明", "父亲 王桂兰"])
  }

  @Test func wrongLinksAreRefused() throws {
    let (clinic, ids) = try family()
    let store = clinic.store
    func refusal(_ body: () throws -> FamilyMember) -> String? {
      do {
        _ = try body()
        return nil
      } catch StoreError.refused(let words) {
        return words.english
      } catch { return "\(error)" }
    }
    #expect(refusal { try link(store, ids[0], .sibling, ids[0]) } == "that is the same person")
    #expect(
      refusal { try link(store, ids[0], .parent, ids[2]) }
        == "the elder would be the younger; check who is who")
    #expect(
      refusal { try link(store, ids[2], .child, ids[0]) }
        == "the elder would be the younger; check who is who")
    _ = try link(store, ids[0], .child, ids[2])
    #expect(
      refusal { try link(store, ids[2], .parent, ids[0]) } == "they are linked already: parent")
    #expect(throws: StoreError.notFound) { try link(store, ids[0], .child, PatientID(999)) }
  }

  @Test func aLinkGoesAndComesBack() throws {
    let (clinic, ids) = try family()
    let store = clinic.store
    let made = try link(store, ids[0], .spouse, ids[1])
    let id = try #require(made.link)
    try store.removeFamilyLink(id, version: made.version)
    #expect(try store.family(of: ids[1]).isEmpty)
    #expect(throws: StoreError.conflict) { try store.removeFamilyLink(id, version: made.version) }
    try store.undoFamilyLink(id, version: 2)
    #expect(try names(store, ids[1]) == ["丈夫 张大山"])
    try store.undoFamilyLink(id, version: 3)
    #expect(try store.family(of: ids[0]).isEmpty)
  }

  @Test func aLinkThatWasMadeAnewIsNotBroughtBackBesideIt() throws {
    let (clinic, ids) = try family()
    let first = try link(clinic.store, ids[0], .spouse, ids[1])
    let id = try #require(first.link)
    try clinic.store.removeFamilyLink(id, version: 1)
    _ = try link(clinic.store, ids[1], .other, ids[0])
    #expect(throws: StoreError.self) { try clinic.store.undoFamilyLink(id, version: 2) }
    #expect(try clinic.store.family(of: ids[0]).map(\.relation) == [.other])
  }

  @Test func restrictedPeopleAreInNobodysFamily() throws {
    let (clinic, ids) = try family()
    let made = try link(clinic.store, ids[0], .spouse, ids[1])
    try clinic.terminal(of: .manager).restrict(ids[1], reason: "r", requester: "本人")
    let reception = try clinic.terminal(of: .reception)
    #expect(try reception.family(of: ids[0]).isEmpty)
    #expect(throws: StoreError.denied(.read, .patientRights)) {
      try reception.removeFamilyLink(try #require(made.link), version: 1)
    }
    #expect(throws: StoreError.denied(.read, .patientRights)) {
      try link(reception, ids[1], .child, ids[2])
    }
  }

  @Test func namesAreMaskedForWhoWorksWithMaskedNames() throws {
    let (clinic, ids) = try family()
    _ = try link(clinic.store, ids[0], .spouse, ids[1])
    let cashier = try clinic.terminal(of: .cashier)
    let member = try #require(try cashier.family(of: ids[0]).first)
    #expect(member.name == "李*英" || member.name == "李**")
    #expect(member.birthDate == CalendarDate(iso: "1970-01-01"))
    #expect(throws: StoreError.denied(.change, .identity)) {
      try link(cashier, ids[0], .child, ids[2])
    }
    let nurse = try clinic.terminal(of: .nurse)
    #expect(throws: StoreError.denied(.change, .identity)) {
      try link(nurse, ids[0], .child, ids[2])
    }
  }

  /// A link stays with the card it names and is read through the merge, so that splitting loses
  /// nothing and brings nobody together.
  @Test func mergedCardsShareTheirFamilies() throws {
    let (clinic, ids) = try family()
    let store = clinic.store
    _ = try Importer(store, source: "his").take(
      sampleRecord(name: "张晓明", key: "Patient/9", born: "1995-07-07", phone: "13812340099"))
    let twin = try #require(try clinic.find("张晓明").first).patient
    _ = try link(store, ids[0], .child, twin)
    _ = try link(store, ids[2], .parent, ids[1])
    _ = try link(store, ids[2], .other, twin, shares: false)
    let merge = try store.merge(try store.mergePreview(into: ids[2], of: twin), taking: [])
    #expect(try names(store, ids[2]) == ["父亲 张大山", "父亲 李秀英"], "not their own relative")
    #expect(try store.family(of: ids[0]).map(\.patient) == [ids[2], ids[1]])
    #expect(throws: StoreError.self) { try link(store, ids[0], .child, ids[2]) }
    _ = try store.unmerge(merge.id)
    #expect(try store.family(of: ids[0]).map(\.patient).first == twin)
    #expect(
      try Set(store.family(of: ids[2]).map(\.patient)) == [ids[1], twin], "as it was before")
    #expect(try store.check().isClean)
  }

  @Test func anErasedPersonIsInNoFamily() throws {
    let (clinic, ids) = try family()
    _ = try link(clinic.store, ids[0], .spouse, ids[1])
    let copy = try clinic.terminal(of: .manager).exportPerson(ids[0], to: "本人", purpose: "查阅")
    #expect(copy.family.map(\.name) == ["李秀英"])
    let question = try clinic.store.askToErase(ids[1], reason: "本人要求")
    try clinic.terminal(of: .manager).decide(question, allow: true)
    try clinic.store.erase(ids[1])
    #expect(try clinic.store.family(of: ids[0]).isEmpty)
    #expect(try clinic.store.check().isClean)
  }

  @Test func bothRecordsHaveARowOfTheLink() throws {
    let (clinic, ids) = try family()
    _ = try link(clinic.store, ids[0], .spouse, ids[1])
    let manager = try clinic.terminal(of: .manager)
    for id in ids.prefix(2) {
      #expect(try manager.auditRows(of: id, limit: 1).first?.detail == "family link add")
    }
  }
}
