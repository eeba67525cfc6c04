/// One change of a care plan; every one has another that takes it back exactly.
package enum CarePlanChange: Hashable, Sendable {
  /// - Parameter reason: Asked for where a plan rests or is revoked.
  case status(CarePlan.Status, on: CalendarDate, reason: String)
  /// A goal that is new, or one that has the number of another in its place.
  case goal(CareGoal)
  case withoutGoal(Int)
  /// A task that is new, or one that has the number of another in its place.
  case task(CareTask)
  case withoutTask(Int)
  /// Advice is given, once of each entry.
  case advice(CareAdvice)
  case withoutAdvice(entry: String)
  /// All is again as it was; made by ``CarePlan/applying(_:)`` alone.
  case back(to: CarePlan)
}

/// Why a care plan cannot be changed so; nothing has changed then.
package enum CareRefusal: String, Error, Sendable, CaseIterable {
  /// A plan cannot become this from where it stands.
  case badTransition = "care.bad-transition"
  case reasonMissing = "care.reason-missing"
  /// The plan has ended; it has to be taken up again first.
  case ended = "care.ended"
  /// There is no goal, task or advice of that number or name.
  case notThere = "care.not-there"
  /// The day by which it is to be reached lies before the plan's first day.
  case dueBeforeStart = "care.due-before-start"
  case textMissing = "care.text-missing"
  /// The task is longer than ``CarePlan/longestTask`` letters.
  case textTooLong = "care.text-too-long"
  /// A plan has at most ``CarePlan/mostParts`` goals, tasks and pieces of advice each.
  case tooMany = "care.too-many"
  case alreadyGiven = "care.already-given"

  /// The sentence for the person.
  package var message: Localized {
    switch self {
    case .badTransition:
      Localized(zh: "计划不能从现在的状态改成这个状态", en: "the plan cannot become that from where it stands")
    case .reasonMissing: Localized(zh: "请写明原因", en: "give the reason")
    case .ended:
      Localized(zh: "计划已结束；请先恢复", en: "the plan has ended; take it up again first")
    case .notThere: Localized(zh: "计划中没有这一项", en: "the plan has no such part")
    case .dueBeforeStart:
      Localized(zh: "期限早于计划开始；请核对", en: "the day lies before the plan begins; check it")
    case .textMissing: Localized(zh: "请写明要做什么", en: "say what is to be done")
    case .textTooLong:
      Localized(
        zh: "文字超过 \(CarePlan.longestTask) 字", en: "more than \(CarePlan.longestTask) letters")
    case .tooMany:
      Localized(
        zh: "一个计划最多 \(CarePlan.mostParts) 项",
        en: "a plan has at most \(CarePlan.mostParts) of each")
    case .alreadyGiven: Localized(zh: "这条建议已经给过", en: "this advice was given already")
    }
  }
}

extension CarePlan {
  /// The longest text of a task, in letters.
  package static let longestTask = 200
  /// The most goals, tasks and pieces of advice of a plan, each.
  package static let mostParts = 50

  /// The plan after a change, and the change that takes it back; O(n) in its parts.
  ///
  /// Taking back and applying again come to the very same plan.
  package func applying(
    _ change: CarePlanChange
  ) throws(CareRefusal) -> (plan: CarePlan, inverse: CarePlanChange) {
    if case .back(let plan) = change { return (plan, .back(to: self)) }
    var plan = self
    switch change {
    case .status(let status, let day, let reason): try plan.move(to: status, day, reason)
    case .goal(let goal): try plan.put(goal)
    case .withoutGoal(let id): try plan.remove(id, from: \.goals, \.id)
    case .task(let task): try plan.put(task)
    case .withoutTask(let id): try plan.remove(id, from: \.tasks, \.id)
    case .advice(let advice): try plan.give(advice)
    case .withoutAdvice(let entry): try plan.remove(entry, from: \.advice, \.entry)
    case .back: break
    }
    return (plan, .back(to: self))
  }

  private mutating func move(
    to next: Status, _ day: CalendarDate, _ words: String
  ) throws(CareRefusal) {
    guard status.next.contains(next) else { throw .badTransition }
    let needsReason = next == .onHold || next == .revoked
    if needsReason, words.allSatisfy(\.isWhitespace) { throw .reasonMissing }
    status = next
    reason = needsReason ? words : ""
    end = next.isOpen ? nil : day
  }

  private mutating func put(_ goal: CareGoal) throws(CareRefusal) {
    guard status.isOpen else { throw .ended }
    if let due = goal.due, due < start { throw .dueBeforeStart }
    try put(goal, into: \.goals, \.id)
  }

  private mutating func put(_ task: CareTask) throws(CareRefusal) {
    guard status.isOpen else { throw .ended }
    if task.text.allSatisfy(\.isWhitespace) { throw .textMissing }
    if task.text.count > Self.longestTask { throw .textTooLong }
    if let due = task.due, due < start { throw .dueBeforeStart }
    try put(task, into: \.tasks, \.id)
  }

  private mutating func put<Part>(
    _ part: Part, into parts: WritableKeyPath<CarePlan, [Part]>, _ id: KeyPath<Part, Int>
  ) throws(CareRefusal) {
    let number = part[keyPath: id]
    if let place = self[keyPath: parts].firstIndex(where: { $0[keyPath: id] == number }) {
      self[keyPath: parts][place] = part
    } else {
      // A number that was given away and taken back is not given to something else.
      guard number >= nextNumber else { throw .notThere }
      guard self[keyPath: parts].count < Self.mostParts else { throw .tooMany }
      self[keyPath: parts].append(part)
      nextNumber = number + 1
    }
  }

  private mutating func give(_ advice: CareAdvice) throws(CareRefusal) {
    guard status.isOpen else { throw .ended }
    guard !self.advice.contains(where: { $0.entry == advice.entry }) else { throw .alreadyGiven }
    guard self.advice.count < Self.mostParts else { throw .tooMany }
    self.advice.append(advice)
  }

  private mutating func remove<Part, ID: Equatable>(
    _ id: ID, from parts: WritableKeyPath<CarePlan, [Part]>, _ key: KeyPath<Part, ID>
  ) throws(CareRefusal) {
    guard status.isOpen else { throw .ended }
    let count = self[keyPath: parts].count
    self[keyPath: parts].removeAll { $0[keyPath: key] == id }
    if self[keyPath: parts].count == count { throw .notThere }
  }
}
