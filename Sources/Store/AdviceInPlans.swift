import Domain
import SQLite

// Advice of a contact that a care plan takes with it, in the same transaction.
extension Store {
  /// Lets an open care plan take advice.
  ///
  /// - Returns: The version of the plan that has it; nil where the plan had it already.
  func take(
    _ advice: CareAdvice, into plan: Int, of patient: PatientID, in connection: Connection
  ) throws -> Int? {
    let present = try carePlan(plan, in: connection)
    guard present.patient == patient, !present.isMistaken else { throw StoreError.notFound }
    if present.plan.advice.contains(where: { $0.entry == advice.entry }) { return nil }
    let changed: CarePlan
    do throws(CareRefusal) {
      changed = try present.plan.applying(.advice(advice)).plan
    } catch {
      throw StoreError.refused(error.message)
    }
    try replace(present, with: changed, detail: "care advice", in: connection)
    return present.version + 1
  }

  /// Takes advice out of the plan that took it with it, as far as it still stands there.
  ///
  /// A plan that nobody changed since is again what it was, and the change before can be taken back in
  /// its turn; one that has ended keeps its advice.
  func leavePlan(_ given: GivenAdvice, in connection: Connection) throws {
    let row = try connection.statement(
      "SELECT care_plan, plan_version FROM advice_given WHERE id = ? AND plan_version IS NOT NULL")
    row.bind(given.id)
    defer { row.reset() }
    guard try row.step() else { return }
    let (plan, version) = (row.integer(0), row.integer(1))
    row.reset()
    let present = try carePlan(plan, in: connection)
    guard !present.isMistaken,
      let without = try? present.plan.applying(.withoutAdvice(entry: given.advice.entry)).plan
    else { return }
    try replace(present, with: without, detail: "care undo", in: connection)
    if present.version == version {
      try carryOwn(.carePlan, plan, from: version - 1, to: version + 1, in: connection)
    }
  }

  /// The version before advice of a contact was taken; nil when that was not the last change.
  func versionBeforeAdvice(of plan: CarePlanRecord, in connection: Connection) throws -> Int? {
    let row = try connection.statement(
      """
      SELECT plan_version - 1 FROM advice_given
      WHERE care_plan = ? AND plan_version = ? AND is_mistaken = 0
      """)
    row.bind(plan.id, plan.version)
    defer { row.reset() }
    return try row.step() ? row.integer(0) : nil
  }

  /// What is next by the plans that run of a person, as far as it is the reader's.
  func careNext(of patient: PatientID, in connection: Connection) throws -> CareNext? {
    guard access.allows(.read, .triage), try seesClinical(of: patient, in: connection) else {
      return nil
    }
    let running = try carePlans(of: patient, in: connection).filter { !$0.isMistaken }.map(\.plan)
    guard !running.isEmpty else { return nil }
    let indicators = IndicatorDictionary(catalog.indicators)
    return CareNext(running) { code in
      indicators[code: code]?.shortName ?? Localized(same: code)
    }
  }
}
