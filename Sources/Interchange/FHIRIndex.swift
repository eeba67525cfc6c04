import Domain

/// Finds what the references of a file point to.
struct FHIRIndex {
  /// Where a reference leads.
  enum Target {
    /// A resource of the file, by its place.
    case resource(Int)
    /// A resource inside the one that refers to it.
    case contained(JSONValue)
    /// Something that is not in the file, by the key it has in its source.
    case outside(String)
    /// Someone known by an identifier only, who is not in the file.
    case identified(PatientIdentifier)
    /// No reference was given.
    case nothing
  }

  let resources: [FHIRResource]
  /// What names each resource in its source, by its place; nil for a resource without id and URL.
  private(set) var keys: [String?] = []
  private var byURL: [String: Int] = [:]
  private var byKey: [String: Int] = [:]
  private var byIdentifier: [String: Int] = [:]
  /// Places of resources that a newer version of the same one replaces.
  private(set) var replaced: Set<Int> = []

  /// Types that a reference may name by an identifier.
  private static let identified: Set<String> = [
    "Patient", "Practitioner", "PractitionerRole", "Organization", "Location", "Medication",
    "Encounter",
  ]
  /// Stands in an index for a name that two resources share, which therefore names none.
  private static let ambiguous = -1

  init(_ resources: [FHIRResource]) {
    self.resources = resources
    keys.reserveCapacity(resources.count)
    for (place, resource) in resources.enumerated() {
      let key = key(of: resource)
      keys.append(key)
      guard let key else { continue }
      let current = current(place, under: key)
      if let url = resource.url { add(current, to: \.byURL, as: Self.withoutVersion(url)) }
      guard Self.identified.contains(resource.type) else { continue }
      for identifier in resource.value.list("identifier") {
        guard let value = identifier.text("value") else { continue }
        let system = identifier.text("system") ?? ""
        add(current, to: \.byIdentifier, as: "\(resource.type)|\(system)|\(value)")
      }
    }
  }

  /// The resource's key; its whole URL when another server's resource has the same type and id.
  private func key(of resource: FHIRResource) -> String? {
    guard let key = resource.key else { return nil }
    guard let other = byKey[key], let first = resources[other].url, let url = resource.url,
      url != first, url.hasPrefix("http"), first.hasPrefix("http"),
      Self.withoutVersion(url) != Self.withoutVersion(first)
    else { return key }
    return url
  }

  /// The place of the version that counts, when this one is a further version of one before.
  private mutating func current(_ place: Int, under key: String) -> Int {
    guard let other = byKey[key] else {
      byKey[key] = place
      return place
    }
    let newer = Self.newer(other, place, of: resources)
    replaced.insert(newer == place ? other : place)
    byKey[key] = newer
    return newer
  }

  private mutating func add(
    _ place: Int, to index: WritableKeyPath<FHIRIndex, [String: Int]>, as name: String
  ) {
    if let other = self[keyPath: index][name], other != Self.ambiguous, keys[other] != keys[place] {
      self[keyPath: index][name] = Self.ambiguous
    } else if self[keyPath: index][name] != Self.ambiguous {
      self[keyPath: index][name] = place
    }
  }

  /// Which of two resources with one key counts.
  ///
  /// The higher version, else the later change; else the first of a history, the last elsewhere.
  private static func newer(_ first: Int, _ second: Int, of resources: [FHIRResource]) -> Int {
    let metas = [first, second].map { resources[$0].value["meta"] }
    let versions = metas.map { $0?.text("versionId").flatMap { Int($0) } }
    if let a = versions[0], let b = versions[1], a != b { return a > b ? first : second }
    let utc = ClinicZone.fixed(0)
    let changes = metas.map {
      $0?.text("lastUpdated").flatMap { FHIRDateTime($0) }?.instant(in: utc)
    }
    if let a = changes[0], let b = changes[1], a != b { return a > b ? first : second }
    return resources[second].isHistory ? first : second
  }

  /// Where a Reference leads.
  ///
  /// - Parameters:
  ///   - reference: The Reference itself; nil when the element is absent.
  ///   - owner: The resource that holds it, for what it contains and for the server it is from.
  ///   - type: The type meant where the reference does not say.
  func target(of reference: JSONValue?, in owner: FHIRResource, type: String) -> Target {
    guard let reference else { return .nothing }
    if let text = reference.text("reference") {
      return target(ofURL: text, in: owner, type: type)
    }
    guard let identifier = reference["identifier"], let value = identifier.text("value") else {
      return .nothing
    }
    let system = identifier.text("system") ?? ""
    if let place = known(byIdentifier["\(type)|\(system)|\(value)"]) { return .resource(place) }
    return .identified(FHIRIdentifier.identifier(identifier, value: value))
  }

  private func known(_ place: Int?) -> Int? { place == Self.ambiguous ? nil : place }

  private func target(ofURL text: String, in owner: FHIRResource, type: String) -> Target {
    if text.hasPrefix("#") {
      if text == "#" { return .contained(owner.value) }
      let id = String(text.dropFirst())
      let inner = owner.value.list("contained").first { $0.text("id") == id }
      return inner.map { .contained($0) } ?? .outside(text)
    }
    let url = Self.withoutVersion(text)
    if let base = owner.base, let place = known(byURL[base + url]) { return .resource(place) }
    if let place = known(byURL[url]) ?? byKey[url] { return .resource(place) }
    if url.utf8.contains(UInt8(ascii: "?")), let query = url.firstRange(of: "?identifier=") {
      let type = url[..<query.lowerBound].split(separator: "/").last.map(String.init) ?? type
      let token = url[query.upperBound...].replacing("%7C", with: "|").replacing("%7c", with: "|")
      let full = token.contains("|") ? token : "|" + token
      return known(byIdentifier["\(type)|\(full)"]).map { .resource($0) } ?? .outside(url)
    }
    let key = Self.key(of: url, type: type)
    return byKey[key].map { .resource($0) } ?? .outside(key)
  }

  /// `Type/id` of a relative or absolute URL or of a `urn:uuid:`; the text itself when it is none.
  private static func key(of url: String, type: String) -> String {
    for prefix in ["urn:uuid:", "urn:oid:"] where url.hasPrefix(prefix) {
      return "\(type)/\(url.dropFirst(prefix.count))"
    }
    let parts = url.split(separator: "/")
    guard parts.count >= 2, let first = parts[parts.count - 2].unicodeScalars.first,
      ("A"..."Z").contains(first)
    else { return parts.count == 1 ? "\(type)/\(url)" : url }
    return "\(parts[parts.count - 2])/\(parts[parts.count - 1])"
  }

  private static func withoutVersion(_ url: String) -> String {
    guard url.utf8.contains(UInt8(ascii: "_")), let range = url.firstRange(of: "/_history/") else {
      return url
    }
    return String(url[..<range.lowerBound])
  }
}
