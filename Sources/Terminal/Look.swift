import Canvas

/// How many colours a terminal has for us.
enum ColorDepth: Hashable {
  case none, ansi8, ansi16, palette256
  /// Colours of 24 bits, by number `0xRRGGBB`.
  case direct

  /// - Parameters:
  ///   - colors: The terminal's count.
  ///   - isRefused: Whether the user wants none (`NO_COLOR`).
  init(colors: Int, isRefused: Bool) {
    self =
      if isRefused || colors < 8 { .none } else if colors < 16 { .ansi8 } else if colors < 256 {
        .ansi16
      } else if colors < 1 << 24 { .palette256 } else { .direct }
  }
}

/// What a style becomes on a terminal: numbers of its colours, −1 for its own, and attributes.
struct Look: Hashable {
  var foreground = -1
  var background = -1
  var attributes: Style.Attributes
}

/// What every style of a theme becomes on a terminal; text can always be told from its backdrop.
struct LookBook {
  private enum Inks {
    case none
    case ansi(ANSIInks)
    case palette(PaletteInks)
    case direct(DirectInks)
  }

  private let theme: Theme
  private let inks: Inks

  init(theme: Theme, depth: ColorDepth) {
    self.theme = theme
    inks =
      switch theme.isMonochrome ? .none : depth {
      case .none: .none
      case .ansi8: .ansi(ANSIInks(theme: theme, hasBright: false))
      case .ansi16: .ansi(ANSIInks(theme: theme, hasBright: true))
      case .palette256: .palette(PaletteInks(theme: theme))
      case .direct: .direct(DirectInks(theme: theme))
      }
  }

  /// The look of a style; O(240) with 256 colours, so keep it.
  func look(_ style: Style) -> Look {
    var look = Look(attributes: style.attributes)
    switch inks {
    case .none:
      look.attributes.formUnion(Emphasis.of(style.backdrop).union(Emphasis.of(style.role)))
    case .ansi(let inks): inks.apply(style, to: &look)
    case .palette(let inks):
      (look.foreground, look.background) = inks.numbers(style)
      emphasise(style, &look)
    case .direct(let inks):
      (look.foreground, look.background) = inks.numbers(style)
      emphasise(style, &look)
    }
    return look
  }

  /// A theme that leaves a backdrop out has its place shown without colour.
  private func emphasise(_ style: Style, _ look: inout Look) {
    guard theme.backdrops[style.backdrop] == nil else { return }
    look.attributes.formUnion(Emphasis.of(style.backdrop))
  }
}

/// What makes roles and backdrops visible without colour.
enum Emphasis {
  static func of(_ backdrop: Backdrop) -> Style.Attributes {
    switch backdrop {
    case .selected, .bar, .chip, .chipGood, .chipWarning, .chipBad: .reverse
    case .selectedQuiet, .marked: .bold
    case .field: .underline
    case .screen, .popup, .band: []
    }
  }

  static func of(_ role: Role) -> Style.Attributes {
    switch role {
    case .bad, .warning, .strong, .accent: .bold
    case .text, .dim, .border, .bar, .good, .tag, .other: []
    }
  }
}
