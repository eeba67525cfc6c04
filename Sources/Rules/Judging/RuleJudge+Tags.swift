/// Which tags are shown: overrides first, then the winner of each group, then the states.
extension RuleJudge {
  /// What stands behind a tag on the last day judged.
  package enum TagStanding: Hashable, Sendable {
    /// No rule holds it and nobody put it on.
    case off
    /// Shown, by the rule with this index.
    case shown(rule: Int)
    /// Put on by hand.
    case forcedOn
    /// Taken off by hand; a rule may hold it underneath.
    case forcedOff(rule: Int?)
    /// Held by a rule, but another tag of the group comes first: the index of that tag.
    case hidden(rule: Int, by: Int)
  }

  /// Whether a tag is shown on the last day judged.
  package func isShown(tag: Int) -> Bool { shownTags[tag] }

  /// Whether the tag of a rule is shown on the last day judged, and would be gone without this rule
  /// or another like it.
  package func isShown(rule: Int) -> Bool {
    guard shownTags[rules.rules[rule].tag] else { return false }
    guard let group = rules.rules[rule].group else { return true }
    let winner = Int(groupWinners[group])
    return winner < 0 || rules.rules[winner].tag == rules.rules[rule].tag
  }

  /// What stands behind a tag on a day; the day must be the last one judged.
  package func standing(tag: Int, on day: Int) -> TagStanding {
    let force = force(tag, day)
    let holders = rules.rules.indices.filter { rules.rules[$0].tag == tag && stateColumn[$0].isOn }
    let holder = holders.max { rules.rules[$0].priority < rules.rules[$1].priority }
    if force == false { return .forcedOff(rule: holder) }
    if shownTags[tag] {
      if force == true { return .forcedOn }
      return holder.map { .shown(rule: $0) } ?? .off
    }
    guard let holder, let group = rules.rules[holder].group, groupWinners[group] >= 0 else {
      return .off
    }
    return .hidden(rule: holder, by: rules.rules[Int(groupWinners[group])].tag)
  }

  /// Works out the shown tags from the states and overrides.
  ///
  /// Of a group one tag is shown: of those put on by hand, else of those that rules hold and nobody
  /// took off, the one of highest priority; a tag that is taken off hides none.
  /// - Returns: Whether a tag is shown that was not, or the other way round.
  func findShown(_ day: Int) -> Bool {
    let hasOverrides = facts.overrides.contains { $0.counts(on: day) }
    groupWinners.fill(-1, count: groupWinners.count)
    shownNext.fill(false, count: shownTags.count)
    for index in 0..<stateColumn.count {
      let rank = rank(index, day, hasOverrides)
      guard rank > 0 else { continue }
      if let group = rules.rules[index].group {
        compete(index, rank, group, day, hasOverrides)
      } else {
        shownNext[rules.rules[index].tag] = true
      }
    }
    for group in 0..<groupWinners.count where groupWinners[group] >= 0 {
      shownNext[rules.rules[Int(groupWinners[group])].tag] = true
    }
    if hasOverrides {
      for tag in makers.indices where makers[tag].isEmpty && force(tag, day) == true {
        shownNext[tag] = true
      }
    }
    return takeOverShown()
  }

  private func takeOverShown() -> Bool {
    var moved = false
    for tag in 0..<shownTags.count where shownTags[tag] != shownNext[tag] {
      shownTags[tag] = shownNext[tag]
      moved = true
    }
    return moved
  }

  private func compete(_ index: Int, _ rank: Int, _ group: Int, _ day: Int, _ hasOverrides: Bool) {
    let winner = Int(groupWinners[group])
    if winner >= 0 {
      let winnerRank = self.rank(winner, day, hasOverrides)
      let isBefore =
        rank != winnerRank
        ? rank > winnerRank : rules.rules[index].priority > rules.rules[winner].priority
      guard isBefore else { return }
    }
    groupWinners[group] = Int32(index)
  }

  /// 2 for a rule whose tag is put on by hand, 1 for one that holds its tag, 0 for none.
  private func rank(_ rule: Int, _ day: Int, _ hasOverrides: Bool) -> Int {
    guard hasOverrides else { return stateColumn[rule].isOn ? 1 : 0 }
    switch force(rules.rules[rule].tag, day) {
    case true?: return 2
    case false?: return 0
    case nil: return stateColumn[rule].isOn ? 1 : 0
    }
  }

  /// What was said by hand of a tag: on, off, or nothing; of several the one that began last.
  private func force(_ tag: Int, _ day: Int) -> Bool? {
    var newest: TagOverride?
    for override in facts.overrides where override.tag == tag && override.counts(on: day) {
      if newest.map({ $0.from <= override.from }) ?? true { newest = override }
    }
    return newest?.isOn
  }
}
