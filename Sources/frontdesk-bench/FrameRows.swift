internal import Canvas
internal import Domain
internal import FrontdeskApp
internal import Store

/// What a key costs inside the program: the update and the whole picture, without a terminal.
enum FrameRows {
  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    let store = try clinic.open()
    let result = try store.lookup(LookupQuery("zh", today: BenchClinic.today), limit: 100)
    let page = try store.queue(.today, limit: 200)
    let user = StaffMember(code: "demo", name: "demo", role: .manager)
    return try [Size(columns: 80, rows: 24), Size(columns: 200, rows: 50)].flatMap { size in
      var model = Model(
        user: user, clinicName: Localized(same: "bench"), size: size, now: BenchClinic.now,
        zone: BenchClinic.zone)
      var generation = start(&model, with: result)
      if let first = result.hits.first {
        let archive = try store.archive(of: first.patient, purpose: .preview)
        for effect in update(&model, .event(.key(KeyPress(.down)))) {
          if case .preview(_, let wanted) = effect { generation = wanted }
        }
        _ = update(&model, .previewLoaded(archive, generation: generation))
      }
      let keys = (0..<400).map { KeyPress($0 % 8 < 4 ? .down : .up) }
      let list = Times(keys) { key in
        _ = update(&model, .event(.key(key)))
        _ = view(model, size: size)
      }
      openQueue(&model, page)
      let queue = Times(keys) { key in
        _ = update(&model, .event(.key(key)))
        _ = view(model, size: size)
      }
      let name = "\(size.columns)x\(size.rows)"
      return [
        Row("a key in the lookup, update and picture, \(name)", list),
        Row("a key in the queue, update and picture, \(name)", queue),
      ]
    }
  }

  /// Types a query and answers it; returns the generation of the preview that is then wanted.
  private static func start(_ model: inout Model, with result: LookupResult) -> Int {
    _ = update(&model, .started)
    var preview = 0
    for effect in update(&model, .event(.text("zh"))) {
      guard case .lookup(_, _, let generation) = effect else { continue }
      for next in update(
        &model, .lookupFound(result, microseconds: 400, generation: generation))
      {
        if case .preview(_, let wanted) = next { preview = wanted }
      }
    }
    return preview
  }

  private static func openQueue(_ model: inout Model, _ page: QueuePage) {
    for effect in update(&model, .event(.key(KeyPress(.function(5))))) {
      guard case .queueOrder(let question, let generation) = effect else { continue }
      let answer = QueueAnswer(
        question, ids: page.items.map { Int64($0.followUp.id.value) }, total: page.items.count,
        sections: [page.items.count, 0, 0], start: 0, rows: page.items)
      _ = update(&model, .queueOrdered(answer, generation: generation))
    }
  }
}
