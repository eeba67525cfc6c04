import Domain

/// Decides whether a file is FHIR R4, from marks of other versions and of R4 itself.
///
/// One certain mark decides. A likely one decides only where nothing else in the file speaks for
/// R4, as careless R4 exports carry elements of older versions. A faint one decides only where
/// the file holds nothing that would be imported, so that refusing it loses nothing.
struct FHIRVersionCheck {
  private struct Sighting {
    var value: JSONValue
    var element: String
    var isType = false
    var versions: FHIRVersionMark.Versions
    var weight: FHIRVersionMark.Weight
  }

  private var sightings: [Sighting] = []
  private var isNewer = false
  private var isBeforeR5 = false
  private var holdsClinicalParts = false

  /// Why the resources are not R4, with the mark that showed it; nil when they are.
  static func refusal(of resources: [FHIRResource]) -> Diagnostic? {
    var check = FHIRVersionCheck()
    for resource in resources { check.look(at: resource) }
    return check.refusal
  }

  private mutating func look(at resource: FHIRResource) {
    let type = resource.type
    if FHIRImport.clinicalTypes.contains(type) { holdsClinicalParts = true }
    if let versions = FHIRVersionMark.foreignTypes[type] {
      sightings.append(
        Sighting(
          value: resource.value["resourceType"] ?? resource.value, element: type, isType: true,
          versions: versions, weight: .certain))
    }
    // A whole clinic's export in an old version would bear millions; a few hundred say as much.
    for mark in FHIRVersionMark.byType[type] ?? [] where sightings.count < 500 {
      guard let value = mark.value(in: resource.value) else { continue }
      sightings.append(
        Sighting(
          value: value, element: mark.element, versions: mark.versions, weight: mark.weight))
    }
    if !isNewer {
      isNewer = has(FHIRVersionMark.newerByType[type], resource.value)
    }
    if !isBeforeR5 {
      isBeforeR5 = has(FHIRVersionMark.beforeR5ByType[type], resource.value)
    }
  }

  private func has(_ marks: [FHIRVersionMark]?, _ value: JSONValue) -> Bool {
    marks?.contains { $0.value(in: value) != nil } ?? false
  }

  private var refusal: Diagnostic? {
    let deciding = sightings.filter { sighting in
      switch sighting.weight {
      case .certain: true
      case .likely: sighting.versions == .r5 ? !isBeforeR5 : !isNewer
      case .faint: !holdsClinicalParts && !isNewer
      }
    }
    guard let first = deciding.max(by: { $0.weight.rawValue < $1.weight.rawValue }) else {
      return nil
    }
    let shared = deciding.reduce(first.versions) { common, sighting in
      let both = common.intersection(sighting.versions)
      return both.isEmpty ? common : both
    }
    return diagnostic(first, versions: shared.names)
  }

  private func diagnostic(_ sighting: Sighting, versions: [String]) -> Diagnostic {
    let chinese = versions.joined(separator: " 或 ")
    let english = versions.joined(separator: " or ")
    let message =
      sighting.isType
      ? Localized(
        zh: "这是 FHIR \(chinese)，不是 R4：R4 没有资源 \(sighting.element)",
        en: "this is FHIR \(english), not R4: R4 has no resource \(sighting.element)")
      : Localized(
        zh: "这是 FHIR \(chinese)，不是 R4：R4 中没有这种形式的 \(sighting.element)",
        en: "this is FHIR \(english), not R4: R4 has no \(sighting.element) of this form")
    return Diagnostic(
      .error, code: "fhir.wrong-version", message: message, place: sighting.value.place,
      help: Localized(
        zh: "请在来源系统中按 FHIR R4（4.0.1）重新导出；文件未作任何导入",
        en: "export it again as FHIR R4 (4.0.1); nothing of the file was imported"))
  }
}
