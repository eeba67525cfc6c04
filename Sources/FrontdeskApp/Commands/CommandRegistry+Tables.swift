import Canvas
import Domain
import Widgets

extension CommandRegistry {
  /// What can be done with any list: put in order, narrowed, marked, written to a file.
  static let tableCommands: [Command] =
    sortCommands + markCommands + columnCommands + changeCommands

  /// The screens that have lists of this kind; the trends have one of another.
  private static let lists: LayerSet = [
    .lookup, .archive, .followUps, .today, .audit, .figures,
  ]
  /// Those and the rules, which are put in order and narrowed and nothing else.
  private static let sortedLists: LayerSet = [lists, .rules]

  private static let noTable = Localized(zh: "这里没有列表", en: "there is no list here")
  private static let noRows = Localized(zh: "列表是空的", en: "the list is empty")

  private static let needsTable = Command.unless({ $0.table != nil }, noTable)
  private static let needsRows: Command.Obstacle = { model in
    guard let table = model.table else { return noTable }
    return model.list(of: table).count == 0 ? noRows : nil
  }

  /// People opened last stand in the order in which they were opened, and in no other.
  private static let needsOrder: Command.Obstacle = { model in
    if let obstacle = needsTable(model) { return obstacle }
    return model.table == .people && model.lookup.query.isEmpty
      ? Localized(zh: "先输入再排序", en: "type something first") : nil
  }

  /// A list of several people leaves by right alone; the trail names people in every row.
  private static let needsExport: Command.Obstacle = { model in
    // Numbers name nobody.
    let table = model.exportedTable
    let isOfOne = table?.section != nil || table == .figures
    guard isOfOne || model.access.allows(.add, .bulkExport) else {
      return Localized(
        zh: "\(model.user.role.title.chinese)不可导出名单",
        en: "\(model.user.role.title.english): no lists")
    }
    switch model.table {
    case .audit: return Localized(zh: "请用 frontdesk audit", en: "use frontdesk audit")
    case .day:
      return Localized(zh: "请用命令行", en: "by command only")
    case nil where table == .visits:
      return model.archiveOrder(.visits).isEmpty ? noRows : nil
    default: return needsRows(model)
    }
  }

  private static let sortCommands: [Command] = [
    Command(
      .sortCycle, Localized(zh: "按所选列排序", en: "Sort by the chosen column"),
      keywords: ["order", "升序", "降序"], keys: [.control("g")], letters: ["s"], in: sortedLists,
      menu: lists, group: .tables,
      hint: .init(Localized(zh: "排序", en: "Sort"), priority: 2), obstacle: needsOrder),
    Command(
      .sortFurther, Localized(zh: "再按一列排序", en: "Sort by one more column"),
      keys: [KeyPress(.character("g"), .alt)], letters: ["S"], in: sortedLists, group: .tables,
      obstacle: needsOrder),
    Command(
      .sortLeft, Localized(zh: "选左边的列", en: "Choose the column before"),
      keys: [KeyPress(.left, .shift)], letters: ["<"], in: sortedLists, group: .tables,
      isInPalette: false, obstacle: needsOrder),
    Command(
      .sortRight, Localized(zh: "选右边的列", en: "Choose the next column"),
      keys: [KeyPress(.right, .shift)], letters: [">"], in: sortedLists, group: .tables,
      isInPalette: false, obstacle: needsOrder),
    Command(
      .filterStart, Localized(zh: "筛选", en: "Filter"),
      keywords: ["查找", "search"], keys: [.control("f")], letters: ["/"], in: sortedLists,
      menu: [.archive, .followUps, .today, .audit, .rules, .figures], group: .tables,
      hint: .init(Localized(zh: "筛选", en: "Filter"), priority: 3), obstacle: needsTable),
  ]

  private static let markCommands: [Command] = [
    Command(
      .markToggle, Localized(zh: "标记并下移", en: "Mark and go down"), keywords: ["选择", "select"],
      keys: [KeyPress(.insert)], in: lists, menu: lists, group: .tables,
      hint: .init(Localized(zh: "标记", en: "Mark"), priority: 3), obstacle: needsRows),
    // In the lookup the blank belongs to the query.
    Command(
      .markHere, Localized(zh: "标记这一行", en: "Mark this row"), letters: [" "],
      in: [.archive, .followUps, .today, .audit, .figures], group: .tables, obstacle: needsRows),
    Command(
      .markUp, Localized(zh: "向上连续标记", en: "Mark upwards"), keys: [KeyPress(.up, .shift)],
      in: lists, group: .tables, isInPalette: false, obstacle: needsRows),
    Command(
      .markDown, Localized(zh: "向下连续标记", en: "Mark downwards"),
      keys: [KeyPress(.down, .shift)], in: lists, group: .tables, isInPalette: false,
      obstacle: needsRows),
    Command(
      .markRange, Localized(zh: "成段标记", en: "Mark a range"),
      letters: ["v"], in: lists, group: .tables, obstacle: needsRows),
    Command(
      .markAll, Localized(zh: "标记列出的全部", en: "Mark all that is listed"),
      keywords: ["全选", "select all"], keys: [.control("a"), KeyPress(.character("a"), .alt)],
      in: lists, group: .tables, obstacle: needsRows),
    Command(
      .markClear, Localized(zh: "清除标记", en: "Clear the marks"), in: lists, group: .tables,
      obstacle: { model in
        model.table.map { model.tables[$0].marks.isEmpty } == false
          ? nil : Localized(zh: "没有标记", en: "nothing is marked")
      }),
  ]

  private static let columnCommands: [Command] = [
    Command(
      .wideColumns, Localized(zh: "显示或隐藏更多列", en: "Show or hide wide columns"),
      letters: ["w"], in: lists, group: .tables, obstacle: needsTable),
    Command(
      .pickColumns, Localized(zh: "选择列", en: "Choose the columns"), keywords: ["字段"],
      in: lists, menu: lists, group: .tables, obstacle: needsColumns),
    Command(
      .exportTable, Localized(zh: "导出为 CSV 文件", en: "Export to a CSV file"),
      keywords: ["excel", "保存", "save"], keys: [.control("e")], letters: ["e"], in: lists,
      menu: lists, group: .tables,
      hint: .init(Localized(zh: "导出", en: "Export"), priority: 2), obstacle: needsExport),
  ]

  private static let changeCommands: [Command] = [
    Command(
      .reschedule, Localized(zh: "改期 (所选或标记的)", en: "Reschedule chosen or marked"),
      keywords: ["改日期", "date"], letters: ["r"], in: .followUps, menu: .followUps,
      group: .followUps, needs: (.change, .queue), danger: .reversible, undo: .undo,
      auditName: "followup.reschedule", obstacle: needsRows),
    Command(
      .assign, Localized(zh: "转给同事 (所选或标记的)", en: "Assign chosen or marked"),
      keywords: ["责任人", "owner"], letters: ["t"], in: .followUps, menu: .followUps,
      group: .followUps, needs: (.change, .queue), danger: .reversible, undo: .undo,
      auditName: "followup.assign", obstacle: needsRows),
  ]

  /// The results plan their columns by what they hold.
  private static let needsColumns: Command.Obstacle = { model in
    model.table == nil || model.table == .results
      ? Localized(zh: "这里的列是固定的", en: "the columns here are fixed") : nil
  }
}
