/// An amount in CNY, held in fen so that nothing is lost in sums.
package struct Yuan: Hashable, Sendable, Comparable {
  /// Hundredths of a yuan, from 1 through ``most``.
  package let fen: Int

  /// The largest amount that a notice takes: 9,999,999.99, far above any bill of an outpatient.
  package static let most = 999_999_999

  /// - Returns: Nil for nothing, less than nothing and more than ``most``.
  package init?(fen: Int) {
    guard (1...Self.most).contains(fen) else { return nil }
    self.fen = fen
  }

  /// Reads an amount as people write it: `12`, `12.5`, `¥12.50`, `12元`, `1,200.00`.
  ///
  /// - Returns: Nil for anything else, and for more than two decimals.
  package init?(_ text: String) {
    // An input method's `￥` and `。` come as `$` and `.`.
    var digits = TextFolding.command(text).lowercased()
    digits.removeAll { $0 == "," || $0 == " " }
    for sign in ["¥", "$", "cny", "rmb"] where digits.hasPrefix(sign) {
      digits.removeFirst(sign.count)
    }
    for sign in ["元", "cny", "rmb"] where digits.hasSuffix(sign) {
      digits.removeLast(sign.count)
    }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = parts.first, (1...7).contains(whole.count),
      parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }), let yuan = Int(whole)
    else { return nil }
    let cents = parts.count == 2 ? String(parts[1]) : ""
    guard cents.count <= 2, parts.count == 1 || !cents.isEmpty,
      let fen = Int((cents + "00").prefix(2))
    else { return nil }
    self.init(fen: yuan * 100 + fen)
  }

  package static func < (left: Yuan, right: Yuan) -> Bool { left.fen < right.fen }

  /// `12.50`, as FHIR's Money has it.
  package var decimal: String {
    let rest = fen % 100
    return "\(fen / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
