import Domain
import FrontdeskApp

/// What patients of the sample clinic agreed to and asked for, and what waits for a second person.
struct FakeRights {
  var facts: [PatientID: PatientRights] = [:]
  var approvals: [ApprovalLine] = []
  var restricted: [RestrictedLine] = []
  /// Whether lists may not leave by one person's word.
  var needsSecond = false
  /// What the one who is signed in did last and can take back.
  var ownChange: OwnChange?

  /// Facts about the first patient, in words of one language.
  init(signer: String, reason: String, requester: String, text: String, askedBy: String) {
    let day = SampleClinic.day("2026-03-02")
    let signed = SampleClinic.zone.instant(day, secondOfDay: 36_000)
    func consent(
      _ id: Int, _ purpose: ConsentPurpose, expires: String? = nil, isWithdrawn: Bool = false
    ) -> Consent {
      Consent(
        id: id,
        details: ConsentDraft(
          purpose: purpose, textVersion: "2026-01", text: text, signer: signer,
          expires: expires.map(SampleClinic.day)),
        signed: signed, day: day,
        withdrawn: isWithdrawn ? SampleClinic.now : nil,
        withdrawalReason: isWithdrawn ? reason : nil)
    }
    facts[PatientID(1)] = PatientRights(
      patient: PatientID(1),
      consents: [
        consent(4, .marketing, isWithdrawn: true), consent(3, .sharing, expires: "2026-06-30"),
        consent(2, .followUp, expires: "2027-12-31"), consent(1, .care),
      ],
      corrections: [
        Correction(
          id: 7, field: .sex, before: "unknown", after: "male", reason: reason, at: signed,
          staff: signer)
      ],
      restrictions: [
        Restriction(
          reason: reason, requester: requester, since: signed, staff: signer,
          lifted: SampleClinic.now)
      ],
      disclosures: [
        Disclosure(
          recipient: requester, purpose: reason, what: "everything", at: signed, staff: signer)
      ],
      erasableFrom: SampleClinic.day("2041-08-10"))
    approvals = [
      ApprovalLine(
        id: 3, object: .accounts,
        what: Localized(zh: "改角色: 护士、医生", en: "Other roles: Nurse, Doctor"), reason: reason,
        askedBy: askedBy, askedAt: signed),
      ApprovalLine(
        id: 4, object: .patientRights,
        what: Localized(zh: "删除 A-000027 的档案", en: "Erase the record of A-000027"),
        reason: reason, askedBy: askedBy, askedAt: SampleClinic.now, isOwn: true,
        patient: PatientID(2)),
    ]
    restricted = [
      RestrictedLine(
        patient: PatientID(3), card: "A-000035", reason: reason, requester: requester,
        since: signed)
    ]
  }

  static let sample = FakeRights(
    signer: "张三", reason: "本人要求", requester: "本人",
    text: "本人同意城东社区卫生服务中心建立健康档案并用于诊疗。", askedBy: "zhou")
}

extension FakeClinic {
  static let ownRequest = Localized(
    zh: "不能批准自己的请求；请另一位管理者批准", en: "nobody allows what they asked for; ask another manager")

  mutating func answer(_ request: RightsRequest) -> Message? {
    switch request {
    case .read(let patient, let generation):
      let facts =
        archives.contains { $0.id == patient }
        ? rights.facts[patient] ?? PatientRights(patient: patient) : nil
      return .rights(.read(facts, generation: generation))
    case .approvals(let generation):
      return .rights(.approvals(rights.approvals, generation: generation))
    case .restricted(let generation):
      return .rights(.restricted(rights.restricted, generation: generation))
    case .link(let order) where others(order).count > 1:
      return .rights(.relativesFound(order, others(order)))
    case .lastChange: return .rights(.lastChange(rights.ownChange))
    case .count: return .rights(.counted(rights.approvals.count(where: \.waits)))
    case .tags(let patient, let withHistory, let generation):
      let facts = tagBook.tags(of: patient, withHistory: withHistory)
      return .rights(.tags(facts, generation: generation))
    case .tagWhy(_, let rule, let language, let generation):
      return .rights(.tagWhy(tagBook.why(rule, language), generation: generation))
    case .care(let request): return answer(request)
    case .overrideTag, .endTagOverride:
      version += 1
      return .rights(.done(request, number: tagBook.change(request)))
    case .export: return .rights(.exported(request, path: "/home/export-1.csv"))
    case .decide(let id, _):
      guard rights.approvals.first(where: { $0.id == id })?.isOwn != true else {
        return .failed(Self.ownRequest, .rights(request))
      }
      rights.approvals.removeAll { $0.id == id }
      version += 1
      return .rights(.done(request, number: id))
    default:
      version += 1
      changeCounter(request)
      return .rights(.done(request, number: change(request)))
    }
  }

  /// Whom the words of a link find besides the person; the owner alone of a card.
  private func others(_ order: FamilyLinkOrder) -> [LookupHit] {
    find(order.query).filter { $0.patient != order.patient }
  }

  /// Does what was asked to the facts; answers the number that comes of it.
  private mutating func change(_ request: RightsRequest) -> Int {
    let now = SampleClinic.now
    switch request {
    case .sign(let patient, let draft):
      let id = 100 + (rights.facts[patient]?.consents.count ?? 0)
      // The words of the form are in the language of the screen, those of a clinic are its own.
      var draft = draft
      draft.text = rights.facts[PatientID(1)]?.consents.last?.details.text ?? draft.text
      rights.facts[patient, default: PatientRights(patient: patient)].consents.insert(
        Consent(id: id, details: draft, signed: now, day: Self.today), at: 0)
      return id
    case .withdraw(let patient, let purpose, let reason):
      for place in rights.facts[patient]?.consents.indices ?? 0..<0
      where rights.facts[patient]?.consents[place].details.purpose == purpose {
        rights.facts[patient]?.consents[place].withdrawn = now
        rights.facts[patient]?.consents[place].withdrawalReason = reason
      }
      return 1
    case .correct(let patient, let field, let text, let reason):
      rights.facts[patient, default: PatientRights(patient: patient)].corrections.insert(
        Correction(
          id: 8, field: field, before: nil, after: text, reason: reason, at: now, staff: nil),
        at: 0)
      return 8
    case .undo(let patient, let id):
      for place in rights.facts[patient]?.corrections.indices ?? 0..<0
      where rights.facts[patient]?.corrections[place].id == id {
        rights.facts[patient]?.corrections[place].undone = now
      }
    case .restrict(let patient, let reason, _):
      let requester = rights.facts[PatientID(1)]?.disclosures.first?.recipient ?? ""
      rights.facts[patient, default: PatientRights(patient: patient)].restrictions.insert(
        Restriction(reason: reason, requester: requester, since: now), at: 0)
    case .lift(let patient):
      rights.restricted.removeAll { $0.patient == patient }
      for place in rights.facts[patient]?.restrictions.indices ?? 0..<0 {
        rights.facts[patient]?.restrictions[place].lifted = now
      }
    case .erase(let patient): archives.removeAll { $0.id == patient }
    default: break
    }
    return 9
  }
}
