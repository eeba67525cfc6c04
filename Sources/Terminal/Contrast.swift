import Canvas

/// How well text stands out from what lies behind it.
enum Contrast {
  /// The ratio of two colours, 1 for the same to 21 for black and white.
  ///
  /// Source: W3C, Web Content Accessibility Guidelines 2.2, "contrast ratio".
  static func ratio(_ one: Theme.Color, _ other: Theme.Color) -> Double {
    let (first, second) = (luminance(one), luminance(other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// The least that we leave a role with: 4.5 is what the guidelines ask of text; a border is no
  /// text.
  static func floor(_ role: Role) -> Double {
    switch role {
    case .border: 1.2
    case .dim: 3
    default: 4.5
    }
  }

  private static func luminance(_ color: Theme.Color) -> Double {
    0.2126 * OKLab.linear[Int(color.red)] + 0.7152 * OKLab.linear[Int(color.green)]
      + 0.0722 * OKLab.linear[Int(color.blue)]
  }
}
