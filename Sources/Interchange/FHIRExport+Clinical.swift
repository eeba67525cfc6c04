import Domain

extension FHIRExport {
  func encounter(_ visit: Encounter) -> [Member] {
    var period = [Member("start", moment(visit.start))]
    if let end = visit.end { period.append(Member("end", moment(end))) }
    var members: [Member] = [
      Member("status", .string(visit.status)),
      Member(
        "class",
        .members([
          "system": .string("http://terminology.hl7.org/CodeSystem/v3-ActCode"),
          "code": .string(visit.classCode),
        ])),
    ]
    if !visit.type.isEmpty { members.append(Member("type", .array([concept(text: visit.type)]))) }
    members.append(subject)
    members.append(Member("period", .object(period)))
    if let name = visit.practitioner {
      let who = JSONOutput.members(["individual": .members(["display": .string(name)])])
      members.append(Member("participant", .array([who])))
    }
    if let reason = visit.reason {
      members.append(Member("reasonCode", .array([concept(text: reason)])))
    }
    if let place = visit.department {
      members.append(Member("serviceProvider", .members(["display": .string(place)])))
    }
    return members
  }

  func condition(_ problem: Condition) -> [Member] {
    [
      Member("clinicalStatus", status(problem.clinicalStatus, system: "condition-clinical")),
      Member(
        "verificationStatus", status(problem.verificationStatus, system: "condition-ver-status")),
      Member("code", concept(problem.code)), subject,
    ] + some("onsetDateTime", problem.onset) + some("abatementDateTime", problem.abatement)
  }

  func medication(_ medication: MedicationStatement) -> [Member] {
    // Our words for an order that was planned or withdrawn, back in R4's.
    let code = ["draft": "intended", "cancelled": "not-taken"][medication.status]
    var members: [Member] = [
      Member("status", .string(code ?? medication.status)),
      Member("medicationCodeableConcept", concept(medication.code)), subject,
    ]
    let period = some("start", medication.started) + some("end", medication.ended)
    if !period.isEmpty { members.append(Member("effectivePeriod", .object(period))) }
    if let dosage = medication.dosage {
      members.append(Member("dosage", .array([concept(text: dosage)])))
    }
    return members
  }

  func allergy(_ allergy: AllergyIntolerance) -> [Member] {
    var members: [Member] = [
      Member(
        "clinicalStatus", status(allergy.clinicalStatus, system: "allergyintolerance-clinical")),
      Member("code", concept(allergy.code)), Member("patient", reference),
    ]
    members += some("criticality", allergy.criticality) + some("recordedDate", allergy.recorded)
    if let reaction = allergy.reaction {
      let manifestation = JSONOutput.members(["manifestation": .array([concept(text: reaction)])])
      members.append(Member("reaction", .array([manifestation])))
    }
    return members
  }

  func report(_ report: DiagnosticReport) -> [Member] {
    [
      Member("status", .string(report.status)), Member("code", concept(report.code)), subject,
      Member("effectiveDateTime", .string(report.day.description)),
      Member("issued", moment(report.issued)),
    ] + some("conclusion", report.conclusion)
  }

  func observation(_ indicator: Indicator, _ point: Observation) -> [Member] {
    let code = Coding(
      system: indicator.loinc == nil ? "urn:frontdesk:indicator" : "http://loinc.org",
      code: indicator.loinc ?? indicator.code,
      display: indicator.loincDisplay ?? indicator.name.chinese)
    var members: [Member] = []
    if point.value != nil, point.receivedUnit != indicator.unit, !point.receivedUnit.isEmpty {
      let received = (point.comparator?.rawValue ?? "") + point.receivedText
      members.append(
        Member(
          "extension",
          .array([
            .members([
              "url": .string("urn:frontdesk:as-received"),
              "valueString": .string(received + " " + point.receivedUnit),
            ])
          ])))
    }
    members += [
      Member("status", .string(point.status.code)), Member("code", concept(code)), subject,
    ]
    if let time = partial(point.day, point.precision), point.precision != .second {
      members += some("effectiveDateTime", time)
    } else {
      members.append(Member("effectiveDateTime", moment(point.instant)))
    }
    guard let value = point.value else {
      return members + some("valueString", point.receivedText)
    }
    var quantity = [Member("value", .number(value))]
    quantity += some("comparator", point.comparator?.rawValue)
    quantity += some("unit", indicator.unitLabel)
    quantity += some("system", "http://unitsofmeasure.org") + some("code", indicator.unit)
    return members + [Member("valueQuantity", .object(quantity))]
  }
}
