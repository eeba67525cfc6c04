internal import Dispatch
internal import Synchronization

/// A line between a thread that makes and one that takes, of bounded length.
final class BulkLine<Item: Sendable>: Sendable {
  private struct State: Sendable {
    var items: [Item] = []
    var isClosed = false
  }
  private let state = Mutex(State())
  private let space: DispatchSemaphore
  private let filled = DispatchSemaphore(value: 0)

  init(depth: Int) {
    // A semaphore that goes with less than it began with traps, so it begins with nothing.
    space = DispatchSemaphore(value: 0)
    for _ in 0..<depth { space.signal() }
  }

  /// Adds an item when there is room; false when the taker has gone.
  func put(_ item: Item) -> Bool {
    space.wait()
    let isOpen = state.withLock { state in
      guard !state.isClosed else { return false }
      state.items.append(item)
      return true
    }
    filled.signal()
    return isOpen
  }

  /// The next item; waits for it.
  func take() -> Item {
    filled.wait()
    defer { space.signal() }
    return state.withLock { $0.items.removeFirst() }
  }

  /// Tells the maker that nobody takes any more.
  func close() {
    state.withLock { $0.isClosed = true }
    space.signal()
  }
}
