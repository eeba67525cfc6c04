import Domain

// Laws of the whole set: tags, groups, and which rule must be judged before which.
extension CheckTables {
  /// A tag is made by one rule, or by rules of one group, of which only one can win.
  mutating func checkTags() {
    var makers: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      guard let tag = entry.syntax.tag else { continue }
      guard let first = makers[tag.name.text] else {
        makers[tag.name.text] = index
        continue
      }
      let other = entries[first]
      if let group = entry.syntax.group?.text, group == other.syntax.group?.text { continue }
      report(
        .sharedTag, file: entry.file, tag.name.range, [tag.name.text, other.name], rule: index)
    }
  }

  /// Inside a group every rule has a priority of its own, so that the winner is certain.
  mutating func checkGroups() {
    var first: [String: [Int: Int]] = [:]
    for (index, entry) in entries.enumerated() {
      guard let group = entry.syntax.group else { continue }
      let priority = entry.syntax.priority?.value ?? 0
      if let other = first[group.text]?[priority] {
        report(
          .equalPriority, file: entry.file, entry.syntax.priority?.range ?? group.range,
          [group.text, entries[other].name, String(priority)], rule: index)
      } else {
        first[group.text, default: [:]][priority] = index
      }
    }
  }

  // MARK: - Strata

  /// Gives each rule a stratum above the rules that decide whether a tag it asks for is shown.
  ///
  /// Those are the rules that make the tag and the others of their groups, which may hide it.
  mutating func orderStrata() {
    let needed = needs()
    // How many rules each waits for, and who waits for it: strata come off from the bottom.
    var waiting = needed.map(\.count)
    var waiters: [[Int]] = Array(repeating: [], count: entries.count)
    for (index, others) in needed.enumerated() {
      for other in others { waiters[other].append(index) }
    }
    var stratum = Array(repeating: 0, count: entries.count)
    var ready = entries.indices.filter { waiting[$0] == 0 }
    var done = 0
    while done < ready.count {
      let index = ready[done]
      done += 1
      for waiter in waiters[index] {
        stratum[waiter] = max(stratum[waiter], stratum[index] + 1)
        waiting[waiter] -= 1
        if waiting[waiter] == 0 { ready.append(waiter) }
      }
    }
    for index in entries.indices { entries[index].checked?.stratum = stratum[index] }
    if ready.count < entries.count {
      reportCycles(needed, stuck: Set(entries.indices).subtracting(ready))
    }
  }

  /// The rules that must be judged before each, each once, in their order.
  private func needs() -> [[Int]] {
    var makers: [String: [Int]] = [:]
    var members: [String: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      if let tag = entry.syntax.tag { makers[tag.name.text, default: []].append(index) }
      if let group = entry.syntax.group { members[group.text, default: []].append(index) }
    }
    return entries.map { entry in
      var needed: Set<Int> = []
      for maker in entry.asks.keys.flatMap({ makers[tags[$0].name] ?? [] }) {
        needed.insert(maker)
        if let group = entries[maker].syntax.group { needed.formUnion(members[group.text] ?? []) }
      }
      return needed.sorted()
    }
  }

  /// Tells each cycle once, at the first of its rules; all of its rules are broken.
  private mutating func reportCycles(_ needs: [[Int]], stuck: Set<Int>) {
    var seen: Set<Int> = []
    for start in stuck.sorted() where !seen.contains(start) {
      var path: [Int] = []
      var current = start
      while !path.contains(current), !seen.contains(current) {
        path.append(current)
        guard let next = needs[current].first(where: stuck.contains) else { break }
        current = next
      }
      seen.formUnion(path)
      for index in path { markBroken(index) }
      guard let begin = path.firstIndex(of: current) else { continue }
      let cycle = path[begin...]
      let names = (cycle + [current]).map { entries[$0].syntax.tag?.name.text ?? entries[$0].name }
      let first = cycle.min() ?? current
      let place = entries[first].asks.values.min { $0.lowerBound < $1.lowerBound }
      report(
        .tagCycle, file: entries[first].file, place ?? entries[first].syntax.header,
        [names.joined(separator: " → ")], rule: first)
    }
  }
}
