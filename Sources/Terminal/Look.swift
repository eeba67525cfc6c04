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
  var foreground: Int = -1
  var background: Int = -1
  var attributes: Style.Attributes

  /// Resolves a style; text is never left in the colour of what lies behind it.
  init(_ style: Style, theme: Theme, depth: ColorDepth) {
    attributes = style.attributes
    let depth = theme.isMonochrome ? .none : depth
    switch depth {
    case .none:
      attributes.formUnion(Self.emphasis(style.backdrop))
      attributes.formUnion(Self.emphasis(style.role))
    case .ansi8, .ansi16: resolveANSI(style, theme, isBrightAllowed: depth == .ansi16)
    case .palette256: resolve(style, theme, light: 231, dark: 16, Palette.nearest256)
    case .direct: resolve(style, theme, light: 0xFFFFFF, dark: 0x101010, Self.direct)
    }
  }

  // MARK: - Many colours

  private mutating func resolve(
    _ style: Style, _ theme: Theme, light: Int, dark: Int, _ number: (Theme.Color) -> Int
  ) {
    let front = theme.foregrounds[style.role]
    foreground = front.map(number) ?? -1
    guard let back = theme.backdrops[style.backdrop] else {
      if style.backdrop != .screen { attributes.formUnion(Self.emphasis(style.backdrop)) }
      return
    }
    background = number(back)
    // The terminal's own colour may be anything, so on a colour of ours there is always one of ours.
    if front == nil || foreground == background {
      foreground = Palette.lightness(back) > 127 ? dark : light
    }
  }

  /// The number of a colour of 24 bits; 0 to 7 mean ANSI colours there.
  private static func direct(_ color: Theme.Color) -> Int {
    max(8, Int(color.red) << 16 | Int(color.green) << 8 | Int(color.blue))
  }

  // MARK: - Few colours

  private mutating func resolveANSI(_ style: Style, _ theme: Theme, isBrightAllowed: Bool) {
    func background(of backdrop: Backdrop) -> Int? {
      theme.backdrops[backdrop].map { Palette.nearestANSI($0, isBrightAllowed: false) }
    }
    let screen = background(of: .screen)
    let assumed = screen ?? (theme.isLight ? 7 : 0)
    self.background = screen ?? -1
    if style.backdrop != .screen {
      if let own = background(of: style.backdrop), own != assumed {
        self.background = own
      } else {
        // Too few colours to tell it from the screen.
        attributes.formUnion(Self.emphasis(style.backdrop))
      }
    }
    let behind = self.background < 0 ? assumed : self.background
    foreground =
      theme.foregrounds[style.role].map {
        Palette.nearestANSI($0, isBrightAllowed: isBrightAllowed)
      } ?? -1
    let isLegible =
      foreground >= 0
      && abs(Palette.lightness(ansi: foreground) - Palette.lightness(ansi: behind)) >= 50
    if self.background >= 0 {
      if !isLegible { foreground = Palette.lightness(ansi: behind) > 127 ? 0 : 7 }
    } else if !isLegible {
      foreground = -1
    }
  }

  // MARK: - No colours

  /// What makes a backdrop visible without colour.
  private static func emphasis(_ backdrop: Backdrop) -> Style.Attributes {
    switch backdrop {
    case .selected, .bar, .chip, .chipGood, .chipWarning, .chipBad: .reverse
    case .selectedQuiet, .marked: .bold
    case .field: .underline
    case .screen, .popup, .band: []
    }
  }

  private static func emphasis(_ role: Role) -> Style.Attributes {
    switch role {
    case .bad, .warning, .strong, .accent: .bold
    case .text, .dim, .border, .bar, .good, .tag, .other: []
    }
  }
}
