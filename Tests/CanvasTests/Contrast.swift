import Canvas
import Foundation

/// Contrast of colours by WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
enum Contrast {
  static func ratio(_ one: Theme.Color, _ other: Theme.Color) -> Double {
    let lights = [luminance(one), luminance(other)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  private static func luminance(_ color: Theme.Color) -> Double {
    0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }

  /// A channel of sRGB as light, from 0 through 1.
  static func linear(_ byte: UInt8) -> Double {
    let part = Double(byte) / 255
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
  }

  /// The nearest of the 240 fixed colours of xterm: the cube and the greys.
  static func nearest(_ color: Theme.Color) -> Theme.Color {
    palette.min { distance($0, color) < distance($1, color) } ?? color
  }

  static let palette: [Theme.Color] = {
    let steps: [UInt8] = [0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff]
    let cube = steps.flatMap { red in
      steps.flatMap { green in
        steps.map { Theme.Color(red: red, green: green, blue: $0) }
      }
    }
    let greys = (0..<24).map { step in
      let level = UInt8(8 + 10 * step)
      return Theme.Color(red: level, green: level, blue: level)
    }
    return cube + greys
  }()

  private static func distance(_ one: Theme.Color, _ other: Theme.Color) -> Int {
    let parts = [
      (one.red, other.red), (one.green, other.green), (one.blue, other.blue),
    ]
    return parts.map { (Int($0) - Int($1)) * (Int($0) - Int($1)) }.reduce(0, +)
  }
}
