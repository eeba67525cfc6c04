import Canvas
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
    case .rangeEmptyHint:
      Localized(zh: "Esc 取消筛选, 左右键换范围", en: "Esc shows all, Left and Right other ranges")
    case .tableTitle: Localized(zh: "列表", en: "List")
    case .lastColumn: Localized(zh: "至少留一列", en: "one column must stay")
    case .columnsTitle: Localized(zh: "选择列", en: "Columns")
    default: exportText
    }
  }

  private var exportText: Localized {
    switch self {
    case .exportTitle: Localized(zh: "导出", en: "Export")
    case .exportRows: Localized(zh: "内容", en: "Rows")
    case .exportColumns: Localized(zh: "列", en: "Columns")
    case .exportNumbers: Localized(zh: "号码", en: "Numbers")
    case .exportFile: Localized(zh: "文件", en: "File")
    case .exportMasked: Localized(zh: "遮盖", en: "masked")
    case .exportWriting: Localized(zh: "正在导出", en: "Exporting")
    case .exportStopping: Localized(zh: "正在停止", en: "Stopping")
    case .exportStopped: Localized(zh: "已停止, 没有导出", en: "Stopped; nothing was exported")
    case .rescheduleTitle: Localized(zh: "改期", en: "Reschedule")
    case .assignTitle: Localized(zh: "转给同事", en: "Assign")
    case .newDate: Localized(zh: "新日期", en: "New date")
    case .nothingToChange: Localized(zh: "这些随访都已结束", en: "All of these have ended")
    case .changeConflict:
      Localized(
        zh: "别人刚改过其中一条, 什么都没写; 已重新读取, 可再保存",
        en: "Somebody just changed one; nothing was written. Read again: save once more")
    default: Localized(zh: "", en: "")
    }
  }

  /// How many rows a file would hold.
  static func exportCount(_ count: Int, isMarked: Bool) -> Localized {
    let number = Format.grouped(count)
    return isMarked
      ? Localized(zh: "已标记的 \(number) 行", en: count == 1 ? "1 marked row" : "\(number) marked rows")
      : Localized(
        zh: "列出的 \(number) 行", en: count == 1 ? "the 1 row listed" : "all \(number) rows listed")
  }

  static func exported(_ count: Int, _ path: String) -> Localized {
    let number = Format.grouped(count)
    let shown = DisplayText.of(path)
    return Localized(
      zh: "已导出 \(number) 行: \(shown)",
      en: count == 1 ? "Exported 1 row: \(shown)" : "Exported \(number) rows: \(shown)")
  }

  /// How many follow-ups a change is about.
  static func changeCount(_ count: Int) -> Localized {
    let number = Format.grouped(count)
    return Localized(zh: "\(number) 项随访", en: count == 1 ? "1 follow-up" : "\(number) follow-ups")
  }

  /// How many of those chosen are left out.
  static func changeEnded(_ count: Int) -> Localized {
    Localized(zh: "另 \(count) 项已结束, 不改", en: "\(count) more have ended and stay as they are")
  }

  static func changed(_ count: Int, _ change: FollowUpChange) -> Localized {
    let number = Format.grouped(count)
    let english = count == 1 ? "1 follow-up" : "\(number) follow-ups"
    switch change {
    case .reschedule(let due):
      return Localized(zh: "\(number) 项已改到 \(due)", en: "\(english) moved to \(due)")
    case .assign: return Localized(zh: "\(number) 项已转交", en: "\(english) reassigned")
    }
  }

  static func changeUndone(_ count: Int) -> Localized {
    let number = Format.grouped(count)
    return Localized(
      zh: "已撤销, \(number) 项恢复原样",
      en: count == 1 ? "Taken back: 1 follow-up" : "Taken back: \(number) follow-ups")
  }

  /// By which columns a list is sorted, each with its sign.
  static func sorted(_ columns: String) -> Localized {
    Localized(zh: "排序 \(columns)", en: "sorted: \(columns)")
  }

  /// Which column a sort would take now, and the key that sorts.
  static func sortColumn(_ title: Localized, key: Localized) -> Localized {
    Localized(
      zh: "\(key.chinese) 按“\(title.chinese)”排序",
      en: "\(key.english) sorts by \(title.english)")
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
