import Domain

// What the counter is told of people: families, notices, consents.
extension DemoClinic {
  /// People of the lowest numbers for whom the counter knows something; with those who have an
  /// appointment in the days to come these are the ones that somebody looks at.
  private static let known = 2000
  /// Days before a message is past.
  private static let messageDays = 21

  /// Adds what is known at the counter to a plan of days.
  ///
  /// Takes some 15 µs a person, so that a demo of a million stays quick.
  func addCounter(to plan: inout DayPlan, at now: Instant) {
    var numbers = Set(0..<min(patients, Self.known))
    for one in plan.appointments where one.day >= calendar.today {
      numbers.insert(one.patient.value - 1)
    }
    var households: Set<Int> = []
    for number in numbers.sorted() {
      let person = person(number)
      addConsents(of: person, to: &plan)
      addNotice(of: person, at: now, to: &plan)
      guard let household = person.household,
        households.insert(household.firstIndex).inserted
      else { continue }
      plan.families += household.links.filter { $0.relative.value <= patients }
    }
  }

  private func addConsents(of person: Person, to plan: inout DayPlan) {
    guard person.died == nil else { return }
    var stream = RandomStream(seed: seed, index: person.index, purpose: .counter)
    let isChild = person.birth.age(on: calendar.today) < ConsentRelation.ownAge
    let signer = isChild ? "监护人" : person.name
    let relation: ConsentRelation = isChild ? .guardian : .own
    func sign(_ purpose: ConsentPurpose, withdrawnAfter days: Int?) {
      let text =
        purpose == .care
        ? CareConsent.draft(signer: signer, relation: relation, in: .chinese)
        : ConsentDraft(
          purpose: purpose, textVersion: ConsentText.standardVersion,
          text: ConsentText.standard(purpose, clinic: name.chinese, .chinese).text,
          signer: signer, relation: relation)
      let withdrawn = days.map { person.registered.adding(days: $0) }
        .flatMap { $0 < calendar.today ? $0 : nil }
      plan.consents.append(
        DayPlan.PlannedConsent(
          patient: PatientID(person.index + 1), draft: text,
          at: calendar.zone.instant(person.registered, secondOfDay: 36_000),
          withdrawn: withdrawn.map { calendar.zone.instant($0, secondOfDay: 54_000) }))
    }
    // Older cards were opened before anybody asked for a signature.
    if stream.happens(0.82) { sign(.care, withdrawnAfter: nil) }
    if stream.happens(0.55) {
      let days = 30 + stream.below(200)
      sign(.followUp, withdrawnAfter: stream.happens(0.04) ? days : nil)
    }
    if stream.happens(0.12) { sign(.family, withdrawnAfter: nil) }
    if stream.happens(0.06) {
      let days = 20 + stream.below(90)
      sign(.marketing, withdrawnAfter: stream.happens(0.4) ? days : nil)
    }
  }

  private func addNotice(of person: Person, at now: Instant, to plan: inout DayPlan) {
    guard person.died == nil else { return }
    var stream = RandomStream(seed: ~seed, index: person.index, purpose: .counter)
    func add(_ draft: NoticeDraft) {
      let at = now.adding(seconds: -86_400 * stream.within(1...9) - stream.below(20_000))
      plan.notices.append(
        DayPlan.PlannedNotice(patient: PatientID(person.index + 1), draft: draft, at: at))
    }
    if stream.happens(0.07) {
      add(
        NoticeDraft(
          kind: .message, text: stream.pick(Self.messages),
          until: calendar.today.adding(days: stream.within(3...Self.messageDays))))
    }
    if stream.happens(0.05) {
      let item = stream.pick(Self.unpaid)
      add(
        NoticeDraft(
          kind: .unpaid, text: item.what,
          amount: Yuan(fen: item.fen + 50 * stream.below(20)),
          until: stream.happens(0.5)
            ? calendar.today.adding(days: stream.within(0...14)) : nil))
    }
  }

  /// Nothing of what is wrong with anybody: everybody at the counter reads these.
  private static let messages = [
    "报告已出，请到二楼取", "带医保卡来补登记", "下次来请带以往的检查单", "王护士请您复诊前先量血压",
    "老年人体检名额已留，请确认日期", "药已到，可来取", "请更新住址和联系人",
  ]

  private static let unpaid: [(what: String, fen: Int)] = [
    ("挂号费", 1_000), ("换药费", 2_500), ("上次诊查费差额", 800), ("复印病历费", 600), ("理疗费", 4_800),
  ]
}

extension Household {
  /// Every two of them, once.
  var links: [FamilyLinkDraft] {
    var found: [FamilyLinkDraft] = []
    for (place, one) in members.enumerated() {
      for (other, relative) in members.enumerated() where other > place {
        found.append(
          FamilyLinkDraft(
            patient: PatientID(firstIndex + place + 1),
            relative: PatientID(firstIndex + other + 1), relation: relation(of: relative, to: one),
            sharesHousehold: true))
      }
    }
    return found
  }

  private func relation(of other: Member, to one: Member) -> FamilyRelation {
    switch (one.generation, other.generation) {
    case (2, 2): .sibling
    case (0, 0), (1, 1): .spouse
    case (1, 2): .child
    case (2, 1): .parent
    case (0, 1): other.isMale == isPaternal ? .child : .childInLaw
    case (1, 0): one.isMale == isPaternal ? .parent : .parentInLaw
    case (0, _): .grandchild
    default: .grandparent
    }
  }
}
