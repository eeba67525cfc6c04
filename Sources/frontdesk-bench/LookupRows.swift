internal import DemoClinic
internal import Domain
internal import SQLite
internal import Store

/// The lookup query, as it is asked with every key.
enum LookupRows {
  /// What one person types, key by key.
  private struct Typed {
    let kind: String
    let texts: [String]
    let queries: [LookupQuery]
  }

  /// As many rows as a terminal of 24 lines shows, and as one of 60 does.
  private static let windows = [20, 50]
  /// So many people are looked for.
  private static let typings = 500

  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    let store = try clinic.openForNobody()
    let typed = Self.typed(clinic)
    let keys = typed.flatMap(\.queries)
    for query in keys.prefix(200) { _ = try store.lookup(query, limit: 50) }
    let floor = try raw(keys, clinic)
    var rows = try windows.map { window in
      Row(
        "lookup query alone, \(typings) people typed key by key, \(window) rows",
        try Times(keys) { _ = try store.lookup($0, limit: window) }, target: "p99 ≤ 2 ms",
        floor: floor)
    }
    rows.append(try inTurn(keys, store))
    let slow = try Times(keys) { _ = try store.lookup($0, limit: 1) }
    rows.append(Row("lookup query, its first row alone", slow))
    let kinds = Dictionary(grouping: typed, by: \.kind).sorted { $0.key < $1.key }
    rows += try kinds.map { kind, group in
      let queries = group.flatMap(\.queries)
      return Row(
        "lookup query, \(kind), 50 rows",
        try Times(queries) { _ = try store.lookup($0, limit: 50) })
    }
    rows += try widest(store) + lists(store)
    rows.append(try slowest(typed, store))
    let person = try clinic.open()
    for patient in 1...100 { _ = try person.archive(of: PatientID(patient), purpose: .open) }
    rows.append(
      Row(
        "lookup query by somebody who opened 100 records, 50 rows",
        try Times(keys) { _ = try person.lookup($0, limit: 50) }, target: "p99 ≤ 2 ms"))
    let first = ["王", "李"].map { LookupQuery($0, today: BenchClinic.today) }
    rows.append(
      Row(
        "the first key of a search, with its row in the trail",
        try Times(Array(0..<200)) { _ = try person.lookup(first[$0 % 2], limit: 20) }))
    return rows
  }

  /// The same once more, each query in turn with a computation that takes as long at the median:
  /// what that takes at the worst is the machine's doing.
  private static func inTurn(_ keys: [LookupQuery], _ store: Store) throws -> Row {
    let median = try Times(keys) { _ = try store.lookup($0, limit: windows[0]) }.processorMedian
    let spin = Spin(milliseconds: median)
    var (asked, spun): ([Double], [Double]) = ([], [])
    for key in keys {
      asked.append(try Times([key]) { _ = try store.lookup($0, limit: windows[0]) }.median)
      spun.append(spin.time())
    }
    return Row(
      "the same in turn with a computation", Times(milliseconds: asked),
      inTurnWith: Times(milliseconds: spun), target: "p99 ≤ 2 ms")
  }

  /// What of the typed takes longest, each asked three times.
  private static func slowest(_ typed: [Typed], _ store: Store) throws -> Row {
    let slow = try typed.flatMap { one in zip(one.texts, one.queries) }
      .map { text, query in
        (text, try Times([query, query, query]) { _ = try store.lookup($0, limit: 20) })
      }
      .sorted { $0.1.processorMedian > $1.1.processorMedian }.prefix(40)
      .map { "\($0) \(short($1.processorMedian))" }
    return Row("the slowest typed, 20 rows, ms on the processor", slow.joined(separator: ", "))
  }

  /// The same query in the full-text index and nothing else.
  private static func raw(_ keys: [LookupQuery], _ clinic: BenchClinic) throws -> Times {
    let connection = try Connection(path: clinic.path, mode: .readOnly)
    let statement = try connection.statement(
      "SELECT rowid FROM patient_lookup WHERE patient_lookup MATCH ? LIMIT 50")
    return try Times(keys) { query in
      statement.bind("\"\(query.terms[0][0].key)\"*")
      while try statement.step() {}
    }
  }

  /// The queries that find most: a letter, a digit, a common surname, and two of them at once.
  private static func widest(_ store: Store) throws -> [Row] {
    let texts =
      "abcdefghjklmnopqrstwxyz".map(String.init) + "0123456789".map(String.init)
      + ["wang", "li", "zhang", "王", "wang 1", "li 13", "w 1 9", "zh 19", "wang li", "1 2 3", "i"]
    let queries = texts.map { LookupQuery($0, today: BenchClinic.today) }
    let times = try Times(queries) { _ = try store.lookup($0, limit: 50) }
    let slowest = try zip(texts, queries)
      .map { text, query in (text, try Times([query]) { _ = try store.lookup($0, limit: 50) }) }
      .sorted { $0.1.processorMedian > $1.1.processorMedian }.prefix(5)
      .map { "\($0) \(short($1.processorMedian))" }
    return [
      Row("the \(texts.count) widest queries, 50 rows", times, target: "p99 ≤ 2 ms"),
      Row("the slowest of them, ms on the processor", slowest.joined(separator: ", ")),
    ]
  }

  /// Long lists of people: the numbers of up to five thousand, and their windows.
  private static func lists(_ store: Store) throws -> [Row] {
    let queries = ["wang", "li", "zhang", "zh", "w", "1"].map {
      LookupQuery($0, today: BenchClinic.today)
    }
    let found = try Times(queries) { _ = try store.lookupOrder($0) }
    let byName = try Times(queries) {
      _ = try store.lookupOrder($0, sort: [LookupSortKey(.name), LookupSortKey(.age)])
    }
    let order = try store.lookupOrder(queries[0])
    let starts = Array(stride(from: 0, to: order.ids.count, by: 50))
    let windows = try Times(starts) { start in
      let end = min(start + 50, order.ids.count)
      _ = try store.lookupRows(ids: order.ids[start..<end], for: queries[0])
    }
    return [
      Row("up to 5000 people found, best first", found),
      Row("up to 5000 people found, by name and age", byName),
      Row("a window of 50 of them", windows),
    ]
  }

  /// What people type for patients of the clinic.
  private static func typed(_ clinic: BenchClinic) -> [Typed] {
    let demo = DemoClinic(
      seed: 1, patients: clinic.patients, years: 10, today: BenchClinic.today,
      zone: BenchClinic.zone)
    var random = Seeded(7)
    return (0..<typings).map { number in
      let record = demo.record(Int.random(in: 0..<clinic.patients, using: &random))
      let name = record.patient.name
      let reading = name.unicodeScalars.compactMap { Pinyin.readings(of: $0).first }
      let initials = String(reading.compactMap(\.first))
      let phone = record.contacts.first { $0.system == .phone }?.value ?? "13800000000"
      let birth = record.patient.birthDate?.description ?? "1960-01-01"
      let ways: [(String, String)] = [
        ("hanzi", name), ("pinyin", reading.joined()), ("initials", initials),
        ("initials and phone", initials + " " + phone.suffix(4)),
        ("phone tail", String(phone.suffix(4))), ("birthday", birth),
        ("initials and birth year", initials + " " + birth.prefix(4)),
      ]
      let (kind, text) = ways[number % ways.count]
      let beginnings = (1...max(1, text.count)).map { String(text.prefix($0)) }
      let queries = beginnings.map { LookupQuery($0, today: BenchClinic.today) }
      let asked = zip(beginnings, queries).filter { !$1.isEmpty }
      return Typed(kind: kind, texts: asked.map(\.0), queries: asked.map(\.1))
    }
  }
}
