import Domain

// Encounters, conditions, allergies and reports.
extension FHIRImport {
  mutating func readEncounter(_ resource: FHIRResource, key: String?) {
    guard let subject = subject(of: resource) else { return }
    let value = resource.value
    let status = value.text("status") ?? "unknown"
    let period = value["period"]
    guard let start = time(period?["start"] ?? period?["end"]).map(moment) else {
      if status == "planned" || status == "cancelled" {
        skip(resource, "fhir.no-time", zh: "未发生的就诊没有时间", en: "a visit that did not happen")
      } else {
        refuse(resource, "fhir.no-time", zh: "没有可用的时间", en: "no usable time is given")
      }
      return
    }
    let kind = value["class"]
    let type =
      value.list("type").lazy.compactMap(\.words).first ?? value["serviceType"]?.words
      ?? kind?.text("display") ?? ""
    let encounter = Encounter(
      start: start.instant, day: start.day, end: time(period?["end"]).map { moment($0).instant },
      classCode: kind?.text("code") ?? "", type: type, department: department(of: resource),
      practitioner: practitioner(of: resource), reason: reason(of: resource), status: status)
    add(to: subject) { $0.encounters.append(.init(encounter, key: key, encounterKey: nil)) }
  }

  private func department(of resource: FHIRResource) -> String? {
    let value = resource.value
    return name(of: value["serviceProvider"], in: resource, type: "Organization")
      ?? value.list("location").lazy.compactMap { place in
        name(of: place["location"], in: resource, type: "Location")
      }.first
  }

  private func practitioner(of resource: FHIRResource) -> String? {
    resource.value.list("participant").lazy.compactMap { participant in
      name(of: participant["individual"], in: resource, type: "Practitioner")
    }.first
  }

  private func reason(of resource: FHIRResource) -> String? {
    if let words = resource.value.list("reasonCode").lazy.compactMap(\.words).first { return words }
    return resource.value.list("reasonReference").lazy.compactMap { reference in
      if let display = reference.text("display") { return display }
      return referred(reference, in: resource, type: "Condition")?["code"]?.words
    }.first
  }

  /// What a reference shows: its own words, else the name in the resource that it leads to.
  private func name(of reference: JSONValue?, in owner: FHIRResource, type: String) -> String? {
    if let display = reference?.text("display") { return display }
    guard let found = referred(reference, in: owner, type: type) else { return nil }
    if let text = found.text("name") { return text }
    if let name = FHIRName.best(of: found.list("name")) { return name.shown }
    // A PractitionerRole has no name of its own.
    guard let inner = found["practitioner"] else { return nil }
    return inner.text("display")
      ?? referred(inner, in: owner, type: type).flatMap {
        FHIRName.best(of: $0.list("name"))?.shown
      }
  }

  /// The resource that a reference leads to, inside the file.
  func referred(_ reference: JSONValue?, in owner: FHIRResource, type: String) -> JSONValue? {
    switch index.target(of: reference, in: owner, type: type) {
    case .resource(let place): index.resources[place].value
    case .contained(let inner): inner
    default: nil
    }
  }

  mutating func readCondition(_ resource: FHIRResource, key: String?) {
    guard let subject = subject(of: resource) else { return }
    let value = resource.value
    guard let code = value["code"]?.coding else {
      refuse(resource, "fhir.no-code", zh: "没有写明诊断", en: "no diagnosis is named")
      return
    }
    let onset = date(
      dateTime: value["onsetDateTime"], period: value["onsetPeriod"], age: value["onsetAge"],
      string: value["onsetString"], of: subject)
    let abatement = date(
      dateTime: value["abatementDateTime"], period: value["abatementPeriod"],
      age: value["abatementAge"], string: value["abatementString"], of: subject)
    let verification = value.code("verificationStatus") ?? "confirmed"
    // R4 leaves the clinical status out where the entry was an error.
    let isError = verification == "entered-in-error"
    let isOver = value.members.contains { $0.name.hasPrefix("abatement") }
    let status =
      value.code("clinicalStatus") ?? (isError ? "inactive" : isOver ? "resolved" : "active")
    let condition = Condition(
      code: code, clinicalStatus: isError ? "inactive" : status, verificationStatus: verification,
      onset: onset, abatement: abatement)
    let encounter = encounterKey(of: resource)
    add(to: subject) { $0.conditions.append(.init(condition, key: key, encounterKey: encounter)) }
  }

  mutating func readAllergy(_ resource: FHIRResource, key: String?) {
    guard let subject = subject(of: resource, "patient") else { return }
    let value = resource.value
    let reactions = value.list("reaction")
    let code = value["code"]?.coding ?? reactions.lazy.compactMap { $0["substance"]?.coding }.first
    guard let code else {
      refuse(resource, "fhir.no-code", zh: "没有写明过敏物质", en: "no substance is named")
      return
    }
    let effects = reactions.flatMap { reaction in
      let words = reaction.list("manifestation").compactMap(\.words)
      return words.isEmpty ? [reaction.text("description")].compactMap(\.self) : words
    }
    // An entry that was an error or was refuted must not be shown as a present allergy.
    let verification = value.code("verificationStatus")
    let isVoid = verification == "entered-in-error" || verification == "refuted"
    let allergy = AllergyIntolerance(
      code: code, criticality: value.text("criticality"),
      reaction: effects.isEmpty ? nil : effects.joined(separator: ", "),
      clinicalStatus: isVoid ? "inactive" : value.code("clinicalStatus") ?? "active",
      recorded: day(value["recordedDate"]) ?? day(value["onsetDateTime"]))
    let encounter = encounterKey(of: resource)
    add(to: subject) { $0.allergies.append(.init(allergy, key: key, encounterKey: encounter)) }
  }

  mutating func readReport(_ resource: FHIRResource, key: String?) {
    guard let subject = subject(of: resource) else { return }
    let value = resource.value
    guard let code = value["code"]?.coding else {
      refuse(resource, "fhir.no-code", zh: "没有写明报告种类", en: "the kind of report is not named")
      return
    }
    let issued = time(value["issued"]).map(moment)
    guard let moment = issued ?? effective(of: resource) else { return }
    let conclusions = value.list("conclusionCode").compactMap(\.words)
    let report = DiagnosticReport(
      code: code, issued: moment.instant, day: moment.day,
      status: value.text("status") ?? "unknown",
      conclusion: value.text("conclusion")
        ?? (conclusions.isEmpty ? nil : conclusions.joined(separator: "; ")))
    let encounter = encounterKey(of: resource)
    add(to: subject) { $0.reports.append(.init(report, key: key, encounterKey: encounter)) }
  }
}
