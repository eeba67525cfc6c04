import Dispatch
import Domain
import FollowUps
import Store
import Synchronization

extension StoreRunner {
  /// Attaches a file to the attempt that is recorded.
  static func attach(
    _ order: RecordingOrder, to id: FollowUpID, _ store: Store
  ) throws(StoreError) {
    let facts: RecordingFacts
    do {
      facts = try RecordingFile.facts(of: RecordingFile.path(typed: order.path))
    } catch {
      throw .refused(error.message)
    }
    _ = try store.attachRecording(
      facts, consent: order.consent, to: id, attempt: order.attempt)
  }

  /// Plays a recording beside the work; one that was moved is looked for where others lie.
  func play(_ number: Int, _ store: Store, _ post: @escaping @Sendable (Message) -> Void) {
    do throws(StoreError) {
      var one = try store.playRecording(number)
      if !RecordingFile.isThere(one.file), let path = try Self.found(one, store) {
        try store.moveRecording(number, to: path)
        one.file.path = path
      }
      let facts = one.file
      let turn = playing.withLock { playing in
        playing += 1
        return playing
      }
      DispatchQueue.global().async { [self] in
        let isStopped: @Sendable () -> Bool = { [self] in playing.withLock { $0 } != turn }
        let problem = player(facts, isStopped)
        post(isStopped() ? .settled : .call(.played(problem)))
      }
    } catch {
      post(.call(.played(error.message)))
    }
  }

  /// Where a recording lies now, in the folders of the clinic's recordings.
  private static func found(
    _ one: CallRecording, _ store: Store
  ) throws(StoreError) -> String? {
    let folders = Set(try store.recordings().map(\.file.folder)).sorted()
    return RecordingFile.find([one.file], in: folders)[0]
  }

  /// Does what the call screen wants; called on the line of the records alone.
  static func call(_ request: CallRequest, _ store: Store) throws(StoreError) -> Message {
    switch request {
    case .claim(let id, let version, let takingOver):
      return .call(
        .claimed(id, try store.claim(id, version: version, takingOver: takingOver)))
    case .release(let id):
      try store.releaseClaim(id)
      return .settled
    case .sheet(let id, let generation):
      var sheet = try store.callSheet(of: id)
      sheet.missing = Set(sheet.recordings.filter { !RecordingFile.isThere($0.file) }.map(\.id))
      let isOpen = try store.followUp(id).details.state == .open
      let facts = CallFacts(
        sheet, plans: try store.plans(of: sheet.patient),
        proposal: isOpen ? try store.planProposal(for: id) : VisitProposal())
      return .call(.sheet(facts, generation: generation))
    case .findAgain(let patient): return .call(.foundAgain(try store.findAgain(patient)))
    case .whoEnded(let id): return .call(.overtaken(try store.followUp(id)))
    // Played beside the work.
    case .play, .stopPlaying: return .settled
    case .complete(let typed):
      return .call(.completed(typed, RecordingFile.completions(of: typed)))
    case .narrow(let scope, let whose, let generation):
      return .call(
        .narrowed(
          try store.queueFacets(scope, whose: whose), try store.workload(),
          generation: generation))
    case .staff: return .call(.staff(try store.staffLines()))
    case .setTeam(let code, let before, let after):
      return .call(try setTeam(of: code, from: before, to: after, store))
    }
  }

  private static func setTeam(
    of code: String, from before: String?, to after: String?, _ store: Store
  ) throws(StoreError) -> CallAnswer {
    do {
      try store.changeTeam(of: code, from: before, to: after)
    } catch {
      guard error == .conflict else { throw error }
      return .teamTaken(try store.staffLines())
    }
    return .teamSet(of: code, from: before, to: after, try store.staffLines())
  }
}
