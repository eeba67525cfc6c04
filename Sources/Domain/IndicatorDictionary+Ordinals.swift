extension IndicatorDictionary {
  /// The step of an ordinal scale that a result in words means; nil when it is not certain.
  ///
  /// Reads the signs and words of a test strip (`++`, `2+`, `阴性`, `trace`), also at the end of a
  /// longer name such as `Urine glucose test = ++ (finding)`. A bare `positive` is certain only on
  /// a scale of two steps.
  package static func ordinal(of text: String, for indicator: Indicator) -> Int? {
    guard !indicator.ordinal.isEmpty else { return nil }
    let scale = indicator.ordinal.map(foldedResult)
    let result = foldedResult(text)
    if let step = scale.firstIndex(of: result) { return step }
    guard let sign = sign(of: result) else { return nil }
    if sign == "positive" { return scale.count == 2 ? 1 : nil }
    return scale.firstIndex { self.sign(of: $0) == sign }
  }

  /// The result itself: what follows `=`, without notes in brackets, spaces and width.
  private static func foldedResult(_ text: String) -> String {
    var plain = String.UnicodeScalarView(text.lowercased().unicodeScalars.map(UnitText.halfWidth))
    if let equals = plain.lastIndex(of: "=") { plain.removeSubrange(...equals) }
    var words = String(plain)
    for note in ["(finding)", "(qualifier value)"] { words = words.replacing(note, with: "") }
    let outer = words.filter { !$0.isWhitespace }
    if outer.hasPrefix("("), outer.hasSuffix(")") { words = String(outer.dropFirst().dropLast()) }
    if words.hasSuffix(" negative") || words.hasSuffix(" negative ") {
      let isDenied = words.contains("not ") || words.contains("non")
      return isDenied ? words : "negative"
    }
    return String(words.filter { !$0.isWhitespace }.map { "−–—﹣".contains($0) ? "-" : $0 })
  }

  /// The sign of a strip that a folded word means.
  private static func sign(of word: String) -> String? {
    switch word {
    case "-", "neg", "negative", "阴性", "阴", "阴性-", "notdetected", "absent", "未检出", "未见":
      "-"
    case "±", "+-", "+/-", "-/+", "trace", "tr", "微量", "弱阳性", "可疑": "±"
    case "+", "1+", "+1", "present+", "阳性+": "+"
    case "++", "2+", "+2", "present++", "阳性++": "++"
    case "+++", "3+", "+3", "present+++", "阳性+++": "+++"
    case "++++", "4+", "+4", "present++++", "阳性++++": "++++"
    case "positive", "pos", "阳性", "detected", "present", "检出": "positive"
    default: nil
    }
  }
}
