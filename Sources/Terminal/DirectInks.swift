import Canvas

/// The colours of a theme as they are.
struct DirectInks {
  private let theme: Theme

  init(theme: Theme) { self.theme = theme }

  /// The numbers of a style's colours, −1 for the terminal's own.
  ///
  /// The terminal's own colour may be anything, so on a colour of ours there is always one of ours.
  func numbers(_ style: Style) -> (foreground: Int, background: Int) {
    let front = theme.foregrounds[style.role]
    guard let back = theme.backdrops[style.backdrop] ?? theme.backdrops[.screen] else {
      return (front.map(Self.number) ?? -1, -1)
    }
    return (Self.number(Self.legible(front, on: back, for: style.role)), Self.number(back))
  }

  /// A theme's author chose its colours; only what nobody could read is moved, halfway to black or
  /// white and further.
  private static func legible(
    _ front: Theme.Color?, on back: Theme.Color, for role: Role
  ) -> Theme.Color {
    let (white, black) = (Theme.Color(number: 0xFFFFFF), Theme.Color(number: 0x101010))
    let far = Contrast.ratio(white, back) > Contrast.ratio(black, back) ? white : black
    guard let front else { return far }
    let least = role == .border ? 1.1 : 2
    if Contrast.ratio(front, back) >= least { return front }
    let halfway = Theme.Color(
      red: UInt8((Int(front.red) + Int(far.red)) / 2),
      green: UInt8((Int(front.green) + Int(far.green)) / 2),
      blue: UInt8((Int(front.blue) + Int(far.blue)) / 2))
    return Contrast.ratio(halfway, back) >= least ? halfway : far
  }

  /// 0 to 255 mean colours of the palette where others mean 24 bits: black and its blues get a
  /// trace of green, which nobody sees.
  private static func number(_ color: Theme.Color) -> Int {
    color.number < 256 ? color.number + 256 : color.number
  }
}
