import Domain

// What starts and ends a plan, and how it answers results.
extension PlanFileReader {
  mutating func starts(_ value: JSONValue?, of entry: JSONValue) -> [PlanStart] {
    guard let value else {
      missing(
        "start", of: entry, help: Localized(zh: "至少写 ['hand']", en: "say at least ['hand']"))
      return []
    }
    return elements(value, limit: 100).flatMap { start($0) }
  }

  private mutating func start(_ value: JSONValue) -> [PlanStart] {
    if value.isString("hand") { return [.hand] }
    let keys: Set<String> = [
      "tag", "rule", "diagnosis", "codes", "encounter", "discharge", "result", "plan",
    ]
    guard value.kind == .object, let first = value.members.first(where: { $0.name != "plan" })
    else {
      refuse(
        "unknown-word", at: value, zh: "不认识的开始方式",
        en: "unknown way of starting",
        help: Localized(
          zh: "'hand' 或 { \(keys.sorted().joined(separator: " | ")): … }",
          en: "'hand' or { \(keys.sorted().joined(separator: " | ")): … }"))
      return []
    }
    checkKeys(of: value, among: keys)
    let isAlone = value.count == 1 || first.name == "result" && value.count == 2
    if !isAlone {
      refuse(
        "bad-start", at: value, zh: "每个 { } 只写一种开始方式",
        en: "give one way of starting in each { }")
      return []
    }
    switch first.name {
    case "tag": return text("tag", of: value, limit: 60).map { [.tag($0)] } ?? []
    case "rule": return name("rule", of: value).map { [.rule($0)] } ?? []
    case "codes": return text("codes", of: value, limit: 60).map { [.codeSet($0)] } ?? []
    case "encounter": return classCode(first.value).map { [.encounter(classCode: $0)] } ?? []
    case "discharge": return classCode(first.value).map { [.discharge(classCode: $0)] } ?? []
    case "diagnosis": return diagnoses(first.value)
    case "result":
      let result = choice(first.value, orElse: PlanResult.done)
      return [.result(plan: optionalName("plan", of: value), result)]
    default: return []
    }
  }

  /// FHIR's class of an encounter (v3 ActCode).
  private enum EncounterClass: String, CaseIterable {
    case AMB, EMER, HH, IMP, ACUTE, NONAC, OBSENC, PRENC, SS, VR
  }

  private mutating func classCode(_ value: JSONValue) -> String? {
    let code: EncounterClass? = choice(value)
    return code?.rawValue
  }

  private mutating func diagnoses(_ value: JSONValue) -> [PlanStart] {
    elements(value, limit: 100).compactMap { element in
      icd10(element, 3...Int.max).map { .diagnosis(prefix: $0) }
    }
  }

  mutating func stops(_ value: JSONValue?) -> [PlanStop] {
    elements(value, limit: 50).compactMap { element in
      guard element.kind == .object, element.count == 1,
        let member = element.members.first(where: { _ in true })
      else {
        wrongType(
          element, zh: "{ tagGone | ruleGone | result | after: … }",
          en: "{ tagGone | ruleGone | result | after: … }")
        return nil
      }
      checkKeys(of: element, among: ["tagGone", "ruleGone", "result", "after"])
      switch member.name {
      case "tagGone": return text("tagGone", of: element, limit: 60).map { .tagGone($0) }
      case "ruleGone": return name("ruleGone", of: element).map { .ruleGone($0) }
      case "result": return .result(choice(member.value, orElse: PlanResult.done))
      case "after": return span(member.value, atLeast: 1).map { .after($0) }
      default: return nil
      }
    }
  }

  mutating func responses(_ value: JSONValue?, _ defaults: Defaults) -> [PlanResponse] {
    var answered: Set<PlanResult> = []
    return elements(value, limit: 50).compactMap { entry in
      guard entry.kind == .object else {
        wrongType(entry, zh: "{ result, do, … }", en: "{ result, do, … }")
        return nil
      }
      guard let response = response(entry, defaults) else { return nil }
      if !answered.insert(response.result).inserted {
        refuse(
          "duplicate", at: entry["result"] ?? entry,
          zh: "“\(response.result.rawValue)” 已有答复",
          en: "\"\(response.result.rawValue)\" was answered before")
      }
      return response
    }
  }

  private mutating func response(_ entry: JSONValue, _ defaults: Defaults) -> PlanResponse? {
    checkKeys(
      of: entry,
      among: ["result", "do", "within", "advice", "zh", "en", "source", "contact"])
    for key in ["result", "do"] where entry.member(key) == nil { missing(key, of: entry) }
    let result = choice(entry["result"], orElse: PlanResult.done)
    let effect = choice(entry["do"], orElse: PlanResponse.Effect.routine)
    let within = entry["within"].flatMap { span($0, atLeast: 0) }
    if effect == .routine, let given = entry["within"] {
      refuse(
        "bad-response", at: given, zh: "“routine” 不改日期，不写 within",
        en: "\"routine\" changes no date and takes no within")
    } else if effect != .routine, entry["within"] == nil {
      missing(
        "within", of: entry, help: Localized(zh: "如 within: '14d'", en: "such as within: '14d'"))
    }
    let why = words(of: entry, limit: 100)
    let source = entry["source"].map { self.source($0) }
    let contact = contact(
      entry["contact"], over: defaults.contact, titled: false, inside: entry)
    return PlanResponse(
      result: result, effect: effect, within: within,
      advice: choice(entry["advice"], orElse: .routine), contact: contact, why: why,
      source: source)
  }
}
