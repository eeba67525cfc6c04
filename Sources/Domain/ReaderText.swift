/// Reads the text of an ID-card reader, a scanner or a copied paper into the fields of a card.
///
/// Three forms are known: lines or one line with labels (`姓名 张三 性别 男 …`, `Name: …`), fields
/// parted by tabs, `|`, `#` or `^` as readers type that act as keyboards, and a number alone.
package enum ReaderText {
  /// Longer texts are not read further; a whole ID card has fewer than 200 characters.
  static let longest = 4000

  /// The fields found; nil when nothing in the text says what it is.
  ///
  ///     ReaderText.read("张三|男|汉|19680312|城东区建设路1号|110105196803120013")
  package static func read(_ text: String) -> CardEntry? {
    let characters = Array(clean(text.prefix(longest)))
    var entry = labelled(characters)
    if entry.isEmpty || (entry[.name].isEmpty && entry[.document].isEmpty) {
      entry = entry.completed(by: parted(characters))
    }
    // A lone word is no reader's text: it may be a name that somebody pastes.
    let isMuch = entry.items.count > 1 || !entry[.document].isEmpty
    guard isMuch else { return nil }
    if !entry[.document].isEmpty {
      entry[.documentKind] = entry.documentType.rawValue
    }
    return entry
  }

  /// Full-width letters, digits and signs as ASCII; lines and fields kept apart.
  private static func clean(_ text: some StringProtocol) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r", "\u{2028}", "\u{2029}": view.append("\n")
      case "\t", "\n": view.append(scalar)
      case "：": view.append(":")
      case "｜", "│": view.append("|")
      default:
        // The dot of names looks like a full stop to others.
        let twin =
          (0xFF01...0xFF5E).contains(scalar.value) ? TextFolding.asciiTwin(of: scalar) : nil
        view.append(twin ?? scalar)
      }
    }
    return String(view)
  }

  // MARK: - With labels

  private struct Label {
    let words: [Character]
    /// Nil for what a card has no field for, which only ends the field before it.
    let item: CardItem?
    let isLatin: Bool
  }

  /// The longest first, so that `公民身份号码` is not read as another.
  private static let labels: [Label] = {
    let chinese: [(String, CardItem?)] = [
      ("公民身份证号码", .document), ("公民身份号码", .document), ("身份证号码", .document), ("居民身份证号", .document),
      ("身份证号", .document), ("证件号码", .document), ("证件号", .document), ("出生日期", .birthDate),
      ("出生年月", .birthDate), ("联系电话", .phone), ("手机号码", .phone), ("家庭住址", .address),
      ("现住址", .address), ("手机号", .phone), ("姓名", .name), ("性别", .sex), ("民族", .ethnicity),
      ("出生", .birthDate), ("住址", .address), ("地址", .address), ("电话", .phone), ("手机", .phone),
      ("签发机关", nil), ("有效期限", nil), ("有效期", nil), ("国籍", nil),
    ]
    let latin: [(String, CardItem?)] = [
      ("citizen id number", .document), ("date of birth", .birthDate), ("document no", .document),
      ("passport no", .document), ("ethnic group", .ethnicity), ("id number", .document),
      ("birthdate", .birthDate), ("ethnicity", .ethnicity), ("birthday", .birthDate),
      ("id card", .document), ("id no", .document), ("address", .address), ("gender", .sex),
      ("mobile", .phone), ("phone", .phone), ("birth", .birthDate), ("name", .name), ("sex", .sex),
      ("dob", .birthDate), ("tel", .phone), ("id", .document), ("nationality", nil),
    ]
    return chinese.map { Label(words: Array($0.0), item: $0.1, isLatin: false) }
      + latin.map { Label(words: Array($0.0), item: $0.1, isLatin: true) }
  }()

  private static func labelled(_ text: [Character]) -> CardEntry {
    var entry = CardEntry()
    var open: (item: CardItem?, from: Int)?
    var place = 0
    func close(at end: Int) {
      guard let (item, from) = open, let item, entry[item].isEmpty else { return }
      entry[item] = value(item, String(text[from..<end]))
    }
    while place < text.count {
      guard let (label, end) = label(in: text, at: place) else {
        place += 1
        continue
      }
      close(at: place)
      open = (label.item, end)
      place = end
    }
    close(at: text.count)
    return entry
  }

  /// The label that stands at a place, and where what it names begins.
  private static func label(in text: [Character], at place: Int) -> (Label, Int)? {
    let isWordStart = place == 0 || !(text[place - 1].isLetter || text[place - 1].isNumber)
    for label in labels where !label.isLatin || isWordStart {
      let end = place + label.words.count
      guard end <= text.count, zip(label.words, text[place..<end]).allSatisfy(isSame) else {
        continue
      }
      var next = end
      while next < text.count, text[next] == " " { next += 1 }
      let isMarked = next < text.count && (":=\t|#".contains(text[next]))
      // A name may hold a word that is a label elsewhere; an English one needs its colon.
      if label.isLatin, !isMarked, next == end || next >= text.count { continue }
      if label.isLatin, !isMarked, place > 0, text[place - 1] != "\n" { continue }
      return (label, isMarked ? next + 1 : next)
    }
    return nil
  }

  private static func isSame(_ left: Character, _ right: Character) -> Bool {
    left == right || (right.isASCII && left == Character(right.lowercased()))
  }

  // MARK: - Without labels

  private static func parted(_ text: [Character]) -> CardEntry {
    let hasMarks = text.contains { "\t|#^\n".contains($0) }
    let parts = text.split { "\t|#^\n".contains($0) || (!hasMarks && ",，; ".contains($0)) }
      .map { CardText.trimmed(String($0)) }.filter { !$0.isEmpty }
    var entry = CardEntry()
    for part in parts {
      guard let item = kind(of: part, entry) else { continue }
      entry[item] = value(item, part)
    }
    return entry
  }

  /// What a field without a label is, given those before it.
  private static func kind(of part: String, _ entry: CardEntry) -> CardItem? {
    func isFree(_ item: CardItem) -> Bool { entry[item].isEmpty }
    let scalars = Array(part.unicodeScalars)
    let digits = scalars.count { LookupKeys.isDigit($0) }
    if isFree(.document), ResidentID(part) != nil { return .document }
    if isFree(.sex), sex(part) != nil { return .sex }
    if isFree(.phone), digits == scalars.count, digits == 11, part.hasPrefix("1") { return .phone }
    if isFree(.birthDate), digits >= 6, isDate(part) { return .birthDate }
    let isHanzi = scalars.allSatisfy { Surname.isChinese($0) || LookupName.isNameDot($0) }
    if isHanzi, isFree(.ethnicity), part.hasSuffix("族") || (!isFree(.name) && part.count == 1) {
      return .ethnicity
    }
    if isFree(.name), digits == 0, part.count <= CardItem.longestName, !isPlace(part) {
      return .name
    }
    if isFree(.address), part.count >= 6, isPlace(part) { return .address }
    if isFree(.document), digits >= 6, IdentityDocument.guess(part) != nil { return .document }
    return nil
  }

  private static func isPlace(_ part: String) -> Bool {
    part.contains { "省市区县镇乡村路街号室栋".contains($0) } && part.count >= 6
  }

  private static func isDate(_ part: String) -> Bool {
    let latest = CalendarDate(dayNumber: Int.max)
    do throws(BirthText.Fault) {
      return try BirthText.read(part, today: latest).precision != .year
    } catch {
      // A date that is too long ago is one all the same.
      return error == .tooLongAgo
    }
  }

  // MARK: - Values

  private static func value(_ item: CardItem, _ text: String) -> String {
    let line = CardText.line(String(text.map { "|#".contains($0) ? " " : $0 })).text
    switch item {
    case .sex: return (sex(line) ?? .unknown).rawValue
    case .birthDate: return birth(line)
    case .document:
      if let id = ResidentID(line) { return id.number }
      // What stands behind the number belongs to something else.
      return line.split(separator: " ").first.map(String.init) ?? ""
    default: return line
    }
  }

  private static func birth(_ line: String) -> String {
    String(line.filter { !$0.isWhitespace })
  }

  private static func sex(_ text: String) -> Sex? {
    switch text.lowercased() {
    case "男", "男性", "m", "male": .male
    case "女", "女性", "f", "female": .female
    default: nil
    }
  }
}
