/// What the fields of a card come to: clean texts, and what is wrong with them.
package struct CardReading: Hashable, Sendable {
  /// Each field in the form in which it is kept; wrong ones are left out.
  package private(set) var entry = CardEntry()
  /// All that is to be said, in the order of the form.
  package private(set) var faults: [CardFault] = []
  /// Whether the birth date was worked out from an age.
  package private(set) var isEstimated = false

  private let today: CalendarDate

  /// Reads every field.
  ///
  /// - Parameters:
  ///   - needsAll: Whether what is required must be there; false while somebody still types, and
  ///     for changes of a card.
  package init(_ typed: CardEntry, today: CalendarDate, needsAll: Bool = true) {
    self.today = today
    for item in CardItem.allCases {
      let (line, removed) = item.isName ? CardText.name(typed[item]) : CardText.line(typed[item])
      if removed > 0 {
        say(
          item,
          Localized(
            zh: "已去除 \(removed) 个不可见字符", en: "\(removed) invisible character(s) taken out"),
          isError: false)
      }
      guard !line.isEmpty else {
        if item.isRequired, needsAll { say(item, Self.missing) }
        continue
      }
      if case .text(let limit) = item.shape, line.count > limit {
        say(item, Localized(zh: "最多 \(limit) 个字", en: "at most \(limit) characters"))
      } else if line.unicodeScalars.count > Self.mostMarks * line.count {
        say(item, Localized(zh: "文字上的附加符号太多", en: "too many marks on the letters"))
      } else {
        read(item, line, typed)
      }
    }
    compareWithNumber()
  }

  package var hasErrors: Bool { faults.contains(where: \.isError) }

  /// The first thing to say of an item, errors first; nil for nothing.
  package func fault(of item: CardItem) -> CardFault? {
    let all = faults.filter { $0.item == item }
    return all.first(where: \.isError) ?? all.first
  }

  /// Code points of a character on average; the writing of no language puts more on its letters,
  /// and ten thousand marks on one letter are one character too.
  private static let mostMarks = 4

  private static let missing = Localized(zh: "必填", en: "required")

  private mutating func say(_ item: CardItem, _ message: Localized, isError: Bool = true) {
    faults.append(CardFault(item, message, isError: isError))
  }

  private mutating func read(_ item: CardItem, _ line: String, _ typed: CardEntry) {
    switch item {
    case .document: readDocument(line, typed.documentType)
    case .name, .contactName: readName(item, line)
    case .birthDate: readBirth(line)
    case .phone, .contactPhone: readPhone(item, line)
    case .ethnicity: entry[item] = line.hasSuffix("族") || !line.isChinese ? line : line + "族"
    case .diseaseDates: readDiseaseDates(line, typed)
    default: item.options.isEmpty ? entry[item] = line : readCodes(item, line)
    }
  }

  private mutating func readDocument(_ line: String, _ document: IdentityDocument) {
    switch document.read(line) {
    case .number(let number):
      entry[.document] = number
      entry[.documentKind] = document.rawValue
      if document == .residentID, let id = ResidentID(number), id.birthDate > today {
        say(.document, BirthText.Fault.inFuture.message)
      }
    case .fault(let message): say(.document, message)
    }
  }

  private mutating func readName(_ item: CardItem, _ line: String) {
    guard line.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.isRareHanzi })
    else {
      return say(item, Localized(zh: "姓名里没有文字", en: "there is no letter in the name"))
    }
    if line.contains(where: { $0.isASCII && $0.isNumber }) {
      say(item, Localized(zh: "姓名里有数字，请核对", en: "there are digits in the name"), isError: false)
    }
    entry[item] = line
  }

  private mutating func readBirth(_ line: String) {
    do throws(BirthText.Fault) {
      let birth = try BirthText.read(line, today: today)
      entry[.birthDate] = birth.text
      isEstimated = birth.isEstimated
      if birth.isEstimated {
        say(
          .birthDate,
          Localized(
            zh: "按年龄估计，只记年份 \(birth.text)",
            en: "estimated from the age: the year \(birth.text) alone"),
          isError: false)
      }
    } catch {
      say(.birthDate, error.message)
    }
  }

  /// Source of the longest: ITU-T E.164, fifteen digits.
  private mutating func readPhone(_ item: CardItem, _ line: String) {
    let text = CardText.phone(line)
    let digits = text.count { $0.isASCII && $0.isNumber }
    let isClean = text.unicodeScalars.allSatisfy {
      LookupKeys.isDigit($0) || "+-/,;转轉ext#".unicodeScalars.contains($0)
    }
    guard isClean else {
      return say(
        item, Localized(zh: "电话只能是数字和 + - 转", en: "a phone number is digits, + and -"))
    }
    guard (7...20).contains(digits) else {
      return say(
        item, Localized(zh: "电话应有 7 到 15 位，现有 \(digits) 位", en: "7 to 15 digits, found \(digits)"))
    }
    entry[item] = text
    if digits == 10 || digits == 12, text.hasPrefix("1"), digits == text.count {
      say(
        item, Localized(zh: "手机号应为 11 位，请核对", en: "a mobile number has 11 digits"), isError: false)
    }
  }

  private mutating func readCodes(_ item: CardItem, _ line: String) {
    let parts = line.split { ",、，".contains($0) }.map { CardText.trimmed(String($0)) }
    var codes: [String] = []
    for part in parts where !part.isEmpty {
      guard let option = item.option(part) else {
        let known = item.options.map(\.code).joined(separator: ", ")
        return say(
          item,
          Localized(zh: "没有这个选项；可用：\(known)", en: "no such answer; there are \(known)"))
      }
      if !codes.contains(option.code) { codes.append(option.code) }
    }
    if case .choice = item.shape, codes.count > 1 {
      return say(item, Localized(zh: "只能选一项", en: "one answer alone"))
    }
    if codes.count > 1, codes.contains(CardOption.none) {
      return say(
        item, Localized(zh: "选了“无”就不能再选其他", en: "`none` goes with no other answer"))
    }
    // In the order of the form, so that the same answers are the same text.
    entry[item] = item.options.map(\.code).filter(codes.contains).joined(separator: ",")
  }

  /// `高血压 2015-03; 糖尿病 2018`: a disease that was ticked and when it was found.
  private mutating func readDiseaseDates(_ line: String, _ typed: CardEntry) {
    guard let dates = DiseaseDates(line, today: today) else {
      return say(
        .diseaseDates,
        Localized(zh: "写成：高血压 2015-03；糖尿病 2018", en: "write: hypertension 2015-03; diabetes 2018"))
    }
    entry[.diseaseDates] = dates.text
    let ticked = Set(entry.codes(.diseases))
    if !dates.dates.keys.allSatisfy(ticked.contains) {
      say(.diseaseDates, Localized(zh: "有的疾病没有勾选", en: "a disease is not ticked"), isError: false)
    }
  }

  /// What was typed beside an ID number that says otherwise: kept, and said.
  private mutating func compareWithNumber() {
    guard entry[.documentKind] == IdentityDocument.residentID.rawValue,
      let id = ResidentID(entry[.document])
    else { return }
    if !entry[.sex].isEmpty, entry[.sex] != id.sex.rawValue {
      say(.sex, Localized(zh: "与身份证号不符", en: "the ID number says otherwise"), isError: false)
    }
    let birth = entry[.birthDate]
    if !birth.isEmpty, !id.birthDate.description.hasPrefix(birth) {
      say(.birthDate, Localized(zh: "与身份证号不符", en: "the ID number says otherwise"), isError: false)
    }
  }
}

extension CardItem {
  fileprivate var isName: Bool { self == .name || self == .contactName }

  /// The answer that a code or a title in any language means.
  package func option(_ text: String) -> CardOption? {
    options.first { $0.code == text }
      ?? options.first {
        $0.title.chinese == text || $0.title.english.lowercased() == text.lowercased()
      }
  }
}

extension Unicode.Scalar {
  /// Whether it is in the private use area, where older systems keep rare characters.
  fileprivate var isRareHanzi: Bool { Surname.isChinese(self) }
}

extension String {
  fileprivate var isChinese: Bool { unicodeScalars.allSatisfy(Surname.isChinese) }
}
