import Domain

extension FHIRImport {
  /// What all values of one Observation share.
  struct Occasion {
    var resource: FHIRResource
    var subject: Subject
    var moment: Moment
    var status: ObservationStatus
    var encounter: String?
  }

  /// A value that was read, before it is stored.
  struct Reading {
    var indicator: Indicator
    var value: Double?
    var comparator: Comparator?
    var text: String
    var unit = ""
    var factor = 1.0
  }

  mutating func readObservation(_ resource: FHIRResource, key: String?) {
    let value = resource.value
    guard let status = observationStatus(of: resource) else { return }
    guard let subject = subject(of: resource) else { return }
    let components = value.list("component")
    let own = Self.answer(of: value)
    guard own != nil || !components.isEmpty else {
      // A group such as a panel has its values in its members.
      if value["hasMember"] == nil {
        skip(resource, "fhir.no-value", zh: "没有数值", en: "no value is given")
      }
      return
    }
    guard let moment = effective(of: resource) else { return }
    let occasion = Occasion(
      resource: resource, subject: subject, moment: moment, status: status,
      encounter: encounterKey(of: resource))
    if let own { measure(own, code: value["code"], of: occasion, key: key) }
    for (number, component) in components.enumerated() {
      guard let answer = Self.answer(of: component) else {
        skip(resource, "fhir.no-value", zh: "分项没有数值", en: "a component without a value")
        continue
      }
      measure(
        answer, code: component["code"], of: occasion, key: key.map { "\($0)#\(number)" })
    }
  }

  /// The status; nil, with a note, for an observation that was never made.
  private mutating func observationStatus(of resource: FHIRResource) -> ObservationStatus? {
    switch resource.value.text("status") {
    case "final": return .final
    case "preliminary": return .preliminary
    case "amended": return .amended
    case "corrected": return .corrected
    case "registered": return .registered
    case "entered-in-error": return .retracted
    case "cancelled":
      skip(resource, "fhir.cancelled", zh: "已取消", en: "cancelled")
      return nil
    default: return .unknown
    }
  }

  /// The `value[x]` of an Observation or component, with its name; nil when there is none.
  private static func answer(of holder: JSONValue) -> JSONMember? {
    holder.members.first { member in
      guard member.value.kind != .null else { return false }
      return member.key.string?.hasPrefix("value") ?? false
    }
  }

  private mutating func measure(
    _ answer: JSONMember, code concept: JSONValue?, of occasion: Occasion, key: String?
  ) {
    guard let code = FHIRCode(concept, in: dictionary) else {
      refuse(occasion.resource, "fhir.no-code", zh: "没有写明项目", en: "what was observed is not named")
      return
    }
    let reading: Reading?
    switch answer.name {
    case "valueQuantity": reading = quantity(answer.value, code: code, of: occasion)
    case "valueInteger":
      reading = number(answer.value, unit: .none, comparator: nil, code: code)
    default: reading = words(answer, code: code, of: occasion)
    }
    guard let reading else { return }
    store(reading, of: occasion, key: key, at: answer.value)
  }

  private mutating func store(
    _ reading: Reading, of occasion: Occasion, key: String?, at value: JSONValue
  ) {
    let indicator = reading.indicator
    let isImplausible =
      reading.value.map { number in indicator.hardBounds.map { !$0.contains(number) } ?? false }
      ?? false
    if isImplausible {
      problems.tally(
        .warning, "fhir.implausible", subject: indicator.code, at: value
      ) { count in
        Localized(
          zh: "\(indicator.code)：\(count) 个数值超出可信范围，已导入并标记",
          en: "\(indicator.code): \(count) values outside the credible range, imported and marked")
      }
    }
    let observation = Observation(
      instant: occasion.moment.instant, day: occasion.moment.day,
      precision: occasion.moment.precision, value: reading.value,
      comparator: reading.comparator, receivedText: reading.text, receivedUnit: reading.unit,
      factor: reading.factor, status: occasion.status, source: .fhirImport,
      isImplausible: isImplausible)
    let measurement = PatientRecord.Measurement(
      indicator: indicator.code, observation: observation)
    add(to: occasion.subject) {
      $0.measurements.append(.init(measurement, key: key, encounterKey: occasion.encounter))
    }
  }
}
