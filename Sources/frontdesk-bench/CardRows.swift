internal import DemoClinic
internal import Domain
internal import Store

/// Cards: who somebody may be already, asked with every field of a form, and opening one.
enum CardRows {
  private static let typings = 300
  private static let saves = 50

  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    let store = try clinic.openForNobody()
    let stages = Self.stages(clinic)
    for (_, entries) in stages {
      for entry in entries.prefix(20) { _ = try store.candidates(for: entry) }
    }
    var rows: [Row] = []
    for (stage, entries) in stages {
      let times = try Times(entries) { _ = try store.candidates(for: $0) }
      rows.append(
        Row("who it may be already, \(stage)", times, target: "p99 ≤ 10 ms"))
    }
    return rows + [try saving(clinic)]
  }

  /// What stands in the form after each field, of people who are here already and of strangers.
  private static func stages(_ clinic: BenchClinic) -> [(String, [CardEntry])] {
    let here = DemoClinic(
      seed: 1, patients: clinic.patients, years: 10, today: BenchClinic.today,
      zone: BenchClinic.zone)
    let strangers = stranger(0)
    var random = Seeded(31)
    let people = (0..<typings).map { number in
      let record =
        number % 2 == 0
        ? here.record(Int.random(in: 0..<clinic.patients, using: &random))
        : strangers.record(number)
      return CardEntry(record)
    }
    func only(_ items: [CardItem]) -> [CardEntry] {
      people.map { all in CardEntry(Dictionary(uniqueKeysWithValues: items.map { ($0, all[$0]) })) }
    }
    return [
      ("by a name", only([.name])), ("by name and sex", only([.name, .sex])),
      ("by name and birthday", only([.name, .sex, .birthDate])),
      ("by phone", only([.phone])),
      (
        "by number, name, birthday and phone",
        only([.document, .documentKind, .name, .sex, .birthDate, .phone])
      ),
    ]
  }

  private static func stranger(_ seed: UInt64) -> DemoClinic {
    DemoClinic(
      seed: 4242 + seed, patients: 100_000, years: 10, today: BenchClinic.today,
      zone: BenchClinic.zone)
  }

  /// Opens cards for good: the clinic of the bench has fifty people more after it.
  private static func saving(_ clinic: BenchClinic) throws -> Row {
    let store = try clinic.open()
    let count = try store.patientCount()
    // Others than those of the runs before.
    let people = stranger(UInt64(count))
    let entries = (0..<saves).map { CardEntry(people.record($0)) }
    let times = try Times(entries) { _ = try store.openCard($0, acceptsDuplicates: true) }
    let compared = try Times(entries.map { $0 }) { entry in
      guard case .likely = try store.openCard(entry) else {
        throw BenchClinic.Problem(description: "a card was opened twice")
      }
    }
    return Row(
      "open a card, durable; floor: finding that it is there already", times, target: "≤ 20 ms",
      floor: compared)
  }
}
