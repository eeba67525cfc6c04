import Domain

// A unit follows a number on its line: `140 mm[Hg]`, `90d`, `5 mL/min/{1.73_m2}`, `90天`.
extension RuleLexer {
  /// The unit that begins at or after a place on the same line; nil when none does.
  ///
  /// A keyword is never a unit, nor is a word that calls a function. A stroke begins one only
  /// where a letter follows at once: `100 /min`, but `100 / 2`.
  func unitRange(from place: Int) -> Range<Int>? {
    var start = place
    while start < plain.count, plain[start] == " " || plain[start] == "\t" { start += 1 }
    guard start < plain.count, beginsUnit(at: start) else { return nil }
    let end = endOfUnit(from: start)
    guard end > start else { return nil }
    let word = wordRange(from: start)
    if word.upperBound == end {
      var scalars = String.UnicodeScalarView()
      scalars.append(contentsOf: plain[word])
      if Keyword(word: String(scalars)) != nil { return nil }
      if end < plain.count, plain[end] == "(" { return nil }
    }
    return start..<endOfMercury(start, end)
  }

  /// The end of `mm Hg`, the one unit that many write as two words; any other end as it is.
  private func endOfMercury(_ start: Int, _ end: Int) -> Int {
    guard plain[start..<end].elementsEqual("mm".unicodeScalars), end + 3 <= plain.count else {
      return end
    }
    let rest = plain[end..<(end + 3)]
    let isMercury =
      rest.elementsEqual(" Hg".unicodeScalars) || rest.elementsEqual(" hg".unicodeScalars)
    let isWhole = end + 3 == plain.count || !Self.continuesWord(plain[end + 3])
    return isMercury && isWhole ? end + 3 : end
  }

  private func beginsUnit(at place: Int) -> Bool {
    let scalar = plain[place]
    let next = place + 1 < plain.count ? plain[place + 1] : " "
    switch scalar {
    case "%", "[", "{", "°", "‰": return true
    case "/": return Self.isUnitLetter(next) || next == "{" || next == "["
    case "1": return isPowerOfTen(at: place)
    case "*": return isPowerOfTen(at: place + 1)
    default: return Self.isUnitLetter(scalar)
    }
  }

  /// Whether `10*`, `10^` or `10⁹` stands here.
  private func isPowerOfTen(at place: Int) -> Bool {
    guard place + 2 < plain.count, plain[place] == "1", plain[place + 1] == "0" else {
      return false
    }
    let mark = plain[place + 2]
    return mark == "*" || mark == "^" || UnitText.isRaised(mark)
  }

  private func wordRange(from start: Int) -> Range<Int> {
    let end = plain[start...].firstIndex { !Self.isUnitLetter($0) } ?? plain.count
    return start..<end
  }

  private func endOfUnit(from start: Int) -> Int {
    var end = start
    var depth = 0
    while end < plain.count {
      let scalar = plain[end]
      let next = end + 1 < plain.count ? plain[end + 1] : " "
      switch scalar {
      case "{", "[":
        guard let close = closing(scalar == "{" ? "}" : "]", from: end) else { return end }
        end = close
      case "(":
        guard end > start, plain[end - 1] == "/" || plain[end - 1] == "." else { return end }
        depth += 1
      case ")":
        guard depth > 0 else { return end }
        depth -= 1
      case "/", ".", "·":
        guard continuesUnit(next) else { return end }
      case "-", "+":
        guard end > start, Self.isDigit(next), isExponent(at: end) else { return end }
      case "*", "^":
        guard Self.isDigit(next) || plain[end...].starts(with: "*10".unicodeScalars) else {
          return end
        }
      case "%", "°", "‰", "'": break
      default:
        guard Self.isUnitLetter(scalar) || Self.isDigit(scalar) || UnitText.isRaised(scalar) else {
          return end
        }
      }
      end += 1
    }
    return end
  }

  private func continuesUnit(_ scalar: Unicode.Scalar) -> Bool {
    Self.isUnitLetter(scalar) || Self.isDigit(scalar) || "{[(%°".unicodeScalars.contains(scalar)
  }

  /// Whether a sign stands where an exponent begins, as in `s-1` or `10*-3`.
  private func isExponent(at place: Int) -> Bool {
    let before = plain[place - 1]
    return Self.isUnitLetter(before) || before == "]" || before == "*" || before == "^"
  }

  /// The closing bracket on the same line, at most 40 characters on.
  private func closing(_ mark: Unicode.Scalar, from place: Int) -> Int? {
    for next in (place + 1)..<max(place + 1, min(plain.count, place + 40)) {
      if plain[next] == mark { return next }
      if Self.endsLine(plain[next]) || plain[next] == "\"" { return nil }
    }
    return nil
  }

  private static func isUnitLetter(_ scalar: Unicode.Scalar) -> Bool {
    beginsWord(scalar) || "℃℉㎡Ω".unicodeScalars.contains(scalar)
  }
}

extension UnitText {
  /// Whether a character is a raised digit or minus sign, as in `10⁹` or `m²`.
  static func isRaised(_ scalar: Unicode.Scalar) -> Bool {
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".unicodeScalars.contains(scalar)
  }
}
