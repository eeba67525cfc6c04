import Domain

// A first look at every item, so that conditions can name those that come later.
extension QuestionnaireFileReader {
  mutating func declare(_ sections: [JSONValue]) {
    var ids: Set<String> = []
    for section in sections {
      if let id = section["id"], let name = id.string, !ids.insert(name).inserted {
        duplicate(name, at: id)
      }
      for item in section["items"]?.elements ?? JSONElements(section) {
        declare(item, table: nil)
        guard item["type"]?.isString("table") == true else { continue }
        for column in item["columns"]?.elements ?? JSONElements(item) {
          declare(column, table: item["id"]?.string ?? "")
        }
      }
    }
  }

  private mutating func declare(_ item: JSONValue, table: String?) {
    guard item.kind == .object, let id = item["id"], let name = id.string else { return }
    guard declared[name] == nil else {
      duplicate(name, at: id)
      return
    }
    guard declared.count < Self.mostItems else {
      if declared.count == Self.mostItems {
        refuse(
          "too-many", at: item, zh: "项目超过 \(Self.mostItems) 个",
          en: "there are more than \(Self.mostItems) items")
      }
      return
    }
    let type = item["type"]?.string ?? ""
    let list = type == "computed" ? item["bands"] : optionList(of: item)
    var codes = list.map { $0.elements.compactMap { $0["code"]?.string } } ?? []
    if type == "yesno" { codes = ["yes", "no"] }
    let isChosen = type == "choice" || type == "multi"
    let isScored = !isChosen || list?.elements.allSatisfy { $0["score"] != nil } == true
    declared[name] = Declaration(
      type: type, unit: item["unit"]?.string, indicator: item["indicator"]?.string, codes: codes,
      isScored: isScored, table: table, value: id)
  }

  /// The list of options of an item, its own or a shared one.
  func optionList(of item: JSONValue) -> JSONValue? {
    guard let options = item["options"] else { return nil }
    return options.string.map { shared[$0] } ?? options
  }

  mutating func duplicate(_ name: String, at value: JSONValue) {
    refuse(
      "duplicate", at: value, zh: "代码 “\(name.prefix(40))” 已用过",
      en: "the code \"\(name.prefix(40))\" was used before")
  }

  /// What is known of an item that something names; nil, with a diagnostic, when there is none.
  mutating func declaration(_ id: String, at value: JSONValue) -> Declaration? {
    guard let known = declared[id] else {
      unknown(
        "unknown-item", id, at: value, among: declared.keys.sorted(), zh: "没有这个项目",
        en: "there is no item")
      return nil
    }
    guard known.table == nil else {
      refuse(
        "column", at: value, zh: "“\(id)” 是表格中的一列，不能在这里使用",
        en: "\"\(id)\" is a column of a table and cannot be used here")
      return nil
    }
    return known
  }

  /// Refuses items that decide about themselves, by whatever way round.
  mutating func checkCycles(_ sections: [QuestionnaireSection]) {
    var reads: [String: [String]] = [:]
    for section in sections {
      let common = section.enableWhen?.linkIDs ?? []
      for item in section.items {
        var own = common + (item.enableWhen?.linkIDs ?? [])
        if case .computed(let computation) = item.kind { own += computation.linkIDs }
        reads[item.linkID] = own
      }
    }
    var done: Set<String> = []
    for item in sections.flatMap(\.items) {
      guard let cycle = Self.cycle(from: item.linkID, reads, &done),
        let value = declared[item.linkID]?.value
      else { continue }
      let way = (cycle + [cycle[0]]).joined(separator: " → ")
      refuse(
        "cycle", at: value, zh: "项目互相依赖：\(way)",
        en: "items depend on one another: \(way)")
    }
  }

  /// A way from an item back to itself; nil when there is none that was not told already.
  private static func cycle(
    from start: String, _ reads: [String: [String]], _ done: inout Set<String>
  ) -> [String]? {
    var path: [(id: String, next: Int)] = [(start, 0)]
    guard !done.contains(start) else { return nil }
    while let (id, next) = path.last {
      let following = reads[id] ?? []
      guard next < following.count else {
        done.insert(id)
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let target = following[next]
      if let place = path.firstIndex(where: { $0.id == target }) {
        let cycle = path[place...].map(\.id)
        done.formUnion(path.map(\.id))
        return cycle
      }
      if !done.contains(target) { path.append((target, 0)) }
    }
    return nil
  }
}
