import Domain

/// The work of reading one file: what was understood so far, and what was wrong.
struct FHIRImport {
  let dictionary: IndicatorDictionary
  let zone: ClinicZone
  let index: FHIRIndex
  var problems = ProblemList()
  /// Patients of the file and the parts on them, by the place of the Patient resource.
  var patients: [Int: Patient] = [:]
  var parts: [Int: PatientParts] = [:]
  /// Parts on people who are not in the file, by what names them.
  var outsideParts: [String: PatientParts] = [:]
  private var outsideOrder: [String] = []
  /// Observations that were refused whole.
  private var refusedObservations = 0
  /// Indicators made for this file, by code.
  var newIndicators: [String: Indicator] = [:]
  /// What a code and unit were found to mean, as a file repeats few of them often.
  var meanings: [FHIRMeaning.Key: FHIRMeaning] = [:]

  /// Types whose resources become parts of a patient's record.
  static let clinicalTypes: Set<String> = [
    "Patient", "Encounter", "Condition", "MedicationRequest", "MedicationStatement",
    "AllergyIntolerance", "DiagnosticReport", "Observation",
  ]
  /// Types that are read only where a clinical resource refers to them.
  static let supportingTypes: Set<String> = [
    "Practitioner", "PractitionerRole", "Organization", "Location", "Medication",
  ]

  /// Whom a part is on.
  enum Subject {
    case patient(Int)
    case outside(String)
  }

  init(_ contents: FHIRContents, dictionary: IndicatorDictionary, zone: ClinicZone) {
    self.dictionary = dictionary
    self.zone = zone
    index = FHIRIndex(contents.resources)
    for value in contents.nameless {
      problems.add(
        .error, "fhir.no-type", at: value, zh: "该资源没有 resourceType，未导入",
        en: "this resource has no \"resourceType\" and was not imported")
    }
  }

  /// Reads every resource.
  ///
  /// - Parameter others: What the parser had to say.
  mutating func reading(and others: [Diagnostic]) -> FHIRReading {
    var reading = FHIRReading()
    reading.resourceCount = index.resources.count
    noteReplaced()
    for (place, resource) in current where resource.type == "Patient" {
      patients[place] = patient(of: resource)
      parts[place] = PatientParts(key: index.keys[place])
    }
    for (place, resource) in current {
      if Self.clinicalTypes.contains(resource.type) {
        readPart(resource, key: index.keys[place])
      } else if !Self.supportingTypes.contains(resource.type) {
        reading.skippedTypes[resource.type, default: 0] += 1
      }
    }
    for (place, resource) in current where resource.type == "Patient" {
      guard let patient = patients[place] else { continue }
      reading.records.append(record(of: patient, from: resource, at: place))
    }
    reading.unattached = outsideOrder.compactMap { outsideParts[$0] }.filter { $0.count > 0 }
      .map(withIndicators)
    reading.refusedObservations = refusedObservations
    reading.diagnostics = problems.diagnostics(and: others)
    return reading
  }

  /// The resources that count, with their places.
  private var current: [(Int, FHIRResource)] {
    index.resources.enumerated().filter { !index.replaced.contains($0.offset) }.map {
      ($0.offset, $0.element)
    }
  }

  private mutating func noteReplaced() {
    for place in index.replaced.sorted() {
      let type = index.resources[place].type
      problems.tally(
        .note, "fhir.duplicate", subject: type, at: index.resources[place].value
      ) { count in
        Localized(
          zh: "\(type)：同一资源出现多次，\(count) 个旧版本未采用",
          en: "\(type): \(count) older versions of resources in the file were left out")
      }
    }
  }

  private mutating func readPart(_ resource: FHIRResource, key: String?) {
    switch resource.type {
    case "Encounter": readEncounter(resource, key: key)
    case "Condition": readCondition(resource, key: key)
    case "MedicationRequest": readMedicationRequest(resource, key: key)
    case "MedicationStatement": readMedicationStatement(resource, key: key)
    case "AllergyIntolerance": readAllergy(resource, key: key)
    case "DiagnosticReport": readReport(resource, key: key)
    case "Observation": readObservation(resource, key: key)
    default: break
    }
  }

  private func record(
    of patient: Patient, from resource: FHIRResource, at place: Int
  ) -> PatientRecord {
    var record = PatientRecord(patient: patient, key: index.keys[place])
    record.identifiers = identifiers(of: resource.value)
    record.contacts = contacts(of: resource.value)
    if let parts = parts[place] { record.append(withIndicators(parts)) }
    return record
  }

  /// The parts with those new indicators that they use.
  private func withIndicators(_ parts: PatientParts) -> PatientParts {
    var result = parts
    var seen: Set<String> = []
    for measurement in parts.measurements {
      let code = measurement.value.indicator
      guard var indicator = newIndicators[code], seen.insert(code).inserted else { continue }
      if indicator.unit.isEmpty { indicator.unit = "1" }
      result.newIndicators.append(indicator)
    }
    return result
  }

  // MARK: - Subjects

  /// Whom a resource is on; nil, with a diagnostic, when that cannot be told.
  mutating func subject(of resource: FHIRResource, _ key: StaticString = "subject") -> Subject? {
    let reference = resource.value[key]
    switch index.target(of: reference, in: resource, type: "Patient") {
    case .resource(let place) where index.resources[place].type == "Patient":
      return .patient(place)
    case .contained(let inner) where inner["resourceType"]?.isString("Patient") == true:
      refuse(
        resource, "fhir.contained-patient", zh: "患者写在资源内部，无法识别",
        en: "the patient is given only inside the resource")
    case .outside(let key) where key.hasPrefix("Patient/") || !key.contains("/"):
      return outside(key, PatientParts(key: key))
    case .identified(let identifier):
      return outside(
        "\(identifier.system)|\(identifier.value)", PatientParts(identifier: identifier))
    case .outside(let key) where key.contains("/Patient?") || key.hasPrefix("Patient?"):
      refuse(
        resource, "fhir.no-subject", zh: "引用的患者不在文件中", en: "the patient is not in the file")
    case .nothing:
      refuse(resource, "fhir.no-subject", zh: "没有写明是哪位患者", en: "no patient is named")
    case .resource, .contained, .outside:
      skip(
        resource, "fhir.other-subject", zh: "不是关于患者的", en: "the subject is not a patient")
    }
    return nil
  }

  private mutating func outside(_ key: String, _ fresh: PatientParts) -> Subject {
    if outsideParts[key] == nil {
      outsideParts[key] = fresh
      outsideOrder.append(key)
    }
    return .outside(key)
  }

  /// Changes the parts on a subject.
  mutating func add(to subject: Subject, _ change: (inout PatientParts) -> Void) {
    switch subject {
    case .patient(let place): change(&parts[place, default: PatientParts()])
    case .outside(let key): change(&outsideParts[key, default: PatientParts()])
    }
  }

  /// The key of the encounter that a resource belongs to; nil when it does not say.
  func encounterKey(of resource: FHIRResource, _ key: StaticString = "encounter") -> String? {
    switch index.target(of: resource.value[key], in: resource, type: "Encounter") {
    case .resource(let place) where index.resources[place].type == "Encounter": index.keys[place]
    case .outside(let key): key
    default: nil
    }
  }

  // MARK: - Problems

  /// Tells that resources of a type were refused, once for each reason.
  mutating func refuse(_ resource: FHIRResource, _ code: String, zh: String, en: String) {
    if resource.type == "Observation" { refusedObservations += 1 }
    tell(.error, resource, code, zh: zh, en: en)
  }

  /// Tells that resources of a type were left out on purpose, once for each reason.
  mutating func skip(_ resource: FHIRResource, _ code: String, zh: String, en: String) {
    tell(.note, resource, code, zh: zh, en: en)
  }

  private mutating func tell(
    _ severity: Diagnostic.Severity, _ resource: FHIRResource, _ code: String, zh: String,
    en: String
  ) {
    let type = resource.type
    problems.tally(severity, code, subject: type + en, at: resource.value) { count in
      Localized(
        zh: "\(type)：\(zh)，\(count) 个未导入", en: "\(type): \(en); \(count) not imported")
    }
  }
}
