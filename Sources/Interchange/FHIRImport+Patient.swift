import Domain

extension FHIRImport {
  /// Shown in place of a name that the source does not give.
  static let namePlaceholder = "〔无姓名〕"

  /// The person of a Patient resource.
  mutating func patient(of resource: FHIRResource) -> Patient {
    let value = resource.value
    let name = FHIRName.best(of: value.list("name"))
    if name == nil {
      problems.add(
        .warning, "fhir.no-name", at: value, zh: "患者没有姓名，以占位名导入",
        en: "the patient has no name and was imported with a placeholder")
    }
    let birth = time(value["birthDate"])
    let replaced = value.list("link").contains { $0["type"]?.isString("replaced-by") == true }
    if replaced {
      problems.add(
        .warning, "fhir.merged-patient", at: value, zh: "来源系统已将该患者并入另一患者",
        en: "the source has merged this patient into another one")
    }
    return Patient(
      name: name?.shown ?? Self.namePlaceholder, familyName: name?.family, sex: sex(of: value),
      birthDate: birth?.date, birthDatePrecision: birth.map { max($0.precision, .day) } ?? .day,
      address: FHIRAddress.line(of: value.list("address")), deceased: deceased(of: value))
  }

  private func max(_ left: TimePrecision, _ right: TimePrecision) -> TimePrecision {
    left.rawValue > right.rawValue ? left : right
  }

  private mutating func sex(of value: JSONValue) -> Sex {
    guard let gender = value["gender"] else { return .unknown }
    if let text = gender.line, let sex = Sex(rawValue: text) { return sex }
    problems.add(
      .warning, "fhir.bad-code", at: gender, zh: "不认识的性别代码，按“未知”导入",
      en: "unknown code of gender, imported as unknown")
    return .unknown
  }

  private mutating func deceased(of value: JSONValue) -> Patient.Deceased? {
    if let date = value["deceasedDateTime"] {
      guard let time = time(date), time.precision.rawValue <= TimePrecision.day.rawValue else {
        return .dateUnknown
      }
      return .onDate(time.day(in: zone))
    }
    return value["deceasedBoolean"]?.bool == true ? .dateUnknown : nil
  }

  func identifiers(of value: JSONValue) -> [PatientIdentifier] {
    var seen: Set<PatientIdentifier> = []
    return value.list("identifier").compactMap { identifier in
      guard let text = identifier.text("value"), identifier["use"]?.isString("old") != true else {
        return nil
      }
      let result = FHIRIdentifier.identifier(identifier, value: text)
      return seen.insert(result).inserted ? result : nil
    }
  }

  /// The patient's own phones and addresses, then those of relatives with whose they are.
  func contacts(of value: JSONValue) -> [ContactPoint] {
    var result = points(of: value, holder: nil)
    for relative in value.list("contact") {
      let relation = relative.list("relationship").lazy.compactMap(\.words).first
      let name = FHIRName.best(of: relative.list("name"))?.shown
      let holder = [relation, name].compactMap(\.self).joined(separator: " ")
      result += points(of: relative, holder: holder.isEmpty ? "?" : holder)
    }
    return result
  }

  private func points(of value: JSONValue, holder: String?) -> [ContactPoint] {
    value.list("telecom").compactMap { telecom in
      guard let text = telecom.text("value"), telecom["use"]?.isString("old") != true else {
        return nil
      }
      let system: ContactPoint.System =
        switch telecom.text("system") {
        case "phone", "sms", nil: .phone
        case "email": .email
        default: .other
        }
      return ContactPoint(system: system, value: text, holder: holder)
    }
  }
}
