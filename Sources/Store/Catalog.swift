internal import Domain
internal import SQLite

/// What the store keeps in memory of small tables: numbers of words, codings and indicators.
final class Catalog {
  var words = Interned()
  private(set) var indicatorsByID: [Int: Indicator] = [:]
  private(set) var indicatorIDs: [String: Int] = [:]
  /// The codes of indicators that only those who treat may see.
  private(set) var sensitiveIndicators: Set<String> = []
  /// By what entries are judged as they come in.
  var levels = KnownLevels()

  /// Every indicator, in the dictionary's order.
  var indicators: [Indicator] {
    indicatorsByID.values.sorted { ($0.order, $0.code) < ($1.order, $1.code) }
  }

  /// Reads the dictionary into memory: about a hundred rows.
  func load(from connection: Connection) throws {
    words = Interned()
    levels = KnownLevels(
      by: Sensitivity(
        includesMentalDisorders: try Store.stored(.mentalDisorders, in: connection) == "on"))
    sensitiveIndicators = []
    var conversions: [Int: [UnitConversion]] = [:]
    let first = try connection.statement(
      "SELECT indicator, unit, factor, \"offset\", loinc FROM indicator_conversion "
        + "ORDER BY indicator, number")
    while try first.step() {
      conversions[first.integer(0), default: []].append(
        UnitConversion(
          unit: first.text(1), factor: first.double(2), offset: first.double(3),
          loinc: first.optionalText(4)))
    }
    let references = try loadReferences(connection)
    let statement = try connection.statement(
      """
      SELECT id, code, loinc, loinc_display, name_zh, name_en, short_zh, short_en, unit,
        unit_label, decimals, low, high, source, sort_order, ordinal, other_loinc, level
      FROM indicator
      """)
    indicatorsByID = [:]
    indicatorIDs = [:]
    while try statement.step() {
      let id = statement.integer(0)
      let low = statement.optionalDouble(11)
      let high = statement.optionalDouble(12)
      let indicator = Indicator(
        code: statement.text(1), loinc: statement.optionalText(2),
        loincDisplay: statement.optionalText(3),
        name: Localized(zh: statement.text(4), en: statement.text(5)),
        shortName: Localized(zh: statement.text(6), en: statement.text(7)),
        unit: statement.text(8), unitLabel: statement.text(9), decimals: statement.integer(10),
        conversions: conversions[id] ?? [], otherLoinc: Self.split(statement.text(16)),
        references: references[id] ?? [],
        hardBounds: low.flatMap { low in high.flatMap { low <= $0 ? low...$0 : nil } },
        source: statement.text(13), order: statement.integer(14),
        ordinal: Self.split(statement.text(15)))
      indicatorsByID[id] = indicator
      indicatorIDs[indicator.code] = id
      if statement.integer(17) >= Sensitivity.Level.treating.rawValue {
        sensitiveIndicators.insert(indicator.code)
      }
    }
  }

  private func loadReferences(_ connection: Connection) throws -> [Int: [ReferenceRange]] {
    var references: [Int: [ReferenceRange]] = [:]
    let statement = try connection.statement(
      """
      SELECT indicator, low, high, includes_low, includes_high, sex, age_from, age_to
      FROM indicator_reference ORDER BY indicator, number
      """)
    while try statement.step() {
      let from = statement.optionalInteger(6)
      let to = statement.optionalInteger(7)
      references[statement.integer(0), default: []].append(
        ReferenceRange(
          low: statement.optionalDouble(1), high: statement.optionalDouble(2),
          includesLow: statement.integer(3) != 0, includesHigh: statement.integer(4) != 0,
          sex: statement.optionalText(5).flatMap(Sex.init),
          ages: from.flatMap { from in to.flatMap { from <= $0 ? from...$0 : nil } }))
    }
    return references
  }

  /// The number of an indicator, which is stored when its code is new.
  func indicatorID(_ code: String, among new: [Indicator], in connection: Connection) throws -> Int?
  {
    if let known = indicatorIDs[code] { return known }
    guard let indicator = new.first(where: { $0.code == code }) else { return nil }
    return try insert(indicator, in: connection)
  }

  /// Stores an indicator and returns its number.
  @discardableResult
  func insert(_ indicator: Indicator, in connection: Connection) throws -> Int {
    let level = levels.sensitivity.level(of: indicator)
    try connection.statement(
      """
      INSERT INTO indicator (code, loinc, loinc_display, name_zh, name_en, short_zh, short_en,
        unit, unit_label, decimals, low, high, source, sort_order, ordinal, other_loinc, level)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
      """
    ).bind(
      indicator.code, indicator.loinc, indicator.loincDisplay, indicator.name.chinese,
      indicator.name.english, indicator.shortName.chinese, indicator.shortName.english,
      indicator.unit, indicator.unitLabel, indicator.decimals, indicator.hardBounds?.lowerBound,
      indicator.hardBounds?.upperBound, indicator.source, indicator.order,
      indicator.ordinal.joined(separator: "\n"), indicator.otherLoinc.joined(separator: "\n"),
      level.rawValue
    ).run()
    let id = connection.lastInsertID
    for (number, conversion) in indicator.conversions.enumerated() {
      try connection.statement("INSERT INTO indicator_conversion VALUES (?,?,?,?,?,?)").bind(
        id, number, conversion.unit, conversion.factor, conversion.offset, conversion.loinc
      ).run()
    }
    for (number, range) in indicator.references.enumerated() {
      try connection.statement("INSERT INTO indicator_reference VALUES (?,?,?,?,?,?,?,?,?)").bind(
        id, number, range.low, range.high, range.includesLow, range.includesHigh,
        range.sex?.rawValue, range.ages?.lowerBound, range.ages?.upperBound
      ).run()
    }
    indicatorsByID[id] = indicator
    indicatorIDs[indicator.code] = id
    if level == .treating { sensitiveIndicators.insert(indicator.code) }
    return id
  }

  private static func split(_ text: String) -> [String] {
    text.isEmpty
      ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
