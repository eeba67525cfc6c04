import Canvas

/// The colours of a theme among the first 8 or 16, which every terminal shows differently.
///
/// Chosen by what they are for, since so few cannot be near; a pair is taken only when it can be
/// read on all the terminals that `Palette` knows.
struct ANSIInks {
  private let theme: Theme
  private let hasBright: Bool
  /// What the screen is painted with, and taken for when the theme leaves it to the terminal.
  private let ground: Int

  /// Contrast that is looked for, and the least that is put up with.
  private static let (wanted, least) = (3.0, 2.5)

  init(theme: Theme, hasBright: Bool) {
    self.theme = theme
    self.hasBright = hasBright
    ground = theme.isLight ? (hasBright ? 15 : 7) : 0
  }

  func apply(_ style: Style, to look: inout Look) {
    let isOwnGround = theme.backdrops[.screen] != nil
    look.background = isOwnGround ? ground : -1
    var behind = ground
    if style.backdrop != .screen {
      if let number = background(style.backdrop), isLegible(on: number) {
        (look.background, behind) = (number, number)
      } else if theme.backdrops[style.backdrop].map({ $0 != theme.backdrops[.screen] }) ?? true {
        look.attributes.formUnion(Emphasis.of(style.backdrop))
      }
    }
    look.foreground = foreground(style.role, on: behind)
    // The terminal's own text on its own background is what its owner can read.
    let isPlain = [.text, .bar, .strong].contains(style.role)
    if look.background < 0, isPlain { look.foreground = -1 }
    if style.role == .strong { look.attributes.formUnion(.bold) }
  }

  /// The colour for a backdrop; nil for one that so few colours cannot show.
  private func background(_ backdrop: Backdrop) -> Int? {
    guard theme.backdrops[backdrop] != nil else { return nil }
    switch backdrop {
    case .selected: return 4
    case .marked: return 6
    case .chip: return 5
    case .chipGood: return 2
    case .chipWarning: return 3
    case .chipBad: return 1
    case .bar: return hasBright ? (theme.isLight ? 7 : 8) : theme.isLight ? 0 : 7
    case .selectedQuiet: return hasBright ? (theme.isLight ? 7 : 8) : nil
    case .screen, .popup, .field, .band: return nil
    }
  }

  private func isLegible(on background: Int) -> Bool {
    Palette.contrast(ansi: farthest(from: background), background) >= Self.least
  }

  /// Black or white, whichever can be read better.
  private func farthest(from background: Int) -> Int {
    let white = hasBright ? 15 : 7
    let isWhite =
      Palette.contrast(ansi: white, background) >= Palette.contrast(ansi: 0, background)
    return isWhite ? white : 0
  }

  private func foreground(_ role: Role, on background: Int) -> Int {
    let far = farthest(from: background)
    let candidates: [Int]
    switch role {
    case .text, .bar: candidates = far == 15 ? [7] : []
    case .strong: candidates = []
    case .dim, .border: candidates = hasBright ? [8, 7] : []
    default: candidates = hues(role, isOnDark: far != 0)
    }
    let needed = role == .dim || role == .border ? Self.least : Self.wanted
    return candidates.first { Palette.contrast(ansi: $0, background) >= needed } ?? far
  }

  /// The theme's hue, the bright one first on dark; none for a colour that is grey.
  private func hues(_ role: Role, isOnDark: Bool) -> [Int] {
    guard let color = theme.foregrounds[role] else { return [] }
    let hue = Palette.nearestANSI(color)
    guard (1...6).contains(hue) else { return [] }
    guard hasBright else { return [hue] }
    return isOnDark ? [hue + 8, hue] : [hue, hue + 8]
  }
}
