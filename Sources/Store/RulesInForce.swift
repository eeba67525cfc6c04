internal import Domain
internal import Rules
internal import SQLite

/// The rules in force as one connection judges by them: compiled once, and again when they change.
final class RulesInForce {
  private var book: RuleBook?

  /// Forgets what was compiled, as after a change that came to nothing.
  func forget() { book = nil }

  /// The rules in force; nil while there never were any.
  func book(of store: Store, in connection: Connection) throws -> RuleBook? {
    guard let edition = try Store.setting(.rulesEdition, in: connection) else { return nil }
    if let book, book.edition == edition,
      !book.hasBrokenRules || book.indicatorCount == store.catalog.indicatorIDs.count
    {
      return book
    }
    let items = try Store.ruleItems(where: "r.status = 1", in: connection)
    let made = try RuleBook(
      items, outcome: store.check(Store.files(of: items)), edition: edition,
      catalog: store.catalog, zone: store.zone, in: connection)
    book = made
    return made
  }
}

/// Rules in force with what ties them to the tables.
///
/// Belongs to one connection; a rule with an error, such as one whose indicator was renamed, is not
/// in it, and keeps its tags as they are until it is mended.
final class RuleBook {
  let edition: String
  let judge: RuleJudge
  /// The number of each rule in `rule_name`, by its index.
  let numbers: [Int]
  /// The index of each rule by its number.
  let indexes: NumberTable
  /// The slot in the judge's facts of each indicator that a rule reads, by its number.
  let slots: NumberTable
  /// The slots of the series that the program counts itself.
  let counted: CountedSlots
  /// The clinic's clock.
  let zone: ClinicZone
  let needs: FactNeeds
  let codings: Codings
  /// What each rule alone reads.
  let needsOfRules: [FactNeeds]
  /// What keeps rules from being judged; empty when all are.
  let diagnostics: [RuleDiagnostic]
  /// The rules in force that are not judged.
  let brokenIDs: [String]
  /// The tags that only rules which are not judged make, by the numbers of these: they stand as they
  /// are stored, for the rules that ask for them.
  let brokenTags: [Int: Int]
  let indicatorCount: Int

  var hasBrokenRules: Bool { !brokenIDs.isEmpty }
  var rules: RuleSet { judge.rules }

  /// - Parameter names: The numbers of the rules, where the connection does not see them yet.
  init(
    _ items: [RuleItem], outcome: RuleChecker.Outcome, edition: String, catalog: Catalog,
    zone: ClinicZone, names: [String: Int]? = nil, in connection: Connection
  ) throws {
    self.edition = edition
    self.zone = zone
    diagnostics = outcome.diagnostics.filter { $0.severity == .error }
    let rules = outcome.rules
    judge = RuleJudge(rules)
    codings = Codings(judge.facts)
    let active = Dictionary(
      items.filter { $0.kind == .rule }.map { ($0.id, $0) }, uniquingKeysWith: { old, _ in old })
    let judged = Set(rules.rules.map(\.id))
    brokenIDs = active.keys.filter { !judged.contains($0) }.sorted()
    indicatorCount = catalog.indicatorIDs.count

    let stored = try names ?? Self.names(in: connection)
    numbers = rules.rules.map { stored[$0.id] ?? 0 }
    brokenTags = try Self.tags(of: brokenIDs, in: connection).compactMapValues { name in
      rules.tags.indices.first { tag in
        rules.tags[tag].name == name && !rules.rules.contains { $0.tag == tag }
      }
    }
    indexes = NumberTable(
      Dictionary(numbers.enumerated().map { ($1, $0) }, uniquingKeysWith: { old, _ in old }))

    let needs = rules.rules.map { FactNeeds($0) }
    needsOfRules = needs
    let together = FactNeeds(rules.rules)
    self.needs = together
    var slots: [Int: Int] = [:]
    for (slot, indicator) in rules.indicators.enumerated()
    where together.daysBack[slot] != nil && !catalog.sensitiveIndicators.contains(indicator.code)
      && CountedSeries(rawValue: indicator.code)?.isAlsoObserved ?? true
    {
      if let id = catalog.indicatorIDs[indicator.code] { slots[id] = slot }
    }
    self.slots = NumberTable(slots)
    counted = CountedSlots(rules, together)
    // A changed set of codes counts from the day on which it came into force, and does not rewrite
    // what was decided by the old one.
    let codesBegin = items.filter { $0.kind == .codes }.compactMap(\.begins?.dayNumber).max()
    judge.begins = rules.rules.enumerated().map { index, rule in
      let own = active[rule.id]?.begins?.dayNumber ?? .min
      let readsCodes = needs[index].readsDiagnoses || needs[index].readsMedications
      return readsCodes ? max(own, codesBegin ?? own) : own
    }
  }

  /// The tags of rules by the numbers of these.
  private static func tags(of ids: [String], in connection: Connection) throws -> [Int: String] {
    var found: [Int: String] = [:]
    for id in ids {
      let row = try connection.statement("SELECT number, tag FROM rule_name WHERE id = ?").bind(id)
      defer { row.reset() }
      if try row.step() { found[row.integer(0)] = row.text(1) }
    }
    return found
  }

  /// The numbers of the rules by their names.
  static func names(in connection: Connection) throws -> [String: Int] {
    var stored: [String: Int] = [:]
    let names = try connection.statement("SELECT id, number FROM rule_name")
    while try names.step() { stored[names.text(0)] = names.integer(1) }
    return stored
  }

  /// The first day on which any rule counts.
  var firstDay: Int? { judge.begins.min() }

  /// Which values one patient is judged by.
  private(set) lazy var reach = ValueReach(
    slots, needs.daysBack, slotCount: rules.indicators.count)

  /// Which values everybody is judged by, where those of `guarded` are all numbers.
  private(set) lazy var passReach = ValueReach(
    slots, needs.guardedDaysBack, slotCount: rules.indicators.count)

  /// The indicators, by their numbers, of which older values matter where some are no numbers.
  private(set) lazy var guarded: [(indicator: Int, slot: Int)] = {
    let guarded = needs.guarded
    return slots.all.filter { guarded.contains($0.value) }.sorted { $0.key < $1.key }
      .map { (indicator: $0.key, slot: $0.value) }
  }()
}
