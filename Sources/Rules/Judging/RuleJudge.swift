import Domain

/// Judges patients by a set of rules, one patient at a time.
///
/// A judge belongs to one worker: its closures and columns are not shared, as counting references to
/// shared closures costs two threads more than they gain. Making one compiles the rules; judging a
/// patient allocates nothing.
///
///     let judge = RuleJudge(rules)
///     judge.begin()                       // forget the last patient
///     judge.facts.birth = …               // and fill in the next
///     judge.advance(from: first, through: today)
///     judge.states[rule].isOn
package final class RuleJudge {
  package let rules: RuleSet
  /// The patient at hand.
  package let facts: PatientFacts
  let compiled: [CompiledRule]
  /// The rules by stratum, lowest first, one stratum after another.
  private let order: [Place]
  /// Where each stratum ends in `order`.
  private let strataEnds: [Int]
  let windows: [DaySpan]
  /// For each tag the rules that make it.
  let makers: [[Int]]

  // Unchecked for the same reason as the columns of the facts.
  @exclusivity(unchecked) var stateColumn = FactColumn<RuleState>()
  @exclusivity(unchecked) var dueColumn = FactColumn<Int32>()
  @exclusivity(unchecked) var windowStarts = FactColumn<Int32>()
  @exclusivity(unchecked) private var windowDay: Int?
  /// That day as a view has it.
  @exclusivity(unchecked) private var todayKey = 0
  @exclusivity(unchecked) var shownTags = FactColumn<Bool>()
  /// The tags to be shown while they are worked out.
  @exclusivity(unchecked) var shownNext = FactColumn<Bool>()
  /// The rule that wins each group; -1 for none.
  @exclusivity(unchecked) var groupWinners = FactColumn<Int32>()
  /// What the changes of the patient at hand were, oldest first.
  @exclusivity(unchecked) package internal(set) var transitions: [TagTransition] = []
  /// The day on which each rule began to count in its version, as a day number.
  ///
  /// `Int.max` for a rule that is not to be judged at all and stands as it is set: in a preview of
  /// one draft, all the others, whose tags it may ask for.
  @exclusivity(unchecked) package var begins: [Int]

  package init(_ rules: RuleSet) {
    self.rules = rules
    facts = PatientFacts(for: rules)
    var windows: [DaySpan] = []
    let compiled = rules.rules.map { CompiledRule($0, windows: &windows) }
    self.compiled = compiled
    self.windows = windows
    makers = rules.tags.indices.map { tag in
      rules.rules.indices.filter { rules.rules[$0].tag == tag }
    }
    begins = Array(repeating: .min, count: rules.rules.count)
    let quiet = Self.quiet(compiled, facts, windows: windows.count, tags: rules.tags.count)
    var (order, ends): ([Place], [Int]) = ([], [])
    for height in Set(rules.rules.map(\.stratum)).sorted() {
      order += rules.rules.indices.filter { rules.rules[$0].stratum == height }.map { index in
        Place(
          index: index, rule: .passUnretained(compiled[index]), quietWithout: quiet[index],
          readsTags: compiled[index].readsTags)
      }
      ends.append(order.count)
    }
    (self.order, strataEnds) = (order, ends)
    begin()
  }

  /// A rule in the order of judgement.
  private struct Place {
    let index: Int
    /// One of `compiled`, which keeps it: counting references to each rule for each patient takes
    /// longer than most rules.
    let rule: Unmanaged<CompiledRule>
    /// The kinds of facts without which the rule stays off; nil where that cannot be said.
    let quietWithout: FactKinds?
    let readsTags: Bool
  }

  /// The kinds of facts without which each rule stays off: found by asking it of a patient of whom
  /// nothing is known.
  private static func quiet(
    _ compiled: [CompiledRule], _ facts: PatientFacts, windows: Int, tags: Int
  ) -> [FactKinds?] {
    facts.clear()
    var starts = FactColumn<Int32>()
    starts.fill(0, count: windows)
    var shown = FactColumn<Bool>()
    shown.fill(false, count: tags)
    let view = facts.view(
      today: 0, todayKey: FactView.key(CalendarDate(dayNumber: 0)),
      windowStarts: UnsafePointer(starts.base), shownTags: UnsafePointer(shown.base))
    return compiled.map { rule in
      guard let kinds = rule.kinds else { return nil }
      let (state, due) = rule.step(.never, view)
      return state == .never && due == FactView.never ? kinds : nil
    }
  }

  /// Forgets the patient at hand: facts, states and changes.
  package func begin() {
    facts.clear()
    stateColumn.fill(.never, count: compiled.count)
    dueColumn.fill(Int32.min, count: compiled.count)
    shownTags.fill(false, count: rules.tags.count)
    groupWinners.fill(-1, count: rules.groups.count)
    if !transitions.isEmpty { transitions.removeAll(keepingCapacity: true) }
  }

  /// The state of a rule of the patient at hand.
  package func state(_ rule: Int) -> RuleState { stateColumn[rule] }

  /// Says how a rule stood before the days to be judged, as it was stored.
  package func setState(_ rule: Int, _ state: RuleState) { stateColumn[rule] = state }

  /// The first day after the last one judged on which a rule may stand otherwise when no new fact
  /// comes; nil when time alone changes nothing.
  package func nextDue(_ rule: Int) -> Int? {
    dueColumn[rule] == .max ? nil : Int(dueColumn[rule])
  }

  /// The first day after the last one judged on which anything may change: a rule, or an override
  /// that begins or ends.
  package func nextDue(after day: Int) -> Int? {
    var next = nextOverride(after: day)
    for rule in compiled.indices { next = min(next, Int(dueColumn[rule])) }
    return next == FactView.never ? nil : next
  }

  /// Judges one day, from the states at the end of an earlier one.
  ///
  /// Between two days without a fact, a due date or an override's begin or end, this comes to the
  /// same as judging every day. O(values in the windows).
  package func step(on day: Int) {
    facts.seal()
    judge(day, isFirst: true)
  }

  /// Judges every day that matters of a stretch, from the states before it.
  ///
  /// - Parameters:
  ///   - first: The earliest day that a new, corrected or removed fact is of; or, if that is
  ///     earlier, the first due date that was not judged yet.
  ///   - last: The last day to be judged, usually today; not before the first.
  ///   - kept: What was decided by earlier versions of rules from `first` on, oldest first: a rule
  ///     is not judged before the day in `begins`, and stands as it stood.
  package func advance(from first: Int, through last: Int, kept: [TagTransition] = []) {
    facts.seal()
    var day = first
    var keptIndex = 0
    var isFirst = true
    while day <= last {
      while keptIndex < kept.count, kept[keptIndex].day <= day {
        let transition = kept[keptIndex]
        if begins[transition.rule] > transition.day {
          stateColumn[transition.rule] = transition.after
        }
        keptIndex += 1
      }
      judge(day, isFirst: isFirst)
      isFirst = false
      var next = nextOverride(after: day)
      for rule in compiled.indices { next = min(next, Int(dueColumn[rule])) }
      if keptIndex < kept.count { next = min(next, kept[keptIndex].day) }
      day = max(next, day + 1)
    }
  }

  private func judge(_ day: Int, isFirst: Bool) {
    prepareWindows(day)
    let changesBefore = transitions.count
    let view = lentView(day)
    var tagsMoved = isFirst
    var first = 0
    // What is shown follows from what holds: looked for again only where a rule came or went.
    var seen = -1
    for end in strataEnds {
      for place in order[first..<end] {
        let index = place.index
        guard begins[index] <= day else {
          dueColumn[index] = Int32(clamping: begins[index])
          continue
        }
        if let kinds = place.quietWithout, !facts.kinds.meets(kinds), !stateColumn[index].isOn {
          dueColumn[index] = Int32(clamping: FactView.never)
          continue
        }
        guard isFirst || dueColumn[index] <= day || (place.readsTags && tagsMoved) else { continue }
        place.rule._withUnsafeGuaranteedRef { step(index, $0, view) }
      }
      first = end
      guard transitions.count != seen else { continue }
      seen = transitions.count
      if findShown(day) { tagsMoved = true }
    }
    for index in changesBefore..<transitions.count {
      transitions[index].isShown = isShown(rule: transitions[index].rule)
    }
  }

  private func step(_ index: Int, _ rule: CompiledRule, _ view: FactView) {
    let before = stateColumn[index]
    let (after, due) = rule.step(before, view)
    dueColumn[index] = Int32(clamping: due)
    guard after.isOn != before.isOn else { return }
    stateColumn[index] = after
    transitions.append(
      TagTransition(
        rule: index, day: view.today, before: before, after: after, isShown: false))
  }

  /// Works out where each window begins; once a day, not once a patient.
  private func prepareWindows(_ day: Int) {
    guard windowDay != day else { return }
    windowStarts.removeAll()
    for window in windows { windowStarts.append(Int32(clamping: window.before(day))) }
    windowDay = day
    todayKey = FactView.key(CalendarDate(dayNumber: day))
  }

  /// The patient at hand on a day, with the tags as they stand.
  func view(on day: Int) -> FactView {
    facts.seal()
    prepareWindows(day)
    return lentView(day)
  }

  private func lentView(_ day: Int) -> FactView {
    facts.view(
      today: day, todayKey: todayKey, windowStarts: UnsafePointer(windowStarts.base),
      shownTags: UnsafePointer(shownTags.base))
  }

  /// The next day on which an override begins, or is past its end.
  func nextOverride(after day: Int) -> Int {
    var next = FactView.never
    for override in facts.overrides where override.from <= override.until {
      if override.from > day { next = min(next, override.from) }
      if override.until >= day, override.until < FactView.never {
        next = min(next, override.until + 1)
      }
    }
    return next
  }
}
