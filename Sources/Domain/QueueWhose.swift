/// Whose follow-ups of the queue are wanted.
package enum QueueWhose: String, Sendable, CaseIterable {
  case everybody
  case mine
  /// Those of the people who work one list with the one who asks, and their own.
  case team
  case nobody

  package var title: Localized {
    switch self {
    case .everybody: Localized(zh: "所有人", en: "Everybody's")
    case .mine: Localized(zh: "我的", en: "Mine")
    case .team: Localized(zh: "本组", en: "My team's")
    case .nobody: Localized(zh: "无负责人", en: "Nobody's")
    }
  }
}

/// How much one member of staff has to do, or nobody has.
package struct WorkloadLine: Hashable, Sendable {
  /// The code of the owner; nil for what is nobody's.
  package var owner: String?
  package var ownerName: String?
  /// The list that they work with others; nil for none.
  package var team: String?
  /// Open follow-ups in all.
  package var open: Int
  package var overdue: Int
  /// Due from today through the sixth day after.
  package var dueThisWeek: Int
  /// Outcomes that they recorded today, whosever follow-ups those were.
  package var doneToday: Int

  package init(
    owner: String?, ownerName: String?, team: String? = nil, open: Int = 0, overdue: Int = 0,
    dueThisWeek: Int = 0, doneToday: Int = 0
  ) {
    self.owner = owner
    self.ownerName = ownerName
    self.team = team
    self.open = open
    self.overdue = overdue
    self.dueThisWeek = dueThisWeek
    self.doneToday = doneToday
  }
}

/// What open follow-ups can be narrowed to, and how many each would leave.
package struct QueueFacet: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case reason
    case title
    case tag
    case plan
    case channel
    case owner
    case doubt
    /// How somebody left who is not followed up any more.
    case ending

    package var title: Localized {
      switch self {
      case .reason: Localized(zh: "事由", en: "Reason")
      case .title: Localized(zh: "名称", en: "Title")
      case .tag: Localized(zh: "标签", en: "Tag")
      case .plan: Localized(zh: "计划", en: "Plan")
      case .channel: Localized(zh: "方式", en: "Channel")
      case .owner: Localized(zh: "负责人", en: "Owner")
      case .doubt: Localized(zh: "待核对", en: "To check")
      case .ending: Localized(zh: "去向", en: "Left")
      }
    }
  }

  package var kind: Kind
  package var title: Localized
  package var count: Int

  package init(kind: Kind, title: Localized, count: Int) {
    self.kind = kind
    self.title = title
    self.count = count
  }
}
