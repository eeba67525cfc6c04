import Dispatch
import Domain
import Glibc
package import Store
import Synchronization

/// Carries out effects on the clinic's database, one after another, off the loop's thread.
///
/// `@unchecked Sendable`: the store is touched on `line` alone, which is serial.
package final class StoreRunner: EffectRunning, @unchecked Sendable {
  private let store: Store
  private let line = DispatchQueue(label: "frontdesk.store", qos: .userInteractive)
  /// The newest generation of each kind of question; older ones are not asked any more.
  private let newest = Mutex<[Kind: Int]>([:])

  private enum Kind: Hashable { case people, preview, queue, archive }

  /// Takes over a store, which nobody else may use from now on.
  package init(_ store: sending Store) { self.store = store }

  package func run(_ effect: Effect, post: @escaping @Sendable (Message) -> Void) {
    if let (kind, generation) = Self.question(effect) {
      newest.withLock { $0[kind] = generation }
    }
    line.async { [self] in
      if let (kind, generation) = Self.question(effect),
        newest.withLock({ $0[kind] }) != generation
      {
        return post(.settled)
      }
      do throws(StoreError) {
        post(try answer(effect))
      } catch {
        post(Self.failure(error, of: effect))
      }
    }
  }

  private static func question(_ effect: Effect) -> (Kind, Int)? {
    switch effect {
    case .lookup(_, _, let generation), .recentPatients(_, let generation): (.people, generation)
    case .preview(_, let generation): (.preview, generation)
    case .openArchive(_, let generation): (.archive, generation)
    case .queue(_, _, let generation): (.queue, generation)
    default: nil
    }
  }

  private func answer(_ effect: Effect) throws(StoreError) -> Message {
    switch effect {
    case .lookup(let text, let limit, let generation):
      let start = Self.microseconds()
      let result = try store.lookup(LookupQuery(text, today: store.today), limit: limit)
      return .lookupFound(
        result, microseconds: Self.microseconds() - start, generation: generation)
    case .recentPatients(let limit, let generation):
      let result = try store.recentPatients(limit: limit)
      return .recentFound(
        result.hits, patientCount: result.patientCount, generation: generation)
    case .preview(let patient, let generation):
      return .previewLoaded(try archive(patient, .preview), generation: generation)
    case .openArchive(let patient, let generation):
      return .archiveOpened(try archive(patient, .open), generation: generation)
    case .queue(let scope, let limit, let generation):
      let page = try store.queue(scope, limit: limit)
      return .queueLoaded(
        page.items, scope: scope, total: page.total, generation: generation)
    case .queueCounts: return .countsLoaded(try store.queueCounts())
    case .pollChanges: return .storeVersion(try store.changeMark())
    case .recordOutcome(let entry):
      return .outcomeRecorded(
        try store.recordOutcome(
          of: entry.followUp, version: entry.version, outcome: entry.outcome, note: entry.note,
          nextDue: entry.nextDue))
    case .undoOutcome(let id, let version):
      return .outcomeUndone(try store.undoOutcome(of: id, version: version))
    case .saveSetting(let setting):
      try save(setting)
      return .settled
    case .redraw, .useTheme, .quit: return .settled
    }
  }

  private static func failure(_ error: StoreError, of effect: Effect) -> Message {
    switch (error, effect) {
    case (.conflict, .recordOutcome(let entry)): .outcomeConflict(entry.followUp)
    case (.conflict, .undoOutcome(let id, _)): .outcomeConflict(id)
    default: .failed(error.message, effect)
    }
  }

  /// The archive, or nil when the patient is not there any more.
  private func archive(
    _ patient: PatientID, _ purpose: ArchivePurpose
  ) throws(StoreError) -> PatientArchive? {
    do {
      return try store.archive(of: patient, purpose: purpose)
    } catch {
      guard error == .notFound else { throw error }
      return nil
    }
  }

  private func save(_ setting: Setting) throws(StoreError) {
    switch setting {
    case .language(let language): try store.setPreference("language", to: language.rawValue)
    case .theme(let name): try store.setPreference("theme", to: name)
    case .glyphs(let glyphs): try store.setPreference("glyphs", to: glyphs.name)
    }
  }

  /// Microseconds of a clock that never jumps; for the time a question took, as the screen shows it.
  private static func microseconds() -> Int {
    var moment = timespec()
    clock_gettime(CLOCK_MONOTONIC, &moment)
    return moment.tv_sec * 1_000_000 + moment.tv_nsec / 1000
  }
}
