/// Cleans what people type and paste into the fields of a card.
enum CardText {
  /// A text on one line without hidden and control characters, composed as `CanonicalForm` does.
  ///
  /// - Returns: The text with blanks at its ends gone and blanks inside single, and how many
  ///   characters that show nothing or turn the direction of writing were taken out.
  static func line(_ text: String) -> (text: String, removed: Int) {
    var result = String.UnicodeScalarView()
    var removed = 0
    for scalar in CanonicalForm.text(text).unicodeScalars {
      if scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar == "\u{3000}"
        || (!scalar.isASCII && scalar.properties.isWhitespace)
      {
        if result.last != " " { result.append(" ") }
      } else if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        || (isHidden(scalar))
      {
        removed += 1
      } else if scalar != " " || result.last != " " {
        result.append(scalar)
      }
    }
    return (trimmed(String(result)), removed)
  }

  /// Variation selectors choose between forms of one character and belong to it.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    let isSelector =
      (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
    return !isSelector && TextFolding.isHidden(scalar)
  }

  static func trimmed(_ text: String) -> String {
    var part = text[...]
    while part.first == " " { part.removeFirst() }
    while part.last == " " { part.removeLast() }
    return String(part)
  }

  /// A name with one kind of dot and no blanks between Chinese characters.
  ///
  ///     CardText.name("买买提•吐尔逊")    // "买买提·吐尔逊"
  ///     CardText.name("张 三")            // "张三"
  static func name(_ text: String) -> (text: String, removed: Int) {
    let (line, removed) = line(text)
    let scalars = Array(line.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() {
      let before = place > 0 ? scalars[place - 1] : nil
      let after = place + 1 < scalars.count ? scalars[place + 1] : nil
      let isBetween = [before, after].allSatisfy { $0.map(Surname.isChinese) ?? false }
      if isBetween, LookupName.isNameDot(scalar) || scalar == "." {
        result.append("·")
      } else if !(isBetween && scalar == " ") {
        result.append(scalar)
      }
    }
    return (String(result), removed)
  }

  /// ASCII digits for full-width ones, and the signs of a phone number.
  static func phone(_ text: String) -> String {
    let folded = TextFolding.search(text).filter { !CharacterSetOfPhones.blanks.contains($0) }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: folded)
    return String(view)
  }

  private enum CharacterSetOfPhones {
    static let blanks: Set<Unicode.Scalar> = [" ", "(", ")"]
  }
}
