import Canvas
import Dispatch
import Domain
import Foundation
import FrontdeskApp
import Interchange
import Store
import Synchronization
import TestSupport
import Testing

/// A clinic on the disk, in a folder of its own that goes when the test ends.
final class LiveClinic {
  static let zone = SampleClinic.zone
  /// What everybody here has as a password.
  static let password = "Green-Tea-7"
  static let staff = [
    StaffMember(code: "li", name: "李护士", role: .nurse),
    StaffMember(code: "wu", name: "吴前台", role: .reception),
    StaffMember(code: "ma", name: "马主任", role: .manager),
    StaffMember(code: "qian", name: "钱主任", role: .manager),
    StaffMember(code: "sun", name: "孙医生", role: .doctor),
    // Nobody has given this one a password yet.
    StaffMember(code: "neu", name: "新护士", role: .nurse),
  ]

  let folder: URL
  var path: String { folder.appending(path: "clinic.sqlite").path }
  /// Where exports go.
  var exports: String { folder.appending(path: "exports").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "live-\(UUID().uuidString)")
    let bytes = try SharedFiles.repositoryBytes("sample-data/clinic/indicators.json5")
    let setup = ClinicSetup(
      name: Localized(zh: "测试诊所", en: "Test clinic"), staff: Self.staff,
      indicators: IndicatorFile.read(bytes).indicators)
    try Store.create(
      path: folder.appending(path: "clinic.sqlite").path, setup: setup, now: SampleClinic.now)
    try FileManager.default.createDirectory(
      atPath: exports, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    for member in Self.staff where member.code != "neu" {
      let store = try machine()
      _ = try store.act(as: member.code, systemUser: "")
      try store.setOwnPassword(
        old: nil, new: Secret(Self.password.utf8),
        terminal: SessionTerminal(host: "setup", tty: "", pid: 1))
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The program at work for nobody, as everybody's eye on the file.
  func machine() throws -> Store {
    let moment = SampleClinic.now
    return try Store(path: path, zone: Self.zone, now: { moment })
  }

  /// Takes people in; the first is Zhang San, last seen sixteen years ago.
  func admit(_ names: [String] = ["张三"]) throws {
    let machine = try machine()
    let importer = Importer(machine, source: "t")
    for (place, name) in names.enumerated() {
      var record = PatientRecord(
        patient: Patient(name: name, sex: .male, birthDate: CalendarDate(iso: "1968-03-12")),
        key: "Patient/\(place)")
      record.contacts = [ContactPoint(system: .phone, value: "1381234\(1000 + place)")]
      if place == 0, let day = CalendarDate(iso: "2010-01-05") {
        record.encounters = [
          .init(Encounter(start: Self.zone.instant(day), day: day, classCode: "AMB", type: "复诊"))
        ]
      }
      _ = try importer.take(record)
    }
  }

  /// A terminal at which nobody is signed in, with the real runner behind it.
  ///
  /// - Parameter printer: Prints lines; says why it did not, else nil.
  func desk(
    printer: @escaping @Sendable ([String]) -> Localized? = { _ in nil }
  ) throws -> LiveDesk {
    func store() throws -> Store {
      let store = try machine()
      store.awaitSignIn()
      return store
    }
    // From here on the stores belong to the runner alone; nothing else keeps a use of them.
    nonisolated(unsafe) let questions = try store()
    nonisolated(unsafe) let records = try store()
    let runner = StoreRunner(
      questions: questions, records: records, exportFolder: exports,
      terminal: SessionTerminal(host: "clinic", tty: "pts/1", pid: 4711),
      printer: printer, player: { _, _ in nil })
    return LiveDesk(runner, in: self)
  }
}

/// A session whose effects are carried out on a real clinic, one after the other.
struct LiveDesk {
  private(set) var model: Model
  private let runner: StoreRunner
  /// Kept, as its folder goes with it.
  private let clinic: LiveClinic

  /// An answer on its way from the runner's line.
  private final class Answer: Sendable {
    private let message = Mutex<Message?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    func put(_ message: Message) {
      self.message.withLock { $0 = message }
      isThere.signal()
    }

    /// Nil where none came in ten minutes: a machine that runs all tests at once takes its time.
    func wait() -> Message? {
      guard isThere.wait(timeout: .now() + 600) == .success else { return nil }
      return message.withLock { $0 }
    }
  }

  init(_ runner: StoreRunner, in clinic: LiveClinic) {
    self.runner = runner
    self.clinic = clinic
    model = Model(
      user: SampleClinic.nurse, clinicName: SampleClinic.name,
      size: .init(columns: 120, rows: 35), now: SampleClinic.now, zone: SampleClinic.zone)
    model.awaitSignIn(as: "")
    send(.started)
  }

  mutating func send(_ message: Message) {
    var waiting = [(message, model.account.epoch)]
    while !waiting.isEmpty {
      let (next, epoch) = waiting.removeFirst()
      // What was asked for one person is never told to the next.
      guard epoch == model.account.epoch else { continue }
      for effect in update(&model, next) where Self.isForRunner(effect) {
        let answer = Answer()
        let epoch = model.account.epoch
        runner.run(effect) { answer.put($0) }
        guard let message = answer.wait() else {
          Issue.record("no answer to an effect")
          return
        }
        waiting.append((message, epoch))
      }
    }
  }

  private static func isForRunner(_ effect: Effect) -> Bool {
    switch effect {
    case .redraw, .useTheme, .copy, .forgetCopy, .useMouse, .suspend, .quit: false
    default: true
    }
  }

  mutating func press(_ script: String) {
    do {
      for event in try KeyScript.parse(script) { send(.event(event)) }
    } catch {
      Issue.record("no such key: \(error)")
    }
  }

  /// Signs somebody in at the card that is open.
  mutating func signIn(_ code: String) {
    if model.account.card?.focus != .account { press("<Tab>") }
    press("<C-u>\(code)<Tab><C-u>\(LiveClinic.password)<Enter>")
  }

  var text: String { PlainFrame.text(of: view(model, size: model.size)) }
}
