extension Mask {
  /// A phone, an address of mail or anything else at which a person is reached.
  ///
  ///     Mask.contact(.phone, "13812341234")          // "138****1234"
  ///     Mask.contact(.email, "zhang@example.com")    // "z***@example.com"
  ///
  /// Of what is neither phone nor mail nothing stays.
  package static func contact(_ system: ContactPoint.System, _ value: String) -> String {
    switch system {
    case .phone: return phone(value)
    case .email:
      guard let at = value.lastIndex(of: "@"), let first = value.first, first != "@" else {
        return "***"
      }
      return "\(first)***\(value[at...])"
    case .other: return "***"
    }
  }

  /// An address down to its district.
  ///
  ///     Mask.address("北京市朝阳区建国路88号")        // "北京市朝阳区***"
  ///     Mask.address("12 Main St, Springfield, MA")  // "***, Springfield, MA"
  ///
  /// A Chinese address ends after the last unit of a county's rank (区, 县, 旗, or the second 市)
  /// among its first sixteen characters; one in Latin letters begins after its first comma. Of
  /// another nothing stays.
  package static func address(_ address: String) -> String {
    let text = Array(address)
    if text.suffix(3) == ["*", "*", "*"] || address.hasPrefix("***") { return address }
    let head = text.prefix(16)
    // A name such as 小区 or 开发区 behind the district is the street's already.
    if let end = head.indices.first(where: { isCounty(head, $0) })
      ?? head.firstIndex(of: "市")
    {
      return String(text[...end]) + "***"
    }
    guard let comma = text.firstIndex(where: { $0 == "," || $0 == "，" }) else {
      return text.isEmpty ? "" : "***"
    }
    return "***" + String(text[comma...])
  }

  /// Whose a number is, with the name hidden and the relation kept: `配偶 李*`.
  package static func holder(_ holder: String) -> String {
    let words = holder.split(separator: " ", maxSplits: 1)
    guard words.count == 2 else { return holder.isEmpty ? "" : "***" }
    return words[0] + " " + name(String(words[1]))
  }

  /// Whether a character ends the name of a district, a county or a city of a county's rank.
  private static func isCounty(_ text: ArraySlice<Character>, _ place: Int) -> Bool {
    switch text[place] {
    case "县", "旗": return place > 1
    // 自治区 is a province, 小区 a block of houses.
    case "区": return place > 1 && !["治", "小"].contains(text[place - 1])
    case "市": return text[..<place].contains("市")
    default: return false
    }
  }

  /// Whether a text is what ``phone(_:)`` makes: stars between at most three and four digits.
  static func isMaskedPhone(_ text: String) -> Bool {
    let head = text.prefix { LookupKeys.isDigit($0) }
    let stars = text.dropFirst(head.count).prefix { $0 == "*" }
    let tail = text.dropFirst(head.count + stars.count)
    guard head.count <= 3, tail.count <= 4, tail.allSatisfy({ LookupKeys.isDigit($0) }) else {
      return false
    }
    return stars.count >= 3 || (head.isEmpty && tail.isEmpty && !stars.isEmpty)
  }
}
