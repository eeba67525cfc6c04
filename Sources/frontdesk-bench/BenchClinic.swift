internal import DemoClinic
internal import Domain
internal import Glibc
internal import Interchange
internal import Store

/// The large clinic that everything is measured on, built when it is not there yet.
struct BenchClinic {
  struct Problem: Error, CustomStringConvertible { let description: String }

  let path: String
  let patients: Int
  /// The program that is started on a terminal.
  let program: String
  /// What building it took; empty when it was there.
  let buildRows: [Row]
  /// Where the starting clinic's files are; nil to look above the program.
  private let dataFolder: String?
  private let ruleNames: [String]
  static let today = CalendarDate(dayNumber: 20_778)
  static let zone = ClinicZone.fixed(8 * 3600)
  static var now: Instant { zone.instant(today, secondOfDay: 36_000) }

  init(_ arguments: BenchArguments) throws {
    patients = arguments.patients
    dataFolder = arguments.dataFolder
    ruleNames = arguments.ruleFiles
    program = arguments.program ?? Self.executableFolder + "/frontdesk"
    path = try arguments.database ?? Self.defaultPath(patients)
    // One of an older program has no key of its audit trail and would not open.
    if arguments.database == nil, access(path + ".audit-key", F_OK) != 0 { unlink(path) }
    guard access(path, F_OK) != 0 else {
      buildRows = []
      return
    }
    let demo = DemoClinic(
      seed: 1, patients: patients, years: 10, today: Self.today, zone: Self.zone)
    let setup = ClinicSetup(
      name: demo.name, staff: demo.staff,
      indicators: try Self.indicators(arguments.dataFolder), timeZone: "CST-8",
      demoRecipe: "bench \(patients)")
    let start = Clock.milliseconds()
    let count = patients
    _ = try BulkLoader.build(
      path: path, setup: setup, count: patients, now: Self.now, record: { demo.record($0) },
      progress: { done in
        if done % 51_200 == 0 { Bench.tell("building \(done * 100 / count)%\r") }
        return true
      })
    let seconds = (Clock.milliseconds() - start) / 1000
    buildRows = [
      Row(
        "demo clinic, \(patients) patients",
        "\(short(seconds)) s, peak \(Self.peakMegabytes) MiB",
        target: patients == 1_000_000 ? "≤ 300 s" : "")
    ]
  }

  /// Opens the clinic as its manager.
  func open() throws -> Store {
    let store = try openForNobody()
    _ = try store.act(as: "demo", systemUser: "")
    return store
  }

  /// Opens the clinic for the machine, whose searches leave no rows in the trail.
  func openForNobody() throws -> Store {
    try Store(path: path, zone: Self.zone, now: { Self.now })
  }

  private static func defaultPath(_ patients: Int) throws -> String {
    let home = getenv("HOME").map { String(cString: $0) } ?? "/tmp"
    let cache = getenv("XDG_CACHE_HOME").map { String(cString: $0) } ?? home + "/.cache"
    return "\(cache)/frontdesk/bench-\(patients).sqlite"
  }

  private static func indicators(_ folder: String?) throws -> [Indicator] {
    IndicatorFile.read(try sample("indicators.json5", folder)).indicators
  }

  /// The starting rules, file by file.
  func ruleFiles() throws -> [(name: String, text: String)] {
    try ruleNames.map { name in
      let bytes = try Self.sample("rules/\(name).rules", dataFolder)
      return ("\(name).rules", String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The plans of the programmes that the clinic's follow-ups belong to.
  func planFiles() throws -> [(name: String, bytes: [UInt8])] {
    try ["hypertension", "diabetes", "yearly", "education"].map { name in
      ("\(name).json5", try Self.sample("plans/\(name).json5", dataFolder))
    }
  }

  /// A file of the starting clinic.
  private static func sample(_ name: String, _ folder: String?) throws -> [UInt8] {
    var places = [folder].compactMap { $0 }
    var above = executableFolder
    while let slash = above.lastIndex(of: "/") {
      above = String(above[..<slash])
      places.append(above)
    }
    for place in places {
      if let bytes = bytes(place + "/sample-data/clinic/" + name) { return bytes }
    }
    throw Problem(description: "sample-data is nowhere; point to it with --data-dir")
  }

  private static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[0..<count]
    }
    return bytes
  }

  /// The folder of this program.
  static var executableFolder: String {
    guard let real = realpath("/proc/self/exe", nil) else { return "." }
    defer { free(real) }
    let path = String(cString: real)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  /// The most memory this process has held, in MiB.
  static var peakMegabytes: Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_maxrss / 1024
  }
}

/// A seeded generator, so that every run asks the same questions (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
