internal import Domain
internal import Store

/// The day's queue: its first page, the whole of it in any order, and its windows.
enum QueueRows {
  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    let store = try clinic.open()
    let runs = Array(0..<100)
    let open = try store.queueOrder(.all).count
    let counts = try Times(runs) { _ in _ = try store.queueCounts() }
    let today = try Times(runs) { _ in _ = try store.queue(.today, limit: 100) }
    let all = try Times(runs) { _ in _ = try store.queue(.all, limit: 100) }
    return try [
      Row("the day's queue, \(open) open follow-ups, first 100", today, target: "≤ 10 ms"),
      Row("the whole queue in working order, first 100", all, target: "≤ 10 ms"),
      Row("counts of the title bar", counts),
    ] + orders(store) + filters(store) + parts(store) + windows(store)
  }

  /// The parts that no range of an index gives, and what the queue can be narrowed to.
  private static func parts(_ store: Store) throws -> [Row] {
    let runs = Array(0..<10)
    let retry = try Times(runs) { _ in _ = try store.queue(.retry, limit: 100) }
    let lost = try Times(runs) { _ in _ = try store.queue(.lost, limit: 100) }
    let nobody = try Times(runs) { _ in _ = try store.queue(.today, whose: .nobody, limit: 100) }
    let facets = try Times(runs) { _ in _ = try store.queueFacets(.all) }
    let workload = try Times(runs) { _ in _ = try store.workload() }
    let mine = try Times(runs) { _ in _ = try store.queue(.all, whose: .mine, limit: 100) }
    let opened = try QueueScope.allCases.map { scope in
      let times = try Times(runs) { _ in _ = try store.queueOrder(scope) }
      let count = try store.queueOrder(scope).count
      return Row("\(scope.rawValue) as the screen opens it, \(count) numbers", times)
    }
    return opened + [
      Row("mine of the whole queue, first 100", mine, target: "≤ 10 ms"),
      Row("whom to try again, first 100", retry, target: "≤ 10 ms"),
      Row("whom nobody could find, first 100", lost, target: "≤ 10 ms"),
      Row("nobody's of the day's queue, first 100", nobody, target: "≤ 10 ms"),
      Row("what the queue can be narrowed to", facets, target: "≤ 300 ms"),
      Row("how much everybody has to do", workload, target: "≤ 300 ms"),
    ]
  }

  /// Everything that is open, by each column.
  private static func orders(_ store: Store) throws -> [Row] {
    let runs = Array(0..<5)
    return try QueueSortKey.Field.allCases.map { field in
      let times = try Times(runs) { _ in
        _ = try store.queueOrder(.all, sort: [QueueSortKey(field)])
      }
      return Row("the whole queue as numbers, by \(field.rawValue)", times, target: "≤ 300 ms")
    }
  }

  private static func filters(_ store: Store) throws -> [Row] {
    let runs = Array(0..<5)
    return try ["w", "wang", "高血压", "家访", "1", "zs 138"].map { filter in
      let times = try Times(runs) { _ in
        _ = try store.queueOrder(.all, sort: [QueueSortKey(.name)], filter: filter)
      }
      let found = try store.queueOrder(.all, filter: filter).count
      return Row(
        "the queue filtered by \"\(filter)\", by name, \(found) left", times, target: "≤ 300 ms")
    }
  }

  private static func windows(_ store: Store) throws -> [Row] {
    let ids = try store.queueOrder(.all, sort: [QueueSortKey(.name)])
    let starts = Array(stride(from: 0, to: max(0, ids.count - 50), by: max(1, ids.count / 200)))
    let times = try Times(starts) { start in
      _ = try store.queueRows(ids: ids[start..<start + 50])
    }
    return [Row("a window of 50 rows anywhere in the queue", times, target: "≤ 10 ms")]
  }
}
