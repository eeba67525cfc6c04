internal import Domain

/// What the lookup's rows show, kept between one key and the next.
///
/// Valid for one change mark and one person who asks: whatever any terminal changes empties it, and
/// so does another member of staff at this one.
final class LookupCache {
  /// A person as the lookup shows them, without the reasons of a query.
  struct Entry {
    var hit: LookupHit
    /// Knows why queries match; without identifiers until a query asks for them.
    var matcher: LookupMatcher
  }

  /// About 1 MB when full.
  private static let capacity = 1000
  private var entries: [Int64: Entry] = [:]
  /// Who came in, in a ring once it is full; the next to go stands at `oldest`.
  private var order: [Int64] = []
  private var oldest = 0
  private var mark = -1
  private var actor: Int?
  private var access = Access.machine

  /// Empties the cache when something has changed since the mark it was filled under, or when it
  /// was filled for somebody else's eyes.
  func use(mark: Int, actor: Int?, access: Access) {
    guard mark != self.mark || actor != self.actor || access != self.access else { return }
    self.mark = mark
    self.actor = actor
    self.access = access
    entries.removeAll(keepingCapacity: true)
    order.removeAll(keepingCapacity: true)
    oldest = 0
  }

  /// A person's entry, taken out: changed in place and put back, it is not copied.
  func take(_ patient: Int64) -> Entry? { entries.removeValue(forKey: patient) }

  /// Keeps an entry that was not taken out, for that of whoever came in first.
  ///
  /// One goes for one that comes: a thousand at once would be felt as a key that hangs.
  func add(_ entry: Entry, of patient: Int64) {
    if order.count < Self.capacity {
      order.append(patient)
    } else {
      entries[order[oldest]] = nil
      order[oldest] = patient
      oldest = (oldest + 1) % Self.capacity
    }
    entries[patient] = entry
  }

  /// Puts back an entry that was taken out.
  func putBack(_ entry: Entry, of patient: Int64) { entries[patient] = entry }
}
