/// Something in a resource that only some versions of FHIR have.
struct FHIRVersionMark: Sendable {
  /// Versions of FHIR other than R4.
  struct Versions: OptionSet, Sendable {
    let rawValue: Int
    static let dstu2 = Versions(rawValue: 1)
    static let stu3 = Versions(rawValue: 2)
    static let r5 = Versions(rawValue: 4)
    static let old: Versions = [.dstu2, .stu3]

    /// The names, such as `DSTU2 or STU3`.
    var names: [String] {
      [(Versions.dstu2, "DSTU2"), (.stu3, "STU3"), (.r5, "R5")]
        .filter { contains($0.0) }.map(\.1)
    }
  }

  /// How much a mark says.
  enum Weight: Int, Sendable {
    /// A code system that R4 renamed; many R4 servers still send the old name.
    case faint
    /// An element that R4 does not have; a careless R4 export may still carry it.
    case likely
    /// R4 has the element in another form, so that reading it as R4 would go wrong.
    case certain
  }

  /// The form in which the element must appear.
  enum Form: Sendable {
    case any, text, object, list, bool, beginning(StaticString)
  }

  var type: String
  /// The way to the element; lists on the way are searched.
  var path: [StaticString]
  var form: Form
  var versions: Versions
  var weight: Weight

  init(
    _ type: String, _ path: [StaticString], _ form: Form, _ versions: Versions,
    _ weight: Weight
  ) {
    self.type = type
    self.path = path
    self.form = form
    self.versions = versions
    self.weight = weight
  }

  /// The element, such as `Condition.clinicalStatus`.
  var element: String { ([type] + path.map { "\($0)" }).joined(separator: ".") }

  /// The value that bears the mark in a resource; nil when it does not.
  func value(in resource: JSONValue) -> JSONValue? { find(path[...], in: resource) }

  private func find(_ path: ArraySlice<StaticString>, in value: JSONValue) -> JSONValue? {
    guard let key = path.first else { return fits(value) ? value : nil }
    if value.kind == .array {
      for element in value.elements {
        if let found = find(path, in: element) { return found }
      }
      return nil
    }
    guard let inner = value[key] else { return nil }
    let rest = path.dropFirst()
    if case .beginning = form, rest.isEmpty, inner.kind == .array {
      return inner.elements.first { fits($0) }
    }
    return find(rest, in: inner)
  }

  private func fits(_ value: JSONValue) -> Bool {
    switch form {
    case .any: true
    case .text: value.kind == .string
    case .object: value.kind == .object
    case .list: value.kind == .array
    case .bool: value.kind == .bool
    case .beginning(let start): value.string?.hasPrefix("\(start)") ?? false
    }
  }
}
