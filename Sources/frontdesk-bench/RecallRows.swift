internal import DemoClinic
internal import Domain
internal import Glibc
internal import Store

/// Whether everybody of the outside lists of names is found by every accepted spelling.
///
/// Reads `shared/data/names` beside the repository, or what `FRONTDESK_NAMES` points to; without it
/// the row says so.
enum RecallRows {
  private struct Person {
    var name: String
    var family: String?
    var pinyin: [String]
    var initials: [String]
    /// Spellings of a part of the name, where a character of it has no reading.
    var parts: [String]
    var spellings: [String] { [name.filter { $0 != " " }.lowercased()] + pinyin + initials }
  }

  /// Rows of the list on a terminal of 24 lines.
  private static let page = 15

  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    guard let people = people() else {
      return [Row("recall of names", "no shared/data/names here")]
    }
    let folder = clinic.path + ".recall"
    mkdir(folder, 0o700)
    let path = folder + "/clinic.sqlite"
    defer {
      for ending in ["", "-wal", "-shm", ".gate", ".audit-key"] { unlink(path + ending) }
      rmdir(folder)
    }
    let setup = ClinicSetup(
      name: Localized(same: "bench"),
      staff: [StaffMember(code: "demo", name: "demo", role: .manager)],
      indicators: try clinic.open().indicators)
    let records = people.enumerated().map(record)
    _ = try BulkLoader.build(
      path: path, setup: setup, count: records.count, now: BenchClinic.now,
      record: { records[$0] }, progress: { _ in true })
    let store = try Store(path: path, zone: BenchClinic.zone, now: { BenchClinic.now })
    return try ask(people, store)
  }

  private static func ask(_ people: [Person], _ store: Store) throws -> [Row] {
    var counts: [String: Int] = [:]
    // So many are alike in a spelling and a second key.
    var alike: [String: Int] = [:]
    for (place, person) in people.enumerated() {
      for spelling in Set(person.spellings) { counts[spelling, default: 0] += 1 }
      for spelling in Set(person.spellings + person.parts) {
        for key in keys(place) { alike["\(spelling) \(key)", default: 0] += 1 }
      }
    }
    let begun = beginnings(of: people)
    var (asked, found, crowded, unique, first) = (0, 0, 0, 0, 0)
    var missed: [String] = []
    for (place, person) in people.enumerated() {
      let keys = keys(place)
      for (number, spelling) in (person.spellings + person.parts).enumerated() {
        let typed = spelling + " " + keys[(place + number) % 2]
        if alike[typed, default: 0] > page {
          crowded += 1
        } else {
          asked += 1
          if try self.place(place, typed, store) != nil {
            found += 1
          } else {
            missed.append(typed)
          }
        }
        // Initials that are a syllable too are more likely the beginning of another's name.
        let isInitials = person.initials.contains(spelling) && !person.pinyin.contains(spelling)
        guard counts[spelling] == 1, !(isInitials && begun.contains(spelling)) else { continue }
        unique += 1
        if try self.place(place, spelling, store) == 0 {
          first += 1
        } else {
          missed.append(spelling)
        }
      }
    }
    return [
      Row(
        "recall: \(people.count) names by every spelling and a second key",
        "\(found) of \(asked) on the first page; not asked: \(crowded) that mean more than \(page)",
        target: "all"),
      Row(
        "recall: spellings that are one person's alone", "\(first) of \(unique) first of all",
        target: "all", floor: missed.prefix(8).joined(separator: ", ")),
    ]
  }

  private static func place(_ person: Int, _ text: String, _ store: Store) throws -> Int? {
    let query = LookupQuery(text, today: BenchClinic.today)
    return try store.lookup(query, limit: page).hits.firstIndex { $0.patient.value == person + 1 }
  }

  /// Every beginning of everybody's pinyin, as long as initials are.
  private static func beginnings(of people: [Person]) -> Set<String> {
    var found: Set<String> = []
    for one in people.flatMap(\.pinyin) {
      for length in 1..<max(2, min(12, one.count)) { found.insert(String(one.prefix(length))) }
    }
    return found
  }

  // MARK: - People

  /// The second keys: the end of the phone number, and the year of birth.
  private static func keys(_ place: Int) -> [String] {
    [String(phone(place).suffix(4)), "\(birth(place).year)"]
  }

  private static func phone(_ place: Int) -> String {
    "139" + padded(place * 7919 % 100_000_000, 8)
  }

  private static func birth(_ place: Int) -> CalendarDate {
    BenchClinic.today.adding(days: -(place * 6151 % 30_000) - 40)
  }

  private static func record(_ place: Int, _ person: Person) -> PatientRecord {
    var record = PatientRecord(
      patient: Patient(
        name: person.name, familyName: person.family, sex: .female, birthDate: birth(place)))
    record.contacts = [ContactPoint(system: .phone, value: phone(place))]
    return record
  }

  /// The people of both lists; nil where they are not on this machine.
  private static func people() -> [Person]? {
    guard let folder = folder(), let generated = lines(folder + "/generated_names_20k.csv"),
      let hard = lines(folder + "/hard_names.csv")
    else { return nil }
    return generated.map { person($0[0], family: "", pinyin: $0[5], initials: $0[6]) }
      + hard.map { person($0[0], family: $0[1], pinyin: $0[2], initials: $0[3]) }
  }

  private static func person(
    _ name: String, family: String, pinyin: String, initials: String
  ) -> Person {
    func ways(_ text: String, isWhole: Bool = true) -> [String] {
      let wanted = text.split(separator: "|").filter { $0.contains("?") != isWhole }
      return Set(wanted.map { $0.filter { $0 != " " && $0 != "?" } }).sorted()
    }
    return Person(
      name: name, family: family.isEmpty ? nil : family, pinyin: ways(pinyin),
      initials: ways(initials),
      parts: ways(pinyin, isWhole: false) + ways(initials, isWhole: false))
  }

  private static func folder() -> String? {
    if let named = getenv("FRONTDESK_NAMES") { return String(cString: named) }
    var above = BenchClinic.executableFolder
    while let slash = above.lastIndex(of: "/") {
      above = String(above[..<slash])
      for place in ["/shared/data/names", "/../shared/data/names"] {
        if access(above + place + "/hard_names.csv", R_OK) == 0 { return above + place }
      }
    }
    return nil
  }

  /// The cells of each line but the heading; none of the lists' needed cells holds a comma.
  private static func lines(_ path: String) -> [[String]]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[0..<count]
    }
    let rows = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .dropFirst().map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    return rows.allSatisfy { $0.count >= 5 } ? rows : nil
  }
}
