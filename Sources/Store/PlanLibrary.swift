package import Domain
internal import FollowUps
internal import Interchange
internal import SQLite

// The clinic's plans: every version that ever was is kept with its file, since whoever follows it
// goes on by it until the next visit.
extension Store {
  /// Keeps plans from files, all or none, and puts them in force.
  ///
  /// People who have an older version keep it until their next visit. A retired plan that is saved
  /// again is in force again.
  ///
  /// - Throws: `.refused` when a version that is kept would become another; it gets a new number.
  package func savePlans(
    _ files: [(name: String, bytes: [UInt8])]
  ) throws(StoreError) -> FileSaving {
    try require(.change, .rules)
    var saving = FileSaving()
    var read: [(plan: PlanDefinition, text: String, file: String)] = []
    for (name, bytes) in files {
      let (plans, diagnostics) = PlanFile.read(bytes)
      if !diagnostics.isEmpty { saving.diagnostics.append((name, diagnostics)) }
      let text = String(decoding: bytes, as: UTF8.self)
      read += plans.map { ($0, text, name) }
    }
    saving.entries = read.count
    guard saving.isAccepted else { return saving }
    let kept = try plans()
    let others = kept.filter { old in !read.contains { $0.plan.id == old.id } }
    let together = PlanCatalog(read.map(\.plan) + others).diagnostics
    if !together.isEmpty { saving.diagnostics.append(("", together)) }
    guard saving.isAccepted else { return saving }
    try write { connection in
      for (plan, text, file) in read {
        let isNew = try keep(
          plan, plan.id, version: plan.version, from: (file, text), in: .plan, connection,
          read: { kept in
            PlanFile.read(Array(kept.utf8)).plans.first {
              $0.id == plan.id && $0.version == plan.version
            }
          },
          refusal: Localized(
            zh: "计划 \(plan.id) 的版本 \(plan.version) 已存在且内容不同；改动请把 version 加 1",
            en: "version \(plan.version) of plan \(plan.id) is kept already and differs; raise the "
              + "version of a changed plan"))
        if isNew { saving.written.append("\(plan.id) v\(plan.version)") }
        try connection.statement("UPDATE plan_definition SET is_retired = 0 WHERE id = ?")
          .bind(plan.id).run()
      }
      try Self.countPlansEdition(in: connection)
      try audit(
        .update, .database, detail: "plans saved \(saving.written.count)", in: connection)
    }
    return saving
  }

  /// Takes a plan out of force: it begins for nobody any more, and those who have it keep it.
  ///
  /// - Throws: `.notFound` when it is not in force.
  package func retirePlan(_ id: String) throws(StoreError) {
    try require(.change, .rules)
    try write { connection in
      try connection.statement(
        "UPDATE plan_definition SET is_retired = 1 WHERE id = ? AND is_retired = 0"
      ).bind(id).run()
      guard connection.changes > 0 else { throw StoreError.notFound }
      try Self.countPlansEdition(in: connection)
      try audit(.update, .database, detail: "plans retired \(id)", in: connection)
    }
  }

  /// Lets every connection read the plans again.
  private static func countPlansEdition(in connection: Connection) throws {
    let edition = Int(try setting(.plansEdition, in: connection) ?? "0") ?? 0
    try set(.plansEdition, to: String(edition + 1), in: connection)
  }

  /// The plans in force, in the order of the ids.
  package func plans() throws(StoreError) -> [PlanDefinition] {
    try require(.read, .identity)
    return try read { connection in
      try plansInForce.catalog(in: connection)?.current ?? []
    }
  }

  /// The file in which a plan in force stands, as it was saved; nil when there is no such plan.
  package func planSource(_ id: String) throws(StoreError) -> String? {
    try require(.read, .identity)
    return try read { connection in
      let row = try connection.statement(
        """
        SELECT source FROM plan_definition WHERE id = ? AND is_retired = 0
        ORDER BY number DESC LIMIT 1
        """)
      row.bind(id)
      defer { row.reset() }
      return try row.step() ? row.text(0) : nil
    }
  }
}

/// The clinic's plans as one connection reckons by them: read once, and again when they change.
final class PlansInForce {
  private var edition = ""
  private var known: PlanCatalog?

  /// Forgets what was read, as after a change that came to nothing.
  func forget() { known = nil }

  /// The plans in force with all versions that ever were; nil while there never were any.
  func catalog(in connection: Connection) throws -> PlanCatalog? {
    guard let present = try Store.setting(.plansEdition, in: connection) else { return nil }
    if let known, edition == present { return known }
    let rows = try connection.statement(
      "SELECT id, version, source, is_retired FROM plan_definition ORDER BY number")
    defer { rows.reset() }
    // Several plans stand in one file; each is read once.
    var files: [String: [PlanDefinition]] = [:]
    var inForce: [String: PlanDefinition] = [:]
    var all: [PlanDefinition] = []
    while try rows.step() {
      let text = rows.text(2)
      let plans = files[text] ?? PlanFile.read(Array(text.utf8)).plans
      files[text] = plans
      let (id, version) = (rows.text(0), rows.integer(1))
      guard let plan = plans.first(where: { $0.id == id && $0.version == version }) else {
        continue
      }
      all.append(plan)
      if rows.integer(3) == 0 { inForce[id] = plan }
    }
    let made = PlanCatalog(inForce.values.sorted { $0.id < $1.id }, archived: all)
    (known, edition) = (made, present)
    return made
  }
}
