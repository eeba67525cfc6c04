import Domain

/// Texts of the lists: order, filter, marks.
extension Phrase {
  var tableText: Localized {
    switch self {
    case .unsorted: Localized(zh: "恢复原来的顺序", en: "back to the usual order")
    case .wideOn: Localized(zh: "显示更多列", en: "wide columns are shown")
    case .wideOff: Localized(zh: "隐藏更多列", en: "wide columns are hidden")
    case .noRowFits: Localized(zh: "没有符合的行", en: "Nothing fits the filter")
    case .filterEmptyHint: Localized(zh: "Esc 取消筛选", en: "Esc shows all again")
    default: Localized(zh: "", en: "")
    }
  }

  /// By which columns a list is sorted, each with its sign.
  static func sorted(_ columns: String) -> Localized {
    Localized(zh: "排序 \(columns)", en: "sorted: \(columns)")
  }

  /// Which column a sort would take now, and the key that sorts.
  static func sortColumn(_ title: String, key: Localized) -> Localized {
    Localized(zh: "\(key.chinese) 按“\(title)”排序", en: "\(key.english) sorts by \(title)")
  }

  static func marked(_ count: Int) -> Localized {
    let number = Format.grouped(count)
    return Localized(zh: "已标记 \(number)", en: "\(number) marked")
  }

  /// How often somebody was tried to be reached.
  static func contacted(_ count: Int) -> Localized {
    Localized(zh: "已联系 \(count) 次", en: count == 1 ? "1 attempt" : "\(count) attempts")
  }

  /// What may be typed into a filter.
  static func rowsPlaceholder(_ table: TableID) -> Localized {
    switch table {
    case .queue:
      Localized(
        zh: "姓名 拼音 电话 事由 责任人", en: "name, initials, phone, reason, owner")
    default: Localized(zh: "任意列的字、拼音或首字母", en: "words of any column")
    }
  }
}
