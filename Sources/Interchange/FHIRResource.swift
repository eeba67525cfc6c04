import Domain

/// One resource of a file and where it was found.
struct FHIRResource {
  var value: JSONValue
  var type: String
  /// The entry's `fullUrl`; nil when there is none.
  var url: String?
  /// Whether the bundle lists newer versions first.
  var isHistory = false

  /// The address of the server, with its last stroke; nil when the entry does not tell.
  var base: String? {
    guard let url, url.hasPrefix("http"), let end = url.firstRange(of: "/\(type)/") else {
      return nil
    }
    return url[..<end.lowerBound] + "/"
  }

  var id: String? { value.text("id") }

  /// What names it in its source: `Type/id`, else its `fullUrl`, else nothing.
  var key: String? { id.map { "\(type)/\($0)" } ?? url }
}

/// All resources of a file, Bundles and Parameters opened.
struct FHIRContents {
  var resources: [FHIRResource] = []
  /// Values that should be resources but do not say of which type.
  var nameless: [JSONValue] = []

  /// Adds a resource, or everything in a Bundle.
  mutating func add(_ value: JSONValue, url: String? = nil, isHistory: Bool = false) {
    guard let type = value.text("resourceType") else {
      nameless.append(value)
      return
    }
    switch type {
    case "Bundle":
      let isHistory = value["type"]?.isString("history") ?? false
      for entry in value.list("entry") where !isDeletion(entry) {
        guard let resource = entry["resource"] else { continue }
        add(resource, url: entry.text("fullUrl"), isHistory: isHistory)
      }
    case "Parameters":
      for parameter in value.list("parameter") {
        if let resource = parameter["resource"] { add(resource) }
      }
    default:
      resources.append(
        FHIRResource(value: value, type: type, url: url, isHistory: isHistory))
    }
  }

  private func isDeletion(_ entry: JSONValue) -> Bool {
    entry["request"]?["method"]?.isString("DELETE") ?? false
  }
}
