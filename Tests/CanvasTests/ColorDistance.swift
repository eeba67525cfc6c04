import Canvas
import Foundation

/// How far colours are apart for an eye, also for one that lacks a kind of cone.
enum ColorDistance {
  /// Whose eyes look.
  enum Vision: CaseIterable {
    case usual, protanopia, deuteranopia

    /// The matrix on linear RGB at full severity: Machado, Oliveira, Fernandes, "A
    /// Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6),
    /// 2009, table 1.
    fileprivate var matrix: [[Double]] {
      switch self {
      case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
      case .protanopia:
        [
          [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
          [-0.003882, -0.048116, 1.051998],
        ]
      case .deuteranopia:
        [
          [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
          [-0.011820, 0.042940, 0.968881],
        ]
      }
    }
  }

  /// The distance in CIE 1976 L*a*b* under D65; about 2 is just seen side by side.
  static func between(
    _ one: Theme.Color, _ other: Theme.Color, seenWith vision: Vision = .usual
  ) -> Double {
    let first = lab(seen(one, vision))
    let second = lab(seen(other, vision))
    return zip(first, second).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  /// Linear RGB as an eye gets it.
  private static func seen(_ color: Theme.Color, _ vision: Vision) -> [Double] {
    let parts = [color.red, color.green, color.blue].map(Contrast.linear)
    return vision.matrix.map { row in
      min(1, max(0, zip(row, parts).map(*).reduce(0, +)))
    }
  }

  private static func lab(_ linear: [Double]) -> [Double] {
    let x = 0.4124564 * linear[0] + 0.3575761 * linear[1] + 0.1804375 * linear[2]
    let y = 0.2126729 * linear[0] + 0.7151522 * linear[1] + 0.0721750 * linear[2]
    let z = 0.0193339 * linear[0] + 0.1191920 * linear[1] + 0.9503041 * linear[2]
    let parts = [x / 0.95047, y, z / 1.08883].map(lightness)
    return [116 * parts[1] - 16, 500 * (parts[0] - parts[1]), 200 * (parts[1] - parts[2])]
  }

  private static func lightness(_ part: Double) -> Double {
    part > 216.0 / 24389.0 ? cbrt(part) : (part * 24389.0 / 27.0 + 16.0) / 116.0
  }
}
