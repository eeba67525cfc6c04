package import Domain
package import Widgets

extension Glyphs {
  /// The name in settings and on the command line.
  package var name: String {
    switch self {
    case .line: "line"
    case .block: "block"
    case .ascii: "ascii"
    }
  }

  /// The set of a name; nil for an unknown one.
  package init?(name: String) {
    guard let known = Glyphs.allCases.first(where: { $0.name == name }) else { return nil }
    self = known
  }

  /// The words on screen.
  package var title: Localized {
    switch self {
    case .line: Localized(zh: "线条", en: "lines")
    case .block: Localized(zh: "方块", en: "blocks")
    case .ascii: Localized(zh: "纯 ASCII", en: "ASCII only")
    }
  }
}
