/// Patients whose names no display may stumble over, as a bundle of another system.
enum HostileNames {
  /// Everybody's birthday, which finds them all.
  static let birthday = "1901-02-03"

  static let all = [
    "李\u{202E}exe.gnp", "王\u{200B}小\u{200B}明", "\u{1B}]52;c;SGk=\u{7}张三", "\u{9B}31m赵四",
    "钱\u{1B}[2J\u{1B}[1;1H", "孙\r\n覆盖", "周\u{8}\u{8}\u{8}吴", "𠮷野𪜈", "郑𫠠𬺰𰀀", "马𱍐𮯰", "龘", "王",
    "阿卜杜热合曼·买买提依明·吐尔逊·艾合买提江·努尔买买提·亚森江·伊明江·阿布都拉",
    "迪丽热巴·买合木提", "👩‍👩‍👧‍👦家", "👍🏽冯", "\u{301}陈", "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}Zoë",
    "褚\u{E815}卫", "蒋\u{E0041}\u{E0042}沈", "ﷺ韩", "한글", "क्षि", "محمد", "=cmd|' /C calc'!A0",
    "ﾊﾝｶｸ", "ＡＢＣ　全角", "葛\u{E0100}飾", "\u{FEFF}杨", "朱\u{2028}秦", "NULL", "-", "  尤  许  ",
  ]

  /// The bundle as text; a problem and a medicine of each hold the same hostile text.
  static var bundle: String {
    let people = all.enumerated().map { index, name in
      let text = quoted(name)
      return """
        {"fullUrl": "urn:h:\(index)", "resource": {"resourceType": "Patient", "id": "h\(index)",
         "name": [{"text": \(text)}], "gender": "female", "birthDate": "\(birthday)",
         "address": [{"text": \(text)}],
         "identifier": [{"system": "urn:hostile", "value": "H\(1000 + index)"}]}},
        {"resource": {"resourceType": "Condition", "id": "c\(index)",
         "subject": {"reference": "urn:h:\(index)"}, "code": {"text": \(text)}}},
        {"resource": {"resourceType": "MedicationStatement", "id": "m\(index)", "status": "active",
         "subject": {"reference": "urn:h:\(index)"}, "effectiveDateTime": "2026-01-02",
         "medicationCodeableConcept": {"text": \(text)}}}
        """
    }
    return "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": ["
      + people.joined(separator: ",\n") + "]}"
  }

  /// A JSON string with every character that is not plain ASCII escaped.
  private static func quoted(_ text: String) -> String {
    let body = text.utf16.map { unit in
      let isPlain = (0x20...0x7E).contains(unit) && unit != 0x22 && unit != 0x5C
      if isPlain { return String(UnicodeScalar(UInt8(unit))) }
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return "\"" + body.joined() + "\""
  }
}
