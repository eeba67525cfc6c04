package import Domain
package import FollowUps
internal import SQLite

extension Store {
  /// A person's plans: those that run with what they ask for and why, those that ended, and why the
  /// person is not followed up where they are not.
  ///
  /// Empty for those who may not know what follow-ups are about; plans above the level of
  /// sensitivity of the one who asks are left out.
  package func plans(of patient: PatientID) throws(StoreError) -> PersonPlans {
    try require(.read, .queue, of: patient)
    guard access.seesReasons else { return PersonPlans() }
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    try noteLook(patient, "plans")
    return try read { connection in
      var plans = try plans(of: patient, in: connection)
      plans.running.removeAll { !sees($0) }
      plans.past.removeAll { !sees($0) }
      return plans
    }
  }

  /// All plans of a person, whatever their level; only follow-ups up to that of the one who asks are
  /// named.
  func plans(of patient: PatientID, in connection: Connection) throws -> PersonPlans {
    guard let keeper = try PlanKeeper(self, in: connection) else { return PersonPlans() }
    let rows = try connection.statement(
      """
      SELECT id, plan_key FROM follow_up
      WHERE patient = ? AND plan_key IS NOT NULL AND state IN (0, 3) AND level <= ?
      """)
    rows.bind(patient.value, highestLevel)
    var followUps: [PlanKey: FollowUpID] = [:]
    while try rows.step() {
      if let key = PlanKey(text: rows.text(1)) { followUps[key] = FollowUpID(rows.integer(0)) }
    }
    return try keeper.book(of: patient.value).overview(
      on: today, week: PlanKeeper.week, followUps: followUps)
  }

  /// Whether the one who asks may know of a plan by its words.
  private func sees(_ plan: PlanOverview) -> Bool {
    catalog.levels.level(of: plan.title.chinese, plan.title.english).rawValue <= highestLevel
  }

  /// The plan that holds a follow-up and its key; nil when none does, or for those who may not know
  /// what follow-ups are about.
  package func planKey(of followUp: FollowUpID) throws(StoreError) -> (plan: String, key: PlanKey)?
  {
    try require(.read, .queue)
    guard access.seesReasons else { return nil }
    return try read { connection in
      let row = try connection.statement(
        """
        SELECT plan, plan_key FROM follow_up
        WHERE id = ? AND plan_key IS NOT NULL AND state < 3 AND level <= ?
        """)
      row.bind(followUp.value, highestLevel)
      defer { row.reset() }
      guard try row.step(), let key = PlanKey(text: row.text(1)) else { return nil }
      return (row.text(0), key)
    }
  }
}
