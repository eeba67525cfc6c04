/// One column by which the queue is put in order.
///
/// Whatever the first keys leave equal stands in working order.
package struct QueueSortKey: Hashable, Sendable {
  /// What the order goes by; what is not known comes last both ways.
  package enum Field: String, Sendable, CaseIterable {
    /// The order in which the queue is worked: `WorkingOrder`.
    case workingOrder = "working-order"
    /// The due date, the earliest first.
    case due
    /// The name by its sound: `PinyinSortKey`.
    case name
    /// The least risk first.
    case risk
    /// The owner's name by its sound; nobody's come last.
    case owner
    /// The fewest attempts first.
    case attempts
    /// The reason, in the order in which `FollowUpReason` lists them.
    case reason
    /// The channel, in the order in which `FollowUpChannel` lists them.
    case channel
    /// The age, the youngest first.
    case age
  }

  package var field: Field
  package var isDescending: Bool

  package init(_ field: Field, isDescending: Bool = false) {
    self.field = field
    self.isDescending = isDescending
  }
}

/// One column by which the people that a lookup found are put in order.
///
/// Whatever the first keys leave equal stands as the lookup found it, the best first.
package struct LookupSortKey: Hashable, Sendable {
  /// What the order goes by; what is not known comes last both ways.
  package enum Field: String, Sendable, CaseIterable {
    /// As found: the best match first.
    case relevance
    /// The name by its sound: `PinyinSortKey`.
    case name
    /// The age, the youngest first.
    case age
    /// The birth date, the earliest first.
    case birthDate = "birth-date"
    /// The earliest open follow-up, the soonest first.
    case nextDue = "next-due"
  }

  package var field: Field
  package var isDescending: Bool

  package init(_ field: Field, isDescending: Bool = false) {
    self.field = field
    self.isDescending = isDescending
  }
}

/// The whole answer to a lookup as numbers, whose rows are read by windows.
package struct LookupOrder: Hashable, Sendable {
  /// The patients in order; each stands once.
  package var ids: [Int64]
  /// Whether there are more than were asked for; those left out are the worst matches.
  package var hasMore: Bool
  /// How many patients the clinic has.
  package var patientCount: Int

  package init(ids: [Int64], hasMore: Bool, patientCount: Int) {
    self.ids = ids
    self.hasMore = hasMore
    self.patientCount = patientCount
  }
}
