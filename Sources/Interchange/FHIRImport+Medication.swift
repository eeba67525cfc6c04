import Domain

extension FHIRImport {
  mutating func readMedicationRequest(_ resource: FHIRResource, key: String?) {
    guard let subject = subject(of: resource) else { return }
    let value = resource.value
    if value["doNotPerform"]?.bool == true {
      skip(resource, "fhir.do-not-give", zh: "是“不要给药”的医嘱", en: "an order not to give a medicine")
      return
    }
    guard let code = medicine(of: resource) else { return }
    // A proposal or plan is no prescription yet.
    let isPlan = ["proposal", "plan", "option"].contains(value.text("intent") ?? "")
    let medication = MedicationStatement(
      code: code, dosage: FHIRDosage.text(of: value.list("dosageInstruction")),
      status: isPlan ? "draft" : value.text("status") ?? "unknown",
      started: day(value["authoredOn"]))
    let encounter = encounterKey(of: resource)
    add(to: subject) { $0.medications.append(.init(medication, key: key, encounterKey: encounter)) }
  }

  mutating func readMedicationStatement(_ resource: FHIRResource, key: String?) {
    guard let subject = subject(of: resource), let code = medicine(of: resource) else { return }
    let value = resource.value
    let period = value["effectivePeriod"]
    let status = value.text("status") ?? "unknown"
    let medication = MedicationStatement(
      code: code, dosage: FHIRDosage.text(of: value.list("dosage")),
      status: ["intended": "draft", "not-taken": "cancelled"][status] ?? status,
      started: day(value["effectiveDateTime"]) ?? day(period?["start"]),
      ended: day(period?["end"]))
    let encounter = encounterKey(of: resource, "context")
    add(to: subject) { $0.medications.append(.init(medication, key: key, encounterKey: encounter)) }
  }

  /// The medicine that a resource names itself or by reference; nil, with a diagnostic, when none.
  private mutating func medicine(of resource: FHIRResource) -> Coding? {
    let value = resource.value
    if let coding = value["medicationCodeableConcept"]?.coding { return coding }
    if let reference = value["medicationReference"] {
      if let found = referred(reference, in: resource, type: "Medication") {
        if let coding = found["code"]?.coding { return coding }
        let parts = found.list("ingredient").compactMap { $0["itemCodeableConcept"]?.words }
        if !parts.isEmpty { return Coding(display: parts.joined(separator: " + ")) }
      }
      if let display = reference.text("display") { return Coding(display: display) }
    }
    refuse(
      resource, "fhir.no-code", zh: "没有写明药品，或所引用的药品不在文件中",
      en: "no medicine is named, or the one referred to is not in the file")
    return nil
  }
}

/// A dose in words.
enum FHIRDosage {
  /// All dosage instructions in one line, such as `5 mg qd`; nil when there are none.
  static func text(of dosages: [JSONValue]) -> String? {
    let lines = dosages.compactMap { $0.text("text") ?? composed($0) }
    return lines.isEmpty ? nil : lines.joined(separator: "; ")
  }

  private static func composed(_ dosage: JSONValue) -> String? {
    let rate = dosage.list("doseAndRate").first
    let range = rate?["doseRange"]
    let rangeText: String? = quantity(range?["low"]).flatMap { low in
      quantity(range?["high"]).map { "\(low)-\($0)" }
    }
    let dose = quantity(rate?["doseQuantity"]) ?? rangeText
    let needed =
      dosage["asNeededCodeableConcept"]?.words.map { "prn \($0)" }
      ?? (dosage["asNeededBoolean"]?.bool == true ? "prn" : nil)
    let words = [dose, dosage["route"]?.words, frequency(of: dosage["timing"]), needed]
      .compactMap(\.self)
    return words.isEmpty ? dosage.text("patientInstruction") : words.joined(separator: " ")
  }

  private static func quantity(_ value: JSONValue?) -> String? {
    guard let value, let number = value["value"]?.numberText else { return nil }
    let unit = value.text("unit") ?? value.text("code")
    return [number, unit].compactMap(\.self).joined(separator: " ")
  }

  /// How often: the usual short form (`qd`, `bid`, `q8h`), else times per period (`5/2 d`).
  private static func frequency(of timing: JSONValue?) -> String? {
    guard let timing else { return nil }
    if let words = timing["code"]?.words { return words }
    guard let rule = timing["repeat"] else { return nil }
    let times = rule["frequency"]?.int ?? 1
    guard let period = rule["period"]?.numberText, let unit = rule.text("periodUnit") else {
      return nil
    }
    let most = rule["frequencyMax"]?.numberText.map { "-\($0)" } ?? ""
    let short = [
      "1/1d": "qd", "2/1d": "bid", "3/1d": "tid", "4/1d": "qid", "1/2d": "qod", "1/1wk": "qw",
      "2/1wk": "biw", "3/1wk": "tiw", "1/1mo": "qm",
    ]
    if most.isEmpty, rule["periodMax"] == nil {
      if let known = short["\(times)/\(period)\(unit)"] { return known }
      if times == 1, ["h", "min", "d", "wk", "mo"].contains(unit) { return "q\(period)\(unit)" }
    }
    let longest = rule["periodMax"]?.numberText.map { "-\($0)" } ?? ""
    return "\(times)\(most)/\(period)\(longest) \(unit)"
  }
}
