/// The papers by which a person proves who they are.
package enum IdentityDocument: String, Sendable, CaseIterable {
  case residentID = "id"
  case passport
  case hongKongMacao = "hk-macao"
  case taiwan
  case foreignResident = "foreign-resident"
  case military
  case birthCertificate = "birth-certificate"

  package var title: Localized { kind.title }

  /// The kind under which the number is kept.
  package var kind: PatientIdentifier.Kind {
    switch self {
    case .residentID: .residentID
    case .passport: .passport
    case .hongKongMacao: .hongKongMacao
    case .taiwan: .taiwan
    case .foreignResident: .foreignResident
    case .military: .military
    case .birthCertificate: .birthCertificate
    }
  }

  /// The paper of a kind of number; nil where the number is of no such paper.
  package init?(_ kind: PatientIdentifier.Kind) {
    guard let document = Self.allCases.first(where: { $0.kind == kind }) else { return nil }
    self = document
  }

  /// The paper whose number a text can only be; nil when it may be of several or of none.
  ///
  ///     IdentityDocument.guess("H12345678")    // .hongKongMacao
  package static func guess(_ text: String) -> IdentityDocument? {
    let fitting = allCases.filter { $0.read(text).isValid }
    return fitting.contains(.residentID) ? .residentID : fitting.count == 1 ? fitting[0] : nil
  }

  /// What came of reading a number.
  package enum Reading: Hashable, Sendable {
    /// The number in the one form in which it is kept.
    case number(String)
    /// Why it is none, as a sentence.
    case fault(Localized)

    package var isValid: Bool { if case .number = self { true } else { false } }
  }

  /// Reads a number as it is typed or scanned; case, blanks, hyphens and full-width forms do not
  /// matter.
  package func read(_ text: String) -> Reading {
    if self == .residentID { return Self.readResident(text) }
    let characters = Self.compact(text)
    guard !characters.isEmpty else { return .fault(example) }
    return fits(characters) ? .number(normal(characters)) : .fault(example)
  }

  private static func readResident(_ text: String) -> Reading {
    switch ResidentID.read(text) {
    case .success(let id): return .number(id.number)
    case .failure(.length):
      let count = compact(text).count
      return .fault(
        Localized(
          zh: "身份证号应为 18 位，现有 \(count) 位", en: "an ID number has 18 characters, found \(count)"))
    case .failure(.character):
      return .fault(
        Localized(
          zh: "身份证号只能是数字，末位可为 X", en: "an ID number is digits; only the last may be X"))
    case .failure(.birthDate):
      return .fault(
        Localized(zh: "身份证号中的出生日期不存在", en: "the birth date in the ID number does not exist"))
    case .failure(.checkCharacter):
      // The right one is not told: it would make a wrong number look like a right one.
      return .fault(
        Localized(
          zh: "身份证号校验位不对，请逐位核对", en: "the check digit is wrong; compare every digit"))
    }
  }

  /// The shapes of the numbers.
  ///
  /// Passports: ICAO Doc 9303-3, at most nine letters and digits. 港澳居民来往内地通行证: H or M and
  /// eight digits, with two more for the issue until 2013. 台湾居民来往大陆通行证: eight digits.
  /// 外国人永久居留身份证: the 2023 edition has 18 digits that begin with 9 and the check character of
  /// GB 11643, those before three letters and twelve digits. 出生医学证明: a letter and nine digits.
  private func fits(_ characters: [Unicode.Scalar]) -> Bool {
    let letters = characters.prefix { ("A"..."Z").contains($0) }.count
    let rest = characters.dropFirst(letters)
    let digits = rest.allSatisfy { ("0"..."9").contains($0) } ? rest.count : -1
    switch self {
    case .residentID: return false
    case .passport:
      let isPlain = characters.allSatisfy {
        ("A"..."Z").contains($0) || ("0"..."9").contains($0)
      }
      return isPlain && (6...9).contains(characters.count) && letters < characters.count
    case .hongKongMacao:
      return letters == 1 && [8, 10].contains(digits) && ["H", "M"].contains(characters[0])
    case .taiwan: return letters == 0 && digits == 8
    case .foreignResident:
      return (letters == 3 && digits == 12)
        || (characters.first == "9" && ResidentID(Self.text(characters)) != nil)
    case .military: return Self.militaryDigits(characters) != nil
    case .birthCertificate: return letters == 1 && digits == 9
    }
  }

  private func normal(_ characters: [Unicode.Scalar]) -> String {
    guard self == .military, let digits = Self.militaryDigits(characters) else {
      return Self.text(characters)
    }
    let head = characters.first { !("0"..."9").contains($0) && $0 != "字" && $0 != "第" }
    return "\(head.map(String.init) ?? "军")字第\(digits)号"
  }

  /// The digits of `军字第1234567号`, written with or without the words.
  private static func militaryDigits(_ characters: [Unicode.Scalar]) -> String? {
    let words: Set<Unicode.Scalar> = ["军", "士", "兵", "文", "职", "义", "武", "警", "字", "第", "号"]
    let digits = characters.filter { ("0"..."9").contains($0) }
    guard (6...8).contains(digits.count),
      characters.allSatisfy({ words.contains($0) || ("0"..."9").contains($0) }),
      characters.contains(where: words.contains)
    else { return nil }
    return text(digits)
  }

  private var example: Localized {
    let form =
      switch self {
      case .residentID: "11010519491231002X"
      case .passport: "E12345678"
      case .hongKongMacao: "H12345678"
      case .taiwan: "12345678"
      case .foreignResident: "ABC123456789012"
      case .military: "军字第1234567号"
      case .birthCertificate: "T510123456"
      }
    return Localized(
      zh: "\(title.chinese)号码的格式不对，应如 \(form)",
      en: "this is no number of this paper; it looks like \(form)")
  }

  /// Capital letters, digits and Chinese characters.
  private static func compact(_ text: String) -> [Unicode.Scalar] {
    TextFolding.search(text).filter { $0 != " " && $0 != "-" }.map {
      ("a"..."z").contains($0) ? Unicode.Scalar(UInt8($0.value) - 0x20) : $0
    }
  }

  private static func text(_ characters: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: characters)
    return String(view)
  }
}
