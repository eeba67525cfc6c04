package import Canvas

/// The roles and backdrops that screens put together; a theme must be legible in each.
///
/// That screens draw no other is itself tested.
package enum ThemePairs {
  /// Text of a role on a backdrop.
  package struct Pair: Hashable, Sendable, CustomStringConvertible {
    package var role: Role
    package var backdrop: Backdrop

    package init(_ role: Role, _ backdrop: Backdrop) {
      self.role = role
      self.backdrop = backdrop
    }

    package var description: String { "\(role) on \(backdrop)" }
  }

  /// Backdrops that text of any role may lie on.
  private static let common: [Backdrop] = [
    .screen, .bar, .selected, .selectedQuiet, .marked, .popup, .field,
  ]

  /// Every pair, in the order of the roles.
  package static let all: [Pair] =
    Role.allCases.flatMap { role in common.map { Pair(role, $0) } } + [
      Pair(.tag, .chip), Pair(.good, .chipGood), Pair(.warning, .chipWarning),
      Pair(.bad, .chipBad), Pair(.text, .band), Pair(.good, .band), Pair(.bad, .band),
      Pair(.accent, .band), Pair(.other, .band),
    ]
}
