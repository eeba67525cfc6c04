import Canvas

/// The colours of a theme among xterm's 256.
struct PaletteInks {
  private let theme: Theme
  private var backdrops: [Backdrop: Int] = [:]

  /// Colours that differ in the theme differ here too where a neighbour is near enough.
  init(theme: Theme) {
    self.theme = theme
    var owners: [Int: Theme.Color] = [:]
    for backdrop in Self.order {
      guard let color = theme.backdrops[backdrop],
        let best = Palette.nearest256(color)
      else { continue }
      var number = best.number
      let isTaken: (Int) -> Bool = { owners[$0].map { $0 != color } ?? false }
      if isTaken(number), let other = Palette.nearest256(color, where: { !isTaken($0) }),
        other.cost < Self.near
      {
        number = other.number
      }
      owners[number] = owners[number] ?? color
      backdrops[backdrop] = number
    }
  }

  /// Most cost of a number that is taken to keep two backdrops apart.
  private static let near = 0.012

  /// Those that must keep their own colour come first.
  private static let order: [Backdrop] = [
    .screen, .selected, .chip, .chipGood, .chipWarning, .chipBad, .bar, .selectedQuiet, .popup,
    .field, .marked, .band,
  ]

  /// The numbers of a style's colours, −1 for the terminal's own.
  func numbers(_ style: Style) -> (foreground: Int, background: Int) {
    let front = theme.foregrounds[style.role]
    let key = backdrops[style.backdrop] == nil ? .screen : style.backdrop
    guard let background = backdrops[key], let back = theme.backdrops[key] else {
      return (front.flatMap { Palette.nearest256($0)?.number } ?? -1, -1)
    }
    let behind = Palette.color(background)
    let far =
      Contrast.ratio(Palette.color(231), behind) > Contrast.ratio(Palette.color(16), behind)
      ? 231 : 16
    guard let front else { return (far, background) }
    // As legible as the theme means it to be, up to what is asked of such text.
    let meant = min(Contrast.floor(style.role), Contrast.ratio(front, back))
    let least = max(meant, style.role == .border ? 1.1 : 2)
    let found = Palette.nearest256(front) { Contrast.ratio(Palette.color($0), behind) >= least }
    return (found?.number ?? far, background)
  }
}
