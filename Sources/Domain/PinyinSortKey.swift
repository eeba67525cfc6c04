/// The place of a name among names: by the sound of its characters, as in a phone book.
package enum PinyinSortKey {
  /// Names differ long before this; a guard against garbage in a name field, in code points.
  private static let lengthLimit = 96

  /// The key of a name; keys are compared as UTF-8 bytes.
  ///
  /// Each character gives its reading and then itself, so that namesakes by sound stand together
  /// by character, 张 apart from 章. The family name is read as one: 单 stands under shan. Words of
  /// letters stand among the readings; characters without a known one come last.
  ///
  ///     PinyinSortKey.key("单伟")      // "shan 单 wei 伟"
  ///     PinyinSortKey.key("Li Wei")    // "li wei", before every 李
  ///
  /// - Complexity: O(characters).
  package static func key(_ name: String) -> String {
    var parts: [String] = []
    for unit in LookupName(name: name, familyName: nil).units {
      if !unit.isWord { parts.append(unit.spellings.first ?? "~") }
      parts.append(unit.text)
    }
    let key = parts.joined(separator: " ")
    guard key.utf8.count > lengthLimit else { return key }
    return String(String.UnicodeScalarView(key.unicodeScalars.prefix(lengthLimit)))
  }
}
