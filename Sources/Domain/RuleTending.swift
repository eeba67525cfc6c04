/// The pass over everybody of one night, as far as it has come.
package struct RuleNight: Hashable, Sendable {
  /// The clinic's day that began with it.
  package var day: CalendarDate
  /// How many people were held against their facts.
  package var patients = 0
  /// How many of them stood otherwise than their facts say.
  ///
  /// Any is a fault of the program or of the disk. They stand rightly since.
  package var differing = 0
  /// How many were passed over because facts of them were not judged yet.
  package var passedOver = 0
  /// Whether it went to its end.
  package var isWhole = false

  package init(day: CalendarDate) { self.day = day }
}

/// What a terminal did for the rules beside its work, and what is left.
package struct RuleTending: Hashable, Sendable {
  /// How many patients were judged because something of them changed or is due.
  package var judged = 0
  /// How many patients tonight's pass has held against their facts with this step.
  package var checked = 0
  /// Whether there is more to do at once.
  package var hasMore = false
  /// The newest pass that found a fault, of the last week; nil when all were clean.
  package var fault: RuleNight?
  /// How many rules in force cannot be judged any more.
  package var broken = 0

  package init() {}
}
