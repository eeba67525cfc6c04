/// Hides most of what identifies a patient, for screens that others can see.
///
/// A masked text is for showing only: search works on the whole values.
package enum Mask {
  /// A name with the given name hidden.
  ///
  ///     Mask.name("张三")           // "张*"
  ///     Mask.name("张小三")         // "张*三"
  ///     Mask.name("欧阳娜娜")       // "欧阳**"
  ///     Mask.name("买买提·吐尔逊")  // "买买提·***"
  ///     Mask.name("Keefe Clarine")  // "Keefe ***"
  ///
  /// A compound surname stays whole. Of a name of one part in Latin letters only the first letter
  /// stays, and of a single Chinese character nothing.
  package static func name(_ name: String) -> String {
    let text = trimmed(name)
    if let split = Surname.split(text) {
      let given = split.given.unicodeScalars
      guard split.surname.unicodeScalars.count == 1, given.count == 2, let last = given.last else {
        return split.surname + stars(given.count)
      }
      return "\(split.surname)*\(last)"
    }
    let scalars = Array(text.unicodeScalars)
    if let gap = scalars.firstIndex(where: isGap) {
      // The count of stars says nothing about the length of what they hide.
      return String(String.UnicodeScalarView(scalars[...gap])) + stars(3)
    }
    guard let first = text.first, text.count > 1 else { return stars(text.isEmpty ? 0 : 1) }
    return "\(first)\(stars(3))"
  }

  /// How a patient is called out where everybody can read it.
  ///
  ///     Mask.publicTitle("欧阳娜娜", sex: .female)    // 欧阳女士, Ms 欧阳
  ///
  /// For a name without a known surname its first part stands.
  package static func publicTitle(_ name: String, sex: Sex) -> Localized {
    let text = trimmed(name)
    let words = text.unicodeScalars.split(whereSeparator: isGap)
    let surname =
      Surname.split(text)?.surname ?? words.first.map { String(String.UnicodeScalarView($0)) } ?? ""
    switch sex {
    case .male: return Localized(zh: surname + "先生", en: "Mr " + surname)
    case .female: return Localized(zh: surname + "女士", en: "Ms " + surname)
    case .other, .unknown: return Localized(same: surname)
    }
  }

  /// A phone number with all but the first three and the last four digits hidden.
  ///
  ///     Mask.phone("138 1234 5678")    // "138****5678"
  ///
  /// Country code and extension are left out; of several numbers the first is shown. Of a number
  /// with fewer than eleven digits only the last four stay, and of one with fewer than seven
  /// nothing.
  ///
  /// A number that is masked already stays as it is.
  package static func phone(_ phone: String) -> String {
    if isMaskedPhone(phone) { return phone }
    let digits = LookupKeys.phoneNumbers(in: phone).first ?? ""
    if digits.count >= 11 { return keeping(digits, first: 3, last: 4) }
    return keeping(digits, first: 0, last: digits.count >= 7 ? 4 : 0)
  }

  /// An identifier with its middle hidden, for staff who compare it with a card.
  ///
  ///     Mask.identifier(kind: .residentID, "11010519491231002X")    // "110105********002X"
  ///
  /// Other kinds keep their last four characters when they have at least eight.
  package static func identifier(kind: PatientIdentifier.Kind, _ value: String) -> String {
    let text = trimmed(value)
    switch (kind, text.count) {
    case (.residentID, 18): return keeping(text, first: 6, last: 4)
    case (.residentID, 15): return keeping(text, first: 6, last: 3)
    case (_, 8...): return keeping(text, first: 0, last: 4)
    default: return stars(text.count)
    }
  }

  /// An identifier of which only the ends stay, for screens that face the public.
  ///
  ///     Mask.publicIdentifier("11010519491231002X")    // "1****************X"
  package static func publicIdentifier(_ value: String) -> String {
    let text = trimmed(value)
    return text.count >= 8 ? keeping(text, first: 1, last: 1) : stars(text.count)
  }

  private static func keeping(_ text: String, first: Int, last: Int) -> String {
    let hidden = max(0, text.count - first - last)
    return text.prefix(first) + stars(hidden) + text.suffix(last)
  }

  private static func stars(_ count: Int) -> String { String(repeating: "*", count: count) }

  private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{3000}" || LookupName.isNameDot(scalar)
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { !TextFolding.isHidden($0) }
    let start = scalars.drop { $0.properties.isWhitespace }
    let end = start.reversed().drop { $0.properties.isWhitespace }
    return String(String.UnicodeScalarView(end.reversed()))
  }
}
