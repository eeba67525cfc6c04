import Interchange
package import Widgets

extension ColumnChoice {
  /// The text to keep: JSON.
  package var content: String {
    JSONOutput.members([
      "shown": .object(
        shown.sorted { $0.key < $1.key }.map { JSONOutput.Member($0.key, .bool($0.value)) }),
      "order": .array(order.map { .string($0) }), "wide": .bool(showsWide),
    ]).text
  }

  /// Reads what was kept; nil for a text of another kind.
  ///
  /// Columns that are gone do no harm.
  package init?(content: String) {
    guard case .read(let document) = JSONParser.parse(Array(content.utf8), dialect: .json),
      document.root.kind == .object
    else { return nil }
    let root = document.root
    var shown: [String: Bool] = [:]
    if let members = root["shown"]?.members {
      for member in members { shown[member.name] = member.value.bool }
    }
    self.init(
      shown: shown, order: root["order"]?.elements.compactMap(\.string) ?? [],
      showsWide: root["wide"]?.bool ?? false)
  }
}
