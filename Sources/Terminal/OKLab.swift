import Canvas
import Glibc

/// A colour by how it looks: lightness, and two axes whose angle is the hue.
///
/// Source: Björn Ottosson, "A perceptual color space for image processing" (2020).
struct OKLab {
  /// 0 for black to 1 for white.
  let lightness: Double
  /// From green to red.
  let a: Double
  /// From blue to yellow.
  let b: Double

  init(_ color: Theme.Color) {
    let red = Self.linear[Int(color.red)]
    let green = Self.linear[Int(color.green)]
    let blue = Self.linear[Int(color.blue)]
    let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
  }

  /// How far it is from grey: 0 for grey, some 0.3 for the strongest.
  var chroma: Double { (a * a + b * b).squareRoot() }

  /// Least chroma at which people see a hue.
  private static let tinted = 0.025
  /// Most chroma of the greys of a palette, which rounding leaves a trace of.
  private static let grey = 0.01

  /// How badly another colour stands for this one; 0 for the same.
  ///
  /// Plain distance would make every dark tint grey, as strong colours are further from it than
  /// greys are. So the hue counts apart from the strength, and losing it costs.
  func cost(of other: OKLab) -> Double {
    let (own, others) = (chroma, other.chroma)
    let (light, strength) = (lightness - other.lightness, 0.9 * (own - others))
    var cost = light * light + strength * strength
    switch (own >= Self.tinted, others > Self.grey) {
    case (true, true):
      let cosine = (a * other.a + b * other.b) / (own * others)
      cost += 4 * (1 - cosine) * max(own, 0.1) * max(own, 0.1)
    case (true, false): cost += 0.15 * 0.15
    case (false, true): cost += 0.05 * 0.05
    case (false, false): break
    }
    return cost
  }

  /// The light of a channel of sRGB (IEC 61966-2-1), 0 to 1.
  static let linear: [Double] = (0...255).map { channel in
    let value = Double(channel) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}
