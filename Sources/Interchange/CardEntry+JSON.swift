package import Domain

extension CardEntry {
  /// The fields by their names, in the order of the form.
  package var json: JSONOutput {
    .object(items.map { JSONOutput.Member($0.rawValue, .string(self[$0])) })
  }

  /// Reads what `json` wrote; nil for a text of another kind.
  ///
  /// Names that are no item are left out.
  package init?(json text: String) {
    guard case .read(let document) = JSONParser.parse(Array(text.utf8), dialect: .json),
      document.root.kind == .object
    else { return nil }
    self.init()
    for member in document.root.members {
      guard let item = CardItem(rawValue: member.name), let value = member.value.string else {
        continue
      }
      self[item] = value
    }
  }
}
