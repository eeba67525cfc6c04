internal import Domain
internal import Interchange
internal import Store

/// What the archive holds on one patient, as text or JSON.
enum ShowPatient {
  static func run(_ word: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    let archive = try usingStore { () throws(StoreError) in
      try clinic.store.archive(of: patient, purpose: .command)
    }
    if session.isJSON {
      Output.json(json(archive))
    } else {
      show(archive, session, today: clinic.store.today)
    }
    return .done
  }

  private static func json(_ archive: PatientArchive) -> JSONOutput {
    let person = archive.patient
    return .members([
      "patient": .string(archive.card), "name": .string(person.name),
      "sex": .string(person.sex.rawValue),
      "birthDate": .optional(partialDate(person.birthDate, person.birthDatePrecision)),
      "deceased": .bool(person.deceased != nil),
      "identifiers": .array(
        archive.identifiers.map {
          .members(["system": .string($0.system), "value": .string($0.value)])
        }),
      "contacts": .array(
        archive.contacts.map {
          .members(["value": .string($0.value), "holder": .optional($0.holder)])
        }),
      "conditions": .array(
        archive.conditions.map {
          .members([
            "code": .string($0.code.code), "display": .string($0.code.display),
            "clinicalStatus": .string($0.clinicalStatus), "onset": .optional($0.onset),
            "abatement": .optional($0.abatement),
          ])
        }),
      "medications": .array(
        archive.medications.map {
          .members([
            "code": .string($0.code.code), "display": .string($0.code.display),
            "dosage": .optional($0.dosage), "status": .string($0.status),
            "started": .optional($0.started),
          ])
        }),
      "allergies": .array(
        archive.allergies.map {
          .members([
            "display": .string($0.code.display), "criticality": .optional($0.criticality),
            "reaction": .optional($0.reaction),
          ])
        }),
      "encounters": .array(
        archive.encounters.map {
          .members([
            "start": .string(Environment.zone.local($0.start).iso), "type": .string($0.type),
            "class": .string($0.classCode), "department": .optional($0.department),
            "practitioner": .optional($0.practitioner), "reason": .optional($0.reason),
          ])
        }),
      "reports": .array(
        archive.reports.map {
          .members([
            "issued": .string(Environment.zone.local($0.issued).iso),
            "display": .string($0.code.display), "status": .string($0.status),
          ])
        }),
      "indicators": .array(
        archive.series.map {
          .members([
            "indicator": .string($0.indicator.code), "count": .integer($0.points.count),
            "latest": .optional($0.latest?.value), "unit": .string($0.indicator.unit),
          ])
        }),
      "counter": archive.counter.map(counter) ?? .null,
      "hasAllergies": archive.hasAllergies.map(JSONOutput.bool) ?? .null,
      // What is named here is not the reader's: its empty list does not say that there is none.
      "hidden": .array(archive.hidden.map(\.rawValue).sorted().map(JSONOutput.string)),
    ])
  }

  /// What the counter needs; a list is empty also where it is not the reader's.
  private static func counter(_ facts: CounterFacts) -> JSONOutput {
    .members([
      "appointments": .array(
        facts.appointments.map {
          .members([
            "appointment": .integer($0.id.value), "day": .string($0.appointment.day.description),
            "start": .optional($0.appointment.start?.description),
            "kind": .string($0.appointment.kind.rawValue), "staff": .optional($0.appointment.staff),
          ])
        }),
      "notices": .array(facts.notices.map(NoticeCommand.json)),
      "missing": .array(facts.missing.map { .string($0.rawValue) }),
      "consents": .array(
        (facts.consents ?? []).map {
          .members([
            "purpose": .string($0.purpose.rawValue), "state": .string($0.state.rawValue),
            "day": .string($0.day.description),
          ])
        }),
      "family": .array(facts.family.map(FamilyCommand.json)),
    ])
  }

  private static func show(_ archive: PatientArchive, _ session: Session, today: CalendarDate) {
    let language = session.language
    let person = archive.patient
    let birth = partialDate(person.birthDate, person.birthDatePrecision) ?? "?"
    let age = person.birthDate.map { String($0.age(on: today)) } ?? "?"
    Output.line("\(archive.card)  \(person.name)  \(person.sex.title[language])  \(age)  \(birth)")
    for condition in archive.conditions {
      Output.line(
        "  \(condition.isActive ? "+" : "-") \(condition.code.display)  \(condition.onset?.description ?? "")"
      )
    }
    for medication in archive.medications where medication.isActive {
      Output.line("  Rx \(medication.code.display)  \(medication.dosage ?? "")")
    }
    for allergy in archive.allergies {
      Output.line("  ! \(allergy.code.display)  \(allergy.reaction ?? "")")
    }
    for series in archive.series {
      guard let latest = series.latest, let value = latest.value else { continue }
      let indicator = series.indicator
      let range = indicator.reference(sex: person.sex, age: person.birthDate?.age(on: latest.day))
      let flag = range?.judge(value, comparator: latest.comparator)?.title[language] ?? ""
      Output.line(
        "  \(indicator.name[language])  \(latest.comparator?.rawValue ?? "")"
          + "\(fixedDecimal(value, decimals: indicator.decimals)) \(flag)  \(indicator.unitLabel)  "
          + "\(latest.day)  n=\(series.points.count)")
    }
    if archive.hidden.contains(.allergies), archive.hasAllergies == true {
      Output.line(
        language == .chinese ? "  ! 有过敏 (内容不属于您的角色)" : "  ! has allergies (not for your role)")
    }
    show(archive.counter, language)
    // Very sensitive content is never said to be there or not.
    let hidden = ArchivePart.allCases.filter { archive.hidden.contains($0) && $0 != .verySensitive }
    if !hidden.isEmpty {
      let names = hidden.map { $0.title[language] }
        .joined(separator: language == .chinese ? "、" : ", ")
      Output.line(language == .chinese ? "  您的角色看不到：\(names)" : "  not for your role: \(names)")
    }
  }

  /// What the counter needs, a line each.
  private static func show(_ facts: CounterFacts?, _ language: Language) {
    guard let facts else { return }
    func line(_ label: Localized, _ text: String) {
      Output.line("  \(label[language])  \(text)")
    }
    for one in facts.notices {
      let amount = one.details.amount.map { $0.decimal + " " } ?? ""
      line(one.details.kind.title, amount + one.details.text)
    }
    if let next = facts.appointments.first?.appointment {
      let time = next.start.map { " \($0)" } ?? ""
      line(Localized(zh: "预约", en: "next"), "\(next.day)\(time) \(next.kind.title[language])")
    }
    if !facts.missing.isEmpty {
      let items = facts.missing.map { $0.title[language] }
      line(
        Localized(zh: "缺项", en: "missing"),
        items.joined(separator: language == .chinese ? "、" : ", "))
    }
    for one in facts.family { line(one.title, "\(one.name)  \(one.card)") }
  }
}
